"""Who did what, when: lines that are only ever added, each sealed with the hash of the line before.

Changing, removing or slipping in a line breaks the chain at that place, and `verify` names it. Cutting off the *end* of
the chain cannot be seen from inside: whoever wants to be sure notes down the last hash elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec

from migov.model.values import Value
from migov.store import transactions
from migov.store.records.journal import JournalRecord

BEGINNING = "0" * 64
"""What the first line gives as the hash before it."""


class Line(Value, kw_only=True):
    """One line of the journal."""

    seq: int
    at: str
    """ISO 8601, UTC."""
    by: str
    action: str
    subject: str
    details: dict[str, Any]
    hash: str


class Verdict(Value, kw_only=True):
    """What walking the chain showed."""

    lines: int
    """How many lines hold, from the first on."""
    last: str
    """Hash of the last line that holds: note it down elsewhere to notice an end that was cut off."""
    broken: int | None = None
    """Number of the first line that does not hold."""
    because: str | None = None


def note(action: str, *, subject: str, by: str, at: datetime, details: Mapping[str, Any] | None = None) -> int:
    """Add a line, in the transaction of the change it tells of; its number."""
    transactions.must_be_open()
    if not by.strip():
        raise ValueError("a line of the journal says who")
    before = JournalRecord.objects.order_by("-seq").first()
    line = JournalRecord(
        seq=before.seq + 1 if before else 1,
        at=at.astimezone(UTC).isoformat(timespec="microseconds"),
        by=by,
        action=action,
        subject=subject,
        details=msgspec.json.encode(dict(details or {}), order="sorted").decode(),
        previous=before.hash if before else BEGINNING,
    )
    line.hash = _seal(line)
    line.save()
    return line.seq


def lines(subject: str | None = None, *, last: int | None = None) -> tuple[Line, ...]:
    """The lines, oldest first; only those about *subject*, only the *last* so many, where asked."""
    rows = JournalRecord.objects.order_by("-seq")
    if subject is not None:
        rows = rows.filter(subject=subject)
    found = rows if last is None else rows[:last]
    return tuple(value(row) for row in reversed(found))


def verify() -> Verdict:
    """Walk the chain from its beginning and name the first line that does not hold."""
    count, previous = 0, BEGINNING
    for row in _rows():
        if because := _fault(row, count + 1, previous):
            return Verdict(lines=count, last=previous, broken=row.seq, because=because)
        count, previous = count + 1, row.hash
    return Verdict(lines=count, last=previous)


def _rows() -> Iterator[JournalRecord]:
    return JournalRecord.objects.order_by("seq").iterator()


def _fault(row: JournalRecord, expected: int, previous: str) -> str | None:
    if row.seq != expected:
        return f"line {expected} is missing"
    if row.previous != previous:
        return "it does not continue the line before"
    if row.hash != _seal(row):
        return "its words are not those that were sealed"
    return None


def _seal(row: JournalRecord) -> str:
    words = [row.seq, row.at, row.by, row.action, row.subject, row.details, row.previous]
    return sha256(msgspec.json.encode(words)).hexdigest()


def value(row: JournalRecord) -> Line:
    """The line that a row tells of."""
    return Line(
        seq=row.seq,
        at=row.at,
        by=row.by,
        action=row.action,
        subject=row.subject,
        details=msgspec.json.decode(row.details),
        hash=row.hash,
    )
