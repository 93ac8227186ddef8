"""The team of an assessment: who belongs to it as what, and the institutions that are asked.

An assessment is never without a coordinator: who would let anybody else in?
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from migov.actions import entering, rounds
from migov.actions import people as letting_in
from migov.actions.people import Invited, Place
from migov.errors import Conflict, Invalid, NotFound, Problem, Refused
from migov.model.assessments import Assessment
from migov.model.assignments import Duty
from migov.model.fields import tidy
from migov.model.institutions import Institution
from migov.model.jurisdictions import folded
from migov.model.languages import Language
from migov.model.people import Member, Membership, Person, Role
from migov.model.permissions import Permission
from migov.model.values import Value, numbered, slug
from migov.store import assessments, assignments, delegations, journal, people, reviews, transactions
from migov.store.assignments import Given

__all__ = ["Invited"]

LONGEST = 300
"""Letters of an institution's name."""
NEEDED = {Duty.ANSWER: {Role.ANALYST}, Duty.REVIEW: {Role.REVIEWER}}
"""Without which role a duty cannot be done; any role will do for the others."""


class Belonging(Value, kw_only=True):
    """One person of the team, with all they are in it."""

    person: Person
    member: Member
    roles: tuple[Membership, ...]
    """In the order of joining."""
    came_in: bool
    """Whether they ever signed in: else their invitation waits for them."""
    in_hands: int
    """How many indicators they have, over all duties."""


class Leaving(Value, kw_only=True):
    """What happens when somebody leaves a role."""

    membership: Membership
    name: str
    in_hands: int
    """How many indicators would be in nobody's hands."""
    is_last_coordinator: bool


def of(assessment: str, *, by: Member) -> tuple[Belonging, ...]:
    """The people of an assessment, by name.

    Raises:
        NotFound, NotAllowed: *by* may not see them.
    """
    entering.require(Permission.SEE_INSIDE, assessment, by)
    roles, loads = people.team(assessment), assignments.loads(assessment)
    listed = {one.person.handle: one for one in people.everybody()}
    return tuple(
        Belonging(
            person=listed[one.person].person,
            member=one,
            roles=tuple(role for role in roles if role.person == one.person),
            came_in=listed[one.person].accepted_at is not None,
            in_hands=sum(loads.get(one.person, {}).values()),
        )
        for one in people.members(assessment)
    )


def add(
    address: str,
    role: Role,
    *,
    assessment: str,
    institution: str | None = None,
    name: str | None = None,
    language: Language = Language.EN,
    by: Member,
    at: datetime,
) -> Invited:
    """Somebody in the team: whoever has the address, or somebody new, who is invited. The caller sends the letter.

    Raises:
        NotFound, NotAllowed: *by* may not do this, or there is no such institution.
        Invalid: the address is none, a new person has no name, a participant no institution.
        Conflict: they have the role already.
    """
    if role is Role.PARTICIPANT and not institution:
        remedy = "choose one; it is added under Institutions"
        raise Invalid(Problem("a participant speaks for an institution", place="institution", remedy=remedy))
    named = institution if role is Role.PARTICIPANT else None
    with transactions.whole():
        assessments.lock(assessment)
        entering.require(Permission.MANAGE_TEAM, assessment, by)
        if named is not None:
            _institution(assessment, named)
        place = Place(assessment=assessment, role=role, institution=named)
        known = people.find(address)
        if known is not None and place.of(known.person.handle) in people.team(assessment):
            raise Conflict(f"{known.person.name} is {role} here already")
        invited = letting_in.invite(address, name=name, language=language, membership=place, by=by.person, at=at)
        details = {"person": invited.person.handle, "role": role.value, "institution": named, "new": invited.is_new}
        journal.note("team.add", subject=assessment, by=by.person, at=at, details=details)
    return invited


def leaving(membership: Membership, *, by: Member) -> Leaving:
    """What would happen if the person left this role: to ask before.

    Raises:
        NotFound, NotAllowed: *by* may not do this, or nobody has the role.
    """
    entering.require(Permission.MANAGE_TEAM, membership.assessment, by)
    roles = people.team(membership.assessment)
    if membership not in roles:
        raise NotFound("role", f"{membership.role} of {membership.person}")
    ends = _would_end(membership, roles)
    return Leaving(
        membership=membership,
        name=people.get(membership.person).name,
        in_hands=len(ends),
        is_last_coordinator=_is_last(membership, roles),
    )


def remove(membership: Membership, *, by: Member, at: datetime) -> None:
    """Take a role from somebody; what they have in hands as that is in nobody's from then on.

    Raises:
        NotFound, NotAllowed: *by* may not do this, or nobody has the role.
        Refused: nobody would be coordinator.
    """
    assessment = membership.assessment
    with transactions.whole():
        assessments.lock(assessment)
        found = leaving(membership, by=by)
        if found.is_last_coordinator:
            raise Refused(f"{found.name} is the only coordinator: make somebody else coordinator first")
        ended = _would_end(membership, people.team(assessment))
        people.leave(membership, by=by.person, at=at)
        assignments.take_back(assessment, [one.assignment for one in ended], by=by.person, at=at)
        for one in ended:
            if one.assignment.duty is Duty.CODE:
                reviews.call_off(assessment, one.assignment.indicator, coder=membership.person, at=at)
        details = {
            "person": membership.person,
            "role": membership.role.value,
            "institution": membership.institution,
            "taken back": [[one.assignment.duty.value, one.assignment.indicator] for one in ended],
        }
        journal.note("team.remove", subject=assessment, by=by.person, at=at, details=details)


