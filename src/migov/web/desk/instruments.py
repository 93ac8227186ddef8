"""The register of instruments, and the page of one: its names, its life, and everything that quotes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.actions import entering, pins, places, registers
from migov.actions import sources as shelf
from migov.actions.registers import Mention
from migov.errors import NotFound
from migov.model.instruments import Instrument, InstrumentLink, InstrumentRelation
from migov.model.values import Value
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import Fact
from migov.web.desk.sources import address_of
from migov.web.names import INSTRUMENT_KINDS, INSTRUMENT_STATUSES
from migov.web.signed import now

RELATIONS: dict[InstrumentRelation, tuple[str, str]] = {
    InstrumentRelation.AMENDS: (gettext_noop("amends"), gettext_noop("amended by")),
    InstrumentRelation.REPEALS: (gettext_noop("repeals"), gettext_noop("repealed by")),
    InstrumentRelation.IMPLEMENTS: (gettext_noop("implements"), gettext_noop("implemented by")),
    InstrumentRelation.CITES: (gettext_noop("cites"), gettext_noop("cited by")),
}
"""What an instrument does to another, and what the other one suffers."""


class InstrumentLine(Value, kw_only=True):
    """One instrument in the register."""

    name: str
    kind: str
    number: str | None
    date: str | None
    status: str | None
    address: str
    has_text: bool
    """Whether its own text is among the sources."""


class Shelf(Value, kw_only=True):
    """The instruments of one jurisdiction."""

    jurisdiction: str
    country: str | None
    """Its name, or that of the country of which it is a part."""
    lines: tuple[InstrumentLine, ...]


class InstrumentsPage(Page, kw_only=True):
    """The register of instruments, by jurisdiction and name."""

    shelves: tuple[Shelf, ...]


class RelationLine(Value, kw_only=True):
    """What stands between this instrument and another."""

    relation: str
    name: str
    address: str
    remark: str


class MentionLine(Value, kw_only=True):
    """One place where a source names the instrument."""

    words: str
    place: str
    address: str


class Mentioning(Value, kw_only=True):
    """The places in one source."""

    source: str
    language: str | None
    lines: tuple[MentionLine, ...]


class PinnedLine(Value, kw_only=True):
    """An answer that quotes the instrument's own text."""

    assessment: str
    indicator: str
    words: str
    language: str | None
    address: str


class TextLine(Value, kw_only=True):
    """A source that holds the instrument's own text."""

    title: str
    address: str
    language: str | None


class InstrumentPage(Page, kw_only=True):
    """One instrument, with everything that quotes it."""

    name: str
    other_names: tuple[str, ...]
    facts: tuple[Fact, ...]
    texts: tuple[TextLine, ...]
    relations: tuple[RelationLine, ...]
    mentions: tuple[Mentioning, ...]
    pins: tuple[PinnedLine, ...]


