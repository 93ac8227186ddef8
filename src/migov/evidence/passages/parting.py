"""Parts of a unit that is too long for one passage: cut where its paragraphs end, else its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from migov.evidence.passages.headings import NUMBERED

SENTENCE = re.compile(r"[.;:!?؟؛](?:[»”\"]|\s[»])?\s+")


def parts(text: str, spans: Sequence[tuple[int, int]], bound: int) -> Iterator[tuple[int, int, str]]:
    """Start and end of each part, and its name: "paragraph 3", after the number of its first paragraph.

    A part begins with a numbered paragraph where there is one in its second half.
    """
    groups: list[list[tuple[int, int]]] = []
    for span in (piece for whole in spans for piece in _sentences(text, whole, bound)):
        if not groups or span[1] - groups[-1][0][0] > bound:
            moved = _moved(text, groups[-1], bound) if groups else []
            groups.append(moved)
        groups[-1].append(span)
    count = 0
    for group in groups:
        number = next((n for span in group if (n := _number(text, span))), None) if count else _number(text, group[0])
        yield group[0][0], group[-1][1], f"paragraph {number or count + 1}"
        count += len(group)


def _moved(text: str, group: list[tuple[int, int]], bound: int) -> list[tuple[int, int]]:
    """The paragraphs behind the last numbered one of a full part, which go on to the next; they leave the group."""
    for index in range(len(group) - 1, 0, -1):
        if group[index][0] - group[0][0] < bound / 2:
            break
        if _number(text, group[index]):
            moved = group[index:]
            del group[index:]
            return moved
    return []


def _number(text: str, span: tuple[int, int]) -> str | None:
    match = NUMBERED.match(text, span[0], min(span[1], span[0] + 12))
    return match and (match["n"] or match["m"] or match["p"])


def _sentences(text: str, span: tuple[int, int], bound: int) -> Iterator[tuple[int, int]]:
    """The span itself, or its sentences put together to at most the bound, or pieces cut at blanks."""
    start, end = span
    while end - start > bound:
        ends = [match.end() for match in SENTENCE.finditer(text, start + bound // 2, start + bound)]
        at = ends[-1] if ends else text.rfind(" ", start + bound // 2, start + bound) + 1
        if at <= start:
            at = start + bound
        yield start, at - (len(text[start:at]) - len(text[start:at].rstrip()))
        start = at
    if end > start:
        yield start, end
