"""Forms: a text as its letters and the gaps between them, with the way back to every character.

Two texts say the same when their letters are equal and their gaps agree.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise, takewhile

from migov.evidence.alignment.gaps import BLANK, NONE
from migov.evidence.alignment.noise import ACCENT, FINDER, NOTE, RAISED, STEPS, VOWEL, VOWELS, Noise
from migov.evidence.alignment.notes import BACK, is_note

SIGNS = re.compile(f"[{VOWELS}]*")


class Form:
    r"""A text without its noise.

    >>> form = Form("the coun-\ncil’s ofﬁce")
    >>> form.letters
    "thecouncil'soffice"
    >>> form.text[slice(*form.span(3, 10))]
    'coun-\ncil'
    """

    __slots__ = (
        *("_begins", "_from", "_to", "gaps", "letters", "noise", "noise_at", "note_at", "notes", "text"),
        *("vowel_at", "vowels"),
    )

    def __init__(self, text: str, *, without_notes: bool = True) -> None:
        self.text = text
        builder = _Builder(text)
        builder.run(without_notes=without_notes)
        self.letters: str = "".join(builder.pieces)
        self.gaps: bytes = builder.filled()
        """For each letter the gap before it, and one more for what stands behind the last."""
        self.notes: tuple[str, ...] = tuple(builder.notes)
        self.note_at: array[int] = builder.note_at
        """Glued footnote numbers, and the letter before which each stands."""
        self.vowels: tuple[str, ...] = tuple(builder.vowels)
        self.vowel_at: array[int] = builder.vowel_at
        """Arabic vowel signs, and the letter before which each stands."""
        self.noise: tuple[Noise, ...] = tuple(builder.noise)
        self.noise_at: array[int] = builder.noise_at
        self._begins, self._from, self._to = builder.begins, builder.origins, builder.ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the letters from *start* to *end* stand in the text, the vowel signs of the last included."""
        last = SIGNS.match(self.text, self._origin(end - 1)[1])
        return self._origin(start)[0], last.end() if last else len(self.text)

    def letter_at(self, position: int) -> int:
        """The first letter that does not stand before this character of the text."""
        at = bisect_right(self._from, position) - 1
        if at < 0:
            return 0
        begin = self._begins[at]
        following = self._begins[at + 1] if at + 1 < len(self._begins) else len(self.letters)
        if self._to[at]:
            return begin if position <= self._from[at] else following
        return min(begin + position - self._from[at], following)

    def _origin(self, letter: int) -> tuple[int, int]:
        at = bisect_right(self._begins, letter) - 1
        if self._to[at]:
            return self._from[at], self._to[at]
        start = self._from[at] + letter - self._begins[at]
        return start, start + 1

    def notes_within(self, first: int, last: int) -> dict[int, str]:
        """The glued numbers before the letters from *first* to *last*, both included, counted from *first*."""
        low, high = bisect_left(self.note_at, first), bisect_right(self.note_at, last)
        return {self.note_at[index] - first: self.notes[index] for index in range(low, high)}

    def vowels_within(self, first: int, last: int) -> dict[int, str]:
        """The vowel signs before the letters behind *first*, up to *last*, counted from *first*."""
        low, high = bisect_right(self.vowel_at, first), bisect_right(self.vowel_at, last)
        return {self.vowel_at[index] - first: self.vowels[index] for index in range(low, high)}

    def noise_within(self, first: int, last: int) -> set[tuple[int, Noise]]:
        """The noise from the letter *first* up to but not with the letter *last*, counted from *first*."""
        low, high = bisect_left(self.noise_at, first), bisect_left(self.noise_at, last)
        return {(self.noise_at[index] - first, self.noise[index]) for index in range(low, high)}


