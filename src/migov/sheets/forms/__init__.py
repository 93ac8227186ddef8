"""A form: tables of cells to fill in, as it goes out and as it comes back in a workbook.

Every cell is plain text here, whatever it stands for: a choice is its code, a date ISO 8601. What a cell *shows* is
made of that by `shown`, in the workbook's language; reading compares with what was shown, so a cell that nobody
touched is unchanged whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

import msgspec

from migov.errors import Invalid
from migov.model.fields import tidy
from migov.model.languages import Language, Localized
from migov.model.values import Value, repeated
from migov.sheets.wording import say

FORMAT: Literal["migov.sheet/1"] = "migov.sheet/1"
LONGEST = 32_000
"""UTF-16 units that go into a cell: spreadsheets hold 32,767 and cut off the rest without a word."""


class FormKind(StrEnum):
    QUESTIONNAIRE = "questionnaire"
    SOURCES = "sources"
    TREATIES = "treaties"


class CellKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CHOICE = "choice"
    MOMENT = "moment"
    MOMENTS = "moments"
    """Several, with semicolons between."""
    YEARS = "years"
    LANGUAGE = "language"
    """A BCP 47 code."""
    PLACE = "place"
    """An ISO 3166 code."""
    ADDRESS = "address"
    """Of a page of the web."""


class Choice(Value):
    """One entry of a list to choose from."""

    code: str
    label: Localized


class Column(Value, kw_only=True):
    """One column of a table."""

    key: str
    """Lower-case letters and underscores."""
    heading: str
    """In the workbook's language."""
    kind: CellKind = CellKind.TEXT
    width: int = 20
    note: str = ""
    choices: tuple[Choice, ...] = ()
    """For every row that has none of its own."""
    is_given: bool = False
    """To read, not to fill in."""
    is_required: bool = False
    """A row that is not empty has this."""


class Row(Value, kw_only=True):
    """One row of a table, as it was sent."""

    key: str
    """Unique in its table; what a row is found by when it comes back."""
    version: str = ""
    """What the row was made from, in the words of whoever sends it."""
    cells: dict[str, str] = msgspec.field(default_factory=dict)
    given: dict[str, str] = msgspec.field(default_factory=dict)
    """What is shown to read."""
    choices: dict[str, tuple[Choice, ...]] = msgspec.field(default_factory=dict)
    """By column, where the row has its own."""
    closed: tuple[str, ...] = ()
    """Columns that are not to be filled in for this row."""
    note: str = ""
    """Guidance, as a note on the row's first cell."""


class Table(Value, kw_only=True):
    """One table on a sheet of its own, which is found again by its key, whatever the sheet is called by then."""

    key: str
    sheet: str
    """Name of its sheet, in the workbook's language."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    blank: int = 0
    """Empty rows for new entries."""

    def __post_init__(self) -> None:
        for twice in repeated([column.key for column in self.columns]):
            raise Invalid(f"table {self.key}: the column {twice} stands twice")
        for twice in repeated([row.key for row in self.rows]):
            raise Invalid(f"table {self.key}: the row {twice} stands twice")

    @property
    def fillable(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.is_given)


class Form(Value, kw_only=True):
    """A workbook to fill in: what it asks, whom, about what, and everything it was sent out with."""

    format: Literal["migov.sheet/1"] = FORMAT
    kind: FormKind
    subject: str
    """Id of the assessment, or code of the jurisdiction."""
    language: Language
    issue: int = 1
    """Counted from 1 for each subject and institution."""
    institution: str | None = None
    """Id of the institution it goes to; null for a sheet of the team itself."""
    sent_at: str
    """ISO 8601 moment with its offset."""
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    """What the first sheet tells: label and words."""
    steps: tuple[str, ...] = ()
    """What to do, in order."""
    tables: tuple[Table, ...]

    def __post_init__(self) -> None:
        for twice in repeated([table.key for table in self.tables]):
            raise Invalid(f"the table {twice} stands twice")

    def table(self, key: str) -> Table | None:
        return next((table for table in self.tables if table.key == key), None)

    def cells(self) -> Iterator[tuple[str, str, str, str]]:
        """Table, row, column and words of every cell that can be filled in."""
        for table in self.tables:
            for row in table.rows:
                for column in table.fillable:
                    yield table.key, row.key, column.key, row.cells.get(column.key, "")


def choices(column: Column, row: Row | None) -> tuple[Choice, ...]:
    """What can be chosen in a cell."""
    return (row.choices.get(column.key) if row else None) or column.choices


@lru_cache(maxsize=1_000)
def labels(options: tuple[Choice, ...], language: Language) -> Mapping[str, str]:
    """What the choices are called: code → label, no two alike.

    >>> labels((Choice("a", Localized(en="Other")), Choice("b", Localized(en="other"))), Language.EN)
    mappingproxy({'a': 'Other (a)', 'b': 'other (b)'})
    """
    names = {choice.code: written(choice.label.text(language)) or choice.code for choice in options}
    counts: dict[str, int] = {}
    for name in names.values():
        counts[folded(name)] = counts.get(folded(name), 0) + 1
    alone = {code: name if counts[folded(name)] == 1 else f"{name} ({code})" for code, name in names.items()}
    return MappingProxyType(alone)


def folded(label: str) -> str:
    """A label as it is compared: without case and needless spaces.

    >>> folded("  Not  Ratified ")
    'not ratified'
    """
    return " ".join(label.casefold().split())


def shown(column: Column, row: Row | None, value: str, language: Language) -> str:
    """What a cell shows of its value."""
    if column.kind is CellKind.CHOICE:
        return labels(choices(column, row), language).get(value, written(value))
    text = written(value)
    return text if fits(text) else say("too-long", language, count=f"{len(text):,}")


def written(text: str) -> str:
    """The text as a workbook can hold it: without control characters and code points that are no characters."""
    return text if _is_plain(text) else re.sub("[\ufdd0-\ufdef\ufffe\uffff]", "", tidy(text))


def plain(text: str) -> str:
    """The text as `migov.model.fields.tidy` keeps it, at once where it is so already: long lists have 50,000 cells."""
    return text if _is_plain(text) else tidy(text)


def _is_plain(text: str) -> bool:
    return text.isprintable() and text[:1] != " " != text[-1:]


def fits(text: str) -> bool:
    """Whether a cell holds the whole text."""
    return len(text) <= LONGEST // 2 or len(text.encode("utf-16-le")) // 2 <= LONGEST


def is_closed(column: Column, row: Row | None) -> bool:
    """Whether a cell is to be read only: by its column, by its row, or because its text is too long for a cell."""
    if column.is_given or row is None:
        return column.is_given
    return column.key in row.closed or not fits(written(row.cells.get(column.key, "")))
