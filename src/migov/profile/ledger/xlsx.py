"""The comment matrix as a workbook: filters, wrapped cells, and a print set-up for a meeting.

Texts are written as texts, never as formulas or links.
"""

from __future__ import annotations

import io
import unicodedata
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from migov.profile.ledger.rows import Matrix
from migov.profile.ledger.wording import FIELDS, beside, field_heads, fields, say
from migov.profile.markup import printable

WIDTHS = {
    "number": 6, "institution": 22, "dimension": 6, "section": 18, "words": 32, "draft": 7, "comment": 44,
    "suggestion": 36, "replies": 30, "outcome": 15, "reason": 36, "before": 34, "now": 34, "date": 11, "decided": 11,
    "author": 20, "passage_id": 14, "place": 16,
}  # fmt: skip
"""In the widths of a digit."""
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


def render(matrix: Matrix) -> bytes:
    """The workbook."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, OPTIONS)
    made = datetime.fromisoformat(matrix.made_at).replace(tzinfo=None)
    book.set_properties({"title": f"{say('title', matrix.language)}: {matrix.title}"[:255], "created": made})
    sheet = book.add_worksheet(say("title", matrix.language)[:31])
    _head(book, sheet, matrix)
    plain = book.add_format(_face(matrix) | {"border": 1, "border_color": "#B8C2CC"})
    for at, row in enumerate(matrix.rows, start=FIRST):
        cells = fields(row, matrix.language)
        for column, (name, cell) in enumerate(zip(FIELDS, cells, strict=True)):
            if name in NUMBERS and cell:
                sheet.write_number(at, column, int(cell), plain)
            elif cell:
                sheet.write_string(at, column, _fitting(cell), plain)
            else:
                sheet.write_blank(at, column, None, plain)
        sheet.set_row(at, _height(cells))
    _set_up(sheet, matrix)
    book.close()
    return stream.getvalue()


def _head(book: Any, sheet: Any, matrix: Matrix) -> None:
    face = _face(matrix)
    title = book.add_format(face | {"bold": True, "font_size": 15, "text_wrap": False})
    small = book.add_format(face | {"font_color": "#55606B", "text_wrap": False})
    heading = book.add_format(face | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#16324F", "border": 1})
    sheet.write_string(0, 0, _fitting(f"{say('title', matrix.language)}: {matrix.title}"), title)
    sheet.write_string(1, 0, _fitting(beside(matrix)), small)
    sheet.set_row(0, 22)
    sheet.set_row(FIRST - 1, 30)
    for column, (name, head) in enumerate(zip(FIELDS, field_heads(matrix.language), strict=True)):
        sheet.set_column(column, column, WIDTHS[name])
        sheet.write_string(FIRST - 1, column, head, heading)


def _set_up(sheet: Any, matrix: Matrix) -> None:
    """Filters, what stays on the screen, and how it is printed: landscape, heads on every page, pages numbered."""
    last = len(FIELDS) - 1
    sheet.autofilter(FIRST - 1, 0, max(FIRST - 1 + len(matrix.rows), FIRST), last)
    sheet.freeze_panes(FIRST, 2)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3: eighteen columns
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST - 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{say('title', matrix.language)}&R{say('page', matrix.language)} &P / &N")
    if matrix.language.right_to_left:
        sheet.right_to_left()


def _face(matrix: Matrix) -> dict[str, object]:
    face: dict[str, object] = {"font_name": "Arial", "font_size": 9.5, "valign": "top", "text_wrap": True}
    return face | ({"align": "right"} if matrix.language.right_to_left else {})


def _fitting(cell: str) -> str:
    plain = printable(cell)
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + " …"


def _height(cells: tuple[str, ...]) -> float:
    """Points that a row needs: a spreadsheet that has not been opened yet measures nothing itself."""
    lines = 1
    for name, cell in zip(FIELDS, cells, strict=True):
        width = WIDTHS[name]
        if len(cell) > width or "\n" in cell:
            lines = max(lines, sum(1 + _length(line) // width for line in cell[:LONGEST].split("\n")))
    return min(LINE * lines + 4, TALLEST)


def _length(line: str) -> int:
    return len(line) if line.isascii() else sum(not unicodedata.combining(mark) for mark in line)
