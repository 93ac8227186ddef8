"""XLSX → cells, looked at before it is unpacked.

A workbook is an archive of XML: it may unfold to any size, place one cell in the last of sixteen thousand columns, or
show numbers that a formula computed once. So the archive is unpacked within limits, a sheet is walked for its extent,
its formulas and its error cells, and only then are the same bytes handed to the reader of values.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from migov.errors import Problem, Unreadable
from migov.workbooks.archives import BOOK, RELATIONS, SAVE, unpacked
from migov.workbooks.grids import Grid, Limits
from migov.workbooks.walking import Attributes, Cells, Lengths, walk

STRINGS = "xl/sharedStrings.xml"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_LINK = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook."""

    name: str
    is_shown: bool
    part: str
    """Its member of the archive."""


class Workbook:
    """A workbook that was unpacked within limits; its sheets are read one by one.

    Raises:
        Unreadable: not a workbook, damaged, protected by a password, or larger than its limits.
    """

    def __init__(self, data: bytes, *, file: str, limits: Limits) -> None:
        self.file, self.limits = file, limits
        self.left, self.cells = limits.characters, limits.cells
        self.parts, self.has_macros = unpacked(data, file, limits)
        with _told_as_damaged(file):
            self.pages = _pages(self.parts)

    def grid(self, page: Page) -> Grid:
        """The cells of a sheet.

        Raises:
            Unreadable: it is damaged, or holds more than the limits allow, with the sheets read before.
        """
        with _told_as_damaged(self.file):
            cells = Cells(
                file=self.file,
                sheet=page.name,
                limits=self.limits,
                left=self.left,
                cells=self.cells,
                lengths=self._lengths,
            )
            walked = walk(self.parts[page.part], cells)
        self.left, self.cells = walked.left, walked.cells
        try:
            found = self._values.get_sheet_by_name(page.name)
            rows: list[list[object]] = [list(row) for row in found.to_python(skip_empty_area=False)]
        except (CalamineError, OSError, ValueError) as error:
            raise Unreadable(Problem(f"the workbook is damaged: {error}", file=self.file, remedy=SAVE)) from error
        formulas, errors = frozenset(walked.formulas), frozenset(walked.errors)
        return Grid(file=self.file, rows=rows, sheet=page.name, formulas=formulas, errors=errors)

    @cached_property
    def _lengths(self) -> list[int]:
        return walk(self.parts[STRINGS], Lengths()).lengths if STRINGS in self.parts else []

    @cached_property
    def _values(self) -> CalamineWorkbook:
        """The reader of values, given exactly the parts that were looked at."""
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
            for name, content in self.parts.items():
                packed.writestr(name, content)
        archive.seek(0)
        return CalamineWorkbook.from_filelike(archive)


def _pages(parts: dict[str, bytes]) -> tuple[Page, ...]:
    """The sheets whose members are there, in their order."""
    targets = {
        link.get("Id"): str(link.get("Target"))
        for link in walk(parts[RELATIONS], Attributes("Relationship")).found
        if str(link.get("Type")).endswith("/worksheet")
    }
    pages: dict[str, Page] = {}
    for sheet in walk(parts[BOOK], Attributes("sheet")).found:
        target = targets.get(sheet.get(LINK) or sheet.get(STRICT_LINK))
        if target is None:
            continue
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        name = str(sheet.get("name"))
        if part in parts:
            pages[name] = Page(name, sheet.get("state", "visible") == "visible", part)
    return tuple(pages.values())


@contextmanager
def _told_as_damaged(file: str) -> Iterator[None]:
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise Unreadable(Problem(f"the workbook is damaged: {error.msg}", file=file, remedy=SAVE)) from error
