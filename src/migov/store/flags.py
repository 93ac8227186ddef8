"""Doubts about answers, each addressed to a person, kept until and after they are settled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Max

from migov.errors import NotFound
from migov.model.assignments import RaisedFlag
from migov.store import transactions
from migov.store.records.flags import FlagRecord


def raise_(assessment: str, *, indicator: str, says: str, to: str, by: str, at: datetime) -> RaisedFlag:
    """Keep a new flag, with the next number of its assessment, which the caller has locked."""
    transactions.must_be_open()
    last = FlagRecord.objects.filter(assessment=assessment).aggregate(last=Max("number"))["last"] or 0
    flag = RaisedFlag(number=last + 1, indicator=indicator, says=says, by=by, at=at.isoformat(), to=to)
    FlagRecord.objects.create(
        assessment=assessment, number=flag.number, indicator=indicator, says=says, by=by, at=at, to=to
    )
    return flag


def get(assessment: str, number: int) -> RaisedFlag:
    """The flag of that number.

    Raises:
        NotFound: there is none.
    """
    row = FlagRecord.objects.filter(assessment=assessment, number=number).first()
    if row is None:
        raise NotFound("flag", number)
    return _flag(row)


def settle(assessment: str, flag: RaisedFlag, *, at: datetime) -> None:
    """Write down how an open flag was settled."""
    transactions.must_be_open()
    rows = FlagRecord.objects.filter(assessment=assessment, number=flag.number, settled_by__isnull=True)
    rows.update(settled_by=flag.settled_by, settled_at=at, settled_how=flag.settled_how)


def of(assessment: str, indicator: str | None = None) -> tuple[RaisedFlag, ...]:
    """Every flag of an assessment, or of one of its answers, oldest first."""
    rows = FlagRecord.objects.filter(assessment=assessment)
    return tuple(_flag(row) for row in (rows if indicator is None else rows.filter(indicator=indicator)))


def open_for(assessment: str, indicator: str | None = None) -> tuple[RaisedFlag, ...]:
    """The flags that are not settled, of an answer or of the whole assessment: they block its completion."""
    return tuple(flag for flag in of(assessment, indicator) if flag.is_open)


def open_to(person: str, assessment: str | None = None) -> tuple[tuple[str, RaisedFlag], ...]:
    """The flags that wait for somebody, each with its assessment."""
    rows = FlagRecord.objects.filter(to=person, settled_by__isnull=True)
    rows = rows if assessment is None else rows.filter(assessment=assessment)
    return tuple((row.assessment, _flag(row)) for row in rows)


def counts(assessments: Iterable[str]) -> dict[str, int]:
    """How many flags are open in each assessment, in one query; where there is none, it is not named."""
    rows = FlagRecord.objects.filter(assessment__in=list(assessments), settled_by__isnull=True)
    return {row["assessment"]: row["count"] for row in rows.values("assessment").annotate(count=Count("id"))}


def _flag(row: FlagRecord) -> RaisedFlag:
    return RaisedFlag(
        number=row.number,
        indicator=row.indicator,
        says=row.says,
        by=row.by,
        at=row.at.isoformat(),
        to=row.to,
        settled_by=row.settled_by,
        settled_at=row.settled_at.isoformat() if row.settled_at else None,
        settled_how=row.settled_how,
    )
