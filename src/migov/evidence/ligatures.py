"""Ligatures that a PDF draws as one glyph, and what extraction makes of them: ``ﬁ``, ``�``, a blank, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product

from migov.evidence.losses import looks_whole
from migov.evidence.vocabulary import Vocabulary, general_words

WHOLE = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
SPELLINGS = ("ti", "fi", "fl", "ff", "ffi", "tt", "ft", "tti", "ffl", "th")
"""Letters that fonts draw as one glyph, the commonest first."""

ANY = "\ufffd"
"""What an extractor writes for any sign that it does not know; other signs stand for the same letters throughout."""

LOST = "\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f"
HOLE = re.compile(f"[{LOST}]")
DAMAGED = re.compile(rf"[^\W\d_]*[{LOST}][^\W\d_{LOST}]*(?:[{LOST}][^\W\d_]*)*")
GAP = re.compile(r"([^\W\d_]+) ([^\W\d_]+)")


def spelled_out(text: str) -> str:
    """The text with whole ligatures as letters.

    >>> spelled_out("oﬃcial ﬁles")
    'official files'
    """
    for ligature, letters in WHOLE.items():
        text = text.replace(ligature, letters)
    return text


def restorer(lines: Sequence[str], vocabulary: Vocabulary) -> Restorer:
    """What puts lost ligatures back in these lines."""
    found: dict[str, Counter[str]] = {}
    for line in lines:
        if not HOLE.search(line):
            continue
        for piece in line.split(" "):
            for match in DAMAGED.finditer(piece) if HOLE.search(piece) else ():
                for sign in set(_holes(match.group())):
                    found.setdefault(sign, Counter()).update(_spellings(match.group(), vocabulary)[:1])
    return Restorer(vocabulary, {sign: letters for sign, told in found.items() if (letters := _usual(sign, told))})


def _usual(sign: str, told: Counter[str]) -> str | None:
    """The letters that a sign always stands for. One that only says that something was lost may stand for any."""
    if told.total() < 3:
        return None
    letters, times = told.most_common(1)[0]
    return letters if len(told) == 1 or (sign != ANY and times > 0.8 * told.total()) else None


class Restorer:
    """Puts lost ligatures back where one word of the vocabulary fits, and leaves the rest as it is.

    Where every damaged word that can be told lost the same letters, three at least, those that cannot be told did too.
    """

    def __init__(self, vocabulary: Vocabulary, usual: Mapping[str, str] | None = None) -> None:
        self.vocabulary, self.usual = vocabulary, usual or {}

    def replaced(self, text: str) -> str:
        """The text with replacement characters turned back into letters."""
        return DAMAGED.sub(lambda match: self._mended(match.group()), text)

    def _mended(self, word: str) -> str:
        holes = _holes(word)
        if len(word) > len(holes) and all(sign != ANY and sign in self.usual for sign in holes):
            return _filled(word, tuple(self.usual[sign] for sign in holes))
        spellings = _spellings(word, self.vocabulary)
        if len(spellings) == 1:
            return _filled(word, (spellings[0],) * len(holes))
        if not spellings and (several := self._differing(word)) is not None:
            return several
        if len(word) > 3 and not spellings and all(sign in self.usual for sign in holes):
            return _filled(word, tuple(self.usual[sign] for sign in holes))
        return word if spellings else self._shaped(word)

    def _shaped(self, word: str) -> str:
        """The word with the only letters that make it look like a word; unlisted words are long or inflected."""
        holes = len(_holes(word))
        if holes > 2 or len(word) - holes < 3:
            return word
        tries = [_filled(word, letters) for letters in product(SPELLINGS, repeat=holes)]
        whole = [filled for filled in tries if looks_whole(filled)]
        return whole[0] if len(whole) == 1 else word

    def _differing(self, word: str) -> str | None:
        """The one known word with other letters in each hole."""
        holes = len(_holes(word))
        if not 2 <= holes <= 3:
            return None
        choices = product(SPELLINGS, repeat=holes)
        known = [filled for letters in choices if self.vocabulary.knows(filled := _filled(word, letters))]
        return known[0] if len(known) == 1 else None

    def joined(self, text: str) -> str:
        """The text with words put together that a lost ligature left in two: "Informa on"."""
        position = 0
        while (match := GAP.search(text, position)) is not None:
            position = match.end(1) + 1
            left, right = match.groups()
            if self.vocabulary.is_whole(left) and self.vocabulary.is_whole(right):
                continue
            known = [left + letters + right for letters in SPELLINGS]
            known = [word for word in known if len(word) > 4 and self.vocabulary.knows(word)]
            if len(known) == 1 and not self.vocabulary.knows(left + right):
                text = text[: match.start()] + known[0] + text[match.end() :]
                position = match.start()
        return text


def torn(lines: Sequence[str], vocabulary: Vocabulary) -> list[int]:
    """The numbers of the lines in which two words stand side by side that lost letters may have parted.

    One of them is rare, and with the letters of a ligature between them they make a known word.
    """
    own = _halves(vocabulary.counts.keys() - general_words())
    general = _general_halves()
    rare = vocabulary.rare()
    pairs = {pair for word in rare for pair in (*own.get(word, ()), *general.get(word, ()))}
    pairs = {pair for pair in pairs if all(half in rare or vocabulary.counts[half] for half in pair)}
    small = [line.lower() for line in lines]
    whole = "\n".join(small)
    found = [pair for left, right in pairs if (pair := f"{left} {right}") in whole]
    return sorted({index for pair in found for index, line in enumerate(small) if pair in line})


def _halves(words: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """What stands before and behind letters that may be lost in these words: each half → the pairs that it is in."""
    whole = "\n".join(words)
    pairs: dict[str, list[tuple[str, str]]] = {}
    for letters in SPELLINGS:
        at = whole.find(letters)
        while at >= 0:
            end = whole.find("\n", at)
            pair = whole[whole.rfind("\n", 0, at) + 1 : at], whole[at + len(letters) : end if end >= 0 else None]
            if all(pair):
                for half in pair:
                    pairs.setdefault(half, []).append(pair)
            at = whole.find(letters, at + 1)
    return pairs


@cache
def _general_halves() -> dict[str, list[tuple[str, str]]]:
    return _halves(general_words())


def _holes(word: str) -> list[str]:
    return HOLE.findall(word)


def _filled(word: str, letters: tuple[str, ...]) -> str:
    rest = iter(letters)
    return HOLE.sub(lambda _: next(rest), word)


def _spellings(word: str, vocabulary: Vocabulary) -> list[str]:
    """The letters that make a known word when they fill every hole."""
    holes = len(_holes(word))
    return [letters for letters in SPELLINGS if vocabulary.knows(_filled(word, (letters,) * holes))]
