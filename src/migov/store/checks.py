"""Waivers of doubts about a draft: taken back, never deleted."""

from __future__ import annotations

from datetime import datetime

import msgspec

from migov.errors import NotFound
from migov.model.checks import Waiver
from migov.store import transactions
from migov.store.records.drafts import WaiverRecord


def waivers(assessment: str) -> tuple[Waiver, ...]:
    """The waivers that stand, oldest first."""
    rows = WaiverRecord.objects.filter(assessment=assessment, undone_at__isnull=True)
    return tuple(msgspec.json.decode(row.content, type=Waiver) for row in rows)


def waive(assessment: str, waiver: Waiver) -> None:
    """Keep a waiver; where the doubt is waived already, the first one stands."""
    transactions.must_be_open()
    given = {"assessment": assessment, "key": waiver.key, "undone_at": None}
    if not WaiverRecord.objects.filter(**given).exists():
        WaiverRecord.objects.create(**given, content=msgspec.json.encode(waiver).decode())


def unwaive(assessment: str, key: str, *, by: str, at: datetime) -> Waiver:
    """The waiver that stood on this doubt, taken back.

    Raises:
        NotFound: it was not waived.
    """
    transactions.must_be_open()
    row = WaiverRecord.objects.filter(assessment=assessment, key=key, undone_at__isnull=True).first()
    if row is None:
        raise NotFound("waiver", key)
    row.undone_by, row.undone_at = by, at
    row.save(update_fields=["undone_by", "undone_at"])
    return msgspec.json.decode(row.content, type=Waiver)
