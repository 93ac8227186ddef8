"""The list of published profiles: alphabetical, and no other way; by region, and by words of a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.model.jurisdictions import Level, folded
from migov.model.languages import Language
from migov.model.published import Origin, PublicPlace, PublicRelease
from migov.model.values import Value
from migov.store.published import releases
from migov.store.published.database import remembered
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
OTHER = "other"
"""What an address calls the places of no region."""
LONGEST = 100
"""Signs of a name that is looked for."""
PAGE = 200
"""Places on a page."""


class RoundLink(Value, kw_only=True):
    """One profile of a place."""

    title: str
    year: int | None
    round: int | None
    languages: tuple[str, ...]
    is_external: bool
    address: str


class PlaceRow(Value, kw_only=True):
    """A place with its profiles, the newest first."""

    id: str
    name: str
    is_local: bool
    rounds: tuple[RoundLink, ...]

    @property
    def line(self) -> str:
        """The place in the list, in HTML: written here, for a page has two hundred of them."""
        name, others = escape(self.name), escape(_("published by others"))
        links = (
            f' <a href="{escape(one.address)}" aria-label="{name} {escape(one.title)}">{escape(one.title)}</a>'
            f"<small>{escape(' '.join(one.languages))}{f' · {others}' if one.is_external else ''}</small>"
            for one in self.rounds
        )
        return f'<li><span class="name">{name}</span>{"".join(links)}</li>'


class LetterGroup(Value, kw_only=True):
    """The places whose names begin with a letter."""

    title: str
    places: tuple[PlaceRow, ...]


class RegionLink(Value, kw_only=True):
    """A region with published profiles."""

    title: str
    value: str
    address: str
    current: bool


class ProfilesPage(Page, kw_only=True):
    """All published profiles, or those that fit."""

    groups: tuple[LetterGroup, ...]
    regions: tuple[RegionLink, ...]
    words: str
    """What a name must hold."""
    region: str
    shown: int
    next: str | None
    """Address of the next page."""
    is_empty: bool
    """Whether nothing is published at all."""


class ProfileLine(Value, kw_only=True):
    """One profile, as a line of a table."""

    release: str
    place: str
    name: str
    region: str | None
    year: int | None
    round: int | None
    origin: str
    languages: tuple[str, ...]
    licence: str | None
    address: str


@require_safe
def profiles(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The list of published profiles."""
    words, region = request.GET.get("q", "").strip()[:LONGEST], request.GET.get("region", "")
    fitting = list(_fitting(alphabetical(), words, region))
    at = _position(fitting, request.GET.get("after", ""))
    places, rest = fitting[at : at + PAGE], fitting[at + PAGE :]
    page = ProfilesPage(
        frame=frame(
            request,
            _("Profiles"),
            "profiles",
            description=_("All published migration governance profiles, in alphabetical order."),
        ),
        groups=tuple(_groups(places)),
        regions=regions(region),
        words=words,
        region=region,
        shown=len(places),
        next=_next(places[-1].id, words, region) if rest else None,
        is_empty=not alphabetical(),
    )
    rows = lines(fitting) if twin == "csv" else None
    return answer(request, page, "portal/profiles.html", twin=twin, rows=rows)


def alphabetical() -> tuple[PublicPlace, ...]:
    """Every place with a profile, by its name in the reader's language: there is no other order."""
    return _alphabetical(speaking())


@remembered
def _alphabetical(language: Language) -> tuple[PublicPlace, ...]:
    there = {one.place for one in releases.current()}
    wanted = (one for one in releases.places().values() if one.id in there)
    return tuple(sorted(wanted, key=lambda place: (folded(place.title(language)), place.id)))


def lines(places: Iterable[PublicPlace] | None = None) -> list[ProfileLine]:
    """Every current profile, or those of some places, in alphabetical order of places."""
    mine = rounds()
    return [
        ProfileLine(
            release=one.id,
            place=place.id,
            name=place.title(speaking()),
            region=place.region,
            year=one.year,
            round=one.round,
            origin=one.origin,
            languages=tuple(one.languages),
            licence=one.licence,
            address=reverse("portal profile", kwargs={"id": one.assessment}),
        )
        for place in (alphabetical() if places is None else places)
        for one in mine[place.id]
    ]


@remembered
def rounds() -> dict[str, tuple[PublicRelease, ...]]:
    """The current profiles of every place, the newest first."""
    found: dict[str, list[PublicRelease]] = {}
    for one in sorted(releases.current(), key=lambda one: (-(one.year or 0), one.id)):
        found.setdefault(one.place, []).append(one)
    return {place: tuple(mine) for place, mine in found.items()}


def regions(chosen: str = "") -> tuple[RegionLink, ...]:
    """The regions in which there are profiles."""
    there = {place.region for place in alphabetical()}
    return tuple(
        RegionLink(
            title=_(title),
            value=value or OTHER,
            address=reverse("portal profiles") + "?" + urlencode({"region": value or OTHER}),
            current=chosen == (value or OTHER),
        )
        for value, title in REGIONS.items()
        if value in there or (value is None and there - set(REGIONS))
    )


def letter(place: PublicPlace) -> str:
    """The letter under which a place stands."""
    name = folded(place.title(speaking()))
    return name[:1].upper() or "#"


def _fitting(places: Iterable[PublicPlace], words: str, region: str) -> Iterator[PublicPlace]:
    looked_for = folded(words)
    if not words and not region:
        yield from places
        return
    for place in places:
        if region and place_region(place) != region_of(region):
            continue
        names = (place.title(speaking()), place.official.text(speaking()), *map(place.name.text, place.name.languages))
        if not words or any(looked_for in folded(name) for name in names):
            yield place


def place_region(place: PublicPlace) -> str | None:
    """The region of a place; null where it belongs to none."""
    return place.region if place.region in REGIONS else None


def region_of(value: str) -> str | None:
    """The region that an address names."""
    return None if value == OTHER else value


def _position(places: list[PublicPlace], after: str) -> int:
    return next((n for n, place in enumerate(places, 1) if place.id == after), 0)


def _next(after: str, words: str, region: str) -> str:
    told = {"q": words, "region": region, "after": after}
    return reverse("portal profiles") + "?" + urlencode({key: value for key, value in told.items() if value})


def _groups(places: Iterable[PublicPlace]) -> Iterator[LetterGroup]:
    rows = _rows(speaking())
    for title, group in groupby(places, key=lambda place: rows[place.id][0]):
        yield LetterGroup(title=title, places=tuple(rows[place.id][1] for place in group))


@remembered
def _rows(language: Language) -> Mapping[str, tuple[str, PlaceRow]]:
    """Every place with the letter under which it stands, in the language that is spoken."""
    mine = rounds()
    return {place.id: (letter(place), _row(place, mine[place.id])) for place in _alphabetical(language)}


def _row(place: PublicPlace, mine: Iterable[PublicRelease]) -> PlaceRow:
    return PlaceRow(
        id=place.id,
        name=place.title(speaking()),
        is_local=place.level is Level.LOCAL,
        rounds=tuple(
            RoundLink(
                title=str(one.year or one.published[:4]),
                year=one.year,
                round=one.round,
                languages=tuple(one.languages),
                is_external=one.origin is Origin.EXTERNAL,
                address=reverse("portal profile", kwargs={"id": one.assessment}),
            )
            for one in mine
        ),
    )
