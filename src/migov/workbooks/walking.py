"""Going through a part of a workbook element by element, without building a tree of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree

from migov.errors import Problem, Unreadable
from migov.workbooks.grids import Limits, number

BITE = 65_536
"""Bytes given to the parser at once: more and it keeps them all."""
MOST_FOUND = 500
"""Elements whose attributes are kept."""

Walker = TypeVar("Walker", bound="Elements")


def walk(content: bytes, walker: Walker) -> Walker:
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


class Elements:
    """Hears of every element of a part as it begins and ends."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text, possibly in pieces."""

    def close(self) -> None:
        """The part ends."""


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


class Attributes(Elements):
    """The attributes of the elements of one name, of the first few hundred."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[dict[str, str]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) == self.name and len(self.found) < MOST_FOUND:
            self.found.append(dict(attributes))


class Lengths(Elements):
    """How many characters each of the shared texts has, in their order."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.length = 0
        self.in_text = False

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if local(tag) == "si":
            self.length = 0
        self.in_text = local(tag) == "t"

    def end(self, tag: str) -> None:
        if local(tag) == "si":
            self.lengths.append(self.length)
        self.in_text = False

    def data(self, text: str) -> None:
        self.length += len(text) if self.in_text else 0


@dataclass(slots=True)
class Cells(Elements):
    """A walk over the cells of a sheet that notes what the reader of values does not tell."""

    file: str
    sheet: str
    limits: Limits
    left: int
    """Characters that may still come."""
    cells: int
    """Cells that may still come."""
    lengths: list[int]
    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: set[tuple[int, int]] = field(default_factory=set)
    row: int = -1
    column: int = -1
    kind: str | None = None
    """Type of the cell that is open."""
    seen: set[str] = field(default_factory=set)
    """Elements met in it."""
    index: str = ""
    """Its text where that is the number of a shared text."""
    inside: str = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.inside = local(tag)
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
        if local(tag) != "c" or not self.seen:
            return  # a cell without these is only coloured
        self.cells -= 1
        if self.cells < 0:
            self._refuse(f"the workbook has more than {self.limits.cells:,} cells with something in them")
        rows, columns = self.limits.rows, self.limits.columns
        if self.row >= rows or self.column >= columns:
            self._refuse(f"a cell stands outside the first {rows:,} rows and {columns} columns")
        if "f" in self.seen:
            self.formulas.add((self.row, self.column))
        if self.kind == "e":
            self.errors.add((self.row, self.column))
        if re.fullmatch(r"\d{1,9}", self.index, re.ASCII) and int(self.index) < len(self.lengths):
            self._count(self.lengths[int(self.index)])

    def _count(self, characters: int) -> None:
        self.left -= characters
        if self.left < 0:
            self._refuse(f"the sheet holds more text than {self.limits.sort} can")

    def _refuse(self, says: str) -> None:
        raise Unreadable(Problem(says, file=self.file, place=f"sheet {self.sheet!r}", remedy=self.limits.remedy))
