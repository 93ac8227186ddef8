"""All doubts about the living text, by rule or by passage: what is mended, what is waived, what is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import checks, entering
from migov.actions.checks import Raised
from migov.actions.drafting import doubted
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import drafts
from migov.store.drafts import KeptPassage
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.doubting import choosing, words
from migov.web.desk.doubting.cards import Desk, DoubtGroup, Typed, grouped
from migov.web.desk.doubting.choosing import Filters
from migov.web.desk.drafting.arrivals import Arrival, arrive
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.life.paging import pager, start_of
from migov.web.pieces import Empty, Field, Mistake, Notice, Pager, Tab
from migov.web.signed import now

MOST = 50
"""Doubts on one page; all of them where it is to be printed."""


class KindLine(Value, kw_only=True):
    """How many doubts of one kind there are in the whole draft."""

    title: str
    address: str
    open: int
    waived: int
    current: bool


class DoubtsPage(Page, kw_only=True):
    """The doubts about a draft."""

    head: DeskHead
    id: str
    who: str
    language: str
    """Of the draft, in which doubts are put."""
    said: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    unread: Notice | None
    """Which rules see nothing in this language."""
    passages: int
    open: int
    waived: int
    kinds: tuple[KindLine, ...]
    is_chosen: bool
    """Whether something else than the usual was chosen."""
    ways: tuple[Tab, ...]
    """By rule, by passage."""
    fields: tuple[Field, ...]
    by: str
    groups: tuple[DoubtGroup, ...]
    ticked: tuple[str, ...]
    """Keys of the doubts that are chosen."""
    form: str
    """The form that came back, which is shown open."""
    query: str
    """The choice, as it goes with the forms."""
    pager: Pager | None
    whole: str | None
    """Where all of them stand on one page, to be printed; null where they do."""
    is_whole: bool
    empty: Empty
    may: bool
    back: str


@require_safe
def doubts(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """Every doubt that the address chooses."""
    return shown(request, arrive(request, id), twin=twin)


def shown(
    request: HttpRequest,
    arrival: Arrival,
    typed: Typed | None = None,
    *,
    mistake: Mistake | None = None,
    twin: bool = False,
) -> HttpResponse:
    """The page; with a mistake, as it came back."""
    id, filters = arrival.id, choosing.chosen(request)  # noqa: A001
    found, kept = checks.doubts(id, by=arrival.member), drafts.passages(id)
    doubted.remember(id, found, at=now())
    may = entering.may(Permission.WAIVE, id, arrival.member)
    parts = {one.passage.id: choosing.part_of(one) for one in kept}
    groups = grouped([one for one in found if filters.fits(one, parts)], filters)
    is_whole = "whole" in request.GET
    start, window = _window(request, groups, is_whole=is_whole)
    place = _place(filters, start, is_whole=is_whole)
    typed = typed or Typed(keys=_ticked(request, window))
    desk, total = Desk(arrival, kept, found, typed), sum(map(len, groups.values()))
    page = DoubtsPage(
        frame=frame(request, _("%(name)s: doubts") % {"name": arrival.entry.name(speaking())}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "draft"),
        id=id,
        who=arrival.person.handle,
        language=arrival.entry.language,
        said=() if twin else tuple(str(message) for message in messages.get_messages(request)),
        mistakes=(mistake,) if mistake else (),
        unread=_unread(arrival),
        passages=len(kept),
        open=sum(one.is_open for one in found),
        waived=sum(not one.is_open for one in found),
        kinds=_kinds(found, filters),
        is_chosen=filters != Filters(by=filters.by),
        ways=_ways(filters),
        fields=choosing.fields(filters, found, parts),
        by=filters.by,
        groups=tuple(desk.group(key, groups[key], there, filters, place, may=may) for key, there in window.items()),
        ticked=tuple(sorted(typed.keys)),
        form=typed.form,
        query=urlencode(place),
        pager=None if is_whole else pager(start, total, MOST, filters.query()),
        whole=filters.address(whole="1") if total > MOST and not is_whole else None,
        is_whole=is_whole,
        empty=_empty(arrival, kept, found),
        may=may,
        back=arrival.address("draft"),
    )
    return answer(request, page, "desk/doubting/doubts.html", twin=twin, status=422 if mistake else 200)


def _window(
    request: HttpRequest, groups: Mapping[str, Sequence[Raised]], *, is_whole: bool
) -> tuple[int, dict[str, list[Raised]]]:
    """What of the groups stands on this page."""
    flat = [(key, one) for key, there in groups.items() for one in there]
    start = start_of(request) if start_of(request) < len(flat) and not is_whole else 0
    window: dict[str, list[Raised]] = {}
    for key, one in flat if is_whole else flat[start : start + MOST]:
        window.setdefault(key, []).append(one)
    return start, window


def _place(filters: Filters, start: int, *, is_whole: bool) -> dict[str, str]:
    """The choice and the place in the list, as they go with the forms: whoever sends one comes back to it."""
    return filters.query() | ({"whole": "1"} if is_whole else {"from": str(start + 1)} if start else {})


def _ticked(request: HttpRequest, window: Mapping[str, Sequence[Raised]]) -> frozenset[str]:
    """All open doubts of the group whose boxes the address wants ticked."""
    return frozenset(one.doubt.key for one in window.get(request.GET.get("tick", ""), ()) if one.is_open)


def _kinds(found: Sequence[Raised], filters: Filters) -> tuple[KindLine, ...]:
    """Every kind that has doubts, with its numbers in the whole draft."""
    counted = grouped(found, Filters(by="rule"))
    return tuple(
        KindLine(
            title=words.kind_name(kind),
            address=filters.address(rule=kind, part="", show="open" if any(one.is_open for one in there) else "waived"),
            open=sum(one.is_open for one in there),
            waived=sum(not one.is_open for one in there),
            current=kind == filters.rule,
        )
        for kind, there in counted.items()
    )


def _ways(filters: Filters) -> tuple[Tab, ...]:
    titles = (("rule", _("By rule")), ("passage", _("By passage")))
    return tuple(Tab(title=title, address=filters.address(by=by), current=filters.by == by) for by, title in titles)


def _unread(arrival: Arrival) -> Notice | None:
    rules = checks.unread(arrival.id, by=arrival.member)
    if not rules:
        return None
    return Notice(
        kind="caution",
        title=_("Some rules cannot read the language of this draft yet"),
        lines=(", ".join(words.rule_names(rules)), _("Nobody has written their words. The other rules were applied.")),
    )


def _empty(arrival: Arrival, kept: Sequence[KeptPassage], found: Sequence[Raised]) -> Empty:
    """What stands where no doubt is shown."""
    if not kept:
        return Empty(
            title=_("The draft is not begun"),
            text=_("As soon as there are passages, the checks read them."),
            address=arrival.address("draft"),
            action=_("To the overview of the draft"),
        )
    if not found:
        return Empty(title=_("No doubt"), text=_("The checks find nothing to doubt in the text as it stands."))
    if all(not one.is_open for one in found):
        return Empty(title=_("No open doubt"), text=_("Every doubt is waived by name: choose “Waived” to read them."))
    return Empty(title=_("No doubt fits"), text=_("Choose less, and more doubts stand here."))
