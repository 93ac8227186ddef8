"""The text of a profile: its passages as they are written, each with every version it had, and the frozen drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec
from django.db.models import Max

from migov.errors import NotFound
from migov.model.drafts import Draft, Passage
from migov.model.priorities import Priority
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.drafts import DraftRecord, PassageChangeRecord, PassageRecord, PriorityRecord


class What(StrEnum):
    """What a line of a passage's history tells."""

    WRITTEN = "written"
    ASIDE = "put aside"
    BACK = "taken back"
    MET = "met"
    """Words that met somebody else's change: they were not written, and they are not lost either."""


class KeptPassage(Value, kw_only=True):
    """A passage with what the store knows of it."""

    passage: Passage
    version: int
    """Counted from 1; 0 for one that is not there yet."""
    position: float
    is_aside: bool
    changed_at: datetime
    changed_by: str


class PassageChange(Value, kw_only=True):
    """One line of a passage's history."""

    number: int
    """By which it is named; later lines have higher ones."""
    passage: Passage
    version: int
    what: What
    why: str | None
    comments: tuple[int, ...]
    """Numbers of the comments that caused it."""
    by: str
    at: datetime


def passages(assessment: str, *, aside: bool = False) -> tuple[KeptPassage, ...]:
    """The passages of the living text in their order; those that were put aside only where asked."""
    rows = PassageRecord.objects.filter(assessment=assessment)
    return tuple(_kept(row) for row in (rows if aside else rows.filter(is_aside=False)))


def versions(assessment: str) -> dict[str, int]:
    """The version of every passage, those put aside too."""
    return dict(PassageRecord.objects.filter(assessment=assessment).values_list("passage", "version"))


def find(assessment: str, passage: str) -> KeptPassage | None:
    """The passage under this id, put aside or not; null where there is none."""
    row = PassageRecord.objects.filter(assessment=assessment, passage=passage).first()
    return _kept(row) if row else None


def lock(assessment: str, passage: str) -> KeptPassage:
    """The passage, for a change within the transaction that is open.

    Raises:
        NotFound: there is none.
    """
    transactions.must_be_open()
    row = PassageRecord.objects.select_for_update().filter(assessment=assessment, passage=passage).first()
    if row is None:
        raise NotFound("passage", passage)
    return _kept(row)


def add(
    assessment: str,
    new: Sequence[Passage],
    *,
    positions: Sequence[float] | None = None,
    why: str | None = None,
    comments: Iterable[int] = (),
    by: str,
    at: datetime,
) -> tuple[KeptPassage, ...]:
    """New passages, kept: at these positions, else behind all there are."""
    transactions.must_be_open()
    last = PassageRecord.objects.filter(assessment=assessment).aggregate(last=Max("position"))["last"] or 0.0
    places = positions if positions is not None else [last + number for number in range(1, len(new) + 1)]
    rows = [
        PassageRecord(
            assessment=assessment,
            passage=one.id,
            version=1,
            position=place,
            content=msgspec.json.encode(one).decode(),
            changed_at=at,
            changed_by=by,
        )
        for one, place in zip(new, places, strict=True)
    ]
    PassageRecord.objects.bulk_create(rows)
    told = [_line(assessment, one, 1, What.WRITTEN, why=why, comments=comments, by=by, at=at) for one in new]
    PassageChangeRecord.objects.bulk_create(told)
    return tuple(_kept(row) for row in rows)


def write(
    assessment: str,
    before: KeptPassage,
    after: Passage,
    *,
    position: float | None = None,
    aside: bool | None = None,
    why: str | None = None,
    comments: Iterable[int] = (),
    by: str,
    at: datetime,
) -> KeptPassage:
    """The passage put in the place of the one that stands, as its next version; the caller has locked *before*."""
    transactions.must_be_open()
    is_aside = before.is_aside if aside is None else aside
    what = What.WRITTEN if is_aside == before.is_aside else What.ASIDE if is_aside else What.BACK
    version = before.version + 1
    row = {
        "version": version,
        "content": msgspec.json.encode(after).decode(),
        "position": before.position if position is None else position,
        "is_aside": is_aside,
        "changed_at": at,
        "changed_by": by,
    }
    PassageRecord.objects.filter(assessment=assessment, passage=after.id).update(**row)
    _line(assessment, after, version, what, why=why, comments=comments, by=by, at=at).save()
    return KeptPassage(
        passage=after,
        version=version,
        position=before.position if position is None else position,
        is_aside=is_aside,
        changed_at=at,
        changed_by=by,
    )


