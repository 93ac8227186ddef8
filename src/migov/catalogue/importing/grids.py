"""Cells in rows, whatever file they came from, and how a place among them is named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

MEGABYTE = 1_000_000
MOST_ROWS = 2_000
"""More than ten times the largest edition."""
MOST_COLUMNS = 100
MOST_CHARACTERS = 4_000
"""In one cell: about a page."""
MOST_IN_ALL = 5 * MEGABYTE
"""Characters in all cells together: a short text that a workbook repeats in every cell costs memory all the same."""


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
