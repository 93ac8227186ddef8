"""Workbooks coming back: looked at, then taken as a whole or not at all, with a receipt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from migov import sheets as forms
from migov.actions import entering
from migov.actions.delegations import part
from migov.actions.sheets import questionnaires, sources, treaties
from migov.actions.sheets.sending import cover_again
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, Problem
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.sheets import Differences, Form, FormKind, Outcome, Receipt, Returned
from migov.store import blobs, journal, sheets, transactions
from migov.store.sheets import ReturnedSheet, SentSheet


class Taken(Value, kw_only=True):
    """A file that came back, kept under its number, with its receipt or what it would become."""

    number: int
    receipt: Receipt


class Decisions(Value, kw_only=True):
    """What becomes of the cells that were changed both there and here."""

    ours: frozenset[str] = frozenset()
    """Keys of those in which what stands here stays."""
    theirs: frozenset[str] = frozenset()
    """Keys of those in which what came back is taken."""


FORGOTTEN = timedelta(days=30)
"""After this long a file that was looked at and not taken is no longer offered; it stays kept."""
ALL = "*"
"""In place of the keys of all conflicts that are not named."""


class _Case(Value, kw_only=True):
    """A workbook that came back, beside what was sent and what stands here now."""

    sheet: SentSheet
    returned: Returned
    now: Form
    differences: Differences
    notes: tuple[str, ...]


def look(
    id: str,  # noqa: A002 - the field's own word
    data: bytes,
    *,
    file: str,
    by: Member,
    at: datetime,
    language: Language | None = None,
    keep: bool = True,
) -> Taken:
    """What taking a workbook would do; nothing is taken. Its bytes are kept, so that it can be taken by its number.

    Args:
        id: of the assessment.
        data: the file.
        file: its name.
        by: who brings it.
        at: when.
        language: in which to complain; without one, that of the workbook.
        keep: whether it can be taken by its number afterwards (else the number is 0).

    Raises:
        NotFound, NotAllowed, WrongStage: the person may not bring it in (now).
        Unreadable: the file is no workbook that was sent out.
        Invalid: it was not sent from here, or for another assessment.
    """
    with transactions.whole():
        case = _case(id, data, file, by=by, language=language)
        number = 0
        if keep:
            sha256, carried = blobs.keep(data), forms.form_hash(case.returned.form)
            number = sheets.hand_in(carried, file=file, sha256=sha256, by=by.person, at=at).number
        return Taken(number=number, receipt=forms.receipt(case.returned, case.differences, notes=case.notes))


def take(
    id: str,  # noqa: A002
    data: bytes,
    *,
    file: str,
    by: Member,
    at: datetime,
    ours: Iterable[str] = (),
    theirs: Iterable[str] = (),
    language: Language | None = None,
) -> Taken:
    """A workbook taken: everything that was changed in it, or, where anything in it cannot be read, nothing.

    What an institution filled in becomes its return; what the team filled in is saved into the answers.

    Args:
        id: of the assessment.
        data: the file.
        file: its name.
        by: who brings it.
        at: when.
        ours: keys of conflicts (`Difference.key`) in which what stands here stays.
        theirs: keys of conflicts in which what came back is taken; ``*`` in either is all others.
        language: in which to complain; without one, that of the workbook.

    Raises:
        NotFound, NotAllowed, WrongStage: the person may not bring it in (now).
        Unreadable: the file is no workbook that was sent out.
        Invalid: it was not sent from here, or a cell of it cannot be read: all are told.
        Conflict: what it changes was changed here too, and nobody has decided.
    """
    decisions = Decisions(ours=frozenset(ours), theirs=frozenset(theirs))
    return _take(id, data, file, decisions, None, by=by, at=at, language=language)


def take_kept(
    id: str,  # noqa: A002
    number: int,
    *,
    by: Member,
    at: datetime,
    ours: Iterable[str] = (),
    theirs: Iterable[str] = (),
    language: Language | None = None,
) -> Taken:
    """A file that was looked at before, taken; arguments and errors are those of `take`.

    Raises:
        NotFound: this person handed in no such file.
    """
    decisions = Decisions(ours=frozenset(ours), theirs=frozenset(theirs))
    with transactions.whole():
        sheets.lock(number)  # who sends the order twice waits, and finds that it is done
        kept = _mine(id, number, by)
        if kept.taken_at is not None:
            return Taken(number=number, receipt=msgspec.json.decode(kept.receipt, type=Receipt))
        return _take(id, blobs.read(kept.sha256), kept.file, decisions, number, by=by, at=at, language=language)


def assessment_of(data: bytes, *, file: str) -> str:
    """Id of the assessment that a workbook says it belongs to.

    Raises:
        Unreadable: the file is no workbook that was sent out.
    """
    return forms.read(data, file=file).form.subject


def look_again(id: str, number: int, *, by: Member, language: Language | None = None) -> Taken:  # noqa: A002
    """What taking a file that was handed in before would do by now.

    Raises:
        NotFound: this person handed in no such file.
    """
    kept = _mine(id, number, by)
    case = _case(id, blobs.read(kept.sha256), kept.file, by=by, language=language)
    return Taken(number=number, receipt=forms.receipt(case.returned, case.differences, notes=case.notes))


def receipt(id: str, number: int, *, by: Member) -> Taken:  # noqa: A002
    """The receipt of a file that was taken, but for cells that are not this person's to read.

    Raises:
        NotFound: there is none under this number, or it is not this person's to see.
    """
    entering.require(Permission.SEE, id, by)
    kept = sheets.returned(id, number)
    if kept.taken_at is None or not (by.works_inside or kept.by == by.person):
        raise NotFound("receipt", number)
    told = msgspec.json.decode(kept.receipt, type=Receipt)
    of_team = kept.sheet.delegation is None
    return Taken(number=number, receipt=questionnaires.receipt_for(id, told, of_team=of_team, by=by))


def receipts(id: str, *, by: Member) -> tuple[ReturnedSheet, ...]:  # noqa: A002
    """The files that came back and were taken, newest first: all of them for those who work inside, else one's own.

    Raises:
        NotFound: there is no such assessment for this person.
    """
    entering.require(Permission.SEE, id, by)
    found = sheets.all_returned(id)
    return found if by.works_inside else tuple(one for one in found if one.by == by.person)


def waiting(id: str, *, by: Member, now: datetime) -> tuple[ReturnedSheet, ...]:  # noqa: A002
    """The files that this person handed in lately and has not taken, newest first.

    Raises:
        NotFound: there is no such assessment for this person.
    """
    entering.require(Permission.SEE, id, by)
    return sheets.waiting(id, by.person, since=now - FORGOTTEN)


def sent(id: str, *, by: Member) -> tuple[SentSheet, ...]:  # noqa: A002
    """The workbooks that were sent out, newest first.

    Raises:
        NotFound, NotAllowed: the person does not work inside the assessment.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    return sheets.sent(id)


