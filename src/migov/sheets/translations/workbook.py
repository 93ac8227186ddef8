"""A translation as a workbook: a sentence a row, the source locked, one column to write in; and back.

Texts are written as texts, never as formulas or links. Rows are found by their hidden columns, so they may be sorted
and filtered; a file without those columns is refused, nothing is guessed.
"""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from migov.errors import Problem, Unreadable
from migov.model.languages import Language
from migov.sheets.translations.lines import Line, Sheet
from migov.workbooks import MEGABYTE, Grid, Limits, Workbook, refuse_other

MARK = "migov.translation/1"
"""In the first cell: whose sheet it is."""
COLUMNS = ("piece", "number", "source_mark", "words_mark", "section", "kind", "state", "was", "source", "words")
HIDDEN = 4
"""Columns that name the sentence and tell what was sent."""
WIDTHS = (10, 4, 10, 10, 8, 12, 10, 30, 60, 60)
HEADS = 1
"""Rows above the headings: whose sheet it is."""
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LIMITS = Limits(
    sort="a translation",
    remedy="send back the workbook that you received, without other sheets",
    rows=20_000,
    columns=30,
    cells=300_000,
    characters=20 * MEGABYTE,
    parts=200,
)
REMEDY = "send back the workbook that you received; export it again if it is lost"


def write(sheet: Sheet) -> bytes:
    """The workbook."""
    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, OPTIONS)
    page: Any = book.add_worksheet("translation")
    looks = _looks(book, sheet)
    marks = (MARK, sheet.subject, sheet.source_language.value, sheet.language.value, sheet.sent_at)
    for column, mark in enumerate(marks):
        page.write_string(0, column, mark)
    page.set_row(0, None, None, {"hidden": True})
    for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        page.set_column(column, column, width, None, {"hidden": column < HIDDEN})
        page.write_string(HEADS, column, name.replace("_", " "), looks["head"])
    for row, line in enumerate(sheet.lines, HEADS + 1):
        for column, name in enumerate(COLUMNS):
            look = looks["target" if name == "words" else "source" if name in ("source", "was") else "fact"]
            page.write_string(row, column, str(getattr(line, name)), look)
    page.freeze_panes(HEADS + 1, 0)
    page.autofilter(HEADS, 0, HEADS + len(sheet.lines), len(COLUMNS) - 1)
    page.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})
    book.close()
    return out.getvalue()


def _looks(book: Any, sheet: Sheet) -> dict[str, Any]:
    """Formats: the source reads in its own direction, the translation in the other's."""

    def order(language: Language) -> int:
        return 2 if language.right_to_left else 1

    plain = {"text_wrap": True, "valign": "top", "num_format": "@"}
    return {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "fact": book.add_format(plain | {"font_color": "#555555"}),
        "source": book.add_format(plain | {"reading_order": order(sheet.source_language)}),
        "target": book.add_format(
            plain | {"reading_order": order(sheet.language), "locked": False, "bg_color": "#FFFBEA", "border": 1}
        ),
    }


def read(data: bytes, *, file: str) -> Sheet:
    """The lines of a workbook that came back.

    Raises:
        Unreadable: no workbook of ours, damaged, or larger than it can be.
    """
    if refuse_other(data, file) != "workbook":
        raise Unreadable(Problem("it is not a workbook", file=file, remedy=REMEDY))
    book = Workbook(data, file=file, limits=LIMITS)
    for page in book.pages:
        grid = book.grid(page)
        if grid.rows and _text(grid, 0, 0) == MARK:
            return _sheet(grid, file)
    raise Unreadable(Problem("no sheet of it is a translation that was exported here", file=file, remedy=REMEDY))


def _sheet(grid: Grid, file: str) -> Sheet:
    subject, spoken, language, sent_at = (_text(grid, 0, column) for column in range(1, 5))
    heads = [_text(grid, HEADS, column).replace(" ", "_") for column in range(len(grid.rows[HEADS]))]
    missing = [name for name in ("piece", "number", "source", "words", "source_mark") if name not in heads]
    if missing or {spoken, language} - set(Language):
        says = f"columns are missing: {', '.join(missing)}" if missing else "its first row was changed"
        raise Unreadable(Problem(says, file=file, remedy=REMEDY))
    lines = []
    for row in range(HEADS + 1, len(grid.rows)):
        cells = {name: _text(grid, row, column) for column, name in enumerate(heads) if name in COLUMNS}
        column = heads.index("words")
        if (row, column) in grid.formulas | grid.errors:
            cells["words"] = ""
        if any(cells.values()):
            number = cells.pop("number")
            place = grid.cell(row, column)
            lines.append(Line(**cells, number=int(number) if number.isdecimal() else 0, place=place))
    return Sheet(
        subject=subject,
        source_language=Language(spoken),
        language=Language(language),
        sent_at=sent_at,
        lines=tuple(lines),
    )


def _text(grid: Grid, row: int, column: int) -> str:
    """A cell as text; a number that a program made of digits is whole again."""
    if row >= len(grid.rows) or column >= len(grid.rows[row]):
        return ""
    value = grid.rows[row][column]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
