"""Translations out to translators as workbooks or XLIFF, and back: nothing is overwritten unasked, nothing is lost."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from migov.actions import entering
from migov.actions.translating import pieces
from migov.actions.translating.pieces import Told
from migov.actions.translating.sources import check_begun, source_of, standings
from migov.errors import Invalid, NotFound, Problem
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.sheets import translations as sheets
from migov.sheets.translations import Outcome, Receipt, ReceiptLine, Sheet, Sorted
from migov.sheets.translations.receipts import counted
from migov.store import assessments, journal, transactions, translations


class Form(StrEnum):
    """What a translation travels as."""

    XLSX = "xlsx"
    XLIFF = "xlf"

    @property
    def media_type(self) -> str:
        """The media type (IANA)."""
        workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return workbook if self is Form.XLSX else "application/xliff+xml"


def export(
    id: str,  # noqa: A002 - the field's own word
    language: Language,
    *,
    form: Form,
    only_open: bool = False,
    by: Member,
    at: datetime,
) -> bytes:
    """The translation as a file; with *only_open* just what is missing or stale.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or the language was not begun.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    sheet = sheets.sheet_of(
        standings(id, language),
        subject=id,
        name=assessments.entry(id).name(language),
        source_language=source_of(id).language,
        language=language,
        sent_at=at.isoformat(),
        only_open=only_open,
    )
    return sheets.write_workbook(sheet) if form is Form.XLSX else sheets.write_xliff(sheet)


def read(data: bytes, *, file: str) -> Sheet:
    """What a file holds that came back, by its first bytes.

    Raises:
        Unreadable: neither a workbook nor an XLIFF file that was exported here.
    """
    if data.startswith(b"PK"):
        return sheets.read_workbook(data, file=file)
    return sheets.read_xliff(data, file=file)


def look(id: str, language: Language, data: bytes, *, file: str, by: Member) -> Receipt:  # noqa: A002
    """What a file would change.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not translate (now), or the language was not begun.
        Unreadable, Invalid: no file of this profile and this language.
    """
    entering.require(Permission.TRANSLATE, id, by)
    found = _sorted(id, language, data, file)
    return _receipt(id, language, data, file, found, ())


def take(
    id: str,  # noqa: A002
    language: Language,
    data: bytes,
    *,
    file: str,
    theirs: bool = False,
    by: Member,
    at: datetime,
) -> tuple[int, Receipt]:
    """Number of the receipt and the receipt of a file that was taken back.

    A sentence that was translated here too stays as it stands unless *theirs* is asked for; what came back is kept
    beside it. An empty sentence of the file takes nothing away.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not translate (now), or the language was not begun.
        Unreadable, Invalid: no file of this profile and this language.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.TRANSLATE, id, by)
        found = _sorted(id, language, data, file)
        stayed: list[str] = []
        for one in found:
            if one.has_news and one.standing is not None:
                _put(id, language, one, theirs=theirs, by=by, at=at)
                if one.has_conflict and not theirs:
                    stayed.append(one.standing.piece.id)
        receipt = replace(
            _receipt(id, language, data, file, found, stayed), taken_at=at.isoformat(), taken_by=by.person
        )
        number = translations.keep_receipt(id, language, msgspec.json.encode(receipt).decode(), by=by.person, at=at)
        details = {
            "language": language.value,
            "file": file[:200],
            "sha256": receipt.sha256,
            "counts": {outcome.value: count for outcome, count in receipt.counts.items()},
        }
        journal.note("translation.take", subject=id, by=by.person, at=at, details=details)
    return number, receipt


def receipt(id: str, language: Language, number: int, *, by: Member) -> Receipt:  # noqa: A002
    """The receipt of that number.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or there is none.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    content = translations.receipt(id, language, number)
    if content is None:
        raise NotFound("receipt", number)
    return msgspec.json.decode(content, type=Receipt)


def _sorted(id: str, language: Language, data: bytes, file: str) -> tuple[Sorted, ...]:  # noqa: A002
    check_begun(id, language)
    sheet = read(data, file=file)
    if sheet.subject != id or sheet.language is not language:
        says = f"it is a translation of {sheet.subject} into {sheet.language.endonym}"
        raise Invalid(Problem(says, file=file, remedy=f"bring the file of {id} in {language.endonym}"))
    return sheets.sorted_lines(sheet, standings(id, language))


def _put(id: str, language: Language, one: Sorted, *, theirs: bool, by: Member, at: datetime) -> None:  # noqa: A002
    """What the file says of one piece, written; where something stays, what came back is kept beside."""
    assert one.standing is not None  # noqa: S101 - the caller has looked
    conflicts = {line.returned for line in one.lines if line.outcome is Outcome.CONFLICT}
    before = translations.lock(id, language, one.standing.piece.id)
    base = before.version if before else 0
    mine, kept = [], []
    for here, back in zip(one.standing.rows, one.rows, strict=True):
        standing = Told(source=here.was or here.source.words, words=here.words, lead=here.lead)
        new = Told(source=back.was or back.source.words, words=back.words, lead=here.lead, is_right=True)
        mine.append(new if back.words else standing)
        stays = back.words in conflicts and not theirs
        kept.append(new if back.words and not stays else standing)
    if mine != kept and before is not None:
        met = pieces.written(one.standing.piece.id, language, mine, by=by, at=at)
        translations.keep_beside(id, met, version=base, by=by.person, at=at)
    pieces.put(id, language, one.standing, before, kept, base=base, by=by, at=at)


def _receipt(
    id: str,  # noqa: A002
    language: Language,
    data: bytes,
    file: str,
    found: tuple[Sorted, ...],
    stayed: list[str] | tuple[str, ...],
) -> Receipt:
    lines = [line for one in found for line in one.lines]
    told = [_stayed(line, stayed) for line in lines if line.outcome is not Outcome.UNCHANGED]
    return Receipt(
        assessment=id,
        language=language,
        file=file,
        sha256=sha256(data).hexdigest(),
        sentences=len(lines),
        counts=counted(lines),
        lines=tuple(told),
    )


def _stayed(line: ReceiptLine, stayed: list[str] | tuple[str, ...]) -> ReceiptLine:
    return replace(line, stayed=True) if line.outcome is Outcome.CONFLICT and line.piece in stayed else line
