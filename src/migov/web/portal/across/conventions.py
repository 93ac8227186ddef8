"""The conventions matrix: treaties and places, alphabetical both ways, each cell in words as the profile prints it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.catalogue import treaties as register
from migov.errors import NotFound
from migov.model.jurisdictions import Level, folded
from migov.model.languages import Language
from migov.model.published import PublicConvention, PublicPlace
from migov.model.treaties import Participation, Treaty
from migov.model.values import Value
from migov.store.published import releases, tables
from migov.store.published.database import remembered
from migov.web.portal.across import order
from migov.web.portal.across.order import Book, Option, PlaceName, Turned
from migov.web.portal.across.words import listed
from migov.web.portal.answering import Crumb, frame, source, speaking, tongue
from migov.web.portal.overview import standing
from migov.web.portal.profiles import REGIONS
from migov.web.portal.quoting import day

WIDE = 6
"""Places beside one another: what a sheet of paper takes, and a reader."""

LONG = 25
"""Places in a CSV twin."""


class CellView(Value, kw_only=True):
    """What one profile says of one treaty."""

    place: str
    """Name of the place."""
    listed: Literal["told", "none"]
    """Whether its tables name the treaty."""
    says: str
    """Yes, No, In part, Signed, not told, with years and note; or that it is not listed, which is not "no"."""


class TreatyRow(Value, kw_only=True):
    """A treaty, with a cell for each place of the page."""

    code: str
    title: str
    language: str | None
    address: str
    cells: tuple[CellView, ...]


class TreatyGroup(Value, kw_only=True):
    """The treaties that any State may join, or those of a region."""

    title: str
    rows: tuple[TreatyRow, ...]


class ConventionsPage(Turned, kw_only=True):
    """Treaties and places."""

    places: tuple[PlaceName, ...]
    groups: tuple[TreatyGroup, ...]
    regions: tuple[Option, ...]


class CellLine(Value, kw_only=True):
    """What one row of a profile's tables says of one treaty, as a line of a table."""

    treaty: str
    title: str
    release: str
    place: str
    name: str
    year: int | None
    printed_name: str
    standing: str | None
    """Code of what is said; null is "not told", never "no"."""
    says: str
    years: tuple[int, ...]
    note: str
    told: str
    """Standing, years and note in one."""
    printed: str | None


class FactView(Value, kw_only=True):
    """One fact about a treaty."""

    name: str
    says: str
    address: str | None = None


class PrintedView(Value, kw_only=True):
    """What one profile prints of a treaty, and what the register knows of the State."""

    of: PlaceName
    rows: tuple[CellLine, ...]
    acts: tuple[str, ...]
    """Signature, ratification and so on with their days, by the register; empty where it knows none."""


class TreatyPage(Turned, kw_only=True):
    """One treaty, with every profile's row as printed."""

    code: str
    title: str
    title_language: str | None
    facts: tuple[FactView, ...]
    is_complete: bool
    """Whether the register claims to know every party."""
    profiles: tuple[PrintedView, ...]


