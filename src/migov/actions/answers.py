"""Answers of an assessment: written field by field, called complete, and tied to their quotations and searches.

Every change makes the next version of one answer, in one transaction with its line in the journal. Two people who write
different fields do not meet; where they write the same one, the second is told, and both texts are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from msgspec.structs import replace

from migov.actions import entering
from migov.catalogue import editions
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.answers import Answer, AnswerStatus, NonAnswer, fits
from migov.model.assessments import Assessment
from migov.model.fields import Clash, Field, Merged, all_words, merge, with_words
from migov.model.indicators import Edition, Indicator
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.sources import Source
from migov.model.values import Value
from migov.store import answers, assessments, flags, journal, opening, reviews, searches, transactions
from migov.store.answers import Change, KeptAnswer
from migov.store.searches import Logged

USUAL = "national-2"
"""The edition under which an assessment is shown whose own edition is not told: that of a published profile."""


class Under(Protocol):
    """Whatever tells under which edition and modules it runs: an assessment, or its entry in a list."""

    @property
    def edition(self) -> str | None:
        """Code of the catalogue edition; null where it is not told."""

    @property
    def modules(self) -> tuple[str, ...]:
        """Codes of the modules."""


def edition_of(assessment: Under) -> Edition:
    """The edition the assessment runs under, else the usual one."""
    return editions.load(assessment.edition or USUAL, opening.connect())


def editions_of(assessment: Under) -> tuple[Edition, ...]:
    """The edition the assessment runs under, and its modules."""
    home = opening.connect()
    return (edition_of(assessment), *(editions.load(code, home) for code in assessment.modules))


def indicator_of(assessment: Under, code: str) -> Indicator:
    """The indicator of that code in the assessment's edition or one of its modules.

    Raises:
        NotFound: there is none.
    """
    for edition in assessment.modules:
        if found := editions.load(edition, opening.connect()).find(code):
            return found
    return indicator_in(assessment.edition or USUAL, code)


def indicator_in(edition: str, code: str) -> Indicator:
    """The indicator of that code in an edition.

    Raises:
        NotFound: there is no such edition, or no such indicator in it.
    """
    if found := editions.load(edition, opening.connect()).find(code):
        return found
    raise NotFound("indicator", code, remedy=f"`migov catalogue show {edition}` lists them")


def answer_to(assessment: Assessment, code: str) -> Answer | None:
    """The answer to an indicator; null where none was begun."""
    return next((answer for answer in assessment.answers if answer.indicator == code), None)


class Met(Value, kw_only=True):
    """A field that somebody else changed meanwhile: what each says, and who it was."""

    clash: Clash
    by: str
    """Handle of the other person."""
    at: datetime


class Saved(Value, kw_only=True):
    """What became of the fields that were handed in."""

    kept: KeptAnswer
    written: tuple[Field, ...]
    """Those that say something new now."""
    met: tuple[Met, ...]
    """Those that were not written, because somebody else had written them meanwhile; the texts are put aside."""


def save(
    id: str,  # noqa: A002
    indicator: str,
    mine: Mapping[Field, str],
    *,
    base: int,
    by: Member,
    at: datetime,
    why: str | None = None,
    permission: Permission = Permission.ANSWER,
) -> Saved:
    """Fields of an answer, written; the same ones handed in again change nothing.

    Args:
        id: of the assessment.
        indicator: code of the indicator.
        mine: the fields that were on the form, with what they say.
        base: version of the answer that the form was filled from.
        by: who.
        at: when.
        why: where the words come from, where they are not the writer's own.
        permission: under which the words are written.

    An answer that says that no evidence was found takes the log of the searches along.

    Raises:
        NotFound: no such assessment or indicator for this person.
        NotAllowed, WrongStage: the person may not answer it (now).
        Invalid: a field holds what it cannot hold, or the version never was. Nothing is written then.
    """
    with transactions.whole():
        entering.require(permission, id, by, indicator=indicator)
        asked = indicator_of(assessments.entry(id), indicator)
        before = answers.lock(id, indicator)
        start, now = _started_from(id, before, base), all_words(before.answer)
        merged = _kept_closed(before, base, merge(before=start, theirs=now, mine=mine), now)
        with_words(
            _begun(before), {one.field: one.mine for one in merged.clashes}, asked
        )  # what is put aside can be so
        answer = _with_searches(id, with_words(_begun(before), merged.changes, asked))
        met = tuple(_met(id, indicator, clash) for clash in merged.clashes)
        kept = before
        if merged.changes:
            kept = answers.write(id, before, answer, by=by.person, at=at, why=why)
        if met:
            aside = {one.clash.field: one.clash.mine for one in met}
            answers.put_aside(id, indicator, aside, version=kept.version, by=by.person, at=at)
        if merged.changes or met:
            details: dict[str, Any] = {"fields": sorted(merged.changes)}
            if met:
                details["put aside"] = sorted(one.clash.field for one in met)
            _note("answer.change", id, kept, by=by, at=at, details=details)
    return Saved(kept=kept, written=tuple(merged.changes), met=met)


def _started_from(id: str, kept: KeptAnswer, base: int) -> dict[Field, str]:  # noqa: A002
    if base == kept.version:
        return all_words(kept.answer)
    if not 0 <= base < kept.version:
        raise Conflict(f"{kept.answer.indicator} never had a version {base}: open the page again")
    return answers.words_at(id, kept.answer.indicator, base)


def _kept_closed(kept: KeptAnswer, base: int, merged: Merged, now: Mapping[Field, str]) -> Merged:
    """The changes but for those from a page that did not know yet that the answer was called complete: they clash.

    Else a tab that was left open would make a draft of it again, unseen.
    """
    stale = [field for field in merged.changes if field.is_substance]
    if base == kept.version or not kept.answer.status.is_settled or not stale:
        return merged
    met = tuple(Clash(field=one, before=now[one], theirs=now[one], mine=merged.changes[one]) for one in stale)
    changes = {field: text for field, text in merged.changes.items() if field not in stale}
    return Merged(changes=changes, clashes=(*merged.clashes, *met))


def _with_searches(id: str, answer: Answer) -> Answer:  # noqa: A002
    """The answer; one that says that nothing was found, with the log of the searches that show it."""
    if answer.non_answer is not NonAnswer.NO_EVIDENCE:
        return answer
    made = (logged.search for logged in searches_for(id, answer.indicator))
    return replace(answer, searches=tuple(dict.fromkeys((*answer.searches, *made))))


def _met(id: str, indicator: str, clash: Clash) -> Met:  # noqa: A002
    last = answers.last_change(id, indicator, clash.field if clash.before != clash.theirs else answers.STATUS)
    if last is None:
        raise Conflict(f"{indicator}: '{clash.field}' changed meanwhile: open the page again")
    return Met(clash=clash, by=last.by, at=last.at)


def _begun(kept: KeptAnswer) -> Answer:
    """The answer as something one can write on: whatever is written, it has been started."""
    begun = kept.answer.status is not AnswerStatus.NOT_STARTED
    return kept.answer if begun else replace(kept.answer, status=AnswerStatus.DRAFT)


def give(id: str, answer: Answer, *, by: Member, at: datetime) -> Answer:  # noqa: A002
    """An answer given or changed as a whole; the pins and searches it has already stay with it.

    Raises:
        NotFound: no such assessment or indicator.
        NotAllowed, WrongStage: the person may not answer it (now).
        Invalid: the closed answer is not on the indicator's scale.
        Unsupported: a settled answer that nothing supports.
    """

    def given(before: Answer) -> Answer:
        pins = tuple(dict.fromkeys((*before.pins, *answer.pins)))
        made = tuple(dict.fromkeys((*before.searches, *answer.searches)))
        return replace(answer, pins=pins, searches=made)

    return change(id, answer.indicator, given, action="answer.give", by=by, at=at)


def complete(id: str, indicator: str, *, by: Member, at: datetime) -> Answer:  # noqa: A002
    """The answer, called complete: ready for whoever reads it next.

    Raises:
        NotFound: no such assessment or indicator.
        NotAllowed, WrongStage: the person may not (now).
        Invalid, Unsupported: the answer lacks something; says what.
        Conflict: a flag is open, or nothing was answered.
    """

    def settled(before: Answer) -> Answer:
        if open_flags := flags.open_for(id, indicator):
            says = "; ".join(f"{flag.says} (to {flag.to})" for flag in open_flags)
            raise Conflict(f"{indicator} has open flags: {says}")
        if before.status.is_settled:
            return before
        return replace(_with_searches(id, before), status=AnswerStatus.COMPLETE)

    return change(id, indicator, settled, action="answer.complete", by=by, at=at, permission=Permission.SETTLE)


def reopen(id: str, indicator: str, *, by: Member, at: datetime) -> Answer:  # noqa: A002
    """A complete answer, made a draft again.

    Raises:
        NotFound: no such assessment or indicator.
        NotAllowed, WrongStage: the person may not (now).
    """

    def opened(before: Answer) -> Answer:
        return replace(before, status=AnswerStatus.DRAFT) if before.status.is_settled else before

    return change(id, indicator, opened, action="answer.reopen", by=by, at=at, permission=Permission.SETTLE)


def undo(id: str, indicator: str, *, number: int, by: Member, at: datetime) -> Saved:  # noqa: A002
    """A field put back to what it said before one of its changes, if nobody has changed it since; itself a change.

    A text that was put aside is taken up instead: it becomes what the field says.

    Raises:
        NotFound: no such assessment, indicator or change of a written field.
        NotAllowed, WrongStage: the person may not answer it (now).
        Conflict: the field was changed again after that.
    """
    with transactions.whole():
        found = answers.change(id, indicator, number)
        if found is None or found.field not in list(Field):
            raise NotFound("change", f"{indicator} {number}")
        field, kept = Field(found.field), answers.lock(id, indicator)
        if found.aside:
            words, why = found.words, "taken up from a text that was put aside"
        else:
            last = answers.last_change(id, indicator, field)
            if last is None or last.number != number:
                raise Conflict(f"'{field}' was changed again after that: undo the latest change first")
            words, why = answers.words_at(id, indicator, found.version - 1)[field], "a change undone"
        return save(id, indicator, {field: words}, base=kept.version, by=by, at=at, why=why)


def restore(id: str, indicator: str, *, number: int, by: Member, at: datetime) -> Saved:  # noqa: A002
    """A field made to say again what it said after one of its changes, however long ago; itself a change.

    Raises:
        NotFound: no such assessment, indicator or change of a written field.
        NotAllowed, WrongStage: the person may not answer it (now).
    """
    with transactions.whole():
        found = answers.change(id, indicator, number)
        if found is None or found.field not in list(Field):
            raise NotFound("change", f"{indicator} {number}")
        kept, why = answers.lock(id, indicator), f"as it was on {found.at:%Y-%m-%d %H:%M} UTC"
        return save(id, indicator, {Field(found.field): found.words}, base=kept.version, by=by, at=at, why=why)


def history(id: str, indicator: str, *, field: Field | None = None, last: int | None = None) -> tuple[Change, ...]:  # noqa: A002
    """The changes of an answer, newest first; of one field, only the *last* so many, where asked."""
    return answers.changes(id, indicator, field=field, last=last)


def searches_for(id: str, indicator: str) -> tuple[Logged, ...]:  # noqa: A002
    """The searches made for an answer, oldest first; not yet those of whoever answers a second time, blind."""
    blind = reviews.asked_to_code(id, indicator)
    return tuple(one for one in searches.made(id, indicator=indicator) if one.search.by not in blind)


def attach_searches(id: str, indicator: str, *, by: Member, at: datetime) -> Answer:  # noqa: A002
    """The searches that were made for an indicator, attached to its answer: the proof that nothing was found.

    Raises:
        NotFound: no such assessment or indicator.
        NotAllowed, WrongStage: the person may not answer it (now).
        Invalid: nobody has searched for it yet.
    """
    made = tuple(logged.search for logged in searches_for(id, indicator))
    if not made:
        raise Invalid(
            Problem(f"nothing was searched for {indicator} yet", remedy="search for it in the evidence first")
        )

    def attached(before: Answer) -> Answer:
        return replace(before, searches=tuple(dict.fromkeys((*before.searches, *made))))

    return change(id, indicator, attached, action="answer.searches", by=by, at=at)


def change(
    id: str,  # noqa: A002
    indicator: str,
    alter: Callable[[Answer], Answer],
    *,
    action: str,
    by: Member,
    at: datetime,
    source: Source | None = None,
    details: dict[str, Any] | None = None,
    permission: Permission = Permission.ANSWER,
    why: str | None = None,
) -> Answer:
    """One answer altered; nothing is written where it stays as it was.

    Args:
        id: of the assessment.
        indicator: code of the indicator; an answer that was not begun is an empty draft.
        alter: makes the new answer of the one before.
        action: noun and verb, for the journal.
        by: who.
        at: when.
        source: one that the new answer quotes; the assessment carries what its answers quote.
        details: more for the journal.
        permission: under which it is altered.
        why: a word on it, for the history.

    Raises:
        NotFound: no such assessment or indicator.
        NotAllowed, WrongStage: the person may not (now).
        Invalid: the closed answer is not on the indicator's scale.
        Unsupported: a settled answer that nothing supports.
    """
    with transactions.whole():
        entering.require(permission, id, by, indicator=indicator)
        asked = indicator_of(assessments.entry(id), indicator)
        before = answers.lock(id, indicator)
        after = alter(_begun(before))
        if not fits(after, asked):
            remedy = "one of: " + ", ".join(asked.choices)
            raise Invalid(Problem(f"{indicator} has no answer '{after.closed}'", remedy=remedy))
        told = dict(details or {})
        if source is not None:
            told |= _carry(id, source, by=by, at=at)
        if after not in (before.answer, _begun(before)):
            kept = answers.write(id, before, after, by=by.person, at=at, why=why)
            _note(action, id, kept, by=by, at=at, details=told)
    return after


def _carry(id: str, source: Source, *, by: Member, at: datetime) -> dict[str, Any]:  # noqa: A002
    """What the journal is told where the assessment did not carry the source yet, or not as it is now."""
    assessments.lock(id)
    value = assessments.without_answers(id)
    if source in value.sources:
        return {}
    carried = (*(one for one in value.sources if one.id != source.id), source)
    return {"content": assessments.rewrite(replace(value, sources=carried), by=by.person, at=at).content_sha256}


def _note(action: str, id: str, kept: KeptAnswer, *, by: Member, at: datetime, details: dict[str, Any]) -> None:  # noqa: A002
    answer = kept.answer
    told = {"indicator": answer.indicator, "version": kept.version, "answers": {answer.indicator: answers.seal(answer)}}
    journal.note(action, subject=id, by=by.person, at=at, details=told | details)
