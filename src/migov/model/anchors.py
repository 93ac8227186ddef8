"""Anchors: the words of a draft that somebody speaks of, found again after the text has moved on.

An anchor follows its words. Where nobody can tell which words are meant any more, it is lost, and the comment goes to
the unplaced ones with the words it spoke of: it never points at other words in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from migov.errors import Invalid, Problem
from migov.model.alignment import aligned, is_inside_letter, words
from migov.model.values import Value

AROUND = 32
"""Characters kept on each side at least, where there are any."""
TELLING = 4
"""Words in a row, those around an anchor among them, that are taken for the same ones as before."""
LOOKED_AT = 12
"""Words on each side of an anchor that are asked for agreement at most."""
MOVED = 8
"""Words in a row, unique before and after, that are recognized in another place of the passage."""
KEPT = 0.6
"""Share of the anchored words that stay when some in their midst are rewritten."""


class Anchor(Value, kw_only=True):
    """Words of one passage, with enough around them to know them from their like (W3C TextQuoteSelector).

    Without words of its own it is the place between what stands before and after: there something is to be added.

    Raises:
        Invalid: neither words nor anything around them.
    """

    passage: str
    """Id of the passage, or of another part of the draft."""
    exact: str
    prefix: str = ""
    """What stands before, as far as it is needed; empty at the beginning of the passage."""
    suffix: str = ""
    """What stands behind, as far as it is needed; empty at the end of the passage."""

    def __post_init__(self) -> None:
        if not (self.exact + self.prefix + self.suffix).strip():
            raise Invalid(Problem("a comment speaks of words", remedy="select them, or comment on the whole passage"))


def anchored(text: str, start: int, end: int, *, passage: str) -> Anchor:
    """The anchor of these characters of a passage's text; with *start* at *end* that of a place for new words.

    No letter is cut from its marks. Enough stands around that there is only one such place in the text.

    >>> anchored("The law. The law.", 13, 16, passage="p1")
    Anchor(passage='p1', exact='law', prefix='The law. The ', suffix='.')

    Raises:
        Invalid: outside the text, or the end before the start.
    """
    if not 0 <= start <= end <= len(text):
        raise Invalid(Problem("these words are not in the passage", remedy="select them again"))
    while is_inside_letter(text, start):
        start -= 1
    while is_inside_letter(text, end):
        end = end + 1 if end > start else start
    around = AROUND
    borders = sorted({0, len(text), *(border for word in words(text) for border in word)})
    while True:
        first = borders[max(0, bisect_right(borders, max(0, start - around)) - 1)]
        last = borders[bisect_left(borders, min(len(text), end + around))]
        whole = text[first:last]
        if text.find(whole) == first and text.find(whole, first + 1) < 0:
            return Anchor(passage=passage, exact=text[start:end], prefix=text[first:start], suffix=text[end:last])
        around *= 2


def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Where the words of an anchor stand in a text: start and end; null where they do not, or nobody can tell.

    In this order: with everything around them; after or before what stood there, whichever agrees; alone, if they are
    many enough. Each time there must be one such place only. A side that is empty is the beginning or the end of the
    text, since an anchor has something on each side wherever there is something. Blanks are all alike.

    >>> find(Anchor(passage="p1", exact="law", prefix="new "), "The old law and the new law")
    (24, 27)
    >>> find(Anchor(passage="p1", exact="law"), "The old law and the new law") is None
    True
    """
    ways = ((anchor.prefix, anchor.suffix), (anchor.prefix, None), (None, anchor.suffix), (None, None))
    for prefix, suffix in ways:
        if prefix is None or suffix is None:
            sides = len((prefix or "").split()) + len((suffix or "").split())
            if len(words(anchor.exact)) + sides < TELLING or (prefix is suffix and len(words(anchor.exact)) < TELLING):
                continue
        found = _standing(anchor.exact, text, prefix=prefix, suffix=suffix)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _standing(exact: str, text: str, *, prefix: str | None, suffix: str | None) -> list[tuple[int, int]]:
    """The places, two at most, of these words between these sides; null stands for any side."""
    before = r"(?<!\w)" if prefix is None and exact[:1].isalnum() else ""
    behind = r"(?!\w)" if suffix is None and exact[-1:].isalnum() else ""
    head, tail = _flexible(prefix or ""), _flexible(suffix or "")
    before, behind = before or (head if prefix != "" else r"\A\s*"), behind or (tail if suffix != "" else r"\s*\Z")
    pattern = re.compile(rf"{before}(?P<exact>{_flexible(exact)}){behind}")
    found: list[tuple[int, int]] = []
    match = pattern.search(text)
    while match is not None and len(found) < 2:
        if match.span("exact") not in found:
            found.append(match.span("exact"))
        match = pattern.search(text, match.start() + 1) if match.start() < len(text) else None
    return found


