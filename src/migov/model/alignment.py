"""Alignment: which word of a text is which word of the text that it became.

Two texts can be laid upon each other in many equally good ways: when one of two equal words goes, nobody can tell
which. Here a pair of words is *certain* only where all best ways agree; everything else stays open.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

BIGGEST = 60_000_000
"""Cells of the table that is computed, a bit each; beyond it only the ends that stayed the same are aligned."""
MARGIN = 200
"""Words kept around what changed, where the rest of two very long texts is the same."""


@cache
def _grammar() -> re.Pattern[str]:
    """A word with its marks and joiners, or one other sign with its own: no letter is ever parted from its accent."""
    marks = [chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"]
    glued = "".join(marks) + "\u200c\u200d\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
    return re.compile(rf"(?:\w[{glued}]*)+|\S(?:[{glued}]+\S?)*" if not marks else rf"(?:[\w{glued}])+|[^\w\s{glued}](?:[{glued}]+)?")


def words(text: str) -> list[tuple[int, int]]:
    """Where the words and the other signs of a text stand, in its order; blanks are between them.

    >>> [text[start:end] for text in ["l’État (2015)"] for start, end in words(text)]
    ['l', '’', 'État', '(', '2015', ')']
    """
    return [found.span() for found in _grammar().finditer(text)]
