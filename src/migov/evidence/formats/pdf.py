"""PDF to pages of lines with their boxes, sizes and raised digits.

Asking pdfium for every character's place is ten times as slow as taking the text of a page at once. So the text is
taken whole, and only what tells something is asked for: the first and last character of each line, digits that may be
the marks of footnotes, and the blanks of lines that are too wide for their words. That is still hundreds of questions a
page, which cost less to answer than to have their arguments checked and the interpreter's lock given away meanwhile:
the functions that are asked so often are called without either.
"""

from __future__ import annotations

import ctypes
import re
import statistics
import struct
import time
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from math import sqrt
from typing import Any

import msgspec
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from migov.errors import Problem, Unreadable
from migov.evidence.formats.bounds import Bounds
from migov.model.pages import Document, Line, Page

RAISED = 0.15
"""Of the font size: how far above the base line the foot of a digit stands that is a footnote mark."""

STRETCHED = 1.2
"""Times the usual width for its letters: a line so wide may hold the cells of a table's row."""

WIDE_GAP = 0.9
"""Of the font size: a blank so wide separates columns."""

EVEN = 1.2
"""Times the narrowest blank of a line: where none is wider, the line is justified, and holds no cells."""

LAST_BLANKS = 3
"""A cell at the end of a line that is not wide has at most so many words."""

CELL = re.compile(r"\S*\d{4}\S*|[^\W\d_]{2,3}|[—–-]")
"""The last word of a line whose last words may be a cell of their own: a year, "Yes", "No", a dash."""

SIGN = re.compile(
    "[\u0002\r\n0-9\u0660-\U0010ffff]"
    r"(?:(?<=\d)(?<![/–-]\d)\d*(?![/%])|(?<=\r)\n?|(?<=\n)|(?<=[\ufffe\u0002])(?:\r\n?|\n)?)"
)
"""Digits that may be a mark, and ends of lines, two of which stand for a hyphen. What a sign has to be is asked last:
so the engine looks for all of them at once, and finds few others."""

LOCK = b"/Encrypt"
"""What the end of a locked PDF names. pdfium tells of the last file's lock where nothing but pages is missing."""

HYPHENS = "\ufffe\u0002"

LONGEST_LABEL = 64
"""Bytes of a page's label that can be had without asking for its length before."""

BOX, HEIGHT = struct.Struct("4f"), struct.Struct("8x2f8x")
"""Left, top, right and bottom of a box, and how a matrix scales what is high, as they lie in pdfium's own records."""


def _quick(function: Any, result: Any) -> Any:
    """A function of pdfium that takes a text page, whole numbers and references as they are."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


LOOSE_BOX = _quick(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
CLOSE_BOX = _quick(raw.FPDFText_GetCharBox, ctypes.c_int)
ORIGIN = _quick(raw.FPDFText_GetCharOrigin, ctypes.c_int)
MATRIX = _quick(raw.FPDFText_GetMatrix, ctypes.c_int)
FONT_SIZE = _quick(raw.FPDFText_GetFontSize, ctypes.c_double)
FONT_WEIGHT = _quick(raw.FPDFText_GetFontWeight, ctypes.c_int)

ROUNDED = lru_cache(maxsize=256)(round)
"""Of sizes: there are few, and rounding takes longer than asking for one."""

TURNED = re.compile("[اأإآٱ]ل|هللا?")
"""What pdfium makes of one sign that stands for several Arabic letters (lam with alef, the name of God): it turns them
with the line. Where the letters have a place each, they are a word's own, as in the article."""


def read(
    data: bytes, *, file: str | None, sha256: str, bounds: Bounds, wanted: Iterable[int] | None = None
) -> Document:
    """The pages of a PDF, its lines in the order of its content. A page without text is a page without lines.

    Args:
        wanted: rising numbers of pages, counted from zero, where others read the others: `whole` puts them together.

    Raises:
        Unreadable: damaged, cut off, locked with a password, or too long.
    """
    try:
        source = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable(_why_not(error, data, file)) from error
    try:
        if _is_cut_off(data):
            raise Unreadable(Problem("the PDF is cut off: its end is missing", file=file, remedy="fetch it again"))
        if len(source) > bounds.pages:
            says = f"the PDF has {len(source):,} pages; {bounds.sort} has at most {bounds.pages:,}"
            raise Unreadable(Problem(says, file=file, remedy=bounds.remedy))
        count = len(source)
        numbers = range(count) if wanted is None else takewhile(lambda number: number < count, wanted)
        pages = _pages(source, numbers, file, bounds)
        title = source.get_metadata_value("Title").strip() or None
        attached = max(raw.FPDFDoc_GetAttachmentCount(source.raw), 0)
    finally:
        source.close()
    return Document(file=file, sha256=sha256, media_type="application/pdf", title=title, pages=pages, attached=attached)