def move(assessment: str, positions: dict[str, float]) -> None:
    """Give passages other positions; their words and versions stay as they are."""
    transactions.must_be_open()
    for passage, position in positions.items():
        PassageRecord.objects.filter(assessment=assessment, passage=passage).update(position=position)


def keep_beside(assessment: str, passage: Passage, *, version: int, by: str, at: datetime) -> None:
    """Words that met somebody else's change, kept beside the passage; the same ones by the same person once."""
    transactions.must_be_open()
    content = msgspec.json.encode(passage).decode()
    told = PassageChangeRecord.objects.filter(
        assessment=assessment, passage=passage.id, content=content, by=by, what=What.MET.value
    )
    if not told.exists():
        _line(assessment, passage, version, What.MET, why=None, comments=(), by=by, at=at).save()


def changes(assessment: str, passage: str) -> tuple[PassageChange, ...]:
    """Every line of a passage's history, newest first."""
    rows = PassageChangeRecord.objects.filter(assessment=assessment, passage=passage).order_by("-id")
    return tuple(_change(row) for row in rows)


def is_met(assessment: str, passage: str) -> bool:
    """Whether words that met somebody else's are kept beside a passage."""
    rows = PassageChangeRecord.objects.filter(assessment=assessment, passage=passage, what=What.MET.value)
    return rows.exists()


def last_by(assessment: str, person: str) -> PassageChange | None:
    """The newest line that somebody wrote into the text; null where there is none. Words that met others are none."""
    rows = PassageChangeRecord.objects.filter(assessment=assessment, by=person).exclude(what=What.MET.value)
    row = rows.order_by("-id").first()
    return _change(row) if row else None


def since(assessment: str, number: int, *, last: int) -> tuple[PassageChange, ...]:
    """The lines that came after the one of that number, oldest first, no more than *last* of them."""
    rows = PassageChangeRecord.objects.filter(assessment=assessment, pk__gt=number).exclude(what=What.MET.value)
    return tuple(_change(row) for row in reversed(rows.order_by("-id")[:last]))


def last_number(assessment: str) -> int:
    """Number of the newest line of all passages; 0 where there is none."""
    return PassageChangeRecord.objects.filter(assessment=assessment).aggregate(last=Max("id"))["last"] or 0


def at_version(assessment: str, passage: str, version: int) -> Passage:
    """The passage as it stood at a version.

    Raises:
        NotFound: it never had that version.
    """
    rows = PassageChangeRecord.objects.filter(assessment=assessment, passage=passage, version=version)
    row = rows.exclude(what=What.MET.value).order_by("-id").first()
    if row is None:
        raise NotFound("version", f"{passage} v{version}")
    return msgspec.json.decode(row.content, type=Passage)


def freeze(assessment: str, draft: Draft, *, at: datetime) -> None:
    """Keep a frozen draft, once and for all."""
    transactions.must_be_open()
    content = msgspec.json.encode(draft).decode()
    DraftRecord.objects.create(assessment=assessment, number=draft.number, content=content, hash=draft.hash, at=at)


def drafts(assessment: str) -> tuple[Draft, ...]:
    """Every frozen draft, oldest first."""
    rows = DraftRecord.objects.filter(assessment=assessment)
    return tuple(msgspec.json.decode(row.content, type=Draft) for row in rows)


def hashes(assessment: str) -> dict[int, str]:
    """The hash of every frozen draft by its number, without reading them."""
    return dict(DraftRecord.objects.filter(assessment=assessment).values_list("number", "hash"))


def contents() -> set[str]:
    """SHA-256 of every file from which a frozen draft of any assessment is printed."""
    rows = DraftRecord.objects.values_list("content", flat=True).iterator()
    return {msgspec.json.decode(content, type=Draft).content for content in rows}


def draft(assessment: str, number: int) -> Draft:
    """The frozen draft of that number.

    Raises:
        NotFound: there is none.
    """
    row = DraftRecord.objects.filter(assessment=assessment, number=number).first()
    if row is None:
        raise NotFound("draft", number)
    return msgspec.json.decode(row.content, type=Draft)


