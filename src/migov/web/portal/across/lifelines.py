"""The life of an instrument as a line: adopted, in force, amended, repealed or lapsed; in words and as a drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from migov.model.instruments import Instrument, InstrumentLink, InstrumentRelation, InstrumentStatus
from migov.model.published import Notice
from migov.model.values import Value
from migov.web.names import INSTRUMENT_STATUSES
from migov.web.portal.across.words import SUFFERED
from migov.web.portal.quoting import day

WIDTH, MARGIN, RADIUS, GAP = 640, 28, 11, 26
"""Of the drawing, in its own units."""
FEWEST = 4
"""Years that the line has at least."""
ENDED = (InstrumentStatus.LAPSED, InstrumentStatus.REPEALED, InstrumentStatus.SUPERSEDED)


class LifeEvent(Value, kw_only=True):
    """One thing that happened to the instrument."""

    number: int
    title: str
    when: str
    moment: str
    """ISO 8601, as exact as it is known."""
    by: str | None = None
    by_language: str | None = None
    address: str | None = None
    """Of the instrument that did it."""


class LifeMark(Value, kw_only=True):
    """An event in the drawing."""

    number: int
    x: int
    y: int


class Tick(Value, kw_only=True):
    """A year under the line."""

    year: int
    x: int


class Drawing(Value, kw_only=True):
    """The line as it is drawn; everything in it stands in words beside it."""

    width: int
    height: int
    base: int
    marks: tuple[LifeMark, ...]
    ticks: tuple[Tick, ...]
    start: int
    """Where it begins to be in force."""
    length: int
    is_open: bool
    """Whether no end is known: the line stops where the newest profile does."""


class _Told(Value, kw_only=True):
    moment: str
    title: str
    by: Instrument | None = None


def events(place: str, one: Instrument, others: Iterable[Instrument], notices: Iterable[Notice]) -> list[LifeEvent]:
    """What happened to an instrument, the first thing first; things without any date are not among them."""
    known = {*_own(one), *_done_by(one, others)}
    told = sorted({*known, *_since(notices, known)}, key=lambda event: (event.moment, event.title))
    return [
        LifeEvent(
            number=number,
            title=event.title,
            when=day(event.moment),
            moment=event.moment,
            by=event.by.name if event.by else None,
            by_language=event.by.names[0].language if event.by else None,
            address=reverse("portal instrument", kwargs={"place": place, "id": event.by.id}) if event.by else None,
        )
        for number, event in enumerate(told, 1)
    ]


def drawn(one: Instrument, told: list[LifeEvent], *, known: int | None) -> Drawing | None:
    """The line with its events, up to the year of the newest profile; null where nothing has a date."""
    if not told:
        return None
    first, last = _span(one, told, known)
    begin = decimal(one.since or one.date or (str(one.year) if one.year else told[0].moment))
    end = decimal(one.until) if one.until else (float(one.period.last + 1) if one.period else None)
    is_open = end is None and one.status not in ENDED

    def at(moment: float) -> int:
        share = (min(max(moment, first), last) - first) / (last - first)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN))

    stop = at(
        end if end is not None else max(known or 0, decimal(told[-1].moment)) if is_open else decimal(told[-1].moment)
    )
    marks = tuple(_marks(told, at))
    base = max(mark.y for mark in marks) + GAP
    flipped = tuple(LifeMark(number=mark.number, x=mark.x, y=base - mark.y) for mark in marks)
    return Drawing(
        width=WIDTH,
        height=base + 40,
        base=base,
        marks=flipped,
        ticks=tuple(Tick(year=year, x=at(year)) for year in _ticks(first, last)),
        start=at(begin),
        length=max(stop - at(begin), 2),
        is_open=is_open,
    )


def decimal(moment: str) -> float:
    """A moment as a year with its part.

    >>> decimal("2020"), decimal("2020-07")
    (2020.0, 2020.5)
    """
    year, month, day_ = (*map(int, moment.split("-")), 1, 1)[:3]
    return year + (month - 1) / 12 + (day_ - 1) / 366


def _own(one: Instrument) -> Iterator[_Told]:
    adopted = one.date or (str(one.year) if one.year else None)
    if adopted:
        yield _Told(moment=adopted, title=_("adopted"))
    if one.since:
        yield _Told(moment=one.since, title=_("in force"))
    if one.period:
        told = {"first": one.period.first, "last": one.period.last}
        yield _Told(moment=str(one.period.first), title=_("its period begins: %(first)s–%(last)s") % told)
    if one.until:
        yield _Told(moment=one.until, title=_("last day in force"))
    elif one.period:
        yield _Told(moment=str(one.period.last), title=_("its period ends"))
    if one.status in ENDED and one.as_of and not one.until:
        yield _Told(moment=one.as_of, title=_(INSTRUMENT_STATUSES[one.status]))


def _done_by(one: Instrument, others: Iterable[Instrument]) -> Iterator[_Told]:
    for other in others:
        for link in other.links:
            if link.to == one.id and link.relation is not InstrumentRelation.CITES and (when := _when(link, other)):
                title = _(SUFFERED[link.relation])
                yield _Told(
                    moment=when, title=_("in part: %(what)s") % {"what": title} if link.in_part else title, by=other
                )


def _when(link: InstrumentLink, other: Instrument) -> str | None:
    return link.at or other.since or other.date or (str(other.year) if other.year else None)


def _since(notices: Iterable[Notice], known: Iterable[_Told]) -> Iterator[_Told]:
    """What was noticed after publication, unless the register tells it with its day, or the end it leads to."""
    days = {event.moment for event in known}
    titles = {status.value: title for status, title in INSTRUMENT_STATUSES.items()}
    for one in notices:
        moment = one.since or one.noticed
        if not days & {moment, moment[:4]}:
            title = _(titles[one.happened]) if one.happened in titles else _("amended")
            yield _Told(moment=moment, title=title + (f" ({one.by})" if one.by else ""))


def _span(one: Instrument, told: list[LifeEvent], known: int | None) -> tuple[int, int]:
    moments = [decimal(event.moment) for event in told]
    moments += [float(one.period.first), float(one.period.last + 1)] if one.period else []
    first, last = int(min(moments)), int(max([*moments, known or 0])) + 1
    return first, max(last, first + FEWEST)


def _ticks(first: int, last: int) -> list[int]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / step <= 8)
    return [year for year in range(first, last + 1) if year % step == 0]


def _marks(told: list[LifeEvent], at: Callable[[float], int]) -> Iterator[LifeMark]:
    """The events along the line; one that would touch another stands above it."""
    ends: list[int] = []
    for event in told:
        x = at(decimal(event.moment))
        row = next((row for row, end in enumerate(ends) if x - end >= 2 * RADIUS + 2), len(ends))
        ends[row : row + 1] = [x]
        yield LifeMark(number=event.number, x=x, y=GAP * row + RADIUS + 9)