def whole(shares: Sequence[Document]) -> Document:
    """The document of which these are the shares."""
    pages = sorted((page for share in shares for page in share.pages), key=lambda page: page.index)
    return msgspec.structs.replace(shares[0], pages=tuple(pages))


def _why_not(error: pdfium.PdfiumError, data: bytes, file: str | None) -> Problem:
    """What keeps a PDF from being opened."""
    if there := raw.FPDF_LoadMemDocument64(data, len(data), None):  # it opens; the error told is that of another file
        raw.FPDF_CloseDocument(there)
        return Problem("the PDF has no pages", file=file, remedy="fetch it again, or save it anew")
    if LOCK in data and (raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error)):
        return Problem("the PDF is locked with a password", file=file, remedy="save a copy without password")
    if _is_cut_off(data):
        return Problem("the PDF is cut off: its end is missing", file=file, remedy="fetch it again")
    return Problem("the PDF is damaged and cannot be opened", file=file, remedy="fetch it again, or save it anew")


def _is_cut_off(data: bytes) -> bool:
    """Whether the mark that ends every PDF is missing. pdfium opens such files, with whatever is left of them."""
    return b"%%EOF" not in data[-4096:].rstrip(b"\0") and b"startxref" not in data[-4096:]


def _pages(source: Any, wanted: Iterable[int], file: str | None, bounds: Bounds) -> tuple[Page, ...]:
    until = time.monotonic() + bounds.seconds
    pages = []
    for index in wanted:
        if time.monotonic() > until:
            says = f"reading takes longer than {bounds.seconds:.0f} seconds"
            remedy = "save the text alone and read that"
            raise Unreadable(Problem(says, file=file, place=f"page {index + 1}", remedy=remedy))
        pages.append(_page(source, index, file, bounds))
    return tuple(pages)


def _page(source: Any, index: int, file: str | None, bounds: Bounds) -> Page:
    """One page; without lines, and said to be damaged, where pdfium cannot open it."""
    label = _label(source, index)
    page = raw.FPDF_LoadPage(source.raw, index)  # pypdfium2's own objects for pages take a tenth of the time
    text = raw.FPDFText_LoadPage(page) if page else None
    try:
        if not text:
            return Page(index=index + 1, label=label, lines=(), is_damaged=True)
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        count = raw.FPDFText_CountChars(text)
        if count > bounds.page_characters:
            says, remedy = f"the page has {count:,} characters", "save it anew without hidden text"
            raise Unreadable(Problem(says, file=file, place=f"page {index + 1}", remedy=remedy))
        lines = tuple(PageReader(text, count, height).lines())
        return Page(index=index + 1, label=label, width=width, height=height, lines=lines)
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
        if page:
            raw.FPDF_ClosePage(page)


def _label(source: Any, index: int) -> str | None:
    """The number that the file gives a page."""
    room = ctypes.create_string_buffer(LONGEST_LABEL)
    length = raw.FPDF_GetPageLabel(source.raw, index, room, LONGEST_LABEL)
    if length > LONGEST_LABEL:
        return source.get_page_label(index) or None
    return room.raw[: max(length - 2, 0)].decode("utf-16-le") or None


