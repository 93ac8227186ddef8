"""Flags: doubts about answers, raised to a person, settled with a word on how."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from migov.actions import answers as answering
from migov.actions import assessments, entering, flags
from migov.errors import Invalid
from migov.model.assignments import RaisedFlag
from migov.model.fields import BRIEF
from migov.model.people import Member
from migov.model.permissions import Permission, allows
from migov.model.values import Value
from migov.store import people
from migov.store.assessments import Entry
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.answering.arrivals import Arrival, arrive_seeing, arrive_writing, name_of
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing import places
from migov.web.desk.reviewing.showing import Question, answer_address, badges, question, when
from migov.web.entrance import enter
from migov.web.names import of_role
from migov.web.pieces import Badge, Chip, Empty, Field, Mistake, Option, Tab
from migov.web.signed import now


class FlagCard(Value, kw_only=True):
    """One flag."""

    number: int
    code: str
    question: str
    says: str
    by: Badge
    to: Badge
    when: str
    chip: Chip
    settled_by: Badge | None
    settled_when: str | None
    how: str | None
    address: str
    answer: str
    is_mine: bool
    """Whether it waits for the person who looks."""


class FlagsPage(Page, kw_only=True):
    """The flags of an assessment."""

    head: DeskHead
    tabs: tuple[Tab, ...]
    mine: tuple[FlagCard, ...]
    open: tuple[FlagCard, ...]
    settled: tuple[FlagCard, ...]
    empty: Empty


class FlagPage(Page, kw_only=True):
    """One flag, to be settled."""

    head: DeskHead
    tabs: tuple[Tab, ...]
    mistakes: tuple[Mistake, ...]
    flag: FlagCard
    may_settle: bool
    how: Field


class RaisePage(Page, kw_only=True):
    """The form of a new flag."""

    head: DeskHead
    tabs: tuple[Tab, ...]
    mistakes: tuple[Mistake, ...]
    asked: Question
    says: Field
    to: Field
    back: str


@require_safe
def flags_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The flags of an assessment: those that wait for the person first."""
    member = enter(request, id, Permission.SEE_INSIDE)
    entry = assessments.entry(id)
    cards = _cards(entry, flags.of(id, by=member), member)
    page = FlagsPage(
        frame=frame(request, _("%(name)s: flags") % {"name": name_of(entry)}, "assessments"),
        head=desk_head(entry, member, "reviews"),
        tabs=places.tabs(id, member, "flags"),
        mine=tuple(one for one in cards if one.is_mine),
        open=tuple(one for one in cards if one.how is None and not one.is_mine),
        settled=tuple(one for one in cards if one.how is not None),
        empty=Empty(
            title=_("No flag was raised"),
            text=_("A flag is a doubt about an answer, addressed to a person. It is raised on the answer's page."),
        ),
    )
    return answer(request, page, "desk/reviewing/flags.html", twin=twin)


