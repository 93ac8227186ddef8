"""Indicators in the hands of people: who is to do what by when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from migov.model.answers import AnswerStatus
from migov.model.assignments import Assignment, Duty
from migov.model.deadlines import Deadline
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.answers import AnswerRecord
from migov.store.records.assignments import AssignmentRecord

SETTLED = [status.value for status in AnswerStatus if status.is_settled]


class Given(Value, kw_only=True):
    """An assignment with the assessment it belongs to, and how it came about."""

    assessment: str
    assignment: Assignment
    given_at: datetime
    given_by: str


def give(assessment: str, given: Iterable[Assignment], *, by: str, at: datetime) -> tuple[Assignment, ...]:
    """Put indicators into hands; those that are there already get the new deadline. What was new or changed."""
    transactions.must_be_open()
    standing = {_key(one.assignment): one.assignment for one in of(assessment)}
    wanted = {_key(one): one for one in given}
    changed = tuple(one for key, one in wanted.items() if standing.get(key) != one)
    for one in changed:
        if _key(one) in standing:
            _now(assessment, one).update(**_due(one.due))
    AssignmentRecord.objects.bulk_create(
        AssignmentRecord(
            assessment=assessment,
            indicator=one.indicator,
            person=one.person,
            duty=one.duty.value,
            given_at=at,
            given_by=by,
            **_due(one.due),
        )
        for one in changed
        if _key(one) not in standing
    )
    return changed


def take_back(assessment: str, ended: Iterable[Assignment], *, by: str, at: datetime) -> int:
    """Take indicators out of hands; the rows stay and say until when. How many were in them."""
    transactions.must_be_open()
    return sum(_now(assessment, one).update(ended_at=at, ended_by=by) for one in ended)


def of(assessment: str, *, person: str | None = None) -> tuple[Given, ...]:
    """What is in somebody's hands in an assessment now, in the order it was given."""
    rows = _standing().filter(assessment=assessment)
    return _given(rows if person is None else rows.filter(person=person))


def in_hands(person: str) -> tuple[Given, ...]:
    """What is in a person's hands now, in all assessments."""
    return _given(_standing().filter(person=person))


def loads(assessment: str) -> dict[str, dict[Duty, int]]:
    """How many indicators are in each person's hands, by duty."""
    found: dict[str, dict[Duty, int]] = {}
    for row in _standing().filter(assessment=assessment).values("person", "duty").annotate(count=Count("id")):
        found.setdefault(row["person"], {})[Duty(row["duty"])] = row["count"]
    return found


def late(assessments: Iterable[str], *, now: datetime) -> dict[str, int]:
    """How many answers of each assessment are in somebody's hands, past their deadline and not complete."""
    settled = AnswerRecord.objects.filter(
        assessment_id=OuterRef("assessment"), indicator=OuterRef("indicator"), status__in=SETTLED
    )
    rows = _standing().filter(assessment__in=list(assessments), duty=Duty.ANSWER.value, moment__lt=now)
    found = rows.filter(~Exists(settled)).values("assessment").annotate(count=Count("indicator", distinct=True))
    return {row["assessment"]: row["count"] for row in found}


def until(moment: datetime) -> tuple[Given, ...]:
    """Everything in hands whose deadline lies before a moment, past ones too; the earliest first."""
    return _given(_standing().filter(moment__lte=moment), "moment", "id")


def _standing() -> QuerySet[AssignmentRecord]:
    return AssignmentRecord.objects.filter(ended_at=None)


def _now(assessment: str, one: Assignment) -> QuerySet[AssignmentRecord]:
    return _standing().filter(assessment=assessment, indicator=one.indicator, person=one.person, duty=one.duty.value)


def _key(one: Assignment) -> tuple[str, str, Duty]:
    return one.indicator, one.person, one.duty


def _due(due: Deadline | None) -> dict[str, str | datetime | None]:
    if due is None:
        return {"local": None, "zone": None, "moment": None}
    return {"local": due.local, "zone": due.zone, "moment": due.moment}


def _given(rows: QuerySet[AssignmentRecord], *order: str) -> tuple[Given, ...]:
    return tuple(
        Given(
            assessment=row.assessment,
            assignment=Assignment(
                indicator=row.indicator,
                person=row.person,
                duty=Duty(row.duty),
                due=Deadline(local=row.local, zone=row.zone) if row.local and row.zone else None,
            ),
            given_at=row.given_at,
            given_by=row.given_by,
        )
        for row in rows.order_by(*(order or ("id",)))
    )
