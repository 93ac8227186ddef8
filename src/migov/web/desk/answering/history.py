"""Every change of an answer: who, when, what it said before and after, why; each can be taken back or up again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.actions import reviews
from migov.model.answers import AnswerStatus
from migov.model.fields import Field
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import answers as rows
from migov.store import people
from migov.store.answers import Change
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking
from migov.web.comparing import compare
from migov.web.desk.answering import beside, indicator, words
from migov.web.desk.answering.arrivals import Arrival, arrive_seeing
from migov.web.numbers import whole
from migov.web.pieces import Crumb, Event, Pager, Tab, badge

AT_ONCE = 30
"""Changes on one page."""

LONG = frozenset({Field.JUSTIFICATION.value, Field.JOURNAL.value, *words.BESIDE} - {rows.STATUS})
"""Fields whose texts are laid side by side; the others are told in a line."""

WRITTEN = frozenset({Field.JUSTIFICATION.value, Field.JOURNAL.value})
"""Fields that are saved while they are written, again and again."""
STRETCH = timedelta(minutes=10)
"""Between two saves of one person that count as one change."""

WHY: dict[str, str] = {
    "a change undone": gettext_noop("a change undone"),
    "taken up from a text that was put aside": gettext_noop("taken up from a text that was put aside"),
}
"""What the house itself says of why; what people wrote is shown as they wrote it."""


class Entry(Value, kw_only=True):
    """One change; what one person saved in one field at a stretch is one."""

    number: int
    """Of the last save."""
    saves: int
    event: Event
    back_to: int | None
    """The change that said what stood before them all; null where that was the change before, or nothing."""
    aside: bool
    """A text that met somebody else's: it was not written into the answer."""
    both: str | None
    """Where a text that was put aside is shown beside what stands."""
    can_undo: bool
    can_restore: bool
    can_take_up: bool


class HistoryPage(Page, kw_only=True):
    """The changes of one answer, newest first."""

    crumbs: tuple[Crumb, ...]
    id: str
    code: str
    dimension: int
    question: str
    who: str
    fields: tuple[Tab, ...]
    entries: tuple[Entry, ...]
    count: int
    pager: Pager | None
    every: str | None
    """Where each save is shown alone; null where it is."""
    is_complete: bool
    """Whether the answer is called complete: whatever is written makes a draft of it again."""
    back: str


