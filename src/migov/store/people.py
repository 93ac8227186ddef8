"""People as they are kept: who can sign in, and as what they work on which assessment."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from migov.errors import Conflict, NotFound
from migov.model.languages import Language
from migov.model.people import Member, Membership, Person, Role, member
from migov.model.values import Value, numbered, slug
from migov.store import transactions
from migov.store.records.people import MembershipRecord, PersonRecord


class Listed(Value, kw_only=True):
    """A person with what a list tells of them."""

    person: Person
    added_at: datetime
    accepted_at: datetime | None
    """Null where the invitation was not accepted yet."""
    withdrawn_at: datetime | None
    last_sign_in: datetime | None
    is_made_up: bool


def get(handle: str) -> Person:
    """The person of this handle, withdrawn or not.

    Raises:
        NotFound: there is none.
    """
    return value(record(handle))


def listed(handle: str) -> Listed:
    """The person of this handle with what a list tells.

    Raises:
        NotFound: there is none.
    """
    return _listed(record(handle))


def find(address: str) -> Listed | None:
    """The person of this mail address, in whatever case it is written; null where there is none."""
    row = PersonRecord.objects.filter(email=address.strip().lower()).first()
    return _listed(row) if row else None


def everybody() -> tuple[Listed, ...]:
    """All people who were ever added, by name."""
    return tuple(_listed(row) for row in PersonRecord.objects.order_by("name", "handle"))


def names(handles: frozenset[str] | set[str]) -> dict[str, str]:
    """The names of these handles; who did something before there were accounts has none."""
    return dict(PersonRecord.objects.filter(handle__in=handles).values_list("handle", "name"))


def add(person: Person, *, at: datetime, accepted: bool = False, made_up: bool = False) -> None:
    """Keep a new person. They have no password.

    Raises:
        Conflict: the address or the handle is somebody's.
    """
    transactions.must_be_open()
    address = person.address.strip().lower()
    if PersonRecord.objects.filter(email=address).exists():
        raise Conflict(f"somebody has the address {address}")
    if PersonRecord.objects.filter(handle=person.handle).exists():
        raise Conflict(f"somebody has the handle {person.handle}")
    row = PersonRecord(handle=person.handle, email=address, added_at=at, is_made_up=made_up)
    row.accepted_at = at if accepted else None
    row.set_unusable_password()
    _fill(row, person)
    row.save()


def change(person: Person) -> None:
    """Keep what is said of a person who is there; handle and address stay.

    Raises:
        NotFound: there is none of this handle.
    """
    transactions.must_be_open()
    row = record(person.handle)
    _fill(row, person)
    row.save(update_fields=["name", "language", "zone", "institution", "is_office"])


def accept(handle: str, *, at: datetime) -> None:
    """From now on the person may sign in."""
    transactions.must_be_open()
    PersonRecord.objects.filter(handle=handle, accepted_at=None).update(accepted_at=at)


def withdraw(handle: str, *, at: datetime) -> None:
    """End the account: the person is out at their next request, everywhere.

    Raises:
        NotFound: there is none of this handle.
        Conflict: it is withdrawn.
    """
    transactions.must_be_open()
    row = record(handle)
    if row.withdrawn_at is not None:
        raise Conflict(f"{handle} is withdrawn already")
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    end_sessions(handle)


def restore(handle: str) -> None:
    """Bring a withdrawn account back, with the roles that were not left.

    Raises:
        NotFound: there is none of this handle.
        Conflict: it is not withdrawn.
    """
    transactions.must_be_open()
    row = record(handle)
    if row.withdrawn_at is None:
        raise Conflict(f"{handle} is not withdrawn")
    row.withdrawn_at = None
    row.save(update_fields=["withdrawn_at"])


def end_sessions(handle: str) -> None:
    """Sign the person out on every device."""
    from allauth.usersessions.models import UserSession

    for session in UserSession.objects.filter(user__handle=handle):
        session.end()


def move(handle: str, address: str) -> None:
    """Give a person another mail address; the one before opens nothing any more.

    Raises:
        NotFound: there is none of this handle.
        Conflict: somebody has the address.
    """
    from allauth.account.models import EmailAddress

    transactions.must_be_open()
    row = record(handle)
    if PersonRecord.objects.filter(email=address.lower()).exclude(pk=row.pk).exists():
        raise Conflict(f"somebody has the address {address}")
    row.email = address.lower()
    row.save(update_fields=["email"])
    EmailAddress.objects.filter(user=row).delete()  # allauth finds people by all it has seen, and mails to those


def forget_proofs(handle: str) -> None:
    """Take a person's password and second factor away: a mailed link is the way in again.

    Raises:
        NotFound: there is none of this handle.
    """
    from allauth.mfa.models import Authenticator

    transactions.must_be_open()
    row = record(handle)
    row.set_unusable_password()
    row.save(update_fields=["password"])
    Authenticator.objects.filter(user=row).delete()


def clear_ended_sessions(*, at: datetime) -> int:
    """Remove sessions whose time is over; how many there were."""
    from django.contrib.sessions.models import Session

    return Session.objects.filter(expire_date__lt=at).delete()[0]


def join(membership: Membership, *, by: str, at: datetime) -> None:
    """Give somebody a role in an assessment.

    Raises:
        NotFound: there is no such person.
        Conflict: they have it.
    """
    transactions.must_be_open()
    if _current(membership).exists():
        raise Conflict(f"{membership.person} is {membership.role} in {membership.assessment} already")
    MembershipRecord.objects.create(
        person=record(membership.person),
        assessment=membership.assessment,
        role=membership.role.value,
        institution=membership.institution,
        joined_at=at,
        joined_by=by,
    )


def leave(membership: Membership, *, by: str, at: datetime) -> None:
    """Take a role from somebody; the row stays and says until when they had it.

    Raises:
        NotFound: they do not have it.
    """
    transactions.must_be_open()
    if not _current(membership).update(left_at=at, left_by=by):
        raise NotFound("role", f"{membership.role} of {membership.person} in {membership.assessment}")


def memberships(handle: str) -> tuple[Membership, ...]:
    """The roles that a person has now, in the order of joining."""
    return _memberships(person__handle=handle)


def team(assessment: str) -> tuple[Membership, ...]:
    """The roles that people have now in an assessment, in the order of joining; those of withdrawn people too."""
    return _memberships(assessment=assessment)


def roles_by_person() -> dict[str, tuple[Membership, ...]]:
    """All roles that people have now, by handle, in the order of joining."""
    found: dict[str, list[Membership]] = {}
    for one in _memberships():
        found.setdefault(one.person, []).append(one)
    return {handle: tuple(roles) for handle, roles in found.items()}


def members(assessment: str) -> tuple[Member, ...]:
    """The people of an assessment as it sees them, each once, by name. Withdrawn people are not among them."""
    there = team(assessment)
    handles = {one.person for one in there}
    rows = PersonRecord.objects.filter(handle__in=handles, withdrawn_at=None).order_by("name", "handle")
    return tuple(member(value(row), there) for row in rows)


def handle_for(name: str) -> str:
    """A handle made of a name that nobody has yet: ``Aïcha N'Diaye`` is aicha-n-diaye, the next one aicha-n-diaye-2."""
    stem = slug(name, longest=50, otherwise="person")
    return numbered(stem, set(PersonRecord.objects.filter(handle__startswith=stem).values_list("handle", flat=True)))


