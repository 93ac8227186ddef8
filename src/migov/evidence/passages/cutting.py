"""From paragraphs to passages: the units that a text's own structure makes, and the way down the headings to each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from migov.evidence.passages.building import Unit
from migov.evidence.passages.parting import parts
from migov.evidence.passages.structure import units
from migov.model.sources import Locator, PageStart, Passage

__all__ = ["cut"]


def cut(
    text: str,
    paragraphs: Sequence[tuple[int, int, int | None]],
    pages: Sequence[PageStart] = (),
    *,
    language: str | None = None,
) -> tuple[Passage, ...]:
    """The passages of a text, in order; together they hold every word.

    Args:
        paragraphs: start and end in the text, and the level where the format marks a heading.
    """
    starts = [page.start for page in pages]
    result: list[Passage] = []
    for unit in units(text, paragraphs):
        for start, end, path in _pieces(text, paragraphs, unit):
            page = pages[max(bisect_right(starts, start) - 1, 0)] if pages else None
            result.append(
                Passage(
                    number=len(result) + 1,
                    kind=unit.kind,
                    locator=Locator(
                        page_label=page.label if page else None,
                        page_index=page.index if page else None,
                        path=path,
                    ),
                    text=text[start:end],
                    start=start,
                    end=end,
                    label=unit.label,
                    language=language,
                )
            )
    return tuple(result)


def _pieces(
    text: str, paragraphs: Sequence[tuple[int, int, int | None]], unit: Unit
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The unit itself, or its parts where it is too long for one passage."""
    first, last = paragraphs[unit.first][0], paragraphs[unit.last][1]
    if last - first <= unit.bound:
        yield first, last, unit.path
        return
    spans = [paragraphs[index][:2] for index in range(unit.first, unit.last + 1)]
    for start, end, name in parts(text, spans, unit.bound):
        yield start, end, (*unit.path, name) if name else unit.path
