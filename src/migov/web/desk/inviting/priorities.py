"""Priorities on the way forward: written down, ordered, changed, taken off the list."""

from __future__ import annotations

from typing import TypedDict

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from migov.actions import assessments as kept
from migov.actions import delegations, entering
from migov.actions.drafting import priorities
from migov.errors import Conflict, Invalid
from migov.model.dimensions import Dimension
from migov.model.drafts import PartKind
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.priorities import Priority
from migov.model.values import Value
from migov.store import drafts
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.inviting.words import around
from migov.web.desk.life import forms
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.entrance import enter
from migov.web.pieces import Crumb, Empty, Field, Mistake, Tab
from migov.web.signed import now

SHOWN = 90
"""Characters of a passage by which it is known."""


class Line(Value, kw_only=True):
    """One priority."""

    number: int
    id: str
    text: str
    dimension: int | None
    scope: str
    agreed_by: str
    passages: tuple[str, ...]
    address: str
    move: str
    withdraw: str
    is_first: bool
    is_last: bool


class PrioritiesPage(Page, kw_only=True):
    """The priorities, and the form of a new one."""

    head: DeskHead
    around: tuple[Tab, ...]
    language: str
    """Of the profile, in which they are written."""
    lines: tuple[Line, ...]
    may_change: bool
    mistakes: tuple[Mistake, ...]
    fields: tuple[Field, ...]
    empty: Empty


