"""Every version of a passage, newest first, each to be had again; and the words that met somebody else's, beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions.drafting import passages
from migov.model.values import Value
from migov.store import people
from migov.store.drafts import PassageChange, What
from migov.web import signed
from migov.web.answering import Page, answer, frame
from migov.web.comparing import compare
from migov.web.desk.answering.words import clock
from migov.web.desk.drafting.arrivals import Arrival, arrive, passage_of
from migov.web.desk.drafting.words import WHATS, why_says
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.life.paging import pager, start_of
from migov.web.pieces import Comparison, Event, Pager, badge

AT_ONCE = 30
"""Entries on one page."""
STRETCH = timedelta(minutes=10)
"""Between two saves of one person that count as one change."""


class Entry(Value, kw_only=True):
    """One change; what one person saved at a stretch is one."""

    number: int
    version: int
    saves: int
    event: Event
    is_met: bool
    """Words that were not written into the passage."""
    can_restore: bool
    before: int
    """The version before all of it; 0 where there was none."""


class HistoryPage(Page, kw_only=True):
    """The versions of one passage."""

    head: DeskHead
    id: str
    who: str
    passage: str
    count: int
    entries: tuple[Entry, ...]
    pager: Pager | None
    can_write: bool
    address: str


class Both(Value, kw_only=True):
    """Words that met somebody else's, beside what stands."""

    number: int
    comparison: Comparison
    words: str
    is_settled: bool
    """Whether both say the same by now."""


class BothPage(Page, kw_only=True):
    """The texts that were kept beside a passage."""

    head: DeskHead
    id: str
    who: str
    passage: str
    version: int
    language: str
    texts: tuple[Both, ...]
    can_write: bool
    address: str
    section: str


@require_safe
def history(request: HttpRequest, id: str, passage: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The history of a passage, ``?from=30`` further back."""
    arrival = arrive(request, id)
    passage_of(arrival, passage)
    stretches = _stretches(passages.history(id, passage, by=arrival.member))
    start = start_of(request) if start_of(request) < len(stretches) else 0
    page = HistoryPage(
        frame=frame(request, _("%(passage)s: history") % {"passage": passage}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "draft"),
        id=id,
        who=arrival.person.handle,
        passage=passage,
        count=len(stretches),
        entries=tuple(_entries(arrival, stretches, start)),
        pager=pager(start, len(stretches), AT_ONCE, {}),
        can_write=arrival.can_write,
        address=arrival.address("passage", passage=passage),
    )
    return answer(request, page, "desk/drafting/history.html", twin=twin)


@require_safe
def both(request: HttpRequest, id: str, passage: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """Every text that was kept beside the passage, the newest first, with what differs."""
    arrival = arrive(request, id)
    kept = passage_of(arrival, passage)
    met = [one for one in passages.history(id, passage, by=arrival.member) if one.what is What.MET]
    names = people.names({kept.changed_by, *(one.by for one in met)})
    page = BothPage(
        frame=frame(request, _("Two texts for one passage: %(passage)s") % {"passage": passage}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "draft"),
        id=id,
        who=arrival.person.handle,
        passage=passage,
        version=kept.version,
        language=arrival.entry.language,
        texts=tuple(
            Both(
                number=one.number,
                comparison=_beside(kept.passage.text, _at(kept.changed_by, kept.changed_at, names), one, names),
                words=one.passage.text,
                is_settled=one.passage.text == kept.passage.text,
            )
            for one in met[:AT_ONCE]
        ),
        can_write=arrival.can_write,
        address=arrival.address("passage", passage=passage),
        section=arrival.address("passage", passage=passage),
    )
    return answer(request, page, "desk/drafting/both.html", twin=twin)


def _beside(standing: str, note: str, met: PassageChange, names: Mapping[str, str]) -> Comparison:
    return compare(
        standing,
        met.passage.text,
        titles=(_("What stands now"), _("What was kept beside")),
        notes=(note, _at(met.by, met.at, names)),
    )


def _at(by: str, at: object, names: Mapping[str, str]) -> str:
    return _("%(name)s, %(when)s") % {"name": names.get(by, by), "when": clock(at, signed.now())}  # type: ignore[arg-type]


def _stretches(lines: Sequence[PassageChange]) -> list[list[PassageChange]]:
    """The lines, newest first, those together that one person saved within minutes."""
    found: list[list[PassageChange]] = []
    for one in lines:
        if found and _goes_on(one, found[-1][-1]):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _goes_on(earlier: PassageChange, later: PassageChange) -> bool:
    if any(one.what is not What.WRITTEN or one.why or one.comments for one in (earlier, later)):
        return False
    return earlier.by == later.by and earlier.version > 0 and later.at - earlier.at < STRETCH


def _entries(arrival: Arrival, stretches: Sequence[Sequence[PassageChange]], start: int) -> Iterator[Entry]:
    names = people.names({one[0].by for one in stretches})
    newest = max((one[0].version for one in stretches if one[0].what is not What.MET), default=0)
    for at, stretch in enumerate(stretches[start : start + AT_ONCE], start):
        last = stretch[0]
        older = [one[0] for one in stretches[at + 1 :] if one[0].what is not What.MET]
        was = older[0].passage.text if older else ""
        is_met = last.what is What.MET
        yield Entry(
            number=last.number,
            version=last.version,
            saves=len(stretch),
            event=_event(last, was, names, is_first=not older),
            is_met=is_met,
            can_restore=arrival.can_write and not is_met and last.version != newest,
            before=older[0].version if older else 0,
        )


def _event(change: PassageChange, was: str, names: Mapping[str, str], *, is_first: bool) -> Event:
    told = why_says(change.why)
    what = _(WHATS[change.what])
    differs = was != change.passage.text
    caused = _("for comment %(numbers)s") % {"numbers": ", ".join(map(str, change.comments))} if change.comments else ""
    titles = (_("Before"), _("After") if change.what is not What.MET else _("Kept beside"))
    return Event(
        at=timezone.localtime(change.at).isoformat(),
        when=clock(change.at, signed.now()),
        who=badge(names.get(change.by, change.by)),
        says=" · ".join(part for part in (what, told, caused) if part),
        comparison=compare("" if is_first else was, change.passage.text, titles=titles) if differs else None,
    )
