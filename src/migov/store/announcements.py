"""Assessments that the public may know of before anything of them is published."""

from __future__ import annotations

from datetime import datetime

from migov.store import transactions
from migov.store.records.announcements import AnnouncementRecord


def add(assessment: str, *, by: str, at: datetime) -> None:
    """Note that an assessment is announced; one that is already stays so since then."""
    transactions.must_be_open()
    AnnouncementRecord.objects.get_or_create(assessment=assessment, defaults={"at": at, "by": by})


def remove(assessment: str) -> None:
    """Note that it is announced no longer."""
    transactions.must_be_open()
    AnnouncementRecord.objects.filter(assessment=assessment).delete()


def all_of() -> frozenset[str]:
    """Ids of all that are announced."""
    return frozenset(AnnouncementRecord.objects.values_list("assessment", flat=True))