class PriorityPage(Page, kw_only=True):
    """The form of one priority."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    around: tuple[Tab, ...]
    mistakes: tuple[Mistake, ...]
    fields: tuple[Field, ...]
    base: str
    back: str


@require_http_methods(["GET", "HEAD", "POST"])
def priorities_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The list; a new priority is sent to the same address."""
    is_new = request.method == "POST"
    member = enter(request, id, Permission.SET_PRIORITY if is_new else Permission.READ_DRAFT)
    wrong: Invalid | Conflict | None = None
    if is_new:
        try:
            priorities.add(id, forms.typed(request, "text"), **_given(request), by=member, at=now())
        except (Invalid, Conflict) as error:
            wrong = error
        else:
            return HttpResponseRedirect(_here(id))
    entry, may = kept.entry(id), entering.may(Permission.SET_PRIORITY, id, member)
    fields = forms.marked(_fields(request, id, None), wrong) if may else ()
    page = PrioritiesPage(
        frame=frame(request, _("%(name)s: priorities") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "consultation"),
        around=around(id, member, "consultation priorities"),
        language=entry.language,
        lines=_lines(id, member),
        may_change=may,
        mistakes=forms.mistakes(wrong, fields),
        fields=fields,
        empty=Empty(
            title=_("No priority was written down yet"),
            text=_("What institutions agree on as the way forward stands here, and is printed in the profile."),
        ),
    )
    return answer(request, page, "desk/inviting/priorities.html", twin=twin, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def priority(request: HttpRequest, id: str, priority: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The form of one priority; it is sent to the same address."""
    member = enter(request, id, Permission.SET_PRIORITY)
    found = priorities.one(id, priority, by=member)
    wrong: Invalid | Conflict | None = None
    if request.method == "POST":
        base = request.POST.get("base")
        try:
            text = forms.typed(request, "text")
            priorities.change(id, priority, text, **_given(request), base=base, by=member, at=now())
        except (Invalid, Conflict) as error:
            wrong = error
        else:
            return HttpResponseRedirect(_here(id))
    entry, fields = kept.entry(id), forms.marked(_fields(request, id, found), wrong)
    page = PriorityPage(
        frame=frame(request, _("Change a priority"), "assessments"),
        head=desk_head(entry, member, "consultation"),
        crumbs=(Crumb(title=_("Priorities"), address=_here(id)),),
        around=around(id, member, "consultation priorities"),
        mistakes=forms.mistakes(wrong, fields),
        fields=fields,
        base=found.text,
        back=_here(id),
    )
    status = 409 if isinstance(wrong, Conflict) else 422 if wrong else 200
    return answer(request, page, "desk/inviting/priority.html", twin=twin, status=status)


@require_POST
def move(request: HttpRequest, id: str, priority: str) -> HttpResponse:  # noqa: A002
    """One priority a place further up or down; then the list."""
    member = enter(request, id, Permission.SET_PRIORITY)
    priorities.move(id, priority, up="up" in request.POST, by=member, at=now())
    return HttpResponseRedirect(_here(id))


@require_POST
def withdraw(request: HttpRequest, id: str, priority: str) -> HttpResponse:  # noqa: A002
    """One priority off the list; then the list."""
    priorities.withdraw(id, priority, by=enter(request, id, Permission.SET_PRIORITY), at=now())
    return HttpResponseRedirect(_here(id))


class _Given(TypedDict):
    dimension: Dimension | None
    agreed_by: list[str]
    passages: list[str]


def _given(request: HttpRequest) -> _Given:
    known = {str(int(one)): one for one in Dimension}
    return {
        "dimension": known.get(request.POST.get("dimension", "")),
        "agreed_by": forms.ticked(request, "agreed_by"),
        "passages": forms.ticked(request, "passages"),
    }


def _lines(id: str, member: Member) -> tuple[Line, ...]:  # noqa: A002
    found, names = priorities.of(id, by=member), delegations.institutions(id)
    newest = drafts.newest(id)
    words = {one.id: one.words for one in (newest.parts if newest else ())}
    return tuple(
        Line(
            number=number,
            id=one.id,
            text=one.text,
            dimension=int(one.dimension) if one.dimension else None,
            scope=one.dimension.title(speaking()) if one.dimension else _("All dimensions"),
            agreed_by=", ".join(names.get(institution, institution) for institution in one.agreed_by),
            passages=tuple(_shortened(words[passage]) for passage in one.passages if passage in words),
            address=reverse("consultation priority", kwargs={"id": id, "priority": one.id}),
            move=reverse("consultation priority move", kwargs={"id": id, "priority": one.id}),
            withdraw=reverse("consultation priority withdraw", kwargs={"id": id, "priority": one.id}),
            is_first=number == 1,
            is_last=number == len(found),
        )
        for number, one in enumerate(found, start=1)
    )


def _fields(request: HttpRequest, id: str, found: Priority | None) -> tuple[Field, ...]:  # noqa: A002
    newest, names = drafts.newest(id), delegations.institutions(id)
    parts = [one for one in (newest.parts if newest else ()) if one.kind is PartKind.PASSAGE]
    dimension = str(int(found.dimension)) if found and found.dimension else ""
    dimensions = [("", _("All dimensions")), *((str(int(one)), one.title(speaking())) for one in Dimension)]
    agreed = forms.ticked(request, "agreed_by", found.agreed_by if found else ())
    follows = forms.ticked(request, "passages", found.passages if found else ())
    told = [(one.id, " ".join(piece for piece in (one.section, _shortened(one.words)) if piece)) for one in parts]
    return (
        Field(
            name="text",
            label=_("Priority"),
            kind="long",
            value=forms.typed(request, "text", found.text if found else ""),
            required=True,
            maximum=2000,
            rows=3,
            help=_("One sentence, in the language of the profile."),
            language=kept.entry(id).language,
        ),
        Field(
            name="dimension",
            label=_("Dimension"),
            kind="select",
            options=forms.options(dimensions, [forms.typed(request, "dimension", dimension)]),
        ),
        Field(
            name="agreed_by",
            label=_("Agreed by"),
            kind="checks",
            options=forms.options(names.items(), agreed),
            optional=True,
        ),
        Field(
            name="passages",
            label=_("Follows from"),
            kind="checks",
            options=forms.options(told, follows),
            optional=True,
        ),
    )


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[:SHOWN].rsplit(" ", 1)[0] + " …"


def _here(id: str) -> str:  # noqa: A002
    return reverse("consultation priorities", kwargs={"id": id})