class PageReader:
    """The lines of one page, with one set of buffers for everything that is asked of pdfium."""

    def __init__(self, page: Any, count: int, height: float) -> None:
        self.page, self.height = page, height
        buffer = bytearray(2 * (count + 1))
        written = raw.FPDFText_GetText(page, 0, count, ctypes.c_ushort.from_buffer(buffer))
        self.text = buffer[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
        self.exact = len(self.text) == count
        """Whether characters of the text and of the page count alike; else each index is looked up."""
        self.box, self.matrix, self.foot = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double()
        self.to_box, self.to_matrix, self.to_foot = map(ctypes.byref, (self.box, self.matrix, self.foot))
        self.unused = ctypes.byref(ctypes.c_double())
        if "ل" in self.text:
            self.text = TURNED.sub(self._in_order, self.text)

    def lines(self) -> list[Line]:
        lines, text = [], self.text
        digits: list[tuple[int, int]] = []
        start = 0
        for sign in SIGN.finditer(text):
            at, after = sign.span()
            if text[at].isdecimal():
                digits.append((at, after))
                continue
            if (line := self._line(start, at, digits, hyphen=text[at] in HYPHENS)) is not None:
                lines.append(line)
            start, digits = after, []
        if (line := self._line(start, len(text), digits)) is not None:
            lines.append(line)
        return self._split_columns(_rejoined(lines))

    def _line(
        self, start: int, end: int, digits: Sequence[tuple[int, int]], *, hyphen: bool = False
    ) -> tuple[int, int, Line] | None:
        """Start, end and value of a line; null where it is blank."""
        text = self.text[start:end].lstrip()
        if not text:
            return None
        start = end - len(text)
        text = text.rstrip()
        end = start + len(text)
        first, last = (start, end - 1) if self.exact else (self._index(start), self._index(end - 1))
        page, height = self.page, self.height
        LOOSE_BOX(page, first, self.to_box)
        left, top, _, bottom = BOX.unpack_from(self.box)
        LOOSE_BOX(page, last, self.to_box)
        _, last_top, right, last_bottom = BOX.unpack_from(self.box)
        size = self._size(first)
        raised = self._raised(digits, text, start, last, size) if digits else ()
        if raised and raised[0][0] == 0:  # a footnote: its number says nothing about the line's height and size
            size, bottom, top = self._size(last), last_bottom, last_top
        return (
            start,
            end,
            Line(
                text=text + "-" if hyphen else text,
                box=(left, height - top, max(left, right), height - bottom),
                size=ROUNDED(size, 2),
                bold=FONT_WEIGHT(page, first) >= 600,
                raised=raised,
            ),
        )

    def _in_order(self, turned: re.Match[str]) -> str:
        """Arabic letters as they are read: those of one sign, which all stand at one place, the other way round."""
        letters, place = turned.group(), None
        for at in range(*turned.span()):
            LOOSE_BOX(self.page, at if self.exact else self._index(at), self.to_box)
            if place is None:
                place = BOX.unpack_from(self.box)
            elif place != BOX.unpack_from(self.box):
                return letters
        return letters[::-1]

    def _index(self, position: int) -> int:
        """The page's number of a character of the text."""
        if self.exact:
            return position
        found: int = raw.FPDFText_GetCharIndexFromTextIndex(self.page, position)
        return max(found, 0)

    def _loose(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a character's cell, which is as high for "a" as for "T"."""
        LOOSE_BOX(self.page, index, self.to_box)
        return BOX.unpack_from(self.box)

    def _size(self, index: int) -> float:
        """Font size on the page: what the font says, times how the text is scaled."""
        MATRIX(self.page, index, self.to_matrix)
        c, d = HEIGHT.unpack_from(self.matrix)
        size: float = FONT_SIZE(self.page, index)
        return size * (sqrt(c * c + d * d) or 1.0)

    def _raised(
        self, digits: Sequence[tuple[int, int]], text: str, start: int, last: int, size: float
    ) -> tuple[tuple[int, int], ...]:
        """Which digits stand above the base line, told by the line's first letter, else by its last character.

        A mark may touch a number: of "No. 56" the 6 alone may be raised, of a footnote's "52011 was" the 5 alone.
        """
        base = 0 if text[0].isalpha() else next((i for i, sign in enumerate(text) if sign.isalpha()), None)
        ORIGIN(self.page, last if base is None else self._index(start + base), self.unused, self.to_foot)
        level = self.foot.value
        raised: list[tuple[int, int]] = []
        for first, after in digits:
            if self._is_raised(first, level, size):
                order = range(first, after)
            elif after - first > 1 and self._is_raised(after - 1, level, size):
                order = range(after - 1, first - 1, -1)
            else:
                continue
            high = list(islice(takewhile(lambda at: self._is_raised(at, level, size), order), 4))
            if len(high) < 4:
                raised.append((min(high) - start, max(high) + 1 - start))
        return tuple(raised)

    def _is_raised(self, position: int, level: float, size: float) -> bool:
        """Whether the foot of a character stands above the base line, by its own size and by the line's."""
        index = position if self.exact else self._index(position)
        CLOSE_BOX(self.page, index, self.unused, self.unused, self.to_foot, self.unused)
        height = self.foot.value - level
        return height > RAISED * size and height > RAISED * self._size(index)

    def _split_columns(self, lines: list[tuple[int, int, Line]]) -> list[Line]:
        """The lines, with those cut in two or more that hold several cells of a table's row."""
        widths = [_width(line) for _, _, line in lines]
        long = [width for width, (_, _, line) in zip(widths, lines, strict=True) if width and len(line.text) > 8]
        widest = STRETCHED * (statistics.median(long) if long else 0.5)
        result: list[Line] = []
        for width, (start, end, line) in zip(widths, lines, strict=True):
            text = line.text
            if width > widest and " " in text:
                result += self._cells(start, end, line, 0)
            elif len(text) < 110 and _ends_in_cell(text):
                result += self._cells(start, end, line, LAST_BLANKS)
            else:
                result.append(line)
        return result

    def _cells(self, start: int, end: int, line: Line, last: int) -> list[Line]:
        """The parts of a line between its wide gaps; only its last blanks are looked at where *last* is not zero."""
        size = line.size or 10.0
        cuts, gaps = [], []
        words = self.text[start:end].rsplit(maxsplit=last or -1)
        blank = start + len(words[0])
        for word in words[1:]:
            begin = self.text.index(word, blank)
            _, _, before, _ = self._loose(self._index(blank - 1))
            after, _, _, _ = self._loose(self._index(begin))
            gaps.append(after - before)
            if after - before > WIDE_GAP * size:
                cuts.append(blank)
            blank = begin + len(word)
        if not cuts or len(cuts) > 6 or (len(gaps) > 1 and max(gaps) < EVEN * min(gaps)):
            return [line]
        has_hyphen = line.text.endswith("-") and not self.text[start:end].endswith("-")
        found = []
        for first, after in zip([start, *cuts], [*cuts, end], strict=True):
            digits = [sign.span() for sign in SIGN.finditer(self.text, first, after)]
            found.append(self._line(first, after, digits, hyphen=has_hyphen and after == end))
        return [part[2] for part in found if part is not None]


def _width(line: Line) -> float:
    """How wide a line is for its letters and their size; 0 where that is not known."""
    box, size = line.box, line.size
    return (box[2] - box[0]) / (len(line.text) * size) if box and size else 0.0


def _ends_in_cell(text: str) -> bool:
    """Whether the last word of a line may be a cell of its own."""
    words = text.rsplit(maxsplit=1)
    if len(words) < 2 or (len(words[1]) > 3 and words[1].isalpha()):
        return False
    return CELL.fullmatch(words[1]) is not None


def _rejoined(lines: list[tuple[int, int, Line]]) -> list[tuple[int, int, Line]]:
    """The lines, with those put together again that pdfium cuts after a raised digit."""
    result: list[tuple[int, int, Line]] = []
    for start, end, line in lines:
        if not result or not _is_behind(result[-1][2], line):
            result.append((start, end, line))
        elif _is_mark(result[-1][2], line):
            first, _, before = result[-1]
            span = (len(before.text), len(before.text) + len(line.text))
            marked = Line(
                text=before.text + line.text,
                box=_beside(before, line),
                size=before.size,
                bold=before.bold,
                raised=(*before.raised, span),
            )
            result[-1] = (first, end, marked)
        elif _is_number_of(result[-1][2], line):
            first, _, number = result[-1]
            text = f"{number.text} {line.text}"
            shift = len(number.text) + 1
            raised = ((0, len(number.text)), *((a + shift, b + shift) for a, b in line.raised))
            result[-1] = (first, end, Line(text=text, box=line.box, size=line.size, bold=line.bold, raised=raised))
        elif _goes_on(result[-1][2], line):
            first, _, before = result[-1]
            text = f"{before.text} {line.text}"
            shift = len(before.text) + 1
            raised = (*before.raised, *((a + shift, b + shift) for a, b in line.raised))
            result[-1] = (
                first,
                end,
                Line(text=text, box=_beside(before, line), size=before.size, bold=before.bold, raised=raised),
            )
        else:
            result.append((start, end, line))
    return result


def _is_behind(before: Line, line: Line) -> bool:
    """Whether a line does not begin far to the left of where another ends, as the next line of a paragraph does."""
    left, right = line.box, before.box
    if left is None or right is None or before.size is None or line.size is None:
        return False
    return left[0] - right[2] > -0.2 * max(before.size, line.size)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line stands close behind another, at the same height."""
    if before.box is None or line.box is None or before.size is None:
        return False
    gap = line.box[0] - before.box[2]
    return abs(line.box[3] - before.box[3]) < 0.35 * before.size and -0.2 * before.size < gap < 0.6 * before.size


def _is_mark(before: Line, line: Line) -> bool:
    """Whether a line is nothing but the mark of a footnote, close behind another line and above its foot."""
    if before.box is None or line.box is None or before.size is None or not re.fullmatch(r"\d{1,3}", line.text):
        return False
    gap = line.box[0] - before.box[2]
    near = -0.2 * before.size < gap < 0.6 * before.size
    return near and before.box[1] - 0.6 * before.size < line.box[1] and line.box[3] < before.box[3] - 0.1 * before.size


def _is_number_of(number: Line, line: Line) -> bool:
    """Whether a line is nothing but the number of a footnote, in smaller type, close before its words."""
    if number.box is None or line.box is None or number.size is None or line.size is None:
        return False
    if not re.fullmatch(r"\d{1,3}", number.text) or number.size > 0.8 * line.size:
        return False
    near = -0.2 * line.size < line.box[0] - number.box[2] < 1.5 * line.size
    return near and number.box[1] < line.box[3] and line.box[1] - line.size < number.box[1] < line.box[3]


def _beside(a: Line, b: Line) -> tuple[float, float, float, float] | None:
    """The first line's box, made wide enough for the second."""
    if a.box is None or b.box is None:
        return None
    return a.box[0], a.box[1], max(a.box[2], b.box[2]), a.box[3]