class _Builder:
    """Goes through a text once, from noise to noise."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.length = 0
        self.begins, self.origins, self.ends = array("L"), array("L"), array("L")
        self.gaps: list[tuple[int, int]] = []
        self.blanks: list[int] = []
        self.notes: list[str] = []
        self.note_at = array("L")
        self.vowels: list[str] = []
        self.vowel_at = array("L")
        self.noise: list[Noise] = []
        self.noise_at = array("L")

    def run(self, *, without_notes: bool) -> None:
        text, last = self.text, 0
        for match in FINDER.finditer(text):
            index = match.lastindex or 0
            start, end = match.span()
            if index == NOTE + 1:
                self._plain(last, start)
                last = start
                if not (without_notes and is_note(self._recent(), text, end)):
                    continue
                self._note(match.group())
            elif index == ACCENT + 1:
                self._composed(last, start, end)
            elif index == VOWEL + 1:
                self._plain(last, start)
                self._voiced(match.group())
            else:
                self._plain(last, start)
                self._stepped(index - 1, match.group(), start, end)
            last = end
        self._plain(last, len(text))

    def _recent(self) -> str:
        """The last letters with blanks between the words."""
        pieces: list[str] = []
        size = 0
        for piece in reversed(self.pieces):
            if size >= BACK:
                break
            pieces.append(piece)
            size += len(piece)
        letters = "".join(reversed(pieces))
        first = self.length - len(letters)
        blanks = reversed(list(takewhile(lambda letter: letter > first, reversed(self.blanks))))
        cuts = [0, *(letter - first for letter in blanks), len(letters)]
        return " ".join(letters[start:end] for start, end in pairwise(cuts))[-BACK:]

    def filled(self) -> bytes:
        gaps = bytearray(self.length + 1)
        for letter in self.blanks:
            gaps[letter] = BLANK
        for letter, gap in self.gaps:
            gaps[letter] = max(gap, gaps[letter])
        return bytes(gaps)

    def _plain(self, start: int, end: int) -> None:
        """Words as they stand, with single blanks between them."""
        if start >= end:
            return
        words = self.text[start:end].split(" ")
        sizes = [len(word) for word in words]
        begins = list(accumulate(sizes, initial=self.length))
        self.length = begins.pop()
        self.begins.extend(begins)
        self.origins.extend(accumulate((size + 1 for size in sizes[:-1]), initial=start))
        self.ends.extend(bytes(len(words)))
        self.pieces += words
        self.blanks += begins[1:]

    def _emit(self, letters: str, origin: int, end: int) -> None:
        self.begins.append(self.length)
        self.origins.append(origin)
        self.ends.append(end)
        self.pieces.append(letters)
        self.length += len(letters)

    def _stepped(self, index: int, piece: str, start: int, end: int) -> None:
        step = STEPS[index]
        if step.noise is not None:
            self._met(step.noise)
        letters = step.letters if isinstance(step.letters, str) else step.letters(piece)
        if letters:
            self._emit(letters, start, end)
        if step.gap == BLANK:
            self.blanks.append(self.length)
        elif step.gap != NONE:
            self.gaps.append((self.length, step.gap))

    def _composed(self, last: int, start: int, end: int) -> None:
        """The letter before the accents together with them."""
        if start == last:
            self._emit(self.text[start:end], start, end)
            return
        self._plain(last, start - 1)
        cluster = unicodedata.normalize("NFC", self.text[start - 1 : end])
        self._met(Noise.ACCENT)
        self._emit(cluster, start - 1, end)

    def _note(self, digits: str) -> None:
        self._met(Noise.NOTE_NUMBER)
        self.note_at.append(self.length)
        self.notes.append(digits.translate(RAISED))

    def _voiced(self, signs: str) -> None:
        """Vowel signs in one order, whatever the order in which they were typed."""
        self._met(Noise.VOWEL_SIGN)
        plain = unicodedata.normalize("NFKC", signs).replace(" ", "").replace("\u0640", "")
        if self.vowel_at and self.vowel_at[-1] == self.length:
            plain = self.vowels.pop() + plain
        else:
            self.vowel_at.append(self.length)
        self.vowels.append("".join(sorted(plain)))

    def _met(self, noise: Noise) -> None:
        self.noise.append(noise)
        self.noise_at.append(self.length)
