"""One part of the living text, to be written: a dimension, a module page, what is undecided, what was put aside."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import presences
from migov.model.dimensions import Dimension
from migov.model.values import Value
from migov.store import drafts
from migov.store.drafts import KeptPassage
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.drafting import doubting, sections
from migov.web.desk.drafting.arrivals import Arrival, arrive
from migov.web.desk.drafting.cards import PassageCard, at, cards
from migov.web.desk.drafting.passages import undoing
from migov.web.desk.drafting.passages.undoing import Undo
from migov.web.desk.drafting.sections import ASIDE, UNDECIDED, Section
from migov.web.desk.drafting.words import side_title
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.pieces import Badge, Empty, Tab


class Group(Value, kw_only=True):
    """Passages under one heading."""

    key: str
    title: str
    cards: tuple[PassageCard, ...]


class SectionPage(Page, kw_only=True):
    """One part of the living text."""

    head: DeskHead
    id: str
    who: str
    language: str
    """In which the draft is written."""
    section: Section
    tabs: tuple[Tab, ...]
    groups: tuple[Group, ...]
    empty: Empty
    can_write: bool
    is_aside: bool
    here: tuple[Badge, ...]
    since: int
    """Number of the newest change that the page shows."""
    undo: Undo | None
    new: str | None
    """Where a new passage is written; null where this part takes none."""
    printed: str | None
    """Where the part is read as it is printed."""
    base: str
    """Address of the draft."""
    is_frozen: bool
    """Whether there is a frozen version with which to compare."""
    doubted_at: str | None
    """When somebody looked for doubts last; null where nobody has."""
    doubts_page: str | None


@require_safe
def section(request: HttpRequest, id: str, section: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The passages of one part."""
    arrival, now = arrive(request, id), signed.now()
    presences.come_to_draft(id, "", by=arrival.member, at=now)
    kept = drafts.passages(id, aside=True)
    there = sections.passages_of(section, arrival, kept)
    doubts, looked = doubting.last(arrival)
    frozen_at = drafts.frozen_at(id)
    every = sections.sections(arrival, kept, doubts=doubts, frozen_at=frozen_at)
    here = presences.others_at_draft(id, (one.passage.id for one in there), by=arrival.member, at=now)
    shown = next(one for one in every if one.key == section)
    is_chapter = section not in (UNDECIDED, ASIDE)
    page = SectionPage(
        frame=frame(request, f"{shown.number} {shown.title}".strip(), "assessments"),
        head=desk_head(arrival.entry, arrival.member, "draft"),
        id=id,
        who=arrival.person.handle,
        language=arrival.entry.language,
        section=shown,
        tabs=sections.tabs(every, section),
        groups=_groups(section, there, cards(arrival, there, here=here, doubts=doubts, now=now)),
        empty=_empty(arrival, section),
        can_write=arrival.can_write,
        is_aside=section == ASIDE,
        here=at(here.get("", ())),
        since=drafts.last_number(id),
        undo=undoing.last(arrival, request),
        new=arrival.address("draft new") + f"?section={section}" if is_chapter and arrival.can_write else None,
        printed=arrival.address("draft printed", section=section) if is_chapter and there else None,
        base=arrival.address("draft"),
        is_frozen=frozen_at is not None,
        doubted_at=looked,
        doubts_page=doubting.address(arrival),
    )
    return answer(request, page, "desk/drafting/section.html", twin=twin)


def _groups(key: str, there: Sequence[KeptPassage], shown: Sequence[PassageCard]) -> tuple[Group, ...]:
    """The cards under their headings: sides in a dimension, dimensions among what is undecided."""
    grouped: dict[tuple[str, str], list[PassageCard]] = {}
    for kept, card in zip(there, shown, strict=True):
        grouped.setdefault(_heading(key, kept), []).append(card)
    return tuple(Group(key=name, title=title, cards=tuple(cards_)) for (name, title), cards_ in grouped.items())


def _heading(key: str, kept: KeptPassage) -> tuple[str, str]:
    passage = kept.passage
    if key == UNDECIDED and passage.dimension:
        return f"dimension-{int(passage.dimension)}", passage.dimension.title(speaking())
    if key == ASIDE or passage.module:
        return "all", ""
    return (passage.side or "open"), side_title(passage.side)


def _empty(arrival: Arrival, key: str) -> Empty:
    if key == UNDECIDED:
        return Empty(title=_("Every passage has its side"), text=_("Nothing waits for a decision here."))
    if key == ASIDE:
        return Empty(title=_("Nothing was put aside"), text=_("What you take out of the print is kept here."))
    if not arrival.can_write:
        return Empty(title=_("Nothing is written here yet"), text=_("The editor begins the draft from the answers."))
    return Empty(
        title=_("Nothing is written here yet"),
        text=_("Begin the draft from the answers, or write the first passage."),
        address=arrival.address("draft"),
        action=_("To the overview of the draft"),
    )


def dimension_of(key: str) -> Dimension | None:
    """The dimension that a part is; null where it is none."""
    return Dimension(int(key)) if key.isdecimal() and int(key) in set(Dimension) else None
