"""Shifts: where the words of a text have gone when it was rewritten.

Words are found again by what is certainly the same about them and their neighbours. Where that is too little, or where
a copy might be taken for them, they are given up: better lost than elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from migov.model.alignment import Alignment, aligned, words

TELLING = 5
"""Words in a row, those around an anchor among them, that are taken for the same ones as before."""
MOVED = 8
"""Words in a row, unique before and after, that are recognized in another place of the passage."""
LOOKED_AT = 12
"""Words on each side of an anchor that are asked for agreement at most."""
FLANK = 3
"""Words on each side in which a change is too near to be left out of account."""
KEPT = 0.6
"""Share of the anchored words that stay when some in their midst are rewritten."""


class Run(NamedTuple):
    """Words in a row that are certainly the same before and after."""

    first: int
    last: int
    shift: int
    """How many words further on they stand now."""


class Shifts:
    """A text and what became of it: where its words are now.

    Word 0 is the beginning of the text and the last one its end: two neighbours that never leave.
    """

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """Where these characters of the text before stand in the text after; null where nobody can tell."""
        if not self.before[start:end].strip():
            return self._place(start, end)
        first = bisect_right(self._old_ends, start)
        last = bisect_left(self._old_starts, end) - 1
        core = [word for word in range(first, last + 1) if self._was[word][0].isalnum()] or [first, last]
        found = self._followed(core[0], core[-1])
        if found is None:
            return None
        while core[0] > first and self._was[core[0] - 1] == self._is[found[0] - 1]:
            core[0], found = core[0] - 1, (found[0] - 1, found[1])
        while core[-1] < last and self._was[core[-1] + 1] == self._is[found[1] + 1]:
            core[-1], found = core[-1] + 1, (found[0], found[1] + 1)
        start = start if core[0] == first else self._old[core[0]][0]
        end = end if core[-1] == last else self._old[core[-1]][1]
        return self._characters(core[0], core[-1], *found, start=start, end=end)

    def _followed(self, first: int, last: int) -> tuple[int, int] | None:
        """The first and the last word in the new text of what these two and all between them have become."""
        return self._unchanged(first, last) or self._edited(first, last) or self._elsewhere(first, last)

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
        return ["\x02", *(self.before[start:end] for start, end in self._old[1:-1]), "\x03"]

    @cached_property
    def _is(self) -> list[str]:
        return ["\x02", *(self.after[start:end] for start, end in self._new[1:-1]), "\x03"]

    @cached_property
    def _alignment(self) -> Alignment:
        return aligned(self._was, self._is)

    @property
    def _certain(self) -> dict[int, int]:
        """The words of the text that are certainly words of the new one, the two ends among them."""
        return self._alignment.certain

    @cached_property
    def _runs(self) -> dict[int, Run]:
        """For every certain word the words around it that have stayed with it."""
        runs: dict[int, Run] = {}
        first = before = -1
        for word, now in [*self._certain.items(), (-1, -1)]:
            if before >= 0 and (word, now) != (before + 1, self._certain[before] + 1):
                runs |= dict.fromkeys(range(first, before + 1), Run(first, before, self._certain[before] - before))
                first = -1
            first, before = word if first < 0 else first, word
        return runs

    def _around(self, word: int, first: int, last: int) -> Run | None:
        """The run of a word within these borders, if it is long and rare enough to be told by it."""
        if word not in self._runs:
            return None
        run = self._runs[word]
        near = Run(max(first, run.first), min(last, run.last), run.shift)
        return near if near.last - near.first + 1 >= TELLING and self._is_rare(near.first, near.last) else None

    def _is_rare(self, first: int, last: int) -> bool:
        """Whether these words stand in this order once in the text before, and not more than once after."""
        return self._count(first, last, self._old_line) == 1 >= self._count(first, last, self._new_line)

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
        if run is None or not self._is_alone(run, first, last):
            return None
        return first + shift, last + shift

    def _is_alone(self, run: Run, first: int, last: int) -> bool:
        """Whether there is no other place for these words: nothing like them was added or taken away.

        Where their neighbours on both sides have stayed with them it is enough that there are as many such places as
        before. Where something beside them has changed, the words stand once, and no copy of what surrounds them is
        near.
        """
        left, right = max(0, first - FLANK), min(len(self._was) - 1, last + FLANK)
        if run.first <= left and run.last >= right:
            return self._count(left, right, self._old_line) == self._count(left, right, self._new_line)
        if not self._count(first, last, self._old_line) == self._count(first, last, self._new_line) == 1:
            return False
        return not (self._is_copied(run.first, run.shift, -1, left) or self._is_copied(run.last, run.shift, 1, right))

    def _count(self, first: int, last: int, line: str) -> int:
        """How often these words stand in a text; two stands for many."""
        sought = _line(self._was[first : last + 1])
        found = line.find(sought)
        return 0 if found < 0 else 1 + (line.find(sought, found + 1) >= 0)

    def _is_copied(self, edge: int, shift: int, step: int, border: int) -> bool:
        """Whether the words that follow the end of a run are the old ones, or a copy of them that was set there."""
        if (edge - border) * step >= 0:
            return False
        behind = [edge + n * step for n in range(1, FLANK + 1)]
        return all(
            0 <= word < len(self._was)
            and 0 <= word + shift < len(self._is)
            and self._was[word] == self._is[word + shift]
            for word in behind
        )

    def _edited(self, first: int, last: int) -> tuple[int, int] | None:
        """The words between the first and the last one, if those have stayed and most of the others with them."""
        heard = [self._around(first, first - LOOKED_AT, last), self._around(last, first, last + LOOKED_AT)]
        kept = sum(word in self._certain for word in range(first, last + 1))
        if heard[0] is None or heard[1] is None or kept < KEPT * (last - first + 1):
            return None
        if heard[0].first > max(0, first - FLANK) or heard[1].last < min(len(self._was) - 1, last + FLANK):
            return None
        for word in range(max(0, first - FLANK + 1), last + 1):
            near = word, word + FLANK - 1
            if self._count(*near, self._new_line) > self._count(*near, self._old_line):
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
        stayed = sum(word in self._stayed[0] for word in range(first, last + 1))
        taken = sum(word + shift in self._stayed[1] for word in range(first, last + 1))
        return None if stayed or taken else (first + shift, last + shift)

    @cached_property
    def _stayed(self) -> tuple[frozenset[int], frozenset[int]]:
        """The words, before and after, that have or may have stayed where they stood."""
        certain, old, new = self._alignment
        return old | certain.keys(), new | frozenset(certain.values())

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
        before, behind = self._beside(left, -1), self._beside(right, 1)
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

    def _beside(self, word: int, step: int) -> Run | None:
        """The run that ends with this word or, if a twin of it was set beside it, with its neighbour."""
        for end in (word, word + step):
            run = self._around(end, min(end, end + LOOKED_AT * step), max(end, end + LOOKED_AT * step))
            if run is not None and 0 < word + run.shift < len(self._is) - 1:
                return run if self._was[word] == self._is[word + run.shift] else None
        return None

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