def _take(
    id: str,  # noqa: A002
    data: bytes,
    file: str,
    decisions: Decisions,
    number: int | None,
    *,
    by: Member,
    at: datetime,
    language: Language | None,
) -> Taken:
    """A workbook taken, under the number by which it is kept already or a new one."""
    with transactions.whole():
        case = _case(id, data, file, by=by, language=language)
        if problems := case.differences.all_problems:
            raise Invalid(*problems)
        but = _stays(case.differences, decisions)
        try:
            notes = (*case.notes, *_write(id, case, file, but, by=by, at=at))
        except Invalid as error:
            raise Invalid(*(questionnaires.named(problem, file) for problem in error.problems)) from error
        moment = at.isoformat(timespec="seconds")
        made = forms.receipt(case.returned, case.differences, at=moment, by=by.person, notes=notes, stays=but)
        sha256, carried = blobs.keep(data), case.sheet.form_sha256
        if number is None:
            number = sheets.hand_in(carried, file=file, sha256=sha256, by=by.person, at=at).number
        sheets.settle(number, receipt=msgspec.json.encode(made).decode(), at=at)
        details = {"file": made.file, "sha256": sha256, "form": carried, "changed": made.changed, "receipt": number}
        journal.note("sheet.take", subject=id, by=by.person, at=at, details=details)
    return Taken(number=number, receipt=made)


def _mine(id: str, number: int, by: Member) -> ReturnedSheet:  # noqa: A002
    entering.require(Permission.SEE, id, by)
    kept = sheets.returned(id, number)
    if kept.by != by.person:
        raise NotFound("returned sheet", number)
    return kept


