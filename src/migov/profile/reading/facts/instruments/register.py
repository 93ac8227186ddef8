"""The register of instruments: mentions that mean one law or plan brought together under one identity, no name lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from migov.model.instruments import (
    Instrument,
    InstrumentKind,
    InstrumentLink,
    InstrumentRelation,
    InstrumentStatus,
    Name,
    Period,
)
from migov.model.languages import Language
from migov.model.texts import Place
from migov.profile.reading.facts.instruments.citations import Mention, mentions
from migov.profile.reading.facts.lexicon.cues import Cues
from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary, one_of
from migov.profile.reading.facts.naming.countries import Countries
from migov.profile.reading.facts.naming.names import content, is_acronym, within
from migov.profile.reading.facts.naming.numbering import number_key, number_year
from migov.profile.reading.facts.naming.wording import PLANS
from migov.profile.reading.facts.stretches import Stretch

LAWS = frozenset({InstrumentKind.LAW, InstrumentKind.ORGANIC_LAW, InstrumentKind.CODE})
"""Kinds that one number may be cited under without being another instrument: "the Law", "the Organic Law"."""


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


@dataclass(frozen=True, slots=True)
class Register:
    """All instruments found, with their mentions still in hand for statuses and flags."""

    identities: tuple[Identity, ...]
    by_stretch: dict[tuple[int, int], Identity]
    """Keyed by the stretch's number and the offset at which a mention begins."""

    def instruments(self, language: Language, year: int | None) -> tuple[Instrument, ...]:
        return tuple(_instrument(identity, language, year) for identity in self.identities)


def identify(texts: Sequence[Stretch], words: Vocabulary, countries: Countries) -> Register:
    """The instruments that the stretches cite."""
    cited = [(number, mention) for number, text in enumerate(texts) for mention in mentions(text, words, countries)]
    gathering = _Gathering(words, countries)
    for wanted in (True, False):
        pool = [pair for pair in cited if (pair[1].number is not None) is wanted]
        if not wanted:
            pool.sort(key=lambda pair: -len(gathering.words_of(pair[1].title or "")))
        for number, mention in pool:
            gathering.take(number, mention)
    gathering.link(texts)
    gathering.take_acronyms(texts)
    order = {id(i): n for n, i in enumerate(gathering.identities)}
    first = {id(m): n for n, (_, m) in enumerate(cited)}
    for identity in gathering.identities:
        identity.mentions.sort(key=lambda m: first[id(m)])
    gathering.identities.sort(key=lambda i: (first[id(i.mentions[0])], order[id(i)]))
    _give_ids(gathering.identities)
    return Register(tuple(gathering.identities), gathering.where)


