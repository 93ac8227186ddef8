"""Two wordings of a passage laid side by side: where they differ, and which place in one is which in the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from difflib import SequenceMatcher

from migov.model.values import Value

WORDS = re.compile(r"\w+|[^\w\s]|\s+")
LONGEST = 150_000
"""Characters of both wordings together that are compared word by word."""
MOST_SAME = 3_000_000
"""Pairs of the same word in both; one word said a thousand times over is not laid side by side."""
QUOTES = str.maketrans({
    "‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "‐": "-", "\u2011": "-", "–": "-", "—": "-",
    "\u00ad": None, "\u200b": None, "\u200e": None, "\u200f": None,
})  # fmt: skip


class Hunk(Value):
    """A stretch that differs: from where to where in the first wording, and in the second."""

    start: int
    end: int
    first: int
    last: int


def hunks(before: str, after: str) -> list[Hunk]:
    """Where the second wording differs from the first, in order.

    >>> hunks("the old law", "the new law")
    [Hunk(start=4, end=7, first=4, last=7)]
    """
    if before == after:
        return []
    head = _cut(before, _same(before, after))
    tail = min(_same(before[::-1], after[::-1]), len(before) - head, len(after) - head)
    tail = len(before) - _cut_back(before, len(before) - tail)
    tail = min(tail, len(before) - head, len(after) - head)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) + len(new) > LONGEST or not old or not new:
        return [_trimmed(before, after, head, len(before) - tail, head, len(after) - tail)]
    return [
        _trimmed(before, after, head + start, head + end, head + first, head + last)
        for start, end, first, last in _differing(old, new)
    ]


def _differing(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """The stretches that differ, by words with the space behind them."""
    were, are = _pieces(old), _pieces(new)
    often = Counter(are)
    if sum(count * often[piece] for piece, count in Counter(were).items()) > MOST_SAME:
        return [(0, len(old), 0, len(new))]
    starts, firsts = _offsets(were), _offsets(are)
    matcher = SequenceMatcher(None, were, are, autojunk=False)
    found = []
    for sort, a, b, c, d in matcher.get_opcodes():
        if sort != "equal":
            found.append((starts[a], starts[b], firsts[c], firsts[d]))
    return found


def _pieces(text: str) -> list[str]:
    return re.findall(r"\w+\s*|[^\w\s]\s*|\s+", text)


def _offsets(pieces: list[str]) -> list[int]:
    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return offsets


def _trimmed(before: str, after: str, start: int, end: int, first: int, last: int) -> Hunk:
    """A stretch without the words that are the same at its ends."""
    old, new = before[start:end], after[first:last]
    head = _same(old, new)
    while head and (_is_inside(old, head) or _is_inside(new, head)):
        head -= 1
    old, new = old[head:], new[head:]
    tail = _same(old[::-1], new[::-1])
    while tail and (_is_inside(old, len(old) - tail) or _is_inside(new, len(new) - tail)):
        tail -= 1
    return Hunk(start + head, end - tail, first + head, last - tail)


def _same(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _is_inside(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _cut(text: str, at: int) -> int:
    """The beginning of the word in which the place is."""
    while at and at < len(text) + 1 and text[at - 1].isalnum():
        at -= 1
    return at


def _cut_back(text: str, at: int) -> int:
    """The end of the word in which the place is."""
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def is_trivial(old: str, new: str) -> bool:
    """Whether two wordings differ only in spaces, and in the form of quotation marks and dashes.

    >>> is_trivial("the “law” ", 'the "law"'), is_trivial("migr ation", "migration")
    (True, False)
    """
    return plain(old) == plain(new)


def plain(text: str) -> str:
    """The words alone, with single spaces and the simplest signs."""
    return " ".join(text.translate(QUOTES).split())


class Places:
    """Where each place of the second wording is in the first."""

    def __init__(self, found: list[Hunk]) -> None:
        self.hunks = found
        self._firsts = [hunk.first for hunk in found]

    def place(self, at: int, *, is_end: bool = False) -> int:
        """The place in the first wording; inside a stretch that differs its beginning, or for an end its end."""
        near = bisect_right(self._firsts, at) - 1
        if is_end and near >= 0 and self.hunks[near].first == at:
            near -= 1
        if near < 0:
            return at
        hunk = self.hunks[near]
        if at < hunk.last:
            return hunk.end if is_end else hunk.start
        return at - hunk.last + hunk.end


def bag(text: str) -> Counter[str]:
    """The words of a text, whatever their order."""
    return Counter(re.findall(r"\w+", text.casefold()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common, from 0 to 1.

    >>> likeness(bag("the old law"), bag("the new law"))
    0.6666666666666666
    """
    whole = one.total() + other.total()
    if not whole:
        return 1.0
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return 2 * sum(min(count, large[word]) for word, count in small.items() if word in large) / whole
