"""What reviewers said of answers, and second codings: kept one by one, withdrawn and never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from migov.model.answers import AnswerStatus, NonAnswer
from migov.model.fields import Field
from migov.model.reviews import Coding, Review, Verdict
from migov.store import transactions
from migov.store.answers import PINS, SEARCHES, STATUS
from migov.store.records.answers import ChangeRecord
from migov.store.records.reviews import CodingRecord, ReviewRecord

SUBSTANCE = (*(field.value for field in Field if field.is_substance), PINS, SEARCHES)
"""What a reviewer reads: where one of these changes, there is something new to read."""


def read_versions(assessment: str) -> dict[str, int]:
    """The version of each answer at which its substance last changed, by indicator: what a review is of.

    Its status changes too, when it is reviewed, and that is nothing to read again.
    """
    rows = ChangeRecord.objects.filter(assessment=assessment, field__in=SUBSTANCE, aside=False)
    return {row["indicator"]: row["last"] for row in rows.values("indicator").annotate(last=Max("version"))}


def read_version(assessment: str, indicator: str) -> int:
    """The version at which the answer's substance last changed; 0 where nothing was written."""
    rows = ChangeRecord.objects.filter(assessment=assessment, indicator=indicator, field__in=SUBSTANCE, aside=False)
    return rows.aggregate(last=Max("version"))["last"] or 0


def authors(assessment: str) -> dict[str, frozenset[str]]:
    """Who wrote the substance of each answer, by indicator: they are not its second readers."""
    rows = ChangeRecord.objects.filter(assessment=assessment, field__in=SUBSTANCE, aside=False)
    found: dict[str, set[str]] = {}
    for indicator, by in rows.values_list("indicator", "by").distinct():
        found.setdefault(indicator, set()).add(by)
    return {indicator: frozenset(names) for indicator, names in found.items()}


def completed_at(assessment: str) -> dict[str, datetime]:
    """When each answer was last called complete, by indicator."""
    rows = ChangeRecord.objects.filter(assessment=assessment, field=STATUS, words=AnswerStatus.COMPLETE.value)
    return {row["indicator"]: row["last"] for row in rows.values("indicator").annotate(last=Max("at"))}


def first_said(codings: Iterable[tuple[str, Coding]]) -> dict[tuple[str, str, str], str]:
    """What the first answer said when it could first be laid beside a second one, by assessment, indicator and coder.

    What it says today does not count: whoever has seen the second answer is no longer blind. Where the two cannot be
    laid side by side yet, there is nothing.
    """
    handed_in = [(assessment, one) for assessment, one in codings if one.submitted_at is not None]
    rows = ChangeRecord.objects.filter(
        assessment__in={assessment for assessment, _ in handed_in},
        indicator__in={one.indicator for _, one in handed_in},
        field__in=(STATUS, Field.ANSWER.value),
        aside=False,
    )
    told: dict[tuple[str, str], list[ChangeRecord]] = {}
    for row in rows.order_by("version", "id") if handed_in else ():
        told.setdefault((row.assessment, row.indicator), []).append(row)
    found = {
        (assessment, one.indicator, one.coder): _said_at(told.get((assessment, one.indicator), []), one)
        for assessment, one in handed_in
    }
    return {key: said for key, said in found.items() if said is not None}


def _said_at(changes: list[ChangeRecord], coding: Coding) -> str | None:
    """What the changes of an answer come to at the first moment at which it is settled and the coding handed in."""
    versions: dict[int, list[ChangeRecord]] = {}
    for one in changes:
        versions.setdefault(one.version, []).append(one)
    submitted, said, settled = datetime.fromisoformat(coding.submitted_at or coding.asked_at), "", False
    for together in versions.values():
        if settled and max(one.at for one in together) > submitted:
            return said
        for one in together:
            if one.field == STATUS:
                settled = AnswerStatus(one.words).is_settled
            else:
                said = one.words
    return said if settled else None


def add(assessment: str, review: Review, *, at: datetime) -> None:
    """Keep a reviewer's word."""
    transactions.must_be_open()
    ReviewRecord.objects.create(
        assessment=assessment,
        indicator=review.indicator,
        reviewer=review.reviewer,
        verdict=review.verdict.value,
        comment=review.comment,
        version=review.version,
        at=at,
    )


def withdraw(assessment: str, indicator: str, *, reviewer: str, version: int, at: datetime) -> int:
    """Take back what a reviewer said of this version; how many words that were. They stay to be read."""
    transactions.must_be_open()
    rows = ReviewRecord.objects.filter(assessment=assessment, indicator=indicator, reviewer=reviewer)
    return rows.filter(version=version, withdrawn_at__isnull=True).update(withdrawn_at=at)


