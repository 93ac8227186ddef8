"""The list of published profiles: alphabetical, by region."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.model.jurisdictions import folded
from migov.model.published import PublicPlace, PublicRelease
from migov.model.values import Value
from migov.store.published import releases
from migov.web.portal.answering import Page, answer, frame, speaking

REGIONS = {
    "Africa": gettext_noop("Africa"),
    "Americas": gettext_noop("Americas"),
    "Asia": gettext_noop("Asia"),
    "Europe": gettext_noop("Europe"),
    "Oceania": gettext_noop("Oceania"),
    None: gettext_noop("Other places"),
}
"""The regions of the United Nations (M49), and what belongs to none, such as the countries made up for training."""


class RoundLink(Value, kw_only=True):
    """One profile of a place."""

    title: str
    year: int | None
    round: int | None
    languages: str
    address: str


class PlaceRow(Value, kw_only=True):
    """A place with its profiles, the newest first."""

    id: str
    name: str
    rounds: tuple[RoundLink, ...]


class RegionGroup(Value, kw_only=True):
    """The places of a region, in alphabetical order."""

    title: str
    places: tuple[PlaceRow, ...]


class ProfilesPage(Page, kw_only=True):
    """All published profiles."""

    groups: tuple[RegionGroup, ...]


class ProfileLine(Value, kw_only=True):
    """One profile, as a line of a table."""

    release: str
    place: str
    name: str
    region: str | None
    year: int | None
    round: int | None
    languages: tuple[str, ...]
    licence: str | None
    address: str


@require_safe
def profiles(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The list of published profiles."""
    page = ProfilesPage(frame=frame(request, _("Profiles"), "profiles"), groups=_groups())
    return answer(request, page, "portal/profiles.html", twin=twin, rows=lines() if twin == "csv" else ())


def alphabetical() -> list[PublicPlace]:
    """Every place with a profile, by its name in the reader's language: there is no other order."""
    there = {one.place for one in releases.current()}
    return sorted(
        (one for one in releases.places().values() if one.id in there),
        key=lambda place: (folded(place.title(speaking())), place.id),
    )


def lines() -> list[ProfileLine]:
    """Every current profile, in alphabetical order of places."""
    mine = _by_place()
    return [
        ProfileLine(
            release=one.id,
            place=place.id,
            name=place.title(speaking()),
            region=place.region,
            year=one.year,
            round=one.round,
            languages=tuple(one.languages),
            licence=one.licence,
            address=reverse("portal profile", kwargs={"id": one.assessment}),
        )
        for place in alphabetical()
        for one in mine[place.id]
    ]


def _by_place() -> dict[str, list[PublicRelease]]:
    found: dict[str, list[PublicRelease]] = {}
    for one in sorted(releases.current(), key=lambda one: (-(one.year or 0), one.id)):
        found.setdefault(one.place, []).append(one)
    return found


def _groups() -> tuple[RegionGroup, ...]:
    mine, all_places = _by_place(), alphabetical()
    groups = ((title, [place for place in all_places if place.region == region]) for region, title in REGIONS.items())
    return tuple(
        RegionGroup(title=_(title), places=tuple(_row(place, mine[place.id]) for place in places))
        for title, places in groups
        if places
    )


def _row(place: PublicPlace, rounds: list[PublicRelease]) -> PlaceRow:
    return PlaceRow(
        id=place.id,
        name=place.title(speaking()),
        rounds=tuple(
            RoundLink(
                title=str(one.year or one.published[:4]),
                year=one.year,
                round=one.round,
                languages=", ".join(language.endonym for language in one.languages),
                address=reverse("portal profile", kwargs={"id": one.assessment}),
            )
            for one in rounds
        ),
    )
