"""Footnotes: real ones, under exactly the numbers the book gives them.

Word counts by itself. Where its count and the book's number agree, the note is counted, so that an editor can add one;
where they do not (a module page that starts at 1, a number left out in print), the note carries its number as a custom
mark, which no program counts. That reads the same in Word and in LibreOffice, which knows no restart by section.
"""

from __future__ import annotations

from collections.abc import Iterable

from migov.model.values import Value
from migov.profile.blocks import Chapter, Note
from migov.profile.docx.elements import Element, element, root
from migov.profile.docx.runs import Face, field, run, words

REFERENCE, TEXT = "FootnoteReference", "FootnoteText"


class Placed(Value):
    """A footnote that was called: its id in the file, its note, and whether Word counts it."""

    id: int
    note: Note
    chapter: Chapter
    counted: bool


class Footnotes:
    """The footnotes of one file, in the order in which they are called."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self._counted = 0
        self._first: dict[tuple[str, str], str] = {}

    def call(self, chapter: Chapter, number: str, language: str, bookmark: tuple[str, int]) -> Iterable[Element]:
        """What stands in the text: a footnote at its first call, then references to it; a number if there is none."""
        face = Face(language=language, style=REFERENCE)
        note = next((note for note in chapter.notes if note.number == number), None)
        if note is None:
            return words(number, Face(language=language, raised=True))
        name, mark = bookmark
        if (chapter.id, number) in self._first:
            return field(f"NOTEREF {self._first[chapter.id, number]} \\f \\h", face, number)
        self._first[chapter.id, number] = name
        counted = not chapter.own_notes and number == str(self._counted + 1)
        self._counted += counted
        placed = Placed(len(self.placed) + 1, note, chapter, counted)
        self.placed.append(placed)
        return (
            element("w:bookmarkStart", {"w:id": str(mark), "w:name": name}),
            run(face, *_reference(placed)),
            element("w:bookmarkEnd", {"w:id": str(mark)}),
        )

    def uncalled(self, chapter: Chapter) -> list[Note]:
        """Notes of a chapter that nothing called: they are printed at its end, for nothing is lost."""
        called = {place.note.number for place in self.placed if place.chapter is chapter}
        return [note for note in chapter.notes if note.number not in called]


def part(paragraphs: Iterable[tuple[Placed, Element]]) -> Element:
    """The part that holds the footnotes, with the two separators that Word asks for."""
    notes = (element("w:footnote", {"w:id": str(placed.id)}, paragraph) for placed, paragraph in paragraphs)
    return root("w:footnotes", *separators(), *notes)


def separators() -> tuple[Element, Element]:
    """The lines above the footnotes, which Word asks for as notes of their own."""
    return (
        _separator("separator", -1, "w:separator"),
        _separator("continuationSeparator", 0, "w:continuationSeparator"),
    )


def mark(placed: Placed, language: str) -> Element:
    """The number before a footnote's text.

    Word wants a custom mark to be written there once more; LibreOffice repeats it by itself, so that it stood there
    twice. Word since 2013 takes the choice that asks for its own ``w15``; LibreOffice passes it over.
    """
    face = Face(language=language, style=REFERENCE)
    if placed.counted:
        return run(face, element("w:footnoteRef"))
    number = element("mc:Choice", {"Requires": "w15"}, element("w:t", None, placed.note.number))
    return run(face, element("mc:AlternateContent", None, number))


def _reference(placed: Placed) -> Iterable[Element]:
    if placed.counted:
        return (element("w:footnoteReference", {"w:id": str(placed.id)}),)
    custom = element("w:footnoteReference", {"w:customMarkFollows": "1", "w:id": str(placed.id)})
    return (custom, element("w:t", None, placed.note.number))


def _separator(kind: str, id_: int, content: str) -> Element:
    spacing = element("w:spacing", {"w:after": "0", "w:line": "240", "w:lineRule": "auto"})
    paragraph = element("w:p", None, element("w:pPr", None, spacing), element("w:r", None, element(content)))
    return element("w:footnote", {"w:type": kind, "w:id": str(id_)}, paragraph)


def style_number(number: str, language: str) -> Iterable[Element]:
    """The raised number of a note that stands at the end of its chapter."""
    return (run(Face(language=language, style=REFERENCE), element("w:t", None, number)),)
