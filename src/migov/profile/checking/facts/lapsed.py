"""Instruments that were no longer in force at the cut-off date, where the text does not say so."""

from __future__ import annotations

from collections.abc import Iterator

from migov.model.checks import Doubt, Rule
from migov.model.instruments import Instrument, InstrumentKind, InstrumentStatus, Period
from migov.model.values import Moment
from migov.profile.checking.reading import Line, Reading, raised
from migov.profile.checking.wording import Wording
from migov.profile.reading.facts.instruments.identities import Identity
from migov.profile.reading.facts.instruments.register import LAWS
from migov.profile.reading.facts.naming.names import content
from migov.profile.reading.facts.naming.numbering import SPAN, number_key, period

ENDED = frozenset({InstrumentStatus.LAPSED, InstrumentStatus.REPEALED, InstrumentStatus.SUPERSEDED})


Ended = tuple[InstrumentStatus, Moment | None] | Period
"""How and when an instrument ended: its status, or its own period."""


def lapsed(reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """For each such instrument its first mention in each passage."""
    known, order = _Known(reading), list(reading.passages)
    for identity in reading.register.identities:
        ended = known.ended(identity) or _over(identity.period, reading)
        firsts = {mention.place.section: mention for mention in reversed(identity.mentions)}
        for passage in sorted(firsts, key=order.index) if ended else ():
            if ended and not _says_so(passage, identity, reading, wording):
                mention = firsts[passage]
                yield _doubt(reading.at(mention), reading.printed(mention), ended, reading, wording)
    yield from _unnamed(reading, wording)


def _unnamed(reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """Plans that nothing but their years tells from others: "the National Action Plan 2016–2018"."""
    plan = wording.pattern(rf"(?:{wording.lapsed.plans})(?: [\w'-]+){{0,6}}?,?[ (]+{SPAN.pattern}")
    said = wording.cued(*wording.lapsed.said)
    for line in reading.lines:
        match = plan.search(line.own) if SPAN.search(line.own) else None
        ended = _over(period(match), reading) if match and match.group()[0].isupper() else None
        if match and ended and not any(said.search(other.own) for other in reading.of(line.passage.id)):
            yield _doubt(line, line.words[slice(*match.span())], ended, reading, wording)


def _over(years: Period | None, reading: Reading) -> Period | None:
    """The years, where they were over at the cut-off date."""
    return years if years and _before(str(years.last), reading.manuscript.cut_off) else None


def _doubt(line: Line, name: str, ended: Ended, reading: Reading, wording: Wording) -> Doubt:
    words, law = wording.lapsed, wording.quoted(name)
    if isinstance(ended, Period):
        span, cut_off = f"{ended.first}–{ended.last}", reading.manuscript.cut_off
        return raised(Rule.LAPSED, words.over, line, law=law, period=span, cut_off=cut_off)
    status, until = ended
    told = words.statuses.get(status, status.value)
    return raised(Rule.LAPSED, words.ended, line, law=law, status=told, until=f" ({until})" if until else "")


def _says_so(passage: str, identity: Identity, reading: Reading, wording: Wording) -> bool:
    """Whether a sentence that names the instrument, or names none, says that it is no longer in force."""
    said = wording.cued(*wording.lapsed.said)
    own = {id(mention) for mention in identity.mentions}
    for line in reading.of(passage):
        here = [mention for mention in reading.mentions[passage] if line.start <= mention.start < line.end]
        if (not here or any(id(mention) in own for mention in here)) and said.search(line.own):
            return True
    return False


class _Known:
    """The instruments that are known, by what they may be named."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.cut_off = reading, reading.manuscript.cut_off
        self.numbered: dict[tuple[str, ...], list[Instrument]] = {}
        self.named: dict[tuple[str, ...], list[Instrument]] = {}
        for one in reading.manuscript.instruments:
            if one.number:
                self.numbered.setdefault(number_key(one.number), []).append(one)
            for name in one.names:
                self.named.setdefault(self._content(name.text), []).append(one)

    def ended(self, identity: Identity) -> tuple[InstrumentStatus, Moment | None] | None:
        """How and when an instrument ended before the cut-off date; null where it did not, or nobody knows."""
        found = {id(one): one for one in self._means(identity)}
        if len(found) != 1:
            return None
        (one,) = found.values()
        last = one.until or (str(one.period.last) if one.period else None)
        if one.status in ENDED and (last is None or self.cut_off is None or not _before(self.cut_off, last)):
            return one.status, one.until
        return (InstrumentStatus.LAPSED, last) if _before(last, self.cut_off) else None

    def _means(self, identity: Identity) -> list[Instrument]:
        if identity.number:
            same = self.numbered.get(number_key(identity.number), [])
            return [one for one in same if one.kind is identity.kind or {one.kind, identity.kind} <= LAWS]
        titled = [one for title in identity.titles for one in self.named.get(self._content(title), ())]
        return [one for one in titled if _same_years(one, identity)]

    def _content(self, name: str) -> tuple[str, ...]:
        return content(name, self.reading.lexicon, self.reading.countries) if self.reading.lexicon else (name,)


def _same_years(one: Instrument, identity: Identity) -> bool:
    """Whether period and year allow two instruments of one name to be the same."""
    if one.kind is InstrumentKind.CONSTITUTION:
        return bool(identity.year and identity.year == one.year)
    if one.period and identity.period:
        return one.period == identity.period
    return not (one.year and identity.year) or one.year == identity.year


def _before(one: Moment | None, other: Moment | None) -> bool:
    """Whether a moment is surely before another, as exactly as both are known."""
    if one is None or other is None:
        return False
    exact = min(len(one), len(other))
    return one[:exact] < other[:exact]
