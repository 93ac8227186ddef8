"""Sources, kept: each with its snapshots, newest last. Their bytes lie in `migov.store.blobs`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath

import msgspec
from django.db.models import Max

from migov.errors import Conflict, NotFound
from migov.model.sources import Source
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.sources import SnapshotRecord, SourceRecord

MOST_VALUES = 500
"""Databases bound how many values a question may hold."""


class Shelved(Value, kw_only=True):
    """A source as it is kept."""

    source: Source
    file_name: str | None
    """Of its newest snapshot, as the person gave it."""
    line: int
    """Number of the journal's line that tells of its last change."""
    added_at: datetime
    added_by: str
    withdrawn_at: datetime | None = None
    withdrawn_because: str | None = None

    @property
    def id(self) -> str:
        return self.source.id

    @property
    def snapshot(self) -> str | None:
        """SHA-256 of the newest snapshot; null for a source that is known by name alone."""
        return self.source.snapshots[-1].sha256 if self.source.snapshots else None


def add(source: Source, *, line: int, by: str, at: datetime, file: str | None = None) -> None:
    """Keep a new source with its snapshots.

    Raises:
        Conflict: there is one under this id, or its bytes belong to another source.
    """
    transactions.must_be_open()
    if SourceRecord.objects.filter(id=source.id).exists():
        raise Conflict(f"there is already a source {source.id!r}")
    record = SourceRecord(id=source.id, added_at=at, added_by=by)
    _fill(record, source, line)
    record.save(force_insert=True)
    _add_snapshots(record, source, file)


def replace(source: Source, *, line: int, file: str | None = None) -> None:
    """Put a changed source in the place of the kept one; its snapshots may only have become more.

    Raises:
        NotFound: there is none under this id.
        Conflict: its new bytes belong to another source.
    """
    record = _lock(source.id)
    _fill(record, source, line)
    record.save()
    _add_snapshots(record, source, file)


def withdraw(id: str, *, because: str, line: int, at: datetime) -> None:  # noqa: A002 - the field's own word
    """Take a source out of lists and searches; it can be read by its id and brought back."""
    record = _lock(id)
    record.withdrawn_at, record.withdrawn_because, record.line = at, because, line
    record.save(update_fields=["withdrawn_at", "withdrawn_because", "line"])


def restore(id: str, *, line: int) -> None:  # noqa: A002
    """Bring a withdrawn source back."""
    record = _lock(id)
    record.withdrawn_at = record.withdrawn_because = None
    record.line = line
    record.save(update_fields=["withdrawn_at", "withdrawn_because", "line"])


def touch(ids: Iterable[str], *, line: int) -> None:
    """Mark sources as changed by this line of the journal: what is known of their instrument is another now."""
    transactions.must_be_open()
    SourceRecord.objects.filter(id__in=list(ids)).update(line=line)


def get(id: str) -> Shelved:  # noqa: A002
    """The source under this id, withdrawn or not.

    Raises:
        NotFound: there is none.
    """
    record = SourceRecord.objects.filter(id=id).first()
    if record is None:
        raise _not_found(id)
    return _shelved([record])[0]


def several(ids: Iterable[str]) -> dict[str, Shelved]:
    """The sources under these ids, withdrawn or not, by id; those that are not kept are not among them."""
    wanted = list(dict.fromkeys(ids))
    parts = (wanted[start : start + MOST_VALUES] for start in range(0, len(wanted), MOST_VALUES))
    return {one.source.id: one for part in parts for one in _shelved(SourceRecord.objects.filter(id__in=part))}


def is_taken(id: str) -> bool:  # noqa: A002
    """Whether a source has this id, a withdrawn one too."""
    return SourceRecord.objects.filter(id=id).exists()


def jurisdictions() -> tuple[str, ...]:
    """The codes of all jurisdictions that have sources, in alphabetical order; withdrawn sources do not count."""
    rows = SourceRecord.objects.filter(withdrawn_at__isnull=True)
    return tuple(sorted(code for code in rows.values_list("jurisdiction", flat=True).distinct() if code))


def of_snapshot(sha256: str) -> Shelved | None:
    """The source that these bytes are of, or null."""
    row = SnapshotRecord.objects.select_related("source").filter(sha256=sha256).first()
    return _shelved([row.source])[0] if row else None


def known_snapshots() -> frozenset[str]:
    """The SHA-256 of every snapshot that is kept, those of withdrawn sources too."""
    return frozenset(SnapshotRecord.objects.values_list("sha256", flat=True))


def all_of(jurisdiction: str | None = None, *, withdrawn: bool = False) -> tuple[Shelved, ...]:
    """The kept sources by jurisdiction and title; the withdrawn ones only where asked."""
    rows = SourceRecord.objects.order_by("jurisdiction", "title", "id")
    if jurisdiction is not None:
        rows = rows.filter(jurisdiction=jurisdiction)
    return _shelved(rows if withdrawn else rows.filter(withdrawn_at__isnull=True))


def changed_after(line: int) -> tuple[Shelved, ...]:
    """The sources that changed after this line of the journal, in the order of their changes; withdrawn ones too."""
    return _shelved(SourceRecord.objects.filter(line__gt=line).order_by("line", "id"))


def last_line() -> int:
    """Number of the journal's line that tells of the newest change of any source; 0 where there is none."""
    newest: int | None = SourceRecord.objects.aggregate(newest=Max("line"))["newest"]
    return newest or 0


def _lock(id: str) -> SourceRecord:  # noqa: A002
    transactions.must_be_open()
    record = SourceRecord.objects.select_for_update().filter(id=id).first()
    if record is None:
        raise _not_found(id)
    return record


def _fill(record: SourceRecord, source: Source, line: int) -> None:
    record.jurisdiction, record.title, record.line = source.jurisdiction, source.title, line
    record.content = msgspec.json.encode(source).decode()


def _add_snapshots(record: SourceRecord, source: Source, file: str | None) -> None:
    for snapshot in source.snapshots:
        other = SnapshotRecord.objects.filter(sha256=snapshot.sha256).first()
        if other is None:
            name = PurePath(file or "").name or source.id
            SnapshotRecord.objects.create(sha256=snapshot.sha256, source=record, file_name=name[:255])
        elif other.source_id != record.id:
            raise Conflict(f"the same bytes are kept already, as source {other.source_id!r}")


def _shelved(records: Iterable[SourceRecord]) -> tuple[Shelved, ...]:
    rows = list(records)
    sources = [msgspec.json.decode(row.content, type=Source) for row in rows]
    newest = [source.snapshots[-1].sha256 for source in sources if source.snapshots]
    names = dict(_file_names(newest))
    return tuple(
        Shelved(
            source=source,
            file_name=names.get(source.snapshots[-1].sha256) if source.snapshots else None,
            line=row.line,
            added_at=row.added_at,
            added_by=row.added_by,
            withdrawn_at=row.withdrawn_at,
            withdrawn_because=row.withdrawn_because,
        )
        for row, source in zip(rows, sources, strict=True)
    )


def _file_names(wanted: list[str]) -> Iterable[tuple[str, str]]:
    for start in range(0, len(wanted), MOST_VALUES):
        part = wanted[start : start + MOST_VALUES]
        yield from SnapshotRecord.objects.filter(sha256__in=part).values_list("sha256", "file_name")


def _not_found(id: str) -> NotFound:  # noqa: A002
    return NotFound("source", id, remedy="`migov source list` shows what there is")
