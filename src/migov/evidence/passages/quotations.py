"""Where a text quotes: stretches between quotation marks that open and close, over any number of paragraphs.

An amending law gives the new wording of another law's articles in quotation marks; those articles are not its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

MARKS = re.compile("[«»“”„]")
OPENS = {"»": "«", "”": "“"}
FARTHEST = 60_000
"""Characters in the longest quotation. One that is not closed so soon was never meant to be, or lost its end."""


def quotations(text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Start and end of every outermost quotation.

    A mark that nothing closes opens none: marks close the nearest one before them.

    Args:
        starts: where paragraphs begin. French repeats the opening mark there without meaning another quotation.
    """
    if text.isascii():  # none of the marks is
        return []
    found: list[tuple[int, int]] = []
    stack: list[tuple[int, str]] = []
    open_marks: Counter[str] = Counter()
    last_start = -1
    for match in MARKS.finditer(text):
        position, mark = match.start(), match.group()
        if mark == "“" and stack and stack[-1][1] == "„":
            mark, opened = "”", "„"
        else:
            opened = OPENS.get(mark, "")
        if opened:
            _close(stack, open_marks, opened, position, found)
            continue
        paragraph = bisect_right(starts, position) - 1
        begins = paragraph >= 0 and starts[paragraph] == position
        if begins and stack and stack[-1][1] == mark:
            top = bisect_right(starts, stack[-1][0]) - 1
            if max(top, last_start) >= paragraph - 1:
                last_start = paragraph
                continue
        last_start = paragraph if begins else -1
        stack.append((position, mark))
        open_marks[mark] += 1
    return _outermost(found)


def _close(
    stack: list[tuple[int, str]], open_marks: Counter[str], opened: str, position: int, found: list[tuple[int, int]]
) -> None:
    """Close the nearest mark of a kind; those opened inside it were never closed."""
    while open_marks[opened]:
        start, mark = stack.pop()
        open_marks[mark] -= 1
        if mark == opened:
            if position - start <= FARTHEST:
                found.append((start, position))
            return


def _outermost(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans in order of their ends, those inside no other."""
    result: list[tuple[int, int]] = []
    for start, end in found:
        while result and result[-1][0] > start:
            result.pop()
        result.append((start, end))
    return result


def inside(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a position stands in one of the quotations."""
    index = bisect_right(spans, (position, float("inf"))) - 1
    return index >= 0 and spans[index][0] < position < spans[index][1]
