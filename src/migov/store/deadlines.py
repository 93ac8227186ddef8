"""By when each stage of an assessment is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov.model.deadlines import Deadline
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store import transactions
from migov.store.records.deadlines import DeadlineRecord


class StageDeadline(Value, kw_only=True):
    """The deadline of one stage of one assessment."""

    assessment: str
    stage: Stage
    due: Deadline


def put(assessment: str, stage: Stage, due: Deadline | None) -> None:
    """Keep by when a stage is to be done; null takes the deadline away."""
    transactions.must_be_open()
    if due is None:
        DeadlineRecord.objects.filter(assessment=assessment, stage=stage.value).delete()
        return
    told = {"local": due.local, "zone": due.zone, "moment": due.moment}
    DeadlineRecord.objects.update_or_create(assessment=assessment, stage=stage.value, defaults=told)


def of(assessment: str) -> dict[Stage, Deadline]:
    """The deadlines of an assessment, by stage, in the order of the stages."""
    found = of_all([assessment]).get(assessment, {})
    return {stage: found[stage] for stage in Stage if stage in found}


def of_all(assessments: Iterable[str]) -> dict[str, dict[Stage, Deadline]]:
    """The deadlines of several assessments, in one query."""
    found: dict[str, dict[Stage, Deadline]] = {}
    for row in DeadlineRecord.objects.filter(assessment__in=list(assessments)):
        found.setdefault(row.assessment, {})[Stage(row.stage)] = Deadline(local=row.local, zone=row.zone)
    return found


def until(moment: datetime) -> tuple[StageDeadline, ...]:
    """Every deadline that lies before a moment, past ones too; the earliest first."""
    rows = DeadlineRecord.objects.filter(moment__lte=moment).order_by("moment", "assessment", "stage")
    return tuple(
        StageDeadline(assessment=row.assessment, stage=Stage(row.stage), due=Deadline(local=row.local, zone=row.zone))
        for row in rows
    )
