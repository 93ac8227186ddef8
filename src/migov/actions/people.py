"""Letting people in: invited, accepted, withdrawn and brought back; and what they say of themselves.

Nobody signs up, and there is no first account: whoever sits at the machine invites the first person of the office.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.deadlines import zones
from migov.model.languages import Language
from migov.model.people import Membership, Person, Role
from migov.model.values import Value
from migov.store import assessments, invitations, journal, people, post, transactions
from migov.store.invitations import Invitation
from migov.store.people import Listed

__all__ = ["Invitation", "Listed"]

NO_ADDRESS = ' <>,;:"()[]\\'
"""What mail programs take for something else than an address, or refuse."""


class Invited(Value, kw_only=True):
    """What became of an invitation."""

    person: Person
    token: str | None
    """For the link; null where the person is in already, and only has a role more."""
    is_new: bool
    """Whether there was no such person before."""


class Place(Value, kw_only=True):
    """A role in an assessment that somebody is to have.

    Raises:
        Invalid: a participant without an institution, or an institution without a participant.
    """

    assessment: str
    role: Role
    institution: str | None = None

    def of(self, person: str) -> Membership:
        """The role as that of a person."""
        return Membership(assessment=self.assessment, person=person, role=self.role, institution=self.institution)

    def __post_init__(self) -> None:
        self.of("somebody")


class Profile(Value, kw_only=True):
    """A person with the roles they have."""

    listed: Listed
    roles: tuple[Membership, ...]


def invite(
    address: str,
    *,
    name: str | None = None,
    language: Language = Language.EN,
    is_office: bool = False,
    membership: Place | None = None,
    by: str,
    at: datetime,
) -> Invited:
    """A person who may come in, with the token of the link that opens the door once, for fourteen days.

    Somebody who is there but never came in gets another link, and the one before is void. Somebody who is in gets the
    role, and no link.

    Raises:
        Invalid: the address is none, or a new person has no name.
        NotFound: there is no such assessment.
        Conflict: the account is withdrawn, or there is nothing to give that the person has not.
    """
    address = _address(address)
    if membership is not None:
        assessments.entry(membership.assessment)
    with transactions.whole():
        before = people.find(address)
        if before is not None and before.withdrawn_at is not None:
            raise Conflict(f"the account of {before.person.handle} is withdrawn: restore it first")
        person = before.person if before else _add(address, name, language=language, is_office=is_office, by=by, at=at)
        gained = _gain(person, membership, is_office=is_office, by=by, at=at)
        if before is not None and before.accepted_at is not None:
            if not gained:
                raise Conflict(f"{person.handle} is in already, and has that")
            return Invited(person=people.get(person.handle), token=None, is_new=False)
        token = invitations.invite(
            person.handle,
            by=by,
            at=at,
            assessment=membership.assessment if membership else None,
            role=membership.role if membership else None,
        )
        journal.note("person.invite", subject=person.handle, by=by, at=at, details={"office": is_office})
    return Invited(person=people.get(person.handle), token=token, is_new=before is None)


def invitation(token: str, *, at: datetime) -> Invitation:
    """The invitation that a token opens now.

    Raises:
        NotFound: it opens nothing, or nothing any more.
    """
    found = invitations.invitation(token, at=at)
    if found is None:
        raise NotFound("invitation", token[:6] + "…", remedy="ask whoever invited you for a new one")
    return found


def accept(token: str, *, at: datetime) -> Person:
    """The person who came in: from now on they may sign in.

    Raises:
        NotFound: the token opens nothing, or nothing any more.
    """
    with transactions.whole():
        person = invitation(token, at=at).invited.person
        if not invitations.close_invitation(token, at=at):
            raise NotFound("invitation", token[:6] + "…", remedy="it was used already: sign in")
        people.accept(person.handle, at=at)
        journal.note("person.accept", subject=person.handle, by=person.handle, at=at)
    return person


def inviter(found: Invitation) -> str:
    """The name of who invites."""
    return people.names({found.by}).get(found.by, found.by)


def withdraw(handle: str, *, by: str, at: datetime) -> None:
    """End an account: the person is out at their next request, and no letter to them opens a door any more.

    Raises:
        NotFound: there is no such person.
        Conflict: it is withdrawn, or it is that of the last person of the office.
    """
    with transactions.whole():
        worked = _works(people.listed(handle))
        people.withdraw(handle, at=at)
        invitations.void_invitations(handle, at=at)
        if worked and not any(_works(one) for one in people.everybody()):
            raise Conflict(f"{handle} is the last person of the office: invite another one first")
        journal.note("person.withdraw", subject=handle, by=by, at=at)


def restore(handle: str, *, by: str, at: datetime) -> None:
    """Bring a withdrawn account back.

    Raises:
        NotFound: there is no such person.
        Conflict: it is not withdrawn.
    """
    with transactions.whole():
        people.restore(handle)
        journal.note("person.restore", subject=handle, by=by, at=at)


def move(handle: str, address: str, *, by: str, at: datetime) -> None:
    """Give a person another mail address, to which sign-in links go from now on. They are signed out everywhere.

    Raises:
        Invalid: the address is none.
        NotFound: there is no such person.
        Conflict: somebody has the address.
    """
    with transactions.whole():
        before = people.get(handle).address
        people.move(handle, _address(address))
        _shut_out(handle, at=at)
        details = {"address": [before, _address(address)]}
        journal.note("person.move", subject=handle, by=by, at=at, details=details)


def reset(handle: str, *, by: str, at: datetime) -> None:
    """Take away the password and the second factor of somebody who has lost them: a mailed link is the way in again.

    Raises:
        NotFound: there is no such person.
    """
    with transactions.whole():
        people.forget_proofs(handle)
        _shut_out(handle, at=at)
        journal.note("person.reset", subject=handle, by=by, at=at)


def change(
    handle: str, *, name: str, language: Language, zone: str, institution: str | None, by: str, at: datetime
) -> Person:
    """The person with what they now say of themselves.

    Raises:
        Invalid: there is no name, or no such time zone.
        NotFound: there is no such person.
    """
    problems = []
    if not 0 < len(name.strip()) <= 200:
        problems.append(Problem("a name has one to 200 letters", place="name"))
    if zone not in zones():
        remedy = "write it as Africa/Niamey"
        problems.append(Problem(f"{zone[:60]!r} is no time zone", place="zone", remedy=remedy))
    if institution is not None and len(institution) > 300:
        problems.append(Problem("an institution has up to 300 letters", place="institution"))
    if problems:
        raise Invalid(*problems)
    with transactions.whole():
        before = people.get(handle)
        after = msgspec.structs.replace(
            before,
            name=name.strip(),
            language=language,
            zone=zone,
            institution=(institution or "").strip() or None,
        )
        if after != before:
            people.change(after)
            journal.note("person.change", subject=handle, by=by, at=at, details=_changed(before, after))
    return after


def get(handle: str) -> Profile:
    """A person with their roles.

    Raises:
        NotFound: there is no such person.
    """
    return Profile(listed=people.listed(handle), roles=people.memberships(handle))


def everybody() -> tuple[Profile, ...]:
    """All people who were ever invited, with their roles, by name."""
    roles = people.roles_by_person()
    return tuple(Profile(listed=one, roles=roles.get(one.person.handle, ())) for one in people.everybody())


def seen_by(person: Person) -> tuple[Profile, ...]:
    """Whom a person may see on the page of people: everybody for the office, a coordinator's own teams for them.

    Raises:
        NotFound: the page is not theirs to see.
    """
    mine = coordinated_by(person.handle)
    if not person.is_office and not mine:
        raise NotFound("page", "people")
    there = everybody()
    if person.is_office:
        return there
    theirs = tuple(
        msgspec.structs.replace(one, roles=tuple(role for role in one.roles if role.assessment in mine))
        for one in there
    )
    return tuple(one for one in theirs if one.roles or one.listed.person.handle == person.handle)


def coordinated_by(handle: str) -> frozenset[str]:
    """The assessments that somebody coordinates."""
    return frozenset(one.assessment for one in people.memberships(handle) if one.role is Role.COORDINATOR)


def require_admitting(by: Person, membership: Place | None, *, is_office: bool) -> None:
    """Pass where somebody may invite to this: the office to anything, a coordinator to their own assessments.

    Raises:
        NotFound: they may not, and what they ask for does not exist for them.
    """
    if by.is_office:
        return
    if is_office or membership is None or membership.assessment not in coordinated_by(by.handle):
        raise NotFound("page", "people")


def send(invited: Invited, *, by: str, assessment: str | None, at: datetime) -> None:
    """Send the invitation to whom it is for.

    Raises:
        MigovError: the mail server did not take it; the invitation stands, and can be sent again.
    """
    if invited.token is not None:
        about: Mapping[str, Any] = {
            "token": invited.token,
            "inviter": people.names({by}).get(by, by),
            "assessment": assessments.entry(assessment) if assessment else None,
            "until": at + invitations.INVITED_FOR,
        }
        post.hand_in(post.write("invitation", invited.person, about))


def link(invited: Invited) -> str | None:
    """The address that the invitation opens; null where there is none."""
    return post.link("invitation", invited.person, token=invited.token) if invited.token else None


def may_hand_on(invited: Invited, by: Person) -> bool:
    """Whether somebody may see the link itself: whoever opens it is that person, with all that they may do."""
    roles, mine = people.memberships(invited.person.handle), coordinated_by(by.handle)
    return by.is_office or not (invited.person.is_office or any(one.assessment not in mine for one in roles))


def goes_by_mail() -> bool:
    """Whether letters leave this machine; else they are printed where migov runs."""
    return not post.is_printed()


def clear_ended_sessions(*, at: datetime) -> int:
    """Remove sessions whose time is over; how many there were."""
    return people.clear_ended_sessions(at=at)


def _shut_out(handle: str, *, at: datetime) -> None:
    people.end_sessions(handle)
    invitations.void_invitations(handle, at=at)


def _works(one: Listed) -> bool:
    return one.person.is_office and one.accepted_at is not None and one.withdrawn_at is None


def _address(given: str) -> str:
    address = given.strip().lower()
    local, _, host = address.rpartition("@")
    plain = address.isprintable() and not any(sign in NO_ADDRESS for sign in address)
    if not (plain and local and "@" not in local and re.fullmatch(r"[^.]+(\.[^.]+)+", host) and len(address) <= 254):
        raise Invalid(Problem(f"{given[:80]!r} is no mail address", remedy="write it as aicha@ministry.example"))
    return address


def _add(address: str, name: str | None, *, language: Language, is_office: bool, by: str, at: datetime) -> Person:
    if not (name or "").strip():
        raise Invalid(Problem(f"{address} is new here and has no name", remedy="say what others know them by"))
    words = str(name).strip()[:200]
    person = Person(
        handle=people.handle_for(words), name=words, address=address, language=language, is_office=is_office
    )
    people.add(person, at=at)
    journal.note("person.add", subject=person.handle, by=by, at=at)
    return person


def _gain(person: Person, place: Place | None, *, is_office: bool, by: str, at: datetime) -> bool:
    """Give what the person has not yet; whether there was something."""
    gained = False
    if is_office and not person.is_office:
        people.change(msgspec.structs.replace(person, is_office=True))
        journal.note("person.change", subject=person.handle, by=by, at=at, details={"office": True})
        gained = True
    if place is not None and place.of(person.handle) not in people.memberships(person.handle):
        people.join(place.of(person.handle), by=by, at=at)
        details = {"assessment": place.assessment, "role": place.role.value, "institution": place.institution}
        journal.note("team.join", subject=person.handle, by=by, at=at, details=details)
        gained = True
    return gained


def _changed(before: Person, after: Person) -> dict[str, list[Any]]:
    fields = ("name", "language", "zone", "institution")
    return {
        field: [getattr(before, field), getattr(after, field)]
        for field in fields
        if getattr(before, field) != getattr(after, field)
    }
