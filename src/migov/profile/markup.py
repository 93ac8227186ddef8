"""What the printers of markup (Word, HTML) share: characters that may be printed, addresses that may be linked.

The words of a profile were read from foreign files: they may hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from migov.profile.blocks import Book, Cards, Framework, Heading, Inline, Paragraph, Process, Sources, Table

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
LEFTWARD = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
HOST = re.compile(r"[\w\-]+(\.[\w\-]+)*\.?")
LONGEST_ADDRESS = 2000
"""Letters; Word opens no file with a longer one."""
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_CLOSED_BY = dict.fromkeys("\u202a\u202b\u202d\u202e", _POP) | dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE)
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LEFTWARD_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINED = re.compile(
    r"https?://[!-~]*[\w/]|(?<![\w.])[0-9A-Za-z.]*[0-9A-Za-z](?:[-–/:][0-9A-Za-z.]*[0-9A-Za-z])+(?!\w)"
    r"|(?<![\w.])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?!\w)",
    re.ASCII,
)
SCHEMES = frozenset({"http", "https", "mailto"})


def printable(text: str) -> str:
    r"""The same text with each character that XML 1.0 forbids or advises against shown as a replacement character, and
    with its directions ended where it ends.

    >>> printable("a\x00b\ud800c")
    'a�b�c'
    """
    return balanced(ILLEGAL.sub("\ufffd", text))


def balanced(text: str) -> str:
    r"""The same text with each direction that it opens (embedded, overridden, isolated) closed again: at its end or at
    the end of the line, as Unicode has it. What closes nothing is left out.

    >>> balanced("a \u202eb") == "a \u202eb\u202c", balanced("c\u2069") == "c"
    (True, True)
    """
    if not _TURNING.search(text):
        return text
    return "".join(_closed(line) for line in text.splitlines(keepends=True))


def _closed(line: str) -> str:
    made: list[str] = []
    open_: list[str] = []
    body = line.rstrip("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
    for letter in body:
        if letter in _CLOSED_BY:
            open_.append(_CLOSED_BY[letter])
        elif letter == _POP_ISOLATE:
            if letter not in open_:
                continue
            while open_.pop() != letter:
                made.append(_POP)
        elif letter == _POP:
            if open_[-1:] != [letter]:
                continue
            open_.pop()
        made.append(letter)
    return "".join((*made, *reversed(open_))) + line[len(body) :]


def is_latin(content: Inline) -> bool:
    """Whether a content has letters, and none of a script that is written from right to left.

    >>> is_latin(("Law No. 12",)), is_latin(("القانون 12 (UNHCR)",)), is_latin(("12",))
    (True, False, False)
    """
    text = "".join(part if isinstance(part, str) else getattr(part, "words", "") for part in content)
    return not _LEFTWARD_LETTER.search(text) and any(letter.isalpha() for letter in text)


def directed(text: str) -> Iterator[tuple[str, bool]]:
    """Arabic text in pieces, and of each whether it is read from the left whatever stands around it: numbers and Latin
    words that signs join ("2014-131"), numbers parted at their thousands ("48 310"), which among Arabic words would be
    turned around sign by sign.

    >>> list(directed("القانون رقم 2014-131."))
    [('القانون رقم ', False), ('2014-131', True), ('.', False)]
    """
    end = 0
    for found in _JOINED.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    if text[end:]:
        yield text[end:], False


def web_address(address: str | None) -> str | None:
    """The address where it may be linked, null where it may not: scripts, data and local files are never linked.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if address is None or ILLEGAL.search(address) or any(letter.isspace() for letter in address):
        return None
    try:
        parts = urlsplit(address)
        named = HOST.fullmatch(parts.hostname or "") and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    good = parts.scheme in SCHEMES and bool(named or parts.scheme == "mailto") and len(address) <= LONGEST_ADDRESS
    return address if good else None


def is_right_to_left(language: str) -> bool:
    """Whether a language, by its BCP 47 tag, is written from right to left.

    >>> is_right_to_left("ar-TD"), is_right_to_left("fr")
    (True, False)
    """
    tag = language.lower()
    return tag.split("-")[0] in LEFTWARD and "-latn" not in tag


def places(book: Book) -> Iterator[str]:
    """Every id that a link in the book may point at, in reading order."""
    for paragraph in book.imprint:
        yield paragraph.id
    for chapter in book.chapters:
        yield chapter.id
        for block in chapter.blocks:
            match block:
                case Table():
                    yield block.id
                    yield from (row.id for row in block.rows)
                case Heading() | Paragraph() | Cards() | Framework() | Process() | Sources():
                    yield block.id


def heading_text(heading: Heading) -> str:
    """A heading as printed: its number and its words.

    >>> heading_text(Heading("s", 2, "Well-developed areas", "1.2."))
    '1.2. Well-developed areas'
    """
    return f"{heading.number} {heading.text}" if heading.number else heading.text
