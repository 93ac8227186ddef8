"""The register: what many texts say of instruments brought together under one identity each, with links and dates."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from migov.evidence.references.enrolling import RELATIONS, Registrand, enrol
from migov.evidence.references.identities import GENERAL, Identities, Identity, is_bare
from migov.model.instruments import (
    Instrument,
    InstrumentLink,
    InstrumentRelation,
    InstrumentStatus,
    Name,
)
from migov.model.values import Moment, Value

__all__ = ["Register", "Registrand", "enrol", "register"]


class Register(Value, kw_only=True):
    """The instruments of one jurisdiction's sources."""

    instruments: tuple[Instrument, ...]
    """By id."""
    texts: dict[str, str]
    """Source → the instrument whose text it is."""
    cited_by: dict[str, tuple[str, ...]]
    """Instrument → the sources that name it, its own text left out."""


def register(texts: Iterable[Registrand], *, on: date) -> Register:
    """The register that the texts make together, whatever their order.

    It is derived: kept registrands of unchanged sources and those of new ones make the new register.

    Args:
        texts: of one jurisdiction; ids are unique in it.
        on: the day for which statuses are told.
    """
    return _Registrar(sorted(texts, key=lambda text: text.source), on).register()


class _Registrar:
    """Resolves first the texts, then what they cite, then what they do."""

    def __init__(self, texts: Sequence[Registrand], on: date) -> None:
        self.texts, self.on = texts, on
        self.identities = Identities()
        self.links: dict[Identity, dict[tuple[InstrumentRelation, Identity, bool], InstrumentLink]] = defaultdict(dict)
        self.ends: dict[Identity, list[tuple[Moment | None, Identity]]] = defaultdict(list)
        """Whole repeals: when, as far as told, and by which instrument."""
        self.cited: dict[Identity, dict[str, None]] = defaultdict(dict)

    def register(self) -> Register:
        owners = [(text, self.identities.of_text(text)) for text in self.texts]
        memories: dict[str, dict[tuple[object, ...], Identity]] = defaultdict(dict)
        for bare in (False, True):  # names alone are understood when all that bear them are known
            for text, owner in owners:
                self.read(text, owner, memories[text.source], bare=bare)
        ids = _ids(self.identities.all)
        instruments = [self.instrument(one, ids) for one in self.identities.all]
        return Register(
            instruments=tuple(sorted(instruments, key=lambda instrument: instrument.id)),
            texts={text.source: ids[owner] for text, owner in owners},
            cited_by={ids[one]: tuple(sources) for one, sources in self.cited.items()},
        )

    def read(
        self, text: Registrand, owner: Identity, memory: dict[tuple[object, ...], Identity], *, bare: bool
    ) -> None:
        """Note what one text does and cites, of instruments with a number or date or of those with a name alone."""
        cited = [(one, self.identities.of(one, text.language, memory)) for one in text.cites if is_bare(one) is bare]
        for calling in () if bare else text.called:
            meant = self.identities.of(calling.to, text.language, memory)
            if meant is not None:
                self.identities.call(calling.name, meant)
        for deed in text.deeds:
            if is_bare(deed.to) is not bare:
                continue
            other = self.identities.of(deed.to, text.language, memory)
            if other is None or other is owner:
                continue
            self.link(owner, deed.relation, other, in_part=deed.in_part, at=deed.at, articles=deed.to.articles)
            self.cited[other][text.source] = None
            if deed.relation is InstrumentRelation.REPEALS and not deed.in_part:
                self.ends[other].append((deed.at, owner))
        for _, other in cited:
            if other is None or other is owner:
                continue
            self.cited[other][text.source] = None
            if not any(key[1] is other for key in self.links[owner]):
                self.link(owner, InstrumentRelation.CITES, other)

    def link(
        self,
        owner: Identity,
        relation: InstrumentRelation,
        other: Identity,
        *,
        in_part: bool = False,
        at: Moment | None = None,
        articles: tuple[str, ...] = (),
    ) -> None:
        """Add a link, or what it newly tells to one that is there. The ids are put in when all are known."""
        if relation is not InstrumentRelation.CITES:
            self.links[owner].pop((InstrumentRelation.CITES, other, False), None)
        key = (relation, other, in_part)
        known = self.links[owner].get(key)
        articles = tuple(dict.fromkeys((*known.articles, *articles))) if known else articles
        at = known.at or at if known else at
        self.links[owner][key] = InstrumentLink(relation=relation, to="", in_part=in_part, at=at, articles=articles)

    def instrument(self, one: Identity, ids: dict[Identity, str]) -> Instrument:
        period = next((text.period for text in one.texts if text.period), None)
        since = next((text.since for text in one.texts if text.since), None)
        until = self.until(one)
        if period is not None:
            since, until = since or f"{period.first:04}", until or f"{period.last:04}"
        status = self.status(one, since, until)
        return Instrument(
            id=ids[one],
            kind=one.kind,
            number=one.number,
            year=one.year or (int(one.date[:4]) if one.date else None),
            date=one.date,
            period=period,
            since=since,
            until=until,
            status=status,
            as_of=self.on.isoformat() if status else None,
            names=tuple(Name(name, language=one.languages.get(name)) for name, _ in one.names.most_common()),
            links=self.resolved(one, ids),
        )

    def resolved(self, one: Identity, ids: dict[Identity, str]) -> tuple[InstrumentLink, ...]:
        links = [
            InstrumentLink(relation, ids[other], link.in_part, link.at, link.articles)
            for (relation, other, _), link in self.links[one].items()
        ]
        return tuple(sorted(links, key=lambda link: (RELATIONS.index(link.relation), link.to, link.in_part)))

    def until(self, one: Identity) -> Moment | None:
        """The last day in force: the day before the earliest whole repeal; its year where only that is known."""
        told = {by for at, by in self.ends[one] if at}
        days = [_eve(at or _first_day(by)) for at, by in self.ends[one] if at or by not in told]
        return min((day for day in days if day), default=None)

    def status(self, one: Identity, since: Moment | None, until: Moment | None) -> InstrumentStatus | None:
        """Repealed, lapsed, adopted or in force on the day; null where nothing tells."""
        today = self.on.isoformat()
        if self.ends[one]:
            begun = until is None or until < today[: len(until)] or (len(until) < 10 and until == today[: len(until)])
            return InstrumentStatus.REPEALED if begun else InstrumentStatus.IN_FORCE
        if until is not None and until < today[: len(until)]:
            return InstrumentStatus.LAPSED
        if since is None:
            return None
        return InstrumentStatus.IN_FORCE if since <= today[: len(since)] else InstrumentStatus.ADOPTED


