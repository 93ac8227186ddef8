"""Assessments: in as values, out as values, with an entry for lists. Their answers are kept one by one."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

import msgspec
from msgspec.structs import replace as altered

from migov.errors import Conflict, NotFound
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.jurisdictions import Level
from migov.model.languages import Language, Localized
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store import answers, transactions
from migov.store.records.assessments import AssessmentRecord


class Entry(Value, kw_only=True):
    """What a list tells of a kept assessment, without reading it whole."""

    id: str
    jurisdiction_code: str | None
    short_name: Localized
    official_name: Localized
    level: Level
    locality: Localized
    year: int | None
    round: int | None
    language: str
    edition: str | None
    modules: tuple[str, ...]
    stage: Stage
    file_name: str | None
    file_sha256: str | None
    content_sha256: str
    created_at: datetime
    created_by: str
    changed_at: datetime
    changed_by: str
    withdrawn_at: datetime | None = None
    withdrawn_because: str | None = None

    def name(self, language: Language) -> str:
        """The jurisdiction's usual name, as a title: "The Niger", "Niamey, the Niger"."""
        country = self.short_name.text(language) or self.official_name.text(language)
        comma = "، " if language.right_to_left else ", "
        whole = comma.join(part for part in (self.locality.text(language), country) if part)
        return whole[:1].upper() + whole[1:]


LISTED = Entry.__struct_fields__


def add(
    assessment: Assessment,
    *,
    by: str,
    at: datetime,
    file: str | None,
    file_sha256: str | None,
    stage: Stage = Stage.RESEARCH,
) -> Entry:
    """Keep a new assessment with its answers.

    Raises:
        Conflict: there is one under this id, perhaps a withdrawn one.
    """
    transactions.must_be_open()
    if AssessmentRecord.objects.filter(id=assessment.id).exists():
        raise Conflict(f"there is already an assessment {assessment.id!r}")
    record = AssessmentRecord(id=assessment.id, created_at=at, created_by=by, stage=stage.value)
    _fill(record, assessment, by=by, at=at, file=file, file_sha256=file_sha256)
    record.save(force_insert=True)
    answers.replace_all(assessment.id, assessment.answers, by=by, at=at)
    return _entry(record)


def replace(assessment: Assessment, *, by: str, at: datetime, file: str | None, file_sha256: str | None) -> Entry:
    """Put a new content with its answers in the place of the kept one; the caller keeps the old one first."""
    record = lock(assessment.id)
    _fill(record, assessment, by=by, at=at, file=file, file_sha256=file_sha256)
    record.save()
    answers.replace_all(assessment.id, assessment.answers, by=by, at=at)
    return _entry(record)


def rewrite(assessment: Assessment, *, by: str, at: datetime) -> Entry:
    """Put a new content in the place of the kept one; its answers stay as they are."""
    record = lock(assessment.id)
    _fill(record, assessment, by=by, at=at, file=record.file_name, file_sha256=record.file_sha256)
    record.save()
    return _entry(record)


def get(id: str) -> Assessment:  # noqa: A002 - the field's own word
    """The assessment under this id, withdrawn or not, with its answers.

    Raises:
        NotFound: there is none.
    """
    return altered(without_answers(id), answers=tuple(kept.answer for kept in answers.of(id)))


def without_answers(id: str) -> Assessment:  # noqa: A002
    """The assessment under this id, but for its answers: what most pages need, and quicker.

    Raises:
        NotFound: there is none.
    """
    return interchange.decode(content(id), file=id)


def stage(id: str) -> Stage:  # noqa: A002
    """Where the assessment under this id stands.

    Raises:
        NotFound: there is none.
    """
    return stands(id)[0]


def stands(id: str) -> tuple[Stage, bool]:  # noqa: A002
    """Where the assessment under this id stands, and whether it is withdrawn.

    Raises:
        NotFound: there is none.
    """
    try:
        stage, withdrawn_at = AssessmentRecord.objects.values_list("stage", "withdrawn_at").get(id=id)
        return Stage(stage), withdrawn_at is not None
    except AssessmentRecord.DoesNotExist:
        raise _not_found(id) from None


def content(id: str) -> bytes:  # noqa: A002
    """The assessment as it is kept, in the interchange format, without its answers."""
    try:
        return AssessmentRecord.objects.values_list("content", flat=True).get(id=id).encode()
    except AssessmentRecord.DoesNotExist:
        raise _not_found(id) from None


def entry(id: str) -> Entry:  # noqa: A002
    """What lists tell of the assessment under this id.

    Raises:
        NotFound: there is none.
    """
    try:
        return _entry(AssessmentRecord.objects.only(*LISTED).get(id=id))
    except AssessmentRecord.DoesNotExist:
        raise _not_found(id) from None


def find(id: str) -> Entry | None:  # noqa: A002
    """What lists tell of the assessment under this id, or null."""
    record = AssessmentRecord.objects.only(*LISTED).filter(id=id).first()
    return _entry(record) if record else None


def imported_from(file_sha256: str) -> Entry | None:
    """The assessment that was read from a file with these bytes, or null."""
    record = AssessmentRecord.objects.only(*LISTED).filter(file_sha256=file_sha256).order_by("created_at").first()
    return _entry(record) if record else None


def entries(*, withdrawn: bool = False) -> tuple[Entry, ...]:
    """All that are kept, by id; the withdrawn ones only where asked."""
    rows = AssessmentRecord.objects.only(*LISTED).order_by("id")
    return tuple(_entry(row) for row in (rows if withdrawn else rows.filter(withdrawn_at__isnull=True)))


def published() -> frozenset[str]:
    """Ids of those whose profile is published."""
    rows = AssessmentRecord.objects.filter(stage=Stage.PUBLISHED.value, withdrawn_at__isnull=True)
    return frozenset(rows.values_list("id", flat=True))


def lock(id: str) -> AssessmentRecord:  # noqa: A002
    """The row, for a change within the transaction that is open.

    Raises:
        NotFound: there is none.
    """
    transactions.must_be_open()
    try:
        return AssessmentRecord.objects.select_for_update().get(id=id)
    except AssessmentRecord.DoesNotExist:
        raise _not_found(id) from None


def _not_found(id: str) -> NotFound:  # noqa: A002
    return NotFound("assessment", id, remedy="`migov assessment list` shows what there is")


def _fill(
    record: AssessmentRecord,
    assessment: Assessment,
    *,
    by: str,
    at: datetime,
    file: str | None,
    file_sha256: str | None,
) -> None:
    words = interchange.encode(altered(assessment, answers=()))
    record.jurisdiction_code = assessment.jurisdiction.code
    record.short_name = msgspec.to_builtins(assessment.jurisdiction.short_name)
    record.official_name = msgspec.to_builtins(assessment.jurisdiction.official_name)
    record.level = assessment.jurisdiction.level.value
    record.locality = msgspec.to_builtins(assessment.jurisdiction.locality)
    record.year, record.round = assessment.publication.year, assessment.round
    record.language = assessment.publication.language.value
    record.edition, record.modules = assessment.edition, list(assessment.modules)
    record.file_name, record.file_sha256 = file, file_sha256
    record.content, record.content_sha256 = words.decode(), sha256(words).hexdigest()
    record.changed_at, record.changed_by = at, by


def _entry(record: AssessmentRecord) -> Entry:
    fields = {name: getattr(record, name) for name in LISTED}
    names = {name: msgspec.convert(fields[name], Localized) for name in ("short_name", "official_name", "locality")}
    words = {"level": Level(record.level), "stage": Stage(record.stage), "modules": tuple(record.modules)}
    return Entry(**(fields | names | words))
