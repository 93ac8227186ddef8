"""Plain text to pages of lines: the encoding is told by the bytes, pages by form feeds."""

from __future__ import annotations

import codecs
import re

from migov.errors import Problem, Unreadable
from migov.evidence.formats.bounds import Bounds
from migov.evidence.formats.guessing import INSIDE, Ambiguous, guessed, has_other_latin_letters
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


TAKEN = re.compile(r"text/(?:plain|markdown); charset=((?:windows|iso|koi|cp|mac)[\w-]*)", re.ASCII)
"""The media type of a text whose encoding was told by its words."""

USUAL = "windows-1252"

LOW = re.compile(r"(?<=[^\W\d_])[‚„ˆ˜]")
"""What stands before a word, or nowhere, behind a letter."""


def read(data: bytes, *, file: str | None, sha256: str, bounds: Bounds, language: str | None = None) -> Document:
    """The lines of a plain text. An encoding other than UTF-8 is named in the media type.

    Args:
        language: BCP 47, where somebody says it: it helps to tell an encoding of one byte a letter.

    Raises:
        Unreadable: not text, or in an encoding that cannot be told.
    """
    content, encoding = decoded(data, file, language)
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


def decoded(data: bytes, file: str | None, language: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises:
        Unreadable: it is no text, or in an encoding that cannot be told.
    """
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
        found = guessed(data, language=language)
        if isinstance(found, str) and (text := _in(found, data)) is not None:
            return text, _named(found)
        if found is None and (western := _western(data, language)) is not None:
            return western, USUAL
        line = data.count(b"\n", 0, error.start) + 1
        says, remedy = "the text is not in UTF-8", "save the text as UTF-8"
        if isinstance(found, Ambiguous):
            says += f" and may be in {' or '.join(map(_named, found.encodings))}"
        if language is None:
            remedy += ", or say in which language it is"
        raise Unreadable(Problem(says, file=file, place=f"line {line}", remedy=remedy)) from error


def note_on(media_type: str) -> str | None:
    """What a person should know of a text whose encoding was told by its words alone.

    >>> note_on("text/plain; charset=windows-1251")
    'The text does not say in which encoding it is, and was read in WINDOWS-1251: see whether its letters are right.'
    >>> note_on("text/plain; charset=utf-8")
    """
    taken = TAKEN.fullmatch(media_type)
    if taken is None or taken[1] == USUAL:
        return None
    name = taken[1].upper()
    return f"The text does not say in which encoding it is, and was read in {name}: see whether its letters are right."


def _named(encoding: str) -> str:
    """What others than Python call an encoding."""
    return re.sub(r"^cp125", "windows-125", re.sub(r"^iso8859", "iso-8859", encoding))


def _in(encoding: str, data: bytes) -> str | None:
    """The whole text in an encoding that was told by a part of it."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


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


def _western(data: bytes, language: str | None) -> str | None:
    """The text in Windows-1252, if that gives words: its letters with accents stand among plain letters."""
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if ord(character) > 127]
    letters = re.findall(r"(?i)(?<=[a-z'’ (])[à-öø-ÿœ](?=[a-zà-ÿ .,;:)’'-])|[\u2010-\u203a«»°€©®§\xa0·]|[À-Ö]", text)
    if len(foreign) > len(text) * 0.3 or len(letters) < len(foreign) * 0.9:
        return None
    if len(INSIDE.findall(text)) + len(LOW.findall(text)) > len(foreign) * 0.1:  # letters of older systems look so
        return None
    if language and has_other_latin_letters(text, language):
        return None
    return text