def _first_day(one: Identity) -> Moment | None:
    """The first day in force where a text names it, else the year of publication or adoption."""
    told = next((text.since for text in one.texts if text.since), None)
    if told:
        return told
    published = next((text.published for text in one.texts if text.published), None)
    when = published or one.date or (str(one.year) if one.year else None)
    return when[:4] if when else None


def _eve(moment: Moment | None) -> Moment | None:
    """The day before; a year or month stays as it is."""
    if moment is None or len(moment) < 10:
        return moment
    return (date.fromisoformat(moment) - timedelta(days=1)).isoformat()


def _ids(all_of_them: Sequence[Identity]) -> dict[Identity, str]:
    """An id for each: kind and number, else kind and date, else kind and first words; words tell twins apart."""
    wanted: dict[str, list[Identity]] = defaultdict(list)
    for one in all_of_them:
        wanted[_id(one)].append(one)
    result: dict[Identity, str] = {}
    for name, same in wanted.items():
        if len(same) == 1:
            result[same[0]] = name
            continue
        taken: set[str] = set()
        for one in sorted(same, key=lambda each: (each.date or "", each.names.most_common(1)[0][0])):
            words = "-".join(_slug(one)) if one.words else ""
            extended = "-".join(part for part in (name, one.date if one.number else None, words) if part)
            count, final = 1, extended
            while final in taken:
                count += 1
                final = f"{extended}-{count}"
            taken.add(final)
            result[one] = final
    return result


def _id(one: Identity) -> str:
    parts = [*([_plain(one.issuer)] if one.issuer else []), _plain(one.kind.value)]
    if one.number:
        return "-".join([*parts, _plain(one.number)])
    if (one.date and any(text.own for text in one.texts)) or (one.date and not one.texts):
        return "-".join([*parts, one.date])
    return "-".join([*parts, *_slug(one), *([str(one.year)] if one.year else [])])


def _slug(one: Identity) -> list[str]:
    """The first longer words of its title, else of its most frequent name, without case and accents."""
    title = next((text.title.removeprefix(text.own.text) if text.own else text.title for text in one.texts), None)
    name = title or one.names.most_common(1)[0][0]
    words = [_plain(word) for word in re.findall(r"[^\W\d_]{4,}", name)]
    return [word for word in words if word[:6] not in GENERAL and word != _plain(one.kind.value)][:5]


def _plain(words: str) -> str:
    """The words as an id holds them: small letters and figures, joined by hyphens."""
    plain = unicodedata.normalize("NFD", words.casefold())
    kept = "".join(c if c.isalnum() else "-" for c in plain if not unicodedata.combining(c))
    return "-".join(part for part in kept.split("-") if part)
