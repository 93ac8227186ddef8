"""A book as a PDF: tagged (PDF/UA-1, PDF/A-2a), with bookmarks, in our own typefaces, the same bytes for the same book.

The book goes to Typst as data: no word of it is ever read as markup. The templates are in ``typst/``.

Typst remembers what it has laid out, but only for the same inputs of the compiler: were the book one of them, every
new book would lay out the cover's drawings, the framework and all boilerplate again. So the book stands, as one quoted
JSON text, in the few lines that are compiled; the inputs are the colours and the direction of reading, which stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import msgspec
import typst

from migov.model.languages import Language
from migov.model.values import Value
from migov.profile import colours
from migov.profile.blocks import Book
from migov.profile.labels import TABLE
from migov.profile.markup import balanced
from migov.profile.typefaces import FOLDER, Printable

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS: Final = ("ua-1", "a-2a")
"""Accessible and fit for an archive: both standards rest on the same tags, and both allow PDF 1.7. An archive wants a
file to have a date: a book without a year is accessible only."""
_TURN = Lock()
"""A compiler serves one caller at a time."""
_PRINTABLE = Printable()
_LONG = 60
"""Letters of a word that may not fit a line."""
_SEVERAL = (list, tuple)
_NESTED = (list, tuple, dict)
_JOINING = re.compile("[-–/]")
DRAWN = "\x00-~\xa0-īĮ-ıĴ-ťŨ-ſ–—‘’‚“”„†‡•…‰‹›\u2060€№™"
"""Letters, as a class of a regular expression, that both Latin typefaces have a drawing of: none of them is joined
from a base and marks."""
_UNDRAWN = re.compile(f"[^{DRAWN}]")
_CONTROL = re.compile(rb"\\[bfnrtu]")
"""Written as in JSON."""
_ASCII = bytes(range(128))
_NUMBERED = re.compile(r"(N(?:os?\.|\.?[°º])|n\.?[°º]) (?=\d)")
"""A space between "No." and the number: no line ends there."""
_APART = re.compile(
    r"(?P<address>\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?)\]’”])"
    rf"|(?P<long>\S{{{_LONG},}})"
    r"|(?P<joined>\b(?!\d+(?:[-/]\d+)+(?![-–/\w]))\w{1,16}(?:[-–/]\w{1,16}){1,3}\b)"
)


def render(book: Book) -> bytes:
    """The book as a PDF file."""
    moment = datetime(book.year, 1, 1, tzinfo=UTC) if book.year else datetime.fromtimestamp(0, UTC)
    return _compiled(_source(book), moment, leftward=book.language.right_to_left, dated=book.year is not None)


def laid_out(template: str, value: Value, *, language: Language, moment: datetime) -> bytes:
    """A value that is no book, laid out by the function of the same name in a template: ``pack`` in ``pack.typ``."""
    data = msgspec.json.encode(_printable(msgspec.to_builtins(value))).decode()
    call = f'#import "{template}.typ": {template}\n#{template}(json(bytes("{_quoted(data)}")))\n'
    return _compiled(call.encode(), moment, leftward=language.right_to_left)


def _compiled(source: bytes, moment: datetime, *, leftward: bool, dated: bool = True) -> bytes:
    with _TURN:
        compiler = _compiler("rtl" if leftward else "ltr")
        made = compiler.compile(
            source, format="pdf", pdf_standards=[*STANDARDS] if dated else ["ua-1"], timestamp=moment
        )
    assert isinstance(made, bytes)  # noqa: S101 - one format, no output file: bytes
    return made


def _quoted(data: str) -> str:
    """JSON as it stands in a string literal, where only quotes and backslashes mean anything."""
    return data.replace("\\", "\\\\").replace('"', '\\"')


@cache
def _compiler(direction: str) -> typst.Compiler:
    """The compiler of what is read from the left, or of what is read from the right."""
    inputs = {"colours": msgspec.json.encode(_colours()).decode(), "direction": direction}
    return typst.Compiler(TEMPLATES / "book.typ", root=TEMPLATES, font_paths=_fonts(), sys_inputs=inputs)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


def _source(book: Book) -> bytes:
    """What is compiled: a call with the book in a string literal, where only quotes and backslashes mean anything."""
    text = msgspec.json.encode(book)
    uncommon = bool(_UNDRAWN.search(text.translate(None, _ASCII).decode()) or _CONTROL.search(text))
    plain = _linked(_printable(msgspec.to_builtins(book)) if uncommon else msgspec.to_builtins(book))
    data = msgspec.json.encode({"book": plain, "table": TABLE.text(book.language)}).decode()
    return f'''#import "book.typ": printed
#let data = json(bytes("{_quoted(data)}"))
#printed(data.book, data.table, marks: {str(uncommon).lower()})
'''.encode()


def _colours() -> dict[str, Any]:
    return {
        "ink": colours.INK,
        "muted": colours.MUTED,
        "brand": colours.BRAND,
        "dimensions": [msgspec.to_builtins(colours.PALETTE[dimension]) for dimension in colours.PALETTE],
    }


def _linked(plain: Any) -> Any:
    """The book as lists and dictionaries, with chapters labelled, and what names a place of the book naming that label,
    repeated note marks told apart.
    """
    labels = {chapter["id"]: f"chapter-{number}" for number, chapter in enumerate(plain["chapters"])}
    _prepare(plain["imprint"], set(), labels)
    for chapter in plain["chapters"]:
        chapter["label"] = labels[chapter["id"]]
        _prepare(chapter["blocks"], set(), labels)
        _prepare(chapter["notes"], set(), labels)
    return plain


def _told_apart(content: Any) -> list[Any]:
    """A content with addresses made links, and numbers and joined words that stay on one line told apart.

    What a line breaks at a hyphen ("2020–2035", "whole-of-government") is hard to read back, and hard on the eye where
    it is a number. Within "2015-36" no line breaks anyhow. A word too long for any line is cut where the line ends.
    """
    parts: list[Any] = []
    for part in content:
        if not isinstance(part, str):
            parts.append(part)
            continue
        part = _NUMBERED.sub("\\1\u00a0", part) if "No" in part or "°" in part or "º" in part else part
        end = 0
        for found in _apart(part):
            parts += [part[end : found.start()], *_pieces(found)]
            end = found.end()
        parts.append(part[end:])
    return [part for part in parts if part != ""]


def _apart(text: str) -> Iterator[re.Match[str]]:
    """What `_APART` finds in a text, looked for only in words that are joined or too long: most are neither."""
    if len(text) >= _LONG and max(map(len, text.split()), default=0) >= _LONG:
        yield from _APART.finditer(text)
        return
    end = 0
    for sign in _JOINING.finditer(text):
        if sign.start() >= end:
            start = text.rfind(" ", end, sign.start()) + 1 or end
            end = text.find(" ", sign.end())
            end = len(text) if end < 0 else end
            yield from _APART.finditer(text, start, end)


def _pieces(found: re.Match[str]) -> list[Any]:
    word = found[0]
    if found["address"]:
        return [{"words": word, "language": None, "address": word}]
    size = len(word) if found["joined"] else 24
    return [{"unbroken": word[at : at + size]} for at in range(0, len(word), size)]


def _prepare(value: Any, seen: set[str], labels: dict[str, str]) -> None:
    """Tell apart what stays on one line; say of each mark whether its note has been called: it is printed once; name
    the label of each chapter that is linked to, or none where the book has no such place.
    """
    if isinstance(value, dict):
        if value.keys() == {"number"}:
            value["again"] = value["number"] in seen
            seen.add(value["number"])
            return
        for key in ("content", "text"):
            if isinstance(value.get(key), _SEVERAL):
                value[key] = _told_apart(value[key])
        if (address := value.get("address") or "").startswith("#"):
            value["address"] = f"#{labels[address[1:]]}" if address[1:] in labels else None
        if "target" in value:
            value["target"] = labels.get(value["target"])
        value = value.values()
    for item in value:
        if isinstance(item, _NESTED):
            _prepare(item, seen, labels)


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else balanced(value.translate(_PRINTABLE))
    if isinstance(value, list | tuple):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return value
