"""A workbook that comes back → what was sent and what stands there now, cell by cell.

Sheets are found by the key in their first cell, columns by the keys in their hidden first row, rows by the key in their
hidden first column: names of sheets, order of rows and columns, filters and inserted rows do not matter. Every mistake
is told with its sheet and cell; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from migov.errors import Problem, Unreadable
from migov.model.languages import Language
from migov.model.values import Value
from migov.sheets.forms import Column, Form, Row, Table, is_closed, plain, shown
from migov.sheets.forms.entries import complaints, typed, understood
from migov.sheets.forms.hidden import LISTS, MARK, SHEET, no_sheet_of_ours, recovered
from migov.sheets.wording import problem
from migov.workbooks import MEGABYTE, Grid, Limits, Workbook, refuse_other

LIMITS = Limits(
    sort="a workbook to fill in",
    remedy="send back the workbook that you received, without other sheets",
    rows=10_000,
    cells=150_000,  # that list of sources has 60,000
    columns=60,
    characters=10 * MEGABYTE,  # a questionnaire of a hundred questions carries 0.3, a list of 5,000 sources 3
    parts=200,
    unpacked=30 * MEGABYTE,  # that questionnaire unfolds to 1
)
CORNER = 30
"""Rows and columns among which the table's key is looked for."""
NEW = "new "
"""Before the number of a row that was not there when the form was sent."""


class Entry(Value, kw_only=True):
    """One cell that was to be filled in, as it came back."""

    table: str
    row: str
    """Key of the row; ``new 1`` and so on for those that were not there before."""
    column: str
    sent: str
    returned: str
    """As it is kept: a code, a date, text; what was sent, where it cannot be read."""
    place: str
    """Sheet and cell, as a person finds it."""
    problem: Problem | None = None


class Returned(Value, kw_only=True):
    """A form that came back."""

    form: Form
    """As it was sent."""
    file: str
    sha256: str
    """Of the file."""
    entries: tuple[Entry, ...]
    missing: tuple[tuple[str, str], ...] = ()
    """Table and key of rows that were sent and did not come back: they stay as they are."""
    problems: tuple[Problem, ...] = ()
    """Those of no single cell that was to be filled in: columns that are gone, text beside the table."""

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Every problem, those of cells too."""
        return (*self.problems, *(entry.problem for entry in self.entries if entry.problem))


def read(
    data: bytes,
    *,
    file: str,
    language: Language | None = None,
    check: Callable[[Form], object] = lambda _form: None,
) -> Returned:
    """The form that came back.

    Args:
        data: the file.
        file: its name, for what is said about it.
        language: in which to complain; without one, that of the workbook.
        check: is given the form as it says that it was sent, before any cell is compared with it, and raises where that
            is not so.

    Raises:
        Unreadable: no .xlsx workbook, one with macros, one that is too large or damaged, or not one that was sent out.
    """
    workbook = _opened(data, file)
    hidden = next((page for page in workbook.pages if page.name == SHEET), None)
    if hidden is None:
        raise no_sheet_of_ours(file)
    form = recovered(workbook.grid(hidden))
    check(form)
    pages = [page for page in workbook.pages if page.name not in (SHEET, LISTS)]
    reader = _Reader(form=form, file=file, language=language or form.language)
    for page in pages:
        reader.sheet(workbook.grid(page))
    return reader.returned(sha256(data).hexdigest())


def _opened(data: bytes, file: str) -> Workbook:
    if not data:
        raise Unreadable(Problem("the file is empty", file=file, remedy="send back the workbook that you received"))
    if len(data) > LIMITS.bytes:
        says = f"the file has {len(data) / MEGABYTE:,.0f} MB; a workbook to fill in has far less than 10"
        raise Unreadable(Problem(says, file=file, remedy=LIMITS.remedy))
    if refuse_other(data, file) == "text":
        says = "it is plain text, such as CSV, and has lost what a workbook knows of itself"
        raise Unreadable(Problem(says, file=file, remedy="send back the workbook that you received, saved as .xlsx"))
    workbook = Workbook(data, file=file, limits=LIMITS)
    if workbook.has_macros:
        remedy = "save it as 'Excel workbook (.xlsx)', without macros"
        raise Unreadable(Problem("it holds programs (macros)", file=file, remedy=remedy))
    return workbook


@dataclass
class _Reader:
    """The sheets of a workbook, read one after the other."""

    form: Form
    file: str
    language: Language
    sheets: dict[str, str] = field(default_factory=dict)
    """Table → name of the sheet on which it was found."""
    entries: list[Entry] = field(default_factory=list)
    seen: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Table and row → what stood in its cells."""
    problems: list[Problem] = field(default_factory=list)

    def sheet(self, grid: Grid) -> None:
        """One sheet; one without a table's key, such as the first, is left alone."""
        corner = _corner(grid)
        table = self.form.table(str(grid.rows[corner[0]][corner[1]]).removeprefix(MARK)) if corner else None
        if corner is None or table is None:
            return
        if table.key in self.sheets:
            self._wrong("sheet-twice", f"sheet {grid.sheet!r}", sheet=self.sheets[table.key])
            return
        self.sheets[table.key] = grid.sheet or ""
        _Rows(self, table, grid, corner).read()

    def returned(self, file_hash: str) -> Returned:
        """What was found, in the order in which it was sent."""
        if not self.sheets:
            self._wrong("sheet-gone", "")
        sent = [(table.key, row.key) for table in self.form.tables for row in table.rows]
        order = {place: number for number, place in enumerate(sent)}
        self.entries.sort(key=lambda entry: order.get((entry.table, entry.row), len(order)))
        return Returned(
            form=self.form,
            file=self.file,
            sha256=file_hash,
            entries=tuple(self.entries),
            missing=tuple(place for place in sent if place not in self.seen),
            problems=tuple(self.problems),
        )

    def _wrong(self, key: str, place: str, **values: object) -> None:
        self.problems.append(problem(key, self.language, file=self.file, place=place, **values))


