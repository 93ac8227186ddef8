"""Delegation: the focal point hands indicators to institutions with a deadline, reminds, extends, takes back.

What comes back is in `migov.actions.returns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from migov.actions import entering, rounds
from migov.actions.assignments import chosen
from migov.actions.rounds import LastAnswer
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.answers import NonAnswer
from migov.model.assignments import Delegation
from migov.model.deadlines import Deadline
from migov.model.fields import brief
from migov.model.people import Member, Person, Role
from migov.model.permissions import Permission
from migov.model.returns import Progress, progress
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store import assessments, delegations, invitations, journal, people, post, transactions
from migov.store.delegations import Event, EventKind
from migov.store.people import Listed

LINK_LASTS = timedelta(days=14)
"""How long the link in a letter to a participant signs in, once: as long as an invitation."""


AGAIN = timedelta(hours=1)
"""How long after a reminder another one is refused."""


class Handed(Value, kw_only=True):
    """A delegation with how far it has come."""

    delegation: Delegation
    institution: str
    """Its name."""
    progress: Progress
    returned: int
    """Indicators for which something was handed in."""
    events: tuple[Event, ...]
    participants: tuple[Member, ...]
    """Who speaks for the institution here; nobody, and nobody was written to."""


def hand_over(
    id: str,  # noqa: A002 - the field's own word
    institution: str,
    names: Iterable[str],
    *,
    due: Deadline,
    asked: str = "",
    by: Member,
    at: datetime,
) -> Delegation:
    """Indicators in the hands of an institution from now on; those who speak for it get a letter.

    The very same handed over again is the one that stands: a button pressed twice writes no second letter.

    Args:
        id: of the assessment.
        institution: id of the institution.
        names: parts (`migov.actions.assignments.parts`) and codes of single indicators.
        due: by when it is to return them.
        asked: what there is to say to it.
        by: who.
        at: when.

    Raises:
        NotFound: no such assessment for this person, or no such part or indicator.
        NotAllowed, WrongStage: the person may not delegate (now).
        Invalid: nothing is chosen, nobody knows the institution, or the deadline is past.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.DELEGATE, id, by)
        codes = chosen(assessments.entry(id), names)
        _check_institution(id, institution)
        _check_ahead(due, at)
        wanted = Delegation(
            number=0,
            institution=institution,
            indicators=codes,
            due=due,
            asked=brief(asked, place="asked"),
            by=by.person,
            at=at.isoformat(),
        )
        for one in delegations.of(id, institution=institution):
            if replace(one, number=0, at=wanted.at) == wanted:
                return one
        made = delegations.hand_over(id, wanted, at=at)
        details = {"institution": institution, "indicators": list(codes), "due": msgspec.to_builtins(due)}
        note("delegation.hand-over", id, made.number, by=by, at=at, details=details)
    _write_to(id, made, "delegation", by=by.person, at=at)
    return made


def remind(id: str, number: int, *, by: Member, at: datetime) -> tuple[Listed, ...]:  # noqa: A002
    """Those who were reminded of what they have not returned.

    Raises:
        NotFound: no such assessment or delegation for this person.
        NotAllowed, WrongStage: the person may not delegate (now).
        Conflict: it was withdrawn, or everything is returned, or nobody speaks for the institution, or they were
            reminded a moment ago.
    """
    with transactions.whole():
        made = _standing(id, number, by)
        if _progress(id, made, at) is Progress.RETURNED:
            raise Conflict("everything was returned: there is nothing to remind of")
        last = delegations.events(id).get(number, ())[-1:]
        if last and last[0].kind is EventKind.REMINDED and at - last[0].at < AGAIN:
            raise Conflict("they were reminded a moment ago")
        asked = _participants(id, made.institution)
        if not asked:
            raise Conflict(f"nobody speaks for {institution_name(id, made.institution)} here: invite somebody first")
        delegations.tell(id, number, EventKind.REMINDED, by=by.person, at=at)
        note("delegation.remind", id, number, by=by, at=at, details={})
    _write_to(id, made, "delegation-reminder", by=by.person, at=at)
    return tuple(people.listed(one.person) for one in asked)


