"""Answers, kept one by one: each with its version, and with every change there was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from django.db.models import Count, Max

from migov.model.answers import Answer, AnswerStatus
from migov.model.fields import Field, all_words
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.answers import AnswerRecord, ChangeRecord

STATUS, PINS, SEARCHES = "status", "pins", "searches"
"""What changes of an answer beside the fields that are written by hand."""


class KeptAnswer(Value, kw_only=True):
    """An answer with what the store knows of it."""

    answer: Answer
    version: int
    """Counted from 1; 0 for one that nobody has begun."""
    changed_at: datetime | None
    changed_by: str | None


class Change(Value, kw_only=True):
    """One field of an answer, rewritten."""

    number: int
    """By which it is named; later changes have higher ones."""
    indicator: str
    version: int
    field: str
    """A `Field`, or one of `STATUS`, `PINS`, `SEARCHES`."""
    words: str
    aside: bool
    why: str | None
    by: str
    at: datetime


def seal(answer: Answer) -> str:
    """SHA-256 of the answer as it is kept: what the journal notes of it."""
    return sha256(msgspec.json.encode(answer)).hexdigest()


def seals(assessment: str) -> dict[str, str]:
    """SHA-256 of every answer of an assessment, as its words lie in the table."""
    rows = AnswerRecord.objects.filter(assessment_id=assessment).values_list("indicator", "content")
    return {indicator: sha256(content.encode()).hexdigest() for indicator, content in rows}


def find(assessment: str, indicator: str) -> KeptAnswer | None:
    """The answer to an indicator; null where nobody has begun one."""
    row = AnswerRecord.objects.filter(assessment_id=assessment, indicator=indicator).first()
    return _kept(row) if row else None


def lock(assessment: str, indicator: str) -> KeptAnswer:
    """The answer for a change within the transaction that is open; an empty one of version 0 where none was begun."""
    transactions.must_be_open()
    row = AnswerRecord.objects.select_for_update().filter(assessment_id=assessment, indicator=indicator).first()
    if row:
        return _kept(row)
    # One that an import took away counts on from its history, so that no version means two things.
    written = ChangeRecord.objects.filter(assessment=assessment, indicator=indicator)
    return begun(indicator, version=written.aggregate(last=Max("version"))["last"] or 0)


def begun(indicator: str, *, version: int = 0) -> KeptAnswer:
    """An answer that nobody has written anything into."""
    empty = Answer(indicator=indicator, status=AnswerStatus.NOT_STARTED)
    return KeptAnswer(answer=empty, version=version, changed_at=None, changed_by=None)


def of(assessment: str) -> tuple[KeptAnswer, ...]:
    """Every answer of an assessment, in its own order."""
    return tuple(_kept(row) for row in AnswerRecord.objects.filter(assessment_id=assessment).order_by("position"))


def quoting(source: str) -> tuple[tuple[str, KeptAnswer], ...]:
    """Every answer that may quote a source, with its assessment: the caller looks at its pins."""
    rows = AnswerRecord.objects.filter(content__contains=msgspec.json.encode(source).decode())
    kept = rows.filter(assessment__withdrawn_at__isnull=True).order_by("assessment_id", "position")
    return tuple((row.assessment_id, _kept(row)) for row in kept)


def write(
    assessment: str, before: KeptAnswer, after: Answer, *, by: str, at: datetime, why: str | None = None
) -> KeptAnswer:
    """The answer put in the place of the one that stands, as its next version, with a line for each changed field.

    The caller has locked *before*, which stands now.
    """
    transactions.must_be_open()
    version = before.version + 1
    _tell(assessment, before.answer, after, version=version, why=why, by=by, at=at)
    fields = _columns(after, version=version, by=by, at=at)
    rows = AnswerRecord.objects.filter(assessment_id=assessment, indicator=after.indicator)
    if not rows.update(**fields):
        last = AnswerRecord.objects.filter(assessment_id=assessment).aggregate(last=Max("position"))["last"] or 0
        rows.create(assessment_id=assessment, indicator=after.indicator, position=last + 1, **fields)
    return KeptAnswer(answer=after, version=version, changed_at=at, changed_by=by)


def replace_all(assessment: str, answers: Iterable[Answer], *, by: str, at: datetime) -> dict[str, str]:
    """All answers of an assessment, put in the place of those that stand; the seal of each, by indicator.

    The history of one that is no longer there stays.
    """
    transactions.must_be_open()
    wanted = {answer.indicator: answer for answer in answers}
    before = of(assessment)
    if not before and not ChangeRecord.objects.filter(assessment=assessment).exists():
        _write_first(assessment, tuple(wanted.values()), by=by, at=at)
        return {indicator: seal(answer) for indicator, answer in wanted.items()}
    for kept in before:
        if kept.answer.indicator not in wanted:
            _take_away(assessment, kept, by=by, at=at)
    standing = {kept.answer.indicator: kept.answer for kept in before}
    for position, answer in enumerate(wanted.values(), start=1):
        if standing.get(answer.indicator) != answer:
            write(assessment, lock(assessment, answer.indicator), answer, by=by, at=at)
        AnswerRecord.objects.filter(assessment_id=assessment, indicator=answer.indicator).update(position=position)
    return {indicator: seal(answer) for indicator, answer in wanted.items()}


def _write_first(assessment: str, answers: tuple[Answer, ...], *, by: str, at: datetime) -> None:
    """The first answers of an assessment, written at once: one by one would ask the database six times for each."""
    AnswerRecord.objects.bulk_create(
        AnswerRecord(
            assessment_id=assessment,
            indicator=one.indicator,
            position=position,
            **_columns(one, version=1, by=by, at=at),
        )
        for position, one in enumerate(answers, start=1)
    )
    ChangeRecord.objects.bulk_create(
        line
        for one in answers
        for line in _lines(assessment, begun(one.indicator).answer, one, version=1, why=None, by=by, at=at)
    )


def _columns(answer: Answer, *, version: int, by: str, at: datetime) -> dict[str, Any]:
    content = msgspec.json.encode(answer).decode()
    return {"version": version, "status": answer.status.value, "content": content, "changed_at": at, "changed_by": by}


def _take_away(assessment: str, kept: KeptAnswer, *, by: str, at: datetime) -> None:
    gone = begun(kept.answer.indicator).answer
    why = "not in what was imported"
    _tell(assessment, kept.answer, gone, version=kept.version + 1, why=why, by=by, at=at)
    AnswerRecord.objects.filter(assessment_id=assessment, indicator=gone.indicator).delete()


def _tell(
    assessment: str, before: Answer, after: Answer, *, version: int, why: str | None, by: str, at: datetime
) -> None:
    """Add a line to the history for each field that says something else now."""
    ChangeRecord.objects.bulk_create(_lines(assessment, before, after, version=version, why=why, by=by, at=at))


def _lines(
    assessment: str, before: Answer, after: Answer, *, version: int, why: str | None, by: str, at: datetime
) -> Iterator[ChangeRecord]:
    was, given = parts(before), {"assessment": assessment, "indicator": after.indicator, "version": version}
    for field, words in parts(after).items():
        if words != was[field]:
            yield ChangeRecord(**given, field=field, words=words, why=why, by=by, at=at)


def put_aside(
    assessment: str, indicator: str, texts: Mapping[Field, str], *, version: int, by: str, at: datetime
) -> None:
    """Texts that met somebody else's change, kept beside the answer; the same one by the same person once."""
    transactions.must_be_open()
    for field, words in texts.items():
        given = {"assessment": assessment, "indicator": indicator, "field": field.value, "words": words, "by": by}
        if not ChangeRecord.objects.filter(**given, aside=True).exists():
            ChangeRecord.objects.create(**given, version=version, aside=True, at=at)


