"""Instruments while their mentions are gathered, and how a mention finds the ones it may mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from migov.model.instruments import InstrumentKind, InstrumentRelation, InstrumentStatus, Name, Period
from migov.model.languages import Language
from migov.model.texts import Place
from migov.profile.reading.facts.instruments.citations import Mention
from migov.profile.reading.facts.naming.numbering import number_key, number_year

INSIDE = re.compile(r"\(([^() ]+)\)")


@dataclass(slots=True)
class Identity:
    """One instrument while its mentions are gathered."""

    kind: InstrumentKind
    number: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    acronyms: Counter[str] = field(default_factory=Counter)
    short: list[tuple[str, Place]] = field(default_factory=list)
    """Later mentions by acronym."""
    links: list[tuple[InstrumentRelation, Identity]] = field(default_factory=list)
    contents: set[tuple[str, ...]] = field(default_factory=set)
    status: InstrumentStatus | None = None
    status_places: list[Place] = field(default_factory=list)
    as_of: str | None = None
    id: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(dict.fromkeys([*(m.place for m in self.mentions), *(place for _, place in self.short)]))

    @property
    def titles(self) -> list[str]:
        """Every way in which it is called, without number, in order of first mention."""
        titles = [text for m in self.mentions for text in (m.alias, m.title) if text]
        return list(dict.fromkeys(titles))

    @property
    def period(self) -> Period | None:
        return next((m.period for m in self.mentions if m.period), None)

    @property
    def years(self) -> dict[int, list[Place]]:
        """Each year that a mention claims for it, with the places: in its number, its date or in brackets."""
        claims: dict[int, list[Place]] = {}
        for m in self.mentions:
            own = number_year(m.number) if m.number else None
            for year in (own, int(m.date[:4]) if m.date else None, m.year):
                if year is not None:
                    claims.setdefault(year, []).append(m.place)
        return claims

    @property
    def year(self) -> int | None:
        """The year of its number, else of its date, else that in brackets."""
        own = number_year(self.number) if self.number else None
        dates = [int(m.date[:4]) for m in self.mentions if m.date]
        years = [m.year for m in self.mentions if m.year]
        return own or next(iter([*dates, *years]), None)

    @property
    def name(self) -> str:
        return self.names(None)[0].text

    def names(self, language: Language | None) -> tuple[Name, ...]:
        """Names with words first, then bare numbers, native names and acronyms; each by frequency."""
        told: dict[str, list[Place]] = {}
        rank: dict[str, int] = {}
        native: set[str] = set()
        for m in self.mentions:
            printed = [(m.alias, 0), (m.name, 0 if m.title or m.does else 1), (m.native, 2), (m.acronym, 3)]
            for text, order in printed:
                if text:
                    told.setdefault(text, []).append(m.place)
                    rank.setdefault(text, order)
            native |= {m.native} if m.native else set()
        for text, place in self.short:
            told.setdefault(text, []).append(place)
            rank.setdefault(text, 3)
        ordered = sorted(told, key=lambda text: (rank[text], -len(told[text])))
        return tuple(
            Name(
                text,
                None if text in native or rank[text] == 3 or language is None else language.value,
                tuple(dict.fromkeys(told[text])),
            )
            for text in ordered
        )


class Bearers:
    """The identities met so far by what they bear, so that a mention is held against those it may mean alone."""

    def __init__(self) -> None:
        self.serial: dict[int, int] = {}
        self.constitution: Identity | None = None
        self.by_number: dict[tuple[str, ...], list[Identity]] = {}
        self.by_words: dict[tuple[str, ...], list[Identity]] = {}
        """By the words of a name in the order of the alphabet."""
        self.by_word: dict[str, list[Identity]] = {}
        self.by_acronym: dict[str, list[Identity]] = {}
        self.by_inner: dict[str, list[Identity]] = {}
        """By what stands in brackets within a mention as it is printed."""

    def order(self, identity: Identity) -> int:
        """The place of an identity among all, by its first mention that was taken."""
        return self.serial[id(identity)]

    def note_identity(self, identity: Identity) -> None:
        self.serial[id(identity)] = len(self.serial)
        if identity.number:
            self.by_number.setdefault(number_key(identity.number), []).append(identity)
        if identity.kind is InstrumentKind.CONSTITUTION and self.constitution is None:
            self.constitution = identity

    def note_printed(self, identity: Identity, printed: str) -> None:
        for inside in INSIDE.findall(printed) if "(" in printed else ():
            self.by_inner.setdefault(inside, []).append(identity)

    def note_content(self, identity: Identity, found: tuple[str, ...]) -> None:
        self.by_words.setdefault(tuple(sorted(found)), []).append(identity)
        for word in set(found):
            self.by_word.setdefault(word, []).append(identity)

    def note_acronym(self, identity: Identity, acronym: str) -> None:
        self.by_acronym.setdefault(acronym, []).append(identity)

    def of_words(self, words: tuple[str, ...]) -> Sequence[Identity]:
        """Those one of whose names has just these words, in whatever order."""
        return self.by_words.get(tuple(sorted(words)), ())

    def holders(self, words: tuple[str, ...]) -> Sequence[Identity]:
        """Those whose names hold the rarest of these words."""
        return min((self.by_word.get(word, ()) for word in words), key=len, default=())
