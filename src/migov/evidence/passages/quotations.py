"""Where a text quotes: stretches between quotation marks that open and close, over any number of paragraphs.

An amending law gives the new wording of another law's articles in quotation marks; those articles are not its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

MARKS = re.compile("[«»“”„]")
CLOSES = {"«": "»", "“": "”", "„": "“"}
FARTHEST = 60_000
"""Characters in the longest quotation. One that is not closed so soon was never meant to be, or lost its end."""


def quotations(text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Start and end of every outermost quotation.

    Args:
        starts: where paragraphs begin. French repeats the opening mark there without meaning another quotation.
    """
    begins = frozenset(starts)
    marks = [(match.start(), match.group()) for match in MARKS.finditer(text)]
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(marks):
        position, mark = marks[index]
        close = _close(marks, index, begins) if mark in CLOSES else None
        if close is None:
            index += 1
            continue
        found.append((position, marks[close][0]))
        index = close + 1
    return found


def _close(marks: Sequence[tuple[int, str]], index: int, begins: frozenset[int]) -> int | None:
    """The mark that closes the one at *index*; null where it is too far away."""
    start, opens = marks[index]
    closes, depth = CLOSES[opens], 1
    for other in range(index + 1, min(len(marks), index + 800)):
        position, mark = marks[other]
        if position - start > FARTHEST:
            return None
        if mark == closes:
            depth -= 1
            if depth == 0:
                return other
        elif mark == opens and position not in begins:
            depth += 1
    return None


def inside(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a position stands in one of the quotations."""
    index = bisect_right(spans, (position, float("inf"))) - 1
    return index >= 0 and spans[index][0] < position < spans[index][1]
