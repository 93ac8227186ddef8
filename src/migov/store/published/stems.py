"""Words as the search over published paragraphs keeps them: in small letters, without accents, by their stems."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import Stemmer  # type: ignore[import-not-found]

from migov.model.languages import Language

NAMES = {
    Language.EN: "english",
    Language.FR: "french",
    Language.ES: "spanish",
    Language.PT: "portuguese",
    Language.AR: "arabic",
}
WORD = re.compile(r"[^\W_]+(?:[.\-/][^\W_]+)*")
ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’']", re.IGNORECASE)
"""French words that lose their vowel before another: they say nothing, and stick to what follows."""
ARABIC = str.maketrans("أإآٱىة", "ااااي\u0647", "ـًٌٍَُِّْٰ")
"""Alef and its hamzas, alef maqsura and ta marbuta are written in several ways; vowels and the stretch hardly ever."""
PREFIXES = re.compile("^(?:و|ف)?(?:ال|بال|كال|لل)(?=.{3})|^و(?=.{4})")
"""The article with what is written together with it, and the "and"."""


def stems(text: str, language: Language) -> list[str]:
    """The stems of the words, in reading order.

    >>> stems("Permis de séjour n° 2015-36", Language.FR)
    ['perm', 'de', 'sejour', 'n', '2015-36']
    """
    return [_stem(word, language) for word in _words(text, language)]


def forms(text: str, language: Language) -> dict[str, str]:
    """The words as somebody may type them, in small letters and without accents, each with its stem.

    >>> forms("Permis de séjour", Language.FR)
    {'permis': 'perm', 'de': 'de', 'sejour': 'sejour'}
    """
    return {_bare(word): _stem(word, language) for word in _words(text, language)}


def _words(text: str, language: Language) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    if language is Language.FR:
        plain = ELIDED.sub(" ", plain)
    if language is Language.AR:
        plain = plain.translate(ARABIC)
    return WORD.findall(plain)


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@cache
def _stemmer(language: Language) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(NAMES[language])


@lru_cache(maxsize=1 << 16)
def _stem(word: str, language: Language) -> str:
    """The stem; remembered, for a language has far fewer words than its texts."""
    if any(sign.isdigit() for sign in word):
        return word
    if language is Language.AR:
        word = PREFIXES.sub("", word)
    return _bare(_stemmer(language).stemWord(word))
