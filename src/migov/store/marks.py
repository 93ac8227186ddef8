"""Marks on published words: noticed once, struck where they no longer hold, dismissed by the coordinator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256

import msgspec

from migov.model.marks import Mark
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.marks import MarkRecord


class KeptMark(Value, kw_only=True):
    """A mark with what the store knows of it."""

    number: int
    """By which it is named."""
    mark: Mark
    dismissed_by: str | None = None
    dismissed_at: datetime | None = None
    because: str | None = None

    @property
    def is_dismissed(self) -> bool:
        return self.dismissed_at is not None


def put(assessment: str, found: Iterable[Mark], *, on: date) -> tuple[KeptMark, ...]:
    """The marks that are new with this day; those that are there stay, those that no longer hold are struck.

    One that was struck and holds again is new; one that was dismissed stays so.
    """
    transactions.must_be_open()
    wanted = {_key(mark): mark for mark in found}
    there = {row.key: row for row in MarkRecord.objects.filter(assessment=assessment)}
    new: list[MarkRecord] = []
    for key, mark in wanted.items():
        row = there.get(key)
        if row is None:
            row = MarkRecord(assessment=assessment, key=key)
        elif row.struck_on is None:
            _refresh(row, mark)
            continue
        row.noticed_on, row.struck_on = on.isoformat(), None
        row.content = _content(mark)
        row.save()
        new.append(row)
    for key, row in there.items():
        if key not in wanted and row.struck_on is None:
            row.struck_on = on.isoformat()
            row.save(update_fields=["struck_on"])
    return tuple(_kept(row) for row in new)


def of(assessment: str, *, dismissed: bool = True) -> tuple[KeptMark, ...]:
    """The marks of an assessment that hold, oldest first; the dismissed ones only where asked."""
    rows = MarkRecord.objects.filter(assessment=assessment, struck_on__isnull=True)
    return tuple(_kept(row) for row in (rows if dismissed else rows.filter(dismissed_at__isnull=True)))


def find(assessment: str, number: int) -> KeptMark | None:
    """The mark of that number, where it is one of this assessment and holds."""
    row = MarkRecord.objects.filter(assessment=assessment, id=number, struck_on__isnull=True).first()
    return _kept(row) if row else None


def dismiss(assessment: str, number: int, because: str | None, *, by: str, at: datetime) -> None:
    """From now on the mark is not shown, for that reason; without one it is shown again."""
    transactions.must_be_open()
    told = {"dismissed_by": by, "dismissed_at": at, "because": because}
    nothing = dict.fromkeys(told)
    MarkRecord.objects.filter(assessment=assessment, id=number).update(**(told if because else nothing))


def numbers(assessments: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The numbers of the marks of each assessment that hold and are not dismissed, in one query."""
    rows = MarkRecord.objects.filter(
        assessment__in=list(assessments), struck_on__isnull=True, dismissed_at__isnull=True
    )
    found: dict[str, list[int]] = {}
    for assessment, number in rows.values_list("assessment", "id"):
        found.setdefault(assessment, []).append(number)
    return {assessment: tuple(every) for assessment, every in found.items()}


def _refresh(row: MarkRecord, mark: Mark) -> None:
    """What was learnt since, such as an exacter date, beside the day on which it was first noticed."""
    content = _content(msgspec.structs.replace(mark, noticed=row.noticed_on))
    if content != row.content:
        row.content = content
        row.save(update_fields=["content"])


def _key(mark: Mark) -> str:
    return sha256(msgspec.json.encode(mark.key)).hexdigest()


def _content(mark: Mark) -> str:
    return msgspec.json.encode(mark).decode()


def _kept(row: MarkRecord) -> KeptMark:
    return KeptMark(
        number=row.pk,
        mark=msgspec.json.decode(row.content, type=Mark),
        dismissed_by=row.dismissed_by,
        dismissed_at=row.dismissed_at,
        because=row.because,
    )