def newest(assessment: str) -> Draft | None:
    """The newest frozen draft; null where none was frozen."""
    row = DraftRecord.objects.filter(assessment=assessment).order_by("-number").first()
    return msgspec.json.decode(row.content, type=Draft) if row else None


class _Sided(msgspec.Struct):
    """What of a passage tells whether its side is decided."""

    module: str | None = None
    side: str | None = None


def undecided(assessments: Iterable[str]) -> dict[str, int]:
    """How many passages of each assessment's living text have no side yet; those that have none are left out."""
    rows = PassageRecord.objects.filter(assessment__in=list(assessments), is_aside=False)
    found: dict[str, int] = {}
    for assessment, content in rows.values_list("assessment", "content"):
        told = msgspec.json.decode(content, type=_Sided)
        if told.module is None and told.side is None:
            found[assessment] = found.get(assessment, 0) + 1
    return found


def frozen_at(assessment: str) -> datetime | None:
    """The moment the newest draft was frozen at; null where none was."""
    row = DraftRecord.objects.filter(assessment=assessment).order_by("-number").values("at").first()
    return row["at"] if row else None


def newest_number(assessment: str) -> int:
    """Number of the newest frozen draft; 0 where none was frozen."""
    return DraftRecord.objects.filter(assessment=assessment).aggregate(last=Max("number"))["last"] or 0


def priorities(assessment: str) -> tuple[Priority, ...]:
    """The priorities on the way forward that stand, in their order."""
    rows = PriorityRecord.objects.filter(assessment=assessment, withdrawn_at__isnull=True)
    return tuple(msgspec.json.decode(row.content, type=Priority) for row in rows)


def priority_ids(assessment: str) -> tuple[str, ...]:
    """The ids of all priorities that were ever written down, withdrawn ones too: none is given twice."""
    return tuple(PriorityRecord.objects.filter(assessment=assessment).values_list("priority", flat=True))


def newest_of(assessments: Iterable[str]) -> dict[str, Draft]:
    """The newest frozen draft of each of these assessments that has one."""
    rows = DraftRecord.objects.filter(assessment__in=list(assessments)).order_by("number")
    last = {assessment: key for key, assessment in rows.values_list("pk", "assessment")}
    found = DraftRecord.objects.filter(pk__in=list(last.values()))
    return {row.assessment: msgspec.json.decode(row.content, type=Draft) for row in found}


def put_priority(assessment: str, priority: Priority, *, position: float | None = None) -> None:
    """Keep a priority, in the place of the one of its id; a new one comes last where no position is given."""
    transactions.must_be_open()
    rows = PriorityRecord.objects.filter(assessment=assessment)
    last = rows.aggregate(last=Max("position"))["last"] or 0.0
    given: dict[str, object] = {"content": msgspec.json.encode(priority).decode(), "withdrawn_at": None}
    if position is not None:
        given["position"] = position
    rows.update_or_create(
        assessment=assessment, priority=priority.id, defaults=given, create_defaults={"position": last + 1} | given
    )


def withdraw_priority(assessment: str, priority: str, *, at: datetime) -> None:
    """Take a priority off the list; it is still kept."""
    transactions.must_be_open()
    PriorityRecord.objects.filter(assessment=assessment, priority=priority).update(withdrawn_at=at)


def _line(
    assessment: str,
    passage: Passage,
    version: int,
    what: What,
    *,
    why: str | None,
    comments: Iterable[int],
    by: str,
    at: datetime,
) -> PassageChangeRecord:
    return PassageChangeRecord(
        assessment=assessment,
        passage=passage.id,
        version=version,
        content=msgspec.json.encode(passage).decode(),
        what=what.value,
        why=why,
        comments=list(comments),
        by=by,
        at=at,
    )


def _kept(row: PassageRecord) -> KeptPassage:
    return KeptPassage(
        passage=msgspec.json.decode(row.content, type=Passage),
        version=row.version,
        position=row.position,
        is_aside=row.is_aside,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
    )


def _change(row: PassageChangeRecord) -> PassageChange:
    return PassageChange(
        number=row.pk,
        passage=msgspec.json.decode(row.content, type=Passage),
        version=row.version,
        what=What(row.what),
        why=row.why,
        comments=tuple(row.comments),
        by=row.by,
        at=row.at,
    )
