"""The style guide: every piece of the desk, live, on one page, in the language and the appearance one has chosen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.model.answers import AnswerStatus
from migov.model.dimensions import Dimension
from migov.model.values import Value
from migov.web.answering import Page, answer, frame, speaking
from migov.web.comparing import compare
from migov.web.pieces import (
    STATE_KINDS,
    Badge,
    Chip,
    Comparison,
    Confirmation,
    Crumb,
    Empty,
    Event,
    Field,
    Mistake,
    Notice,
    Option,
    Pager,
    Progress,
    Step,
    Tab,
    Task,
    badge,
    deadline,
    progress,
    state,
)

NOON = datetime(2026, 6, 3, 12, tzinfo=UTC)
"""A moment for the examples: the page is the same every day."""


class Hue(Value, kw_only=True):
    """A dimension with its number and its colour."""

    number: int
    title: str


class LookPage(Page, kw_only=True):
    """The page that shows how everything looks."""

    hues: tuple[Hue, ...]
    chips: tuple[Chip, ...]
    done: Chip
    due: Chip
    badges: tuple[Badge, ...]
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    steps: tuple[Step, ...]
    notices: tuple[Notice, ...]
    mistakes: tuple[Mistake, ...]
    fields: tuple[Field, ...]
    tasks: tuple[Task, ...]
    bars: tuple[Progress, ...]
    events: tuple[Event, ...]
    comparison: Comparison
    empty: Empty
    pager: Pager
    confirmation: Confirmation


@require_safe
def look(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """The page that shows how everything looks."""
    here = "#"
    page = LookPage(
        frame=frame(request, _("The look"), "about"),
        hues=tuple(Hue(number=int(one), title=one.title(speaking())) for one in Dimension),
        chips=_chips(),
        done=Chip(kind="done", word=_("Done")),
        due=deadline(NOON, NOON - timedelta(days=5)),
        badges=(badge("Amina Sorel", _("analyst")), badge("Tomás Vey"), badge("سلمى نور")),
        crumbs=(Crumb(title=_("Assessments"), address=here), Crumb(title="Onduva 2026", address=here)),
        tabs=(
            Tab(title=_("Open"), address=here, current=True, count=3),
            Tab(title=_("Settled"), address=here, current=False, count=12),
        ),
        steps=(
            Step(title=_("Country"), state="done", address=here),
            Step(title=_("Questions"), state="current"),
            Step(title=_("Team"), state="later"),
        ),
        notices=_notices(),
        mistakes=(Mistake(says=_("Give the day as year, month and day."), field="day"),),
        fields=_fields(),
        tasks=_tasks(),
        bars=_bars(),
        events=_events(),
        comparison=_comparison(),
        empty=Empty(
            title=_("Nothing is waiting for you"),
            text=_("New work is listed here."),
            address=here,
            action=_("See all assessments"),
        ),
        pager=Pager(says=_("1 to 50 of 300"), previous=None, next=here),
        confirmation=_confirmation(),
    )
    return answer(request, page, "desk/look.html", twin=twin)


def _chips() -> tuple[Chip, ...]:
    told = (
        deadline(NOON, NOON + timedelta(days=3)),
        deadline(NOON, NOON - timedelta(days=5)),
        deadline(NOON, NOON - timedelta(days=30)),
        Chip(kind="done", word=_("Done")),
        Chip(kind="waiting", word=_("Waiting for an answer")),
        Chip(kind="open", word=_("Open flag")),
        Chip(kind="blocked", word=_("Cannot start yet")),
    )
    return (*map(state, STATE_KINDS), *told)


def _notices() -> tuple[Notice, ...]:
    return (
        Notice(kind="info", title=_("A newer draft is there."), address="#", action=_("See what changed")),
        Notice(kind="done", title=_("The answer is kept."), lines=(_("The reviewers have been told."),)),
        Notice(kind="caution", title=_("You are working without a connection. What you type is kept on this machine.")),
    )


def _fields() -> tuple[Field, ...]:
    day = _("Give the day as year, month and day.")
    choose = (Option(value="", label=_("Choose one")),)
    practice = ((_("in force"), True), (_("in force, not implemented"), False), (_("drafted"), False))
    return (
        Field(name="title", label=_("Title of the law"), help=_("As it is printed."), value="Law No. 4/2012"),
        Field(name="day", label=_("As of"), value="2026-06", error=day, narrow=True),
        Field(
            name="practice",
            label=_("In practice"),
            kind="radio",
            options=tuple(Option(value=word, label=word, chosen=chosen) for word, chosen in practice),
        ),
        Field(name="institution", label=_("Institution"), kind="select", options=choose),
        Field(name="told", label=_("Tell the team by mail"), kind="check"),
        Field(name="why", label=_("Justification"), kind="long", optional=True, help=_("On what grounds is it so?")),
    )


def _tasks() -> tuple[Task, ...]:
    return (
        Task(
            title=_("Answer 14 questions on partnerships"),
            address="#",
            chip=state(AnswerStatus.DRAFT),
            note=_("9 of 14 are answered"),
            due=deadline(NOON, NOON + timedelta(days=2)),
            dimension=3,
        ),
        Task(title=_("Read the answers on crises"), address="#", chip=state(AnswerStatus.NOT_STARTED), dimension=5),
        Task(title=_("Vet the text"), address=None, chip=Chip(kind="blocked", word=_("Cannot start yet"))),
    )


def _bars() -> tuple[Progress, ...]:
    counts = ((14, 10, 8, 30, 28), (90, 0, 0, 0, 0), (0, 0, 2, 8, 80))
    names = ("Onduva 2026", "Port Ondu 2026", "Onduva 2024")
    return tuple(
        progress(name, dict(zip(AnswerStatus, told, strict=True))) for name, told in zip(names, counts, strict=True)
    )


def _events() -> tuple[Event, ...]:
    who = badge("Tomás Vey", _("reviewer"))
    return (
        Event(at="2026-06-03T09:12Z", when="09:12", who=who, says=_("disagreed with the answer to 1.2.3"), address="#"),
        Event(
            at="2026-06-03T11:40Z",
            when="11:40",
            who=badge("Amina Sorel", _("analyst")),
            says=_("changed the justification"),
            comparison=_comparison(),
        ),
    )


def _comparison() -> Comparison:
    before = _("Law No. 4 of 2012 grants access to primary schools.")
    after = _("Law No. 4 of 2012 grants every child access to primary schools, as of June 2026.")
    notes = (_("by Tomás Vey, 11:40"), _("by you, 11:42"))
    return compare(before, after, titles=(_("As it is kept"), _("As you wrote it")), notes=notes)


def _confirmation() -> Confirmation:
    return Confirmation(
        title=_("Withdraw this assessment?"),
        text=_("It is no longer shown. Nothing is deleted, and the journal says who did it and when."),
        action="#",
        word=_("Withdraw"),
        back="#",
        grave=True,
        fields=(Field(name="reason", label=_("Why?"), required=True),),
    )