def name_institution(
    name: str,
    *,
    native_name: str | None = None,
    acronym: str | None = None,
    assessment: str,
    by: Member,
    at: datetime,
) -> Institution:
    """An institution in the register of those that are asked, or the one that is there under this name.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not do this now.
        Invalid: it has no name, or one that is too long.
    """
    words = [" ".join(tidy(word or "").split()) for word in (name, native_name, acronym)]
    if not words[0] or any(len(word) > LONGEST for word in words):
        raise Invalid(Problem(f"a name has one to {LONGEST} letters", place="name", remedy="write the usual name"))
    with transactions.whole():
        assessments.lock(assessment)
        entering.require(Permission.NAME_INSTITUTION, assessment, by)
        value = assessments.without_answers(assessment)
        there = next((one for one in value.institutions if folded(one.name) == folded(words[0])), None)
        if there is not None:
            raise Conflict(f"{there.name} is in the register already")
        taken = {one.id for one in value.institutions}
        new = Institution(
            id=_id(words[2] or words[0], taken), name=words[0], native_name=words[1] or None, acronym=words[2] or None
        )
        details = {"institution": msgspec.to_builtins(new)}
        _write(replace(value, institutions=(*value.institutions, new)), "institution.name", details, by=by, at=at)
    return new


def strike_institution(institution: str, *, assessment: str, by: Member, at: datetime) -> None:
    """Take an institution out of the register.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not do this now, or it is not there.
        Refused: somebody speaks for it, or something was handed to it.
    """
    with transactions.whole():
        assessments.lock(assessment)
        entering.require(Permission.NAME_INSTITUTION, assessment, by)
        found = _institution(assessment, institution)
        if any(one.institution == institution for one in people.team(assessment)):
            raise Refused(f"somebody speaks for {found.name}: take them out of the team first")
        if delegations.of(assessment, institution=institution, withdrawn=True):
            raise Refused(f"something was handed to {found.name}: it stays in the register")
        value = assessments.without_answers(assessment)
        if found.places:
            raise Refused(f"the profile names {found.name}: it stays in the register")
        left = tuple(one for one in value.institutions if one.id != institution)
        details = {"institution": msgspec.to_builtins(found)}
        _write(replace(value, institutions=left), "institution.strike", details, by=by, at=at)


def known_before(assessment: str, *, by: Member) -> tuple[Institution, ...]:
    """The institutions that the round before named and the register does not have, by name.

    Raises:
        NotFound, NotAllowed: *by* may not see it.
    """
    entering.require(Permission.SEE_INSIDE, assessment, by)
    earlier = rounds.earlier_of(assessment)
    if earlier is None:
        return ()
    there = {folded(one.name) for one in assessments.without_answers(assessment).institutions}
    found = (one for one in assessments.without_answers(earlier.id).institutions if folded(one.name) not in there)
    return tuple(sorted(found, key=lambda one: folded(one.name)))


def take_over_institutions(
    chosen: Iterable[str], *, assessment: str, by: Member, at: datetime
) -> tuple[Institution, ...]:
    """Institutions of the round before, in the register of this one from now on.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not do this now, or one of them is not there.
    """
    with transactions.whole():
        assessments.lock(assessment)
        entering.require(Permission.NAME_INSTITUTION, assessment, by)
        known = {one.id: one for one in known_before(assessment, by=by)}
        value, new = assessments.without_answers(assessment), []
        taken = {one.id for one in value.institutions}
        for id in dict.fromkeys(chosen):  # noqa: A001 - the field's own word
            if id not in known:
                raise NotFound("institution", id)
            new.append(replace(known[id], id=numbered(id, taken), places=()))
            taken.add(new[-1].id)
        if new:
            details = {"institutions": msgspec.to_builtins(new)}
            after = replace(value, institutions=(*value.institutions, *new))
            _write(after, "institution.take-over", details, by=by, at=at)
    return tuple(new)


def institutions(assessment: str, *, by: Member) -> tuple[Institution, ...]:
    """The register of institutions, by name.

    Raises:
        NotFound, NotAllowed: *by* may not see it.
    """
    entering.require(Permission.SEE_INSIDE, assessment, by)
    return tuple(sorted(assessments.without_answers(assessment).institutions, key=lambda one: folded(one.name)))


def _write(value: Assessment, action: str, details: dict[str, Any], *, by: Member, at: datetime) -> None:
    entry = assessments.rewrite(value, by=by.person, at=at)
    journal.note(action, subject=value.id, by=by.person, at=at, details=details | {"content": entry.content_sha256})


def _institution(assessment: str, id: str) -> Institution:  # noqa: A002 - the field's own word
    for one in assessments.without_answers(assessment).institutions:
        if one.id == id:
            return one
    raise NotFound("institution", id)


def _id(name: str, taken: set[str]) -> str:
    return numbered(slug(name, longest=60, otherwise="institution"), taken)


def _is_last(membership: Membership, roles: tuple[Membership, ...]) -> bool:
    """Whether nobody else who can come in is coordinator."""
    if membership.role is not Role.COORDINATOR:
        return False
    others = {one.person for one in roles if one.role is Role.COORDINATOR} - {membership.person}
    there = (people.listed(handle) for handle in others)
    return not any(one.accepted_at is not None and one.withdrawn_at is None for one in there)


def _would_end(membership: Membership, roles: tuple[Membership, ...]) -> tuple[Given, ...]:
    """What somebody could not do any more without this role."""
    left = {one.role for one in roles if one.person == membership.person and one != membership}
    given = assignments.of(membership.assessment, person=membership.person)
    return tuple(one for one in given if not left or not NEEDED.get(one.assignment.duty, left) & left)
