"""The one order of places there is, and turning pages in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import ClassVar, TypedDict, TypeVar
from zlib import crc32

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from migov.errors import Invalid, NotFound, Problem
from migov.model.indicators import Edition
from migov.model.jurisdictions import folded
from migov.model.languages import Language
from migov.model.published import Origin, PublicPlace, PublicRelease
from migov.model.values import Value
from migov.store.published import releases
from migov.store.published.database import Kept, narrow, remembered
from migov.web.portal.answering import Page, Source, answer, speaking, tongue
from migov.web.portal.profiles import OTHER, REGIONS

ROOM = 14_000
"""Bytes of content after which a page ends: it is made in a few milliseconds, and stays far below 60 kB."""
FEW = 8
"""Places on a page that shows much of each."""
MANY = 80
"""Places on a page that shows little of each."""
DOZEN = 12
"""Of so many places one begins a page."""
MOST = 300
"""Rows of a CSV twin; where there are more, its header ``Link`` names the next."""

CURRENT = "select doc from release where is_current order by id"
PLACES = "select doc from place order by id"

Shown = TypeVar("Shown")


class Option(Value, kw_only=True):
    """One choice of a filter: a plain link."""

    title: str
    address: str
    current: bool


class PlaceName(Value, kw_only=True):
    """Whose content stands below."""

    id: str
    name: str
    language: str | None
    """Of the name, where that is not the page's own."""
    release: str
    year: int | None
    profile: str
    """Address of the profile."""
    is_external: bool


class Ends(TypedDict):
    """Where a list goes on, and where it begins."""

    next: str | None
    first: str | None


class Turned(Page, kw_only=True):
    """A page of a list that may go on."""

    turns: ClassVar[bool] = True
    next: str | None = None
    """Address of the next page."""
    first: str | None = None
    """Address of the first page, on any other."""


class Book(Value, kw_only=True):
    """What pages look up again and again, in one hand; who looks one thing up has not seen the others."""

    tells_itself: ClassVar[bool] = True
    language: Language
    rounds: Mapping[str, tuple[PublicRelease, ...]]
    """Place → its current releases, the newest round first."""
    names: Mapping[str, PlaceName]
    """Release → whose it is."""
    editions: Mapping[str, Edition]

    def newest(self, place: PublicPlace) -> PublicRelease:
        """The newest profile of a place."""
        return self.rounds[place.id][0]

    def place(self, id: str) -> PublicPlace:  # noqa: A002 - the field's own word
        """A place with a profile.

        Raises:
            NotFound: there is none of this id.
        """
        if id not in self.rounds:
            raise NotFound("place", id[:80])
        return releases.places()[id]


def book() -> Book:
    """What is on the shelf, in the language of the page that is being made."""
    return _book(speaking())


@remembered
def _book(language: Language) -> Book:
    rounds: dict[str, list[PublicRelease]] = {}
    for one in sorted(releases.current(), key=lambda one: (-(one.year or 0), one.id)):
        rounds.setdefault(one.place, []).append(one)
    known = releases.places()
    names = {one.id: _named(one, known[one.place]) for mine in rounds.values() for one in mine}
    return Book(
        language=language,
        rounds=Kept(
            {place: tuple(mine) for place, mine in rounds.items()},
            one="select doc from release where place = '{}' and is_current order by id",
            all=[CURRENT],
        ),
        names=Kept(
            names,
            one="select p.doc, r.year, r.doc from release r join place p on p.id = r.place where r.id = '{}'",
            all=[CURRENT, PLACES],
        ),
        editions=releases.editions(),
    )


@remembered
def _alphabet(language: Language) -> dict[str | None, tuple[str, ...]]:
    """Region → the ids of its places with a profile, by their names; under none those of all."""
    known = releases.places()
    there = {known[one.place].id: known[one.place] for one in releases.current()}
    found: dict[str | None, list[str]] = {None: []}
    for place in sorted(there.values(), key=lambda place: (folded(place.title(language)), place.id)):
        for region in (None, place.region or OTHER):
            found.setdefault(region, []).append(place.id)
    return {region: tuple(ids) for region, ids in found.items()}