def extend(id: str, number: int, due: Deadline, *, by: Member, at: datetime) -> Delegation:  # noqa: A002
    """The delegation with another deadline, which those asked are told.

    Raises:
        NotFound: no such assessment or delegation for this person.
        NotAllowed, WrongStage: the person may not delegate (now).
        Conflict: it was withdrawn.
        Invalid: the deadline is past.
    """
    with transactions.whole():
        before = _standing(id, number, by)
        _check_ahead(due, at)
        if due == before.due:
            return before
        delegations.extend(id, number, due)
        was = f"{before.due.local.replace('T', ' ')} ({before.due.zone})"
        delegations.tell(id, number, EventKind.EXTENDED, by=by.person, at=at, says=was)
        details = {"before": msgspec.to_builtins(before.due), "due": msgspec.to_builtins(due)}
        note("delegation.extend", id, number, by=by, at=at, details=details)
        after = delegations.get(id, number)
    _write_to(id, after, "delegation-extended", by=by.person, at=at)
    return after


def withdraw(id: str, number: int, *, because: str = "", by: Member, at: datetime) -> Delegation:  # noqa: A002
    """The delegation, taken back; what was returned stays.

    Raises:
        NotFound: no such assessment or delegation for this person.
        NotAllowed, WrongStage: the person may not delegate (now).
        Conflict: it was withdrawn.
    """
    with transactions.whole():
        _standing(id, number, by)
        delegations.withdraw(id, number, at=at)
        said = brief(because, place="asked")
        delegations.tell(id, number, EventKind.WITHDRAWN, by=by.person, at=at, says=said)
        note("delegation.withdraw", id, number, by=by, at=at, details={"because": said})
        return delegations.get(id, number)


def opened(id: str, number: int, *, by: Member, at: datetime) -> None:  # noqa: A002
    """Keep that somebody of the institution has opened its part; said once."""
    with transactions.whole():
        made = part(id, number, by=by)
        told = delegations.events(id).get(number, ())
        if made.institution in by.institutions and not any(one.kind is EventKind.OPENED for one in told):
            delegations.tell(id, number, EventKind.OPENED, by=by.person, at=at)
            note("delegation.open", id, number, by=by, at=at, details={})


def part(id: str, number: int, *, by: Member) -> Delegation:  # noqa: A002
    """A delegation, for those who handed it over and those it was handed to; to others it does not exist.

    Raises:
        NotFound: no such assessment or delegation for this person.
    """
    entering.require(Permission.SEE, id, by)
    made = delegations.get(id, number)
    if by.works_inside or (made.institution in by.institutions and made.withdrawn_at is None):
        return made
    raise NotFound("delegation", number)


def parts_of(id: str, *, by: Member) -> tuple[Delegation, ...]:  # noqa: A002
    """The delegations to the institutions that the person speaks for.

    Raises:
        NotFound: there is no such assessment for this person.
    """
    entering.require(Permission.SEE, id, by)
    return tuple(one for one in delegations.of(id) if one.institution in by.institutions)


