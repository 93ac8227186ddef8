"""The nearest words of a source to a refused quote: a suggestion for the person, never an acceptance."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import Match, SequenceMatcher
from itertools import pairwise

from migov.evidence.alignment.forms import Form
from migov.evidence.alignment.gaps import BLANK, FREE, HANGING
from migov.model.values import Value

APART = re.compile(b"[" + bytes((BLANK, FREE, HANGING)) + b"]")
EDGE = re.compile(r"^\W*|\W*$")
MOST_COMMON = 400
"""Words that stand more often than this in a source tell nothing about the place."""
LONGEST = 400
"""Words of a quote that are compared; a longer one is compared by its beginning."""
LEAST = 0.5
"""Share of a quote's words that must stand together before a place is worth showing."""


class Difference(Value):
    """Words of the quote, and what stands at their place in the source; either may be empty."""

    quoted: str
    printed: str


class Nearest(Value, kw_only=True):
    """The stretch of a source that comes closest to a quote."""

    start: int
    end: int
    text: str
    share: float
    """Share of the quote's words that stand there, in order."""
    differences: tuple[Difference, ...]

    @property
    def says(self) -> str:
        """The differing words, as half a sentence."""
        pairs = [f"{_shown(pair.quoted)} where the source has {_shown(pair.printed)}" for pair in self.differences[:3]]
        return "; ".join(pairs) or "the same words, parted or hyphenated in another way"


def _shown(words: str) -> str:
    return f"“{words}”" if words else "nothing"


class Words:
    """The words of a form, and where each stands."""

    def __init__(self, form: Form) -> None:
        self.form = form
        starts = [0, *(match.start() for match in APART.finditer(form.gaps) if match.start()), len(form.letters)]
        bounds = [(a, b) for a, b in pairwise(starts) if a < b]
        trimmed = [_trimmed(form.letters, start, end) for start, end in bounds]
        self.spans = [(start, end) for start, end in trimmed if start < end]
        self.words = [form.letters[start:end] for start, end in self.spans]

    def between(self, first: int, last: int) -> str:
        """The text from one word up to but not with another."""
        if first >= last:
            return ""
        start, end = self.form.span(self.spans[first][0], self.spans[last - 1][1])
        return self.form.text[start:end]


def _trimmed(letters: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not letters[start].isalnum():
        start += 1
    while start < end and not letters[end - 1].isalnum():
        end -= 1
    return start, end


class Concordance:
    """Where each word of a source stands."""

    def __init__(self, form: Form) -> None:
        self.source = Words(form)
        self.places: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self.source.words):
            self.places[word.lower()].append(index)

    def nearest(self, quote: Form) -> Nearest | None:
        """The closest stretch, or null where less than half of the quote's words stand together."""
        quoted = Words(quote)
        wanted = quoted.words[:LONGEST]
        begin = self._best_start([word.lower() for word in wanted])
        if begin is None:
            return None
        slack = 3 + len(wanted) // 10
        low, high = max(0, begin - slack), min(len(self.source.words), begin + len(wanted) + slack)
        matcher = SequenceMatcher(None, self.source.words[low:high], wanted, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        share = sum(block.size for block in blocks) / len(wanted)
        if share < LEAST:
            return None
        first, last = _stretch(blocks, len(wanted))
        first, last = max(low, low + first), min(high, low + last)
        start, end = self.source.form.span(self.source.spans[first][0], self.source.spans[last - 1][1])
        return Nearest(
            start=start,
            end=end,
            text=self.source.form.text[start:end],
            share=share,
            differences=self._differences(quoted, len(wanted), first, last),
        )

    def _best_start(self, wanted: list[str]) -> int | None:
        """The word of the source where the quote would begin, by the vote of its rarer words."""
        votes = Counter[int]()
        for index, word in enumerate(wanted):
            places = self.places.get(word, ())
            if len(places) <= MOST_COMMON:
                votes.update(place - index for place in places)
        if not votes:
            return None
        near = {start: sum(votes[start + step] for step in range(-2, 3)) for start, _ in votes.most_common(20)}
        return max(near, key=lambda start: (near[start], votes[start]))

    def _differences(self, quoted: Words, size: int, first: int, last: int) -> tuple[Difference, ...]:
        matcher = SequenceMatcher(None, quoted.words[:size], self.source.words[first:last], autojunk=False)
        return tuple(
            Difference(quoted.between(a, b), self.source.between(first + c, first + d))
            for tag, a, b, c, d in matcher.get_opcodes()
            if tag != "equal"
        )


def _stretch(blocks: list[Match], size: int) -> tuple[int, int]:
    """First and last word of the stretch, with room for what the quote has before and behind the words in common."""
    return blocks[0].a - blocks[0].b, blocks[-1].a + size - blocks[-1].b
