"""From the words of an assessment to paragraphs of the book."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from migov.model.texts import NoteMark, Text
from migov.profile.blocks import Inline, NoteCall, Paragraph

Mark = Callable[[str], NoteCall | str]
"""Turns the number of a note in the assessment into its mark in the book."""


def inline(text: Text, mark: Mark) -> Inline:
    """The words with their notes under the numbers of the book."""
    return tuple(mark(part.note) if isinstance(part, NoteMark) else part for part in text if part != "")


def paragraphs(id: str, text: Text, mark: Mark, *, role: str, language: str | None) -> Iterator[Paragraph]:  # noqa: A002
    """A text as one paragraph, and one more for each item of a list inside it.

    The first keeps the id; the items have it with a number behind.
    """
    for number, line in enumerate(_lines(text)):
        name, kind = (id, role) if number == 0 else (f"{id}.{number}", "item")
        yield Paragraph(id=name, content=inline(line, mark), role=kind, language=language)


def _lines(text: Text) -> list[Text]:
    lines: list[list[str | NoteMark]] = [[]]
    for part in text:
        if isinstance(part, NoteMark):
            lines[-1].append(part)
            continue
        first, *further = part.split("\n")
        lines[-1].append(first)
        lines.extend([item] for item in further)
    filled = [tuple(part for part in line if part != "") for line in lines]
    return [line for line in filled if line]
