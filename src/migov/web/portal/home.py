"""The first public page: what the Migration Governance Indicators are, what they are not, and where to begin."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.model.dimensions import Dimension
from migov.model.published import Origin, PublicRelease
from migov.model.values import Value
from migov.store.published import releases
from migov.web.portal import profiles
from migov.web.portal.answering import Page, answer, direction, frame, speaking
from migov.web.portal.quoting import day

NEWEST = 6
"""Releases on the first page."""
MOST_PLACES = 80
"""Places that the first page names itself; where there are more, it names their regions."""


class DimensionLink(Value, kw_only=True):
    """One of the six dimensions, and what is found about it."""

    number: int
    title: str
    address: str


class ReleaseLink(Value, kw_only=True):
    """A release, as news."""

    name: str
    year: int | None
    title: str
    language: str
    direction: str
    published: str
    is_correction: bool
    is_external: bool
    address: str


class Beginning(Value, kw_only=True):
    """Where one kind of reader begins."""

    who: str
    says: str
    links: tuple[tuple[str, str], ...]
    """Title and address."""


class PlaceLink(Value, kw_only=True):
    """A place with a profile."""

    name: str
    address: str


class RegionPlaces(Value, kw_only=True):
    """A region, with its places where there is room for them."""

    title: str
    address: str
    places: tuple[PlaceLink, ...]


class HomePage(Page, kw_only=True):
    """The first page."""

    dimensions: tuple[DimensionLink, ...]
    beginnings: tuple[Beginning, ...]
    newest: tuple[ReleaseLink, ...]
    """In the order of their days, which says nothing about countries."""
    regions: tuple[RegionPlaces, ...]


@require_safe
def home(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The first page."""
    title = _("Migration governance profiles")
    about = _(
        "What governments have in place for migration: their laws, institutions and agreements, question by question, "
        "with the words each sentence rests on."
    )
    newest = sorted(releases.current(), key=lambda one: (one.published, one.id), reverse=True)[:NEWEST]
    page = HomePage(
        frame=frame(request, title, "home", description=about),
        dimensions=tuple(_dimension(one) for one in Dimension),
        beginnings=_beginnings(),
        newest=tuple(map(_release, newest)),
        regions=_regions(),
    )
    return answer(request, page, "portal/home.html", twin=twin)


def _dimension(one: Dimension) -> DimensionLink:
    finder = reverse("portal practices")
    return DimensionLink(number=int(one), title=one.title(speaking()), address=f"{finder}?dimension={int(one)}")


def _beginnings() -> tuple[Beginning, ...]:
    told = (
        (
            _("You shape policy"),
            _("See how other governments regulate a question: the passage, the law behind it, the year."),
            (("portal practices", _("Find practices")), ("portal dimensions", _("Browse the questions"))),
        ),
        (
            _("You do research"),
            _("Take every published answer with its source: each page as JSON and CSV, and all of it in one file."),
            (("portal data", _("Data")), ("portal conventions", _("Conventions"))),
        ),
        (
            _("You work in a ministry"),
            _("Read your country’s profile, see what changed since, report an error, be told of news."),
            (("portal profiles", _("Profiles")), ("portal follow", _("Follow"))),
        ),
    )
    return tuple(Beginning(who=who, says=says, links=tuple(_there(links))) for who, says, links in told)


def _there(links: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """The links whose pages are there."""
    found = []
    for name, title in links:
        try:
            found.append((title, reverse(name)))
        except NoReverseMatch:
            continue
    return found


def _release(one: PublicRelease) -> ReleaseLink:
    place = releases.places()[one.place]
    shown = speaking() if speaking() in one.languages else one.language
    return ReleaseLink(
        name=place.title(speaking()),
        year=one.year,
        title=one.title.text(shown),
        language=shown.value,
        direction=direction(shown),
        published=day(one.published),
        is_correction=one.number > 1,
        is_external=one.origin is Origin.EXTERNAL,
        address=reverse("portal profile", kwargs={"id": one.assessment}),
    )


def _regions() -> tuple[RegionPlaces, ...]:
    places, mine = profiles.alphabetical(), profiles.rounds()
    named = places if len(places) <= MOST_PLACES else ()
    return tuple(
        RegionPlaces(
            title=region.title,
            address=region.address,
            places=tuple(
                PlaceLink(
                    name=place.title(speaking()),
                    address=reverse("portal profile", kwargs={"id": mine[place.id][0].assessment}),
                )
                for place in named
                if profiles.place_region(place) == profiles.region_of(region.value)
            ),
        )
        for region in profiles.regions()
    )
