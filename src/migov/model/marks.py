"""What happened to an instrument since somebody wrote about it, and the marks that published words get for it.

The words of a published profile are never changed. Where they rest on a law that was repealed or a plan that has ended
since, a mark beside them says so: which instrument, what happened, since when, and what tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from migov.errors import Invalid, Problem
from migov.model.instruments import Instrument, InstrumentLink, InstrumentRelation, InstrumentStatus
from migov.model.sources import Locator
from migov.model.values import Moment, Value


class Happened(StrEnum):
    """What can happen to an instrument that words rest on."""

    REPEALED = "repealed"
    LAPSED = "lapsed"
    """Its own period has ended: a plan for 2016–2018."""
    SUPERSEDED = "superseded"
    SUSPENDED = "suspended"
    AMENDED = "amended"
    """Some of its provisions say something else, or are gone; the rest stands."""
    ENDING = "will end"
    """Its end is told, and near: for the coordinator, never for the public."""

    @property
    def ends(self) -> bool:
        """Whether the instrument no longer stands."""
        return self not in (Happened.AMENDED, Happened.ENDING)


ARTICLE = re.compile(
    r"(?:art(?:icle|ículo|igo|\.)?|section|sec\.|المادة|مادة)\s*(?:n[.°o]*\s*)?"
    r"(\d+(?:[\s‐–-]*(?:bis|ter|quater|quinquies|sexies|[a-z])\b)?|premier|primero|primeiro|1er|1º|1°)",
    re.IGNORECASE,
)
"""The heading of an article, with its number."""
FIRST = frozenset({"premier", "primero", "primeiro", "1er", "1º", "1°"})
ENDS: dict[InstrumentStatus, Happened] = {
    InstrumentStatus.REPEALED: Happened.REPEALED,
    InstrumentStatus.LAPSED: Happened.LAPSED,
    InstrumentStatus.SUPERSEDED: Happened.SUPERSEDED,
    InstrumentStatus.SUSPENDED: Happened.SUSPENDED,
}


class Happening(Value, kw_only=True):
    """One thing that happened to one instrument."""

    instrument: str
    """Its id in the register."""
    name: str
    what: Happened
    since: Moment | None = None
    """First day on which it was so; null where nothing tells."""
    by: str | None = None
    """Id of the instrument that did it: the law that repeals."""
    by_name: str | None = None
    articles: tuple[str, ...] = ()
    """The provisions that were amended, where they are named: ("5", "12-bis")."""

    def touches(self, locators: Iterable[Locator]) -> bool:
        """Whether it may concern words that stand at these places: an amendment of other articles does not.

        >>> amended = Happening(instrument="law-1", name="Law 1", what=Happened.AMENDED, articles=("12-bis",))
        >>> [amended.touches([Locator(path=(heading,))]) for heading in ("Article 12 bis. Fees", "Article 12", "Annex")]
        [True, False, True]
        """
        if not self.articles:
            return True
        named = {_plain(article) for article in self.articles}
        return any(article is None or article in named for article in map(_article, locators))


class Mark(Value, kw_only=True):
    """A note beside published words: something that they rest on is no longer what it was.

    Raises:
        Invalid: it stands beside nothing, or beside a passage and an answer at once.
    """

    assessment: str
    passage: str | None = None
    """Id of the paragraph."""
    sentence: str | None = None
    """The sentence of the paragraph that rests on it; null where only the whole paragraph does."""
    indicator: str | None = None
    """Code of the indicator, where the mark is on an answer."""
    happening: Happening
    source: str | None = None
    """Id of the quoted source through which the words rest on it; null where they merely name it."""
    told_by: str | None = None
    """Id of the source whose text tells what happened; null where a person said so, or its own period tells."""
    noticed: Moment
    """The day on which migov noticed."""

    def __post_init__(self) -> None:
        if (self.passage is None) == (self.indicator is None):
            raise Invalid(Problem("a mark stands beside a passage or beside an answer"))
        if self.sentence is not None and self.passage is None:
            raise Invalid(Problem("an answer has no sentences to be marked"))

    @property
    def place(self) -> str:
        """What it stands beside: the id of the paragraph, or the code of the indicator."""
        return self.passage or self.indicator or ""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes it the same mark on another day."""
        one = self.happening
        return (self.place, self.sentence or "", one.instrument, one.what.value, one.by or "")


def happenings(
    instrument: Instrument, register: Iterable[Instrument], *, after: Moment | None, on: date, soon: int = 0
) -> tuple[Happening, ...]:
    """What happened to an instrument after a moment and until a day, its end first.

    Args:
        instrument: as the register has it for that day.
        register: all instruments of its jurisdiction.
        after: what is older was known to whoever wrote then; null takes everything.
        on: the day.
        soon: months within which an end that is still to come is told too.
    """
    every = tuple(register)
    found = [*_ended(instrument, every, on), *_amended(instrument, every, on)]
    if not any(one.what.ends for one in found) and soon:
        found += _ending(instrument, on, soon)
    return tuple(one for one in found if after is None or one.since is None or is_later(one.since, after))


