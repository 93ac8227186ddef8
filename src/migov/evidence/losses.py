"""Ligatures that a whole document lost: every "fi" dropped, or every "ti" a blank.

One word alone does not tell. A long text in which no word holds "fi" does: from there on, words that are in no list are
tried with the letters put in, and restored where exactly one word comes of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from migov.evidence.vocabulary import general_words

LETTERS = {"fi": "fi", "ffi": "ffi", "fl": "fl", "ff": "ff", "ti": "tion"}
"""Letters that fonts draw as one glyph → what no long text lacks within its words, but for the rarer ones."""

COMMON = frozenset({"fi", "ti"})

LONG = 1000
"""Words of a text in which each of them would stand more than once."""

WORD = re.compile(r"[^\W\d_]+")
LONGER = re.compile(r"[^\W\d_]{4,}")
PIECES = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
LISTED = 0.5
"""Of the longer words: with fewer in the lists, the text is in a language whose words and letters are not known here.
Texts in the two languages of the lists have 0.7 to 0.9, others 0 to 0.2."""

SAMPLE = 40_000
"""Characters that are looked at for that: some three thousand longer words."""

STUMP = re.compile(r" (on(?:s|al|als|ally)?)\b")
STEM = re.compile(r"^[a-zà-ÿ]+[aciopu]$")
"""What may stand before a lost "ti" in a word that no list holds; names and plurals do not."""
MOST_PIECES = 3
LEAST = 3
"""Letters of the pieces of a word that are sure, where none of them is listed."""


def lost_throughout(lines: Sequence[str]) -> tuple[str, ...]:
    """The letters that stand in hardly any word of a long text."""
    text = "\n".join(lines)  # capitals are never drawn as one
    words = text.count(" ")
    if words < LONG:
        return ()
    lost = tuple(letters for letters, there in LETTERS.items() if _is_rare(there, text, words // LONG))
    if COMMON.isdisjoint(lost):  # the rarer ones alone tell nothing
        lost = ("ti",) if _has_stumps(text) else ()
    return lost if lost and _is_known(text) else ()


def _is_known(text: str) -> bool:
    """Whether the text is in a language whose words are listed."""
    longer = Counter(LONGER.findall(text, 0, SAMPLE))
    return sum(count for word, count in longer.items() if is_listed(word)) >= LISTED * longer.total()


def _is_rare(letters: str, text: str, most: int) -> bool:
    """Whether letters stand within words at most so often; looking stops where they stand more often."""
    found = place = 0
    while found <= most and (place := text.find(letters, place) + 1):
        found += text[max(place - 2, 0)].islower()
    return found <= most


def _has_stumps(text: str) -> bool:
    """Whether an "on" or "onal" again and again makes a listed word with what stands before it, which is none alone."""
    found = 0
    for stump in STUMP.finditer(text):
        left = text[max(stump.start() - 20, 0) : stump.start()].rsplit(maxsplit=1)[-1:]
        if left and not is_listed(left[0]) and is_listed(f"{left[0]}ti{stump[1]}"):
            found += 1
    return found >= LEAST


def may_lack(letters: Sequence[str], words: Iterable[str]) -> bool:
    """Whether any of these words, all those of a text in small letters, may have lost the letters.

    A text may go without them by itself. Only where this is true is it looked through word by word and pair by pair.
    """
    words = set(words)
    unlisted = {word for word in words if not is_listed(word)}
    for left, right in _halves(tuple(letters)):
        if left + right in unlisted:
            return True
        if left in words and right in words and (left in unlisted or right in unlisted):
            return True
    beginnings = (f"^{word}{more}" for word in unlisted if len(word) >= LEAST for more in letters)
    return any(all(four in _fours() for four in _four_by_four(beginning)) for beginning in beginnings)


@cache
def _halves(letters: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """What stands before and behind each of these letters in listed words."""
    listed = {*general_words(), *(f"{word}s" for word in general_words())}
    return frozenset(
        (word[: found.start()], word[found.end() :])
        for word in listed
        for lost in letters
        if lost in word
        for found in re.finditer(lost, word)
    )


class Losses:
    """Puts back letters that a document lost throughout, where exactly one word fits.

    They were dropped, or each became a blank: whichever explains more words, three at least.
    """

    def __init__(self, letters: Sequence[str], lines: Sequence[str]) -> None:
        self.letters = letters
        self.counts: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        for line in lines:
            words = [word.lower() for word in WORD.findall(line)]
            self.counts.update(words)
            self.pairs.update(pairwise(words))
        self.after: dict[str, list[str]] = {}
        for left, right in self.pairs:
            self.after.setdefault(left, []).append(right)
        dropped = sum(self._completed(word) != word for word in self.counts)
        joined = {pair: self._best(pair) for pair in self.pairs}
        blank = sum(count == 2 and is_listed(word) for count, word in joined.values())
        self.dropped, self.blank = dropped >= max(blank, LEAST), blank >= max(dropped + 1, LEAST)
        self.found: dict[str, str] = {}
        """A word as printed → the word with its letters, or itself."""

    def restored(self, text: str) -> str:
        """The text with letters put back into its words, or between them."""
        if self.blank:
            return PIECES.sub(lambda match: " ".join(self._joined(match.group().split(" "))), text)
        return WORD.sub(lambda match: self._whole(match.group()), text) if self.dropped else text

    def _whole(self, word: str) -> str:
        if word not in self.found:
            self.found[word] = self._completed(word)
        return self.found[word]

    def _completed(self, word: str) -> str:
        """The one listed word that lacks letters here."""
        if len(word) < LEAST or is_listed(word):
            return word
        tries = {_inserted(word, place, letters) for place in range(len(word) + 1) for letters in self.letters}
        fit = {found for found in tries if is_listed(found)}
        return fit.pop() if len(fit) == 1 else word

    def _joined(self, pieces: list[str]) -> list[str]:
        """The pieces with those put together between which letters were lost."""
        result: list[str] = []
        index = 0
        while index < len(pieces):
            count, word = self._best(pieces[index : index + MOST_PIECES])
            result.append(self._begun(word) if count == 1 else word)
            index += count
        return result

    def _best(self, pieces: Sequence[str]) -> tuple[int, str]:
        """How many of these pieces are one word, and the word."""
        for count in range(len(pieces), 1, -1):
            held = pieces[:count]
            if all(is_listed(piece) for piece in held):
                continue
            tries = [letters.join(held) for letters in self.letters]
            fit = [word for word in tries if is_listed(word)]
            if not fit and count == 2 and STEM.search(held[0]) and self._stands_never_alone(held[0]):
                fit = [word for word in tries if looks_whole(word)]
            if len(fit) == 1:
                return count, fit[0]
        return 1, pieces[0]

    def _begun(self, piece: str) -> str:
        """The one listed word that begins with lost letters and goes on with this piece, which is none."""
        fit = [letters + piece for letters in self.letters if is_listed(letters + piece)]
        return fit[0] if len(fit) == 1 and len(piece) > 1 and piece.islower() and not is_listed(piece) else piece

    def _stands_never_alone(self, piece: str) -> bool:
        """Whether a piece is no word: wherever it stands, what follows makes a word with it."""
        small = piece.lower()
        if is_listed(small) or len(small) < LEAST:
            return False
        rest = self.after.get(small, [])
        return all(any(looks_whole(small + letters + right) for letters in self.letters) for right in rest)


def is_listed(word: str) -> bool:
    """Whether a word is in the general list, or its plural."""
    small = word.lower()
    return small in general_words() or (small.endswith("s") and len(small) > 3 and small[:-1] in general_words())


def looks_whole(word: str) -> bool:
    """Whether every four letters of a word follow one another in some listed word."""
    return all(four in _fours() for four in _four_by_four(f"^{word.lower()}$"))


@cache
def _fours() -> frozenset[str]:
    return frozenset(four for word in general_words() for four in _four_by_four(f"^{word}$"))


def _four_by_four(text: str) -> Iterable[str]:
    return (text[start : start + 4] for start in range(max(len(text) - 3, 1)))


def _inserted(word: str, place: int, letters: str) -> str:
    if place == 0 and word[:1].isupper():
        return letters.capitalize() + word[:1].lower() + word[1:]
    return word[:place] + letters + word[place:]
