"""The laws, plans and agreements that profiles rest on: by place and name, and each for itself with its life."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.errors import Invalid, NotFound, Problem
from migov.model.instruments import Instrument, InstrumentKind, InstrumentStatus
from migov.model.jurisdictions import folded
from migov.model.published import Notice, PublicInstrument, PublicPlace, PublicRelease
from migov.model.values import Value
from migov.store.published import answers, paragraphs, releases
from migov.store.published import instruments as kept
from migov.store.published.instruments import Choice
from migov.web.names import INSTRUMENT_KINDS, INSTRUMENT_STATUSES
from migov.web.numbers import whole
from migov.web.portal.across import adopted, lifelines, order
from migov.web.portal.across.adopted import Adopted
from migov.web.portal.across.lifelines import Drawing, LifeEvent
from migov.web.portal.across.order import Book, PlaceName, Turned
from migov.web.portal.across.voices import PassageView, passage
from migov.web.portal.across.words import DONE, SUFFERED, answered
from migov.web.portal.answering import Crumb, Page, answer, frame, source, speaking, tongue
from migov.web.portal.quoting import day

PAGE = 40
"""Lines of a page of the register."""


class Chosen(Value, kw_only=True):
    """One value of a select field."""

    value: str
    title: str
    is_chosen: bool


class InstrumentLine(Value, kw_only=True):
    """An instrument, as a line of a table."""

    place: str
    place_name: str
    id: str
    name: str
    language: str | None
    kind: str
    number: str | None
    year: int | None
    status: str | None
    as_of: str | None
    about: str
    """Kind, year and status in one line."""
    release: str
    address: str


class Shelf(Value, kw_only=True):
    """The instruments of a place, by name."""

    place: str
    name: str
    language: str | None
    lines: tuple[InstrumentLine, ...]


class InstrumentsPage(Turned, kw_only=True):
    """The register of instruments across places."""

    shelves: tuple[Shelf, ...]
    place: str
    """Words of the place's name that were asked for."""
    kinds: tuple[Chosen, ...]
    statuses: tuple[Chosen, ...]
    year: str
    is_chosen: bool
    adopted: Adopted | None
    """When all of them were adopted, on the first page of the whole register."""


class NameView(Value, kw_only=True):
    """A name of the instrument."""

    text: str
    language: str | None


class LinkView(Value, kw_only=True):
    """What stands between this instrument and another."""

    relation: str
    in_part: bool
    name: str
    language: str | None
    address: str | None
    """None where the other one is not on the shelf."""
    when: str | None


class RestingAnswer(Value, kw_only=True):
    """An answer that quotes the instrument."""

    code: str
    question: str
    answer: str
    address: str


class TextView(Value, kw_only=True):
    """A kept copy of the instrument's own text."""

    title: str
    media_type: str
    address: str


class RoundView(Value, kw_only=True):
    """What one profile has of the instrument."""

    of: PlaceName
    status: str | None
    as_of: str | None
    passages: tuple[PassageView, ...]
    answers: tuple[RestingAnswer, ...]
    texts: tuple[TextView, ...]


class InstrumentPage(Page, kw_only=True):
    """One instrument with its life and everything that rests on it."""

    place: str
    id: str
    name: str
    language: str | None
    names: tuple[NameView, ...]
    """The other ones."""
    kind: str
    number: str | None
    status: str | None
    as_of: str | None
    events: tuple[LifeEvent, ...]
    drawing: Drawing | None
    links: tuple[LinkView, ...]
    rounds: tuple[RoundView, ...]
    shelf: str
    """Address of the place's instruments."""


Code = TypeVar("Code", bound=StrEnum)


