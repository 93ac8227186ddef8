"""How far a delegation has come, and what becomes of a return that two people of an institution write at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from migov.errors import Invalid, Problem
from migov.model.assignments import Delegation, Return
from migov.model.fields import Field, merge, tidy
from migov.model.values import Value

ASKED = (Field.ANSWER, Field.YEARS, Field.JUSTIFICATION, Field.AS_OF, Field.PRACTICE)
"""The fields an institution fills in; how sure the analyst is, and where they searched, are their own matter."""

SOURCES, REMARK, NOTHING = "sources", "remark", "nothing to add"
"""What an institution may say beside the fields."""


class Progress(StrEnum):
    """How far an institution has come with its part."""

    NOT_OPENED = "not opened"
    IN_WORK = "in work"
    RETURNED = "returned"
    LATE = "late"
    WITHDRAWN = "withdrawn"


def progress(delegation: Delegation, returns: Iterable[Return], *, opened: bool, now: datetime) -> Progress:
    """How far the delegation has come: returned is what was handed in for every indicator, or is silence no longer."""
    if delegation.withdrawn_at is not None:
        return Progress.WITHDRAWN
    mine = [one for one in returns if one.delegation == delegation.number]
    if {one.indicator for one in mine if one.is_submitted} >= set(delegation.indicators):
        return Progress.RETURNED
    if delegation.due.is_past(now):
        return Progress.LATE
    return Progress.IN_WORK if opened or mine else Progress.NOT_OPENED


class Written(Value, kw_only=True):
    """What somebody of an institution wrote into the form of one indicator; parts not on the form are left out."""

    words: dict[Field, str]
    sources: str | None = None
    remark: str | None = None
    nothing_to_add: bool | None = None


class Met(Value, kw_only=True):
    """One part of a return that two people of the institution wrote differently: nothing is overwritten."""

    part: str
    """A field, or `SOURCES`, `REMARK`, `NOTHING`."""
    before: str
    theirs: str
    mine: str


def merged(before: Return, theirs: Return, mine: Written) -> tuple[Return, tuple[Met, ...]]:
    """What stands with what I wrote, and the parts in which we met, which keep theirs.

    Args:
        before: the version I started from.
        theirs: the one that stands now.
        mine: what I hand in.
    """
    start, now = _parts(before), _parts(theirs)
    result = merge(
        before={field: start[field] for field in ASKED},
        theirs={field: now[field] for field in ASKED},
        mine={field: words for field, words in mine.words.items() if field in ASKED},
    )
    words = dict(theirs.words) | result.changes
    met = [Met(part=one.field, before=one.before, theirs=one.theirs, mine=one.mine) for one in result.clashes]
    beside = {SOURCES: mine.sources, REMARK: mine.remark, NOTHING: None}
    if mine.nothing_to_add is not None:
        beside[NOTHING] = "yes" if mine.nothing_to_add else ""
    said = dict(now)
    for part, handed in beside.items():
        if handed is None or (text := tidy(handed)) in (start[part], now[part]):
            continue
        if now[part] == start[part]:
            said[part] = text
        else:
            met.append(Met(part=part, before=start[part], theirs=now[part], mine=text))
    return _with(theirs, words, said), tuple(met)


def check_complete(given: Return) -> None:
    """Return if it can be handed in.

    Raises:
        Invalid: nothing is said and not even that there is nothing to say; or both.
    """
    said = [given.sources, given.remark, *given.words.values()]
    if given.nothing_to_add and any(given.words.values()):
        remedy = "take the answer away, or the mark at 'nothing to add'"
        raise Invalid(Problem(f"{given.indicator} is answered, and has nothing to add", remedy=remedy))
    if not given.nothing_to_add and not any(text.strip() for text in said):
        remedy = "answer it, write a remark, or say that you have nothing to add"
        raise Invalid(Problem(f"nothing is said about {given.indicator}", place=given.indicator, remedy=remedy))


def _parts(given: Return) -> dict[str, str]:
    words: dict[str, str] = {field: given.words.get(field, "") for field in ASKED}
    return words | {SOURCES: given.sources, REMARK: given.remark, NOTHING: "yes" if given.nothing_to_add else ""}


def _with(given: Return, words: dict[Field, str], said: dict[str, str]) -> Return:
    return Return(
        delegation=given.delegation,
        indicator=given.indicator,
        institution=given.institution,
        words={field: text for field, text in words.items() if text},
        sources=said[SOURCES],
        remark=said[REMARK],
        nothing_to_add=bool(said[NOTHING]),
        by=given.by,
        at=given.at,
        via=given.via,
        version=given.version,
    )
