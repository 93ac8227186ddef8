"""The stages of an assessment: what must hold before the next, what is missing, deadlines, and the history."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from migov.actions import assessments as kept
from migov.actions import beginnings, entering, stages
from migov.actions.stages import Life, PossibleStep, Taken
from migov.errors import Invalid, MigovError, NotFound, WrongStage
from migov.model.deadlines import Deadline
from migov.model.launches import Launch
from migov.model.people import Member, Person
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workflow import Stage, Step
from migov.store.assessments import Entry
from migov.web import pieces
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.beginnings import WITH_DEADLINE
from migov.web.desk.life.conditions import ConditionLine, condition_line
from migov.web.desk.life.forms import deadline, marked, mistakes, typed, zones
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.life.people import badges_of
from migov.web.desk.life.words import chip, moment, of_condition, of_stage, of_step, until
from migov.web.entrance import enter
from migov.web.pieces import Chip, Confirmation, Event, Field, Mistake
from migov.web.signed import now, person


class StepCard(Value, kw_only=True):
    """One step that leads away from the stage."""

    title: str
    leads_to: str
    is_back: bool
    conditions: tuple[ConditionLine, ...]
    address: str | None
    """Where it is taken; null while a condition does not hold, or for those who may not."""


class DeadlineLine(Value, kw_only=True):
    """One stage with its deadline."""

    stage: str
    says: str | None
    chip: Chip | None
    is_now: bool


class StagesPage(Page, kw_only=True):
    """The life of an assessment."""

    head: DeskHead
    way: tuple[pieces.Step, ...]
    steps: tuple[StepCard, ...]
    launch: Launch | None
    record: str | None
    """Where the launch is recorded."""
    deadlines: tuple[DeadlineLine, ...]
    mistakes: tuple[Mistake, ...]
    fields: tuple[Field, ...]
    """Of the form of deadlines; empty for those who may not set them."""
    set: str
    history: tuple[Event, ...]


class StepPage(Page, kw_only=True):
    """The question before a step."""

    head: DeskHead
    mistakes: tuple[Mistake, ...]
    confirmation: Confirmation


@require_safe
def stages_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The life of an assessment."""
    return _page(request, id, twin=twin)


