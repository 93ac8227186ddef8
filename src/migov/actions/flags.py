"""Flags: doubts about answers, addressed to a person; while one is open, the answer cannot be complete.

Whoever is to code an indicator blind sees no flag on it: a doubt about an answer tells what it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.assignments import RaisedFlag
from migov.model.fields import brief, tidy
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.store import assessments, flags, journal, people, post, reviews, transactions


def raise_(id: str, indicator: str, *, says: str, to: str, by: Member, at: datetime) -> RaisedFlag:  # noqa: A002
    """A new flag on an answer, addressed to somebody of the team, who gets a letter; the same one is raised once.

    Raises:
        NotFound: no such assessment or indicator for this person.
        NotAllowed, WrongStage: the person may not raise flags (now).
        Invalid: nothing is said, or whoever it is addressed to cannot settle it.
    """
    with transactions.whole():
        entering.require(Permission.RAISE_FLAG, id, by, indicator=indicator)
        answering.indicator_of(assessments.entry(id), indicator)
        _check_visible(id, indicator, by)
        _check_addressee(id, indicator, to)
        assessments.lock(id)
        for one in flags.open_for(id, indicator):
            if (one.by, one.to, one.says) == (by.person, to, tidy(says)):
                return one
        flag = flags.raise_(id, indicator=indicator, says=brief(says, place="says"), to=to, by=by.person, at=at)
        details = {"flag": flag.number, "indicator": indicator, "to": to}
        journal.note("flag.raise", subject=id, by=by.person, at=at, details=details)
    if to != by.person:
        post.hand_in_later(post.write("flag", people.get(to), _about(id, flag)))
    return flag


def settle(id: str, number: int, *, how: str, by: Member, at: datetime) -> RaisedFlag:  # noqa: A002
    """The flag, settled; whoever raised it gets a letter that says how.

    Raises:
        NotFound: no such assessment or flag for this person.
        NotAllowed, WrongStage: the flag is not theirs to settle (now).
        Conflict: it is settled.
        Invalid: it is not said how.
    """
    with transactions.whole():
        before = get(id, number, by=by)
        entering.require(Permission.SETTLE_FLAG, id, by, indicator=before.indicator, addressed_to=before.to)
        if not before.is_open:
            raise Conflict(f"flag {number} was settled by {before.settled_by}: {before.settled_how}")
        after = replace(before, settled_by=by.person, settled_at=at.isoformat(), settled_how=brief(how, place="how"))
        flags.settle(id, after, at=at)
        details = {"flag": number, "indicator": before.indicator}
        journal.note("flag.settle", subject=id, by=by.person, at=at, details=details)
    if after.by != by.person and after.by in people.names({after.by}):
        post.hand_in_later(post.write("flag-settled", people.get(after.by), _about(id, after)))
    return after


def get(id: str, number: int, *, by: Member) -> RaisedFlag:  # noqa: A002
    """The flag of that number.

    Raises:
        NotFound: no such assessment or flag for this person.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    flag = flags.get(id, number)
    _check_visible(id, flag.indicator, by)
    return flag


def of(id: str, *, by: Member, indicator: str | None = None) -> tuple[RaisedFlag, ...]:  # noqa: A002
    """The flags of an assessment, or of one answer, that the person may see: open ones first, then the newest.

    Raises:
        NotFound, NotAllowed: the person may not see what is inside the assessment.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    blind = reviews.to_code(id, by.person)
    found = [flag for flag in flags.of(id, indicator) if flag.indicator not in blind]
    return tuple(sorted(found, key=lambda flag: (not flag.is_open, flag.number if flag.is_open else -flag.number)))


def open_to(person: str) -> tuple[tuple[str, RaisedFlag], ...]:
    """The flags that wait for somebody in all assessments, each with its assessment, oldest first."""
    found = flags.open_to(person)
    return tuple((id, flag) for id, flag in found if flag.indicator not in reviews.to_code(id, person))  # noqa: A001


def addressees(id: str, indicator: str) -> tuple[Member, ...]:  # noqa: A002
    """Those of the team to whom a flag on this answer can be addressed, by name."""
    blind = reviews.asked_to_code(id, indicator)
    return tuple(one for one in people.members(id) if one.roles and one.works_inside and one.person not in blind)


def _check_visible(id: str, indicator: str, by: Member) -> None:  # noqa: A002
    if by.person in reviews.asked_to_code(id, indicator):
        raise NotFound("flag", indicator)


def _check_addressee(id: str, indicator: str, to: str) -> None:  # noqa: A002
    if to not in {one.person for one in addressees(id, indicator)}:
        remedy = "choose somebody of the team who works on the answers"
        raise Invalid(Problem(f"{to or 'nobody'} cannot settle a flag on {indicator}", place="to", remedy=remedy))


def _about(id: str, flag: RaisedFlag) -> Mapping[str, object]:  # noqa: A002
    names = people.names({flag.by, flag.to, flag.settled_by or ""})
    return {
        "assessment": id,
        "flag": flag,
        "raised_by": names.get(flag.by, flag.by),
        "settled_by": names.get(flag.settled_by or "", flag.settled_by or ""),
    }
