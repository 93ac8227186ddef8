"""Which references mean one instrument: by number, else by date, and among laws of one day by their titles' words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from migov.evidence.references import numbering
from migov.evidence.references.enrolling import Registrand
from migov.evidence.references.finding import Reference
from migov.evidence.references.naming import is_name
from migov.model.instruments import InstrumentKind

LAWS = frozenset({InstrumentKind.LAW, InstrumentKind.ORGANIC_LAW, InstrumentKind.CODE})
"""Kinds that one number or date may be cited under without being another instrument: "the Law", "the Organic Law"."""

SAME_TITLE = 0.5
"""Share of the shorter title's words that the other has to share."""

WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True, eq=False)
class Identity:
    """One instrument while its texts and mentions are gathered."""

    kind: InstrumentKind
    number: str | None = None
    date: str | None = None
    year: int | None = None
    issuer: str | None = None
    texts: list[Registrand] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    languages: dict[str, str | None] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    """Content words of its titles."""

    def add(self, one: Reference, language: str | None) -> None:
        """Take note of one more way to cite it."""
        self.number = self.number or one.number
        self.date = self.date or one.date
        self.year = self.year or one.year
        name = name_of(one)
        self.names[name] += 1
        self.languages.setdefault(name, language)


def is_bare(one: Reference) -> bool:
    """Whether a reference tells nothing but a name, or a name and a year."""
    return not (one.number or one.date) and one.title is not None


def name_of(one: Reference) -> str:
    """The name as printed, with its title where that is clear: "Loi n° 2014-131 du 24 mars 2014 relative à …"."""
    name = " ".join(one.text.replace("*", " ").split())
    if one.title and one.title.casefold() not in name.casefold():
        name = f"{name} {one.title}"
    return name[:1].upper() + name[1:]


_general = (
    "portan relati concer modifi comple fixant ayant objet abroge instit creati approb execut applic dispos certai "
    "arrete loi reglem decret ordonn ley sobre establ regula altera aprova aprueb regard amendi provis purpos "
    "precit"
)
GENERAL = frozenset(re.findall(r"\w+", _general))
"""Words that many titles share."""


