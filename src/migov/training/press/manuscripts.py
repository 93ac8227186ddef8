"""A manuscript: the words of a document with its headings, paragraphs, tables and footnotes, before it has a format.

Its file is written in a few signs of Markdown. ``#`` begins the title, ``##`` to ``####`` a heading of level 1 to 3, in
which " / " breaks the line. Blocks are parted by an empty line and their lines joined; ``- `` begins an item, ``|`` a
row of a table, whose second line of dashes parts its head. ``[^label]`` calls the footnote that ``[^label]: …`` holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from migov.errors import Invalid, Problem
from migov.model.texts import NoteMark, Text
from migov.model.values import Value

MARK = re.compile(r"\[\^([^\]]+)\](?!:)")
NOTE = re.compile(r"\[\^([^\]]+)\]:\s*")


class Heading(Value, tag="heading"):
    level: int
    """From 1; the title of the whole is none of them."""
    lines: tuple[str, ...]


class Paragraph(Value, tag="paragraph"):
    text: Text
    is_item: bool = False


class Table(Value, tag="table"):
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Table


class Manuscript(Value, kw_only=True):
    title: tuple[str, ...]
    """Line by line."""
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    """In the order in which they are called: the first is number 1."""
    source: str = ""
    """The text it was read from."""


def read(source: str, *, file: str) -> Manuscript:
    """The manuscript that a text describes.

    Raises:
        Invalid: the title is missing, a footnote has no mark or a mark no footnote, a row has too many cells.
    """
    pieces = [piece.strip("\n") for piece in re.split(r"\n\s*\n", source.strip()) if piece.strip()]
    if not pieces or not pieces[0].startswith("# "):
        raise Invalid(Problem("a document begins with its title", file=file, place="line 1", remedy="write '# Title'"))
    notes = dict(_note(piece) for piece in pieces if NOTE.match(piece))
    calls = _Calls(notes, file)
    blocks = tuple(calls.block(piece) for piece in pieces[1:] if not NOTE.match(piece))
    for label in notes:
        if label not in calls.numbers:
            raise Invalid(Problem("no text calls this footnote", file=file, place=f"[^{label}]"))
    called = tuple(notes[label] for label in calls.numbers)
    return Manuscript(title=_lines(pieces[0][2:]), blocks=blocks, notes=called, source=source)


def parts(text: Text) -> Iterator[tuple[str, int | None]]:
    """Pieces of a text: words with null, or nothing with the number of the footnote called there."""
    for part in text:
        yield (part, None) if isinstance(part, str) else ("", int(part.note))


class _Calls:
    """Blocks of one manuscript, and the numbers of the footnotes in the order of their marks."""

    def __init__(self, notes: Mapping[str, str], file: str) -> None:
        self._notes, self._file = notes, file
        self.numbers: dict[str, int] = {}

    def block(self, piece: str) -> Block:
        if found := re.match(r"(#{2,4}) ", piece):
            return Heading(len(found[1]) - 1, _lines(piece[found.end() :]))
        if piece.startswith("|"):
            return self._table(piece)
        is_item = piece.startswith("- ")
        return Paragraph(self._text(piece[2:] if is_item else piece), is_item)

    def _text(self, marked: str) -> Text:
        pieces = MARK.split(_joined(marked))
        return tuple(self._call(piece) if number % 2 else piece for number, piece in enumerate(pieces) if piece)

    def _call(self, label: str) -> NoteMark:
        if label not in self._notes:
            raise Invalid(Problem("this mark has no footnote", file=self._file, place=f"[^{label}]"))
        if label in self.numbers:
            raise Invalid(Problem("this footnote is called twice", file=self._file, place=f"[^{label}]"))
        self.numbers[label] = len(self.numbers) + 1
        return NoteMark(str(self.numbers[label]))

    def _table(self, piece: str) -> Table:
        rows = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in piece.split("\n")]
        head, rule, *body = rows
        if not all(set(cell) <= set("-: ") for cell in rule) or {len(row) for row in rows} != {len(head)}:
            raise Invalid(
                Problem("a table has a head, a line of dashes and rows as long", file=self._file, place=piece)
            )
        return Table(head, tuple(body))


def _note(piece: str) -> tuple[str, str]:
    found = NOTE.match(piece)
    assert found  # noqa: S101 - asked by the caller
    return found[1], _joined(piece[found.end() :])


def _lines(heading: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in _joined(heading).split(" / "))


def _joined(lines: str) -> str:
    return re.sub(r"\s*\n\s*", " ", lines.strip())