@remembered
def _next(language: Language) -> dict[tuple[str | None, str | None], str]:
    """Region and place → the place after it; the first one after none."""
    steps = ((region, (None, *ids), ids) for region, ids in _alphabet(language).items())
    return {(region, one): other for region, before, ids in steps for one, other in zip(before, ids, strict=False)}


@narrow
def following(language: str, region: str | None, place: str | None) -> str | None:
    """The place that comes after another in alphabetical order, of one region or of all; the first one after none."""
    return _next(Language(language)).get((region, place))


@narrow
def _regions() -> tuple[str, ...]:
    """The regions with profiles."""
    return tuple(sorted(region for region in _alphabet(Language.EN) if region))


def _named(release: PublicRelease, place: PublicPlace) -> PlaceName:
    return PlaceName(
        id=place.id,
        name=place.title(speaking()),
        language=tongue(place.name),
        release=release.id,
        year=release.year,
        profile=reverse("portal profile", kwargs={"id": release.assessment}),
        is_external=release.origin is Origin.EXTERNAL,
    )


def regions(request: HttpRequest) -> tuple[Option, ...]:
    """The regions to choose from; empty where all places are of one."""
    there = _regions()
    if len(there) < 2:
        return ()
    chosen, path = request.GET.get("region", ""), request.path
    options = [Option(title=_("All regions"), address=path, current=not chosen)]
    for region, title in REGIONS.items():
        told = region or OTHER
        if told in there:
            options.append(Option(title=_(title), address=f"{path}?region={told}", current=chosen == told))
    return tuple(options)


def wanted(request: HttpRequest, of: Book) -> Iterator[PublicPlace]:
    """The places of the region that is asked for, after the one that the page before ended with.

    Raises:
        Invalid: there is no such region.
        NotFound: there is no such place.
    """
    region, after = request.GET.get("region") or None, request.GET.get("after") or None
    if region and region not in REGIONS and region != OTHER:
        raise Invalid(Problem(_("there is no such region"), place="region"))
    if after and region and (of.place(after).region or OTHER) != region:
        raise NotFound("place", after[:80])
    return walk(of, region=region, after=of.place(after).id if after else None)


def walk(of: Book, *, region: str | None = None, after: str | None = None) -> Iterator[PublicPlace]:
    """The places with a profile, of one region or all, by their names, behind one of them."""
    while after := following(of.language.value, region, after):
        yield releases.places()[after]


def fill(
    places: Iterable[PublicPlace],
    show: Callable[[PublicPlace], Shown | None],
    *,
    room: int = ROOM,
    most: int = MANY,
) -> tuple[tuple[Shown, ...], str | None]:
    """What a page shows of the places as far as it has room, and the last of them where others follow.

    At least one is shown; a place of which there is nothing to show is passed over. Some places begin a page wherever
    they stand, so that a new one does not move all the pages behind it.
    """
    found: list[Shown] = []
    last = None
    for place in places:
        one = show(place)
        if one is None:
            continue
        room -= len(msgspec.json.encode(one))
        if found and (room < 0 or len(found) >= most or (most < MOST and begins_a_page(place.id))):
            return tuple(found), last
        found.append(one)
        last = place.id
    return tuple(found), None


def begins_a_page(place: str) -> bool:
    """Whether a page begins with this place wherever it stands: one in a dozen does."""
    return crc32(place.encode()) % DOZEN == 0


def turn(request: HttpRequest, last: str | None) -> Ends:
    """The addresses of the next page and of the first one."""
    told = request.GET.copy()
    before = told.pop("after", None)
    first = f"{request.path}?{told.urlencode()}" if told else request.path
    told["after"] = last or ""
    return {"next": f"{request.path}?{told.urlencode()}" if last else None, "first": first if before else None}


def told(
    request: HttpRequest,
    page: Turned,
    template: str,
    *,
    twin: str | None,
    rows: Iterable[Value] | None = (),
    sources: Iterable[Source] = (),
) -> HttpResponse:
    """The page or its twin, which names the next one for programs too."""
    response = answer(request, page, template, twin=twin, rows=rows, sources=sources)
    if page.next:
        links = [response["Link"]] if "Link" in response else []
        response["Link"] = ", ".join([*links, f'<{page.next}>; rel="next"'])
    return response
