"""Workbooks for tests, well-formed and otherwise: a sheet from rows, and archives put together by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter

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
