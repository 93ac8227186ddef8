"""Plain text to pages of lines: the encoding is told by the bytes, pages by form feeds."""

from __future__ import annotations

import codecs
import re

from migov.errors import Problem, Unreadable
from migov.evidence.formats.bounds import Bounds
from migov.model.pages import Document, Line, Page

GLANCE = 2_000_000
"""Characters from the beginning that tell whether it is text at all."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; those of UTF-32 begin like those of UTF-16, so they are tried before them."""

CONTROLS = bytes({*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
RARE_ENDS = ("\r", "\v", "\x85", "\u2028", "\u2029")
LINE_ENDS = re.compile("[\n\r\v\x85\u2028\u2029](?:(?<=\r)\n)?")


def read(data: bytes, *, file: str | None, sha256: str, bounds: Bounds) -> Document:
    """The lines of a plain text. An encoding other than UTF-8 is named in the media type.

    Raises:
        Unreadable: not text, or in an encoding that cannot be told.
    """
    content, encoding = decoded(data, file)
    if _controls(content[:GLANCE]) > _most_controls(min(len(content), GLANCE)):
        raise Unreadable(Problem("the file is not text", file=file, remedy="hand in a PDF or plain text in UTF-8"))
    if len(content) > 2 * bounds.characters:  # told before any line is looked at, so with the blanks that lay it out
        says = f"the text has {len(content):,} characters; {bounds.sort} has at most {bounds.characters:,}"
        raise Unreadable(Problem(says, file=file, remedy=bounds.remedy))
    pages = []
    for index, page in enumerate(content.rstrip("\f\r\n ").split("\f"), start=1):
        plain = not any(end in page for end in RARE_ENDS)  # then line ends need not be looked for sign by sign
        split = page.split("\n") if plain else LINE_ENDS.split(page)
        lines = tuple([Line(text=line.rstrip()) for line in split])
        pages.append(Page(index=index, lines=lines))
    return Document(file=file, sha256=sha256, media_type=f"text/plain; charset={encoding}", pages=tuple(pages))


def _most_controls(length: int) -> int:
    """How many a text may hold: extractors write them where they lost a ligature, for two letters of a hundred."""
    return max(8, length // 50)


def _controls(content: str) -> int:
    """How many characters of a text are none that is written."""
    data = content.encode("utf-8", errors="surrogatepass")
    return len(data) - len(data.translate(None, CONTROLS))


def decoded(data: bytes, file: str | None) -> tuple[str, str]:
    """The text and the name of its encoding."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding, file), encoding
    if (sixteen := _utf_16_without_bom(data)) is not None:
        return _strictly(data, sixteen, file), sixteen
    if b"\0" in data:
        raise Unreadable(Problem("the file is not text", file=file, remedy="hand in a PDF or plain text in UTF-8"))
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if (western := _western(data)) is not None:
            return western, "windows-1252"
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "save the text as UTF-8"
        raise Unreadable(Problem("the text is not in UTF-8", file=file, place=f"line {line}", remedy=remedy)) from error


def _strictly(data: bytes, encoding: str, file: str | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        says = f"the text says that it is in {encoding.upper()}, and is not"
        raise Unreadable(Problem(says, file=file, remedy="save the text as UTF-8")) from error


def _utf_16_without_bom(data: bytes) -> str | None:
    """The byte order, where every second byte of the beginning is nearly always zero."""
    start = data[:2000]
    if len(start) < 40:
        return None
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > len(start) * 0.35 and even < len(start) * 0.05:
        return "utf-16-le"
    if even > len(start) * 0.35 and odd < len(start) * 0.05:
        return "utf-16-be"
    return None


def _western(data: bytes) -> str | None:
    """The text in Windows-1252, if that gives words: its letters with accents stand among plain letters."""
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if ord(character) > 127]
    letters = re.findall(r"(?i)(?<=[a-z'’ (])[à-öø-ÿœ](?=[a-zà-ÿ .,;:)’'-])|[\u2010-\u203a«»°€©®§\xa0·]|[À-Ö]", text)
    if len(foreign) > len(text) * 0.3 or len(letters) < len(foreign) * 0.9:
        return None
    return text
