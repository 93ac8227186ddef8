"""What a form that came back would change: cell by cell, beside what was sent and what stands here now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from migov.errors import Problem
from migov.model.values import Value
from migov.sheets.forms import Column, Form, Row, plain, shown
from migov.sheets.forms.reading import NEW, Returned


class Outcome(StrEnum):
    UNCHANGED = "unchanged"
    """Nobody changed it there, or it says there what it says here by now."""
    CHANGED = "changed"
    """There, and not here."""
    CONFLICT = "conflict"
    """There and here, in different ways."""
    INVALID = "invalid"
    """What stands there cannot be read."""


class Difference(Value, kw_only=True):
    """One cell."""

    table: str
    row: str
    column: str
    outcome: Outcome
    sent: str
    returned: str
    now: str
    place: str
    """Sheet and cell."""
    problem: Problem | None = None

    @property
    def key(self) -> str:
        """What names it in a page: table, row and column."""
        return f"{self.table}/{self.row}/{self.column}"


class Differences(Value, kw_only=True):
    """All cells of a form that came back, and what is wrong with it as a whole."""

    all: tuple[Difference, ...]
    problems: tuple[Problem, ...] = ()
    """Of no single cell."""
    missing: tuple[tuple[str, str], ...] = ()
    """Rows that did not come back."""

    def of(self, *outcomes: Outcome) -> tuple[Difference, ...]:
        """Those of certain outcomes, in the order in which they were sent."""
        return tuple(one for one in self.all if one.outcome in outcomes)

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many cells have each outcome; together they are all cells that came back."""
        found = Counter(one.outcome for one in self.all)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        return (*self.problems, *(one.problem for one in self.all if one.problem))

    @property
    def can_be_taken(self) -> bool:
        """Whether every cell could be read: else nothing is taken at all."""
        return not self.all_problems

    @property
    def new_rows(self) -> int:
        return len({(one.table, one.row) for one in self.all if one.row.startswith(NEW)})


def compare(sent: Form, returned: Returned, now: Form) -> Differences:
    """What would change, cell by cell.

    Args:
        sent: the form as it was sent.
        returned: as it came back.
        now: the form as it would be sent today; what is no longer in it says nothing here.
    """
    here = {(table, row, column): text for table, row, column, text in now.cells()}
    there = {(table, row, column): text for table, row, column, text in sent.cells()}
    found = []
    for entry in returned.entries:
        key = (entry.table, entry.row, entry.column)
        before = there.get(key, "")
        current = here.get(key, "")
        outcome = Outcome.INVALID if entry.problem else _outcome(before, entry.returned, current)
        found.append(
            Difference(
                table=entry.table,
                row=entry.row,
                column=entry.column,
                outcome=outcome,
                sent=before,
                returned=entry.returned,
                now=current,
                place=entry.place,
                problem=entry.problem,
            )
        )
    return Differences(all=tuple(found), problems=returned.problems, missing=returned.missing)


def _outcome(sent: str, returned: str, now: str) -> Outcome:
    there, before, here = plain(returned), plain(sent), plain(now)
    if there in (before, here):
        return Outcome.UNCHANGED
    return Outcome.CHANGED if here == before else Outcome.CONFLICT


def in_words(form: Form, differences: Iterable[Difference]) -> tuple[tuple[Difference, str, str, str], ...]:
    """Each difference with what its cell showed when it was sent, shows there now, and shows here now."""
    made = []
    for one in differences:
        column, row = _where(form, one)
        if column is None:
            made.append((one, one.sent, one.returned, one.now))
            continue
        texts = [shown(column, row, text, form.language) for text in (one.sent, one.returned, one.now)]
        made.append((one, texts[0], texts[1], texts[2]))
    return tuple(made)


def heading(form: Form, one: Difference) -> str:
    """What its column is headed."""
    column, _ = _where(form, one)
    return column.heading if column else one.column


def _where(form: Form, one: Difference) -> tuple[Column | None, Row | None]:
    table = form.table(one.table)
    if table is None:
        return None, None
    column = next((column for column in table.columns if column.key == one.column), None)
    return column, next((row for row in table.rows if row.key == one.row), None)
