"""Saving a passage, choosing its side, taking a change back: forms, and the page's own autosave.

A form is answered by a redirect; the script of the page, which asks for JSON, is told what became of its words.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from migov.actions.drafting import passages
from migov.actions.drafting.passages import Saved
from migov.errors import Invalid, Problem
from migov.model.findings import Side
from migov.model.values import Value
from migov.web import signed
from migov.web.answering import as_json
from migov.web.desk.answering.words import clock
from migov.web.desk.drafting import sections
from migov.web.desk.drafting.arrivals import Arrival, arrive_writing, is_script, passage_of
from migov.web.desk.drafting.passages import undoing
from migov.web.desk.drafting.passages.undoing import Undo
from migov.web.numbers import whole


class Told(Value, kw_only=True):
    """What became of a change, for the script of the page."""

    passage: str
    version: int
    text: str
    """What the passage says now: the words of everybody who wrote in it."""
    side: str | None
    at: str
    """The time in the person's zone, as it is shown."""
    changed: str
    is_aside: bool
    both: str | None
    """Where both texts are shown, where the words met somebody else's."""
    unplaced: str | None
    """What is said of comments that lost their words."""
    undo: Undo | None


class Refused(Value, kw_only=True):
    """Why nothing was kept."""

    says: str


@require_POST
def save(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The words of the form, kept; then the page again, or what became of them as JSON."""
    arrival = arrive_writing(request, id)
    passage_of(arrival, passage)
    try:
        saved = passages.save(
            id,
            passage,
            request.POST.get("words", ""),
            base=whole(request.POST.get("base", ""), digits=9) or 0,
            start=request.POST.get("start"),
            by=arrival.member,
            at=signed.now(),
        )
    except Invalid as error:
        if is_script(request):
            return as_json(Refused(says=says(error)), status=422)
        raise
    if saved.met and not is_script(request):
        return HttpResponseRedirect(arrival.address("passage both", passage=passage))
    return reply(request, arrival, saved)


@require_POST
def side(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002
    """The passage on a side; a side that is chosen already is open again."""
    arrival = arrive_writing(request, id)
    before = passage_of(arrival, passage).passage.side
    told = request.POST.get("side", "")
    if told and told not in set(Side):
        raise Invalid(Problem(f"{told[:40]!r} is no side", place="side"))
    chosen = Side(told) if told else None
    wanted = None if chosen is before and "keep" not in request.POST else chosen
    keep_words(request, arrival, passage)
    saved = passages.choose_side(id, passage, wanted, by=arrival.member, at=signed.now())
    return reply(request, arrival, saved)


@require_POST
def restore(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002
    """The passage made to say again what it said at a version."""
    arrival = arrive_writing(request, id)
    version = whole(request.POST.get("version", ""), digits=9) or 0
    saved = passages.restore(id, passage, version, by=arrival.member, at=signed.now())
    if request.POST.get("back") == "history":
        return HttpResponseRedirect(arrival.address("passage history", passage=passage) + "#newest")
    return reply(request, arrival, saved)


def keep_words(request: HttpRequest, arrival: Arrival, passage: str) -> None:
    """Keep the words that a form brought along, where somebody pressed another button than "Save".

    Words that met somebody else's are kept beside, as ever.
    """
    words, base = request.POST.get("words"), whole(request.POST.get("base", ""), digits=9)
    if words is not None and words.strip() and base:
        passages.save(arrival.id, passage, words, base=base, by=arrival.member, at=signed.now())


def reply(request: HttpRequest, arrival: Arrival, saved: Saved, *, query: str = "") -> HttpResponse:
    """What became of a change: for the script, or the page again at the passage."""
    kept = saved.kept
    name = kept.passage.id
    if is_script(request):
        return as_json(told(arrival, saved))
    if request.POST.get("back") == "passage":
        return HttpResponseRedirect(arrival.address("passage", passage=name) + query)
    key = sections.back_to(request.POST.get("section", ""), kept)
    return HttpResponseRedirect(arrival.address("draft section", section=key) + f"{query}#{name}")


def told(arrival: Arrival, saved: Saved) -> Told:
    """What became of a change, for the script of the page."""
    kept, now = saved.kept, signed.now()
    name, lost = kept.passage.id, len(saved.unplaced)
    is_mine = kept.changed_by == arrival.person.handle and kept.version > 1
    return Told(
        passage=name,
        version=kept.version,
        text=kept.passage.text,
        side=kept.passage.side,
        at=clock(now, now),
        changed=_("%(name)s, %(when)s") % {"name": arrival.person.name, "when": clock(kept.changed_at, now)},
        is_aside=kept.is_aside,
        both=arrival.address("passage both", passage=name) if saved.met else None,
        unplaced=_("Comments that lost their words with this change: %(n)d") % {"n": lost} if lost else None,
        undo=undoing.written(arrival, name, kept.version) if is_mine else None,
    )


def says(error: Invalid) -> str:
    """What was wrong, in one line."""
    return "; ".join(str(problem) for problem in error.problems)
