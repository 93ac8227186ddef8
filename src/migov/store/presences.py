"""Who is at which answer just now: a courtesy to those who write at the same time, and no record of anybody's work."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from migov.model.fields import Field
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.presences import PresenceRecord

FORGOTTEN = timedelta(seconds=60)
"""After this long without a sign of life somebody is held to have left."""
DRAFT = "draft "
"""Before the mark of a passage, where an indicator's code stands otherwise."""
SWEPT = timedelta(minutes=10)
"""Rows older than this are taken away when somebody else comes by."""


class Presence(Value, kw_only=True):
    """Somebody at an answer."""

    person: str
    """Handle."""
    field: Field | None
    """The field they write in; null where they only look."""
    at: datetime


def note(assessment: str, indicator: str, *, person: str, field: Field | None, at: datetime) -> None:
    """Keep a sign of life in the place of the person's last one here."""
    transactions.must_be_open()
    row = PresenceRecord(assessment=assessment, indicator=indicator, person=person, field=field, at=at)
    PresenceRecord.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["assessment", "indicator", "person"],
        update_fields=["field", "at"],
    )


def leave(assessment: str, indicator: str, *, person: str) -> None:
    """Forget that somebody was here."""
    transactions.must_be_open()
    PresenceRecord.objects.filter(assessment=assessment, indicator=indicator, person=person).delete()


def sweep(*, at: datetime) -> None:
    """Take away what is long forgotten."""
    transactions.must_be_open()
    PresenceRecord.objects.filter(at__lt=at - SWEPT).delete()


def here(assessment: str, indicator: str, *, at: datetime) -> tuple[Presence, ...]:
    """Everybody at an answer now, by handle."""
    rows = PresenceRecord.objects.filter(assessment=assessment, indicator=indicator, at__gt=at - FORGOTTEN)
    return tuple(
        Presence(person=row.person, field=Field(row.field) if row.field else None, at=row.at)
        for row in rows.order_by("person")
    )


def note_in_draft(assessment: str, passage: str, *, person: str, at: datetime) -> None:
    """Keep a sign of life at a passage of the draft, or in the draft at large; the person is at one place of it."""
    transactions.must_be_open()
    leave_draft(assessment, person=person)
    note(assessment, mark_of(passage), person=person, field=None, at=at)


def leave_draft(assessment: str, *, person: str) -> None:
    """Forget that somebody was at the draft."""
    transactions.must_be_open()
    rows = PresenceRecord.objects.filter(assessment=assessment, person=person, indicator__startswith=DRAFT)
    rows.delete()


def in_draft(assessment: str, *, at: datetime) -> tuple[tuple[str, str], ...]:
    """Everybody at the draft now, by handle, with the mark of the passage they are at."""
    rows = PresenceRecord.objects.filter(assessment=assessment, indicator__startswith=DRAFT, at__gt=at - FORGOTTEN)
    return tuple((row.person, row.indicator) for row in rows.order_by("person"))


def mark_of(passage: str) -> str:
    """What stands for a passage among presences: as short as an indicator's code."""
    return DRAFT + sha256(passage.encode()).hexdigest()[:20]
