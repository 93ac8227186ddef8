"""A passage as it stands on the page of its part: its words to be written, its side, its place, who is at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from migov.model.findings import Side
from migov.model.values import Value
from migov.store import people
from migov.store.drafts import KeptPassage
from migov.web.desk.answering.words import clock
from migov.web.desk.drafting.arrivals import Arrival
from migov.web.desk.drafting.words import SHORT
from migov.web.pieces import Badge, badge

LINE = 90
"""Letters of a line, about: how high a field is before the browser has measured its words."""


class SideButton(Value, kw_only=True):
    """One of the two sides, chosen or to be chosen."""

    value: str
    word: str
    chosen: bool


class PassageCard(Value, kw_only=True):
    """One passage."""

    id: str
    number: int
    """In its part, from 1."""
    of: int
    version: int
    words: str
    rows: int
    sides: tuple[SideButton, ...]
    """None on a module page."""
    is_aside: bool
    because: str | None
    """Why it was put aside, where that was said."""
    address: str
    """Of its own page; its forms are sent to addresses below it."""
    changed: str
    here: tuple[Badge, ...]
    sentences: int
    answers: int
    pins: int
    bare: int
    """Sentences that rest on nothing."""
    doubts: int
    """Open ones, when somebody looked last."""
    is_first: bool
    is_last: bool
    following: str | None
    """Id of the passage behind it on its side, with which it can be joined."""


def cards(
    arrival: Arrival,
    there: Sequence[KeptPassage],
    *,
    here: Mapping[str, tuple[str, ...]],
    doubts: Mapping[str, int],
    now: datetime,
) -> tuple[PassageCard, ...]:
    """The passages of one part, in their order."""
    names = people.names({one.changed_by for one in there})
    return tuple(
        _card(arrival, one, number, there, names=names, here=here, doubts=doubts, now=now)
        for number, one in enumerate(there, 1)
    )


def at(names: Iterable[str]) -> tuple[Badge, ...]:
    """The badges of those who are at a passage now."""
    return tuple(badge(name, _("is here")) for name in names)


def changed(kept: KeptPassage, names: Mapping[str, str], now: datetime) -> str:
    """Who changed it last, and when."""
    told = {"name": names.get(kept.changed_by, kept.changed_by), "when": clock(kept.changed_at, now)}
    return _("%(name)s, %(when)s") % told


def side_buttons(kept: KeptPassage) -> tuple[SideButton, ...]:
    """The two sides; none on a module page."""
    if kept.passage.module is not None:
        return ()
    return tuple(SideButton(value=one.value, word=_(SHORT[one]), chosen=kept.passage.side is one) for one in Side)


def _card(
    arrival: Arrival,
    kept: KeptPassage,
    number: int,
    there: Sequence[KeptPassage],
    *,
    names: Mapping[str, str],
    here: Mapping[str, tuple[str, ...]],
    doubts: Mapping[str, int],
    now: datetime,
) -> PassageCard:
    passage = kept.passage
    text = passage.text
    return PassageCard(
        id=passage.id,
        number=number,
        of=len(there),
        version=kept.version,
        words=text,
        rows=max(2, 1 + sum(1 + len(line) // LINE for line in text.split("\n"))),
        sides=side_buttons(kept),
        is_aside=kept.is_aside,
        because=None,
        address=arrival.address("passage", passage=passage.id),
        changed=changed(kept, names, now),
        here=at(here.get(passage.id, ())),
        sentences=len(passage.sentences),
        answers=len(passage.answers),
        pins=len({pin for sentence in passage.sentences for pin in sentence.grounds.pins}),
        bare=sum(sentence.grounds.is_empty for sentence in passage.sentences),
        doubts=doubts.get(passage.id, 0),
        is_first=number == 1,
        is_last=number == len(there),
        following=next((one.passage.id for one in there[number:] if one.passage.section == passage.section), None),
    )