def words_at(assessment: str, indicator: str, version: int) -> dict[Field, str]:
    """What every field said at a version of the answer."""
    rows = ChangeRecord.objects.filter(assessment=assessment, indicator=indicator, aside=False, version__lte=version)
    newest = rows.filter(field__in=[field.value for field in Field]).values("field").annotate(last=Max("id"))
    found = ChangeRecord.objects.filter(id__in=[row["last"] for row in newest])
    return dict.fromkeys(Field, "") | {Field(row.field): row.words for row in found}


def changes(
    assessment: str,
    indicator: str,
    *,
    field: str | None = None,
    last: int | None = None,
    skip: int = 0,
    without: Iterable[str] = (),
) -> tuple[Change, ...]:
    """The changes of an answer, newest first.

    Args:
        assessment: its id.
        indicator: its code.
        field: only of this one.
        last: only so many.
        skip: after the newest so many.
        without: not of these fields.
    """
    rows = ChangeRecord.objects.filter(assessment=assessment, indicator=indicator).order_by("-id")
    if field is not None:
        rows = rows.filter(field=str(field))
    rows = rows.exclude(field__in=list(without))
    return tuple(_change(row) for row in rows[skip : None if last is None else skip + last])


def tally(assessment: str, indicator: str) -> dict[str, int]:
    """How many changes each field of an answer has had, texts put aside among them."""
    rows = ChangeRecord.objects.filter(assessment=assessment, indicator=indicator)
    return {row["field"]: row["count"] for row in rows.values("field").annotate(count=Count("id"))}


