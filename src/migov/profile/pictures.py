"""Pages of a printed profile as pictures, for who looks at the print while writing; and the page a text stands on.

PDFium serves one caller at a time.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from threading import Lock

import pypdfium2 as pdfium

from migov.model.values import Value

TURN = Lock()
"""Held by whoever asks PDFium something."""
WIDTH = 760
"""Dots across a picture: sharp enough to read in half a window."""
PROBE = 48
"""Letters of a text by which its page is known."""


class Picture(Value, kw_only=True):
    """One page as a picture."""

    page: int
    """From 1."""
    of: int
    png: bytes


def texts(pdf: bytes) -> tuple[str, ...]:
    """The letters and figures of every page, without anything between them: no line end or hyphen hides a word."""
    with TURN:
        document = pdfium.PdfDocument(pdf)
        try:
            return tuple(_letters(page.get_textpage().get_text_bounded()) for page in document)
        finally:
            document.close()


def page_of(pages: tuple[str, ...], words: str, *, after: str = "") -> int | None:
    r"""The page, from 1, on which a text begins; null where it is on none.

    Args:
        after: words of the heading that stands before it: where the same text is on several pages, the first one from
            that heading on is meant.

    >>> page_of(("title", "secondpageitbegins"), "It be-\ngins")
    2
    """
    letters, heading = _letters(words), _letters(after)
    start = _first(pages, heading) or 0 if heading else 0
    for probe in (letters[:PROBE], letters[PROBE : 2 * PROBE], letters[-PROBE:]):
        if len(probe) > PROBE // 4 or probe == letters:
            later = _first(pages[start:], probe) if probe else None
            number = later + start if later is not None else _first(pages, probe) if probe else None
            if number is not None:
                return number + 1
    return None


def _first(pages: tuple[str, ...], letters: str) -> int | None:
    """The first of the pages that holds these letters."""
    for number, page in enumerate(pages):
        if letters in page:
            return number
    return None


def picture(pdf: bytes, page: int, *, width: int = WIDTH) -> Picture:
    """A page, from 1, as a picture of this width."""
    with TURN:
        document = pdfium.PdfDocument(pdf)
        try:
            shown = document[page - 1]
            bitmap = shown.render(scale=width / shown.get_width(), rev_byteorder=True)
            size, stride = (bitmap.width, bitmap.height), bitmap.stride
            rows = bytes(bitmap.buffer)
            return Picture(page=page, of=len(document), png=_png(rows, size, stride, channels=bitmap.n_channels))
        finally:
            document.close()


def alike(png: bytes, pdf: bytes, *, page: int) -> bool:
    """Whether a picture that was made here shows a page, from 1; how soft its edges are drawn is not compared.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF.
    """
    size = _size(png)
    if size is None:
        return False
    again = picture(pdf, page, width=size[0]).png
    if again == png:
        return True
    one, other = _dots(png), _dots(again)
    if one is None or other is None or _size(again) != size:
        return False
    return all(abs(a - b) <= SOFT for a, b in zip(_tiles(one, size), _tiles(other, size), strict=True))


TILE, SOFT = 4, 60
"""Dots to the side of a tile by which two pictures are compared; how much its light may differ, of 255.

At 1,200 dots to a page, letters without soft edges differ by 34 from those with, and a 5 from a 4 by 113."""


def _size(png: bytes) -> tuple[int, int] | None:
    """Width and height of a picture as `picture` writes it, within reason; null for any other."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or png[12:16] != b"IHDR" or len(png) < 33:
        return None
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    return (width, height) if 0 < width <= LARGEST and 0 < height <= LARGEST and (depth, kind) == (8, 2) else None


LARGEST = 4000
"""Dots to the side of a picture that is compared."""


def _dots(png: bytes) -> bytes | None:
    """The green of every dot, row by row; null where the picture was not written here."""
    size = _size(png)
    at = png.find(b"IDAT")
    if size is None or at < 0:
        return None
    width, height = size
    line, unpacker = 1 + 3 * width, zlib.decompressobj()
    try:
        rows = unpacker.decompress(png[at + 4 :], line * height)
    except zlib.error:
        return None
    if len(rows) != line * height or any(rows[0::line]):
        return None
    return b"".join(rows[at * line + 2 : (at + 1) * line : 3] for at in range(height))


def _tiles(dots: bytes, size: tuple[int, int]) -> Iterator[int]:
    """The mean light of every tile; those at the edges may be smaller."""
    width, height = size
    for top in range(0, height, TILE):
        rows = [dots[at * width : (at + 1) * width] for at in range(top, min(top + TILE, height))]
        for left in range(0, width, TILE):
            tile = b"".join(row[left : left + TILE] for row in rows)
            yield sum(tile) // len(tile)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum()).casefold()


def _png(dots: bytes, size: tuple[int, int], stride: int, *, channels: int) -> bytes:
    """The dots, row by row in red, green and blue, as a PNG file."""
    width, height = size
    kind = {1: 0, 3: 2, 4: 6}[channels]
    rows = b"".join(b"\0" + dots[at * stride : at * stride + width * channels] for at in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(rows, 6)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
