"""Translations of profiles: the languages begun, every piece as it stands, and every version that it had."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from migov.model.languages import Language
from migov.model.translations import Translation
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.translations import (
    TranslationChangeRecord,
    TranslationLanguageRecord,
    TranslationRecord,
    TranslationReturnRecord,
)


class What(StrEnum):
    """What a line of a translation's history tells."""

    WRITTEN = "written"
    REVIEWED = "reviewed"
    UNREVIEWED = "review taken back"
    BACK = "taken back"
    MET = "met"
    """Words that met somebody else's change: they were not written, and they are not lost either."""


class Beginning(Value, kw_only=True):
    """A language into which a profile is translated."""

    language: Language
    by: str
    at: datetime


class KeptTranslation(Value, kw_only=True):
    """A translation with what the store knows of it."""

    translation: Translation
    version: int
    is_aside: bool
    changed_at: datetime
    changed_by: str


class TranslationChange(Value, kw_only=True):
    """One line of a translation's history."""

    translation: Translation
    version: int
    what: What
    by: str
    at: datetime


def beginnings(assessment: str) -> tuple[Beginning, ...]:
    """The languages that were begun, in that order."""
    rows = TranslationLanguageRecord.objects.filter(assessment=assessment)
    return tuple(Beginning(language=Language(row.language), by=row.begun_by, at=row.begun_at) for row in rows)


def begin(assessment: str, language: Language, *, by: str, at: datetime) -> bool:
    """Whether the language was begun now; false where it had been."""
    transactions.must_be_open()
    given = {"begun_by": by, "begun_at": at}
    _row, made = TranslationLanguageRecord.objects.get_or_create(
        assessment=assessment, language=language.value, defaults=given
    )
    return made


def of(assessment: str, language: Language) -> tuple[KeptTranslation, ...]:
    """The translations into a language that stand; those taken back are not among them."""
    rows = TranslationRecord.objects.filter(assessment=assessment, language=language.value, is_aside=False)
    return tuple(_kept(row) for row in rows)


def find(assessment: str, language: Language, piece: str) -> KeptTranslation | None:
    """The translation of a piece, taken back or not; null where there never was one."""
    row = TranslationRecord.objects.filter(assessment=assessment, language=language.value, piece=piece).first()
    return _kept(row) if row else None


def lock(assessment: str, language: Language, piece: str) -> KeptTranslation | None:
    """The same, for a change within the transaction that is open."""
    transactions.must_be_open()
    rows = TranslationRecord.objects.select_for_update()
    row = rows.filter(assessment=assessment, language=language.value, piece=piece).first()
    return _kept(row) if row else None


def write(
    assessment: str,
    before: KeptTranslation | None,
    after: Translation,
    *,
    what: What = What.WRITTEN,
    by: str,
    at: datetime,
) -> KeptTranslation:
    """The translation in the place of the one that stands, as its next version; the caller has locked *before*."""
    transactions.must_be_open()
    kept = KeptTranslation(
        translation=after,
        version=before.version + 1 if before else 1,
        is_aside=what is What.BACK,
        changed_at=at,
        changed_by=by,
    )
    given: dict[str, object] = {
        "version": kept.version,
        "content": _encoded(after),
        "is_aside": kept.is_aside,
        "changed_at": at,
        "changed_by": by,
    }
    TranslationRecord.objects.update_or_create(
        assessment=assessment, language=after.language.value, piece=after.piece, defaults=given
    )
    _line(assessment, after, kept.version, what, by=by, at=at)
    return kept


def keep_beside(assessment: str, met: Translation, *, version: int, by: str, at: datetime) -> None:
    """Words that met somebody else's change, kept beside the translation; the same ones by the same person once."""
    transactions.must_be_open()
    told = TranslationChangeRecord.objects.filter(
        assessment=assessment,
        language=met.language.value,
        piece=met.piece,
        content=_encoded(met),
        by=by,
        what=What.MET.value,
    )
    if not told.exists():
        _line(assessment, met, version, What.MET, by=by, at=at)


def changes(assessment: str, language: Language, piece: str) -> tuple[TranslationChange, ...]:
    """Every line of a translation's history, newest first."""
    rows = TranslationChangeRecord.objects.filter(assessment=assessment, language=language.value, piece=piece)
    return tuple(_change(row) for row in rows.order_by("-id"))


def at_version(assessment: str, language: Language, piece: str, version: int) -> Translation | None:
    """The translation as it stood at a version; null where it never had that one."""
    rows = TranslationChangeRecord.objects.filter(
        assessment=assessment, language=language.value, piece=piece, version=version
    )
    row = rows.exclude(what=What.MET.value).order_by("-id").first()
    return msgspec.json.decode(row.content, type=Translation) if row else None


def keep_receipt(assessment: str, language: Language, content: str, *, by: str, at: datetime) -> int:
    """Number of the receipt of a file that came back, kept."""
    transactions.must_be_open()
    row = TranslationReturnRecord.objects.create(
        assessment=assessment, language=language.value, content=content, by=by, at=at
    )
    return row.pk


def receipt(assessment: str, language: Language, number: int) -> str | None:
    """The receipt of that number; null where there is none."""
    row = TranslationReturnRecord.objects.filter(assessment=assessment, language=language.value, pk=number).first()
    return row.content if row else None


def _line(
    assessment: str, translation: Translation, version: int, what: What, *, by: str, at: datetime
) -> TranslationChangeRecord:
    return TranslationChangeRecord.objects.create(
        assessment=assessment,
        language=translation.language.value,
        piece=translation.piece,
        version=version,
        content=_encoded(translation),
        what=what.value,
        by=by,
        at=at,
    )


def _encoded(translation: Translation) -> str:
    return msgspec.json.encode(translation).decode()


def _kept(row: TranslationRecord) -> KeptTranslation:
    return KeptTranslation(
        translation=msgspec.json.decode(row.content, type=Translation),
        version=row.version,
        is_aside=row.is_aside,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
    )


def _change(row: TranslationChangeRecord) -> TranslationChange:
    return TranslationChange(
        translation=msgspec.json.decode(row.content, type=Translation),
        version=row.version,
        what=What(row.what),
        by=row.by,
        at=row.at,
    )
