"""Questionnaires: made of an institution's part or of the team's answers, and written back into them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering, returns, rounds
from migov.actions.delegations import printed_before
from migov.catalogue import scales
from migov.errors import Conflict, Problem
from migov.model.answers import Answer
from migov.model.assessments import Assessment
from migov.model.assignments import Delegation, Return
from migov.model.citations import Pin
from migov.model.fields import Field, tidy, with_words
from migov.model.languages import Localized
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.returns import Written
from migov.sheets import Cover, Form, FormKind, Question, Quotation, Receipt, questionnaire
from migov.sheets import Taken as Said
from migov.sheets.questionnaires import QUOTATIONS, REMARK, SOURCE
from migov.store import answers, assessments, delegations, reviews

BETWEEN = " · "
"""Between the parts of a source where it is written on one line."""
PRIVATE = frozenset({"journal", REMARK, *SOURCE})
"""Columns of the team's own workbook that go into the private notes."""


def form_for(id: str, made: Delegation, cover: Cover, *, by: Member) -> Form:  # noqa: A002 - the field's own word
    """The questionnaire of a delegation, with what the institution returned so far.

    A draft of the institution's own is in it only where somebody of the institution takes it out.
    """
    value = assessments.without_answers(id)
    questions = [_of_institution(value, made, code, by=by) for code in made.indicators]
    return questionnaire(cover, questions, sub_domains=_sub_domains(value))


def form_of_team(id: str, codes: Iterable[str], cover: Cover, *, private: bool) -> Form:  # noqa: A002
    """The questionnaire of the team itself, with the answers as they stand.

    Args:
        id: of the assessment.
        codes: of the indicators.
        cover: what its first sheet tells.
        private: with confidence and the private notes.
    """
    value = assessments.without_answers(id)
    titles = {source.id: (source.title, source.address or "") for source in value.sources}
    kept = {one.answer.indicator: one for one in answers.of(id)}
    last_of = rounds.all_last_answers(value)
    questions = []
    for code in codes:
        one = kept.get(code) or answers.begun(code)
        quoted = tuple(_quotation(pin, *titles.get(pin.source, (pin.source, ""))) for pin in one.answer.pins)
        found = last_of(code)
        last = found.answer if found else None
        questions.append(_question(value, code, answer=one.answer, version=one.version, quotations=quoted, last=last))
    return questionnaire(cover, questions, sub_domains=_sub_domains(value), team=private)


def codes_for(id: str, wanted: Iterable[str] | None, *, by: Member) -> tuple[str, ...]:  # noqa: A002
    """The indicators of an assessment that somebody may take out: not those they are to answer blind.

    Raises:
        NotFound: there is no such indicator.
    """
    entry = assessments.entry(id)
    if wanted is None:
        known = [one.code for edition in answering.editions_of(entry) for one in edition.indicators]
    else:
        known = [answering.indicator_of(entry, code).code for code in dict.fromkeys(wanted)]
    blind = reviews.to_code(id, by.person)
    return tuple(code for code in known if code not in blind)


def return_all(id: str, made: Delegation, said: Iterable[Said], now: Form, *, by: Member, at: datetime) -> None:  # noqa: A002
    """What an institution says in its workbook, handed in as its return."""
    versions = {row.key: int(row.version) for table in now.tables for row in table.rows if row.version}
    written = {one.indicator: _written(id, made, one, by=by) for one in said}
    if written:
        bases = {code: versions[code] for code in written}
        returns.hand_in(id, made.number, written, by=by, at=at, bases=bases)


def save_all(id: str, said: Iterable[Said], now: Form, file: str, *, by: Member, at: datetime) -> tuple[str, ...]:  # noqa: A002
    """What the team wrote in its workbook, saved into the answers; notes for the receipt.

    Sources and remarks go into the private notes: a source is pinned by whoever finds the words in it.
    """
    versions = {row.key: int(row.version) for table in now.tables for row in table.rows if row.version}
    quoted = _quoted(now)
    notes = []
    for one in said:
        words, more = dict(one.changes), _private(one, quoted.get(one.indicator, ()))
        before = answers.find(id, one.indicator)
        if more:
            journal = words.get(Field.JOURNAL, before.answer.journal if before else "")
            words[Field.JOURNAL] = "\n".join(part for part in (journal, f"[{at:%Y-%m-%d}, {file}]", *more) if part)
            notes.append(f"{one.indicator}: its sources and remarks stand in the private notes, to be pinned")
        if before and before.answer.status.is_settled and any(field.is_substance for field in words):
            notes.append(f"{one.indicator} was {before.answer.status}: it is a draft again")
        why = f"from the workbook {file}"
        saved = answering.save(id, one.indicator, words, base=versions[one.indicator], by=by, at=at, why=why)
        if saved.met:
            raise Conflict(f"somebody changed {one.indicator} meanwhile: hand the workbook in again")
    return tuple(notes)


