"""CSV → cells: UTF-8 with or without its mark; separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from itertools import islice

from migov.catalogue.importing.columns import recognized
from migov.catalogue.importing.limits import MOST_IN_ALL, MOST_ROWS
from migov.errors import Invalid, Problem, Unreadable
from migov.workbooks import Grid

SEPARATORS = (",", ";", "\t")
SAVE = "save it as 'CSV UTF-8'"


def read(data: bytes, file: str) -> Grid:
    """The cells of a CSV file.

    Raises:
        Unreadable: not UTF-8 text, or quotation marks that do not close.
        Invalid: too many rows.
    """
    text = _text(data, file)
    separator = max(SEPARATORS, key=lambda mark: _known_headers(text, mark))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows: list[list[object]] = [list(row) for row in islice(reader, MOST_ROWS + 1)]
    except csv.Error as error:
        remedy = 'a quotation mark inside a cell is written twice: ""'
        place = f"line {reader.line_num}"
        raise Unreadable(Problem(f"not readable as CSV: {error}", file=file, place=place, remedy=remedy)) from error
    if len(rows) > MOST_ROWS:
        raise Invalid(Problem(f"more than {MOST_ROWS:,} rows", file=file, remedy="keep only the indicators"))
    formulas = frozenset(
        (number, column)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if str(cell).lstrip().startswith("=")
    )
    return Grid(file=file, rows=rows, formulas=formulas)


def _text(data: bytes, file: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(Problem("the text is in UTF-16 ('Unicode text')", file=file, remedy=SAVE))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        says = "the text is not in UTF-8: accents would be read wrongly"
        raise Unreadable(Problem(says, file=file, place=f"line {line}", remedy=SAVE)) from error
    if "\0" in text:
        raise Unreadable(Problem("it is not a text", file=file, remedy=SAVE))
    if len(text) > MOST_IN_ALL:
        raise Unreadable(Problem("the text is too long", file=file, remedy="keep only the indicators"))
    return text


def _known_headers(text: str, separator: str) -> int:
    """How many columns of the first row are known when it is cut at this separator."""
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        return 0
    return sum(recognized(name) is not None for name in header)
