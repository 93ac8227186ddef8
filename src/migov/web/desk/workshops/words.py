"""What the standing of minutes is called, and each minute as a line that pages show."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.actions.consulting.minutes import Bearing, Line
from migov.model.values import Value
from migov.web.desk.inviting.words import of_outcome
from migov.web.desk.life.heads import address
from migov.web.desk.reviewing.showing import when
from migov.web.pieces import Chip, ChipKind

BEARINGS: dict[Bearing, tuple[ChipKind, str]] = {
    Bearing.WAITS: ("waiting", gettext_noop("Not taken over yet")),
    Bearing.TAKEN: ("done", gettext_noop("Taken over")),
    Bearing.DIFFERS: ("blocked", gettext_noop("Decided twice, differently")),
    Bearing.DECIDED: ("blocked", gettext_noop("Decided elsewhere already")),
    Bearing.WITHDRAWN: ("not-started", gettext_noop("Comment taken back")),
}
REMEDIES: dict[Bearing, str] = {
    Bearing.DIFFERS: gettext_noop("Strike one of the two minutes out, then take the other over."),
    Bearing.DECIDED: gettext_noop("Nothing was overwritten. Take that decision back first, or strike this minute out."),
    Bearing.WITHDRAWN: gettext_noop("Those who made the comment took it back: there is nothing to decide."),
}


class Told(Value, kw_only=True):
    """One minute as it is shown."""

    id: str
    passage: str
    """Empty for the whole draft."""
    comment: int | None
    outcome: str
    """In words; empty where nothing was decided on."""
    decision: str
    rationale: str
    priority: str
    institution: str
    when: str
    who: str
    chip: Chip
    remedy: str
    elsewhere: str
    """What was decided elsewhere on the same comment."""
    comment_address: str | None
    may_strike: bool
    may_take: bool
    strike: str
    take: str


def told(
    id: str,  # noqa: A002 - the field's own word
    number: int,
    lines: Iterable[Line],
    names: dict[str, str],
    people: dict[str, str],
) -> tuple[Told, ...]:
    """The minutes as they are shown."""
    given = {"id": id, "number": number}
    strike, take = reverse("workshop strike", kwargs=given), reverse("workshop take", kwargs=given)
    return tuple(_told(id, line, names, people, strike, take) for line in lines)


def _told(
    id: str,  # noqa: A002
    line: Line,
    names: dict[str, str],
    people: dict[str, str],
    strike: str,
    take: str,
) -> Told:
    minute, bearing = line.minute, line.bearing
    kind, word = BEARINGS[bearing]
    elsewhere = line.decided if bearing is Bearing.DECIDED else None
    return Told(
        id=minute.id,
        passage=minute.passage or "",
        comment=minute.comment,
        outcome=of_outcome(minute.outcome) if minute.outcome else "",
        decision=minute.decision,
        rationale=minute.rationale,
        priority=minute.priority,
        institution=names.get(minute.institution, minute.institution) if minute.institution else "",
        when=when(minute.at),
        who=people.get(line.by, line.by),
        chip=Chip(kind=kind, word=_(word)),
        remedy=_(REMEDIES[bearing]) if bearing in REMEDIES else "",
        elsewhere=f"{of_outcome(elsewhere.outcome)}: {elsewhere.reason}" if elsewhere else "",
        comment_address=address("comment", id=id, number=minute.comment) if minute.comment else None,
        may_strike=bearing is not Bearing.TAKEN,
        may_take=bearing is Bearing.WAITS,
        strike=strike,
        take=take,
    )
