"""Being seen at the draft, seeing who else is, and hearing what they wrote: a sign of life every few seconds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from migov.actions import presences
from migov.model.values import Value
from migov.store import drafts
from migov.store.drafts import What
from migov.web import signed
from migov.web.answering import as_json
from migov.web.desk.drafting.arrivals import Arrival, arrive
from migov.web.desk.drafting.cards import at
from migov.web.numbers import whole
from migov.web.pieces import Badge

MOST = 200
"""Changes that one sign of life tells; after more of them the page is shown anew."""
PLACES = ("moved ", "joined ", "from ", "the rest went to ", "apart from ")
"""How the reason begins where a change is one of place and not of words alone."""


class Other(Value, kw_only=True):
    """Somebody else at a passage."""

    passage: str
    badge: Badge


class Words(Value, kw_only=True):
    """What a passage says by now."""

    passage: str
    version: int
    text: str
    side: str | None


class Here(Value, kw_only=True):
    """Who else is there, and what they wrote since."""

    here: tuple[Other, ...]
    since: int
    words: tuple[Words, ...]
    is_moved: bool
    """Whether somebody else added, moved, split, joined or put aside passages: then the page is to be shown anew."""


@require_POST
def here(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """A sign of life: the reader is at a passage, or in the draft at large; or has left."""
    arrival, now = arrive(request, id), signed.now()
    if "left" in request.POST:
        presences.leave_draft(id, by=arrival.member)
        return HttpResponse(status=204)
    presences.come_to_draft(id, request.POST.get("passage", "")[:100], by=arrival.member, at=now)
    there = presences.others_at_draft(id, drafts.versions(id), by=arrival.member, at=now)
    others = (Other(passage=name, badge=badge) for name, names in there.items() for badge in at(names))
    since = whole(request.POST.get("since", ""), digits=15) or 0
    return as_json(_told(arrival, tuple(others), since))


def _told(arrival: Arrival, others: tuple[Other, ...], since: int) -> Here:
    changes = drafts.since(arrival.id, since, last=MOST)
    newest = {one.passage.id: one for one in changes}
    return Here(
        here=others,
        since=max((one.number for one in changes), default=since),
        words=tuple(
            Words(passage=name, version=one.version, text=one.passage.text, side=one.passage.side)
            for name, one in newest.items()
        ),
        is_moved=any(
            one.by != arrival.person.handle
            and (one.what is not What.WRITTEN or one.version == 1 or (one.why or "").startswith(PLACES))
            for one in changes
        ),
    )
