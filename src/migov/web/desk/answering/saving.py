"""Saving an answer, calling it complete, opening it again, taking a change back: forms, and the page's own autosave.

A form is answered by a redirect; the script of the page, which asks for JSON, is told what became of each field.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from migov.actions import answers, reviews
from migov.actions.answers import Met, Saved
from migov.errors import Conflict, Invalid, Problem
from migov.model.answers import NonAnswer
from migov.model.fields import Field, all_words, tidy
from migov.model.values import Value
from migov.store import answers as rows
from migov.store.answers import KeptAnswer
from migov.web import signed
from migov.web.answering import as_json
from migov.web.desk.answering import beside, words
from migov.web.desk.answering.arrivals import Arrival, arrive_writing
from migov.web.desk.answering.form import handed_in, started_from
from migov.web.numbers import whole
from migov.web.pieces import Chip, state

COMPLETE = "complete"
"""What a button of the form wants to happen after saving."""


class Told(Value, kw_only=True):
    """What became of a save, for the script of the page."""

    version: int
    at: str
    """The time in the person's zone, as it is shown."""
    written: tuple[str, ...]
    words: dict[str, str]
    """What fields say now that somebody else wrote since the version the form was filled from, or that were tidied."""
    met: tuple[str, ...]
    """Fields that were not written, because somebody else had written them meanwhile."""
    conflicts: str | None
    """Where both texts are shown."""
    undo: int | None
    """The change that can be taken back."""
    chip: Chip
    wants_search: bool
    """Whether it says that nothing was found, and nobody has searched."""


class Wrong(Value, kw_only=True):
    """What is wrong with one field."""

    field: str | None
    says: str


class Refused(Value, kw_only=True):
    """Why nothing was kept."""

    problems: tuple[Wrong, ...]


@require_POST
def save(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The fields of the form, kept; then the page again, or what became of them as JSON."""
    arrival = arrive_writing(request, id, code)
    mine, base = handed_in(request), started_from(request)
    try:
        saved = answers.save(id, code, mine, base=base, by=arrival.member, at=signed.now())
    except Invalid as error:
        return _refuse(request, arrival, mine, base, error)
    if _is_script(request):
        return as_json(_told(arrival, saved, mine, base))
    if saved.met:
        return HttpResponseRedirect(_conflicts(arrival, saved.met, by=arrival.person.handle))
    if request.POST.get("then") == COMPLETE:
        return _complete(arrival)
    query = f"?saved={saved.kept.version}" if saved.written else "?saved"
    return HttpResponseRedirect(beside.address(id, code) + query + "#saved")


@require_POST
def complete(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002
    """The answer, called complete as it stands; where something is missing, the page that says what."""
    return _complete(arrive_writing(request, id, code))


@require_POST
def reopen(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002
    """A complete answer, made a draft again."""
    arrival = arrive_writing(request, id, code)
    answers.reopen(id, code, by=arrival.member, at=signed.now())
    return HttpResponseRedirect(beside.address(id, code) + "#field-answer")


@require_POST
def undo(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002
    """The latest change of a field taken back, or a text that was put aside taken up."""
    arrival = arrive_writing(request, id, code)
    saved = answers.undo(id, code, number=_number(request), by=arrival.member, at=signed.now())
    return _put_back(request, arrival, saved)


@require_POST
def restore(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002
    """A field made to say again what it said after an earlier change."""
    arrival = arrive_writing(request, id, code)
    saved = answers.restore(id, code, number=_number(request), by=arrival.member, at=signed.now())
    return _put_back(request, arrival, saved)


def new_words(arrival: Arrival, kept: KeptAnswer, base: int) -> dict[str, str]:
    """What fields say now that said something else in the version a page was filled from."""
    if not 0 <= base < kept.version:
        return {}
    start, now = rows.words_at(arrival.id, arrival.code, base), all_words(kept.answer)
    return {field.value: now[field] for field in Field if now[field] != start[field]}


def _told(arrival: Arrival, saved: Saved, mine: dict[Field, str], base: int) -> Told:
    kept, handle = saved.kept, arrival.person.handle
    met = {one.clash.field for one in saved.met}
    fresh = new_words(arrival, kept, base)
    known = {field.value for field, text in mine.items() if field in met or text == fresh.get(field.value)}
    answer = kept.answer
    status = reviews.shown_statuses(arrival.id, by=arrival.member).get(arrival.code, answer.status)
    return Told(
        version=kept.version,
        at=words.clock(signed.now(), signed.now()),
        written=tuple(saved.written),
        words={field: text for field, text in fresh.items() if field not in known},
        met=tuple(sorted(met)),
        conflicts=_conflicts(arrival, saved.met, by=handle) if saved.met else None,
        undo=_last_number(arrival, saved.written),
        chip=state(status),
        wants_search=answer.non_answer is NonAnswer.NO_EVIDENCE and not answer.searches,
    )


def _last_number(arrival: Arrival, written: tuple[Field, ...]) -> int | None:
    if len(written) != 1:
        return None
    last = rows.last_change(arrival.id, arrival.code, written[0])
    return last.number if last else None


def _refuse(request: HttpRequest, arrival: Arrival, mine: dict[Field, str], base: int, error: Invalid) -> HttpResponse:
    if _is_script(request):
        return as_json(Refused(problems=tuple(_wrong(one) for one in error.problems)), status=422)
    from migov.web.desk.answering.indicator import show

    return show(request, arrival, typed=mine, problems=error.problems, base=base)


def _wrong(problem: Problem) -> Wrong:
    known = problem.place in list(Field)
    return Wrong(field=problem.place if known else None, says=words.mistake(problem))


def _complete(arrival: Arrival) -> HttpResponse:
    here = beside.address(arrival.id, arrival.code)
    try:
        answers.complete(arrival.id, arrival.code, by=arrival.member, at=signed.now())
    except (Invalid, Conflict):
        return HttpResponseRedirect(here + "?complete=refused#mistakes")
    return HttpResponseRedirect(here + "?completed#saved")


def _put_back(request: HttpRequest, arrival: Arrival, saved: Saved) -> HttpResponse:
    if _is_script(request):
        return as_json(_told(arrival, saved, {}, started_from(request)))
    back = request.POST.get("back")
    if back == "history":
        return HttpResponseRedirect(reverse("answer history", kwargs=arrival.where) + "#newest")
    return HttpResponseRedirect(beside.address(arrival.id, arrival.code) + f"?saved={saved.kept.version}#saved")


def _conflicts(arrival: Arrival, met: tuple[Met, ...], *, by: str) -> str:
    """The page on which both texts are shown: it names the texts that were put aside."""
    wanted = {(one.clash.field.value, tidy(one.clash.mine)) for one in met}
    found = [one.number for one in rows.put_aside_by(arrival.id, arrival.code, by) if (one.field, one.words) in wanted]
    address = reverse("conflicts", kwargs=arrival.where)
    return f"{address}?texts={','.join(map(str, sorted(found)))}"


def _number(request: HttpRequest) -> int:
    return whole(request.POST.get("number", ""), digits=15) or 0


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("accept", "").startswith("application/json")
