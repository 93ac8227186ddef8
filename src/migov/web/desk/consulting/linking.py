"""Linking the change that a comment caused, where it was made by hand: chosen from the versions since."""

from __future__ import annotations

from itertools import pairwise

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from migov.actions.consulting import comments, dispositions
from migov.actions.consulting.comments import Thread
from migov.errors import Conflict, Invalid, NotFound
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import comments as kept
from migov.store import drafts, people
from migov.store.comments import LIVING
from migov.store.drafts import What
from migov.web.answering import Page, answer, frame
from migov.web.desk.consulting.arrivals import Arrival, arrive
from migov.web.desk.consulting.cards import Card, bare, card, changed, told
from migov.web.desk.consulting.choosing import beside
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing.showing import when
from migov.web.numbers import whole
from migov.web.pieces import Crumb, Empty, Mistake, Option, Run
from migov.web.signed import now

LAST = 30
"""Changes of a passage that are offered, the newest first."""


class Change(Value, kw_only=True):
    """One change of a passage, to be linked."""

    value: str
    """Version before and version after: ``2-3``."""
    title: str
    runs: tuple[Run, ...]


class LinkPage(Page, kw_only=True):
    """The changes of a passage, of which one is linked to a comment."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    mistakes: tuple[Mistake, ...]
    card: Card
    passage: str
    passages: tuple[Option, ...]
    changes: tuple[Change, ...]
    language: str
    empty: Empty


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The changes to choose from; the chosen one is sent to the same address."""
    arrival = arrive(request, id, Permission.DISPOSE)
    thread = comments.thread(id, number, by=arrival.member)
    if thread.disposition is None:
        raise NotFound("disposition", number)
    passage = request.POST.get("passage") or request.GET.get("passage") or _usual(arrival, thread)
    mistakes: tuple[Mistake, ...] = ()
    if request.method == "POST":
        before, _dash, after = request.POST.get("change", "").partition("-")
        span = whole(before, digits=9), whole(after, digits=9)
        try:
            if span[0] is None or span[1] is None:
                raise Invalid(_("Choose the change."))
            dispositions.link(id, number, passage, before=span[0], after=span[1], by=arrival.member, at=now())
        except (Invalid, Conflict) as error:
            mistakes = (Mistake(says=str(error)),)
        else:
            return HttpResponseRedirect(reverse("comment", kwargs={"id": id, "number": number}))
    shown = LinkPage(
        frame=frame(request, _("Link the change to comment %(number)d") % {"number": number}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "consultation"),
        crumbs=(
            Crumb(title=_("Consultation"), address=beside(arrival, thread.comment.passage, number=number, given={})),
        ),
        mistakes=mistakes,
        card=bare(card(told(arrival, (thread,)), thread)),
        passage=passage,
        passages=_passages(arrival, passage),
        changes=_changes(arrival, passage, thread),
        language=arrival.entry.language,
        empty=Empty(
            title=_("Nothing of it was changed since"),
            text=_("Change the passage on the page of the draft, then come back and link the change."),
        ),
    )
    return answer(request, shown, "desk/consulting/link.html", twin=twin, status=422 if mistakes else 200)


def _usual(arrival: Arrival, thread: Thread) -> str:
    where = kept.places(arrival.id, version=LIVING).get(thread.comment.number)
    return (where.passage if where else None) or thread.comment.passage or ""


def _passages(arrival: Arrival, chosen: str) -> tuple[Option, ...]:
    """All passages, those put aside too, and the parts that are generated."""
    there = {one.passage.id: one.passage.text for one in drafts.passages(arrival.id, aside=True)}
    printed = {part.id: part.title for part in arrival.draft.parts} if arrival.draft else {}
    listed = there | {id: title for id, title in printed.items() if id not in there}  # noqa: A001
    return tuple(
        Option(value=id, label=f"{id}: {' '.join(text.split())[:70]}", chosen=id == chosen)
        for id, text in listed.items()  # noqa: A001
    )


def _changes(arrival: Arrival, passage: str, thread: Thread) -> tuple[Change, ...]:
    if drafts.find(arrival.id, passage) is None:
        return _printed(arrival, passage, thread)
    lines = [one for one in drafts.changes(arrival.id, passage)[: LAST + 1] if one.what is not What.MET]
    names = people.names({one.by for one in lines})
    found: list[Change] = []
    for place, one in enumerate(lines[:LAST]):
        before = lines[place + 1] if place + 1 < len(lines) else None
        was = "" if before is None or before.what is What.ASIDE else before.passage.text
        now_ = "" if one.what is What.ASIDE else one.passage.text
        told_ = {"number": one.version, "when": when(one.at), "who": names.get(one.by, one.by), "why": one.why or ""}
        title = (
            _("Version %(number)d, %(when)s, %(who)s: %(why)s")
            if one.why
            else _("Version %(number)d, %(when)s, %(who)s")
        )
        value = f"{before.version if before else 0}-{one.version}"
        found.append(Change(value=value, title=title % told_, runs=changed(was, now_)))
    return tuple(found)


def _printed(arrival: Arrival, name: str, thread: Thread) -> tuple[Change, ...]:
    """The changes of a generated part, between frozen drafts from the one that was commented on."""
    found: list[Change] = []
    every = [one for one in drafts.drafts(arrival.id) if one.number >= thread.comment.version]
    for before, after in pairwise(every):
        was, now_ = (one.part(name) for one in (before, after))
        if (was or now_) and was != now_:
            title = _("Draft %(before)d to draft %(after)d") % {"before": before.number, "after": after.number}
            runs = changed(was.words if was else "", now_.words if now_ else "")
            found.append(Change(value=f"{before.number}-{after.number}", title=title, runs=runs))
    return tuple(reversed(found))