def all_of(id: str, *, by: Member, now: datetime) -> tuple[Handed, ...]:  # noqa: A002
    """Every delegation of an assessment with how far it has come, the withdrawn ones last.

    Raises:
        NotFound, NotAllowed: the person does not work inside the assessment.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    made, told = delegations.of(id, withdrawn=True), delegations.events(id)
    returns, team, names = delegations.all_handed_in(id), people.members(id), institutions(id)
    drafts = {one.delegation for one in delegations.returns(id)}
    found = []
    for one in made:
        events = told.get(one.number, ())
        was_opened = one.number in drafts or any(event.kind is EventKind.OPENED for event in events)
        found.append(
            Handed(
                delegation=one,
                institution=names.get(one.institution, one.institution),
                progress=progress(one, returns, opened=was_opened, now=now),
                returned=len({given.indicator for given in returns if given.delegation == one.number}),
                events=events,
                participants=tuple(member for member in team if one.institution in member.institutions),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.progress is Progress.WITHDRAWN, one.delegation.number)))


def printed_before(id: str, indicator: str, *, by: Member) -> tuple[LastAnswer, ...]:  # noqa: A002
    """What the round before answered to a question, where its profile is published: an institution may read that.

    Raises:
        NotFound: there is no such assessment for this person.
    """
    entering.require(Permission.SEE, id, by)
    earlier = rounds.earlier_of(id)
    if earlier is None or earlier.stage is not Stage.PUBLISHED:
        return ()
    found = rounds.last_answers(assessments.entry(id), indicator)
    return tuple(
        one for one in found if one.answer.non_answer is not NonAnswer.NOT_PRINTED and one.answer.status.is_settled
    )


def institutions(id: str) -> dict[str, str]:  # noqa: A002
    """The names of the institutions that can be asked, by id: those of the profile and those of the team."""
    known = {
        one.id: f"{one.name} ({one.acronym})" if one.acronym else one.name
        for one in assessments.without_answers(id).institutions
    }
    of_team = [one.institution for one in people.team(id) if one.institution]
    return {one: known.get(one, one) for one in (*known, *of_team)}


def institution_name(id: str, institution: str) -> str:  # noqa: A002
    """The name of an institution; its id where the assessment knows no other."""
    return institutions(id).get(institution, institution)


def _standing(id: str, number: int, by: Member) -> Delegation:  # noqa: A002
    entering.require(Permission.DELEGATE, id, by)
    assessments.lock(id)
    made = delegations.get(id, number)
    if made.withdrawn_at is not None:
        raise Conflict(f"delegation {number} was withdrawn")
    return made


def _check_institution(id: str, institution: str) -> None:  # noqa: A002
    if institution not in institutions(id):
        remedy = "choose one of the profile, or invite somebody of it first"
        raise Invalid(Problem(f"nobody knows the institution '{institution[:60]}'", place="institution", remedy=remedy))


def _check_ahead(due: Deadline, at: datetime) -> None:
    if due.is_past(at):
        raise Invalid(Problem("the deadline is past already", place="due", remedy="choose a day to come"))


def _participants(id: str, institution: str) -> tuple[Member, ...]:  # noqa: A002
    return tuple(one for one in people.members(id) if institution in one.institutions)


def _progress(id: str, made: Delegation, now: datetime) -> Progress:  # noqa: A002
    return progress(made, delegations.all_handed_in(id), opened=True, now=now)


def _write_to(id: str, made: Delegation, letter: str, *, by: str, at: datetime) -> None:  # noqa: A002
    """Write to everybody who speaks for the institution; the link leads straight to the first question of its part."""
    names = people.names({by})
    for member in _participants(id, made.institution):
        listed = people.listed(member.person)
        way = way_in(listed, assessment=id, by=by, at=at)
        about = {
            "delegation": made,
            "assessment": id,
            "code": made.indicators[0],
            "count": len(made.indicators),
            "institution": institution_name(id, made.institution),
            "sender": names.get(by, by),
            "token": way.token,
            "opens": way.opens,
            "until": way.until,
            "due": made.due.local.replace("T", " "),
        }
        post.hand_in_later(post.write(letter, listed.person, about))


class WayIn(NamedTuple):
    """What a link in a letter is made of."""

    token: str
    opens: str
    """Name of the address that takes the token."""
    until: datetime


def way_in(listed: Listed, *, assessment: str, by: str, at: datetime) -> WayIn:
    """A new link that signs somebody in, once; for who never came in, an invitation as participant."""
    with transactions.whole():
        if listed.accepted_at is None:
            handle = listed.person.handle
            token = invitations.invite(handle, by=by, at=at, assessment=assessment, role=Role.PARTICIPANT)
            journal.note("person.invite", subject=handle, by=by, at=at, details={"office": False})
            return WayIn(token, "invitation", at + invitations.INVITED_FOR)
        lasts = _lasting(listed.person)
        return WayIn(invitations.link(listed.person.handle, at=at, lasts=lasts), "sign-in-link open", at + lasts)


def _lasting(person: Person) -> timedelta:
    """How long the link in a letter signs in: for days only whoever is nowhere more than a participant."""
    more = {one.role for one in people.memberships(person.handle)} - {Role.PARTICIPANT}
    return invitations.LINKED_FOR if more or person.is_office else LINK_LASTS


def note(
    action: str,
    id: str,  # noqa: A002
    number: int,
    *,
    by: Member,
    at: datetime,
    details: Mapping[str, object],
) -> None:
    """Write the journal's line about a delegation."""
    journal.note(action, subject=id, by=by.person, at=at, details={"delegation": number, **details})
