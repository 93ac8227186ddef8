"""The words of a document, to tell damaged words from whole ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
"""A word with its inner hyphens and apostrophes, once hyphens are plain."""

SIGNS = ".,;:!?()[]“”«»\"’'…"
"""What may stand around a word."""

APOSTROPHE = re.compile("[-’']")


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION_WORDS = {
    "en": _several("the of and to in for is with by on that are"),
    "fr": _several("le la les des de du et en pour est dans par sur que une"),
    "es": _several("el la los las de del y en para es por con que una se"),
    "pt": _several("o a os as de do da dos das e em para por com que uma não"),
}
"""Words that no page of a language goes without."""

SMALL_WORDS = frozenset().union(
    *FUNCTION_WORDS.values(),
    _several("as at an or be it its not no may if has from any all this such was who"),
    _several(
        "un au aux ou où entre contre outre sous vers chez sans avec ne pas se ce sa son ses leur il elle ils ni si"
    ),
    _several("del al lo le les su sus si no ni sin entre sobre cada este esta"),
    _several("ao aos na nas nos num pela pelo sem seu sua mais ou entre"),
)
"""Words that are whole wherever they stand: one of them alone is no half of a damaged word beside another of them."""

OTHER_LANGUAGES = {
    "ca": _several("el la els les de del i en per a amb que una és"),
    "da": _several("og i at det en til er som på af for den de med"),
    "de": _several("der die das und in den von zu mit ist des dem im für"),
    "gl": _several("o a os as de do da dos das e en para por con que unha non máis"),
    "it": _several("il di che è per del della un non i gli le la con una in si"),
    "nl": _several("de het een van en in is op te dat voor met"),
    "ro": _several("de și în la a cu pe din care nu este sau al o"),
    "sv": _several("och i att det en som på är av för den till"),
}
"""Those of languages that share some with the others, so that their texts are taken for none of those."""

LEAST_SHARE, LEAST_DIFFERENT = 0.1, 4
"""Of the words of a text, and of the words that no page goes without, from which on it is in a language: a quarter of
an English or French text are such words, and of one in another language a few."""

SINGLE_LETTERS = {"en": "aI", "fr": "aàyÀ", "es": "aeouyAEOUY", "pt": "aeoàéAEOÀÉ"}
"""Letters that are words by themselves."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word stands in a document, in small letters, with the language most of it is in."""

    counts: Counter[str]
    language: str | None
    """One of `SINGLE_LETTERS`; null for another, of which nobody knows which letters are words by themselves."""
    longest: int
    """Letters in the longest known word."""
    beginnings: frozenset[str]
    """What stands before a hyphen in a word: "well" of "well-managed", "case" and "case-by" of "case-by-case"."""

    def knows(self, word: str, *, times: int = 1) -> bool:
        """Whether a word stands in the document at least so often, or in the general list."""
        small = word.lower()
        return self.counts.get(small, 0) >= times or small in general_words()

    def rare(self) -> frozenset[str]:
        """Words that stand in the document once and in no list: halves of damaged words are among them."""
        return frozenset(part for part in self.parts() if self.counts[part] < 2) - general_words()

    def parts(self) -> set[str]:
        """Every word, and what hyphens and apostrophes part in it."""
        elided = (APOSTROPHE.split(word) for word in self.counts if "’" in word or "'" in word)
        return set(self.counts).union(*elided)

    def is_word(self, word: str) -> bool:
        """Whether letters can stand alone: a known word, and no stray letter."""
        if len(word) == 1:
            return self.language is None or word in SINGLE_LETTERS[self.language] or word in "àÀ"
        return self.is_whole(word)

    def is_whole(self, word: str) -> bool:
        """Whether nothing says that letters are half a word: they stand so again, or in a list."""
        return self.knows(word, times=2) or word.lower() in SMALL_WORDS


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The words of these lines. A word that a line's end cuts counts for neither of its halves."""
    counts: Counter[str] = Counter()
    pieces = Counter(" ".join(map(_without_cut, lines)).lower().split())
    for piece, count in pieces.items():
        bare = piece.strip(SIGNS)
        for word in (bare,) if bare.isalpha() else WORD.findall(bare):
            counts[word] = counts.get(word, 0) + count
    beginnings: set[str] = set()
    for word in [word for word in counts if "-" in word]:
        parts = word.split("-")
        beginnings.update("-".join(parts[:length]) for length in range(1, len(parts)))
        for part in parts:
            counts[part] += counts[word]
    longest = max(_longest_general(), max(map(len, counts), default=0))
    return Vocabulary(counts, _language(counts), longest, frozenset(beginnings))


def _language(counts: Counter[str]) -> str | None:
    """The language of words, of those whose single letters are known; null where they are in none of them."""
    known = FUNCTION_WORDS | OTHER_LANGUAGES
    scores = {language: sum(counts[word] for word in words) for language, words in known.items()}
    best = max(scores, key=lambda language: (scores[language], language == "en"))
    if best not in FUNCTION_WORDS:
        return None
    telling = [counts[word] for word in FUNCTION_WORDS[best] if len(word) > 1 and counts[word]]
    is_told = len(telling) >= LEAST_DIFFERENT and sum(telling) >= LEAST_SHARE * counts.total()
    return best if is_told else None


def _without_cut(line: str) -> str:
    """The line up to the last word, where a hyphen ends it."""
    if not line.endswith(("-", "\xad")):
        return line
    last = max((found.start() for found in WORD.finditer(line)), default=0)
    return line[:last]


@cache
def general_words() -> frozenset[str]:
    """Words of the field in which ligatures are lost most often, in small letters."""
    return frozenset(resources.files("migov.evidence").joinpath("words.txt").read_text("utf-8").split())


@cache
def _longest_general() -> int:
    return max(map(len, general_words()))
