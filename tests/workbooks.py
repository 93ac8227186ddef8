"""Workbooks for tests, well-formed and otherwise: a sheet from rows, and archives put together by hand."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

HEADINGS = (
    "Code",
    "Dimension",
    "Sub-domain",
    "Sub-domain title (English)",
    "Question (English)",
    "Guidance (English)",
    "Scale",
)
ROW = ("1.1.1", "1", "1.1", "Access to services", "Is it?", "Look in the law.", "presence")


def workbook(
    *rows: Sequence[Any], sheet: str = "Sheet1", then: Callable[[Any, Any], None] = lambda _book, _sheet: None
) -> bytes:
    """An .xlsx workbook of one sheet with these rows; *then* may add to it."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    then(book, page)
    book.close()
    return stream.getvalue()


def changed(data: bytes, parts: Mapping[str, bytes | Callable[[bytes], bytes] | None]) -> bytes:
    """The archive with some of its parts replaced, changed, added or (null) left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = parts.get(name, old.read(name))
            if change is not None:
                new.writestr(name, change(old.read(name)) if callable(change) else change)
        for name in parts.keys() - set(old.namelist()):
            content = parts[name]
            if isinstance(content, bytes):
                new.writestr(name, content)
    return stream.getvalue()


class Formula(str):
    """A cell that is computed; its text is the formula."""

    __slots__ = ()


Sheets = dict[str, list[list[Any]]]


def resaved(data: bytes, change: Callable[[Sheets], Sheets | None] = lambda _sheets: None) -> bytes:
    """The workbook as a program would save it that keeps cells and forgets all else; *change* edits the cells.

    Looks, lists, notes and locks are gone, and no sheet is hidden. Dates stay dates.
    """
    old = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets: Sheets = {
        name: [list(row) for row in old.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in old.sheet_names
    }
    sheets = change(sheets) or sheets
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    dates = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                _put(page, number, column, cell, dates)
    book.close()
    return stream.getvalue()


def _put(page: Any, row: int, column: int, cell: Any, dates: Any) -> None:
    if isinstance(cell, Formula):
        page.write_formula(row, column, str(cell), None, 7)
    elif isinstance(cell, str):
        page.write_string(row, column, cell)
    elif isinstance(cell, datetime.date):
        page.write_datetime(row, column, cell, dates)
    elif cell is not None:
        page.write(row, column, cell)
