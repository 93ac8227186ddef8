"""The whole data set to take, the page that tells how, and its records for catalogues."""

from __future__ import annotations

from threading import Lock, Thread

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.model.values import Value
from migov.store.published import database, releases
from migov.store.published.dataset import keeping
from migov.store.published.dataset.keeping import SQLITE, ZIP, Kept
from migov.store.published.dataset.tables import TABLES
from migov.web.api import cataloguing
from migov.web.api.answering import DESCRIPTION, OPEN, ROOT, refusal
from migov.web.api.asking import MOST
from migov.web.api.cataloguing import MEDIA, Subject
from migov.web.api.offers import OPERATIONS
from migov.web.portal.answering import Page, absolute, answer, frame, source
from migov.web.portal.front import FRESH
from migov.web.portal.released import size
from migov.web.portal.sending import send

WAIT = 8.0
"""Seconds for which a request waits for the data set to be made; after that it gets the one before, or comes again."""
AGAIN = 30
"""Seconds after which to come again."""

_making: dict[str, Thread] = {}
_lock = Lock()


class WholeFile(Value, kw_only=True):
    """The data set in one file."""

    name: str
    kind: str
    address: str
    size: str | None
    """Null where it is made when somebody first takes it."""
    sha256: str | None


class Offer(Value, kw_only=True):
    """One operation of the service."""

    name: str
    address: str
    says: str


class TableLine(Value, kw_only=True):
    """One table of the data set."""

    name: str
    says: str
    columns: tuple[str, ...]


class ColumnLine(Value, kw_only=True):
    """One column of the data set."""

    table: str
    column: str
    type: str
    says: str


class Licence(Value, kw_only=True):
    """A licence under which something is published."""

    name: str
    address: str | None


class DataPage(Page, kw_only=True):
    """How to take everything."""

    files: tuple[WholeFile, ...]
    licences: tuple[Licence, ...]
    is_some_unlicensed: bool
    """Whether a release records no licence."""
    tables: tuple[TableLine, ...]
    operations: tuple[Offer, ...]
    service: str
    description: str
    records: tuple[tuple[str, str], ...]
    """Media type and address of records for catalogues."""
    base: str
    most: int
    """Rows of one page of the service."""
    example: str | None
    """Id of a release to show examples with."""


@require_safe
def data(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The page that tells how to take everything."""
    current = releases.current()
    named = {(one.licence, one.licence_address) for one in current if one.licence}
    page = DataPage(
        frame=frame(request, _("Data"), "data", description=_(cataloguing.ABOUT)),
        files=tuple(_file(name, keeping.newest()) for name in (SQLITE, ZIP)),
        licences=tuple(
            Licence(name=name or "", address=address) for name, address in sorted(named, key=lambda pair: str(pair[0]))
        ),
        is_some_unlicensed=any(not one.licence for one in current),
        tables=tuple(
            TableLine(name=one.name, says=one.says, columns=tuple(c.name for c in one.columns)) for one in TABLES
        ),
        operations=tuple(Offer(name=one.name, address=ROOT + one.address, says=one.says) for one in OPERATIONS),
        service=ROOT,
        description=DESCRIPTION,
        records=tuple((kind, reverse(name)) for name, (kind, _record) in RECORDS.items()),
        base=absolute(request, "/").rstrip("/"),
        most=MOST,
        example=current[0].id if current else None,
    )
    return answer(request, page, "portal/data.html", twin=twin, rows=_columns(), sources=map(source, current))


def _columns() -> tuple[ColumnLine, ...]:
    return tuple(
        ColumnLine(table=table.name, column=one.name, type=one.type, says=one.says)
        for table in TABLES
        for one in table.columns
    )


def _file(name: str, kept: Kept | None) -> WholeFile:
    return WholeFile(
        name=name,
        kind={SQLITE: "SQLite", ZIP: "ZIP, CSV"}[name],
        address=reverse(f"portal {name}"),
        size=size(kept.sizes[name]) if kept else None,
        sha256=kept.hashes[name] if kept else None,
    )


@require_safe
def whole(request: HttpRequest, name: str) -> HttpResponseBase:
    """The data set: as it is now, or, while that is being made, as it was before."""
    kept = made()
    if kept is None:
        response = refusal(
            503,
            "not-now",
            "The data set is being made",
            "it was not asked for since something was published",
            remedy=f"ask again in {AGAIN} seconds",
        )
        response["Retry-After"] = str(AGAIN)
        return response
    headers = {
        **OPEN,
        "Cache-Control": FRESH,
        "Content-Type": MEDIA[name],
        "Content-Disposition": f'attachment; filename="{name}"',
        "Link": f'<{reverse("api dcat.jsonld")}>; rel="describedby"; type="application/ld+json"',
    }
    return send(request, keeping.path(kept.seal, name), tag=kept.hashes[name], headers=headers)


def made() -> Kept | None:
    """The data set, made now where it is not there; the one before, or nothing, where that takes too long."""
    seal = keeping.now()
    if kept := keeping.kept(seal):
        return kept
    key = f"{settings.MIGOV_HOME}:{seal}"
    with _lock:
        thread = _making.get(key)
        if thread is None:
            _making.clear()
            thread = _making[key] = Thread(target=_make, daemon=True, name="data set")
            thread.start()
    thread.join(WAIT)
    with _lock:
        if not thread.is_alive():
            _making.pop(key, None)
    return keeping.kept(keeping.now()) or keeping.newest()


def _make() -> None:
    try:
        keeping.make(address=str(getattr(settings, "PORTAL_ADDRESS", "")))
    finally:
        database.close()


def _subject(request: HttpRequest) -> Subject:
    return Subject(absolute(request, "/").rstrip("/"), keeping.newest())


def _dcat(of: Subject) -> bytes:
    return msgspec.json.encode(cataloguing.dcat(of))


def _turtle(of: Subject) -> bytes:
    return cataloguing.turtle(of).encode()


def _schema_org(of: Subject) -> bytes:
    return msgspec.json.encode(cataloguing.schema_org(of))


RECORDS = {
    "api dcat.jsonld": ("application/ld+json", _dcat),
    "api dcat.ttl": ("text/turtle", _turtle),
    "api dataset.jsonld": ("application/ld+json", _schema_org),
}
"""Name of the address of a record → its media type, and how it is made."""


@require_safe
def record(request: HttpRequest, name: str) -> HttpResponse:
    """A record of the data set."""
    kind, make = RECORDS[name]
    made_ = make(_subject(request))
    type_ = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return HttpResponse(made_, content_type=type_, headers=OPEN)


urlpatterns = [
    *(path(f"data/{name}", whole, {"name": name}, name=f"portal {name}") for name in (SQLITE, ZIP)),
    *(path(f"data/{name.removeprefix('api ')}", record, {"name": name}, name=name) for name in RECORDS),
]