@require_safe
def instruments(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The register of instruments."""
    choice, place, book = _choice(request), request.GET.get("place", "").strip()[:100], order.book()
    start, _colon, seen = request.GET.get("after", "").partition(":")
    most = order.MOST if twin == "csv" else PAGE
    lines, last = _lines(_places(choice, place, start, book), choice, (start, seen), most)
    is_chosen = choice != Choice() or bool(place)
    page = InstrumentsPage(
        frame=frame(request, _("Laws and plans"), "instruments", crumbs=(Crumb(title=_("Laws and plans")),)),
        shelves=tuple(_shelves(lines)),
        place=book.place(place).title(speaking()) if place in book.rounds else place,
        kinds=_options(kept.range_of().kinds, choice.kind, INSTRUMENT_KINDS),
        statuses=_options(kept.range_of().statuses, choice.status, INSTRUMENT_STATUSES),
        year=str(choice.year or ""),
        is_chosen=is_chosen,
        adopted=None if is_chosen or start else adopted.drawn(kept.adopted()),
        **order.turn(request, last),
    )
    return order.told(
        request,
        page,
        "portal/across/instruments.html",
        twin=twin,
        rows=lines if twin == "csv" else None,
        sources=(source(releases.get(id_)) for id_ in dict.fromkeys(one.release for one in lines)),
    )


@require_safe
def instrument(request: HttpRequest, place: str, id: str, *, twin: str | None = None) -> HttpResponse:  # noqa: A002
    """One instrument with its life and everything that rests on it."""
    book, rounds = order.book(), kept.rounds(place, id)
    if not rounds:
        raise NotFound("instrument", id[:80])
    one, others = rounds[0].instrument, [other.instrument for other in kept.of_place(place)]
    told = lifelines.events(place, one, [other for other in others if other.id != id], _notices(rounds, id))
    shelf = f"{reverse('portal instruments')}?place={place}"
    name = book.place(place).title(speaking())
    way = (
        Crumb(title=_("Laws and plans"), address=reverse("portal instruments")),
        Crumb(title=name, address=shelf),
        Crumb(title=one.name[:80]),
    )
    page = InstrumentPage(
        frame=frame(request, f"{one.name} – {name}", "instruments", crumbs=way),
        sources=tuple(source(releases.get(each.release)) for each in rounds),
        place=name,
        id=id,
        name=one.name,
        language=one.names[0].language,
        names=tuple(NameView(text=each.text, language=each.language) for each in one.names[1:]),
        kind=_(INSTRUMENT_KINDS[one.kind]),
        number=one.number,
        status=_(INSTRUMENT_STATUSES[one.status]) if one.status else None,
        as_of=day(one.as_of) if one.as_of else None,
        events=tuple(told),
        drawing=lifelines.drawn(one, told, known=releases.get(rounds[0].release).year),
        links=tuple(_links(place, one, others)),
        rounds=tuple(_round(each, book) for each in rounds),
        shelf=shelf,
    )
    return answer(request, page, "portal/across/instrument.html", twin=twin)


def _choice(request: HttpRequest) -> Choice:
    return Choice(
        kind=_code(request, "kind", InstrumentKind),
        status=_code(request, "status", InstrumentStatus),
        year=_year(request.GET.get("year") or ""),
    )


def _code(request: HttpRequest, field: str, kind: type[Code]) -> Code | None:
    told = request.GET.get(field)
    if not told:
        return None
    if told not in {one.value for one in kind}:
        raise Invalid(Problem(_("there is nothing of this name to choose"), place=field))
    return kind(told)


def _year(told: str) -> int | None:
    if told and whole(told, digits=4) is None:
        raise Invalid(Problem(_("a year has four digits"), place="year"))
    return whole(told, digits=4)


def _places(choice: Choice, words: str, start: str, book: Book) -> Iterator[PublicPlace]:
    """The places that have such instruments, in their order, from the one on with which the page before ended.

    *words* are the id of a place, or part of its name.
    """
    first = [book.place(start)] if start else []
    there = kept.places(choice) if choice != Choice() else None
    if words in book.rounds:
        yield from (one for one in [book.place(words)] if there is None or one.id in there)
        return
    for one in chain(first, order.walk(book, after=start or None)):
        if (not words or _has(one, words)) and (there is None or one.id in there):
            yield one


def _has(place: PublicPlace, words: str) -> bool:
    return folded(words) in folded(place.title(speaking()))


def _lines(
    places: Iterable[PublicPlace], choice: Choice, after: tuple[str, str], most: int
) -> tuple[list[InstrumentLine], str | None]:
    """As many lines as a page has, and the place and id of the last where others follow."""
    found: list[InstrumentLine] = []
    for place in places:
        if found and most == PAGE and order.begins_a_page(place.id):
            return found, f"{found[-1].place}:{found[-1].id}"
        for one in _of_place(place, choice, after[1] if place.id == after[0] else ""):
            if len(found) == most:
                return found, f"{found[-1].place}:{found[-1].id}"
            found.append(one)
    return found, None


def _of_place(place: PublicPlace, choice: Choice, seen: str) -> Iterator[InstrumentLine]:
    mine = sorted(kept.of_place(place.id, choice), key=lambda one: (folded(one.instrument.name), one.instrument.id))
    ids = [one.instrument.id for one in mine]
    if seen and seen not in ids:
        raise NotFound("instrument", seen[:80])
    name = place.title(speaking())
    for one in mine[ids.index(seen) + 1 if seen else 0 :]:
        yield _line(one, name)


def _line(one: PublicInstrument, name: str) -> InstrumentLine:
    each = one.instrument
    status = _(INSTRUMENT_STATUSES[each.status]) if each.status else None
    return InstrumentLine(
        place=one.place,
        place_name=name,
        id=each.id,
        name=each.name,
        language=each.names[0].language,
        kind=_(INSTRUMENT_KINDS[each.kind]),
        number=each.number,
        year=each.year,
        status=status,
        as_of=each.as_of,
        about=" · ".join(filter(None, (_(INSTRUMENT_KINDS[each.kind]), str(each.year or ""), status))),
        release=one.release,
        address=reverse("portal instrument", kwargs={"place": one.place, "id": each.id}),
    )


def _shelves(lines: Iterable[InstrumentLine]) -> Iterator[Shelf]:
    found: dict[str, list[InstrumentLine]] = {}
    for one in lines:
        found.setdefault(one.place, []).append(one)
    for id_, mine in found.items():
        language = tongue(releases.places()[id_].name)
        yield Shelf(place=id_, name=mine[0].place_name, language=language, lines=tuple(mine))


def _options(values: Iterable[Code], chosen: Code | None, titles: dict[Code, str]) -> tuple[Chosen, ...]:
    found = [Chosen(value=one.value, title=_(titles[one]), is_chosen=one is chosen) for one in values]
    return tuple(sorted(found, key=lambda one: folded(one.title)))


def _notices(rounds: Iterable[PublicInstrument], id_: str) -> list[Notice]:
    told = (paragraphs.notices(releases.get(one.release).assessment, instrument=id_) for one in rounds)
    found = [notice for mine in told for notice in mine]
    return list({(one.happened, one.since): one for one in found}.values())


def _links(place: str, one: Instrument, others: list[Instrument]) -> Iterator[LinkView]:
    known = {other.id: other for other in others}
    for link in one.links:
        other = known.get(link.to)
        yield _link(place, DONE[link.relation], link.to, other, link.in_part, link.at)
    for other in others:
        for link in other.links:
            if link.to == one.id and other.id != one.id:
                yield _link(place, SUFFERED[link.relation], other.id, other, link.in_part, link.at)


def _link(
    place: str,
    relation: str,
    id_: str,
    other: Instrument | None,
    in_part: bool,  # noqa: FBT001 - handed on by the one caller
    at: str | None,
) -> LinkView:
    return LinkView(
        relation=_(relation),
        in_part=in_part,
        name=other.name if other else id_,
        language=other.names[0].language if other else None,
        address=reverse("portal instrument", kwargs={"place": place, "id": id_}) if other else None,
        when=day(at) if at else None,
    )


def _round(one: PublicInstrument, book: Book) -> RoundView:
    release = releases.get(one.release)
    each = one.instrument
    return RoundView(
        of=book.names[release.id],
        status=_(INSTRUMENT_STATUSES[each.status]) if each.status else None,
        as_of=day(each.as_of) if each.as_of else None,
        passages=tuple(passage(told, release) for told in answers.named(release, one.paragraphs, speaking())),
        answers=tuple(_answers(one, release, book)),
        texts=tuple(_texts(one, release)),
    )


def _answers(one: PublicInstrument, release: PublicRelease, book: Book) -> Iterator[RestingAnswer]:
    for edition in filter(None, (release.edition, *release.modules)):
        listed = book.editions.get(edition)
        for code in one.indicators:
            asked = listed.find(code) if listed else None
            given = answers.one(release.id, edition, code) if asked else None
            if asked and given:
                to = {"edition": edition, "code": code, "place": one.place}
                yield RestingAnswer(
                    code=code,
                    question=asked.question.text(speaking()),
                    answer=answered(given, asked),
                    address=reverse("portal answers", kwargs=to),
                )


def _texts(one: PublicInstrument, release: PublicRelease) -> Iterator[TextView]:
    """The archived copies of the instrument's own text, which the release names by their sources."""
    stems = tuple(f"sources/{id_[:100]}." for id_ in one.sources)
    for file in release.files:
        if file.role == "archived source" and stems and file.path.startswith(stems):
            to = reverse("portal file", kwargs={"id": release.id, "path": file.path})
            yield TextView(title=file.path.removeprefix("sources/"), media_type=file.media_type, address=to)
