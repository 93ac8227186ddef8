"""The register of instruments: mentions that mean one law or plan brought together under one identity, no name lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from migov.model.instruments import (
    Instrument,
    InstrumentKind,
    InstrumentLink,
    InstrumentStatus,
)
from migov.model.languages import Language
from migov.profile.reading.cues import Cued
from migov.profile.reading.facts.instruments.citations import Mention, mentions
from migov.profile.reading.facts.instruments.identities import Bearers, Identity
from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary, one_of
from migov.profile.reading.facts.naming.countries import Countries
from migov.profile.reading.facts.naming.names import content, is_acronym, within
from migov.profile.reading.facts.naming.numbering import number_key
from migov.profile.reading.facts.naming.wording import PLANS
from migov.profile.reading.facts.stretches import Capitals, Stretch, first_word, standing

LAWS = frozenset({InstrumentKind.LAW, InstrumentKind.ORGANIC_LAW, InstrumentKind.CODE})
"""Kinds that one number may be cited under without being another instrument: "the Law", "the Organic Law"."""


@dataclass(frozen=True, slots=True)
class Register:
    """All instruments found, with their mentions still in hand for statuses and flags."""

    identities: tuple[Identity, ...]
    by_stretch: dict[tuple[int, int], Identity]
    """Keyed by the stretch's number and the offset at which a mention begins."""

    def instruments(self, language: Language, year: int | None) -> tuple[Instrument, ...]:
        return tuple(_instrument(identity, language, year) for identity in self.identities)


