"""What the states of delegations and the parts of returns are called, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.actions.rounds import LastAnswer
from migov.model.assignments import Return
from migov.model.fields import Field
from migov.model.indicators import Indicator
from migov.model.returns import ASKED, NOTHING, REMARK, SOURCES, Progress
from migov.model.values import Value
from migov.store.delegations import EventKind
from migov.web.answering import speaking
from migov.web.desk.answering.words import closed_name, field_name, shown
from migov.web.pieces import Chip, ChipKind

PROGRESS: dict[Progress, str] = {
    Progress.NOT_OPENED: gettext_noop("Not opened"),
    Progress.IN_WORK: gettext_noop("In work"),
    Progress.RETURNED: gettext_noop("Returned"),
    Progress.LATE: gettext_noop("Late"),
    Progress.WITHDRAWN: gettext_noop("Withdrawn"),
}
KINDS: dict[Progress, ChipKind] = {
    Progress.NOT_OPENED: "not-started",
    Progress.IN_WORK: "draft",
    Progress.RETURNED: "done",
    Progress.LATE: "late",
    Progress.WITHDRAWN: "plain",
}
EVENTS: dict[EventKind, str] = {
    EventKind.OPENED: gettext_noop("opened it for the institution"),
    EventKind.REMINDED: gettext_noop("reminded the institution"),
    EventKind.EXTENDED: gettext_noop("gave more time; it was due before:"),
    EventKind.WITHDRAWN: gettext_noop("withdrew it"),
}
BESIDE: dict[str, str] = {
    SOURCES: gettext_noop("Laws and documents"),
    REMARK: gettext_noop("Remark"),
    NOTHING: gettext_noop("We have nothing to add"),
}


class Line(Value, kw_only=True):
    """One part of a return, as a person reads it."""

    label: str
    text: str


def progress_chip(progress: Progress) -> Chip:
    """How far a delegation has come."""
    return Chip(kind=KINDS[progress], word=_(PROGRESS[progress]))


def event_says(kind: EventKind) -> str:
    """What happened to a delegation."""
    return _(EVENTS[kind])


def part_name(part: str) -> str:
    """What a part of a return is called."""
    return _(BESIDE[part]) if part in BESIDE else field_name(part)


def return_chip(given: Return | None) -> Chip:
    """How far one indicator of a delegation has come."""
    if given is None or given.version == 0:
        return Chip(kind="not-started", word=_("To answer"))
    if not given.is_submitted:
        return Chip(kind="draft", word=_("Draft"))
    if given.decided_by is None:
        return Chip(kind="waiting", word=_("Handed in"))
    return Chip(kind="done", word=_("Taken over") if given.taken else _("Read"))


def lines(given: Return, asked: Indicator) -> tuple[Line, ...]:
    """What a return says, part by part; what it does not speak of is left out."""
    told = [
        Line(label=field_name(field), text=shown(field, given.words[field], asked))
        for field in ASKED
        if given.words.get(field)
    ]
    if given.nothing_to_add:
        told.append(Line(label=part_name(NOTHING), text=_("yes")))
    told += [
        Line(label=part_name(part), text=text)
        for part, text in ((SOURCES, given.sources), (REMARK, given.remark))
        if text
    ]
    return tuple(told)


def field_of(name: str) -> Field | None:
    """The field of that name among those an institution fills in."""
    return next((field for field in ASKED if field.value == name), None)


class Printed(Value, kw_only=True):
    """What the round before answered, as its published profile stands on it."""

    title: str
    answer: str | None
    justification: str
    language: str
    remark: str


def printed(found: tuple[LastAnswer, ...], asked: Indicator, language: str) -> tuple[Printed, ...]:
    """What the round before answered, in the reader's language."""
    return tuple(
        Printed(
            title=_("What the profile of %(year)s says") % {"year": one.year or "?"},
            answer=closed_name(asked, one.answer),
            justification=one.answer.justification,
            language=language,
            remark=""
            if one.relation.is_comparable
            else f"{_('The question was another one then.')} {one.remark.text(speaking())}".strip(),
        )
        for one in found
    )