def is_later(moment: Moment, than: Moment) -> bool:
    """Whether a moment is later than another, or may be, where one is told less exactly.

    >>> is_later("2024-03", "2024-02-29"), is_later("2024", "2024-06"), is_later("2024-06-01", "2024-06-01")
    (True, True, False)
    """
    exact = min(len(moment), len(than))
    if moment[:exact] != than[:exact]:
        return moment[:exact] > than[:exact]
    return len(moment) != len(than)


def is_begun(moment: Moment, on: date) -> bool:
    """Whether a moment has come by a day; a year or a month has come with its first day."""
    return moment <= on.isoformat()[: len(moment)]


def day_after(moment: Moment) -> Moment:
    """The day, month or year after, as exactly as it is told.

    >>> day_after("2024-02-29"), day_after("2023-12"), day_after("2018")
    ('2024-03-01', '2024-01', '2019')
    """
    parts = [int(part) for part in moment.split("-")]
    match parts:
        case [year]:
            return f"{year + 1:04}"
        case [year, month]:
            return f"{year + month // 12:04}-{month % 12 + 1:02}"
        case _:
            return (date.fromisoformat(moment) + timedelta(days=1)).isoformat()


def months_later(day: date, months: int) -> date:
    """The day so many months later, or the last of that month.

    >>> months_later(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - timedelta(days=1))


def _until(instrument: Instrument) -> Moment | None:
    return instrument.until or (f"{instrument.period.last:04}" if instrument.period else None)


def _ended(instrument: Instrument, every: tuple[Instrument, ...], on: date) -> Iterator[Happening]:
    until, status = _until(instrument), instrument.status
    what = ENDS.get(status) if status else None
    untold = status in (None, InstrumentStatus.ADOPTED)
    if what is None and untold and until is not None and is_begun(day_after(until), on):
        what = Happened.LAPSED
    if what is None:
        return
    repeals = [(one, link) for one, link in _links(instrument, every, InstrumentRelation.REPEALS) if not link.in_part]
    if what in (Happened.REPEALED, Happened.SUPERSEDED) and repeals:
        by, link = min(repeals, key=lambda one: _when(*one) or "9999")
        since = link.at or (day_after(until) if until and len(until) == 10 else None) or _when(by, link) or until
        yield _happening(instrument, what, since=since, by=by)
    elif what is Happened.LAPSED:
        yield _happening(instrument, what, since=day_after(until) if until else None)
    else:
        yield _happening(instrument, what, since=day_after(until) if until and len(until) == 10 else until)


def _amended(instrument: Instrument, every: tuple[Instrument, ...], on: date) -> Iterator[Happening]:
    """Amendments whose day is told: one of unknown age may be older than the words that rest on it."""
    partly = [*_links(instrument, every, InstrumentRelation.AMENDS)]
    partly += [one for one in _links(instrument, every, InstrumentRelation.REPEALS) if one[1].in_part]
    articles: dict[str, dict[str, None]] = {}
    for by, link in partly:
        articles.setdefault(by.id, {}).update(dict.fromkeys(link.articles))
    for by, link in partly:
        since, touched = _when(by, link), articles.pop(by.id, None)
        if touched is not None and since is not None and is_begun(since, on):
            yield _happening(instrument, Happened.AMENDED, since=since, by=by, articles=tuple(touched))


def _ending(instrument: Instrument, on: date, months: int) -> Iterator[Happening]:
    until = _until(instrument)
    if until is None:
        return
    since, limit = day_after(until), months_later(on, months)
    first = f"{since}-01-01"[:10] if len(since) == 4 else f"{since}-01"[:10]
    if on.isoformat() < first <= limit.isoformat():
        yield _happening(instrument, Happened.ENDING, since=since)


def _links(
    instrument: Instrument, every: tuple[Instrument, ...], relation: InstrumentRelation
) -> Iterator[tuple[Instrument, InstrumentLink]]:
    for one in every:
        for link in one.links:
            if link.relation is relation and link.to == instrument.id and one.id != instrument.id:
                yield one, link


def _when(by: Instrument, link: InstrumentLink) -> Moment | None:
    return link.at or by.since or by.date or (str(by.year) if by.year else None)


def _happening(
    instrument: Instrument,
    what: Happened,
    *,
    since: Moment | None,
    by: Instrument | None = None,
    articles: tuple[str, ...] = (),
) -> Happening:
    return Happening(
        instrument=instrument.id,
        name=instrument.name,
        what=what,
        since=since,
        by=by.id if by else None,
        by_name=by.name if by else None,
        articles=articles,
    )


def _article(locator: Locator) -> str | None:
    """The number of the article at that place; null where no heading above it tells one."""
    for heading in reversed(locator.path):
        if found := ARTICLE.match(heading.strip()):
            return _plain(found[1])
    return None


def _plain(number: str) -> str:
    """The number as it is compared: "12 bis", "12-bis" and "12BIS" are one, "premier" is the first."""
    told = re.sub(r"[\s‐–-]+", "", number.casefold())
    return "1" if told in FIRST else told
