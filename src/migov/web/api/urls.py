"""Addresses of the data service and of the data set; none of them has a language."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from migov.errors import MigovError
from migov.web.api import answering, describing, taking
from migov.web.api.offers import OPERATIONS, Operation
from migov.web.api.rows import ResourceLink

ROOT = answering.ROOT.removeprefix("/")
ASKED_FIRST = {
    **answering.OPEN,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, Range, If-Range, Accept",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}
"""What a browser wants to know before it asks for a page of somebody else."""


def answer(request: HttpRequest, *, operation: Operation, **given: str) -> HttpResponse:
    """What an operation answers, or the problem with the request."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=ASKED_FIRST)
    try:
        return answering.told(request, operation, given)
    except MigovError as error:
        return answering.problem(error)


def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=ASKED_FIRST)
    return answering.plain(describing.document())


def root(request: HttpRequest) -> HttpResponse:
    """Every operation with its address."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=ASKED_FIRST)
    links = [ResourceLink(name=one.name, address=answering.ROOT + one.address, says=one.says) for one in OPERATIONS]
    return answering.plain({"description": answering.DESCRIPTION, "missing": answering.MISSING, "operations": links})


def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001 - what the address ends with
    """The problem with an address below the service under which nothing is."""
    return answering.refusal(
        404,
        "not-found",
        "Nothing is published under this address",
        "no such address",
        remedy=f"{answering.ROOT} lists the addresses there are",
    )


urlpatterns: list[URLPattern] = [
    path(ROOT, root, name="api"),
    path(f"{ROOT}/openapi.json", description, name="api description"),
    *(path(f"{ROOT}{one.pattern}", partial(answer, operation=one), name=f"api {one.name}") for one in OPERATIONS),
    *taking.urlpatterns,
    path("api/<path:rest>", nothing),
]
