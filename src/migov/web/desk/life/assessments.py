"""The dashboard: assessments by steps, with counts of status, in alphabetical order and no other."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from migov.actions import dashboard
from migov.actions.dashboard import Filter, Pressure, Row
from migov.model.answers import AnswerStatus
from migov.model.jurisdictions import Level
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import round_name
from migov.web.desk.life.forms import options
from migov.web.desk.life.paging import pager, start_of
from migov.web.desk.life.words import chip, of_stage, until
from migov.web.pieces import Chip, Empty, Field, Pager, Progress, progress, state
from migov.web.signed import now, person

SHOWN = tuple(stage for stage in Stage if stage is not Stage.PUBLISHED)
"""The columns: what lies behind the last is published."""


MOST = 50
"""Assessments on one page."""


class Cell(Value, kw_only=True):
    """One step of one assessment."""

    stage: str
    chips: tuple[Chip, ...]
    """Empty while the step lies ahead."""
    due: str | None
    is_now: bool


class Line(Value, kw_only=True):
    """One assessment."""

    id: str
    name: str
    beside: str
    is_local: bool
    address: str
    cells: tuple[Cell, ...]
    bar: Progress | None
    """Null for those who do not see inside."""
    remarks: tuple[Chip, ...]


class AssessmentsPage(Page, kw_only=True):
    """The assessments somebody may see."""

    lines: tuple[Line, ...]
    steps: tuple[str, ...]
    legend: tuple[Chip, ...]
    """The states that are counted."""
    fields: tuple[Field, ...]
    pager: Pager | None
    empty: Empty
    open: str | None
    """Where a new one is opened; null for those who may not."""


@require_safe
def assessments(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """The dashboard."""
    reader, moment, chosen = person(request), now(), _chosen(request)
    found = dashboard.rows(reader, chosen, language=speaking(), now=moment, start=start_of(request), most=MOST)
    page = AssessmentsPage(
        frame=frame(request, _("Assessments"), "assessments"),
        lines=tuple(_line(row, moment) for row in found.rows),
        steps=tuple(of_stage(stage) for stage in SHOWN),
        legend=tuple(state(status) for status in reversed(AnswerStatus)),
        fields=_fields(chosen),
        pager=pager(found.start, found.total, MOST, chosen_words(request)),
        empty=_empty(reader.is_office, chosen),
        open=reverse("open assessment") if reader.is_office else None,
    )
    return answer(request, page, "desk/life/assessments.html", twin=twin)


def chosen_words(request: HttpRequest) -> dict[str, str]:
    """What was chosen, as it goes into the address of the next page."""
    return {name: request.GET[name] for name in ("words", "stage", "level", "pressure") if request.GET.get(name)}


def _chosen(request: HttpRequest) -> Filter:
    """What the address asks for; a word that is not known asks for nothing."""
    stage, level, pressure = (request.GET.get(name, "") for name in ("stage", "level", "pressure"))
    return Filter(
        words=request.GET.get("words", "").strip()[:100],
        stage=Stage(stage) if stage in set(Stage) else None,
        level=Level(level) if level in set(Level) else None,
        pressure=Pressure(pressure) if pressure in set(Pressure) else None,
    )


def _fields(chosen: Filter) -> tuple[Field, ...]:
    stages = [("", _("All in work")), *((stage.value, of_stage(stage)) for stage in Stage)]
    levels = [("", _("All")), (Level.NATIONAL.value, _("National")), (Level.LOCAL.value, _("Local"))]
    pressing = [("", _("All")), (Pressure.LATE.value, _("Late")), (Pressure.SOON.value, _("Due within a week"))]
    return (
        Field(name="words", id="words", label=_("Name"), kind="search", value=chosen.words),
        Field(name="stage", id="stage", label=_("Step"), kind="select", options=options(stages, [chosen.stage or ""])),
        Field(name="level", id="level", label=_("Level"), kind="select", options=options(levels, [chosen.level or ""])),
        Field(
            name="pressure",
            id="pressure",
            label=_("Deadline"),
            kind="select",
            options=options(pressing, [chosen.pressure or ""]),
        ),
    )


def _line(row: Row, moment: datetime) -> Line:
    entry = row.entry
    return Line(
        id=entry.id,
        name=entry.name(speaking()),
        beside=" · ".join(part for part in (round_name(entry.round), entry.id) if part),
        is_local=entry.level is Level.LOCAL,
        address=reverse("assessment", kwargs={"id": entry.id}),
        cells=tuple(_cell(row, stage, moment) for stage in SHOWN),
        bar=progress(_("Answers"), row.counts) if row.counts is not None else None,
        remarks=_remarks(row),
    )


def _cell(row: Row, stage: Stage, moment: datetime) -> Cell:
    order = list(Stage)
    is_now = row.entry.stage is stage
    chips: tuple[Chip, ...] = ()
    if order.index(row.entry.stage) > order.index(stage):
        chips = (Chip(kind="done", word=_("Done")),)
    elif is_now:
        pressing = (chip(row.due, moment),) if row.due and dashboard.pressure(row.due, moment) else ()
        chips = (Chip(kind="open", word=_("Now")), *pressing)
    due = until(row.due) if is_now and row.due else None
    return Cell(stage=of_stage(stage), chips=chips, due=due, is_now=is_now)


def _remarks(row: Row) -> tuple[Chip, ...]:
    found = []
    if row.late_answers:
        word = ngettext("%(n)d answer late", "%(n)d answers late", row.late_answers) % {"n": row.late_answers}
        found.append(Chip(kind="late", word=word))
    if row.open_flags:
        word = ngettext("%(n)d open flag", "%(n)d open flags", row.open_flags) % {"n": row.open_flags}
        found.append(Chip(kind="open", word=word))
    return tuple(found)


def _empty(is_office: bool, chosen: Filter) -> Empty:  # noqa: FBT001 - the one thing it depends on
    if chosen != Filter():
        return Empty(
            title=_("No assessment fits"),
            text=_("Choose less, or see all that are in work."),
            address=reverse("assessments"),
            action=_("Show all"),
        )
    if is_office:
        return Empty(
            title=_("No assessment is open yet"),
            text=_("Open one: choose the country or city, the questions and the deadlines, then build its team."),
            address=reverse("open assessment"),
            action=_("Open an assessment"),
        )
    return Empty(
        title=_("You are in no team yet"),
        text=_("A coordinator adds you to the team of an assessment; then it stands here."),
    )
