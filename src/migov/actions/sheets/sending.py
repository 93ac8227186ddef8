"""Workbooks going out: made, noted by the hash of what they carry, and handed to whoever takes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov.actions import entering
from migov.actions.delegations import institution_name, institutions, part
from migov.actions.sheets import questionnaires, sources, treaties
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.sheets import Cover, Form, FormKind, form_hash, write
from migov.store import assessments, journal, people, sheets, transactions
from migov.store.sheets import SentSheet


class Sent(Value, kw_only=True):
    """A workbook to hand out."""

    sheet: SentSheet
    file: str
    """Its name."""
    data: bytes


def send_questionnaire(
    id: str,  # noqa: A002 - the field's own word
    *,
    delegation: int | None = None,
    indicators: Iterable[str] | None = None,
    language: Language | None = None,
    by: Member,
    at: datetime,
) -> Sent:
    """A questionnaire: of what was handed to an institution, or for the team to work on offline.

    Args:
        id: of the assessment.
        delegation: its number; null for the team's own.
        indicators: for the team's own: codes; without them, all.
        language: of the workbook; without one, that of the profile.
        by: who takes it out.
        at: when.

    Raises:
        NotFound: no such assessment, delegation or indicator for this person.
        NotAllowed, WrongStage: the person may not (now).
        Conflict: the delegation was withdrawn.
        Invalid: there is nothing to ask.
    """
    with transactions.whole():
        if delegation is None:
            entering.require(Permission.SEE_INSIDE, id, by)
            entering.require(Permission.SEND_SHEET, id, by)
            codes = questionnaires.codes_for(id, indicators, by=by)
            if not codes:
                raise Invalid(Problem("there is no question to ask", remedy="choose others"))
            cover = _cover(id, FormKind.QUESTIONNAIRE, None, language, at=at)
            private = entering.may(Permission.SEE_JOURNAL, id, by)
            return _sent(questionnaires.form_of_team(id, codes, cover, private=private), id, by=by, at=at)
        made = part(id, delegation, by=by)
        if made.withdrawn_at is not None:
            raise Conflict(f"delegation {delegation} was withdrawn")
        entering.require(Permission.SEND_SHEET, id, by, indicator=made.indicators[0])
        cover = _cover(id, FormKind.QUESTIONNAIRE, made.institution, language, at=at)
        contact = _contact(made.by)
        cover = _replaced(cover, deadline=made.due, contact=contact)
        return _sent(questionnaires.form_for(id, made, cover, by=by), id, delegation=delegation, by=by, at=at)


def send_sources(id: str, *, language: Language | None = None, by: Member, at: datetime) -> Sent:  # noqa: A002
    """The list of the sources of the assessment's jurisdiction.

    Raises:
        NotFound: no such assessment for this person.
        NotAllowed: the person may not take it out.
    """
    with transactions.whole():
        entering.require(Permission.SEE_INSIDE, id, by)
        entering.require(Permission.SEND_SHEET, id, by)
        cover = _cover(id, FormKind.SOURCES, None, language, at=at)
        return _sent(sources.form_of(id, cover), id, by=by, at=at)


def send_treaties(
    id: str,  # noqa: A002
    *,
    institution: str,
    language: Language | None = None,
    by: Member,
    at: datetime,
) -> Sent:
    """The table of treaties for a ministry to say how the country stands.

    Raises:
        NotFound: no such assessment or institution for this person.
        NotAllowed: the person may not take it out.
    """
    with transactions.whole():
        entering.require(Permission.SEE_INSIDE, id, by)
        entering.require(Permission.SEND_SHEET, id, by)
        require_institution(id, institution)
        cover = _replaced(_cover(id, FormKind.TREATIES, institution, language, at=at), contact=_contact(by.person))
        return _sent(treaties.form_of(id, cover, by=by), id, by=by, at=at)


def require_institution(id: str, institution: str) -> None:  # noqa: A002
    """Return if the assessment knows the institution.

    Raises:
        NotFound: it does not.
    """
    if institution not in institutions(id):
        raise NotFound("institution", institution, remedy="name one of the assessment's")


def cover_again(form: Form, id: str) -> Cover:  # noqa: A002
    """The cover of a form that was sent, to make the form anew as it would be today."""
    return Cover(
        subject=form.subject,
        name=_name(id, form.language),
        language=form.language,
        sent_at=form.sent_at,
        issue=form.issue,
        institution=form.institution,
    )


def _cover(
    id: str,  # noqa: A002
    kind: FormKind,
    institution: str | None,
    language: Language | None,
    *,
    at: datetime,
) -> Cover:
    assessments.lock(id)  # the number of the next issue is nobody else's
    entry = assessments.entry(id)
    chosen = language or Language(entry.language)
    return Cover(
        subject=id,
        name=_name(id, chosen),
        language=chosen,
        sent_at=at.isoformat(),
        issue=sheets.next_issue(id, kind.value, institution),
        institution=institution,
        institution_name=institution_name(id, institution) if institution else "",
    )


def _name(id: str, language: Language) -> str:  # noqa: A002
    entry = assessments.entry(id)
    return ", ".join(part for part in (entry.name(language), str(entry.year or "")) if part)


def _contact(handle: str) -> str:
    """Name and address of a person; nothing where the command line did it, which is nobody."""
    try:
        person = people.get(handle)
    except NotFound:
        return ""
    return f"{person.name}, {person.address}"


def _replaced(cover: Cover, **fields: object) -> Cover:
    given = {name: getattr(cover, name) for name in cover.__struct_fields__}
    return Cover(**(given | fields))


def _sent(form: Form, id: str, *, by: Member, at: datetime, delegation: int | None = None) -> Sent:  # noqa: A002
    """The workbook of a form, noted as sent."""
    sheet = SentSheet(
        assessment=id,
        kind=form.kind.value,
        institution=form.institution,
        delegation=delegation,
        issue=form.issue,
        language=form.language.value,
        form_sha256=form_hash(form),
        by=by.person,
        at=at,
    )
    data = write(form)
    sheets.add(sheet)
    details = {"kind": sheet.kind, "issue": sheet.issue, "form": sheet.form_sha256, "language": sheet.language}
    told = {"institution": sheet.institution, "delegation": delegation}
    details |= {key: value for key, value in told.items() if value is not None}
    journal.note("sheet.send", subject=id, by=by.person, at=at, details=details)
    whom = form.institution or "team"
    return Sent(sheet=sheet, file=f"{id}-{form.kind}-{whom}-{form.issue}.xlsx", data=data)
