"""What persons know of instruments that no kept text tells."""

from __future__ import annotations

from datetime import datetime

from migov.model.instruments import InstrumentStatus
from migov.model.values import Moment, Value
from migov.store import transactions
from migov.store.records.standings import StandingRecord


class Statement(Value, kw_only=True):
    """Somebody's word on how an instrument stands."""

    instrument: str
    status: InstrumentStatus | None
    """Null takes an earlier statement back."""
    until: Moment | None
    because: str
    at: str
    by: str


def add(jurisdiction: str, statement: Statement, *, at: datetime) -> None:
    """Keep a statement; it counts from now on."""
    transactions.must_be_open()
    StandingRecord.objects.create(
        jurisdiction=jurisdiction,
        instrument=statement.instrument,
        status=statement.status.value if statement.status else None,
        until=statement.until,
        because=statement.because,
        at=at,
        by=statement.by,
    )


def of(jurisdiction: str | None) -> dict[str, Statement]:
    """The newest statement on each instrument of a jurisdiction."""
    rows = StandingRecord.objects.filter(jurisdiction=jurisdiction or "")
    return {row.instrument: _statement(row) for row in rows}


def last() -> int:
    """A number that grows with every statement; 0 where there is none."""
    newest = StandingRecord.objects.order_by("-id").values_list("id", flat=True).first()
    return newest or 0


def _statement(row: StandingRecord) -> Statement:
    return Statement(
        instrument=row.instrument,
        status=InstrumentStatus(row.status) if row.status else None,
        until=row.until,
        because=row.because,
        at=row.at.isoformat(timespec="seconds"),
        by=row.by,
    )
