"""The words of the rules: data, one file per language in ``rules/``.

Patterns of the data match whole words in any case. In them a space stands for any white space, a straight apostrophe
for both forms of it (see `straight`), ``{self}`` for a name of the assessed country, ``{other}`` for one of another
country, ``{number}`` for a number in figures or words.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

from migov.model.instruments import InstrumentStatus
from migov.model.languages import Language
from migov.model.values import Value
from migov.profile.reading.cues import Cued

SELF, OTHER, REST = "\ue000", "\ue001", "\ue002"
"""Characters that stand for a country's name: the first says whose it is, the others fill its length."""
UNREADABLE = "\ue003"
"""Fills the place of words that are not the author's: quotations, names of laws and institutions."""

APOSTROPHES = str.maketrans("’‘", "''")

FIGURES = r"\d{1,3}(?:[,. \xa0\u202f]\d{3})+|\d+(?:[.,]\d+)?"


class Told(Value, kw_only=True):
    """How a doubt is put to a person."""

    says: str
    remedy: str


class Signs(Told, kw_only=True):
    """Words that a doubt is raised on, and words that excuse them."""

    signs: tuple[str, ...]
    before: tuple[str, ...] = ()
    """Excuse what follows them in the sentence."""
    anywhere: tuple[str, ...] = ()
    """Excuse the sentence."""


class LawWords(Value, kw_only=True):
    """One law under several names or years."""

    names: Told
    years: Told
    numbers: Told


class NumberWords(Told, kw_only=True):
    """What is counted, and how a sentence says of what."""

    heads: dict[str, str]
    """Nouns, by a name of their own."""
    frames: dict[str, str]
    """Verbs between who has something and how much of it."""
    totals: str
    """Right before the number these say that all there are were counted, whoever the sentence speaks about."""
    whole: str
    """The frame that `totals` are the same as."""
    subjects: str
    """All that means the assessed country or its government."""
    narrows: str
    """Words right behind the noun with which something begins that belongs to it."""
    ends: str
    """Words behind the noun at which what belongs to it ends."""
    bounds: str
    """Before a number these make it no exact one."""
    share: str
    """"Per cent of"."""


class ImplementationWords(Signs, kw_only=True):
    """Words that say that an instrument is not applied; `anywhere` links it to what is good about it."""

    pointers: str
    """Begin a sentence that speaks about the instrument named before it."""


class LapsedWords(Value, kw_only=True):
    """Instruments that are no longer in force."""

    ended: Told
    over: Told
    plans: str
    """Words for a plan that, with its years behind it, is one whatever its other words are."""
    said: tuple[str, ...]
    """Words that say of an instrument that it is no longer in force."""
    statuses: dict[InstrumentStatus, str]


class AcronymWords(Value, kw_only=True):
    """Acronyms nobody explained."""

    undefined: Told
    elsewhere: Told
    ambiguous: Told
    common: tuple[str, ...]


class AsOfWords(Signs, kw_only=True):
    """Words that hold for a while only; `anywhere` dates them."""

    counted: str
    """What is counted and changes."""
    rules: str
    """Words of a rule, whose numbers do not change with the day."""


class CountryWords(Told, kw_only=True):
    """Names of countries that are not those of the United Nations."""

    unofficial: dict[str, str]
    """Each form → the code of the country."""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """Right behind the name these make it a part of another name."""
    article: Told | None = None
    """Null where a name stands without its article in good style."""

    def is_part(self, before: str, behind: str) -> bool:
        """Whether a name between these words is part of another name, or said to be a former one."""
        return bool(
            (self.before and _compiled(rf"(?:{'|'.join(self.before)})\W$", ()).search(before[-60:]))
            or (self.after and _compiled(rf"\W(?:{'|'.join(self.after)})", ()).match(" " + behind.lstrip()[:60]))
        )


class SupportWords(Value, kw_only=True):
    """What the quotations under a sentence come to."""

    kinds: dict[str, str]
    """What is compared, by its English name."""
    missing: str
    against: str
    more: str
    wordless: str
    """Where other words than those of the quotations are all there is to tell."""

    nothing: Told
    no_quotations: Told
    contradicted: Told
    not_found: Told
    needs_a_person: Told
    absence: Told


class Wording(Value, kw_only=True, eq=False):
    """All words of one language."""

    quotation_marks: tuple[str, str]
    name_ends: str
    """Verbs at which the name of an instrument ends, whatever its title's words seem to be."""
    numerals: tuple[str, ...]
    """From two on."""
    advice: Signs
    blame: Signs
    comparison: Signs
    country_name: CountryWords
    acronym: AcronymWords
    law_names: LawWords
    numbers: NumberWords
    implementation: ImplementationWords
    lapsed: LapsedWords
    as_of: AsOfWords
    support: SupportWords

    def pattern(self, written: str) -> re.Pattern[str]:
        """A pattern of the data, compiled."""
        return _compiled(written, self.numerals)

    def quoted(self, *phrases: str) -> str:
        """Phrases between quotation marks, each once."""
        opening, closing = self.quotation_marks
        return ", ".join(f"{opening}{phrase}{closing}" for phrase in dict.fromkeys(phrases))

    def cued(self, *written: str) -> Cued:
        """Any of these patterns of the data, looked for only where its cues stand."""
        return _cued(written, self.numerals)


def straight(text: str) -> str:
    """A text as patterns are matched in it: its apostrophes are straight, no offset is another one."""
    return text.translate(APOSTROPHES)


@cache
def wording(language: Language) -> Wording | None:
    """The words of a language; null where nobody has written them yet."""
    file = files(__package__) / "rules" / f"{language.value}.toml"
    if not file.is_file():
        return None
    return msgspec.toml.decode(file.read_bytes(), type=Wording)


def spoken(language: Language) -> Wording:
    """The words in which doubts are put: the language's own, else the English ones."""
    found = wording(language) or wording(Language.EN)
    if found is None:
        raise LookupError("the English words of the rules are part of migov")
    return found


@cache
def _cued(written: tuple[str, ...], numerals: tuple[str, ...]) -> Cued:
    joined = "|".join(f"(?:{one})" for one in written)
    return Cued(_compiled(joined, numerals))


@cache
def _compiled(written: str, numerals: tuple[str, ...]) -> re.Pattern[str]:
    filled = written.replace("{self}", SELF + REST + "*").replace("{other}", OTHER + REST + "*")
    filled = filled.replace("{number}", f"(?:{FIGURES}|{'|'.join(numerals)})")
    loose = filled.replace(" ", r"\s")
    return re.compile(rf"(?<!\w)(?:{loose})(?!\w)", re.IGNORECASE)
