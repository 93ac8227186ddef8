"""Second coding: the form of somebody who answers blind, and both answers side by side once both are in."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from migov.actions import answers as answering
from migov.actions import assessments, codings, evidence
from migov.actions.codings import Pair
from migov.actions.index import try_to_catch_up
from migov.errors import Invalid, NotFound
from migov.model.answers import Answer
from migov.model.fields import Field, words
from migov.model.indicators import Indicator
from migov.model.permissions import Permission
from migov.model.reviews import Coding
from migov.model.values import Value
from migov.store.assessments import Entry
from migov.web import pieces
from migov.web.answering import Page, answer, frame, speaking
from migov.web.comparing import compare
from migov.web.desk.answering.arrivals import Arrival, arrive, name_of
from migov.web.desk.answering.form import AnswerForm, Choice, form, started_from
from migov.web.desk.answering.words import closed_name, shown
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing import places
from migov.web.desk.reviewing.showing import Question, badges, question, when
from migov.web.desk.sources import address_of, place
from migov.web.entrance import enter
from migov.web.pieces import Badge, Chip, Comparison, Mistake, Notice, Tab, Task
from migov.web.signed import now

MOST = 20
"""Passages on the page."""


class CodingsPage(Page, kw_only=True):
    """The indicators that somebody is asked to code a second time."""

    head: DeskHead
    tabs: tuple[Tab, ...]
    tasks: tuple[Task, ...]


class Found(Value, kw_only=True):
    """One passage that was found; who answers blind quotes nothing into the first answer."""

    title: str
    place: str
    words: str
    language: str | None
    address: str


class CodingPage(Page, kw_only=True):
    """The form of a second answer: the question and the sources, and nothing of the first answer."""

    head: DeskHead
    tabs: tuple[Tab, ...]
    notice: Notice | None
    mistakes: tuple[Mistake, ...]
    asked: Question
    saves: int
    choice: Choice
    justification: pieces.Field
    conflict: Comparison | None
    """What stands and what was typed, where another tab has saved something else."""
    submitted: str | None
    """When it was handed in."""
    answer: str | None
    """What was handed in."""
    grounds: str
    pair: str | None
    query: str
    found: tuple[Found, ...]


class PairPage(Page, kw_only=True):
    """Two answers that were given blind, side by side."""

    head: DeskHead
    tabs: tuple[Tab, ...]
    asked: Question
    pairs: tuple[Laid, ...]


class Laid(Value, kw_only=True):
    """One pair: what both answered, and on what grounds."""

    coder: Badge
    submitted: str
    chip: Chip
    answers: Comparison
    grounds: Comparison
    changed_since: str | None
    """What the first answer says today, where that is something else."""


@require_safe
def codings_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """What the person is asked to code a second time."""
    member = enter(request, id, Permission.SEE_INSIDE)
    entry = assessments.entry(id)
    page = CodingsPage(
        frame=frame(request, _("%(name)s: second coding") % {"name": name_of(entry)}, "assessments"),
        head=desk_head(entry, member, "reviews"),
        tabs=places.tabs(id, member, "codings"),
        tasks=tuple(_task(entry, one) for one in codings.asked_of(id, by=member)),
    )
    return answer(request, page, "desk/reviewing/codings.html", twin=twin)


@require_http_methods(["GET", "HEAD", "POST"])
def coding(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The form of a second answer; it is sent to the same address."""
    arrival = arrive(request, id, code)
    mine = codings.mine(id, code, by=arrival.member)
    if request.method != "POST":
        return _page(request, arrival, mine, twin=twin)
    typed = {Field.ANSWER: request.POST.get("answer", ""), Field.JUSTIFICATION: request.POST.get("justification", "")}
    submit = "submit" in request.POST
    try:
        coded = codings.write(
            id,
            code,
            answer=typed[Field.ANSWER],
            justification=typed[Field.JUSTIFICATION],
            base=started_from(request),
            submit=submit,
            by=arrival.member,
            at=now(),
        )
    except Invalid as error:
        says = tuple(Mistake(says=_mistake(problem.place)) for problem in error.problems)
        return _page(request, arrival, mine, typed=typed, mistakes=says)
    if coded.met is not None:
        return _page(request, arrival, coded.coding, typed=typed, met=coded.met)
    here = reverse("codings", kwargs={"id": id}) if submit else reverse("coding", kwargs=arrival.where) + "?saved=1"
    return HttpResponseRedirect(here)


