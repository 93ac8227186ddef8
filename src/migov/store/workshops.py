"""Workshops with their minutes: a minute is struck out, never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from migov.errors import NotFound
from migov.model.values import Value
from migov.model.workshops import Minute, Workshop
from migov.store import transactions
from migov.store.records.consultations import MinuteRecord, WorkshopRecord


class Became(Value, kw_only=True):
    """What a minute became when it was taken over."""

    comment: int | None = None
    """Number of the comment or reply that it raised."""
    decided: int | None = None
    """Number of the comment on which it decided."""
    priority: str | None = None
    """Id."""


class KeptMinute(Value, kw_only=True):
    """A minute as it is kept."""

    minute: Minute
    became: Became | None = None
    """Null while it was not taken over."""
    is_struck: bool = False
    by: str
    at: datetime
    """When it came in."""


def add(assessment: str, workshop: Workshop) -> Workshop:
    """Keep a new workshop, with the next number of its assessment, which the caller has locked."""
    transactions.must_be_open()
    kept = replace(workshop, number=WorkshopRecord.objects.filter(assessment=assessment).count() + 1)
    put(assessment, kept)
    return kept


def put(assessment: str, workshop: Workshop) -> None:
    """Keep a workshop, new or changed, but for its minutes."""
    transactions.must_be_open()
    content = msgspec.json.encode(replace(workshop, minutes=())).decode()
    WorkshopRecord.objects.update_or_create(
        assessment=assessment, number=workshop.number, defaults={"content": content}
    )


def of(assessment: str) -> tuple[Workshop, ...]:
    """Every workshop with the minutes that stand, oldest first."""
    minutes: dict[int, list[Minute]] = {}
    for row in MinuteRecord.objects.filter(assessment=assessment, struck_at__isnull=True):
        minutes.setdefault(row.workshop, []).append(msgspec.json.decode(row.content, type=Minute))
    rows = WorkshopRecord.objects.filter(assessment=assessment)
    found = (msgspec.json.decode(row.content, type=Workshop) for row in rows)
    return tuple(replace(one, minutes=tuple(minutes.get(one.number, ()))) for one in found)


def get(assessment: str, number: int) -> Workshop:
    """The workshop of that number with the minutes that stand.

    Raises:
        NotFound: there is none.
    """
    row = WorkshopRecord.objects.filter(assessment=assessment, number=number).first()
    if row is None:
        raise NotFound("workshop", number)
    standing = (one.minute for one in minutes(assessment, number) if not one.is_struck)
    return replace(msgspec.json.decode(row.content, type=Workshop), minutes=tuple(standing))


def minutes(assessment: str, workshop: int) -> tuple[KeptMinute, ...]:
    """Every minute of a workshop, those struck out too, in the order in which they came in."""
    rows = MinuteRecord.objects.filter(assessment=assessment, workshop=workshop)
    return tuple(
        KeptMinute(
            minute=msgspec.json.decode(row.content, type=Minute),
            became=msgspec.convert(row.became, Became) if row.became is not None else None,
            is_struck=row.struck_at is not None,
            by=row.by,
            at=row.at,
        )
        for row in rows
    )


def capture(assessment: str, workshop: int, minutes: Iterable[Minute], *, by: str, at: datetime) -> tuple[Minute, ...]:
    """Those of the minutes that are new; one that came before, by its id, is kept once."""
    transactions.must_be_open()
    rows = MinuteRecord.objects.filter(assessment=assessment, workshop=workshop)
    there = set(rows.values_list("minute", flat=True))
    new: dict[str, Minute] = {one.id: one for one in minutes if one.id not in there}
    MinuteRecord.objects.bulk_create(
        MinuteRecord(
            assessment=assessment,
            workshop=workshop,
            minute=one.id,
            content=msgspec.json.encode(one).decode(),
            by=by,
            at=at,
        )
        for one in new.values()
    )
    return tuple(new.values())


def strike(assessment: str, workshop: int, minute: str, *, at: datetime) -> None:
    """Strike a minute out.

    Raises:
        NotFound: there is none that stands.
    """
    transactions.must_be_open()
    rows = MinuteRecord.objects.filter(assessment=assessment, workshop=workshop, minute=minute, struck_at__isnull=True)
    if not rows.update(struck_at=at):
        raise NotFound("minute", minute)


def take(assessment: str, workshop: int, minute: str, became: Became) -> None:
    """Keep what a minute became."""
    transactions.must_be_open()
    rows = MinuteRecord.objects.filter(assessment=assessment, workshop=workshop, minute=minute)
    rows.update(became=msgspec.to_builtins(became))