@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One flag; how it is settled is sent to the same address."""
    member = enter(request, id, Permission.SEE_INSIDE)
    shown = flags.get(id, number, by=member)
    mistake, how = None, request.POST.get("how", "")
    if request.method == "POST":
        try:
            flags.settle(id, number, how=how, by=member, at=now())
        except Invalid:
            mistake = _("Say what was changed, or why nothing.")
        else:
            return HttpResponseRedirect(reverse("flags", kwargs={"id": id}))
    entry = assessments.entry(id)
    around = entering.situation(id, indicator=shown.indicator, addressed_to=shown.to)
    page = FlagPage(
        frame=frame(request, _("Flag %(number)d") % {"number": number}, "assessments"),
        head=desk_head(entry, member, "reviews"),
        tabs=places.tabs(id, member, "flags"),
        mistakes=(Mistake(says=mistake, field="how"),) if mistake else (),
        flag=_cards(entry, (shown,), member)[0],
        may_settle=shown.is_open and allows(Permission.SETTLE_FLAG, member, around),
        how=Field(
            name="how",
            id="how",
            label=_("How it is settled"),
            kind="long",
            value=how,
            required=True,
            maximum=BRIEF,
            help=_("What was changed, or why nothing. Whoever raised it is told."),
            error=mistake,
        ),
    )
    return answer(request, page, "desk/reviewing/flag.html", twin=twin, status=422 if mistake else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def raise_(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The form of a new flag on an answer."""
    if request.method != "POST":
        arrival = arrive_seeing(request, id, code)
        entering.require(Permission.RAISE_FLAG, id, arrival.member, indicator=code)
        return _form(request, arrival, twin=twin)
    arrival = arrive_writing(request, id, code)
    says, to = request.POST.get("says", ""), request.POST.get("to", "")
    try:
        raised = flags.raise_(id, code, says=says, to=to, by=arrival.member, at=now())
    except Invalid as error:
        at_person = error.problems[0].place == "to"
        mistake = _("Choose who is to settle it.") if at_person else _("Say in a sentence what the doubt is.")
        return _form(request, arrival, mistake=(mistake, "to" if at_person else "says"))
    return HttpResponseRedirect(reverse("flag", kwargs={"id": id, "number": raised.number}))


def _form(
    request: HttpRequest, arrival: Arrival, *, twin: bool = False, mistake: tuple[str, str] | None = None
) -> HttpResponse:
    errors = {mistake[1]: mistake[0]} if mistake else {}
    where = answer_address(arrival.id, arrival.code)
    page = RaisePage(
        frame=frame(request, _("Raise a flag on %(code)s") % {"code": arrival.code}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "reviews"),
        tabs=places.tabs(arrival.id, arrival.member, "flags"),
        mistakes=(Mistake(says=mistake[0], field=mistake[1]),) if mistake else (),
        asked=question(arrival.entry, arrival.asked),
        says=Field(
            name="says",
            id="says",
            label=_("What is the doubt?"),
            kind="long",
            value=request.POST.get("says", ""),
            required=True,
            maximum=BRIEF,
            help=_("In a sentence. While the flag is open, the answer cannot be complete."),
            error=errors.get("says"),
        ),
        to=Field(
            name="to",
            id="to",
            label=_("Who is to settle it?"),
            kind="select",
            required=True,
            help=_("They get a letter."),
            options=_people(arrival, request.POST.get("to", "")),
            error=errors.get("to"),
        ),
        back=where,
    )
    return answer(request, page, "desk/reviewing/raise.html", twin=twin, status=422 if mistake else 200)


def _people(arrival: Arrival, chosen: str) -> tuple[Option, ...]:
    there = flags.addressees(arrival.id, arrival.code)
    names = people.names({one.person for one in there})
    return (
        Option(value="", label=_("Choose"), chosen=not chosen),
        *(
            Option(
                value=one.person,
                label=f"{names[one.person]} ({', '.join(of_role(role) for role in sorted(one.roles))})",
                chosen=one.person == chosen,
            )
            for one in there
        ),
    )


def _cards(entry: Entry, shown: tuple[RaisedFlag, ...], member: Member) -> tuple[FlagCard, ...]:
    who = badges({name for one in shown for name in (one.by, one.to, one.settled_by) if name})
    return tuple(
        FlagCard(
            number=one.number,
            code=one.indicator,
            question=answering.indicator_of(entry, one.indicator).question.text(speaking()),
            says=one.says,
            by=who[one.by],
            to=who[one.to],
            when=when(one.at),
            chip=Chip(kind="blocked", word=_("Open")) if one.is_open else Chip(kind="done", word=_("Settled")),
            settled_by=who[one.settled_by] if one.settled_by else None,
            settled_when=when(one.settled_at) if one.settled_at else None,
            how=one.settled_how,
            address=reverse("flag", kwargs={"id": entry.id, "number": one.number}),
            answer=answer_address(entry.id, one.indicator),
            is_mine=one.is_open and one.to == member.person,
        )
        for one in shown
    )
