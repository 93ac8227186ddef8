"""The comment matrix as a workbook: one sheet for the meeting, and one with every fact in a column of its own.

Texts are written as texts, never as formulas or links.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from migov.model.languages import Language
from migov.model.values import Value
from migov.profile.ledger.rows import Matrix, Row
from migov.profile.ledger.wording import FIELDS, SORTED, beside, fields, heads_of, say, sorted_cells
from migov.profile.markup import printable

NUMBERS = frozenset({"number", "dimension", "draft"})
LONGEST = 32_000
"""Characters that a cell takes, and a few less."""
FIRST = 3
"""Rows above the first comment: title, what it is, heads."""
LINE, TALLEST = 13.0, 400.0
"""Points of a line, and of the tallest row that a spreadsheet shows."""
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
A3, A4 = 8, 9


class Layout(Value, kw_only=True):
    """How one sheet is laid out."""

    name: str
    """Of its words in `words.toml`."""
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    """In the widths of a digit."""
    paper: int


MEETING = Layout(
    name="title",
    columns=SORTED,
    widths=(5, 16, 25, 36, 13, 26, 30, 10.5, 13),
    paper=A4,
)
FACTS = Layout(
    name="facts",
    columns=FIELDS,
    widths=(6, 22, 6, 18, 32, 7, 44, 36, 30, 15, 36, 34, 34, 11, 11, 20, 14, 16),
    paper=A3,
)


def render(matrix: Matrix) -> bytes:
    """The workbook."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, OPTIONS)
    made = datetime.fromisoformat(matrix.made_at).replace(tzinfo=None)
    book.set_properties({"title": f"{say('title', matrix.language)}: {matrix.title}"[:255], "created": made})
    face = _face(matrix.language)
    plain = book.add_format(face | {"border": 1, "border_color": "#B8C2CC"})
    for layout, cells in ((MEETING, sorted_cells), (FACTS, fields)):
        sheet = book.add_worksheet(say(layout.name, matrix.language)[:31])
        _head(book, sheet, matrix, layout, face)
        _rows(sheet, matrix, layout, cells, plain)
        _set_up(sheet, matrix, layout)
    book.close()
    return stream.getvalue()


def _head(book: Any, sheet: Any, matrix: Matrix, layout: Layout, face: dict[str, object]) -> None:
    title = book.add_format(face | {"bold": True, "font_size": 15, "text_wrap": False})
    small = book.add_format(face | {"font_color": "#55606B", "text_wrap": False})
    heading = book.add_format(face | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#16324F", "border": 1})
    sheet.write_string(0, 0, _fitting(f"{say('title', matrix.language)}: {matrix.title}"), title)
    sheet.write_string(1, 0, _fitting(beside(matrix)), small)
    sheet.set_row(0, 22)
    sheet.set_row(FIRST - 1, 30)
    named = zip(layout.widths, heads_of(layout.columns, matrix.language), strict=True)
    for column, (width, head) in enumerate(named):
        sheet.set_column(column, column, width)
        sheet.write_string(FIRST - 1, column, head, heading)


def _rows(
    sheet: Any, matrix: Matrix, layout: Layout, cells: Callable[[Row, Language], tuple[str, ...]], plain: Any
) -> None:
    for at, row in enumerate(matrix.rows, start=FIRST):
        told = cells(row, matrix.language)
        for column, (name, cell) in enumerate(zip(layout.columns, told, strict=True)):
            if name in NUMBERS and cell:
                sheet.write_number(at, column, int(cell), plain)
            elif cell:
                sheet.write_string(at, column, _fitting(cell), plain)
            else:
                sheet.write_blank(at, column, None, plain)
        sheet.set_row(at, _height(told, layout.widths))


def _set_up(sheet: Any, matrix: Matrix, layout: Layout) -> None:
    """Filters, what stays on the screen, and how it is printed: landscape, heads on every page, pages numbered."""
    last = len(layout.columns) - 1
    sheet.autofilter(FIRST - 1, 0, max(FIRST - 1 + len(matrix.rows), FIRST), last)
    sheet.freeze_panes(FIRST, 2)
    sheet.set_landscape()
    sheet.set_paper(layout.paper)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST - 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{say('title', matrix.language)}&R{say('page', matrix.language)} &P / &N")
    if matrix.language.right_to_left:
        sheet.right_to_left()


def _face(language: Language) -> dict[str, object]:
    face: dict[str, object] = {"font_name": "Arial", "font_size": 9.5, "valign": "top", "text_wrap": True}
    return face | ({"align": "right"} if language.right_to_left else {})


def _fitting(cell: str) -> str:
    plain = printable(cell)
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + " …"


def _height(cells: Sequence[str], widths: Sequence[float]) -> float:
    """Points that a row needs: a spreadsheet that has not been opened yet measures nothing itself."""
    lines = 1
    for width, cell in zip(widths, cells, strict=True):
        if len(cell) > width or "\n" in cell:
            lines = max(lines, sum(1 + int(_length(line) // width) for line in cell[:LONGEST].split("\n")))
    return min(LINE * lines + 4, TALLEST)


def _length(line: str) -> int:
    return len(line) if line.isascii() else sum(not unicodedata.combining(mark) for mark in line)
