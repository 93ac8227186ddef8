"""What stands around the form of an answer: the last round, who is to answer, who else is here, what it rests on."""

from __future__ import annotations

from datetime import datetime

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.actions import answers, presences, rounds
from migov.model.answers import Answer, AnswerStatus
from migov.model.assignments import Duty
from migov.model.indicators import Relation
from migov.model.values import Value
from migov.store import answers as rows
from migov.store import assignments, people
from migov.web.answering import speaking
from migov.web.desk.answering.arrivals import Arrival
from migov.web.desk.answering.words import closed_name, confidence_name, field_name, practice_name, search_line
from migov.web.pieces import Badge, Chip, badge, deadline

RELATIONS: dict[Relation, str] = {
    Relation.SAME: gettext_noop("The same question was asked."),
    Relation.REWORDED: gettext_noop("The question was reworded since: compare with care."),
    Relation.SPLIT: gettext_noop("The question was split since: this was the answer to the whole of it."),
    Relation.MERGED: gettext_noop("Several questions became this one: this was the answer to one of them."),
    Relation.NEW: gettext_noop("The question is new."),
    Relation.RETIRED: gettext_noop("The question was given up since."),
}
DUTIES: dict[Duty, str] = {
    Duty.ANSWER: gettext_noop("answers"),
    Duty.REVIEW: gettext_noop("reviews"),
    Duty.CODE: gettext_noop("answers a second time, blind"),
}


class AnswerCard(Value, kw_only=True):
    """An answer to be read."""

    answer: str | None
    justification: str
    as_of: str | None
    confidence: str | None
    practice: str | None
    searches: tuple[str, ...]
    """The searches that show that nothing was found, where that is the answer."""
    journal: str = ""
    """The private research journal, for whoever may read it."""


class LastRound(Value, kw_only=True):
    """What the round before answered."""

    year: int | None
    relation: str
    is_comparable: bool
    """Only the same question may be compared without a remark."""
    remark: str
    answer: AnswerCard


class Hand(Value, kw_only=True):
    """Somebody in whose hands the indicator is."""

    badge: Badge
    due: Chip | None
    due_at: str | None
    """With the time zone in which they were told."""


class Way(Value, kw_only=True):
    """The indicators around this one, in the order of the edition."""

    number: int
    of: int
    previous: str | None
    next: str | None
    next_open: str | None
    """The next one that is not complete; from the end it goes on at the beginning."""


def told(arrival: Arrival, answer: Answer, *, with_journal: bool = False) -> AnswerCard:
    """The answer in the reader's language."""
    return AnswerCard(
        answer=closed_name(arrival.asked, answer),
        justification=answer.justification,
        as_of=answer.as_of,
        confidence=confidence_name(answer.confidence) if answer.confidence else None,
        practice=practice_name(answer.practice) if answer.practice else None,
        searches=tuple(search_line(one) for one in answer.searches),
        journal=answer.journal if with_journal else "",
    )


def last_round(arrival: Arrival) -> tuple[LastRound, ...]:
    """What the round before answered to the questions that became this one."""
    return tuple(
        LastRound(
            year=one.year,
            relation=_(RELATIONS[one.relation]),
            is_comparable=one.relation.is_comparable,
            remark=one.remark.text(speaking()),
            answer=told(arrival, one.answer),
        )
        for one in rounds.last_answers(arrival.entry, arrival.code)
        if one.answer.status.is_settled
    )


def hands(arrival: Arrival, now: datetime) -> tuple[Hand, ...]:
    """Who is to answer and to review the indicator, and until when; who codes it blind is for the coordinator."""
    given = [one.assignment for one in assignments.of(arrival.id) if one.assignment.indicator == arrival.code]
    shown = [one for one in given if one.duty is not Duty.CODE]
    names = people.names({one.person for one in shown}) if shown else {}
    return tuple(
        Hand(
            badge=badge(names.get(one.person, one.person), _(DUTIES[one.duty])),
            due=deadline(one.due.moment, now) if one.due else None,
            due_at=f"{one.due.local.replace('T', ' ')} {one.due.zone}" if one.due else None,
        )
        for one in shown
    )


def here(arrival: Arrival, now: datetime) -> tuple[Badge, ...]:
    """Who else is at this answer, and in which field they write."""
    return tuple(
        badge(name, _("writes in %(field)s") % {"field": field_name(one.field)} if one.field else _("is here"))
        for one, name in presences.others(arrival.id, arrival.code, by=arrival.member, at=now)
    )


def way(arrival: Arrival) -> Way:
    """The way from here to the other indicators."""
    codes = codes_of(arrival)
    at = codes.index(arrival.code)
    statuses = rows.statuses(arrival.id)
    waiting = [
        code for code in (*codes[at + 1 :], *codes[:at]) if not statuses.get(code, AnswerStatus.NOT_STARTED).is_settled
    ]
    return Way(
        number=at + 1,
        of=len(codes),
        previous=address(arrival.id, codes[at - 1]) if at else None,
        next=address(arrival.id, codes[at + 1]) if at + 1 < len(codes) else None,
        next_open=address(arrival.id, waiting[0]) if waiting else None,
    )


def codes_of(arrival: Arrival) -> tuple[str, ...]:
    """The codes of all indicators of the assessment: those of its edition, then those of its modules."""
    return tuple(one.code for edition in answers.editions_of(arrival.entry) for one in edition.indicators)


def sub_domain(arrival: Arrival) -> str:
    """Number and title of the sub-domain."""
    found = next(
        (
            one
            for edition in answers.editions_of(arrival.entry)
            if edition.find(arrival.code) == arrival.asked
            for one in edition.sub_domains
            if one.code == arrival.asked.sub_domain
        ),
        None,
    )
    return f"{found.code} {found.title.text(speaking())}" if found else arrival.asked.sub_domain


def address(id: str, code: str) -> str:  # noqa: A002 - the field's own word
    """The page of an indicator."""
    return reverse("indicator", kwargs={"id": id, "code": code})


def coding(arrival: Arrival) -> str | None:
    """Where somebody answers blind; null while there is no such page."""
    try:
        return reverse("coding", kwargs=arrival.where)
    except NoReverseMatch:
        return None