def of(assessment: str, indicator: str | None = None, *, reviewer: str | None = None) -> tuple[Review, ...]:
    """What reviewers said, oldest first: of one answer, by one reviewer, where asked. Withdrawn words are among it."""
    rows = ReviewRecord.objects.filter(assessment=assessment)
    if indicator is not None:
        rows = rows.filter(indicator=indicator)
    if reviewer is not None:
        rows = rows.filter(reviewer=reviewer)
    return tuple(_review(row) for row in rows)


def ask(assessment: str, indicators: Iterable[str], *, coder: str, by: str, at: datetime) -> tuple[str, ...]:
    """Ask somebody to code indicators a second time; those they were not asked for already."""
    transactions.must_be_open()
    there = {one.indicator for one in codings(assessment, coder=coder)}
    new = tuple(code for code in dict.fromkeys(indicators) if code not in there)
    CodingRecord.objects.bulk_create(
        CodingRecord(assessment=assessment, indicator=code, coder=coder, asked_by=by, asked_at=at) for code in new
    )
    return new


def asked_to_code(assessment: str, indicator: str | None) -> frozenset[str]:
    """Handles of those who are asked to code the indicator, or any, a second time and have not handed it in."""
    rows = CodingRecord.objects.filter(assessment=assessment)
    rows = rows if indicator is None else rows.filter(indicator=indicator)
    open_ones = rows.filter(withdrawn_at__isnull=True, submitted_at__isnull=True)
    return frozenset(open_ones.values_list("coder", flat=True))


def to_code(assessment: str, coder: str) -> frozenset[str]:
    """The indicators that somebody is asked to code a second time and has not handed in."""
    rows = CodingRecord.objects.filter(assessment=assessment, coder=coder)
    open_ones = rows.filter(withdrawn_at__isnull=True, submitted_at__isnull=True)
    return frozenset(open_ones.values_list("indicator", flat=True))


def codings(
    assessment: str | None = None, indicator: str | None = None, *, coder: str | None = None
) -> tuple[Coding, ...]:
    """The second codings that were asked for and not called off: of an assessment, an indicator, a coder."""
    return tuple(coding for _, coding in codings_everywhere(assessment, indicator, coder=coder))


def codings_everywhere(
    assessment: str | None = None, indicator: str | None = None, *, coder: str | None = None
) -> tuple[tuple[str, Coding], ...]:
    """The second codings, each with its assessment."""
    asked = {"assessment": assessment, "indicator": indicator, "coder": coder}
    rows = CodingRecord.objects.filter(withdrawn_at__isnull=True)
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    return tuple((row.assessment, _coding(row)) for row in rows)


def save_coding(assessment: str, coding: Coding, *, at: datetime) -> None:
    """Write a coding over the one that stands; the caller has looked that it is the one it was made from."""
    transactions.must_be_open()
    rows = CodingRecord.objects.filter(assessment=assessment, indicator=coding.indicator, coder=coding.coder)
    rows.filter(withdrawn_at__isnull=True).update(
        closed=coding.closed,
        non_answer=coding.non_answer.value if coding.non_answer else None,
        justification=coding.justification,
        saves=coding.saves,
        saved_at=at,
        submitted_at=at if coding.is_submitted else None,
    )


def call_off(assessment: str, indicator: str, *, coder: str, at: datetime) -> int:
    """Take a request back that was not handed in; how many that were."""
    transactions.must_be_open()
    rows = CodingRecord.objects.filter(assessment=assessment, indicator=indicator, coder=coder)
    return rows.filter(withdrawn_at__isnull=True, submitted_at__isnull=True).update(withdrawn_at=at)


def _review(row: ReviewRecord) -> Review:
    return Review(
        indicator=row.indicator,
        reviewer=row.reviewer,
        verdict=Verdict(row.verdict),
        comment=row.comment,
        version=row.version,
        at=row.at.isoformat(),
        withdrawn_at=row.withdrawn_at.isoformat() if row.withdrawn_at else None,
    )


def _coding(row: CodingRecord) -> Coding:
    return Coding(
        indicator=row.indicator,
        coder=row.coder,
        asked_by=row.asked_by,
        asked_at=row.asked_at.isoformat(),
        closed=row.closed,
        non_answer=NonAnswer(row.non_answer) if row.non_answer else None,
        justification=row.justification,
        saves=row.saves,
        submitted_at=row.submitted_at.isoformat() if row.submitted_at else None,
    )
