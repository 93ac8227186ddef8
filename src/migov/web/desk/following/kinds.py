"""Why an answer changed: the form on which somebody says of which kind the change is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from migov.actions import changing, rechecking, rounds
from migov.errors import Invalid, NotFound, Problem
from migov.model.changes import ChangeKind, Reason, carries, stated, unfit
from migov.model.fields import BRIEF
from migov.model.indicators import Relation
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import answers as rows
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.answering import beside
from migov.web.desk.answering.arrivals import Arrival, arrive_seeing, arrive_writing
from migov.web.desk.answering.beside import LastRound
from migov.web.desk.following.words import KINDS, MEANINGS, answer_name
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.entrance import enter
from migov.web.pieces import Crumb, Field, Mistake, Option


class KindPage(Page, kw_only=True):
    """The form of one change."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    id: str
    code: str
    who: str
    question: str
    last: LastRound
    now: str
    """What this round answers so far."""
    mistakes: tuple[Mistake, ...]
    fields: tuple[Field, ...]
    is_told: bool
    back: str


class Typed(Value, kw_only=True):
    """What stands in the form."""

    kind: str = ""
    because: str = ""
    instruments: tuple[str, ...] = ()
    """Ids of those that were ticked."""
    others: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def kind(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The form; what is filled in is sent to the same address."""
    posts = request.method == "POST"
    enter(request, id, Permission.ANSWER, indicator=code)
    arrival = arrive_writing(request, id, code) if posts else arrive_seeing(request, id, code)
    if posts:
        typed = _typed(request)
        try:
            _tell(arrival, typed)
        except Invalid as error:
            return _shown(request, arrival, typed, tuple(error.problems))
        return HttpResponseRedirect(beside.address(id, code))
    return _shown(request, arrival, _from(changing.reason(id, code)), twin=twin)


@require_POST
def take_back(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002
    """What was said counts no more."""
    arrival = arrive_writing(request, id, code)
    changing.take_back(id, code, by=arrival.member, at=signed.now())
    return HttpResponseRedirect(reverse("change kind", kwargs=arrival.where))


def _typed(request: HttpRequest) -> Typed:
    return Typed(
        kind=request.POST.get("kind", ""),
        because=request.POST.get("because", ""),
        instruments=tuple(request.POST.getlist("instruments")),
        others=request.POST.get("others", ""),
    )


def _from(reason: Reason | None) -> Typed:
    if reason is None:
        return Typed()
    return Typed(kind=reason.kind, because=reason.because, instruments=tuple(one.id for one in reason.instruments))


def _tell(arrival: Arrival, typed: Typed) -> None:
    if typed.kind not in list(ChangeKind):
        raise Invalid(Problem("no kind is chosen", place="kind", remedy="choose one"))
    others = tuple(one for one in typed.others.split(";") if one.strip())
    changing.tell(
        arrival.id,
        arrival.code,
        ChangeKind(typed.kind),
        because=typed.because,
        instruments=(*typed.instruments, *others),
        by=arrival.member,
        at=signed.now(),
    )


def _shown(
    request: HttpRequest, arrival: Arrival, typed: Typed, problems: tuple[Problem, ...] = (), *, twin: bool = False
) -> HttpResponse:
    last = rounds.last_answer(arrival.entry, arrival.code)
    cards = beside.last_round(arrival)
    if last is None or not cards or not carries(last.relation):
        raise NotFound("answer of the last round to compare with", arrival.code)
    kept = rows.find(arrival.id, arrival.code) or rows.begun(arrival.code)
    errors = {one.place: _mistake(one) for one in problems}
    fields = (
        _kind_field(typed, last.relation, errors.get("kind")),
        Field(
            name="because",
            id="because",
            label=_("What changed, in a sentence or two"),
            help=_("It is published beside the change."),
            kind="long",
            value=typed.because,
            required=True,
            maximum=BRIEF,
            language=arrival.entry.language,
            error=errors.get("because"),
        ),
        *_instrument_fields(arrival, typed, errors.get("instruments")),
    )
    page = KindPage(
        frame=frame(request, _("%(code)s: why the answer changed") % {"code": arrival.code}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "changes"),
        crumbs=(
            Crumb(title=_("What changed"), address=reverse("changes", kwargs={"id": arrival.id})),
            Crumb(title=arrival.code, address=beside.address(arrival.id, arrival.code)),
        ),
        id=arrival.id,
        code=arrival.code,
        who=arrival.person.handle,
        question=arrival.asked.question.text(speaking()),
        last=cards[0],
        now=answer_name(stated(kept.answer), arrival.asked) or _("no answer"),
        mistakes=tuple(Mistake(says=says, field=place or "kind") for place, says in errors.items()),
        fields=fields,
        is_told=changing.reason(arrival.id, arrival.code) is not None,
        back=beside.address(arrival.id, arrival.code),
    )
    return answer(request, page, "desk/following/kind.html", twin=twin, status=422 if problems else 200)


def _kind_field(typed: Typed, relation: Relation, error: str | None) -> Field:
    options = tuple(
        Option(value=one.value, label=_(KINDS[one]), help=_(MEANINGS[one]), chosen=one == typed.kind)
        for one in ChangeKind
        if unfit(one, relation) is None
    )
    return Field(
        name="kind", id="kind", label=_("Kind of the change"), kind="radio", options=options, required=True, error=error
    )


def _instrument_fields(arrival: Arrival, typed: Typed, error: str | None) -> tuple[Field, ...]:
    """Those that the answer quotes, now or in the last round, to be ticked; any other of the register by its number."""
    last = rounds.last_answer(arrival.entry, arrival.code)
    kept = rows.find(arrival.id, arrival.code)
    pins = (*(kept.answer.pins if kept else ()), *(last.answer.pins if last else ()))
    today = signed.now().date()
    offered: dict[str, str] = {}
    for rest in rechecking.rests(pins, after=None, on=today):
        offered[rest.instrument.id] = rest.instrument.name
        offered |= {one.by: one.by_name for one in rest.happenings if one.by and one.by_name}
    reason = changing.reason(arrival.id, arrival.code)
    offered |= {one.id: one.name for one in reason.instruments} if reason else {}
    found = []
    if offered:
        options = tuple(
            Option(value=id, label=name, chosen=id in typed.instruments)
            for id, name in offered.items()  # noqa: A001
        )
        label = _("Instruments that show it")
        found.append(Field(name="instruments", id="instruments", label=label, kind="checks", options=options))
    found.append(
        Field(
            name="others",
            id="others",
            label=_("Others of the register of laws"),
            help=_("Number or whole name, with semicolons between."),
            value=typed.others,
            optional=True,
            maximum=500,
            error=error,
        )
    )
    return tuple(found)


def _mistake(problem: Problem) -> str:
    match problem.place:
        case "kind":
            return _("Choose the kind of the change.")
        case "because":
            return _("Say in a sentence or two what changed.")
        case "instruments" if "names an instrument" in problem.says:
            return _("Name the law or plan.")
        case "instruments":
            return _("The register of laws has no such instrument, or several: write its number or its whole name.")
    return str(problem)
