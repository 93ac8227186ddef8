"""What a reader sees when something cannot be had: one table from errors to HTTP, one page that says what to do."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from migov.errors import Conflict, Invalid, MigovError, NotAllowed, NotFound, Refused
from migov.web.answering import Page, bare

STATUS: tuple[tuple[type[MigovError], int], ...] = (
    (NotFound, 404),
    (NotAllowed, 403),
    (Conflict, 409),
    (Refused, 409),
    (Invalid, 422),
    (MigovError, 500),
)
"""From an error to an HTTP status; the first line that fits counts."""

log = logging.getLogger("django.request")


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
        return _tell(request, status, _("This cannot be shown"), str(error))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for an address under which nothing is."""
    says = _("Nothing is kept under this address. It may have been typed wrongly, or the folder is another one.")
    return _tell(request, 404, _("Not found"), says)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for a request that makes no sense, such as one for a host that is not ours."""
    says = _("This request cannot be understood. Open the address that migov printed when it started.")
    return _tell(request, 400, _("Not understood"), says)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for what is not allowed."""
    return _tell(request, 403, _("Not allowed"), _("You may not do this."))


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The page for a change that did not come from one of our own pages, or from one opened too long ago."""
    says = _("Nothing was changed: the page it came from is not ours, or was open for too long. Go back and try again.")
    return _tell(request, 403, _("Not allowed"), says)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for who asks too often: guessing must not pay."""
    says = _("That was tried too often. Wait a few minutes, then try again.")
    return _tell(request, 429, _("Too often"), says)


def broken(request: HttpRequest) -> HttpResponse:
    """The page for a mistake of migov itself."""
    says = _("migov has made a mistake. What happened stands in the window where migov runs; nothing was changed.")
    return _tell(request, 500, _("A mistake of ours"), says)


def _tell(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    if request.path.endswith(".json") or request.headers.get("accept", "").startswith("application/json"):
        return JsonResponse({"status": status, "title": title, "says": says}, status=status)
    whole = status in (403, 404, 409, 422)  # else the database may be what failed, and nobody is asked who is there
    page = Page(frame=bare(request, title, known=whole))
    return render(request, "refusal.html", {"page": page, "says": says, "status": status}, status=status)
