"""Reminding people by mail of what is due: one letter a person, with everything in it, each thing once an occasion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from migov.actions import work
from migov.actions.consulting import consultations
from migov.actions.work import Kind, Matter
from migov.errors import Conflict, MigovError
from migov.model.people import Membership, Person
from migov.model.reminders import LEAD, occasion
from migov.model.values import Value
from migov.store import assessments, assignments, journal, people, post, reminders, transactions
from migov.store.assessments import Entry
from migov.store.reminders import Occasion, Sent

__all__ = ["Sent"]

BY = "migov"
"""Who reminds: nobody in particular."""
NOTICED = "noticed"
"""The occasion of a mark: it is told once."""
SHOWN = 12
"""So many indicators are named in one line of a letter."""


class Line(Value, kw_only=True):
    """One line of a letter: things of one kind in one assessment that are due at one moment."""

    kind: Kind
    assessment: str
    name: str
    """Of the jurisdiction, in the reader's language."""
    count: int
    indicators: tuple[str, ...]
    stage: str | None
    """Which stage is to be brought to its end."""
    moment: datetime
    zone: str
    """In which the deadline was set; the letter tells the moment there and where the reader is."""
    is_late: bool

    @property
    def codes(self) -> str:
        """The indicators, or the first of many."""
        return ", ".join(self.indicators[:SHOWN]) + (" …" if len(self.indicators) > SHOWN else "")


class Noticed(Value, kw_only=True):
    """One line of a letter: new marks on the published words of one assessment."""

    assessment: str
    name: str
    """Of the jurisdiction, in the reader's language."""
    count: int


class Reminder(Value, kw_only=True):
    """One letter."""

    person: Person
    lines: tuple[Line, ...]
    """What is late first."""
    occasions: tuple[Occasion, ...]
    noticed: tuple[Noticed, ...] = ()
    """What became of laws and plans on which published profiles rest."""
    asked: frozenset[tuple[str, str]] = frozenset()
    """The assessments and institutions, in pairs, that are reminded to comment: it is counted."""


class Outcome(Value, kw_only=True):
    """What became of one round of reminders."""

    sent: tuple[str, ...]
    """Handles of those who got a letter."""
    failed: dict[str, str]
    """Why a letter did not go out, by handle: it is tried again next time."""


def due(now: datetime) -> tuple[Reminder, ...]:
    """The letters that are to be sent now. Who wants none, never came in or has left gets none."""
    entries = {entry.id: entry for entry in assessments.entries()}
    roles = [one for many in people.roles_by_person().values() for one in many]
    matters = (*work.in_hands(assignments.until(now + LEAD), entries), *work.dated(roles, entries))
    called: dict[Occasion, Matter] = {}
    for one in matters:
        why = occasion(one.due, now) if one.due and one.is_ready else None
        if why is not None:
            called[Occasion(person=one.person, thing=_thing(one), occasion=why)] = one
    marked = _marked(roles, entries)
    new = {*called, *marked} - reminders.had([*called, *marked])
    return tuple(
        _letter(
            person,
            {key: called[key] for key in called if key in new and key.person == person.handle},
            {key: marked[key] for key in marked if key in new and key.person == person.handle},
            now,
        )
        for person in _reached({key.person for key in new})
    )


def _marked(roles: Iterable[Membership], entries: dict[str, Entry]) -> dict[Occasion, str]:
    """The assessment of each mark that waits for a coordinator, by the one occasion on which they are told of it."""
    there = work.noticed(one for one in roles if one.assessment in entries)
    return {
        Occasion(person=person, thing=f"mark {number} of {assessment}", occasion=NOTICED): assessment
        for (person, assessment), numbers in there.items()
        for number in numbers
    }