def value(row: PersonRecord) -> Person:
    """The person that a row tells of."""
    return Person(
        handle=row.handle,
        name=row.name,
        address=row.email,
        language=Language(row.language),
        zone=row.zone,
        institution=row.institution,
        is_office=row.is_office,
    )


def record(handle: str) -> PersonRecord:
    """The row of this handle, for the store and for the sign-in.

    Raises:
        NotFound: there is none.
    """
    row = PersonRecord.objects.filter(handle=handle).first()
    if row is None:
        raise NotFound("person", handle, remedy="`migov person list` shows who there is")
    return row


def _fill(row: PersonRecord, person: Person) -> None:
    row.name, row.language, row.zone = person.name.strip(), person.language.value, person.zone
    row.institution, row.is_office = person.institution or None, person.is_office


def _current(membership: Membership) -> QuerySet[MembershipRecord]:
    return MembershipRecord.objects.filter(
        person__handle=membership.person,
        assessment=membership.assessment,
        role=membership.role.value,
        institution=membership.institution,
        left_at=None,
    )


def _memberships(**which: str) -> tuple[Membership, ...]:
    rows = MembershipRecord.objects.filter(left_at=None, **which).order_by("id")
    return tuple(
        Membership(assessment=assessment, person=person, role=Role(role), institution=institution)
        for assessment, person, role, institution in rows.values_list(
            "assessment", "person__handle", "role", "institution"
        )
    )


def _listed(row: PersonRecord) -> Listed:
    return Listed(
        person=value(row),
        added_at=row.added_at,
        accepted_at=row.accepted_at,
        withdrawn_at=row.withdrawn_at,
        last_sign_in=row.last_login,
        is_made_up=row.is_made_up,
    )
