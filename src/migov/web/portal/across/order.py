"""The one order of places there is, and turning pages in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypedDict, TypeVar

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
from migov.store.published.database import remembered
from migov.web.portal.answering import Page, answer, speaking, tongue
from migov.web.portal.profiles import OTHER, REGIONS

ROOM = 14_000
"""Bytes of content after which a page ends: it is made in a few milliseconds, and stays far below 60 kB."""
FEW = 8
"""Places on a page that shows much of each."""
MOST = 300
"""Rows of a CSV twin; where there are more, its header ``Link`` names the next."""
LONG = 100_000
"""Bytes of content of a CSV twin; the whole data set is one file elsewhere."""

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

    next: str | None = None
    """Address of the next page."""
    first: str | None = None
    """Address of the first page, on any other."""


class Book(Value, kw_only=True):
    """What pages look up again and again, in one hand."""

    language: Language
    places: tuple[PublicPlace, ...]
    """Every place with a profile, by its name in this language: there is no other order."""
    rounds: dict[str, tuple[PublicRelease, ...]]
    """Place → its current releases, the newest round first."""
    names: dict[str, PlaceName]
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
        return next(place for place in self.places if place.id == id)


def book() -> Book:
    """What is on the shelf, in the language of the page that is being made."""
    return _book(speaking())


@remembered
def _book(language: Language) -> Book:
    rounds: dict[str, list[PublicRelease]] = {}
    for one in sorted(releases.current(), key=lambda one: (-(one.year or 0), one.id)):
        rounds.setdefault(one.place, []).append(one)
    known = releases.places()
    places = sorted((known[id_] for id_ in rounds), key=lambda place: (folded(place.title(language)), place.id))
    return Book(
        language=language,
        places=tuple(places),
        rounds={place: tuple(mine) for place, mine in rounds.items()},
        names={one.id: _named(one, known[one.place]) for mine in rounds.values() for one in mine},
        editions=releases.editions(),
    )


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


def regions(request: HttpRequest, of: Book) -> tuple[Option, ...]:
    """The regions to choose from; empty where all places are of one."""
    there = {place.region for place in of.places}
    if len(there) < 2:
        return ()
    chosen, path = request.GET.get("region", ""), request.path
    options = [Option(title=_("All regions"), address=path, current=not chosen)]
    for region, title in REGIONS.items():
        if region in there:
            told = region or OTHER
            options.append(Option(title=_(title), address=f"{path}?region={told}", current=chosen == told))
    return tuple(options)


def wanted(request: HttpRequest, of: Book) -> Iterator[PublicPlace]:
    """The places of the region that is asked for, after the one that the page before ended with.

    Raises:
        Invalid: there is no such region.
        NotFound: there is no such place.
    """
    region, after = request.GET.get("region"), request.GET.get("after")
    if region and region not in REGIONS and region != OTHER:
        raise Invalid(Problem(_("there is no such region"), place="region"))
    start = of.places.index(of.place(after)) + 1 if after else 0
    for place in of.places[start:]:
        if not region or (place.region or OTHER) == region:
            yield place


def fill(
    places: Iterable[PublicPlace],
    show: Callable[[PublicPlace], Shown | None],
    *,
    room: int = ROOM,
    most: int = MOST,
) -> tuple[tuple[Shown, ...], str | None]:
    """What a page shows of the places as far as it has room, and the last of them where others follow.

    At least one is shown; a place of which there is nothing to show is passed over.
    """
    found: list[Shown] = []
    last = None
    for place in places:
        one = show(place)
        if one is None:
            continue
        room -= len(msgspec.json.encode(one))
        if found and (room < 0 or len(found) >= most):
            return tuple(found), last
        found.append(one)
        last = place.id
    return tuple(found), None


def turn(request: HttpRequest, last: str | None) -> Ends:
    """The addresses of the next page and of the first one."""
    told = request.GET.copy()
    before = told.pop("after", None)
    first = f"{request.path}?{told.urlencode()}" if told else request.path
    told["after"] = last or ""
    return {"next": f"{request.path}?{told.urlencode()}" if last else None, "first": first if before else None}


def told(
    request: HttpRequest, page: Turned, template: str, *, twin: str | None, rows: Sequence[Value] = ()
) -> HttpResponse:
    """The page or its twin, which names the next one for programs too."""
    response = answer(request, page, template, twin=twin, rows=rows)
    if page.next:
        links = [response["Link"]] if "Link" in response else []
        response["Link"] = ", ".join([*links, f'<{page.next}>; rel="next"'])
    return response
