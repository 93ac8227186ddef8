"""What a tagged PDF says in the order of its structure: paragraphs whole, notes and page furniture told apart.

PDFium serves one caller at a time.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from migov.profile.pictures import TURN

DEEPEST = 60
"""Steps down a structure: ours have six."""
INLINE = frozenset({"Span", "Link", "Em", "Strong", "Quote", "Code", "Sub", "Reference", "NonStruct"})
"""What stands inside a line of text; everything else begins one."""

ROOM = 512
"""Bytes that nearly everything said on a page fits into: it is asked for once, not twice."""


class Kind(StrEnum):
    """What a line is of."""

    TEXT = "text"
    """Paragraphs, headings, tables, figures."""
    NOTE = "note"
    MARK = "mark"
    """Of a note in the text."""
    FURNITURE = "furniture"
    """What stands outside of the structure: running head, number of the page."""


class Line(NamedTuple):
    """Words that stand together on one page."""

    kind: Kind
    page: int
    """From 1."""
    words: str


def lines(pdf: bytes) -> tuple[Line, ...]:
    """Everything that is written in a tagged PDF; a paragraph that goes over two pages is two lines.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF.
    """
    with TURN:
        document = pdfium.PdfDocument(pdf)
        try:
            return tuple(line for number, page in enumerate(document, 1) for line in _page(page, number))
        finally:
            document.close()


def _page(page: pdfium.PdfPage, number: int) -> Iterator[Line]:
    written = _written(page)
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    told: list[tuple[Kind, int]] = []
    if tree:
        try:
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                told += _walked(raw.FPDF_StructTree_GetChildAtIndex(tree, at), Kind.TEXT, depth=0)
        finally:
            raw.FPDF_StructTree_Close(tree)
    line, kind = "", Kind.TEXT
    for of, mark in [*told, (Kind.TEXT, BREAK)]:
        if mark == BREAK or of is not kind:
            if line.strip():
                yield Line(kind, number, line)
            line, kind = "", of
        line += "".join(written.pop(mark, ()))
    for rest in written.values():
        yield from (Line(Kind.FURNITURE, number, words) for words in rest if words.strip())


BREAK = -2
"""In the place of marked words: what stands before it and behind it are two lines."""


def _written(page: pdfium.PdfPage) -> dict[int, list[str]]:
    """The words of a page by the number under which its structure knows them; -1 for none."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    text = page.get_textpage()
    for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=8):
        found[raw.FPDFPageObj_GetMarkedContentID(one.raw)].append(_said(partial(_of_object, one.raw, text.raw)))
    return found


def _of_object(one: Any, text: Any, into: Any, size: int) -> int:
    asked: int = raw.FPDFTextObj_GetText(one, text, into, size)
    return asked


def _walked(element: Any, kind: Kind, *, depth: int) -> Iterator[tuple[Kind, int]]:
    """The numbers of marked words beneath an element, in order, with breaks around what is no part of a line."""
    name = _said(lambda into, size: raw.FPDF_StructElement_GetType(element, into, size))
    kind = {"Note": Kind.NOTE, "FENote": Kind.NOTE, "Lbl": Kind.MARK}.get(name, kind)
    is_apart = name not in INLINE and kind is not Kind.MARK
    if is_apart:
        yield kind, BREAK
    for at in range(raw.FPDF_StructElement_CountChildren(element) if depth < DEEPEST else 0):
        below = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if below:
            yield from _walked(below, kind, depth=depth + 1)
        elif (mark := raw.FPDF_StructElement_GetChildMarkedContentID(element, at)) >= 0:
            yield kind, mark
    if is_apart:
        yield kind, BREAK


def _said(ask: Callable[[Any, int], int]) -> str:
    """What PDFium says, which tells how many bytes that takes, with two for its end; what has no room it leaves out."""
    room, size = 0, ROOM
    while size > room:
        room = size
        buffer = ctypes.create_string_buffer(room)
        size = ask(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), room)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