@require_safe
def pair(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The first and the second answers to an indicator, side by side."""
    arrival = arrive(request, id, code)
    there = codings.pairs(id, by=arrival.member, indicator=code)
    if not there:
        raise NotFound("pair", code)
    page = PairPage(
        frame=frame(request, _("Both answers to %(code)s") % {"code": code}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "reviews"),
        tabs=places.tabs(id, arrival.member, "agreement"),
        asked=question(arrival.entry, arrival.asked),
        pairs=tuple(_laid(there, arrival.asked)),
    )
    return answer(request, page, "desk/reviewing/pair.html", twin=twin)


def _page(
    request: HttpRequest,
    arrival: Arrival,
    mine: Coding,
    *,
    twin: bool = False,
    typed: dict[Field, str] | None = None,
    mistakes: tuple[Mistake, ...] = (),
    met: Coding | None = None,
) -> HttpResponse:
    id, code = arrival.id, arrival.code  # noqa: A001
    made = _form(arrival, mine, typed)
    both = codings.pairs(id, by=arrival.member, indicator=code) if mine.is_submitted else ()
    query = request.GET.get("q", "").strip()[:500]
    page = CodingPage(
        frame=frame(request, _("Code %(code)s a second time") % {"code": code}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "reviews"),
        tabs=places.tabs(id, arrival.member, "codings"),
        notice=_notice(request, conflict=met is not None),
        mistakes=mistakes,
        asked=question(arrival.entry, arrival.asked),
        saves=mine.saves,
        choice=made.choice,
        justification=next(one for one in made.before_practice if one.name == Field.JUSTIFICATION),
        conflict=_conflict(mine, met, arrival.asked) if met else None,
        submitted=when(mine.submitted_at) if mine.submitted_at else None,
        answer=closed_name(arrival.asked, _as_answer(mine)),
        grounds=mine.justification,
        pair=reverse("pair", kwargs=arrival.where) if both else None,
        query=query,
        found=tuple(_found(arrival, query)) if not mine.is_submitted else (),
    )
    return answer(
        request, page, "desk/reviewing/coding.html", twin=twin, status=422 if mistakes else 409 if met else 200
    )


def _form(arrival: Arrival, mine: Coding, typed: dict[Field, str] | None) -> AnswerForm:
    return form(
        arrival.asked,
        _as_answer(mine),
        version=mine.saves,
        language=arrival.entry.language,
        with_journal=False,
        typed=typed,
    )


def _as_answer(coding: Coding) -> Answer:
    return Answer(
        indicator=coding.indicator,
        closed=coding.closed,
        non_answer=coding.non_answer,
        justification=coding.justification,
    )


def _found(arrival: Arrival, query: str) -> Iterator[Found]:
    try_to_catch_up(on=now().date())
    wanted = evidence.Asked(
        words=query, indicator=arrival.code, assessment=arrival.id, with_ended=False, language=None, limit=MOST
    )
    for hit in evidence.find(wanted, by=arrival.person.handle, at=now()).hits:
        passage = hit.entry.passage
        yield Found(
            title=hit.entry.title,
            place=place(passage),
            words=hit.snippet.text,
            language=hit.entry.language,
            address=address_of(hit.source, start=passage.start, end=passage.end),
        )


def _conflict(stands: Coding, met: Coding, asked: Indicator) -> Comparison:
    titles = (_("What stands, saved in another window"), _("What you typed, not kept yet"))
    return compare(_as_text(stands, asked), _as_text(met, asked), titles=titles)


def _as_text(coding: Coding, asked: Indicator) -> str:
    return f"{closed_name(asked, _as_answer(coding)) or '–'}\n{coding.justification}"


def _notice(request: HttpRequest, *, conflict: bool) -> Notice | None:
    if conflict:
        return Notice(
            kind="caution",
            title=_("You have saved something else in another window"),
            lines=(_("Nothing was overwritten. Put together what is to stand, and save it."),),
        )
    return Notice(kind="done", title=_("Saved as a draft")) if "saved" in request.GET else None


def _mistake(place: str | None) -> str:
    if place == "justification":
        return _("This is longer than a field can hold.")
    if place == "answer":
        return _("Choose one of the answers.")
    return _("What is handed in has an answer and a justification.")


def _task(entry: Entry, one: Coding) -> Task:
    asked = answering.indicator_of(entry, one.indicator)
    begun = one.saves > 0
    word = _("Handed in") if one.is_submitted else _("Draft") if begun else _("To code")
    return Task(
        title=f"{one.indicator} {asked.question.text(speaking())}",
        address=reverse("coding", kwargs={"id": entry.id, "code": one.indicator}),
        chip=Chip(kind="done" if one.is_submitted else "draft" if begun else "open", word=word),
        dimension=int(asked.dimension),
    )


def _laid(there: tuple[Pair, ...], asked: Indicator) -> Iterator[Laid]:
    who = badges({one.coding.coder for one in there})
    titles = (_("First answer"), _("Second answer"))
    for one in there:
        today = words(one.first, Field.ANSWER)
        yield Laid(
            coder=who[one.coding.coder],
            submitted=when(one.coding.submitted_at or ""),
            chip=Chip(kind="done", word=_("Both say the same"))
            if one.agrees
            else Chip(kind="open", word=_("They differ")),
            answers=compare(
                shown(Field.ANSWER, one.said, asked),
                shown(Field.ANSWER, codings.second_words(one.coding), asked),
                titles=titles,
            ),
            grounds=compare(one.first.justification, one.coding.justification, titles=titles),
            changed_since=shown(Field.ANSWER, today, asked) if today != one.said else None,
        )
