"""All workshops of a consultation, and the form with which one is opened."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from migov.actions import assessments as kept
from migov.actions import entering
from migov.actions.consulting import consultations, workshops
from migov.errors import Invalid
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workshops import Workshop
from migov.store import drafts
from migov.web import days
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.inviting.words import around
from migov.web.desk.life import forms
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.entrance import enter
from migov.web.numbers import whole
from migov.web.pieces import Chip, Empty, Field, Mistake, Tab
from migov.web.signed import now


class Line(Value, kw_only=True):
    """One workshop."""

    title: str
    address: str
    beside: str
    chip: Chip


class WorkshopsPage(Page, kw_only=True):
    """The workshops, and the form of a new one."""

    head: DeskHead
    around: tuple[Tab, ...]
    lines: tuple[Line, ...]
    mistakes: tuple[Mistake, ...]
    fields: tuple[Field, ...]
    """None for who may not open one (now)."""
    empty: Empty


@require_http_methods(["GET", "HEAD", "POST"])
def workshops_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The list; a new workshop is sent to the same address."""
    is_new = request.method == "POST"
    member = enter(request, id, Permission.RUN_WORKSHOP if is_new else Permission.SEE_LEDGER)
    wrong: Invalid | None = None
    if is_new:
        try:
            made = workshops.open_(id, **given(request), by=member, at=now())
        except Invalid as error:
            wrong = error
        else:
            return HttpResponseRedirect(reverse("workshop", kwargs={"id": id, "number": made.number}))
    entry = kept.entry(id)
    form = forms.marked(fields(request, id, member), wrong)
    page = WorkshopsPage(
        frame=frame(request, _("%(name)s: workshops") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "consultation"),
        around=around(id, member, "workshops"),
        lines=tuple(_line(id, one) for one in reversed(workshops.of(id, by=member))),
        mistakes=forms.mistakes(wrong, form),
        fields=form,
        empty=Empty(
            title=_("No workshop was held yet"),
            text=_(
                "In a workshop the draft is on the wall, passage by passage, and what the room decides is captured."
            ),
        ),
    )
    return answer(request, page, "desk/workshops/workshops.html", twin=twin, status=422 if wrong else 200)


class Given(TypedDict):
    """What the form of a workshop says."""

    title: str
    on: str
    place: str
    version: int | None


def given(request: HttpRequest) -> Given:
    """What the form of a workshop says."""
    version = forms.typed(request, "version")
    return {
        "title": forms.typed(request, "title"),
        "on": forms.typed(request, "on").strip(),
        "place": forms.typed(request, "place"),
        "version": whole(version, digits=6) or 0 if version else None,
    }


def fields(request: HttpRequest, id: str, member: Member, of: Workshop | None = None) -> tuple[Field, ...]:  # noqa: A002
    """The form of a workshop; none for who may not open or change one now."""
    found, last = consultations.of(id, by=member), drafts.newest_number(id)
    may = found is not None and entering.may(Permission.RUN_WORKSHOP, id, member)
    if not may or not last or (of is not None and of.closed_at is not None):
        return ()
    usual = str(of.version if of else (found.version if found else 0) or last)
    versions = [(str(n), _("Draft %(number)d") % {"number": n}) for n in range(last, 0, -1)]
    if of is not None and of.minutes:
        versions = [one for one in versions if one[0] == usual]
    today = of.on if of else now().date().isoformat()
    return (
        Field(
            name="title",
            label=_("Title"),
            value=forms.typed(request, "title", of.title if of else ""),
            required=True,
            maximum=workshops.LINE,
        ),
        Field(
            name="place",
            label=_("Place"),
            value=forms.typed(request, "place", of.place if of else ""),
            optional=True,
            maximum=workshops.LINE,
        ),
        Field(
            name="on", label=_("Day"), kind="date", value=forms.typed(request, "on", today), required=True, narrow=True
        ),
        Field(
            name="version",
            label=_("Draft on the wall"),
            kind="select",
            options=forms.options(versions, [forms.typed(request, "version", usual)]),
            help=_("Once there are minutes, it stays the same.") if of else None,
        ),
    )


def said_of(one: Workshop) -> str:
    """Day, place and draft, in a line."""
    told = [day(one.on), one.place, _("Draft %(number)d") % {"number": one.version}]
    return " · ".join(part for part in told if part)


def chip_of(one: Workshop) -> Chip:
    """Whether it is open."""
    return Chip(kind="done", word=_("Closed")) if one.closed_at else Chip(kind="open", word=_("Open"))


def day(on: str) -> str:
    """A day, in words."""
    return days.long(date.fromisoformat(on))


def _line(id: str, one: Workshop) -> Line:  # noqa: A002
    there = ngettext("%(n)d person", "%(n)d people", len(one.attendees)) % {"n": len(one.attendees)}
    count = ngettext("%(n)d minute", "%(n)d minutes", len(one.minutes)) % {"n": len(one.minutes)}
    return Line(
        title=one.title,
        address=reverse("workshop", kwargs={"id": id, "number": one.number}),
        beside=f"{said_of(one)} · {there} · {count}",
        chip=chip_of(one),
    )
