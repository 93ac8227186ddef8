"""Where there are profiles, as a map of the world: one colour for all, which says where there is something to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.model.jurisdictions import Level
from migov.model.published import PublicPlace
from migov.model.values import Value
from migov.web.portal.answering import Crumb, Page, answer, frame, speaking, tongue
from migov.web.portal.profiles import REGIONS, alphabetical, place_region, rounds

WORLD = Path(__file__).with_name("world.json")
"""Made by ``docs/draw_world.py`` from Natural Earth, which is in the public domain."""


class Outline(Value, kw_only=True):
    """A country in the picture."""

    at: tuple[int, int]
    path: str | None = None
    """Null where it is so small that it is a dot."""


class World(Value, kw_only=True):
    """The picture: land without borders, and the outline of every country for when it is needed."""

    source: str
    licence: str
    width: int
    height: int
    land: str
    places: dict[str, Outline]


class MappedPlace(Value, kw_only=True):
    """A place with a profile."""

    id: str
    name: str
    language: str | None
    """Of the name, where that is not the page's own."""
    shape: str | None
    """As SVG writes it; null where the place is not drawn."""
    is_dot: bool
    address: str
    """Of its newest profile."""


class MappedRegion(Value, kw_only=True):
    """The countries of a region that are drawn."""

    title: str
    places: tuple[MappedPlace, ...]


class WorldPage(Page, kw_only=True):
    """The map, and the same as a list."""

    width: int
    height: int
    land: str
    regions: tuple[MappedRegion, ...]
    others: tuple[MappedPlace, ...]
    """Places that have none on the map: cities, regions of countries, and countries made up for training."""
    is_empty: bool
    """Whether nothing is published at all."""


@require_safe
def world(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The map of the places with a profile."""
    picture, places = drawing(), alphabetical()
    title = _("Where there are profiles")
    page = WorldPage(
        frame=frame(
            request,
            title,
            "profiles",
            description=_("The countries with a published migration governance profile, on a map and as a list."),
            crumbs=(Crumb(title=_("Profiles"), address=reverse("portal profiles")), Crumb(title=title)),
        ),
        width=picture.width,
        height=picture.height,
        land=picture.land,
        regions=tuple(_regions(places)),
        others=tuple(_mapped(one) for one in places if _outline(one) is None),
        is_empty=not places,
    )
    return answer(request, page, "portal/across/world.html", twin=twin)


@cache
def drawing() -> World:
    """The picture, as it was drawn."""
    return msgspec.json.decode(WORLD.read_bytes(), type=World)


def _regions(places: Iterable[PublicPlace]) -> Iterator[MappedRegion]:
    drawn = [one for one in places if _outline(one)]
    for region, title in REGIONS.items():
        if mine := tuple(_mapped(one) for one in drawn if place_region(one) == region):
            yield MappedRegion(title=_(title), places=mine)


def _outline(place: PublicPlace) -> Outline | None:
    """How a country is drawn; null for a city, and for a country that is nowhere."""
    return drawing().places.get(place.code or "") if place.level is Level.NATIONAL else None


def _mapped(place: PublicPlace) -> MappedPlace:
    outline = _outline(place)
    return MappedPlace(
        id=place.id,
        name=place.title(speaking()),
        language=tongue(place.name),
        shape=_shape(outline) if outline else None,
        is_dot=outline is not None and outline.path is None,
        address=reverse("portal profile", kwargs={"id": rounds()[place.id][0].assessment}),
    )


def _shape(outline: Outline) -> str:
    """The outline, or a line of no length, whose round ends are a dot."""
    return outline.path or f"M{outline.at[0]} {outline.at[1]}h0"
