"""Cells in rows, whatever file they came from, how a place among them is named, and how many there may be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that a workbook of one sort may hold, and what to do with one that has more."""

    sort: str
    """What is read, as complaints call it: "a list of indicators"."""
    remedy: str
    """What to do with a workbook that holds more: "keep only the sheet with the indicators"."""
    rows: int
    columns: int
    characters: int
    """In all cells of the sheets that are read, each as often as it is shown."""
    cells: int = 200_000
    """With something in them, in the same sheets: walking a million takes many seconds."""
    bytes: int = 10 * MEGABYTE
    parts: int = 500
    """Members of the archive."""
    unpacked: int = 60 * MEGABYTE
    """Bytes of all XML parts together."""
    ratio: int = 300
    """Times that a part of more than a megabyte may be larger than it is packed; sheets full of the same reach 100."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet or of a CSV file, as they were typed: text, numbers, dates."""

    file: str
    rows: list[list[object]]
    sheet: str | None = None
    formulas: frozenset[tuple[int, int]] = frozenset()
    """Row and column, counted from 0, of cells that are computed."""
    errors: frozenset[tuple[int, int]] = frozenset()
    """Of cells that show an error such as ``#REF!``."""

    def place(self, row: int, column: int | None = None, title: str | None = None) -> str:
        """Where a cell stands, as a person sees it; *row* and *column* count from 0.

        >>> Grid("list.csv", []).place(6, 27, "Scale")
        'row 7, column AB (Scale)'
        """
        sheet = f"sheet {self.sheet!r}, " if self.sheet else ""
        if column is None:
            return f"{sheet}row {row + 1}"
        return f"{sheet}row {row + 1}, column {letters(column)}" + (f" ({title})" if title else "")

    def cell(self, row: int, column: int) -> str:
        """Where a cell stands, in the words of a spreadsheet.

        >>> Grid("list.xlsx", [], sheet="Part 1").cell(6, 3)
        "sheet 'Part 1', cell D7"
        """
        sheet = f"sheet {self.sheet!r}, " if self.sheet else ""
        return f"{sheet}cell {letters(column)}{row + 1}"


def letters(column: int) -> str:
    """The column's letters in a spreadsheet, counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number(name: str) -> int:
    """The column that the letters name, counted from 0.

    >>> number("A"), number("AA")
    (0, 26)
    """
    value = 0
    for letter in name:
        value = value * 26 + ord(letter) - ord("A") + 1
    return value - 1


def extension(file: str) -> str:
    """The file name's extension in lower case, without its dot."""
    return PurePath(file).suffix.lower().removeprefix(".")
