"""Workbooks that were sent out, by the hash of what they carry, and those that came back, with their receipts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePath

from django.db.models import Max

from migov.errors import NotFound
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.sheets import ReturnedSheetRecord, SentSheetRecord


class SentSheet(Value, kw_only=True):
    """A workbook that was sent out."""

    assessment: str
    kind: str
    institution: str | None
    delegation: int | None
    """Number of the delegation whose questions it asks."""
    issue: int
    language: str
    form_sha256: str
    by: str
    at: datetime


class ReturnedSheet(Value, kw_only=True):
    """A file that came back."""

    number: int
    sheet: SentSheet
    file: str
    sha256: str
    by: str
    at: datetime
    taken_at: datetime | None
    receipt: str
    """As JSON; empty until it was taken."""


def next_issue(assessment: str, kind: str, institution: str | None) -> int:
    """The number of the next workbook of this kind for this institution."""
    return last_issue(assessment, kind, institution) + 1


def last_issue(assessment: str, kind: str, institution: str | None) -> int:
    """The number of the newest workbook of this kind for this institution; 0 where none was sent."""
    rows = SentSheetRecord.objects.filter(assessment=assessment, kind=kind, institution=institution)
    return rows.aggregate(last=Max("issue"))["last"] or 0


def add(sheet: SentSheet) -> None:
    """Keep that a workbook was sent out."""
    transactions.must_be_open()
    SentSheetRecord.objects.create(
        assessment=sheet.assessment,
        kind=sheet.kind,
        institution=sheet.institution,
        delegation=sheet.delegation,
        issue=sheet.issue,
        language=sheet.language,
        form_sha256=sheet.form_sha256,
        by=sheet.by,
        at=sheet.at,
    )


def find(form_sha256: str) -> SentSheet | None:
    """The workbook that was sent out with this in it; null where none was, or not from here."""
    row = SentSheetRecord.objects.filter(form_sha256=form_sha256).first()
    return _sent(row) if row else None


def sent(assessment: str) -> tuple[SentSheet, ...]:
    """The workbooks that were sent out for an assessment, newest first."""
    return tuple(_sent(row) for row in SentSheetRecord.objects.filter(assessment=assessment).order_by("-id"))


def hand_in(form_sha256: str, *, file: str, sha256: str, by: str, at: datetime) -> ReturnedSheet:
    """Keep that a file came back; nothing of it is taken yet. The same file again is the one that waits already."""
    transactions.must_be_open()
    there = ReturnedSheetRecord.objects.select_related("sheet").filter(sheet__form_sha256=form_sha256, taken_at=None)
    if waits := there.filter(file_sha256=sha256, by=by).first():
        return _returned(waits)
    row = ReturnedSheetRecord.objects.create(
        sheet=SentSheetRecord.objects.get(form_sha256=form_sha256),
        file_name=PurePath(file).name[:255],
        file_sha256=sha256,
        by=by,
        at=at,
    )
    return _returned(row)


def lock(number: int) -> None:
    """Hold a file that came back, within the transaction that is open: nobody else takes it meanwhile."""
    transactions.must_be_open()
    ReturnedSheetRecord.objects.select_for_update().filter(id=number).first()


def settle(number: int, *, receipt: str, at: datetime) -> None:
    """Keep the receipt of a file that was taken."""
    transactions.must_be_open()
    ReturnedSheetRecord.objects.filter(id=number).update(receipt=receipt, taken_at=at)


def returned(assessment: str, number: int) -> ReturnedSheet:
    """The file of that number.

    Raises:
        NotFound: none came back to this assessment under it.
    """
    row = ReturnedSheetRecord.objects.select_related("sheet").filter(sheet__assessment=assessment, id=number).first()
    if row is None:
        raise NotFound("returned sheet", number)
    return _returned(row)


def waiting(assessment: str, by: str, *, since: datetime) -> tuple[ReturnedSheet, ...]:
    """The files that a person handed in since then and that were not taken, newest first."""
    rows = ReturnedSheetRecord.objects.select_related("sheet").filter(sheet__assessment=assessment, by=by)
    return tuple(_returned(row) for row in rows.filter(taken_at=None, at__gte=since).order_by("-id"))


def all_returned(assessment: str) -> tuple[ReturnedSheet, ...]:
    """The files that came back and were taken, newest first."""
    rows = ReturnedSheetRecord.objects.select_related("sheet").filter(sheet__assessment=assessment)
    return tuple(_returned(row) for row in rows.exclude(taken_at=None).order_by("-id"))


def known_files() -> frozenset[str]:
    """The SHA-256 of every file that came back, those that were only looked at too."""
    return frozenset(ReturnedSheetRecord.objects.values_list("file_sha256", flat=True))


def _sent(row: SentSheetRecord) -> SentSheet:
    return SentSheet(
        assessment=row.assessment,
        kind=row.kind,
        institution=row.institution,
        delegation=row.delegation,
        issue=row.issue,
        language=row.language,
        form_sha256=row.form_sha256,
        by=row.by,
        at=row.at.astimezone(UTC),
    )


def _returned(row: ReturnedSheetRecord) -> ReturnedSheet:
    return ReturnedSheet(
        number=row.pk,
        sheet=_sent(row.sheet),
        file=row.file_name,
        sha256=row.file_sha256,
        by=row.by,
        at=row.at.astimezone(UTC),
        taken_at=row.taken_at.astimezone(UTC) if row.taken_at else None,
        receipt=row.receipt,
    )
