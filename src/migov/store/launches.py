"""How assessments began: what was decided when one was opened, and who was briefed at its launch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov.model.languages import Language
from migov.model.launches import Launch
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.launches import LaunchRecord, OpeningRecord


class Opening(Value, kw_only=True):
    """What was decided when an assessment was opened, beside what its content tells."""

    earlier: str | None = None
    """Id of the assessment of the round before."""
    languages: tuple[Language, ...]
    """In which the profile is to appear, the one it is written in first."""
    opened_at: datetime
    opened_by: str


def note_opening(assessment: str, opening: Opening) -> None:
    """Keep what was decided; an assessment is opened once."""
    transactions.must_be_open()
    OpeningRecord.objects.create(
        assessment=assessment,
        earlier=opening.earlier,
        languages=[language.value for language in opening.languages],
        opened_at=opening.opened_at,
        opened_by=opening.opened_by,
    )


def opening(assessment: str) -> Opening | None:
    """What was decided when the assessment was opened; null for one that came from a file."""
    row = OpeningRecord.objects.filter(assessment=assessment).first()
    if row is None:
        return None
    return Opening(
        earlier=row.earlier,
        languages=tuple(Language(code) for code in row.languages),
        opened_at=row.opened_at,
        opened_by=row.opened_by,
    )


def record(assessment: str, launch: Launch, *, by: str, at: datetime) -> None:
    """Put down the launch, in the place of what was put down before."""
    transactions.must_be_open()
    LaunchRecord.objects.update_or_create(
        assessment=assessment,
        defaults={
            "on": launch.on,
            "place": launch.place,
            "briefed": list(launch.briefed),
            "agreed": launch.agreed,
            "at": at,
            "by": by,
        },
    )


def find(assessment: str) -> Launch | None:
    """The record of the launch; null where there is none yet."""
    row = LaunchRecord.objects.filter(assessment=assessment).first()
    return Launch(on=row.on, place=row.place, briefed=tuple(row.briefed), agreed=row.agreed) if row else None


def recorded(assessments: Iterable[str]) -> frozenset[str]:
    """Those of the assessments whose launch is recorded."""
    return frozenset(LaunchRecord.objects.filter(assessment__in=list(assessments)).values_list("assessment", flat=True))
