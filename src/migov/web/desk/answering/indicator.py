"""One indicator of an assessment: its question, its answer to be written or read, and the evidence beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from msgspec.structs import replace

from migov.actions import answers, reviews
from migov.catalogue import scales
from migov.errors import Problem
from migov.model.answers import AnswerStatus, NonAnswer, lacks
from migov.model.fields import Field
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import answers as rows
from migov.store import flags
from migov.store.answers import KeptAnswer
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking, tongue
from migov.web.desk.answering import beside, presence, words
from migov.web.desk.answering.arrivals import Arrival, arrive
from migov.web.desk.answering.beside import AnswerCard, Hand, LastRound, Way
from migov.web.desk.answering.evidence import Drawer, drawer
from migov.web.desk.answering.form import AnswerForm, form
from migov.web.desk.answering.pins import PinCard, cards
from migov.web.desk.answering.voices import Voices, voices
from migov.web.desk.following.panel import Panel, panel
from migov.web.desk.pinning import Cause, cause
from migov.web.pieces import Badge, Chip, Crumb, Mistake, Notice, state

RECENT = 12
"""Changes among which those of the last save are looked for."""


class Undoable(Value, kw_only=True):
    """A field that was written just now, and can be put back."""

    number: int
    field: str


class IndicatorPage(Page, kw_only=True):
    """One indicator of an assessment."""

    crumbs: tuple[Crumb, ...]
    id: str
    place: str
    """Name and year of the assessment."""
    code: str
    dimension: int
    sub_domain: str
    question: str
    question_language: str | None
    """Of question and guidance, where it is not the page's."""
    guidance: str
    choices: tuple[str, ...]
    text_language: str
    """In which the answer is written."""
    way: Way
    who: str
    """Handle of the reader: a form goes with whom it was opened by."""
    is_blind: bool
    coding: str | None
    chip: Chip | None
    draft: Chip
    """What the chip becomes when something is written."""
    saved: str | None
    """When the answer was last changed, and by whom."""
    form: AnswerForm | None
    told: AnswerCard | None
    may_reopen: bool
    may_pin: bool
    last_round: tuple[LastRound, ...]
    following: Panel | None
    """What became of the answer of the last round."""
    hands: tuple[Hand, ...]
    here: tuple[Badge, ...]
    voices: Voices | None
    notices: tuple[Notice, ...]
    mistakes: tuple[Mistake, ...]
    lacking: tuple[Mistake, ...]
    """What keeps the answer from being complete, where that was asked for."""
    undoable: tuple[Undoable, ...]
    pins: tuple[PinCard, ...]
    cause: Cause
    drawer: Drawer | None
    history: str