def _case(id: str, data: bytes, file: str, *, by: Member, language: Language | None) -> _Case:  # noqa: A002
    """The workbook beside what was sent and what stands here now, if this person may bring it in."""
    entering.require(Permission.SEE, id, by)
    returned = forms.read(data, file=file, language=language, check=lambda form: _sent_for(id, form, file))
    sheet = _sent_for(id, returned.form, file)
    now = _now(id, sheet, returned.form, by=by)
    differences = forms.compare(returned.form, returned, now)
    return _Case(sheet=sheet, returned=returned, now=now, differences=differences, notes=_notes(sheet))


def _sent_for(id: str, form: Form, file: str) -> SentSheet:  # noqa: A002
    """What was noted when a form was sent for this assessment.

    Raises:
        Invalid: it was not sent from here, or for another one.
    """
    sheet = sheets.find(forms.form_hash(form))
    if sheet is None:
        remedy = "hand it in where it came from, or ask for it anew"
        raise Invalid(Problem("this workbook was not sent out from here", file=file, remedy=remedy))
    if sheet.assessment != id:
        raise Invalid(Problem("this workbook belongs to another assessment", file=file, remedy="hand it in there"))
    return sheet


def _now(id: str, sheet: SentSheet, form: Form, *, by: Member) -> Form:  # noqa: A002
    """The form as it would be sent today, if this person may bring it in."""
    cover = cover_again(form, id)
    match form.kind:
        case FormKind.SOURCES:
            entering.require(Permission.ADD_SOURCE, id, by)
            return sources.form_of(id, cover)
        case FormKind.TREATIES:
            entering.require(Permission.DECIDE_TREATY, id, by)
            return treaties.form_of(id, cover, by=by)
        case _ if sheet.delegation is not None:
            made = part(id, sheet.delegation, by=by)
            if made.withdrawn_at is not None:
                raise Conflict(f"delegation {made.number} was withdrawn: nothing can be returned to it")
            entering.require(Permission.TAKE_SHEET, id, by, indicator=made.indicators[0])
            return questionnaires.form_for(id, made, cover, by=by)
        case _:
            entering.require(Permission.ANSWER, id, by)
            codes = [row.key for table in form.tables for row in table.rows if table.key.startswith("questions")]
            if blind := set(codes) - set(questionnaires.codes_for(id, codes, by=by)):
                raise NotAllowed(f"you are to answer {', '.join(sorted(blind))} without seeing the first answer")
            private = any(column.key == "journal" for table in form.tables for column in table.columns)
            return questionnaires.form_of_team(id, codes, cover, private=private)


def _write(
    id: str,  # noqa: A002
    case: _Case,
    file: str,
    but: frozenset[str],
    *,
    by: Member,
    at: datetime,
) -> tuple[str, ...]:
    """Everything that was changed, written; notes for the receipt."""
    match case.returned.form.kind:
        case FormKind.SOURCES:
            return sources.write(id, forms.changes(case.differences, but=but), by=by, at=at)
        case FormKind.TREATIES:
            said = forms.statements(case.differences, but=but)
            return treaties.write(id, said, institution=case.sheet.institution or "", by=by, at=at)
        case FormKind.QUESTIONNAIRE:
            given = forms.taken(case.returned.form, case.differences, case.now, but=but)
            if case.sheet.delegation is None:
                return questionnaires.save_all(id, given, case.now, file, by=by, at=at)
            made = part(id, case.sheet.delegation, by=by)
            questionnaires.return_all(id, made, given, case.now, by=by, at=at)
            return ()


def _stays(differences: Differences, decisions: Decisions) -> frozenset[str]:
    """Keys of the conflicts in which what stands here stays.

    Raises:
        Conflict: nobody has decided one.
    """
    found = differences.of(Outcome.CONFLICT)
    keys, named = frozenset(one.key for one in found), decisions.ours | decisions.theirs
    if (keys - named) and ALL not in named:
        rows = sorted({one.row for one in found if one.key not in named})
        cells = "1 cell was" if len(keys - named) == 1 else f"{len(keys - named)} cells were"
        raise Conflict(
            f"{cells} changed here too ({', '.join(rows)}): "
            "decide for each whether what stands here stays or what came back is taken"
        )
    return (keys & decisions.ours) | (keys - named if ALL in decisions.ours else frozenset())


def _notes(sheet: SentSheet) -> tuple[str, ...]:
    last = sheets.last_issue(sheet.assessment, sheet.kind, sheet.institution)
    if last == sheet.issue:
        return ()
    return (
        f"this is issue {sheet.issue}; issue {last} was sent since: what changed meanwhile is compared all the same",
    )
