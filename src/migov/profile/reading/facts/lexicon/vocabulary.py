"""The words of a language by which facts are recognised: data, one file per language in ``languages/``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import msgspec

from migov.model.instruments import InstrumentKind, InstrumentRelation, InstrumentStatus
from migov.model.jurisdictions import folded
from migov.model.languages import Language
from migov.model.values import Value
from migov.profile.reading.cues import Cued, Cues

YEAR = r"(?:1[89]|20|21)\d\d"


class PhraseWords(Value, kw_only=True):
    """How names are built."""

    head_first: bool
    """"Code du travail" begins with its head; "Labour Code" need not."""
    articles: tuple[str, ...]
    joins: tuple[str, ...]
    connectors: tuple[str, ...]
    complements: tuple[str, ...]
    openers: tuple[str, ...]
    generic: tuple[str, ...]
    possessors: tuple[str, ...]
    foreign: tuple[str, ...]
    adjective: str
    """Pattern of a lower-case word that may follow a noun inside a name; empty where names are capitalised."""
    lower: tuple[str, ...] = ()
    """Lower-case words that look like an adjective and never continue a name."""


class StatusWords(Value, kw_only=True):
    status: InstrumentStatus
    pattern: str


class InstrumentWords(Value, kw_only=True):
    named_after: str
    marker: str
    pointers: str
    period_cues: str
    plan_cues: str
    successors: str
    drafts: str
    oblique: str
    pronouns: str
    date: str
    of_year: str
    adopted_in: str
    """What brackets behind a name say when they hold its year."""
    of: str
    """Between a law's name and its year."""
    title_openers: tuple[str, ...]
    title_stops: tuple[str, ...]
    numbered: dict[str, InstrumentKind]
    named: dict[str, InstrumentKind]
    relations: dict[str, InstrumentRelation]
    passive: dict[str, InstrumentRelation]
    anaphora: dict[str, tuple[InstrumentKind, ...]]
    statuses: tuple[StatusWords, ...]


class InstitutionWords(Value, kw_only=True):
    heads: tuple[str, ...]
    weak_heads: tuple[str, ...]
    ministries: tuple[str, ...]
    ministry_ends: str
    """What stands behind a ministry's name and not in it."""
    bodies: tuple[str, ...]
    international: tuple[str, ...]


class AgreementWords(Value, kw_only=True):
    heads: str
    between: str
    with_: str = msgspec.field(name="with")
    joined: str
    pointers: str
    about: str
    """Words that open what an agreement is about where they stand behind its parties."""
    plural: str
    agreed: str
    complement: str
    stops: str
    remarks: str
    never: str
    years: str


class MomentWords(Value, kw_only=True):
    as_of: tuple[str, ...]
    stated: tuple[str, ...]
    """Patterns that date a statement only beside one of `stated_cues`."""
    stated_cues: str


class StalenessWords(Value, kw_only=True):
    old: tuple[str, ...]
    pending: tuple[str, ...]


class CountWords(Value, kw_only=True):
    subjects: dict[str, bool]
    """What is counted; whether a second number may stand between the number and it."""
    listed: str
    linking: str
    ratified: str
    """Words for what binds a State, before the year."""


class Vocabulary(Value, kw_only=True, eq=False):
    """All of one language's words; each language has one, so that what is made of them can be kept."""

    months: tuple[str, ...]
    numerals: tuple[str, ...]
    abbreviations: tuple[str, ...]
    phrases: PhraseWords
    instruments: InstrumentWords
    institutions: InstitutionWords
    agreements: AgreementWords
    moments: MomentWords
    staleness: StalenessWords
    counts: CountWords

    @property
    def small(self) -> frozenset[str]:
        """Small words, folded: they tell no name from another."""
        return _small(self)

    def pattern(self, written: str) -> re.Pattern[str]:
        """A pattern of the data, compiled: ``{month}`` and ``{year}`` filled in, any one white space for a space."""
        return _compiled(written, self.months)

    def found(self, written: str, text: str) -> Iterator[re.Match[str]]:
        """Where a pattern of the data matches in a text."""
        return self.cued(written).finditer(text)

    def cued(self, written: str) -> Cued:
        """A pattern of the data with its cues."""
        return _cued(self, written)

    def cues(self, *written: str) -> Cues:
        """What a sentence must hold for one of these patterns of the data to match in it."""
        return _cues(self, *written)

    def moment(self, found: re.Match[str]) -> str | None:
        """The date that a match with groups ``day``, ``month`` and ``year`` (or ``day2`` …) tells, in ISO 8601.

        The day is kept as printed, whether or not the month has it: see `migov.profile.reading.facts.moments`.
        """
        groups = found.groupdict()
        year, month, day = (groups.get(part) or groups.get(part + "2") for part in ("year", "month", "day"))
        if year is None:
            return None
        if month is None:
            return year
        number = [name.casefold() for name in self.months].index(month.casefold()) + 1
        return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return _alternatives(tuple(words))


@cache
def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _small(words: Vocabulary) -> frozenset[str]:
    known = words.phrases
    return frozenset(folded(word) for word in (*known.articles, *known.connectors, *known.joins))


@cache
def _cues(words: Vocabulary, *written: str) -> Cues:
    return Cues(words.pattern(each).pattern for each in written)


@cache
def _cued(words: Vocabulary, written: str) -> Cued:
    return Cued(words.pattern(written))


@cache
def _compiled(written: str, months: tuple[str, ...]) -> re.Pattern[str]:
    filled = written.replace(r"\ ", " ").replace("{month}", "(?:" + "|".join(months) + ")").replace("{year}", YEAR)
    return re.compile(filled.replace(" ", r"\s"), re.IGNORECASE)


@cache
def vocabulary(language: Language) -> Vocabulary | None:
    """The words of a language; null where nobody has written them yet."""
    file = files(__package__) / "languages" / f"{language.value}.toml"
    if not file.is_file():
        return None
    return msgspec.toml.decode(file.read_bytes(), type=Vocabulary)
