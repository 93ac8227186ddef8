"""Alignment: which word of a text is which word of the text that it became.

Two texts can be laid upon each other in many equally good ways: when one of two equal words goes, nobody can tell
which. Here a pair of words is *certain* only where all the best ways agree; everything else stays open.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

BIGGEST = 250_000_000
"""Cells of the table, a bit each, that is computed at most: two texts of about 80,000 characters."""
MARGIN = 300
"""Words kept on both sides of what changed, where longer texts are mostly the same."""
JOINERS = "\u200c\u200d"


@cache
def _grammar() -> re.Pattern[str]:
    """A word with its marks and joiners, or one other sign with its own: no letter is ever parted from its accent."""
    marks = "".join(char for char in map(chr, range(0x300, 0x10000)) if unicodedata.category(char)[0] == "M")
    glue = f"{marks}{JOINERS}\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
    return re.compile(rf"\w[\w{glue}]*|\S[{glue}]*")


def words(text: str) -> list[tuple[int, int]]:
    """Where the words and the other signs of a text stand, in its order; blanks are between them.

    >>> [text[start:end] for text in ["l’État (2015)"] for start, end in words(text)]
    ['l', '’', 'État', '(', '2015', ')']
    """
    return [found.span() for found in _grammar().finditer(text)]


def is_inside_letter(text: str, position: int) -> bool:
    """Whether a cut here would part a letter from its marks, or an emoji from its other half."""
    if not 0 < position < len(text):
        return False
    return _is_glue(text[position]) or text[position - 1] == JOINERS[1]


def is_inside_word(text: str, position: int) -> bool:
    """Whether a cut here would part a word."""
    if not 0 < position < len(text):
        return False
    first = position - 1
    while first and _is_glue(text[first]):
        first -= 1
    return _grammar().fullmatch(text, first, position + 1) is not None


def _is_glue(char: str) -> bool:
    return char > "\u02ff" and _grammar().fullmatch("\u00b7" + char) is not None


class Alignment(NamedTuple):
    """What two texts have in common, word by word."""

    certain: dict[int, int]
    """Words that are certainly the same ones: position before → position after, both ascending."""
    open_before: frozenset[int]
    """Words before that may be one or another of the words after."""
    open_after: frozenset[int]
    """Words after that may be one or another of the words before."""


def aligned(before: Sequence[str], after: Sequence[str]) -> Alignment:
    """The words that the second text has kept of the first.

    A pair is certain where every longest common subsequence holds it. Of two texts that are longer than any passage,
    only the neighbourhood of the changes is compared.

    >>> aligned("the law and the decree".split(), "the law and decree".split()).certain
    {0: 0, 1: 1, 2: 2, 4: 3}
    >>> aligned("very very old".split(), "very old".split())      # which of the two has gone?
    Alignment(certain={2: 1}, open_before=frozenset({0, 1}), open_after=frozenset({0}))
    """
    if len(before) * len(after) <= BIGGEST:
        return _compared(before, after)
    head = _same_head(before, after)
    tail = min(_same_head(before[::-1], after[::-1]), len(before) - head, len(after) - head)
    first, last = max(0, head - MARGIN), max(0, tail - MARGIN)
    core, new = before[first : len(before) - last], after[first : len(after) - last]
    inside = _compared(core, new) if len(core) * len(new) <= BIGGEST else Alignment({}, frozenset(), frozenset())
    ends = {n: n for n in range(first)}, {len(before) - n: len(after) - n for n in range(last, 0, -1)}
    return Alignment(
        ends[0] | {first + old: first + now for old, now in inside.certain.items()} | ends[1],
        frozenset(first + word for word in inside.open_before),
        frozenset(first + word for word in inside.open_after),
    )


def paired(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """One of the best ways to lay two short texts upon each other, certain or not.

    >>> paired("very very old".split(), "very old".split())
    {0: 0, 2: 1}
    """
    return dict(reversed(_first_in_before(before, after, _table(before, after))))


def _same_head(before: Sequence[str], after: Sequence[str]) -> int:
    pairs = enumerate(zip(before, after, strict=False))
    return next((n for n, (old, new) in pairs if old != new), min(len(before), len(after)))


def _compared(before: Sequence[str], after: Sequence[str]) -> Alignment:
    """The alignment of two texts that are compared as a whole.

    The pairs that can be the k-th of a longest common subsequence lie on a falling line: the further on before, the
    further back after. So there is only one if both ends of that line, found by walking the table twice, are the same.
    """
    rows = _table(before, after)
    early, late = _first_in_before(before, after, rows)[::-1], _first_in_after(before, after, rows)[::-1]
    certain = dict(pair for pair, other in zip(early, late, strict=True) if pair == other)
    met_before = {old for old, _ in (*early, *late)}
    met_after = {new for _, new in (*early, *late)}
    return Alignment(certain, frozenset(met_before - certain.keys()), frozenset(met_after - set(certain.values())))


def _table(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """Lengths of the common subsequences of every head of *before* with every head of *after*.

    Row i holds them for the first i words of *before*, a bit for each word of *after*: 0 where the length grows by
    one (the bit-parallel algorithm of Crochemore and Hyyrö).
    """
    standing: defaultdict[str, int] = defaultdict(int)
    for position, word in enumerate(after):
        standing[word] |= 1 << position
    full = (1 << len(after)) - 1
    row, rows = full, [full]
    for word in before:
        met = row & standing[word] if word in standing else 0
        row = ((row + met) | (row - met)) & full
        rows.append(row)
    return rows


def _length(rows: list[int], old: int, new: int) -> int:
    """Length of the longest common subsequence of the first *old* and the first *new* words."""
    return new - (rows[old] & ((1 << new) - 1)).bit_count()


def _first_in_before(before: Sequence[str], after: Sequence[str], rows: list[int]) -> list[tuple[int, int]]:
    """The pairs as early in *before* and as late in *after* as they can be, the last one first."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(after):
        places[word].append(position)
    pairs: list[tuple[int, int]] = []
    old, new = len(before), len(after)
    left = _length(rows, old, new)
    while left:
        while _length(rows, old - 1, new) == left:
            old -= 1
        here = places[before[old - 1]]
        new = here[bisect_left(here, new) - 1]
        old -= 1
        left -= 1
        pairs.append((old, new))
    return pairs


def _first_in_after(before: Sequence[str], after: Sequence[str], rows: list[int]) -> list[tuple[int, int]]:
    """The pairs as early in *after* and as late in *before* as they can be, the last one first."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(before):
        places[word].append(position)
    pairs: list[tuple[int, int]] = []
    old, new = len(before), len(after)
    for _ in range(_length(rows, old, new)):
        grows = ~rows[old] & ((1 << new) - 1)
        new = grows.bit_length() - 1
        here = places[after[new]]
        old = here[bisect_left(here, old) - 1]
        pairs.append((old, new))
    return pairs
