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


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION_WORDS = {
    "en": _several("the of and to in for is with by on that are"),
    "fr": _several("le la les des de du et en pour est dans par sur que une"),
    "es": _several("el la los las de del y en para es por con que una se"),
    "pt": _several("o a os as de do da dos das e em para por com que uma não"),
}
"""Words that no page of a language goes without."""

SINGLE_LETTERS = {"en": "aI", "fr": "aàyÀ", "es": "aeouyAEOUY", "pt": "aeoàéAEOÀÉ"}
"""Letters that are words by themselves."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word stands in a document, in small letters, with the language most of it is in."""

    counts: Counter[str]
    language: str

    def knows(self, word: str, *, times: int = 1) -> bool:
        """Whether a word stands in the document at least so often, or in the general list."""
        small = word.lower()
        return self.counts[small] >= times or small in general_words()

    def rare(self) -> frozenset[str]:
        """Words that stand in the document once and in no list: halves of damaged words are among them."""
        return frozenset(word for word, count in self.counts.items() if count < 2) - general_words()

    def is_word(self, word: str) -> bool:
        """Whether letters can stand alone: a known word, and no stray letter."""
        if len(word) == 1:
            return word in SINGLE_LETTERS[self.language] or word in "àÀ"
        return self.knows(word, times=2)


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The words of these lines. A word that a line's end cuts counts for neither of its halves."""
    counts: Counter[str] = Counter()
    for line in lines:
        found = WORD.findall(line.lower())
        if found and line.endswith(("-", "\xad")):
            found.pop()
        counts.update(found)
    for word in [word for word in counts if "-" in word]:
        for part in word.split("-"):
            counts[part] += counts[word]
    scores = {language: sum(counts[word] for word in words) for language, words in FUNCTION_WORDS.items()}
    return Vocabulary(counts, max(scores, key=lambda language: (scores[language], language == "en")))


@cache
def general_words() -> frozenset[str]:
    """Words of the field in which ligatures are lost most often, in small letters."""
    return frozenset(resources.files("migov.evidence").joinpath("words.txt").read_text("utf-8").split())
