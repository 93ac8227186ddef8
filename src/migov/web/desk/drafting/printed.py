"""The living text as it would be printed now: the file, the page of a passage as a picture, a chapter to be read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions.drafting import previewing
from migov.actions.printing import Form
from migov.store import drafts
from migov.web.answering import Page, answer, frame
from migov.web.desk.drafting import sections
from migov.web.desk.drafting.arrivals import arrive
from migov.web.desk.life.heads import DeskHead, desk_head


class PrintedPage(Page, kw_only=True):
    """One chapter as it is printed."""

    head: DeskHead
    title: str
    article: str
    """HTML of the house's own making; empty where nothing is printed yet."""
    undecided: int
    """Passages of it that are not printed before their side is chosen."""
    section: str
    pdf: str


@require_safe
def printed(request: HttpRequest, id: str, section: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One part of the living text, read as it would be printed now."""
    arrival = arrive(request, id)
    kept = drafts.passages(id)
    there = sections.passages_of(section, arrival, kept)
    every = sections.sections(arrival, kept, doubts={}, frozen_at=None)
    shown = next(one for one in every if one.key == section)
    page = PrintedPage(
        frame=frame(request, _("%(title)s, as it is printed") % {"title": shown.title}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "draft"),
        title=f"{shown.number} {shown.title}".strip(),
        article=previewing.chapter(id, section, by=arrival.member) or "",
        undecided=sum(one.passage.dimension is not None and one.passage.side is None for one in there),
        section=shown.address,
        pdf=arrival.address("draft pdf"),
    )
    return answer(request, page, "desk/drafting/printed.html", twin=twin)


@require_safe
def pdf(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The living text as a PDF file."""
    arrival = arrive(request, id)
    made = previewing.preview(id, by=arrival.member)
    if request.headers.get("if-none-match") == f'"{made.seal}"':
        return HttpResponseNotModified()
    response = HttpResponse(made.pdf, content_type=Form.PDF.media_type)
    response["Content-Disposition"] = f'inline; filename="{id}-draft.pdf"'
    response["ETag"] = f'"{made.seal}"'
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def picture(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002
    """The printed page on which a passage begins, as a picture; what it shows is told by the page that holds it."""
    arrival = arrive(request, id)
    found = previewing.page_with(id, passage, by=arrival.member)
    response = HttpResponse(found.png, content_type="image/png")
    response["Cache-Control"] = "private, no-cache"
    response["X-Page"] = f"{found.page}/{found.of}"
    return response
