"""What is done and what waits, over many assessments at once: each function asks the database once."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Max, Q

from migov.model.answers import AnswerStatus
from migov.store.records.answers import AnswerRecord, ChangeRecord
from migov.store.records.delegations import DelegatedRecord, ReturnVersionRecord
from migov.store.records.reviews import CodingRecord, ReviewRecord
from migov.store.reviews import SUBSTANCE

Place = tuple[str, str]
"""An assessment and an indicator."""


def statuses(places: Iterable[Place]) -> dict[Place, AnswerStatus]:
    """The status of the answers to these indicators; one that nobody began is not named."""
    wanted = set(places)
    rows = AnswerRecord.objects.filter(_among(wanted, "assessment_id")).values_list(
        "assessment_id", "indicator", "status"
    )
    return {(one, code): AnswerStatus(status) for one, code, status in rows if (one, code) in wanted}


def read_versions(places: Iterable[Place]) -> dict[Place, int]:
    """The version of each of these answers at which its substance last changed: what a review is of."""
    wanted = set(places)
    rows = ChangeRecord.objects.filter(_among(wanted, "assessment"), field__in=SUBSTANCE, aside=False)
    found = rows.values_list("assessment", "indicator").annotate(last=Max("version"))
    return {(one, code): last for one, code, last in found if (one, code) in wanted}


def reviewed(places: Iterable[Place], reviewers: Iterable[str]) -> dict[tuple[str, Place], int]:
    """The newest version of each of these answers of which a reviewer said a word that stands."""
    wanted = set(places)
    rows = ReviewRecord.objects.filter(
        _among(wanted, "assessment"), reviewer__in=set(reviewers), withdrawn_at__isnull=True
    )
    found = rows.values_list("reviewer", "assessment", "indicator").annotate(last=Max("version"))
    return {(who, (one, code)): last for who, one, code, last in found if (one, code) in wanted}


def coded(places: Iterable[Place], coders: Iterable[str]) -> frozenset[tuple[str, Place]]:
    """Who has handed in a second answer to which of these indicators."""
    wanted = set(places)
    rows = CodingRecord.objects.filter(
        _among(wanted, "assessment"), coder__in=set(coders), withdrawn_at__isnull=True, submitted_at__isnull=False
    )
    found = rows.values_list("coder", "assessment", "indicator")
    return frozenset((who, (one, code)) for who, one, code in found if (one, code) in wanted)


def handed_over(assessments: Iterable[str] | None = None) -> dict[tuple[str, int], tuple[str, ...]]:
    """The indicators of each delegation that stands, to which its institution has handed in nothing yet.

    By assessment and number of the delegation; one to which everything came back has none.
    """
    rows = DelegatedRecord.objects.filter(delegation__withdrawn_at__isnull=True)
    came = ReturnVersionRecord.objects.filter(is_submitted=True)
    if assessments is not None:
        wanted = set(assessments)
        rows, came = rows.filter(assessment__in=wanted), came.filter(of__assessment__in=wanted)
    back = set(came.values_list("of__assessment", "of__delegation__number", "of__indicator").distinct())
    found: dict[tuple[str, int], list[str]] = {}
    for one, number, code in rows.order_by("id").values_list("assessment", "delegation__number", "indicator"):
        found.setdefault((one, number), [])
        if (one, number, code) not in back:
            found[one, number].append(code)
    return {key: tuple(codes) for key, codes in found.items()}


def to_decide(assessments: Iterable[str]) -> dict[str, int]:
    """How many returns of institutions wait for a decision in each assessment."""
    rows = ReturnVersionRecord.objects.filter(
        of__assessment__in=set(assessments),
        of__delegation__withdrawn_at__isnull=True,
        is_submitted=True,
        decided_by__isnull=True,
    )
    found = rows.values("of__assessment").annotate(count=Count("of", distinct=True))
    return {row["of__assessment"]: row["count"] for row in found}


def _among(places: set[Place], assessment: str) -> Q:
    """The rows that can be among these places: a little too many, which is sifted afterwards."""
    return Q(**{f"{assessment}__in": {one for one, _ in places}}) & Q(indicator__in={code for _, code in places})