@require_safe
def conventions(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """Treaties and places."""
    book = order.book()
    most = LONG if twin == "csv" else WIDE
    shown, last = order.fill(order.wanted(request, book), lambda place: _rows(place, book), room=10**7, most=most)
    title = _("Conventions")
    page = ConventionsPage(
        frame=frame(request, title, "conventions", crumbs=(Crumb(title=title),)),
        places=tuple(one.of for one in shown),
        groups=tuple(_groups(shown)) if twin != "csv" else (),
        regions=order.regions(request),
        **order.turn(request, last),
    )
    return order.told(
        request,
        page,
        "portal/across/conventions.html",
        twin=twin,
        rows=(line for one in shown for line in one.rows) if twin == "csv" else None,
        sources=(source(releases.get(one.of.release)) for one in shown),
    )


@require_safe
def treaty(request: HttpRequest, code: str, *, twin: str | None = None) -> HttpResponse:
    """One treaty, with every profile's row as printed."""
    one = register.register().find(code)
    if one is None:
        raise NotFound("treaty", code[:80])
    book = order.book()
    shown, last = order.fill(order.wanted(request, book), lambda place: _printed(place, one, book))
    profiles = tuple(view for views in shown for view in views)
    title, top = one.title.text(speaking()), Crumb(title=_("Conventions"), address=reverse("portal conventions"))
    page = TreatyPage(
        frame=frame(request, title, "conventions", crumbs=(top, Crumb(title=code))),
        code=code,
        title=title,
        title_language=tongue(one.title),
        facts=tuple(_facts(one)),
        is_complete=one.complete,
        profiles=profiles,
        **order.turn(request, last),
    )
    return order.told(
        request,
        page,
        "portal/across/treaty.html",
        twin=twin,
        rows=(row for view in profiles for row in view.rows),
        sources=(source(releases.get(view.of.release)) for view in profiles),
    )


class _PlaceRows(Value, kw_only=True):
    """The lines of the newest profile of a place that prints a table."""

    of: PlaceName
    rows: tuple[CellLine, ...]


def _rows(place: PublicPlace, book: Book) -> _PlaceRows | None:
    """What the newest profile of a place prints; a city without tables is passed over: States join treaties."""
    newest = book.newest(place)
    of = book.names[newest.id]
    rows = tuple(_line(row, code, of) for row in tables.of(newest.id) for code in row.treaties if _title(code))
    if not rows and place.level is Level.LOCAL:
        return None
    return _PlaceRows(of=of, rows=rows)


def _groups(shown: Iterable[_PlaceRows]) -> Iterable[TreatyGroup]:
    """The treaties that any profile lists, by their titles, with the cells of these places."""
    of_place = [(one.of.name, _by_treaty(one.rows)) for one in shown]
    unlisted = _("not listed")
    for region, codes in _listed(speaking()).items():
        yield TreatyGroup(
            title=_("Open to every State") if region is None else _(REGIONS[region]),
            rows=tuple(
                TreatyRow(
                    code=code,
                    title=_title(code),
                    language=_language(code),
                    address=reverse("portal treaty", kwargs={"code": code}),
                    cells=tuple(
                        CellView(place=name, listed="told" if code in said else "none", says=said.get(code, unlisted))
                        for name, said in of_place
                    ),
                )
                for code in codes
            ),
        )


@remembered
def _listed(language: Language) -> dict[str | None, tuple[str, ...]]:
    """Region → the treaties of it that profiles list, by their titles in this language."""
    found = [one for one in register.register().treaties if one.code in tables.treaties()]
    found.sort(key=lambda one: folded(one.title.text(language)))
    regions = (None, *(region for region in REGIONS if region))
    groups = {region: tuple(one.code for one in found if one.region == region) for region in regions}
    return {region: codes for region, codes in groups.items() if codes}


def _by_treaty(rows: Iterable[CellLine]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.treaty, []).append(row.told)
    return {code: "; ".join(dict.fromkeys(told)) for code, told in found.items()}


def _line(row: PublicConvention, code: str, of: PlaceName) -> CellLine:
    read = row.ratification
    says, note = standing(read.standing if read else None), (read.note if read else row.open_because) or ""
    years = read.years if read else ()
    return CellLine(
        treaty=code,
        title=_title(code),
        release=row.release,
        place=of.id,
        name=of.name,
        year=row.year,
        printed_name=row.name,
        standing=read.standing.value if read else None,
        says=says,
        years=years,
        note=note,
        told=listed([says, *map(str, years)]) + (f" ({note})" if note else ""),
        printed=read.printed if read else None,
    )


def _title(code: str) -> str:
    found = register.register().find(code)
    return found.title.text(speaking()) if found else ""


def _language(code: str) -> str | None:
    found = register.register().find(code)
    return tongue(found.title) if found else None


def _printed(place: PublicPlace, one: Treaty, book: Book) -> tuple[PrintedView, ...] | None:
    """What each profile of a place prints of a treaty, the newest first."""
    found = tuple(
        PrintedView(
            of=of,
            rows=tuple(_line(row, one.code, of) for row in rows),
            acts=tuple(map(_act, register.register().acts(one.code, place.code or ""))),
        )
        for release in book.rounds[place.id]
        if (rows := tables.naming(release.id, one.code))
        for of in [book.names[release.id]]
    )
    return found or None


ACTS = {
    "signature": lambda: _("signature"),
    "ratification": lambda: _("ratification"),
    "accession": lambda: _("accession"),
    "succession": lambda: _("succession"),
    "acceptance": lambda: _("acceptance"),
    "approval": lambda: _("approval"),
    "withdrawal": lambda: _("withdrawal"),
}


def _act(one: Participation) -> str:
    return listed([ACTS[one.act](), day(one.date)])


def _facts(one: Treaty) -> Iterable[FactView]:
    yield FactView(name=_("Adopted"), says=day(one.adopted))
    if one.in_force:
        yield FactView(name=_("In force since"), says=day(one.in_force))
    where = _("Open to every State") if one.region is None else _(REGIONS[one.region])
    yield FactView(name=_("Region"), says=where)
    yield FactView(name=_("Depositary"), says=one.depositary, address=one.address)
    yield FactView(name=_("Source of these facts"), says=one.source)
    if one.checked:
        yield FactView(name=_("Acts of States known up to"), says=day(one.checked))
