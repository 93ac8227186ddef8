"""XLSX → cells, looked at before it is unpacked.

A workbook is an archive of XML: it may unfold to any size, place one cell in the last of sixteen thousand columns, or
show numbers that a formula computed once. So the archive is unpacked within limits, the sheet is walked for its
extent, its formulas and its error cells, and only then are the same bytes handed to the reader of values.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from migov.catalogue.importing.columns import plain
from migov.catalogue.importing.grids import MEGABYTE, MOST_COLUMNS, MOST_IN_ALL, MOST_ROWS, Grid, number
from migov.errors import Problem, Unreadable

MOST_PARTS = 500
MOST_UNPACKED = 60 * MEGABYTE
"""Bytes of all XML parts together."""
BITE = 65_536
"""Bytes given to the parser at once: more and it keeps them all."""
SAVE = "save it as a new .xlsx workbook"
ONLY = "keep only the sheet with the indicators"
BOOK, RELATIONS, STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
NAMES = ("indicators", "indicateurs", "indicator", "indicateur")
"""Of the sheet that is read; without one, the first."""
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_LINK = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def read(data: bytes, file: str) -> Grid:
    """The cells of the sheet with the indicators.

    Raises:
        Unreadable: not a workbook, damaged, protected, or larger than a list of indicators can be.
    """
    parts = _parts(data, file)
    try:
        sheet, part = _sheet(parts, file)
        lengths = _walk(parts[STRINGS], _Lengths()).lengths if STRINGS in parts else []
        walk = _walk(parts[part], _Cells(file=file, sheet=sheet, lengths=lengths))
    except etree.XMLSyntaxError as error:
        raise Unreadable(Problem(f"the workbook is damaged: {error.msg}", file=file, remedy=SAVE)) from error
    rows = _values(parts, sheet, file)
    return Grid(file=file, rows=rows, sheet=sheet, formulas=frozenset(walk.formulas), errors=frozenset(walk.errors))


def _parts(data: bytes, file: str) -> dict[str, bytes]:
    """The XML parts of the archive by name, unpacked within limits whatever its directory claims."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_oversize(entries, file)
            left = MOST_UNPACKED
            parts: dict[str, bytes] = {}
            for entry in entries:
                if not entry.filename.endswith((".xml", ".rels")):
                    continue
                with archive.open(entry) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0 or entry.filename in parts:
                    raise Unreadable(Problem("the workbook unfolds beyond all measure", file=file, remedy=ONLY))
                parts[entry.filename] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(Problem("the workbook is damaged or cut off", file=file, remedy=SAVE)) from error
    except RuntimeError as error:  # what zipfile says of an entry with a password
        raise Unreadable(
            Problem("the workbook is encrypted", file=file, remedy="save it without a password")
        ) from error
    if BOOK not in parts or RELATIONS not in parts:
        binary = "xl/workbook.bin" in {entry.filename for entry in entries}
        says = "it is a binary workbook (.xlsb)" if binary else "it is an archive, but not an .xlsx workbook"
        raise Unreadable(Problem(says, file=file, remedy="save it as .xlsx"))
    return parts


def _refuse_oversize(entries: list[zipfile.ZipInfo], file: str) -> None:
    if len(entries) > MOST_PARTS:
        raise Unreadable(Problem(f"the workbook has {len(entries):,} parts", file=file, remedy=ONLY))
    unpacked = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if unpacked > MOST_UNPACKED:
        says = f"the workbook unfolds to {unpacked / MEGABYTE:,.0f} MB"
        raise Unreadable(Problem(says, file=file, remedy=ONLY))


def _sheet(parts: dict[str, bytes], file: str) -> tuple[str, str]:
    """Name of the sheet to read and its part of the archive; hidden sheets are left alone."""
    targets = {
        link.get("Id"): str(link.get("Target"))
        for link in _walk(parts[RELATIONS], _Attributes("Relationship")).found
        if str(link.get("Type")).endswith("/worksheet")
    }
    sheets: dict[str, str] = {}
    for sheet in _walk(parts[BOOK], _Attributes("sheet")).found:
        target = targets.get(sheet.get(LINK) or sheet.get(STRICT_LINK))
        if target is not None and sheet.get("state", "visible") == "visible":
            sheets[str(sheet.get("name"))] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    named = [name for name in sheets if plain(name) in NAMES]
    name = next(iter(named or sheets), None)
    if name is None or sheets[name] not in parts:
        raise Unreadable(Problem("the workbook has no sheet that is shown", file=file, remedy=SAVE))
    return name, sheets[name]


