"""What a folder needs where a server would decide: which language, what is not there, what cannot be sent here."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from migov.model.languages import Language
from migov.model.values import Value
from migov.store.published.dataset import keeping
from migov.web.portal.answering import Page, answer, direction, frame


class Door(Value, kw_only=True):
    """One of the languages."""

    code: str
    name: str
    direction: str
    address: str


class DoorsPage(Value, kw_only=True):
    """The languages to choose from, on a page that speaks all of them."""

    doors: tuple[Door, ...]
    chooses: bool
    """Whether the browser's own language may be chosen without asking."""


class ExplainedPage(Page, kw_only=True):
    """Why something cannot be done here, and where it can."""

    says: str


def languages(request: HttpRequest) -> HttpResponse:
    """The first page of the folder."""
    return _doors(request, chooses=True)


def nowhere(request: HttpRequest) -> HttpResponse:
    """The page that a server shows where there is none."""
    return _doors(request, chooses=False)


def report(request: HttpRequest) -> HttpResponse:
    """Why an error cannot be reported here."""
    says = _(
        "This is a copy of the portal that takes no letters. Write to the publisher of the profile, whom its page"
        " names, and give the number of the paragraph and the address of its page."
    )
    page = ExplainedPage(frame=frame(request, _("Report an error"), ""), says=says)
    return answer(request, page, "portal/exporting/explained.html")


def follow(request: HttpRequest) -> HttpResponse:
    """How to follow what is published, without letters."""
    says = _(
        "This is a copy of the portal that sends no letters. What is new stands in its feed: give the address of the"
        " feed to a feed reader."
    )
    page = ExplainedPage(frame=frame(request, _("Follow"), ""), says=says)
    return answer(request, page, "portal/exporting/explained.html")


def gathered(request: HttpRequest, name: str) -> FileResponse | HttpResponse:  # noqa: ARG001
    """A style sheet, a script or a font.

    Raises:
        Http404: there is none of this name.
    """
    where = static_file(name)
    if where is None:
        raise Http404
    if where.suffix == ".css":
        return HttpResponse(where.read_bytes(), content_type="text/css")
    return FileResponse(where.open("rb"))


def whole(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001
    """The whole data set, as it was made last.

    Raises:
        Http404: it never was.
    """
    kept = keeping.newest()
    if kept is None:
        raise Http404
    return FileResponse(keeping.path(kept.seal, name).open("rb"))


def static_file(name: str) -> Path | None:
    """Where a style sheet, a script or a font is; null for a name that is none."""
    if getattr(settings, "GATHERED", False):
        top = Path(str(settings.STATIC_ROOT)).resolve()
        where = (top / name).resolve()
        return where if where.is_relative_to(top) and where.is_file() else None
    found = finders.find(name)
    return Path(found) if isinstance(found, str) else None


def _doors(request: HttpRequest, *, chooses: bool) -> HttpResponse:
    doors = tuple(
        Door(code=one.value, name=one.endonym, direction=direction(one), address=f"/{one.value}/") for one in Language
    )
    page = DoorsPage(doors=doors, chooses=chooses)
    return render(request, "portal/exporting/doors.html", {"page": page})