def receipt_for(id: str, one: Receipt, *, of_team: bool, by: Member) -> Receipt:  # noqa: A002
    """The receipt without the cells that are not this person's to read: private notes, and what they answer blind."""
    if one.kind != FormKind.QUESTIONNAIRE:
        return one
    blind = reviews.to_code(id, by.person)
    hides_notes = of_team and not entering.may(Permission.SEE_JOURNAL, id, by)

    def is_seen(key: str) -> bool:
        table, _, rest = key.partition("/")
        row, _, column = rest.rpartition("/")
        if table == QUOTATIONS:  # a new row of it does not tell in its key which indicator it is about
            return not (hides_notes or blind)
        return row not in blind and not (hides_notes and column in PRIVATE)

    return replace(one, lines=tuple(line for line in one.lines if is_seen(line.key)))


def named(problem: Problem, file: str) -> Problem:
    """A problem with the file it stands in."""
    return Problem(problem.says, file=problem.file or file, place=problem.place, remedy=problem.remedy)


def _of_institution(value: Assessment, made: Delegation, code: str, *, by: Member) -> Question:
    given = _standing(value.id, made, code, by=by)
    asked = answering.indicator_of(value, code)
    answer = with_words(Answer(indicator=code), given.words, asked)
    lines = tuple(Quotation(title=line) for line in given.sources.split("\n") if line.strip())
    printed = next((one.answer for one in printed_before(value.id, code, by=by)), None)
    return _question(
        value, code, answer=answer, version=given.version, quotations=lines, remark=given.remark, last=printed
    )


def _standing(id: str, made: Delegation, code: str, *, by: Member) -> Return:  # noqa: A002
    """What stands of a return: the draft for those who speak for the institution, what was handed in for others."""
    if made.institution in by.institutions:
        return delegations.get_return(id, made.number, code)
    found = [one for one in delegations.handed_in(id, code) if one.delegation == made.number]
    empty = Return(delegation=made.number, indicator=code, institution=made.institution, by="", at="", version=0)
    return found[0] if found else empty


def _question(
    value: Assessment,
    code: str,
    *,
    answer: Answer,
    version: int,
    quotations: tuple[Quotation, ...] = (),
    remark: str = "",
    last: Answer | None,
) -> Question:
    asked = answering.indicator_of(value, code)
    return Question(
        indicator=asked,
        labels=scales.labels(asked),
        answer=answer,
        version=str(version),
        quotations=quotations,
        remark=remark,
        last=last,
    )


def _sub_domains(value: Assessment) -> dict[str, Localized]:
    return {one.code: one.title for edition in answering.editions_of(value) for one in edition.sub_domains}


def _quotation(pin: Pin, title: str, address: str) -> Quotation:
    where = " › ".join(pin.locator.path) or (pin.locator.page_label or str(pin.locator.page_index or ""))
    return Quotation(title=title, article=where, words=pin.quote.exact, address=address)


def _written(id: str, made: Delegation, one: Said, *, by: Member) -> Written:  # noqa: A002
    stands = _standing(id, made, one.indicator, by=by)
    return Written(
        words={field: text for field, text in one.changes.items() if field not in (Field.CONFIDENCE, Field.JOURNAL)},
        sources=None if one.quotations is None else "\n".join(map(in_a_line, one.quotations)),
        remark=one.remark,
        nothing_to_add=False if stands.nothing_to_add and any(one.changes.values()) else None,
    )


def in_a_line(quotation: Quotation) -> str:
    r"""A source on one line.

    >>> in_a_line(Quotation(title="Law 4", article="art. 5", words="Everyone\nmay.", address="https://x.org"))
    'Law 4 · art. 5 · “Everyone may.” · https://x.org'
    """
    words = f"“{quotation.words}”" if quotation.words else ""
    parts = (quotation.title, quotation.article, words, quotation.address)
    return BETWEEN.join(" ".join(part.split()) for part in parts if part)


def _quoted(now: Form) -> dict[str, frozenset[Quotation]]:
    """The sources that are pinned here, by the indicators' codes."""
    found: dict[str, set[Quotation]] = {}
    for table in now.tables:
        for row in table.rows:
            code = row.cells.get("code", row.key)
            cells = {key.removeprefix("source_"): row.cells.get(key, "") for key in SOURCE}
            found.setdefault(code, set()).add(Quotation(**{key: tidy(text) for key, text in cells.items()}))
    return {code: frozenset(quotations) for code, quotations in found.items()}


def _private(one: Said, pinned: Iterable[Quotation]) -> list[str]:
    """The lines that go into the private notes: sources that are not pinned, and the remark."""
    fresh = [quotation for quotation in one.quotations or () if quotation not in pinned]
    return [*map(in_a_line, fresh), *([one.remark] if one.remark else [])]
