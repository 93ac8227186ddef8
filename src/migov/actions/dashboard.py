"""The dashboard: every assessment somebody may see, where it stands, and how far its answers have come.

Counts of status only, and one order: the alphabet. Nothing here knows what was answered.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from migov.actions import entering, stages
from migov.actions.assignments import parts
from migov.errors import NotFound
from migov.model.answers import AnswerStatus
from migov.model.deadlines import Deadline
from migov.model.dimensions import Dimension
from migov.model.jurisdictions import Level, folded
from migov.model.languages import Language
from migov.model.people import Member, Membership, Person, member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store import answers, assessments, assignments, deadlines, flags, people
from migov.store.assessments import Entry

SOON = 7
"""Days before a deadline from which on it is soon."""


class Pressure(StrEnum):
    """How a deadline presses."""

    LATE = "late"
    SOON = "soon"


class Filter(Value, kw_only=True):
    """Which assessments are shown."""

    words: str = ""
    """Part of a jurisdiction's name."""
    stage: Stage | None = None
    """Null shows all that are not published."""
    level: Level | None = None
    pressure: Pressure | None = None


class Row(Value, kw_only=True):
    """One assessment."""

    entry: Entry
    total: int
    """How many indicators it is to answer."""
    counts: dict[AnswerStatus, int] | None
    """How many answers have which status; null for those who are only asked and do not see inside."""
    due: Deadline | None
    """Of the stage it is in."""
    late_answers: int
    """In somebody's hands, past their deadline and not complete."""
    open_flags: int


class Progress(Value, kw_only=True):
    """How far one dimension or module has come."""

    dimension: Dimension | None
    """Null for a module."""
    module: str | None
    counts: dict[AnswerStatus, int]


class Listing(Value, kw_only=True):
    """Some of the assessments that fit."""

    rows: tuple[Row, ...]
    start: int
    """How many stand before them."""
    total: int


def rows(
    person: Person, chosen: Filter, *, language: Language, now: datetime, start: int = 0, most: int = 100_000
) -> Listing:
    """The assessments that somebody may see, by the name of the jurisdiction as a reader of *language* knows it.

    The database is asked six times, however many there are. There is no other order.
    """
    every = assessments.entries()
    seen = _seen(person, every)
    wanted = [entry for entry in every if entry.id in seen and _fits(entry, chosen, language)]
    due = deadlines.of_all(entry.id for entry in wanted if seen[entry.id].works_inside)
    if chosen.pressure is not None:
        wanted = [one for one in wanted if pressure(due.get(one.id, {}).get(one.stage), now) is chosen.pressure]
    first = start if 0 <= start < len(wanted) else 0
    shown = sorted(wanted, key=lambda one: _alphabet(one, language))[first : first + most]
    inside = {entry.id for entry in shown if seen[entry.id].works_inside}
    counts, totals = answers.counts(inside), _totals(shown)
    late, doubts = assignments.late(inside, now=now), flags.counts(inside)
    found = tuple(
        Row(
            entry=entry,
            total=totals[entry.id],
            counts=_with_the_rest(counts.get(entry.id, {}), totals[entry.id]) if entry.id in inside else None,
            due=due.get(entry.id, {}).get(entry.stage),
            late_answers=late.get(entry.id, 0),
            open_flags=doubts.get(entry.id, 0),
        )
        for entry in shown
    )
    return Listing(rows=found, start=first, total=len(wanted))


def _totals(shown: list[Entry]) -> dict[str, int]:
    """How many indicators each is to answer; each edition is counted once."""
    counted: dict[tuple[str | None, tuple[str, ...]], int] = {}
    for entry in shown:
        if (under := (entry.edition, entry.modules)) not in counted:
            counted[under] = _asked(entry)
    return {entry.id: counted[entry.edition, entry.modules] for entry in shown}


def _asked(entry: Entry) -> int:
    """How many indicators an assessment is to answer; none where its edition is not in the catalogue here."""
    try:
        return len(stages.asked(entry))
    except NotFound:
        return 0


def pressure(due: Deadline | None, now: datetime) -> Pressure | None:
    """How a deadline presses; null where it is far, or there is none."""
    if due is None:
        return None
    if due.is_past(now):
        return Pressure.LATE
    return Pressure.SOON if due.days_left(now) <= SOON else None


def progress(assessment: str, *, by: Member) -> tuple[Progress, ...]:
    """How far each dimension of an assessment has come, then each of its modules.

    Nothing where its edition is not in the catalogue here.

    Raises:
        NotFound, NotAllowed: *by* may not see it.
    """
    entering.require(Permission.SEE_INSIDE, assessment, by)
    statuses = answers.statuses(assessment)
    found = []
    entry = assessments.entry(assessment)
    for part in parts(entry) if _asked(entry) else ():
        kind, _, name = part.name.partition("-")
        if kind == "section":
            continue
        counts = dict.fromkeys(AnswerStatus, 0)
        for code in part.indicators:
            counts[statuses.get(code, AnswerStatus.NOT_STARTED)] += 1
        dimension = Dimension(int(name)) if kind == "dimension" else None
        found.append(Progress(dimension=dimension, module=name if dimension is None else None, counts=counts))
    return tuple(found)


def _seen(person: Person, every: tuple[Entry, ...]) -> dict[str, Member]:
    """What somebody is in each assessment they may see; the office sees all."""
    mine: dict[str, list[Membership]] = {}
    for one in people.memberships(person.handle):
        mine.setdefault(one.assessment, []).append(one)
    found = {entry.id: member(person, tuple(mine.get(entry.id, ()))) for entry in every}
    return {id: one for id, one in found.items() if one.belongs}  # noqa: A001


def _fits(entry: Entry, chosen: Filter, language: Language) -> bool:
    if chosen.stage is None and entry.stage is Stage.PUBLISHED:
        return False
    if chosen.stage is not None and entry.stage is not chosen.stage:
        return False
    if chosen.level is not None and entry.level is not chosen.level:
        return False
    words = folded(chosen.words)
    return words in folded(entry.name(language)) or words in folded(entry.official_name.text(language))


def _with_the_rest(counts: dict[AnswerStatus, int], total: int) -> dict[AnswerStatus, int]:
    """The counts, with the answers that nobody began."""
    begun = sum(count for status, count in counts.items() if status is not AnswerStatus.NOT_STARTED)
    return {status: counts.get(status, 0) for status in AnswerStatus} | {
        AnswerStatus.NOT_STARTED: max(total - begun, 0)
    }


def _alphabet(entry: Entry, language: Language) -> tuple[str, str, int, str]:
    country = entry.short_name.text(language) or entry.official_name.text(language)
    return folded(country), folded(entry.locality.text(language)), entry.round or 0, entry.id