def content(words: str) -> set[str]:
    """The longer words of a title, without case and accents, cut to their stems' length, and those all titles have."""
    plain = unicodedata.normalize("NFD", words.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return {word[:6] for word in WORD.findall(bare)} - GENERAL


class Identities:
    """Every instrument met so far, found again by number and by date."""

    def __init__(self) -> None:
        self.all: list[Identity] = []
        self.numbered: dict[tuple[object, ...], list[Identity]] = {}
        self.dated: dict[tuple[object, ...], list[Identity]] = {}
        self.titled: dict[tuple[object, ...], Identity] = {}
        self.called: dict[frozenset[str], list[Identity]] = {}
        """By the words of a name that can stand alone."""

    def of_text(self, text: Registrand) -> Identity:
        """The instrument whose text a source is."""
        identity = self._of_text(text)
        for name in text.names:
            self.call(name, identity)
        return identity

    def _of_text(self, text: Registrand) -> Identity:
        if text.own is None:
            return self._by_title(text)
        words = content(text.title) - content(text.own.text)
        known = [one for one in self._candidates(text.own) if _alike(one.words, words) or text.own.number]
        identity = known[0] if known else self._new(text.own)
        identity.texts.append(text)
        identity.words |= words
        identity.add(text.own, text.language)
        if text.own.title:
            self.call(text.own.title, identity)
        identity.names[text.title] += 1000
        identity.languages.setdefault(text.title, text.language)
        return identity

    def of(self, one: Reference, language: str | None, memory: dict[tuple[object, ...], Identity]) -> Identity | None:
        """The instrument that a reference means; null where it tells neither number nor date nor name.

        Args:
            memory: what the same text has meant by the same date before: "the law of 3 May 2010" after its full title.
        """
        if one.kind is None or not (one.number or one.date or one.title):
            return None
        if is_bare(one):
            named = self.by_name(one)
            if named is not None:
                named.add(one, language)
            if named is not None or not one.year:
                return named
        key = _key(one, one.date or one.year)
        identity = self._choose(one, memory.get(key))
        if one.title or key not in memory:
            memory[key] = identity
        identity.add(one, language)
        if one.title and not is_bare(one):
            self.call(one.title, identity)
        return identity

    def call(self, name: str, identity: Identity) -> None:
        """Take note that an instrument bears a name, where that can stand alone."""
        if not is_name(name):
            return
        words = frozenset(content(name))
        known = self.called.setdefault(words, [])
        if identity not in known:
            known.append(identity)

    def by_name(self, one: Reference) -> Identity | None:
        """The only instrument that a name alone can mean; its last word may belong to the sentence."""
        words = content(one.title or "")
        last = content((one.title or "").rsplit(" ", 1)[-1])
        for said in (frozenset(words), frozenset(words - last)):
            years = {one.year, None} if one.year else None
            known = [i for i in self.called.get(said, ()) if years is None or i.year in years]
            if known:
                return known[0] if len(known) == 1 else None
        return None

    def _choose(self, one: Reference, before: Identity | None) -> Identity:
        candidates = self._candidates(one)
        if one.number and candidates:
            return candidates[0]
        words = content(one.title or "")
        if words:
            shares = [(_share(other.words, words), -index, other) for index, other in enumerate(candidates)]
            best = max(shares, default=None, key=lambda share: share[:2])
            if best is not None and best[0] >= SAME_TITLE:
                return best[2]
        elif before is not None and _may_be(before, one):
            return before
        if len(candidates) == 1 and (len(words) < 3 or not candidates[0].words):
            return candidates[0]
        untold = [other for other in candidates if not other.words]
        identity = untold[0] if untold else self._new(one)
        identity.words |= words
        return identity

    def _candidates(self, one: Reference) -> list[Identity]:
        """Instruments of the same kind with its number; without one, those of its day."""
        if one.number:
            found = self.numbered.get(_key(one, numbering.key(one.number)), [])
            fits = [i for i in found if one.date is None or i.date is None or i.date == one.date]
            years = [i for i in fits if one.year is None or i.year is None or i.year == one.year]
            if years or fits:
                return years or fits
            return [i for i in self.dated.get(_key(one, one.date), []) if i.number is None] if one.date else []
        if one.date:
            return self.dated.get(_key(one, one.date), [])
        same = self.titled.get(_key(one, (one.year, " ".join(sorted(content(one.title or ""))))))
        return [same] if same else []

    def _new(self, one: Reference) -> Identity:
        identity = Identity(one.kind or InstrumentKind.OTHER, one.number, one.date, one.year, one.issuer)
        self.all.append(identity)
        if one.number:
            self.numbered.setdefault(_key(one, numbering.key(one.number)), []).append(identity)
        if one.date:
            self.dated.setdefault(_key(one, one.date), []).append(identity)
        if one.title:
            self.titled.setdefault(_key(one, (one.year, " ".join(sorted(content(one.title))))), identity)
        return identity

    def _by_title(self, text: Registrand) -> Identity:
        kind = text.kind or InstrumentKind.OTHER
        key = (kind, " ".join(sorted(content(text.title))), text.period and (text.period.first, text.period.last))
        identity = self.titled.get(key)
        if identity is None:
            identity = Identity(kind, date=text.date)
            self.titled[key] = identity
            self.all.append(identity)
        identity.texts.append(text)
        identity.words |= content(text.title)
        identity.names[text.title] += 1000
        identity.languages.setdefault(text.title, text.language)
        return identity


def _key(one: Reference, by: object) -> tuple[object, ...]:
    """Kind, issuer, and number or date; the kinds of laws are one."""
    kind = InstrumentKind.LAW if one.kind in LAWS else one.kind
    return (kind, one.issuer is not None, by)


def _may_be(before: Identity, one: Reference) -> bool:
    """Whether what a text has cited before can be meant again: not where another number is printed."""
    if one.number and before.number:
        return numbering.key(one.number) == numbering.key(before.number)
    return not (one.number or before.number) or (one.date is not None and one.date == before.date)


def _share(one: set[str], other: set[str]) -> float:
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def _alike(one: set[str], other: set[str]) -> bool:
    return not one or not other or _share(one, other) >= SAME_TITLE