Walker = TypeVar("Walker", bound="_Walker")


def _walk(content: bytes, walker: Walker) -> Walker:
    """The walker after it went through the part; no tree is built, so a part of a million elements costs no memory."""
    parser = etree.XMLParser(
        target=walker,  # type: ignore[arg-type]  # the stubs want comment() and pi() too, which lxml does not
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    for start in range(0, len(content), BITE):
        parser.feed(content[start : start + BITE])
    parser.close()
    return walker


class _Walker:
    """Hears of every element of a part as it begins and ends."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text, possibly in pieces."""

    def close(self) -> None:
        """The part ends."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


class _Attributes(_Walker):
    """The attributes of the elements of one name, of the first few hundred."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[dict[str, str]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if _local(tag) == self.name and len(self.found) < MOST_PARTS:
            self.found.append(dict(attributes))


class _Lengths(_Walker):
    """How many characters each of the shared texts has, in their order."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.length = 0
        self.in_text = False

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if _local(tag) == "si":
            self.length = 0
        self.in_text = _local(tag) == "t"

    def end(self, tag: str) -> None:
        if _local(tag) == "si":
            self.lengths.append(self.length)
        self.in_text = False

    def data(self, text: str) -> None:
        self.length += len(text) if self.in_text else 0


@dataclass(slots=True)
class _Cells(_Walker):
    """A walk over the cells of a sheet that notes what the reader of values does not tell."""

    file: str
    sheet: str
    lengths: list[int]
    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: set[tuple[int, int]] = field(default_factory=set)
    row: int = -1
    column: int = -1
    characters: int = 0
    kind: str | None = None
    """Type of the cell that is open."""
    seen: set[str] = field(default_factory=set)
    """Elements met in it."""
    index: str = ""
    """Its text where that is the number of a shared text."""
    inside: str = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.inside = _local(tag)
        if self.inside == "row":
            name = attributes.get("r")
            self.row = int(name) - 1 if name and re.fullmatch(r"\d{1,7}", name, re.ASCII) else self.row + 1
            self.column = -1
        elif self.inside == "c":
            place = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", attributes.get("r") or "", re.ASCII)
            self.row, self.column = (int(place[2]) - 1, number(place[1])) if place else (self.row, self.column + 1)
            self.kind, self.index = attributes.get("t"), ""
            self.seen.clear()
        elif self.inside in ("f", "v", "is"):
            self.seen.add(self.inside)

    def data(self, text: str) -> None:
        if self.inside == "v" and self.kind == "s":
            self.index = (self.index + text)[:10]
        elif self.inside in ("v", "t"):
            self._count(len(text))

    def end(self, tag: str) -> None:
        self.inside = ""
        if _local(tag) != "c" or not self.seen:
            return  # a cell without these is only coloured
        if self.row >= MOST_ROWS or self.column >= MOST_COLUMNS:
            self._refuse(f"a cell stands outside the first {MOST_ROWS:,} rows and {MOST_COLUMNS} columns")
        if "f" in self.seen:
            self.formulas.add((self.row, self.column))
        if self.kind == "e":
            self.errors.add((self.row, self.column))
        if re.fullmatch(r"\d{1,9}", self.index, re.ASCII) and int(self.index) < len(self.lengths):
            self._count(self.lengths[int(self.index)])

    def _count(self, characters: int) -> None:
        self.characters += characters
        if self.characters > MOST_IN_ALL:
            self._refuse("the sheet holds more text than a list of indicators can")

    def _refuse(self, says: str) -> None:
        raise Unreadable(Problem(says, file=self.file, place=f"sheet {self.sheet!r}", remedy=ONLY))


def _values(parts: dict[str, bytes], sheet: str, file: str) -> list[list[object]]:
    """The values of the sheet, read from exactly the parts that were looked at."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    archive.seek(0)
    try:
        found = CalamineWorkbook.from_filelike(archive).get_sheet_by_name(sheet)
        return [list(row) for row in found.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(Problem(f"the workbook is damaged: {error}", file=file, remedy=SAVE)) from error
