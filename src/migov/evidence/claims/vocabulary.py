"""Vocabularies: the words by which sentences of a language are compared, read from ``languages/*.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from importlib import resources

import msgspec
import Stemmer  # type: ignore[import-not-found]

LANGUAGES = ("en", "fr", "es", "pt", "ar")
STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "pt": "portuguese", "ar": "arabic"}

VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
ONE_FORM = str.maketrans("أإآى٠١٢٣٤٥٦٧٨٩٫٬’‘", "اااي0123456789.,''")
"""Letters and digits that writers of one language use one for another, each one character long."""


def folded(text: str) -> str:
    """The text in small letters, with one form of apostrophe, alef and digit, and as long as before."""
    small = text.lower()
    return (small if len(small) == len(text) else text).translate(ONE_FORM)


@lru_cache(maxsize=32768)
def unaccented(word: str) -> str:
    """The word in small letters without accents."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


ATTACHED = re.compile(r"^[وف]?(?:لل|[لبك])?(?=.{4})|^[وف](?=.{4})")
"""Arabic "and", "to", "in" written onto a word, where enough is left to be one."""


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of ``languages/``."""

    months: tuple[str, ...]
    date_joins: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    number_joins: tuple[str, ...]
    joins: tuple[str, ...]
    alternatives: tuple[str, ...]
    """Words by which one of two will do: "or"."""
    joined: tuple[str, ...]
    """What after one of `joins` begins a statement of its own: "and may"."""
    ranges: tuple[str, ...]
    restrictions: tuple[str, ...]
    adjectives: tuple[str, ...]
    percent: tuple[str, ...]
    reporting: tuple[str, ...]
    stop: tuple[str, ...]
    numbers: dict[str, int]
    units: dict[str, tuple[str, ...]]
    currencies: dict[str, tuple[str, ...]]
    bounds: dict[str, tuple[str, ...]]
    references: dict[str, tuple[str, ...]]
    modality: dict[str, tuple[str, ...]]
    duals: dict[str, tuple[str, ...]] = {}


class Vocabulary:
    """The words of one language, with the patterns made of them."""

    def __init__(self, language: str, data: Data) -> None:
        self.language, self.data = language, data
        self.prefix = "[وف]?" if language == "ar" else ""
        self.stop = frozenset(map(folded, data.stop))
        spoken = (
            data.modality.values(),
            data.units.values(),
            data.bounds.values(),
            [data.months, data.numbers, data.stop],
        )
        self.familiar = frozenset(
            folded(word) for groups in spoken for group in groups for word in group if " " not in word
        )
        """Words that tell the language."""
        self.reporting = frozenset(self.stem(folded(word)) for word in data.reporting)
        self.numbers = {folded(word): value for word, value in data.numbers.items()}
        self.units = _by_word(data.units)
        self.duals = _by_word(data.duals)
        self.currencies = _by_word(data.currencies)
        self.months = {
            folded(name): number for number, names in enumerate(data.months, start=1) for name in names.split("|")
        }
        self.kinds = _by_word({kind: words for kind, words in data.references.items() if kind not in NOT_KINDS})

    @cached_property
    def _stemmer(self) -> Callable[[str], str]:
        stem: Callable[[str], str] = Stemmer.Stemmer(STEMMERS[self.language]).stemWord
        return stem

    def stem(self, word: str) -> str:
        """The word without its endings and accents."""
        bare = ATTACHED.sub("", word) if self.language == "ar" else word
        return unaccented(self._stemmer(bare))

    def phrases(self, words: Iterable[str]) -> str:
        """A pattern for any of these words or phrases, the longest first; "*" stands for up to four words."""
        return _phrases(tuple(words))

    def whole(self, words: Iterable[str]) -> re.Pattern[str]:
        """A pattern for any of these, as whole words."""
        return _whole(self.prefix, tuple(words))


@cache
def _phrases(words: tuple[str, ...]) -> str:
    """Made once for each list of the data, for each is asked for with every quote."""
    ordered = sorted({folded(word) for word in words}, key=len, reverse=True)
    patterns = [
        re.escape(word).replace(r"\ \*\ ", r"(?:\s+\S+){0,4}?\s+").replace(r"\*\ ", r"\S+\s+(?:\S+\s+){0,3}?")
        for word in ordered
    ]
    return "(?:" + "|".join(pattern.replace(r"\ ", r"\s+") for pattern in patterns) + ")" if patterns else "(?!)"


@cache
def _whole(prefix: str, words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){prefix}(?:{_phrases(words)})(?!\w)")


NOT_KINDS = ("markers", "of_year")


def _by_word(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {folded(word): name for name, words in table.items() for word in words}


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of one of the five languages."""
    text = resources.files(__package__).joinpath("languages", f"{language}.toml").read_text("utf-8")
    return Vocabulary(language, msgspec.convert(tomllib.loads(text), Data))


def tongue(text: str) -> str | None:
    """Which of the five languages a text is in, by its small words; null where they do not tell.

    >>> tongue("Le travailleur peut changer d’employeur."), tongue("Der Arbeitgeber muss zahlen.")
    ('fr', None)
    """
    words = re.findall(r"[^\W\d_]+", folded(VOWEL_SIGNS.sub("", text)))
    counts = {language: sum(word in vocabulary(language).familiar for word in words) for language in LANGUAGES}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] == 0 and any("\u0621" <= character <= "\u064a" for character in text):
        return "ar"
    return best if counts[best] >= max(1, len(words) // 10) else None
