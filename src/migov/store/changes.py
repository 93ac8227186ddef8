"""What people said about answers that changed since the round before."""

from __future__ import annotations

from datetime import datetime

import msgspec

from migov.model.changes import Reason
from migov.store import transactions
from migov.store.records.changes import ChangeReasonRecord


def tell(assessment: str, indicator: str, reason: Reason | None, *, by: str, at: datetime) -> None:
    """Keep why an answer changed; it counts from now on, and null takes an earlier word back."""
    transactions.must_be_open()
    ChangeReasonRecord.objects.create(
        assessment=assessment,
        indicator=indicator,
        content=msgspec.json.encode(reason).decode() if reason else None,
        at=at,
        by=by,
    )


def reasons(assessment: str) -> dict[str, Reason]:
    """The newest word on each changed answer of an assessment, by indicator; what was taken back is left out."""
    rows = ChangeReasonRecord.objects.filter(assessment=assessment)
    newest = {row.indicator: row.content for row in rows}
    return {code: msgspec.json.decode(content, type=Reason) for code, content in newest.items() if content}
