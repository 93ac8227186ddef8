"""Payloads: rows or one value, with the licence, the sources and the remark that missing is not "no"; and problems."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from migov.errors import Invalid, MigovError, NotFound, Problem, Refused
from migov.model.languages import Language
from migov.model.values import Value
from migov.store.published import database, releases
from migov.web.api import asking
from migov.web.api.offers import Operation
from migov.web.portal.answering import NO_RANKING

MISSING = "A value that is null, and a row that is not there, mean that nothing is told. They never mean “no”."
LICENCE = "Each release has its own licence: see `sources`. Where none is recorded, none was given; ask its publisher."
ROOT = "/api/v1"
DESCRIPTION = f"{ROOT}/openapi.json"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""Headers of everything here: a page of anybody may read it."""


class DataSource(Value, kw_only=True):
    """A release that data is from."""

    release: str
    title: str
    licence: str | None
    """Null where none is recorded."""
    licence_address: str | None
    citation: str | None
    original: str | None
    """Address of the original, for a profile published by others."""
    address: str
    """Of its page."""


class Payload(Value, kw_only=True):
    """What stands in everything that the service returns."""

    note: str
    missing: str
    licence: str
    version: int
    """Grows with every change of what is published."""
    sources: tuple[DataSource, ...]
    """The releases that the content is from."""


class Rows(Payload, kw_only=True):
    """One page of rows."""

    order: str
    """How the rows stand."""
    limit: int
    """How many rows a page has at most."""
    truncated: bool
    """Whether there are more rows than these."""
    next: str | None
    """Address of the page with the rows that follow; null on the last one."""
    items: tuple[Any, ...]


class One(Payload, kw_only=True):
    """One value."""

    item: Any


class ProblemDetails(Value, kw_only=True):
    """Why a request was not answered, and what to do (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    remedy: str | None = None
    """What to do about it."""
    parameter: str | None = None
    """Which part of the request it is about."""


def told(request: HttpRequest, operation: Operation, path: dict[str, str]) -> HttpResponse:
    """What an operation answers.

    Raises:
        Invalid: the request has a parameter that is not known or not well-formed.
        NotFound: nothing of this id is published.
    """
    given = _from_path(operation, path) | asking.query(request, operation.parameters)
    found = operation.find(given)
    common: dict[str, Any] = {
        "note": NO_RANKING,
        "missing": MISSING,
        "licence": LICENCE,
        "version": database.version(),
        "sources": tuple(map(_source, found.releases)),
    }
    links = [f'<{DESCRIPTION}>; rel="service-desc"; type="application/vnd.oai.openapi+json"']
    if not operation.is_list:
        return _json(One(**common, item=found.items[0]), links=links)
    following = _next(request, asking.cursor(found.next)) if found.next else None
    if following:
        links.append(f'<{following}>; rel="next"')
    page = Rows(
        **common,
        order=operation.order,
        limit=given.get("limit", asking.USUAL),
        truncated=following is not None,
        next=following,
        items=tuple(found.items),
    )
    return _json(page, links=links)


def _from_path(operation: Operation, path: dict[str, str]) -> dict[str, Any]:
    """The values that stand in the address; one that cannot be an id is not there."""
    read = {}
    for one in operation.takes:
        if one.in_path:
            try:
                read[one.name] = one.read(path[one.name])
            except Invalid:
                raise NotFound(one.name, path[one.name][:80]) from None
    return read


def _next(request: HttpRequest, cursor: str) -> str:
    asked = [(name, value) for name, values in request.GET.lists() for value in values if name != "after"]
    return f"{request.path}?{urlencode([*asked, ('after', cursor)])}"


def _source(id: str) -> DataSource:  # noqa: A002 - the field's own word
    one = releases.get(id)
    return DataSource(
        release=one.id,
        title=one.title.text(Language.EN),
        licence=one.licence,
        licence_address=one.licence_address,
        citation=one.citation.text(Language.EN) or None,
        original=one.original,
        address=reverse("portal release", kwargs={"id": one.id}),
    )


def _json(value: object, *, links: Iterable[str] = (), kind: str = "application/json") -> HttpResponse:
    response = HttpResponse(msgspec.json.encode(value), content_type=kind, headers=OPEN)
    if links:
        response["Link"] = ", ".join(links)
    return response


def plain(value: object) -> HttpResponse:
    """A value as it is."""
    return _json(value)


KINDS: tuple[tuple[type[MigovError], int, str, str], ...] = (
    (NotFound, 404, "not-found", "Nothing is published under this address"),
    (Refused, 503, "not-now", "This cannot be shown at the moment"),
    (Invalid, 400, "not-understood", "The request cannot be understood"),
    (MigovError, 500, "mistake", "A mistake of ours"),
)
"""From an error to a status, a word and a title; the first line that fits counts."""


def problem(error: MigovError) -> HttpResponse:
    """The answer that tells an error, and what to do about it."""
    status, name, title = next(line[1:] for line in KINDS if isinstance(error, line[0]))
    first: Problem | None = error.problems[0] if isinstance(error, Invalid) else None
    remedy = first.remedy if first else getattr(error, "remedy", None)
    if status == 500:
        return refusal(500, name, title, "The request could not be answered.", remedy="try again later")
    return refusal(
        status,
        name,
        title,
        str(error),
        remedy=remedy or f"{DESCRIPTION} tells what can be asked",
        parameter=first.place if first else None,
    )


def refusal(
    status: int, name: str, title: str, detail: str, *, remedy: str | None = None, parameter: str | None = None
) -> HttpResponse:
    """An answer that says why there is no other."""
    value = ProblemDetails(
        type=f"{ROOT}/problems#{name}", title=title, status=status, detail=detail, remedy=remedy, parameter=parameter
    )
    response = _json(value, kind="application/problem+json")
    response.status_code = status
    response["Cache-Control"] = "no-store"
    return response
