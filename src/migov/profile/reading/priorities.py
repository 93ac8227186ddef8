"""Priorities on the way forward, as a profile lists them: numbered through, under the dimensions they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from migov.model.dimensions import Dimension
from migov.model.priorities import Priority
from migov.profile.reading.flow.paragraphs import Paragraph, plain
from migov.profile.reading.headings import Heading

AGREED = re.compile(r"\s*\b(?:Agreed by|Convenu par|Acordado por)\s?:.*", re.DOTALL)


def priorities(paragraphs: Iterable[Paragraph], headings: Sequence[Heading]) -> tuple[Priority, ...]:
    """The priorities of the section, in printed order, without those who agreed: a name tells no institution."""
    found: list[Priority] = []
    for paragraph in paragraphs:
        if not paragraph.rows:
            continue
        for text in _items(plain(paragraph.text), len(found) + 1):
            number = len(found) + 1
            dimension = _dimension(paragraph.rows[0], headings)
            found.append(Priority(id=f"priority-{number}", dimension=dimension, text=text))
    return tuple(found)


def _items(text: str, first: int) -> list[str]:
    """The items of a paragraph that count on from a number; what stands before them is no item."""
    items: list[str] = []
    while (begun := re.search(rf"(?:^|(?<=[.!?:;] )|\n){first + len(items)}\. (?=\S)", text)) is not None:
        after = re.search(rf"(?:(?<=[.!?:;] )|\n){first + len(items) + 1}\. (?=\S)", text[begun.end() :])
        end = begun.end() + after.start() if after else len(text)
        items.append(" ".join(AGREED.sub("", text[begun.end() : end]).split()))
        text = text[end:]
    return items


def _dimension(row: int, headings: Sequence[Heading]) -> Dimension | None:
    """That of the heading directly above; null where the chapter's own stands there."""
    above = [heading for heading in headings if heading.last < row and not heading.listed]
    return above[-1].dimension if above else None