@require_safe
def indicator(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One indicator: ``?q=`` searches the sources for words, or for the question's own where it is empty."""
    return show(request, arrive(request, id, code), twin=twin)


def show(
    request: HttpRequest,
    arrival: Arrival,
    *,
    twin: bool = False,
    typed: Mapping[Field, str] | None = None,
    problems: Sequence[Problem] = (),
    base: int | None = None,
) -> HttpResponse:
    """The page; with what was *typed* and could not be kept, and the *problems* it had."""
    now = signed.now()
    if arrival.is_blind:
        return answer(request, _question_alone(request, arrival), "desk/answering/indicator.html", twin=twin)
    presence.be_seen(arrival, now)
    kept = rows.find(arrival.id, arrival.code) or rows.begun(arrival.code)
    why = cause(arrival.id, arrival.code)
    settled = kept.answer.status.is_settled
    may_answer = arrival.may(Permission.ANSWER)
    filled = None
    if may_answer and (typed is not None or not settled):
        filled = form(
            arrival.asked,
            kept.answer,
            version=kept.version if base is None else base,
            language=arrival.entry.language,
            with_journal=arrival.may(Permission.SEE_JOURNAL),
            typed=typed,
            problems=problems,
        )
    page = replace(
        _question_alone(request, arrival),
        is_blind=False,
        coding=None,
        chip=state(reviews.shown_statuses(arrival.id, by=arrival.member).get(arrival.code, kept.answer.status)),
        saved=_saved(kept, now),
        form=filled,
        told=None if filled else beside.told(arrival, kept.answer, with_journal=arrival.may(Permission.SEE_JOURNAL)),
        may_reopen=settled and arrival.may(Permission.SETTLE),
        may_pin=may_answer and not settled,
        last_round=beside.last_round(arrival),
        following=panel(arrival, kept, now),
        hands=beside.hands(arrival, now),
        here=beside.here(arrival, now),
        voices=voices(arrival, is_settled=settled),
        notices=tuple(_notices(request, arrival, kept, now)),
        mistakes=tuple(_mistake(problem) for problem in problems),
        lacking=lacking(arrival, kept) if request.GET.get("complete") == "refused" else (),
        undoable=_undoable(request, arrival, kept),
        pins=cards(arrival.id, kept.answer, why),
        drawer=drawer(request, arrival, why),
        history=reverse("answer history", kwargs=arrival.where),
    )
    return answer(request, page, "desk/answering/indicator.html", twin=twin, status=422 if problems else 200)


def lacking(arrival: Arrival, kept: KeptAnswer) -> tuple[Mistake, ...]:
    """What keeps the answer from being complete: each with the place where it is put right."""
    missing = [Mistake(says=_(words.LACKS[one]), field=words.WHERE[one]) for one in lacks(kept.answer)]
    doubts = [
        Mistake(says=_("A flag is open: %(says)s") % {"says": flag.says}, field="reviews")
        for flag in flags.open_for(arrival.id, arrival.code)
    ]
    return (*missing, *doubts)


def _question_alone(request: HttpRequest, arrival: Arrival) -> IndicatorPage:
    """The page for whoever is to answer without seeing the first answer: the question, and the way to their own."""
    asked = arrival.asked
    question = asked.question.text(speaking())
    return IndicatorPage(
        frame=frame(request, f"{arrival.code} {question}", "assessments"),
        crumbs=crumbs(arrival),
        id=arrival.id,
        place=arrival.place,
        code=arrival.code,
        dimension=int(asked.dimension),
        sub_domain=beside.sub_domain(arrival),
        question=question,
        question_language=tongue(asked.question),
        guidance=asked.guidance.text(speaking()),
        choices=tuple(scales.answers(asked, speaking()).values()),
        text_language=arrival.entry.language,
        way=beside.way(arrival),
        who=arrival.person.handle,
        is_blind=True,
        coding=beside.coding(arrival),
        chip=None,
        draft=state(AnswerStatus.DRAFT),
        saved=None,
        form=None,
        told=None,
        may_reopen=False,
        may_pin=False,
        last_round=(),
        following=None,
        hands=(),
        here=(),
        voices=None,
        notices=(),
        mistakes=(),
        lacking=(),
        undoable=(),
        pins=(),
        cause=cause(arrival.id, arrival.code),
        drawer=None,
        history="",
    )


def crumbs(arrival: Arrival, *, inside: bool = False) -> tuple[Crumb, ...]:
    """The pages above an indicator's; *inside* it, the indicator too."""
    found = [
        Crumb(title=_("Assessments"), address=reverse("assessments")),
        Crumb(title=arrival.place, address=reverse("assessment", kwargs={"id": arrival.id})),
        Crumb(title=_("Indicators"), address=reverse("indicators", kwargs={"id": arrival.id})),
    ]
    if inside:
        found.append(Crumb(title=arrival.code, address=beside.address(arrival.id, arrival.code)))
    return tuple(found)


def _saved(kept: KeptAnswer, now: datetime) -> str | None:
    return _("Saved %(when)s") % {"when": words.clock(kept.changed_at, now)} if kept.changed_at else None


def _notices(request: HttpRequest, arrival: Arrival, kept: KeptAnswer, now: datetime) -> list[Notice]:
    found = []
    if "completed" in request.GET and kept.answer.status.is_settled:
        following = beside.way(arrival).next_open
        found.append(
            Notice(
                kind="done",
                title=_("This answer is complete."),
                address=following,
                action=_("Go to the next one not complete") if following else None,
            )
        )
    if "saved" in request.GET and kept.changed_at:
        found.append(Notice(kind="done", title=_("Saved %(when)s") % {"when": words.clock(kept.changed_at, now)}))
    is_absence = kept.answer.non_answer is NonAnswer.NO_EVIDENCE
    if is_absence and not kept.answer.searches and not kept.answer.status.is_settled:
        found.append(
            Notice(
                kind="caution",
                title=_("Nobody has searched for this indicator yet"),
                lines=(_("That nothing was found is shown by the searches that found nothing."),),
                address=beside.address(arrival.id, arrival.code) + "?q=#evidence",
                action=_("Search the sources now"),
            )
        )
    return found


def _mistake(problem: Problem) -> Mistake:
    at = words.field_id(Field(problem.place)) if problem.place in list(Field) else None
    name = words.field_name(problem.place) + ": " if at and problem.place else ""
    return Mistake(says=name + words.mistake(problem), field=at)


def _undoable(request: HttpRequest, arrival: Arrival, kept: KeptAnswer) -> tuple[Undoable, ...]:
    """The fields of the save that led here, while nobody has changed the answer since."""
    if request.GET.get("saved") != str(kept.version) or not arrival.may(Permission.ANSWER):
        return ()
    changes = answers.history(arrival.id, arrival.code, last=RECENT)
    return tuple(
        Undoable(number=one.number, field=words.field_name(one.field))
        for one in changes
        if one.version == kept.version
        and one.field in list(Field)
        and not one.aside
        and one.by == arrival.person.handle
    )
