"""Vocabularies: the words by which sentences of a language are compared, read from ``languages/*.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator
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
    one: tuple[str, ...] = ()
    """One, which counts only beside a ten or a hundred: "twenty-one"; elsewhere it is an article."""
    first: tuple[str, ...] = ()
    """How the first day of a month is called."""
    hijri: tuple[str, ...] = ()
    """The months of the Islamic year."""
    only: tuple[str, ...] = ()
    """Words that narrow what stands behind them."""
    only_before: tuple[str, ...] = ()
    """Words that narrow what stands before them."""
    corrections: tuple[str, ...] = ()
    """Words behind which stands what is so, and before them what is not: "not a visa but rather a passport"."""


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
            [data.months, data.numbers, data.stop, data.reporting],
        )
        self.familiar = frozenset(
            folded(word)
            for groups in spoken
            for group in groups
            for word in group
            if " " not in word and (len(word) > 1 or word in LETTERS)
        )
        """Words that tell the language."""
        self.reporting = frozenset(self.stem(folded(word)) for word in data.reporting)
        self.numbers = {folded(word): value for word, value in (*data.numbers.items(), *_with_one(data))}
        self.ranges = frozenset(map(folded, data.ranges))
        self.units = _by_word(data.units)
        self.duals = _by_word(data.duals)
        self.currencies = _by_word(data.currencies)
        self.months = {
            folded(name): number for number, names in enumerate(data.months, start=1) for name in names.split("|")
        }
        self.hijri = {
            folded(name): number for number, names in enumerate(data.hijri, start=1) for name in names.split("|")
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


def _with_one(data: Data) -> Iterator[tuple[str, int]]:
    """Twenty-one and its like: Arabic has the one before the ten, the others behind it."""
    tens = [(word, value) for word, value in data.numbers.items() if 20 <= value <= 900 and value % 10 == 0]
    for word, value in tens:
        for one in data.one:
            if not data.number_joins:
                yield f"{one} و{word}", value + 1
            for join in (f" {join} " for join in data.number_joins):
                yield f"{word}{join}{one}", value + 1
            if "-" in data.ranges and data.number_joins:
                yield f"{word}-{one}", value + 1
                yield f"{word} {one}", value + 1


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

LETTERS = frozenset("aàeoóuy")
"""Letters that are words; other single ones are abbreviations: "n" of "n.º"."""

MARKS = {
    "es": re.compile(r"[ñ¿¡]|(?:ción|sión|dad|ería)$"),
    "fr": re.compile(r"[èûîœ]"),
    "pt": re.compile(r"[ãõ]|nh|lh|[çc]ões$"),
}
"""Spellings that only one of the languages has."""


def _by_word(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {folded(word): name for name, words in table.items() for word in words}


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of one of the five languages."""
    text = resources.files(__package__).joinpath("languages", f"{language}.toml").read_text("utf-8")
    return Vocabulary(language, msgspec.convert(tomllib.loads(text), Data))


def tongue(text: str, like: str | None = None) -> str | None:
    """Which of the five languages a text is in, by its small words; null where they do not tell.

    Where they tell of two alike, it is that of what the text is *like*.

    >>> tongue("Le travailleur peut changer d’employeur."), tongue("Der Arbeitgeber muss zahlen.")
    ('fr', None)
    """
    words = re.findall(r"[^\W\d_]+", folded(VOWEL_SIGNS.sub("", text)))
    counts = {language: sum(word in vocabulary(language).familiar for word in words) for language in LANGUAGES}
    for language, spelling in MARKS.items():
        counts[language] += sum(spelling.search(word) is not None for word in words)
    best = max(counts, key=lambda language: (counts[language], language == like))
    if counts[best] == 0 and any("\u0621" <= character <= "\u064a" for character in text):
        return "ar"
    return best if counts[best] >= max(1, len(words) // 10) else None