def newest(assessment: str, indicator: str) -> dict[str, int]:
    """The number of the change by which each field came to say what it says."""
    rows = ChangeRecord.objects.filter(assessment=assessment, indicator=indicator, aside=False)
    return {row["field"]: row["last"] for row in rows.values("field").annotate(last=Max("id"))}


def before(assessment: str, change: Change) -> Change | None:
    """The change by which the field of a change had come to say what it said before; null where it was empty."""
    rows = ChangeRecord.objects.filter(assessment=assessment, indicator=change.indicator, field=change.field)
    row = rows.filter(aside=False, id__lt=change.number).order_by("-id").first()
    return _change(row) if row else None


def last_change(assessment: str, indicator: str, field: str) -> Change | None:
    """The change by which a field, or the status, came to say what it says."""
    rows = ChangeRecord.objects.filter(assessment=assessment, indicator=indicator, field=str(field), aside=False)
    row = rows.order_by("-id").first()
    return _change(row) if row else None


def put_aside_by(assessment: str, indicator: str, person: str) -> tuple[Change, ...]:
    """The texts of one person that met somebody else's change, newest first."""
    rows = ChangeRecord.objects.filter(assessment=assessment, indicator=indicator, aside=True, by=person)
    return tuple(_change(row) for row in rows.order_by("-id"))


def change(assessment: str, indicator: str, number: int) -> Change | None:
    """The change of that number, where it is one of this answer."""
    row = ChangeRecord.objects.filter(assessment=assessment, indicator=indicator, id=number).first()
    return _change(row) if row else None


def counts(assessments: Iterable[str]) -> dict[str, dict[AnswerStatus, int]]:
    """How many answers of each assessment have which status, in one query; what nobody began is not counted."""
    rows = AnswerRecord.objects.filter(assessment_id__in=list(assessments))
    found: dict[str, dict[AnswerStatus, int]] = {}
    for row in rows.values("assessment_id", "status").annotate(count=Count("id")):
        found.setdefault(row["assessment_id"], {})[AnswerStatus(row["status"])] = row["count"]
    return found


def statuses(assessment: str) -> dict[str, AnswerStatus]:
    """The status of every answer that was begun, by indicator, without reading the answers."""
    rows = AnswerRecord.objects.filter(assessment_id=assessment).values_list("indicator", "status")
    return {indicator: AnswerStatus(status) for indicator, status in rows}


def parts(answer: Answer) -> dict[str, str]:
    """Everything of an answer that can change, as words."""
    written: dict[str, str] = {field.value: words for field, words in all_words(answer).items()}
    return written | {
        STATUS: answer.status.value,
        PINS: msgspec.json.encode(answer.pins).decode(),
        SEARCHES: msgspec.json.encode(answer.searches).decode(),
    }


def _kept(row: AnswerRecord) -> KeptAnswer:
    answer = msgspec.json.decode(row.content, type=Answer)
    return KeptAnswer(answer=answer, version=row.version, changed_at=row.changed_at, changed_by=row.changed_by)


def _change(row: ChangeRecord) -> Change:
    return Change(
        number=row.pk,
        indicator=row.indicator,
        version=row.version,
        field=row.field,
        words=row.words,
        aside=row.aside,
        why=row.why,
        by=row.by,
        at=row.at,
    )