class _Gathering:
    """Brings mentions together."""

    def __init__(self, words: Vocabulary, countries: Countries) -> None:
        self.words, self.countries = words, countries
        self.identities: list[Identity] = []
        self.where: dict[tuple[int, int], Identity] = {}

    def words_of(self, title: str) -> tuple[str, ...]:
        return content(title, self.words, self.countries)

    def take(self, number: int, mention: Mention) -> None:
        identity = self.find(mention)
        if identity is None:
            identity = Identity(mention.kind, mention.number)
            self.identities.append(identity)
        if identity.kind is InstrumentKind.LAW and mention.kind in LAWS and mention.number:
            identity.kind = mention.kind
        identity.mentions.append(mention)
        for title in (mention.title, mention.alias):
            if title and (found := self.words_of(title)):
                identity.contents.add(found)
        for acronym in (mention.acronym,):
            if acronym:
                identity.acronyms[acronym] += 1
        self.where[number, mention.start] = identity

    def find(self, mention: Mention) -> Identity | None:
        if mention.number is not None:
            key = number_key(mention.number)
            same = [i for i in self.identities if i.number and number_key(i.number) == key]
            return next((i for i in same if i.kind is mention.kind or {i.kind, mention.kind} <= LAWS), None)
        if mention.kind is InstrumentKind.CONSTITUTION:
            return next((i for i in self.identities if i.kind is mention.kind), None)
        fitting = [i for i in self.identities if self.may_be(mention, i)]
        return self.choose(mention, fitting)

    def may_be(self, mention: Mention, identity: Identity) -> bool:
        """Whether kind, period and year allow it."""
        legal = LAWS | {InstrumentKind.ORDINANCE, InstrumentKind.DECREE_LAW}
        if mention.kind in PLANS:
            if identity.kind not in PLANS:
                return False
            there = {m.year for m in identity.mentions if m.year}
            if mention.period and identity.period and mention.period != identity.period:
                return False
            return not (mention.year and there and mention.year not in there)
        return identity.kind is mention.kind or (identity.kind in legal and mention.kind in legal)

    def choose(self, mention: Mention, fitting: list[Identity]) -> Identity | None:
        """The one that bears the name, else shares the acronym, else alone has a name that holds its words."""
        mine = self.words_of(mention.title or mention.name)
        kinds = _kinds(self.words)
        if equal := next((i for i in fitting if mine in i.contents), None):
            return equal
        shuffled = [i for i in fitting if any(sorted(mine) == sorted(other) for other in i.contents)]
        known = [i for i in fitting if mention.acronym and mention.acronym in i.acronyms]
        spelled = [i for i in fitting if self.by_inner_acronym(mention, i)]
        generic = set(self.words.phrases.generic)
        holding = [
            i for i in fitting if any(within(mine, other) and set(other) - set(mine) <= generic for other in i.contents)
        ]
        telling = [word for word in mine if word not in kinds and word not in self.words.phrases.generic]
        leading = [i for i in fitting if any(other[: len(mine)] == mine for other in i.contents)]
        ranked: list[list[Identity]] = [
            shuffled,
            known,
            spelled,
            *((leading, holding) if telling and len(mine) > 1 else ()),
        ]
        for found in ranked:
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def by_inner_acronym(self, mention: Mention, identity: Identity) -> bool:
        """Whether it uses an acronym printed inside the other name: "DRM Policy"."""
        printed = [m.stretch.text[m.start : m.end] for m in identity.mentions]
        return any(
            is_acronym(piece) and any(f"({piece})" in text for text in printed) for piece in mention.name.split(" ")
        )

    def link(self, texts: Sequence[Stretch]) -> None:
        for (number, start), identity in list(self.where.items()):
            for m in identity.mentions:
                if m.does and m.to is not None and m.stretch is texts[number] and m.start == start:
                    other = self.where.get((number, m.to))
                    if other is not None and other is not identity:
                        identity.links.append((m.does, other))
        self.link_notes(texts)

    def link_notes(self, texts: Sequence[Stretch]) -> None:
        """A note that begins "Amended by Law …" speaks of the instrument named right before its mark."""
        for number, text in enumerate(texts):
            if text.note is None:
                continue
            for written, relation in self.words.instruments.passive.items():
                opening = self.words.pattern(rf"\W*(?:{written})\W").match(text.text)
                above = self.before_mark(texts, number) if opening else None
                if opening is None or above is None:
                    continue
                actors = sorted(start for at, start in self.where if at == number and start >= opening.end() - 1)
                if actors and (actor := self.where[number, actors[0]]) is not above:
                    actor.links.append((relation, above))

    def before_mark(self, texts: Sequence[Stretch], note: int) -> Identity | None:
        for number in range(note - 1, -1, -1):
            text = texts[number]
            called = [offset for offset, mark in text.calls if mark == texts[note].note]
            if text.note is None and called and text.series == texts[note].series:
                starts = [start for at, start in self.where if at == number and start < called[0]]
                return self.where[number, max(starts)] if starts else None
        return None

    def take_acronyms(self, texts: Sequence[Stretch]) -> None:
        """Mentions by acronym alone, of those that were introduced with a name."""
        bearers: dict[str, list[Identity]] = {}
        for identity in self.identities:
            for acronym in identity.acronyms:
                bearers.setdefault(acronym, []).append(identity)
            heads = one_of(self.words.instruments.named)
            for inner in {m.inner for m in identity.mentions if m.inner} - set(identity.acronyms):
                bearers.setdefault(rf"{inner} (?:{heads})", []).append(identity)
        alone = [(_by_acronym(acronym), those[0]) for acronym, those in bearers.items() if len(those) == 1]
        for number, text in enumerate(texts):
            for (cues, pattern), identity in alone:
                for found in pattern.finditer(text.text) if cues.may_tell(text.text) else ():
                    if not self.inside(text, found.start()):
                        identity.short.append((found.group(), text.place))
                        self.where[number, found.start()] = identity

    def inside(self, text: Stretch, offset: int) -> bool:
        return any(m.stretch is text and m.start <= offset < m.end for i in self.identities for m in i.mentions)


@cache
def _kinds(words: Vocabulary) -> frozenset[str]:
    """The words for kinds of instruments, as names are compared."""
    return frozenset(word for head in words.instruments.named for word in content(head, words))


def _by_acronym(acronym: str) -> tuple[Cues, re.Pattern[str]]:
    """What an acronym is looked for by: as printed, or, where heads stand behind it, in any case."""
    written = f"(?i:{acronym})" if "(?:" in acronym else re.escape(acronym)
    return Cues([written]), re.compile(rf"(?<![\w/-]){written}(?![\w/-])")


def slug(words: str, *, parts: int = 6) -> str:
    """A few words as part of an id.

    >>> slug("Politique nationale de Santé")
    'politique-nationale-de-sante'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:parts]) or "unnamed"


def _give_ids(identities: Sequence[Identity]) -> None:
    given: Counter[str] = Counter()
    for identity in identities:
        tail = slug(identity.number, parts=12) if identity.number else slug(identity.name)
        first = slug(identity.kind.value)
        wanted = tail if tail.startswith(first) and not identity.number else f"{first}-{tail}"
        if identity.period and not identity.number:
            wanted += f"-{identity.period.first}"
        given[wanted] += 1
        identity.id = wanted if given[wanted] == 1 else f"{wanted}-{given[wanted]}"


def _instrument(identity: Identity, language: Language, year: int | None) -> Instrument:
    over = identity.period is not None and year is not None and identity.period.last < year
    lapsed = over and identity.status is None
    date = next((m.date for m in identity.mentions if m.date and _real(m.date)), None)
    links = dict.fromkeys(InstrumentLink(does, other.id) for does, other in identity.links)
    return Instrument(
        id=identity.id,
        kind=identity.kind,
        number=identity.number,
        year=identity.year,
        date=date,
        period=identity.period,
        status=InstrumentStatus.LAPSED if lapsed else identity.status,
        as_of=str(year) if lapsed else identity.as_of,
        names=identity.names(language),
        links=tuple(links),
    )


def _real(date: str) -> bool:
    parts = [int(part) for part in date.split("-")]
    return len(parts) < 3 or 1 <= parts[2] <= 31
