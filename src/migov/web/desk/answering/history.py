"""Every change of an answer: who, when, what it said before and after, why; each can be taken back or up again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

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
from migov.web.pieces import Crumb, Event, Pager, Tab, badge

AT_ONCE = 30
"""Changes on one page."""

LONG = frozenset({Field.JUSTIFICATION.value, Field.JOURNAL.value, *words.BESIDE} - {rows.STATUS})
"""Fields whose texts are laid side by side; the others are told in a line."""

WHY: dict[str, str] = {
    "a change undone": gettext_noop("a change undone"),
    "taken up from a text that was put aside": gettext_noop("taken up from a text that was put aside"),
}
"""What the house itself says of why; what people wrote is shown as they wrote it."""


class Entry(Value, kw_only=True):
    """One change."""

    number: int
    event: Event
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
    is_complete: bool
    """Whether the answer is called complete: whatever is written makes a draft of it again."""
    back: str


@require_safe
def history(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The history: ``?field=`` of one field, ``?page=2`` further back."""
    arrival = arrive_seeing(request, id, code)
    hidden = () if arrival.may(Permission.SEE_JOURNAL) else (Field.JOURNAL.value,)
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
        entries=tuple(_entries(arrival, shown)),
        count=count,
        pager=_pager(arrival, wanted, at, count),
        is_complete=rows.statuses(id).get(code, AnswerStatus.NOT_STARTED).is_settled,
        back=beside.address(id, code),
    )
    return answer(request, page, "desk/answering/history.html", twin=twin)


def _tabs(arrival: Arrival, tally: Mapping[str, int], wanted: str) -> Iterator[Tab]:
    here = reverse("answer history", kwargs=arrival.where)
    yield Tab(title=_("All fields"), address=here, current=not wanted, count=sum(tally.values()))
    for field in (*(one.value for one in Field), *words.BESIDE):
        if field in tally:
            address = f"{here}?{urlencode({'field': field})}"
            yield Tab(title=words.field_name(field), address=address, current=wanted == field, count=tally[field])


def _entries(arrival: Arrival, shown: Sequence[Change]) -> Iterator[Entry]:
    names = people.names({one.by for one in shown})
    may_write = arrival.may(Permission.ANSWER)
    newest = rows.newest(arrival.id, arrival.code)
    before = _befores(arrival.id, shown)
    for one in shown:
        written = one.field in list(Field) and may_write
        is_newest = newest.get(one.field) == one.number
        yield Entry(
            number=one.number,
            event=_event(arrival, one, before[one.number], names),
            aside=one.aside,
            both=f"{reverse('conflicts', kwargs=arrival.where)}?texts={one.number}" if one.aside and written else None,
            can_undo=written and not one.aside and is_newest,
            can_restore=written and not one.aside and not is_newest,
            can_take_up=written and one.aside,
        )


def _befores(id: str, shown: Sequence[Change]) -> dict[int, str]:  # noqa: A002 - the field's own word
    """What each change's field said before it, by the number of the change."""
    said: dict[str, str] = {}
    before: dict[int, str] = {}
    for one in reversed(shown):
        before[one.number] = said[one.field] if one.field in said else rows.said_before(id, one)
        said[one.field] = before[one.number] if one.aside else one.words
    return before


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
    told = request.GET.get("page", "1")
    number = int(told) - 1 if told.isascii() and told.isdecimal() and len(told) < 7 else 0
    return max(0, min(number, (count - 1) // AT_ONCE))


def _pager(arrival: Arrival, wanted: str, at: int, count: int) -> Pager | None:
    if count <= AT_ONCE:
        return None
    here = reverse("answer history", kwargs=arrival.where)

    def link(page: int) -> str:
        asked = {"field": wanted} if wanted else {}
        return f"{here}?{urlencode(asked | {'page': str(page + 1)})}"

    first, last = at * AT_ONCE + 1, min((at + 1) * AT_ONCE, count)
    return Pager(
        says=_("%(first)d to %(last)d of %(all)d") % {"first": first, "last": last, "all": count},
        previous=link(at - 1) if at else None,
        next=link(at + 1) if last < count else None,
    )