@require_POST
def deadlines(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """Deadlines set; the stages again."""
    member = enter(request, id, Permission.ASSIGN)
    try:
        wanted: dict[Stage, Deadline | None] = {
            stage: deadline(typed(request, f"due-{stage}"), typed(request, "zone"), place=f"due-{stage}")
            for stage in WITH_DEADLINE
        }
        stages.set_deadlines(wanted, assessment=id, by=member, at=now())
    except Invalid as error:
        return _page(request, id, error=error)
    return HttpResponseRedirect(reverse("stages", kwargs={"id": id}) + "#deadlines")


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, id: str, step: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The question before a step, or, once it is taken, the stages.

    Raises:
        NotFound: there is no such step.
    """
    wanted = next((one for one in Step if one.replace(" ", "-") == step), None)
    if wanted is None:
        raise NotFound("step", step)
    member, error = enter(request, id, Permission.TAKE_STEP), None
    if request.method == "POST":
        try:
            because = typed(request, "because")
            stages.take(wanted, assessment=id, by=member, at=now(), because=because)
        except (Invalid, WrongStage) as refused:
            error = refused
        else:
            return HttpResponseRedirect(reverse("stages", kwargs={"id": id}))
    entry = kept.entry(id)
    one = stages.possible(wanted, id, by=member)
    if not one.is_open:
        return HttpResponseRedirect(reverse("stages", kwargs={"id": id}))
    confirmation = _confirmation(request, entry, one, error)
    page = StepPage(
        frame=frame(request, f"{entry.name(speaking())}: {of_step(wanted)}", "assessments"),
        head=desk_head(entry, member, "stages"),
        mistakes=mistakes(error, confirmation.fields),
        confirmation=confirmation,
    )
    return answer(request, page, "desk/life/step.html", twin=twin, status=422 if error else 200)


def way(stage: Stage) -> tuple[pieces.Step, ...]:
    """The steps of the method, as a way with a place on it."""
    order = list(Stage)
    here = order.index(stage)

    def state(place: int) -> str:
        return "done" if place < here else "current" if place == here else "later"

    return tuple(
        pieces.Step(title=of_stage(one), state=state(order.index(one)))  # type: ignore[arg-type] # one of the three
        for one in WITH_DEADLINE
    )


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    *,
    error: MigovError | None = None,
    twin: bool = False,
) -> HttpResponse:
    member, reader = enter(request, id, Permission.SEE_INSIDE), person(request)
    entry, life = kept.entry(id), stages.life(id, by=member)
    fields = _fields(request, life, reader.zone) if entering.may(Permission.ASSIGN, id, member) else ()
    may_record = entering.may(Permission.RECORD_LAUNCH, id, member)
    page = StagesPage(
        frame=frame(request, _("%(name)s: stages") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "stages"),
        way=way(life.stage),
        steps=tuple(_card(id, one, member) for one in life.steps),
        launch=beginnings.launch_of(id, by=member),
        record=reverse("launch", kwargs={"id": id}) if may_record else None,
        deadlines=_deadlines(life, now()),
        mistakes=mistakes(error, fields),
        fields=marked(fields, error),
        set=reverse("deadlines", kwargs={"id": id}),
        history=_history(life.history, reader),
    )
    return answer(request, page, "desk/life/stages.html", twin=twin, status=422 if error else 200)


def _card(id: str, one: PossibleStep, member: Member) -> StepCard:  # noqa: A002
    line = one.transition
    may = one.is_open and entering.may(Permission.TAKE_STEP, id, member)
    return StepCard(
        title=of_step(line.step),
        leads_to=of_stage(line.after),
        is_back=line.is_back,
        conditions=tuple(condition_line(id, check) for check in one.checks),
        address=step_address(id, line.step) if may else None,
    )


def step_address(id: str, step: Step) -> str:  # noqa: A002
    """Where a step is taken; publishing is done by making a release."""
    if step is Step.PUBLISH:
        return reverse("releases", kwargs={"id": id})
    return reverse("step", kwargs={"id": id, "step": step.replace(" ", "-")})


def _deadlines(life: Life, at: datetime) -> tuple[DeadlineLine, ...]:
    return tuple(
        DeadlineLine(
            stage=of_stage(stage),
            says=until(life.deadlines[stage]) if stage in life.deadlines else None,
            chip=chip(life.deadlines[stage], at) if stage in life.deadlines and stage is life.stage else None,
            is_now=stage is life.stage,
        )
        for stage in WITH_DEADLINE
    )


def _fields(request: HttpRequest, life: Life, zone: str) -> tuple[Field, ...]:
    there = next(iter(life.deadlines.values()), None)
    due = tuple(
        Field(
            name=f"due-{stage}",
            label=of_stage(stage),
            kind="datetime-local",
            value=typed(request, f"due-{stage}", life.deadlines[stage].local if stage in life.deadlines else ""),
            optional=True,
            narrow=True,
        )
        for stage in WITH_DEADLINE
    )
    return (*due, zones(typed(request, "zone", there.zone if there else zone)))


def _history(taken: tuple[Taken, ...], reader: Person) -> tuple[Event, ...]:
    who = badges_of({one.by for one in taken})
    return tuple(
        Event(
            at=one.at,
            when=moment(datetime.fromisoformat(one.at).astimezone(UTC), reader),
            who=who[one.by],
            says=f"{of_step(one.step)}: {of_stage(one.before)} → {of_stage(one.after)}",
            quote=one.because,
        )
        for one in reversed(taken)
    )


def _confirmation(request: HttpRequest, entry: Entry, one: PossibleStep, error: MigovError | None) -> Confirmation:
    line = one.transition
    because = Field(
        name="because",
        label=_("Why"),
        kind="long",
        value=typed(request, "because"),
        required=True,
        help=_("It stands in the history, and in the account of the process."),
    )
    says = _("%(name)s goes from %(before)s to %(after)s.") % {
        "name": entry.name(speaking()),
        "before": of_stage(line.before),
        "after": of_stage(line.after),
    }
    return Confirmation(
        title=_("%(step)s?") % {"step": of_step(line.step)},
        text=says,
        action=step_address(entry.id, line.step),
        word=of_step(line.step),
        back=reverse("stages", kwargs={"id": entry.id}),
        lines=tuple(of_condition(check.condition) for check in one.checks),
        grave=line.is_back,
        fields=marked([because], error) if line.is_back else (),
    )