def identify(texts: Sequence[Stretch], capitals: Capitals, words: Vocabulary, countries: Countries) -> Register:
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
    gathering.take_acronyms(texts, capitals)
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
        self.placed: dict[tuple[int, int], list[tuple[Identity, Mention]]] = {}
        """By the stretch's number and the offset at which a mention begins, as `where`: what was taken there."""
        self.known = Bearers()

    def words_of(self, title: str) -> tuple[str, ...]:
        return content(title, self.words, self.countries)

    def take(self, number: int, mention: Mention) -> None:
        identity = self.find(mention)
        if identity is None:
            identity = Identity(mention.kind, mention.number)
            self.identities.append(identity)
            self.known.note_identity(identity)
        if identity.kind is InstrumentKind.LAW and mention.kind in LAWS and mention.number:
            identity.kind = mention.kind
        identity.mentions.append(mention)
        self.known.note_printed(identity, mention.stretch.text[mention.start : mention.end])
        for title in (mention.title, mention.alias):
            if title and (found := self.words_of(title)) and found not in identity.contents:
                identity.contents.add(found)
                self.known.note_content(identity, found)
        if mention.acronym:
            identity.acronyms[mention.acronym] += 1
            self.known.note_acronym(identity, mention.acronym)
        self.where[number, mention.start] = identity
        self.placed.setdefault((number, mention.start), []).append((identity, mention))

    def find(self, mention: Mention) -> Identity | None:
        if mention.number is not None:
            same = self.known.by_number.get(number_key(mention.number), ())
            return next((i for i in same if i.kind is mention.kind or {i.kind, mention.kind} <= LAWS), None)
        if mention.kind is InstrumentKind.CONSTITUTION:
            return self.known.constitution
        return self.choose(mention)

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

    def choose(self, mention: Mention) -> Identity | None:
        """The one that bears the name, else shares the acronym, else alone has a name that holds its words."""
        mine = self.words_of(mention.title or mention.name)
        same_words = self.fitting(mention, self.known.of_words(mine))
        equal = [i for i in same_words if mine in i.contents]
        if equal:
            return min(equal, key=self.known.order)
        generic = self.words.phrases.generic
        acronyms = [piece for piece in mention.name.split(" ") if is_acronym(piece)]
        ranked = [
            same_words,
            self.fitting(mention, self.known.by_acronym.get(mention.acronym or "", ())),
            self.fitting(mention, [i for piece in acronyms for i in self.known.by_inner.get(piece, ())]),
        ]
        if len(mine) > 1 and any(word not in _kinds(self.words) and word not in generic for word in mine):
            holders = self.fitting(mention, self.known.holders(mine))
            ranked.append([i for i in holders if any(other[: len(mine)] == mine for other in i.contents)])
            ranked.append([i for i in holders if any(_holds(other, mine, generic) for other in i.contents)])
        found = next(filter(None, ranked), [])
        return found[0] if len(found) == 1 else None

    def fitting(self, mention: Mention, among: Iterable[Identity]) -> list[Identity]:
        """Those that kind, period and year allow, each once."""
        each = {id(identity): identity for identity in among}
        return [identity for identity in each.values() if self.may_be(mention, identity)]

    def link(self, texts: Sequence[Stretch]) -> None:
        for (number, start), identity in list(self.where.items()):
            for taken, m in self.placed.get((number, start), ()):
                if taken is identity and m.does and m.to is not None:
                    other = self.where.get((number, m.to))
                    if other is not None and other is not identity:
                        identity.links.append((m.does, other))
        self.link_notes(texts)

    def link_notes(self, texts: Sequence[Stretch]) -> None:
        """A note that begins "Amended by Law …" speaks of the instrument named right before its mark."""
        starts: dict[int, list[int]] = {}
        for at, start in self.where:
            starts.setdefault(at, []).append(start)
        for number, text in enumerate(texts):
            if text.note is None or number not in starts:
                continue
            for written, relation in self.words.instruments.passive.items():
                opening = self.words.pattern(rf"\W*(?:{written})\W").match(text.text)
                above = self.before_mark(texts, number, starts) if opening else None
                if opening is None or above is None:
                    continue
                actors = [start for start in starts[number] if start >= opening.end() - 1]
                if actors and (actor := self.where[number, min(actors)]) is not above:
                    actor.links.append((relation, above))

    def before_mark(self, texts: Sequence[Stretch], note: int, starts: Mapping[int, list[int]]) -> Identity | None:
        for number in range(note - 1, -1, -1):
            text = texts[number]
            called = [offset for offset, mark in text.calls if mark == texts[note].note]
            if text.note is None and called and text.series == texts[note].series:
                before = [start for start in starts.get(number, ()) if start < called[0]]
                return self.where[number, max(before)] if before else None
        return None

    def take_acronyms(self, texts: Sequence[Stretch], capitals: Capitals) -> None:
        """Mentions by acronym alone, of those that were introduced with a name."""
        bearers: dict[str, list[Identity]] = {}
        heads = one_of(self.words.instruments.named)
        for identity in self.identities:
            for acronym in identity.acronyms:
                bearers.setdefault(acronym, []).append(identity)
            for inner in {m.inner for m in identity.mentions if m.inner} - set(identity.acronyms):
                bearers.setdefault(rf"{inner} (?:{heads})", []).append(identity)
        alone = [(acronym, those[0]) for acronym, those in bearers.items() if len(those) == 1]
        taken: dict[int, list[tuple[int, int]]] = {}
        for (number, _), here in self.placed.items():
            taken.setdefault(number, []).extend((m.start, m.end) for _, m in here)
        found = [
            (number, rank, at, printed, identity)
            for rank, (acronym, identity) in enumerate(alone)
            for number, at, printed in _by_acronym(acronym, texts, capitals)
        ]
        for number, _, at, printed, identity in sorted(found, key=lambda each: each[:2]):
            if not any(start <= at < end for start, end in taken.get(number, ())):
                identity.short.append((printed, texts[number].place))
                self.where[number, at] = identity


def _holds(other: tuple[str, ...], mine: tuple[str, ...], generic: Collection[str]) -> bool:
    """Whether a name holds the words in their order, and no others that tell anything."""
    return within(mine, other) and all(word in generic for word in set(other) - set(mine))


@cache
def _kinds(words: Vocabulary) -> frozenset[str]:
    """The words for kinds of instruments, as names are compared."""
    return frozenset(word for head in words.instruments.named for word in content(head, words))


def _by_acronym(acronym: str, texts: Sequence[Stretch], capitals: Capitals) -> Iterator[tuple[int, int, str]]:
    """Stretch, offset and words of each place of an acronym: as printed, or, with heads behind it, in any case."""
    if "(?:" not in acronym:
        for number in capitals.get(first_word(acronym), ()):
            for at in standing(acronym, texts[number].text):
                yield number, at, acronym
        return
    headed = Cued(re.compile(rf"(?<![\w/-])(?i:{acronym})(?![\w/-])"))
    for number, text in enumerate(texts):
        for match in headed.finditer(text.text):
            yield number, match.start(), match.group()


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
