"""Feeds of everything, of one place, of one dimension."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.errors import NotFound
from migov.model.dimensions import Dimension
from migov.model.published import Event, EventKind, Notice, PublicRelease
from migov.store.published import events, releases
from migov.web.portal.answering import absolute, speaking
from migov.web.portal.showing import notice_says
from migov.web.portal.telling.atom import AtomEntry, AtomFeed, written

PAGE = 40


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """The feed of everything."""
    return _feed(request, _("Migration governance profiles: news"), reverse("portal profiles"))


@require_safe
def of_place(request: HttpRequest, place: str) -> HttpResponse:
    """The feed of one place.

    Raises:
        NotFound: no such place.
    """
    found = releases.places().get(place)
    if found is None:
        raise NotFound("place", place)
    mine = releases.of_place(place)
    to = reverse("portal profile", kwargs={"id": mine[0].assessment}) if mine else reverse("portal profiles")
    return _feed(request, _("News of %(place)s") % {"place": found.title(speaking())}, to, place=place)


@require_safe
def of_dimension(request: HttpRequest, dimension: int) -> HttpResponse:
    """The feed of one dimension."""
    title = _("News of: %(dimension)s") % {"dimension": Dimension(dimension).title(speaking())}
    return _feed(request, title, reverse("portal practices") + f"?dimension={dimension}", dimension=dimension)


def _feed(
    request: HttpRequest, title: str, page: str, *, place: str | None = None, dimension: int | None = None
) -> HttpResponse:
    before = request.GET.get("before", "")
    found = events.newest(
        place=place, dimension=dimension, before=int(before) if re.fullmatch("[0-9]{1,15}", before) else None, most=PAGE
    )
    host = urlsplit(absolute(request, "/")).hostname or "localhost"
    older = f"{request.path}?before={found[-1].number}" if len(found) == PAGE else None
    feed = AtomFeed(
        id=f"tag:{host},2026:{request.path.removesuffix('.atom').strip('/')}",
        title=title,
        subtitle=_(
            "New profiles, corrections, and what happened since to what they rest on. Nothing here is a ranking."
        ),
        language=speaking().value,
        itself=absolute(request, request.get_full_path()),
        page=absolute(request, page),
        next=absolute(request, older) if older else None,
        entries=tuple(entry for one in found if (entry := _entry(request, one, host))),
    )
    response = HttpResponse(written(feed), content_type="application/atom+xml; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _entry(request: HttpRequest, one: Event, host: str) -> AtomEntry | None:
    try:
        release = releases.get(one.release)
    except NotFound:
        return None  # taken off the shelf since
    name = f"{releases.places()[release.place].title(speaking())} {release.year or ''}".strip()
    title, summary = _told(one, release, name)
    if one.passage:
        to = reverse("portal paragraph", kwargs={"id": release.assessment, "paragraph": one.passage})
    elif one.kind is EventKind.CORRECTED:
        to = reverse("portal release", kwargs={"id": release.id})
    else:
        to = reverse("portal profile", kwargs={"id": release.assessment})
    return AtomEntry(
        id=f"tag:{host},{one.at[:10]}:{name_of(one)}",
        title=title,
        summary=summary,
        address=absolute(request, to),
        at=one.at,
        topics=tuple(f"dimension-{number}" for number in one.dimensions),
    )


def name_of(one: Event) -> str:
    """What an event is called forever, however often the shelf is made anew."""
    told = [one.kind.replace(" ", "-"), one.release, one.passage, *map(str, filter(None, one.says.values()))]
    return "/".join(re.sub(r"[^\w.-]+", "-", part) for part in told if part)[:300]


def _told(one: Event, release: PublicRelease, name: str) -> tuple[str, str]:
    """The title and the summary of an event."""
    shown = speaking() if speaking() in release.languages else release.language
    title = release.title.text(shown)
    match one.kind:
        case EventKind.RELEASED:
            return _("Published: %(name)s") % {"name": name}, title
        case EventKind.CORRECTED:
            told = _("Corrected: %(name)s, release %(number)s") % {"name": name, "number": release.number}
            return told, str(one.says.get("because") or title)
        case EventKind.EXTERNAL:
            return _("Added from elsewhere: %(name)s") % {"name": name}, title
        case EventKind.NOTICED:
            says = one.says
            notice = Notice(
                passage=one.passage or "",
                instrument=str(says.get("instrument") or ""),
                happened=str(says.get("happened") or ""),
                since=says.get("since"),
                by=says.get("by"),
                noticed=one.at[:10],
            )
            return _("Since publication: %(name)s") % {"name": name}, notice_says(notice)
