"""What a reader sees when something cannot be had: one table from errors to HTTP, one page that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from migov.errors import Invalid, MigovError, NotFound, Refused
from migov.web.portal.answering import Page, bare

STATUS: tuple[tuple[type[MigovError], int], ...] = (
    (NotFound, 404),
    (Refused, 503),
    (Invalid, 422),
    (MigovError, 500),
)
"""From an error to an HTTP status; the first line that fits counts."""


class RefusalPage(Page, kw_only=True):
    """Why something cannot be shown, and what to do about it."""

    says: str
    status: int


class ErrorsAsPages:
    """Middleware that turns an error of migov into the page that tells it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the view."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error of migov; any other error goes on to Django."""
        if not isinstance(error, MigovError):
            return None
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        if status == 404:
            return not_found(request)
        if status == 500:
            return broken(request)
        return tell(request, status, _("This cannot be shown"), str(error))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for an address with nothing under it; the way on where a slash at the end is all that differs."""
    other = request.path[:-1] if request.path.endswith("/") else f"{request.path}/"
    if request.method in {"GET", "HEAD"} and is_valid_path(other) and not is_valid_path(request.path):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{other}?{query}" if query else other)
    return tell(request, 404, _("Not found"), _("Nothing is published under this address. It may have been mistyped."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for a request that makes no sense."""
    return tell(request, 400, _("Not understood"), _("This request cannot be understood."))


def broken(request: HttpRequest) -> HttpResponse:
    """The page for a mistake of migov itself."""
    return tell(request, 500, _("A mistake of ours"), _("This page cannot be shown at the moment. Try again later."))


def tell(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    """The page that says why there is none, or the same for programs."""
    if request.path.endswith((".json", ".csv")) or request.path.startswith("/api/"):
        return JsonResponse({"status": status, "title": title, "says": says}, status=status)
    page = RefusalPage(frame=bare(title), says=says, status=status)
    return render(request, "portal/refusal.html", {"page": page}, status=status)