def _flexible(words_and_blanks: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(words_and_blanks))


class Run(NamedTuple):
    """Words in a row that are certainly the same before and after."""

    first: int
    last: int
    shift: int
    """How many words further on they stand now."""


class Rewriting:
    """A text and what became of it, compared once for all the anchors in it.

    Counts words from the first sign of the text, which is the mark of its beginning; the last one is that of its end.
    """

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after

    def follow(self, anchor: Anchor) -> Anchor | None:
        """The anchor after the rewriting, with the words as they stand now; null where it is lost."""
        there = find(anchor, self.before)
        if there is None:
            return None
        now = there if self.before == self.after else self.moved(*there)
        return None if now is None else anchored(self.after, *now, passage=anchor.passage)

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """Where these characters of the text before stand in the text after; null where nobody can tell."""
        if not self.before[start:end].strip():
            return self._place(start, end)
        first = bisect_right(self._old_ends, start)
        last = bisect_left(self._old_starts, end) - 1
        for found in (self._unchanged(first, last), self._edited(first, last), self._elsewhere(first, last)):
            if found is not None:
                return self._characters(first, last, *found, start=start, end=end)
        return None

    @cached_property
    def _old(self) -> list[tuple[int, int]]:
        return [(0, 0), *words(self.before), (len(self.before), len(self.before))]

    @cached_property
    def _new(self) -> list[tuple[int, int]]:
        return [(0, 0), *words(self.after), (len(self.after), len(self.after))]

    @cached_property
    def _old_starts(self) -> list[int]:
        return [start for start, _ in self._old]

    @cached_property
    def _old_ends(self) -> list[int]:
        return [end for _, end in self._old]

    @cached_property
    def _was(self) -> list[str]:
        return ["^", *(self.before[start:end] for start, end in self._old[1:-1]), "$"]

    @cached_property
    def _is(self) -> list[str]:
        return ["^", *(self.after[start:end] for start, end in self._new[1:-1]), "$"]

    @cached_property
    def _certain(self) -> dict[int, int]:
        """The words of the text that are certainly words of the new one, the two ends among them."""
        inside = aligned(self._was[1:-1], self._is[1:-1])
        ends = {0: 0, len(self._was) - 1: len(self._is) - 1}
        return ends | {old + 1: new + 1 for old, new in inside.items()}

    @cached_property
    def _runs(self) -> dict[int, Run]:
        """For every certain word the words around it that have stayed with it."""
        runs: dict[int, Run] = {}
        standing: list[int] = []
        for word, now in self._certain_in_order:
            if standing and (word, now) != (standing[-1] + 1, self._certain[standing[-1]] + 1):
                runs |= self._run(standing)
                standing = []
            standing.append(word)
        return runs | self._run(standing)

    @cached_property
    def _certain_in_order(self) -> list[tuple[int, int]]:
        return sorted(self._certain.items())

    def _run(self, standing: list[int]) -> dict[int, Run]:
        run = Run(standing[0], standing[-1], self._certain[standing[0]] - standing[0])
        return dict.fromkeys(standing, run)

    def _around(self, word: int, first: int, last: int) -> Run | None:
        """The run of a word within these borders, if it is long and rare enough to be told by it."""
        if word not in self._runs:
            return None
        run = self._runs[word]
        near = Run(max(first, run.first), min(last, run.last), run.shift)
        return near if near.last - near.first + 1 >= TELLING and self._is_rare(near.first, near.last) else None

    def _is_rare(self, first: int, last: int) -> bool:
        """Whether these words stand in this order once in the text before, and not more than once after."""
        line = _line(self._was[first : last + 1])
        return all(text.find(line, text.find(line) + 1) < 0 for text in (self._old_line, self._new_line))

    @cached_property
    def _old_line(self) -> str:
        return _line(self._was)

    @cached_property
    def _new_line(self) -> str:
        return _line(self._is)

    def _unchanged(self, first: int, last: int) -> tuple[int, int] | None:
        """The same words in the same order between, or with, neighbours that have stayed.

        At its borders a long anchor may hold words of which a twin was set beside them: *The law.* before *The plan.*
        leaves open which *The* is the new one, and to the reader it is no matter.
        """
        shifts = Counter(self._certain[word] - word for word in range(first, last + 1) if word in self._certain)
        if not shifts:
            return None
        [(shift, kept)] = shifts.most_common(1)
        if self._is[max(0, first + shift) : last + shift + 1] != self._was[first : last + 1]:
            return None
        if kept < last - first + 1 and (kept < TELLING or 2 * kept < last - first + 1):
            return None
        core = (word for word in range(first, last + 1) if self._certain.get(word) == word + shift)
        run = self._around(next(core), first - LOOKED_AT, last + LOOKED_AT)
        return None if run is None else (first + shift, last + shift)

    def _edited(self, first: int, last: int) -> tuple[int, int] | None:
        """The words between the first and the last one, if those have stayed and most of the others with them."""
        heard = [self._around(first, first - LOOKED_AT, last), self._around(last, first, last + LOOKED_AT)]
        kept = sum(word in self._certain for word in range(first, last + 1))
        if None in heard or kept < KEPT * (last - first + 1):
            return None
        found = self._certain[first], self._certain[last]
        return found if kept >= KEPT * (found[1] - found[0] + 1) else None

    def _elsewhere(self, first: int, last: int) -> tuple[int, int] | None:
        """The same words in another place, if they, or they and their neighbours, are many and stand there only."""
        length = max(MOVED, last - first + 1)
        begins = range(max(1, last + 1 - length), min(first, len(self._was) - 1 - length) + 1)
        found = {
            place - begin
            for begin in begins
            if self._is_rare(begin, begin + length - 1)
            and (place := self._index(self._was[begin : begin + length])) is not None
        }
        if len(found) != 1:
            return None
        [shift] = found
        taken = sum(now in self._explained for now in range(first + shift, last + shift + 1))
        stayed = sum(self._certain.get(word, word + shift) != word + shift for word in range(first, last + 1))
        return None if taken or stayed else (first + shift, last + shift)

    @cached_property
    def _explained(self) -> frozenset[int]:
        """The words of the new text that are certainly old ones, where they stood."""
        return frozenset(self._certain.values())

    def _index(self, sought: Sequence[str]) -> int | None:
        found = self._new_line.find(_line(sought))
        return None if found < 0 else self._new_line.count(BETWEEN, 0, found)

    def _characters(
        self, first: int, last: int, now_first: int, now_last: int, *, start: int, end: int
    ) -> tuple[int, int]:
        """The new place in characters: as far into its first and its last word, with the same blanks around them."""
        (old_start, _), (_, old_end) = self._old[first], self._old[last]
        (new_start, _), (_, new_end) = self._new[now_first], self._new[now_last]
        blanks = self.before[start:old_start], self.before[old_end:end]
        if start < old_start and not self.after[:new_start].endswith(blanks[0]):
            start = old_start
        if end > old_end and not self.after.startswith(blanks[1], new_end):
            end = old_end
        return new_start + start - old_start, new_end + end - old_end

    def _place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a place between words, or the blanks in it, is now: with both its neighbours, or with one at least."""
        left = min(bisect_right(self._old_ends, start), len(self._old) - 1) - 1
        right = left + 1
        if self._old[right][0] < start:
            return self._inside(right, start)
        before, behind = self._around(left, left - LOOKED_AT, left), self._around(right, right, right + LOOKED_AT)
        both = self._around(left, left - LOOKED_AT, right + LOOKED_AT)
        gap, at_left = self.before[self._old[left][1] : self._old[right][0]], start == self._old[left][1]
        if both is not None and both.last > left:
            now_start, now_end = self._new[left + both.shift][1], self._new[right + both.shift][0]
            if self.after[now_start:now_end] == gap:
                return now_start + start - self._old[left][1], now_start + end - self._old[left][1]
            before = both
        if start < end:
            return None
        if before is not None:
            now = left + before.shift
            found = self._new[now][1] if at_left else self._new[now + 1][0]
        elif behind is not None:
            now = right + behind.shift
            found = self._new[now - 1][1] if at_left and gap else self._new[now][0]
        else:
            return None
        return found, found

    def _inside(self, word: int, position: int) -> tuple[int, int] | None:
        """The place within a word that has stayed."""
        run = self._around(word, word - LOOKED_AT, word + LOOKED_AT)
        if run is None:
            return None
        found = self._new[word + run.shift][0] + position - self._old[word][0]
        return found, found


BETWEEN = "\0"


def _line(listed: Sequence[str]) -> str:
    return BETWEEN + BETWEEN.join(listed) + BETWEEN


def follow(anchor: Anchor, before: str, after: str) -> Anchor | None:
    """The anchor after the text of its passage was rewritten; null where its words have gone, or nobody can tell.

    It keeps the words as they stand now. For many anchors in one text make one `Rewriting`.

    >>> text = "Visas take ten days. Permits take ten days."
    >>> made = anchored(text, 34, 42, passage="p1")
    >>> follow(made, text, "Permits take ten days.")
    Anchor(passage='p1', exact='ten days', prefix='Permits take ', suffix='.')
    >>> follow(made, text, "Visas take ten days.") is None
    True
    """
    return Rewriting(before, after).follow(anchor)


def place(
    anchor: Anchor,
    texts: Mapping[str, str],
    *,
    near: Sequence[str] = (),
    were: Mapping[str, str] | None = None,
) -> Anchor | None:
    """The anchor in another passage, when its own was split, merged or is gone; null where that is not unmistakable.

    The passages *near* are asked first: the other half, or what it was merged into. There a few words are enough, as
    they are within a passage. Everywhere else there must be as many as follow a move, with neighbours on both sides
    that agree. *were* has the texts before the change: words that stood there all along are nobody's new place.

    >>> made = anchored("Visas take ten days. Permits take a month or two.", 21, 48, passage="p1")
    >>> place(made, {"p1": "Visas take ten days.", "p2": "Permits take a month or two."}, near=["p2"])
    Anchor(passage='p2', exact='Permits take a month or two', prefix='', suffix='.')
    """
    others = [passage for passage in texts if passage != anchor.passage and passage not in near]
    for passages, is_near in ((near, True), (others, False)):
        found = [
            (agreeing, passage, span)
            for passage in passages
            if passage in texts and passage != anchor.passage
            for agreeing, span in _candidates(anchor, texts[passage], (were or {}).get(passage, ""), is_near=is_near)
        ]
        found.sort(key=lambda candidate: -candidate[0])
        if found and (len(found) == 1 or found[0][0] >= found[1][0] + TELLING):
            _, passage, span = found[0]
            return anchored(texts[passage], *span, passage=passage)
        if found:
            return None
    return None


def _candidates(anchor: Anchor, text: str, was: str, *, is_near: bool) -> list[tuple[int, tuple[int, int]]]:
    """The places in this text that may be meant, two at most, each with the number of words that agree."""
    exact, prefix, suffix = anchor.exact, anchor.prefix, anchor.suffix
    piece = max((exact or prefix + " " + suffix).split(), key=len, default="")
    if piece not in text:
        return []
    sides = (None, None) if exact.strip() else (_last(prefix), _first(suffix))
    spans = _standing(exact, text, prefix=sides[0], suffix=sides[1])
    if len(spans) <= len(_standing(exact, was, prefix=sides[0], suffix=sides[1])):
        return []
    candidates = []
    for start, end in spans:
        left = _agreeing(_reversed(prefix), _reversed(text[max(0, start - 2 * len(prefix) - AROUND) : start]))
        right = _agreeing(_words(suffix), _words(text[end : end + 2 * len(suffix) + AROUND]))
        agreeing = len(words(exact)) + left + right
        if agreeing >= (TELLING if is_near else MOVED) and (is_near or (left and right)):
            candidates.append((agreeing, (start, end)))
    return candidates


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


def _reversed(text: str) -> list[str]:
    return _words(text)[::-1]


def _agreeing(first: list[str], second: list[str]) -> int:
    """How many words they begin with in common."""
    return next(
        (n for n, (one, other) in enumerate(zip(first, second, strict=False)) if one != other),
        min(len(first), len(second)),
    )


def _last(text: str) -> str:
    spans = words(text)[-TELLING:]
    return text[spans[0][0] :] if spans else ""


def _first(text: str) -> str:
    spans = words(text)[:TELLING]
    return text[: spans[-1][1]] if spans else ""