def _corner(grid: Grid) -> tuple[int, int] | None:
    """Row and column of the cell with the table's key, which inserted rows and columns may have moved."""
    for number, row in enumerate(grid.rows[:CORNER]):
        for at, cell in enumerate(row[:CORNER]):
            if isinstance(cell, str) and cell.startswith(MARK):
                return number, at
    return None


class _Rows:
    """The rows of one table on its sheet."""

    def __init__(self, reader: _Reader, table: Table, grid: Grid, corner: tuple[int, int]) -> None:
        self.reader, self.table, self.grid = reader, table, grid
        self.top, self.left = corner
        self.rows = {row.key: row for row in table.rows}
        keys = [plain(cell) if isinstance(cell, str) else "" for cell in grid.rows[self.top]]
        self.at = {column.key: keys.index(column.key) for column in table.columns if column.key in keys}
        self.fresh = 0

    def read(self) -> None:
        """Every row below the headings."""
        gone = [column for column in self.table.fillable if column.key not in self.at]
        for column in gone:
            self._wrong("column-gone", f"sheet {self.grid.sheet!r}", heading=column.heading)
        if gone:
            return
        for number in range(len(self.grid.rows)):
            if number != self.top and not self._is_heading(number):
                self._row(number)

    def _row(self, number: int) -> None:
        self._stray(number)
        key = self._key(number)
        if key is None:
            if self._is_filled(number):
                self._fresh(number)
            return
        entries = [self._entry(number, column, self.rows[key], key) for column in self.table.fillable]
        told = tuple(entry.returned for entry in entries)
        place = (self.table.key, key)
        if place not in self.reader.seen:
            self.reader.seen[place] = told
            self.reader.entries += entries
        elif self.reader.seen[place] != told:
            self._wrong("twice", self.grid.place(number), row=key)

    def _key(self, number: int) -> str | None:
        """The row's key, from its hidden cell."""
        cell = self._cell(number, self.left)
        key = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else plain(str(cell or ""))
        return key if key in self.rows else None

    def _fresh(self, number: int) -> None:
        """A row that was not there before, or text where no row can be."""
        if not self.table.blank:
            self._wrong("stray-row", self.grid.place(number))
            return
        self.fresh += 1
        key = f"{NEW}{self.fresh}"
        entries = [self._entry(number, column, None, key) for column in self.table.fillable]
        for column in self.table.fillable:
            if column.is_required and not self._typed(number, column):
                place = self.grid.cell(number, self.at[column.key])
                self._wrong("required", place, heading=column.heading)
        self.reader.entries += entries

    def _entry(self, number: int, column: Column, row: Row | None, key: str) -> Entry:
        """One cell, compared with what it showed when it was sent."""
        at = self.at[column.key]
        place = self.grid.cell(number, at)
        sent = row.cells.get(column.key, "") if row else ""
        found = self._understood(number, at, column, row, sent, place)
        wrong = found if isinstance(found, Problem) else None
        returned = sent if isinstance(found, Problem) else found
        table = self.table.key
        return Entry(table=table, row=key, column=column.key, sent=sent, returned=returned, place=place, problem=wrong)

    def _understood(
        self, number: int, at: int, column: Column, row: Row | None, sent: str, place: str
    ) -> str | Problem:
        language = self.reader.language
        complain = complaints(language, self.reader.file, place)
        if (number, at) in self.grid.formulas:
            return complain("formula")
        if (number, at) in self.grid.errors:
            return complain("error")
        text = typed(self._cell(number, at), column.kind, language, complain)
        before = shown(column, row, sent, self.reader.form.language)
        if isinstance(text, Problem) or text == plain(before):
            return text if isinstance(text, Problem) else sent
        if is_closed(column, row):
            return complain("closed", sent=before)
        if not text and column.is_required and row is not None:
            return complain("required", heading=column.heading)
        return understood(text, column, row, self.reader.form.language, complain)

    def _stray(self, number: int) -> None:
        """Text beside the table, which would be lost."""
        known = {self.left, *self.at.values()}
        for at, cell in enumerate(self.grid.rows[number]):
            if at not in known and cell is not None and str(cell).strip():
                self._wrong("stray-column", self.grid.cell(number, at))
                return

    def _is_heading(self, number: int) -> bool:
        return all(plain(str(self._cell(number, self.at[one.key]) or "")) == one.heading for one in self.table.fillable)

    def _is_filled(self, number: int) -> bool:
        return any(self._typed(number, column) for column in self.table.fillable)

    def _typed(self, number: int, column: Column) -> bool:
        at = self.at[column.key]
        return (number, at) in self.grid.formulas or bool(str(self._cell(number, at) or "").strip())

    def _cell(self, number: int, at: int) -> object:
        row = self.grid.rows[number]
        return row[at] if at < len(row) else None

    def _wrong(self, key: str, place: str, **values: object) -> None:
        made = problem(key, self.reader.language, file=self.reader.file, place=place, **values)
        self.reader.problems.append(made)
