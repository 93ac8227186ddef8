"""Two hands on one text: words that two people changed at different places are both kept; at the same place, nobody
decides for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|\w+|[^\w\s]")


def merged_words(*, before: str, theirs: str, mine: str) -> str | None:
    """The text with the changes of both; null where they touch the same words, or words next to each other.

    >>> merged_words(before="one two three", theirs="One two three", mine="one two four")
    'One two four'
    >>> merged_words(before="one two", theirs="one three", mine="one four") is None
    True
    """
    if mine in (before, theirs):
        return theirs
    if theirs == before:
        return mine
    start = WORD.findall(before)
    theirs_changes, mine_changes = _changes(start, WORD.findall(theirs)), _changes(start, WORD.findall(mine))
    if any(_meet(one, other) for one in theirs_changes for other in mine_changes if one != other):
        return None
    text = list(start)
    for first, last, words in sorted({*theirs_changes, *mine_changes}, reverse=True):
        text[first:last] = words
    return "".join(text)


Change = tuple[int, int, tuple[str, ...]]
"""The first word that goes, the first one that stays behind them, and the words in their place."""


def _changes(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    return [(i1, i2, tuple(after[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]


def _meet(one: Change, other: Change) -> bool:
    """Whether two changes overlap or touch: then their order would be a guess."""
    return one[0] <= other[1] and other[0] <= one[1]
