"""The parts of the living text in which an editor works: dimensions, module pages, what is open, what was put aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from migov.actions import answers as answering
from migov.errors import NotFound
from migov.model.dimensions import Dimension
from migov.model.values import Value
from migov.store.assessments import Entry
from migov.store.drafts import KeptPassage
from migov.web.answering import speaking
from migov.web.desk.drafting.arrivals import Arrival
from migov.web.pieces import Tab

UNDECIDED, ASIDE = "undecided", "aside"
"""The two that are no chapters."""


class Section(Value, kw_only=True):
    """One part, with how far it has come."""

    key: str
    """As an address names it."""
    title: str
    number: str
    """Of the dimension; empty elsewhere."""
    dimension: int
    """For its hue; 0 where it is none."""
    address: str
    passages: int
    undecided: int
    """Passages whose side nobody has chosen."""
    ungrounded: int
    """Passages with a sentence that rests on nothing."""
    doubts: int
    unfrozen: int
    """Passages that changed since the newest draft was frozen."""


def sections(
    arrival: Arrival,
    kept: Sequence[KeptPassage],
    *,
    doubts: Mapping[str, int],
    frozen_at: datetime | None,
) -> tuple[Section, ...]:
    """Every part: the six dimensions, the pages of modules, the passages without a side, those put aside."""
    found = [
        _section(arrival, str(int(one)), one.title(speaking()), of_dimension(kept, one), doubts, frozen_at)
        for one in Dimension
    ]
    for code, title in modules(arrival.entry, kept).items():
        found.append(_section(arrival, code, title, of_module(kept, code), doubts, frozen_at))
    found.append(_section(arrival, UNDECIDED, _("Not decided yet"), undecided(kept), doubts, frozen_at))
    found.append(_section(arrival, ASIDE, _("Put aside"), aside(kept), doubts, frozen_at))
    return tuple(found)


def tabs(found: Sequence[Section], current: str) -> tuple[Tab, ...]:
    """The parts as tabs: a dimension is named by its number alone, which is enough among its fellows."""
    return tuple(
        Tab(title=one.number or one.title, address=one.address, current=one.key == current, count=one.passages)
        for one in found
    )


def passages_of(key: str, arrival: Arrival, kept: Sequence[KeptPassage]) -> tuple[KeptPassage, ...]:
    """The passages of the part that an address names, in printed order.

    Raises:
        NotFound: there is no such part.
    """
    special: dict[str, Callable[[Sequence[KeptPassage]], tuple[KeptPassage, ...]]]
    special = {UNDECIDED: undecided, ASIDE: aside}
    if key in special:
        return special[key](kept)
    if key.isdecimal() and int(key) in set(Dimension):
        return of_dimension(kept, Dimension(int(key)))
    if key in modules(arrival.entry, kept):
        return of_module(kept, key)
    raise NotFound("section", key)


def key_of(kept: KeptPassage) -> str:
    """The part that holds a passage."""
    if kept.is_aside:
        return ASIDE
    return kept.passage.module or str(int(kept.passage.dimension or 0))


def back_to(told: str, kept: KeptPassage) -> str:
    """The part from which a form says it came, where that can be; else the one that holds the passage."""
    own = key_of(kept)
    home = kept.passage.module or str(int(kept.passage.dimension or 0))
    return told if told in (own, home, UNDECIDED, ASIDE) else own


def of_dimension(kept: Sequence[KeptPassage], dimension: Dimension) -> tuple[KeptPassage, ...]:
    """Its passages, those without a side last."""
    there = [one for one in kept if one.passage.dimension is dimension and not one.is_aside]
    order = {"well-developed": 0, "potential": 1}
    return tuple(sorted(there, key=lambda one: order.get(one.passage.side or "", 2)))


def of_module(kept: Sequence[KeptPassage], module: str) -> tuple[KeptPassage, ...]:
    """The passages of its page."""
    return tuple(one for one in kept if one.passage.module == module and not one.is_aside)


def undecided(kept: Sequence[KeptPassage]) -> tuple[KeptPassage, ...]:
    """The passages whose side nobody has chosen, dimension by dimension."""
    there = [one for one in kept if not one.is_aside and one.passage.dimension and one.passage.side is None]
    return tuple(sorted(there, key=lambda one: int(one.passage.dimension or 0)))


def aside(kept: Sequence[KeptPassage]) -> tuple[KeptPassage, ...]:
    """The passages that were put aside, the last ones first."""
    return tuple(sorted((one for one in kept if one.is_aside), key=lambda one: one.changed_at, reverse=True))


def modules(entry: Entry, kept: Sequence[KeptPassage]) -> dict[str, str]:
    """Code and title of the modules that have a page, or passages for one."""
    titles = {
        edition.code: edition.title.text(speaking())
        for edition in answering.editions_of(entry)
        if edition.code in entry.modules
    }
    used = {one.passage.module: one.passage.module for one in kept if one.passage.module}
    return {code: titles.get(code, code) for code in (*titles, *used)}


def _section(
    arrival: Arrival,
    key: str,
    title: str,
    there: Sequence[KeptPassage],
    doubts: Mapping[str, int],
    frozen_at: datetime | None,
) -> Section:
    is_dimension = key.isdecimal()
    return Section(
        key=key,
        title=title,
        number=key if is_dimension else "",
        dimension=int(key) if is_dimension else 0,
        address=arrival.address("draft section", section=key),
        passages=len(there),
        undecided=sum(one.passage.dimension is not None and one.passage.side is None for one in there),
        ungrounded=sum(any(sentence.grounds.is_empty for sentence in one.passage.sentences) for one in there),
        doubts=sum(doubts.get(one.passage.id, 0) for one in there),
        unfrozen=sum(one.changed_at > frozen_at for one in there) if frozen_at else len(there),
    )
