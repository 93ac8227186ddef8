"""Delegations as the focal point sees them: handed over, how far they have come, reminded, extended, withdrawn."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from migov.actions import answers as answering
from migov.actions import assessments, delegations, entering, returns
from migov.actions.delegations import Handed
from migov.errors import Invalid, MigovError, Problem
from migov.model.assignments import Return
from migov.model.deadlines import Deadline
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.returns import Progress
from migov.model.values import Value
from migov.store import people
from migov.store.assessments import Entry
from migov.web import pieces
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.delegating import institution
from migov.web.desk.delegating.picking import Group, groups
from migov.web.desk.delegating.words import event_says, progress_chip, return_chip
from migov.web.desk.life import forms
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.life.words import until
from migov.web.desk.reviewing.showing import badges, when
from migov.web.entrance import enter
from migov.web.pieces import Badge, Chip, Confirmation, Empty, Event, Field, Mistake, Notice, Task
from migov.web.signed import now, person

USUAL = timedelta(days=21)
"""How long an institution is given, where nothing else is typed."""


class Handover(Value, kw_only=True):
    """One delegation in the list."""

    number: int
    institution: str
    address: str
    chip: Chip
    due: str
    due_chip: Chip | None
    returned: str
    last: str | None
    """What happened last."""
    reminds: bool


class DelegationsPage(Page, kw_only=True):
    """Every delegation of an assessment."""

    head: DeskHead
    delegations: tuple[Handover, ...]
    may_delegate: bool
    new: str
    empty: Empty


class NewPage(Page, kw_only=True):
    """The form by which indicators are handed over."""

    head: DeskHead
    mistakes: tuple[Mistake, ...]
    institution: Field
    groups: tuple[Group, ...]
    due: Field
    zone: Field
    asked: Field
    invite: str | None
    """Where somebody of an institution is invited."""


class DelegationPage(Page, kw_only=True):
    """One delegation with what came back."""

    head: DeskHead
    number: int
    institution: str
    chip: Chip
    due: str
    asked: str
    by: Badge
    participants: tuple[Badge, ...]
    nobody: Notice | None
    tasks: tuple[Task, ...]
    events: tuple[Event, ...]
    may_change: bool
    may_remind: bool
    mistakes: tuple[Mistake, ...]
    due_field: Field
    zone: Field


class WithdrawPage(Page, kw_only=True):
    """The question before a delegation is withdrawn."""

    confirmation: Confirmation


@require_http_methods(["GET", "HEAD"])
def delegations_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """What was handed to institutions; for an institution, its own part."""
    member = enter(request, id)
    if not member.works_inside:
        return institution.home(request, id, member, twin=twin)
    entry = assessments.entry(id)
    page = DelegationsPage(
        frame=frame(request, _("%(name)s: institutions") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "delegations"),
        delegations=tuple(_handover(id, one) for one in delegations.all_of(id, by=member, now=now())),
        may_delegate=entering.may(Permission.DELEGATE, id, member),
        new=reverse("delegation new", kwargs={"id": id}),
        empty=Empty(
            title=_("Nothing was handed to an institution"),
            text=_(
                "The focal point hands parts or single questions to ministries, with a deadline, and keeps the pen."
            ),
        ),
    )
    return answer(request, page, "desk/delegating/delegations.html", twin=twin)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The form of a new delegation; it is sent to the same address."""
    member = enter(request, id, Permission.DELEGATE)
    wrong: MigovError | None = None
    if request.method == "POST":
        try:
            made = delegations.hand_over(
                id,
                request.POST.get("institution", ""),
                request.POST.getlist("parts"),
                due=_due(request),
                asked=request.POST.get("asked", ""),
                by=member,
                at=now(),
            )
        except Invalid as error:
            wrong = error
        else:
            return HttpResponseRedirect(reverse("part", kwargs={"id": id, "number": made.number}))
    entry = assessments.entry(id)
    fields = forms.marked(_new_fields(request, id), wrong)
    page = NewPage(
        frame=frame(request, _("Hand questions to an institution"), "assessments"),
        head=desk_head(entry, member, "delegations"),
        mistakes=forms.mistakes(wrong, fields),
        institution=fields[0],
        groups=groups(entry, request.POST.getlist("parts") or request.GET.getlist("parts")),
        due=fields[1],
        zone=fields[2],
        asked=fields[3],
        invite=address("team", id=id),
    )
    return answer(request, page, "desk/delegating/new.html", twin=twin, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One delegation: for those who handed it over, or for the institution. More time is sent to the same address."""
    member = enter(request, id)
    made = delegations.part(id, number, by=member)
    if made.institution in member.institutions:
        return institution.part(request, id, made, member, twin=twin)
    if request.method != "POST":
        return _page(request, id, number, member, twin=twin)
    try:
        delegations.extend(id, number, _due(request), by=member, at=now())
    except Invalid as error:
        return _page(request, id, number, member, wrong=error)
    return HttpResponseRedirect(reverse("part", kwargs={"id": id, "number": number}))


@require_POST
def remind(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """The institution, reminded; then the page the form was on."""
    delegations.remind(id, number, by=enter(request, id), at=now())
    if "list" in request.POST:
        return HttpResponseRedirect(reverse("delegations", kwargs={"id": id}))
    return HttpResponseRedirect(reverse("part", kwargs={"id": id, "number": number}))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """The question before a delegation is withdrawn, and the answer to it."""
    member = enter(request, id, Permission.DELEGATE)
    made = delegations.part(id, number, by=member)
    back = reverse("part", kwargs={"id": id, "number": number})
    if request.method == "POST":
        delegations.withdraw(id, number, because=request.POST.get("because", ""), by=member, at=now())
        return HttpResponseRedirect(back)
    name = delegations.institution_name(id, made.institution)
    page = WithdrawPage(
        frame=frame(request, _("Withdraw the questions to %(name)s?") % {"name": name}, "assessments"),
        confirmation=Confirmation(
            title=_("Withdraw the questions to %(name)s?") % {"name": name},
            text=_("The institution cannot answer them any more. What it has returned stays."),
            action=reverse("part withdraw", kwargs={"id": id, "number": number}),
            word=_("Withdraw"),
            back=back,
            grave=True,
            fields=(Field(name="because", id="because", label=_("Why"), optional=True, maximum=2000),),
        ),
    )
    return answer(request, page, "desk/delegating/withdraw.html")


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    number: int,
    member: Member,
    *,
    twin: bool = False,
    wrong: Invalid | None = None,
) -> HttpResponse:
    made = next(one for one in delegations.all_of(id, by=member, now=now()) if one.delegation.number == number)
    entry, one = assessments.entry(id), made.delegation
    names = people.names({member.person for member in made.participants})
    may = entering.may(Permission.DELEGATE, id, member) and one.withdrawn_at is None
    local, zone = forms.typed(request, "due", one.due.local), forms.typed(request, "zone", one.due.zone)
    fields = forms.marked((_due_field(local), forms.zones(zone)), wrong)
    page = DelegationPage(
        frame=frame(request, made.institution, "assessments"),
        head=desk_head(entry, member, "delegations"),
        number=number,
        institution=made.institution,
        chip=progress_chip(made.progress),
        due=until(one.due),
        asked=one.asked,
        by=badges({one.by})[one.by],
        participants=tuple(pieces.badge(names[one.person]) for one in made.participants if one.person in names),
        nobody=_nobody(id) if not made.participants and one.withdrawn_at is None else None,
        tasks=_tasks(entry, made, returns.returned(id, by=member)),
        events=_events(made),
        may_change=may,
        may_remind=may and made.progress is not Progress.RETURNED and bool(made.participants),
        mistakes=forms.mistakes(wrong, fields),
        due_field=fields[0],
        zone=fields[1],
    )
    return answer(request, page, "desk/delegating/delegation.html", twin=twin, status=422 if wrong else 200)


def _handover(id: str, made: Handed) -> Handover:  # noqa: A002
    one, last = made.delegation, made.events[-1] if made.events else None
    still = made.progress not in (Progress.RETURNED, Progress.WITHDRAWN)
    return Handover(
        number=one.number,
        institution=made.institution,
        address=reverse("part", kwargs={"id": id, "number": one.number}),
        chip=progress_chip(made.progress),
        due=until(one.due),
        due_chip=pieces.deadline(one.due.moment, now()) if still else None,
        returned=_("%(returned)d of %(all)d") % {"returned": made.returned, "all": len(one.indicators)},
        last=f"{when(last.at)} {event_says(last.kind)} {last.says}".strip() if last else None,
        reminds=still and bool(made.participants),
    )


def _tasks(entry: Entry, made: Handed, handed: tuple[Return, ...]) -> tuple[Task, ...]:
    there = {one.indicator: one for one in handed if one.delegation == made.delegation.number}
    found = []
    for code in made.delegation.indicators:
        asked, given = answering.indicator_of(entry, code), there.get(code)
        where = reverse("return", kwargs={"id": entry.id, "number": made.delegation.number, "code": code})
        chip = return_chip(given) if given else Chip(kind="not-started", word=_("Not returned"))
        found.append(
            Task(
                title=f"{code} {asked.question.text(speaking())}",
                address=where if given else None,
                chip=chip,
                note=_("to read and decide") if given and given.decided_by is None else None,
                dimension=int(asked.dimension),
            )
        )
    return tuple(found)


def _events(made: Handed) -> tuple[Event, ...]:
    one = made.delegation
    who = badges({one.by, *(event.by for event in made.events)})
    first = Event(
        at=one.at,
        when=when(one.at),
        who=who[one.by],
        says=ngettext("handed over %(n)d question", "handed over %(n)d questions", len(one.indicators))
        % {"n": len(one.indicators)},
        quote=one.asked or None,
    )
    later = (
        Event(
            at=event.at.isoformat(),
            when=when(event.at),
            who=who[event.by],
            says=event_says(event.kind),
            quote=event.says or None,
        )
        for event in made.events
    )
    return (first, *later)


def _nobody(id: str) -> Notice:  # noqa: A002
    return Notice(
        kind="caution",
        title=_("Nobody speaks for this institution here"),
        lines=(_("No letter was sent. Invite somebody of it as a participant, then send a reminder."),),
        address=address("team", id=id),
        action=_("To the team"),
    )


def _new_fields(request: HttpRequest, id: str) -> tuple[Field, ...]:  # noqa: A002
    known = delegations.institutions(id)
    usual = (now() + USUAL).strftime("%Y-%m-%dT17:00")
    pairs = [("", _("Choose")), *sorted(known.items(), key=lambda one: one[1].casefold())]
    return (
        Field(
            name="institution",
            label=_("Institution"),
            kind="select",
            required=True,
            options=forms.options(pairs, [request.POST.get("institution", "")]),
            help=_("Those of the profile and of the team. Others come here when somebody of them is invited."),
        ),
        _due_field(forms.typed(request, "due", usual)),
        forms.zones(forms.typed(request, "zone", person(request).zone)),
        Field(
            name="asked",
            label=_("What you write to them"),
            kind="long",
            value=request.POST.get("asked", ""),
            optional=True,
            rows=5,
            maximum=20_000,
            help=_("It stands in the letter and on top of their page."),
        ),
    )


def _due_field(local: str) -> Field:
    return Field(name="due", label=_("Due"), kind="datetime-local", value=local, required=True, narrow=True)


def _due(request: HttpRequest) -> Deadline:
    due = forms.deadline(request.POST.get("due", ""), request.POST.get("zone", "UTC"))
    if due is None:
        raise Invalid(Problem("there is no deadline", place="due", remedy="choose a day and a time"))
    return due