def send_due(now: datetime) -> Outcome:
    """Send what is to be sent now. Run by a timer as often as one likes: no reminder comes twice.

    A reminder is noted before its letter is handed to the mail server, and taken back where the server refuses it:
    nothing is written twice, and no transaction waits for a mail server.
    """
    sent, failed = [], {}
    for letter in due(now):
        handle = letter.person.handle
        try:
            with transactions.whole():
                reminders.note(letter.occasions, at=now)
        except Conflict:
            continue
        try:
            post.hand_in(post.write("reminder", letter.person, _words(letter)))
        except MigovError as error:
            failed[handle] = str(error)
            with transactions.whole():
                reminders.take_back(letter.occasions)
            continue
        with transactions.whole():
            things = [one.thing for one in letter.occasions]
            journal.note("reminder.send", subject=handle, by=BY, at=now, details={"things": things})
            for assessment, institution in sorted(letter.asked):
                consultations.reminded(assessment, institution, at=now)
        sent.append(handle)
    return Outcome(sent=tuple(sent), failed=failed)


def sent(*, last: int = 50) -> tuple[Sent, ...]:
    """The newest reminders that were sent, the newest first."""
    return reminders.sent(last=last)


def wanted(person: str) -> bool:
    """Whether somebody gets reminders by mail."""
    return not reminders.is_quiet(person)


def choose(person: str, *, wants: bool, at: datetime) -> None:
    """From now on the person gets reminders, or none."""
    with transactions.whole():
        if wants == wanted(person):
            return
        if wants:
            reminders.speak_again(person)
        else:
            reminders.be_quiet(person, at=at)
        journal.note("reminder.choose", subject=person, by=person, at=at, details={"wants": wants})


def _reached(handles: set[str]) -> Iterable[Person]:
    quiet = reminders.quiet()
    for one in people.everybody():
        handle = one.person.handle
        comes_in = one.accepted_at is not None and one.withdrawn_at is None and not one.is_made_up
        if handle in handles and handle not in quiet and comes_in:
            yield one.person


def _thing(one: Matter) -> str:
    said = (Kind.STAGE, Kind.COMMENT)
    what = one.number if one.kind is Kind.RETURN else one.says if one.kind in said else one.indicators[0]
    until = one.due
    return f"{one.kind} {what} of {one.assessment} by {until.local} {until.zone}" if until else ""


def _letter(person: Person, called: dict[Occasion, Matter], marked: dict[Occasion, str], now: datetime) -> Reminder:
    groups: dict[tuple[str, ...], list[Matter]] = {}
    for one in called.values():
        until = one.due
        if until is not None:
            what = str(one.number) if one.kind is Kind.RETURN else one.says if one.kind is Kind.COMMENT else ""
            groups.setdefault((one.assessment, one.kind, until.local, until.zone, what or ""), []).append(one)
    lines = [_line(person, group, now) for group in groups.values()]
    ordered = sorted(lines, key=lambda line: (line.moment, line.name, line.kind))
    asked = frozenset((one.assessment, one.says or "") for one in called.values() if one.kind is Kind.COMMENT)
    counts = Counter(marked.values())
    return Reminder(
        person=person,
        lines=tuple(ordered),
        occasions=(*called, *marked),
        noticed=tuple(
            Noticed(assessment=id, name=assessments.entry(id).name(person.language), count=count)
            for id, count in sorted(counts.items())  # noqa: A001
        ),
        asked=asked,
    )


def _line(person: Person, group: list[Matter], now: datetime) -> Line:
    first = group[0]
    codes = tuple(code for one in group for code in one.indicators)
    if first.due is None:
        raise ValueError("nobody is reminded of what has no deadline")
    return Line(
        kind=first.kind,
        assessment=first.assessment,
        name=assessments.entry(first.assessment).name(person.language),
        count=first.number or 0 if first.kind is Kind.COMMENT else len(codes),
        indicators=codes,
        stage=first.says if first.kind is Kind.STAGE else None,
        moment=first.due.moment,
        zone=first.due.zone,
        is_late=first.due.is_past(now),
    )


def _words(letter: Reminder) -> dict[str, object]:
    late = sum(line.count or 1 for line in letter.lines if line.is_late)
    soon = sum(line.count or 1 for line in letter.lines if not line.is_late)
    noticed = sum(line.count for line in letter.noticed)
    return {"lines": letter.lines, "late": late, "soon": soon, "marks": letter.noticed, "noticed": noticed}
