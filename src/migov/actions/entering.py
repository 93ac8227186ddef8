"""Coming to an assessment as somebody: what they are in it, how it stands, whether they may do what they came for."""

from __future__ import annotations

from migov.errors import NotFound
from migov.model import permissions
from migov.model.people import Member, Person, Role, member
from migov.model.permissions import Permission, Situation
from migov.store import assessments, consultations, delegations, people, reviews

OF_THE_CONSULTATION = frozenset(
    {Permission.READ_DRAFT, Permission.COMMENT, Permission.SUGGEST, Permission.ANSWER_FOR_INSTITUTION}
)
"""The permissions that depend on who is asked about the draft."""


def member_of(id: str, person: Person) -> Member:  # noqa: A002 - the field's own word
    """The person as the assessment knows them; with no roles where they do not belong to it."""
    return member(person, people.team(id))


def belonging_to(person: Person) -> frozenset[str]:
    """Ids of the assessments the person belongs to: for the office, of all."""
    if person.is_office:
        return frozenset(entry.id for entry in assessments.entries(withdrawn=True))
    return frozenset(one.assessment for one in people.memberships(person.handle))


def readable_for(person: Person) -> frozenset[str]:
    """Ids of the assessments whose printed profile the person may read."""
    return belonging_to(person) | assessments.published()


def inside(person: Person) -> frozenset[str]:
    """Ids of the assessments in which the person belongs to those who make the answers."""
    if person.is_office:
        return belonging_to(person)
    mine = people.memberships(person.handle)
    return frozenset(one.assessment for one in mine if one.role is not Role.PARTICIPANT)


def require_library(person: Person) -> None:
    """Return if the person may read the library of sources: it belongs to all who make answers anywhere.

    Raises:
        NotFound: they only answer for an institution, or belong to no assessment.
    """
    if not (person.is_office or inside(person)):
        raise NotFound("library", "sources")


def keeper(name: str) -> Member:
    """Whoever works at the machine itself, where the folder lies open to them anyway: the command line's only user."""
    return Member(person=name, roles=frozenset(Role) - {Role.PARTICIPANT}, is_office=True)


def situation(
    id: str,  # noqa: A002
    *,
    indicator: str | None = None,
    addressed_to: str | None = None,
    consults: bool = False,
    tells_all: bool = False,
) -> Situation:
    """How the assessment stands, as far as permissions depend on it; the consultation is read only where asked.

    With *tells_all* the whole draft is in question: then whoever is to answer anything blind counts.

    Raises:
        NotFound: there is no assessment under this id.
    """
    stage, is_withdrawn = assessments.stands(id)
    asked = consultations.find(id) if consults else None
    return Situation(
        stage=stage,
        is_withdrawn=is_withdrawn,
        delegated_to=delegations.delegated_to(id, indicator) if indicator else frozenset(),
        addressed_to=addressed_to,
        invited=frozenset(one.institution for one in asked.standing) if asked else frozenset(),
        is_consolidating=bool(asked and asked.consolidating_since),
        asked_to_code=reviews.asked_to_code(id, indicator) if indicator or tells_all else frozenset(),
    )


def require(
    permission: Permission,
    id: str,  # noqa: A002
    by: Member,
    *,
    indicator: str | None = None,
    addressed_to: str | None = None,
) -> Situation:
    """How the assessment stands, if the person may do this now.

    Raises:
        NotFound: there is no such assessment for this person.
        WrongStage: they may, but not at this stage.
        NotAllowed: they may not.
    """
    consults, tells_all = _looks_at(permission, by)
    found = situation(id, indicator=indicator, addressed_to=addressed_to, consults=consults, tells_all=tells_all)
    permissions.require(permission, by, found, assessment=id)
    return found


def may(permission: Permission, id: str, by: Member, *, indicator: str | None = None) -> bool:  # noqa: A002
    """Whether the person may do this now.

    Raises:
        NotFound: there is no assessment under this id.
    """
    consults, tells_all = _looks_at(permission, by)
    found = situation(id, indicator=indicator, consults=consults, tells_all=tells_all)
    return permissions.allows(permission, by, found)


def _looks_at(permission: Permission, by: Member) -> tuple[bool, bool]:
    """Whether a decision on this permission looks at the consultation, and at who answers blind anywhere.

    A participant is never asked to code.
    """
    return permission in OF_THE_CONSULTATION, permission in permissions.TELLING and by.works_inside