@require_safe
def instruments(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """The register of instruments."""
    entering.require_library(signed.person(request))
    shelves = []
    for code in registers.jurisdictions():
        register = registers.register_of(code, on=now().date())
        own = set(register.texts.values())
        lines = tuple(_line(code, one, has_text=one.id in own) for one in registers.listed(register))
        shelves.append(Shelf(jurisdiction=code, country=places.name(code, speaking()), lines=lines))
    page = InstrumentsPage(frame=frame(request, _("Instruments"), "sources"), shelves=tuple(shelves))
    return answer(request, page, "desk/instruments.html", twin=twin)


@require_safe
def instrument(request: HttpRequest, jurisdiction: str, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One instrument."""
    entering.require_library(signed.person(request))
    code = jurisdiction.upper()
    register = registers.register_of(code, on=now().date())
    found = registers.find(register, id)
    if found is None:
        raise NotFound("instrument", id)
    texts = [source for source, one in register.texts.items() if one == id]
    page = InstrumentPage(
        frame=frame(request, found.name, "sources"),
        name=found.name,
        other_names=tuple(dict.fromkeys(name.text for name in found.names[1:])),
        facts=_facts(found),
        texts=tuple(_texts(texts)),
        relations=tuple(_relations(code, found, register.instruments)),
        mentions=tuple(_mentions(registers.mentions(code, register, found))),
        pins=tuple(_pins(texts, request)),
    )
    return answer(request, page, "desk/instrument.html", twin=twin)


def _line(code: str, one: Instrument, *, has_text: bool) -> InstrumentLine:
    return InstrumentLine(
        name=one.name,
        kind=_(INSTRUMENT_KINDS[one.kind]),
        number=one.number,
        date=one.date or (str(one.year) if one.year else None),
        status=one.status and _(INSTRUMENT_STATUSES[one.status]),
        address=_address(code, one.id),
        has_text=has_text,
    )


def _address(code: str, id: str) -> str:  # noqa: A002 - the field's own word
    return reverse("instrument", kwargs={"jurisdiction": code.lower(), "id": id})


def _facts(one: Instrument) -> tuple[Fact, ...]:
    period = f"{one.period.first}–{one.period.last}" if one.period else None
    told = (
        (_("Kind"), _(INSTRUMENT_KINDS[one.kind])),
        (_("Number"), one.number),
        (_("Date"), one.date or (str(one.year) if one.year else None)),
        (_("Period"), period),
        (_("In force since"), one.since),
        (_("In force until"), one.until),
        (_("Status"), one.status and _(INSTRUMENT_STATUSES[one.status])),
        (_("As of"), one.as_of if one.status else None),
    )
    return tuple(Fact(label=label, value=value) for label, value in told if value)


def _texts(ids: Iterable[str]) -> Iterator[TextLine]:
    for name in ids:
        source = shelf.get(name).source
        yield TextLine(title=source.title, address=reverse("source", kwargs={"id": name}), language=source.language)


def _relations(code: str, one: Instrument, others: Iterable[Instrument]) -> Iterator[RelationLine]:
    names = {other.id: other.name for other in others}
    for link in one.links:
        if link.relation is not InstrumentRelation.CITES and link.to in names:
            yield _relation(code, _(RELATIONS[link.relation][0]), names[link.to], link.to, link)
    for other in others:
        for link in other.links:
            if link.to == one.id and link.relation is not InstrumentRelation.CITES:
                yield _relation(code, _(RELATIONS[link.relation][1]), other.name, other.id, link)


def _relation(code: str, words: str, name: str, id: str, link: InstrumentLink) -> RelationLine:  # noqa: A002
    articles = _("articles %(list)s") % {"list": ", ".join(link.articles)} if link.articles else None
    parts = (articles or (_("in part") if link.in_part else None), link.at)
    return RelationLine(
        relation=words, name=name, address=_address(code, id), remark=", ".join(part for part in parts if part)
    )


def _mentions(found: Iterable[Mention]) -> Iterator[Mentioning]:
    by_source: dict[str, list[Mention]] = {}
    for mention in found:
        by_source.setdefault(mention.source, []).append(mention)
    for name, mentions in by_source.items():
        source = shelf.get(name).source
        lines = tuple(
            MentionLine(
                words=mention.text,
                place=mention.place,
                address=address_of(name, start=mention.start, end=mention.end),
            )
            for mention in mentions
        )
        yield Mentioning(source=source.title, language=source.language, lines=lines)


def _pins(sources: Iterable[str], request: HttpRequest) -> Iterator[PinnedLine]:
    """What the person may see of who quotes these texts."""
    person = signed.person(request)
    for name in sources:
        language = shelf.get(name).source.language
        for assessment, indicator, pin in pins.of_source(name, seen_by=person):
            yield PinnedLine(
                assessment=assessment,
                indicator=indicator,
                words=pin.quote.exact,
                language=language,
                address=reverse("indicator", kwargs={"id": assessment, "code": indicator}),
            )
