"""The way back from the last change: what it was, and the form that takes it back."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _

from migov.model.values import Value
from migov.store import drafts
from migov.store.drafts import PassageChange, What
from migov.web import signed
from migov.web.desk.drafting.arrivals import Arrival
from migov.web.desk.life.forms import plain

MOVED, JOINED_TO, APART, SPLIT_OFF, REST = "moved ", "joined to ", "apart from ", "from ", "the rest went to "
BEGUN = ("from its answer", "from the profile")
"""How the house tells why."""
RECENT = timedelta(hours=1)
"""How long the last change is offered on other pages than its passage's history: later nobody remembers what it was."""


class Undo(Value, kw_only=True):
    """A form with one button that takes the last change back."""

    says: str
    """What is taken back."""
    address: str
    passage: str = ""
    version: str = ""
    """To which the passage goes back; of the first passage, where two were joined."""
    second: str = ""
    behind: str = ""


def last(arrival: Arrival, request: HttpRequest | None = None) -> Undo | None:
    """The way back from the last change that the person made of late, while nobody has changed that passage since."""
    if not arrival.can_write:
        return None
    if request is not None and (moved := _moved(arrival, request)):
        return moved
    change = drafts.last_by(arrival.id, arrival.person.handle)
    if change is None or signed.now() - change.at > RECENT:
        return None
    kept = drafts.find(arrival.id, change.passage.id)
    if kept is None or kept.version != change.version:
        return None
    name, why = change.passage.id, change.why or ""
    return _way_back(arrival, change, name, why)


def _way_back(arrival: Arrival, change: PassageChange, name: str, why: str) -> Undo | None:
    """The form that takes one change back; null where there is none in one step."""
    where = arrival.address("passage", passage=name)
    told = {"passage": name}
    for start, way in ((JOINED_TO, _apart), (APART, _joined), (SPLIT_OFF, _joined)):
        if why.startswith(start) and why not in BEGUN:
            return way(arrival, why.removeprefix(start), name)
    if why.startswith(REST):
        return _joined(arrival, name, why.removeprefix(REST))
    if change.what is What.ASIDE:
        return Undo(says=_("%(passage)s was put aside") % told, address=f"{where}/back", passage=name)
    if change.what is What.BACK:
        return Undo(says=_("%(passage)s was taken back") % told, address=f"{where}/aside", passage=name)
    if change.version == 1 and why not in BEGUN:
        return Undo(says=_("%(passage)s is new here") % told, address=f"{where}/aside", passage=name)
    if change.version == 1 or why.startswith(MOVED):
        return None
    return written(arrival, name, change.version)


def written(arrival: Arrival, passage: str, version: int) -> Undo:
    """The way back to the version before this one."""
    return Undo(
        says=_("the last change of %(passage)s") % {"passage": passage},
        address=arrival.address("passage", passage=passage) + "/restore",
        passage=passage,
        version=str(version - 1),
    )


def _moved(arrival: Arrival, request: HttpRequest) -> Undo | None:
    """After a move the address tells where the passage stood."""
    passage = plain(request.GET.get("moved", ""))
    if not passage or drafts.find(arrival.id, passage) is None:
        return None
    return Undo(
        says=_("%(passage)s was moved") % {"passage": passage},
        address=arrival.address("passage", passage=passage) + "/move",
        passage=passage,
        behind=plain(request.GET.get("from", "")) or "first",
    )


def _apart(arrival: Arrival, first: str, second: str) -> Undo | None:
    kept = drafts.find(arrival.id, first)
    if kept is None:
        return None
    return Undo(
        says=_("%(second)s was joined to %(first)s") % {"first": first, "second": second},
        address=arrival.address("passage", passage=first) + "/unjoin",
        passage=first,
        version=str(kept.version),
        second=second,
    )


def _joined(arrival: Arrival, first: str, second: str) -> Undo:
    return Undo(
        says=_("%(second)s was split off %(first)s") % {"first": first, "second": second},
        address=arrival.address("passage", passage=first) + "/join",
        passage=first,
        second=second,
    )
