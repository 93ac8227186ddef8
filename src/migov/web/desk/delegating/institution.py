"""The home of an institution: its part first, the rest one click away."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import assessments, delegations, entering, returns
from migov.errors import Conflict, Invalid
from migov.model.assignments import Delegation, Return
from migov.model.people import Member
from migov.model.permissions import Permission, allows
from migov.model.values import Value
from migov.store import delegations as kept_delegations
from migov.store.assessments import Entry
from migov.web import pieces
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.delegating.words import return_chip
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.life.words import until
from migov.web.desk.reviewing.showing import badges
from migov.web.pieces import Badge, Chip, Empty, Notice, Task
from migov.web.signed import now


class Part(Value, kw_only=True):
    """What was handed to the institution at once."""

    institution: str
    address: str
    asked: str
    by: Badge
    due: str
    due_chip: Chip
    done: str
    tasks: tuple[Task, ...]
    drafts: int
    """How many questions are written and not handed in."""
    sheet: str | None
    """Where the questions are taken away as a spreadsheet and brought back."""


class HomePage(Page, kw_only=True):
    """Everything that an institution is asked."""

    head: DeskHead
    notice: Notice | None
    parts: tuple[Part, ...]
    empty: Empty
    rest: str
    """Address of all questions."""


class Home(NamedTuple):
    """What all parts of a page are made of, asked for once."""

    entry: Entry
    names: dict[str, str]
    """Of institutions, by id."""
    senders: dict[str, Badge]
    returns: dict[tuple[int, str], Return]
    """By delegation and indicator."""
    may_return: bool


def home(request: HttpRequest, id: str, member: Member, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The institution's part of an assessment; the rest one click away."""
    entry = assessments.entry(id)
    made = delegations.parts_of(id, by=member)
    return _home(request, entry, member, made, twin=twin)


def part(request: HttpRequest, id: str, made: Delegation, member: Member, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One delegation, as the institution sees it; handing in everything is sent to the same address."""
    if request.method == "POST":
        try:
            returns.submit_all(id, made.number, by=member, at=now())
        except (Invalid, Conflict) as error:
            return _home(request, assessments.entry(id), member, (made,), wrong=error)
        return HttpResponseRedirect(reverse("part", kwargs={"id": id, "number": made.number}) + "?done=1")
    if request.method == "GET" and not twin:
        delegations.opened(id, made.number, by=member, at=now())
    return _home(request, assessments.entry(id), member, (made,), twin=twin)


def _home(
    request: HttpRequest,
    entry: Entry,
    member: Member,
    made: tuple[Delegation, ...],
    *,
    twin: bool = False,
    wrong: Invalid | Conflict | None = None,
) -> HttpResponse:
    around = replace(entering.situation(entry.id), delegated_to=frozenset(member.institutions))
    home = Home(
        entry=entry,
        names=delegations.institutions(entry.id),
        senders=badges({one.by for one in made}),
        returns={(one.delegation, one.indicator): one for one in kept_delegations.returns(entry.id)},
        may_return=allows(Permission.RETURN, member, around),
    )
    page = HomePage(
        frame=frame(request, _("%(name)s: your questions") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "delegations"),
        notice=_wrong(wrong) if wrong else done(request),
        parts=tuple(_part(home, one) for one in made),
        empty=Empty(
            title=_("Nothing waits for your institution"),
            text=_("When the focal point hands questions to it, they stand here, and you get a letter."),
        ),
        rest=reverse("questions", kwargs={"id": entry.id}),
    )
    return answer(request, page, "desk/delegating/home.html", twin=twin, status=409 if wrong else 200)


def _part(home: Home, made: Delegation) -> Part:
    entry, tasks = home.entry, []
    there = {code: given for code in made.indicators if (given := home.returns.get((made.number, code)))}
    for code in made.indicators:
        asked = answering.indicator_of(entry, code)
        tasks.append(
            Task(
                title=f"{code} {asked.question.text(speaking())}",
                address=reverse("return", kwargs={"id": entry.id, "number": made.number, "code": code}),
                chip=return_chip(there.get(code)),
                dimension=int(asked.dimension),
            )
        )
    done, drafts = (sum(one.is_submitted is wanted for one in there.values()) for wanted in (True, False))
    is_done = done == len(made.indicators)
    return Part(
        institution=home.names.get(made.institution, made.institution),
        address=reverse("part", kwargs={"id": entry.id, "number": made.number}),
        asked=made.asked,
        by=home.senders[made.by],
        due=until(made.due),
        due_chip=Chip(kind="done", word=_("Everything is handed in"))
        if is_done
        else pieces.deadline(made.due.moment, now()),
        done=_("%(done)d of %(all)d handed in") % {"done": done, "all": len(made.indicators)},
        tasks=tuple(tasks),
        drafts=drafts if home.may_return else 0,
        sheet=address("delegation sheet", id=entry.id, number=made.number),
    )


def done(request: HttpRequest) -> Notice | None:
    """What was done a moment before, as the address tells."""
    if "saved" in request.GET:
        return Notice(kind="done", title=_("Saved as a draft"), lines=(_("Only your institution sees it yet."),))
    if "done" in request.GET:
        return Notice(kind="done", title=_("Handed in"), lines=(_("You can change it and hand it in again."),))
    return None


def _wrong(error: Invalid | Conflict) -> Notice:
    if isinstance(error, Conflict):
        return Notice(kind="info", title=_("There is no draft to hand in"))
    codes = ", ".join(problem.place or "" for problem in error.problems)
    return Notice(
        kind="wrong",
        title=_("Nothing was handed in"),
        lines=(_("These questions need another look: %(codes)s") % {"codes": codes},),
    )