@require_safe
def history(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The history: ``?field=`` of one field, ``?page=2`` further back, ``?every`` save alone."""
    arrival = arrive_seeing(request, id, code)
    hidden = _hidden(arrival)
    tally = {field: count for field, count in rows.tally(id, code).items() if field not in hidden}
    wanted = request.GET.get("field", "")
    wanted = wanted if wanted in tally else ""
    count = tally[wanted] if wanted else sum(tally.values())
    at = _page(request, count)
    shown = rows.changes(id, code, field=wanted or None, last=AT_ONCE, skip=at * AT_ONCE, without=hidden)
    page = HistoryPage(
        frame=frame(request, _("%(code)s: history") % {"code": code}, "assessments"),
        crumbs=indicator.crumbs(arrival, inside=True),
        id=id,
        code=code,
        dimension=int(arrival.asked.dimension),
        question=arrival.asked.question.text(speaking()),
        who=arrival.person.handle,
        fields=tuple(_tabs(arrival, tally, wanted)),
        entries=tuple(_entries(arrival, _stretches(shown, alone="every" in request.GET))),
        count=count,
        pager=_pager(request, at, count),
        every=None if "every" in request.GET else _link(request, every="1"),
        is_complete=rows.statuses(id).get(code, AnswerStatus.NOT_STARTED).is_settled,
        back=beside.address(id, code),
    )
    return answer(request, page, "desk/answering/history.html", twin=twin)


def _hidden(arrival: Arrival) -> tuple[str, ...]:
    """The fields whose changes are not the reader's to see: by those of the state they would know a review."""
    notes = () if arrival.may(Permission.SEE_JOURNAL) else (Field.JOURNAL.value,)
    told = reviews.said(arrival.id, arrival.code, by=arrival.member)
    is_blind = not arrival.may(Permission.SEE_REVIEWS) or told.hidden
    return (*notes, rows.STATUS) if is_blind else notes


def _tabs(arrival: Arrival, tally: Mapping[str, int], wanted: str) -> Iterator[Tab]:
    here = reverse("answer history", kwargs=arrival.where)
    yield Tab(title=_("All fields"), address=here, current=not wanted, count=sum(tally.values()))
    for field in (*(one.value for one in Field), *words.BESIDE):
        if field in tally:
            address = f"{here}?{urlencode({'field': field})}"
            yield Tab(title=words.field_name(field), address=address, current=wanted == field, count=tally[field])


def _stretches(shown: Sequence[Change], *, alone: bool) -> list[list[Change]]:
    """The changes, newest first, those together that one person saved in one field within minutes."""
    found: list[list[Change]] = []
    for one in shown:
        if found and not alone and _goes_on(one, found[-1][-1]):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _goes_on(earlier: Change, later: Change) -> bool:
    if any(one.aside or one.why or one.field not in WRITTEN for one in (earlier, later)):
        return False
    return (earlier.field, earlier.by) == (later.field, later.by) and later.at - earlier.at < STRETCH


def _entries(arrival: Arrival, stretches: Sequence[Sequence[Change]]) -> Iterator[Entry]:
    names = people.names({one[0].by for one in stretches})
    may_write = arrival.may(Permission.ANSWER)
    newest = rows.newest(arrival.id, arrival.code)
    for stretch in stretches:
        last = stretch[0]
        before = rows.before(arrival.id, stretch[-1])
        written = last.field in list(Field) and may_write
        is_newest = newest.get(last.field) == last.number
        both = f"{reverse('conflicts', kwargs=arrival.where)}?texts={last.number}"
        yield Entry(
            number=last.number,
            saves=len(stretch),
            event=_event(arrival, last, before.words if before else "", names),
            back_to=before.number if before and len(stretch) > 1 else None,
            aside=last.aside,
            both=both if last.aside and written else None,
            can_undo=written and not last.aside and is_newest,
            can_restore=written and not last.aside and not is_newest,
            can_take_up=written and last.aside,
        )


def _event(arrival: Arrival, change: Change, before: str, names: Mapping[str, str]) -> Event:
    was, now = (words.shown(change.field, text, arrival.asked) for text in (before, change.words))
    is_long = change.field in LONG
    says = _says(words.field_name(change.field), was, now, is_long=is_long)
    if change.aside:
        says = _("%(change)s. Put aside, because somebody else had written there meanwhile") % {"change": says}
    why = _(WHY[change.why]) if change.why in WHY else change.why
    titles = (_("What stood then"), _("Put aside")) if change.aside else (_("Before"), _("After"))
    return Event(
        at=timezone.localtime(change.at).isoformat(),
        when=words.clock(change.at, signed.now()),
        who=badge(names.get(change.by, change.by)),
        says=f"{says} ({why})" if why else says,
        comparison=compare(was, now, titles=titles) if is_long else None,
    )


def _says(field: str, was: str, now: str, *, is_long: bool) -> str:
    """The change in a line: short fields tell both words."""
    told = {"field": field, "was": was, "now": now}
    if is_long:
        return field
    if not now:
        return _("%(field)s: emptied, it was “%(was)s”") % told
    return (_("%(field)s: from “%(was)s” to “%(now)s”") if was else _("%(field)s: “%(now)s”")) % told


def _page(request: HttpRequest, count: int) -> int:
    told = whole(request.GET.get("page", ""), digits=6)
    return max(0, min((told or 1) - 1, (count - 1) // AT_ONCE))


def _pager(request: HttpRequest, at: int, count: int) -> Pager | None:
    if count <= AT_ONCE:
        return None
    first, last = at * AT_ONCE + 1, min((at + 1) * AT_ONCE, count)
    return Pager(
        says=_("%(first)d to %(last)d of %(all)d") % {"first": first, "last": last, "all": count},
        previous=_link(request, page=str(at)) if at else None,
        next=_link(request, page=str(at + 2)) if last < count else None,
    )


def _link(request: HttpRequest, **more: str) -> str:
    """The same history with something else asked of it."""
    asked = {name: request.GET[name] for name in ("field", "every") if name in request.GET}
    return f"?{urlencode(asked | more)}"
