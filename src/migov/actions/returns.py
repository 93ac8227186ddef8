"""Returns: what an institution says of an indicator that was handed to it.

It stands beside the answer, attributed to the institution, until somebody takes it over, field by field, or says why
not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering
from migov.actions.answers import Saved
from migov.actions.delegations import institution_name, note, part
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.answers import Answer
from migov.model.assignments import Delegation, Return, Via
from migov.model.fields import Field, tidy, with_words
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.returns import ASKED, Met, Written, check_complete, merged
from migov.model.values import Value
from migov.store import assessments, delegations, reviews, transactions

LONGEST = 200_000
"""Characters of a remark or a list of sources."""


class Kept(Value, kw_only=True):
    """What became of something an institution wrote."""

    given: Return
    """As it stands now."""
    met: tuple[Met, ...] = ()
    """What was not written, because somebody of the institution had written something else meanwhile."""


class Taken(Value, kw_only=True):
    """What became of a return."""

    given: Return
    saved: Saved | None
    """What became of the answer's fields; null where none was taken over."""


def write(
    id: str,  # noqa: A002
    number: int,
    indicator: str,
    written: Written,
    *,
    base: int,
    submit: bool = False,
    by: Member,
    at: datetime,
) -> Kept:
    """What an institution says of an indicator, kept as its draft or handed in.

    Two of the institution who write different parts do not meet; where they write the same one, the second is told.

    Args:
        id: of the assessment.
        number: of the delegation.
        indicator: code of the indicator.
        written: what was on the form.
        base: version of the return that the form was filled from.
        submit: hand it in. What was handed in can be handed in anew, as another version.
        by: who.
        at: when.

    Raises:
        NotFound: no such assessment, delegation or indicator for this person.
        NotAllowed, WrongStage: the person does not speak for the institution, or it is too late.
        Invalid: a field holds what it cannot hold, or nothing is said in what is handed in.
    """
    with transactions.whole():
        made = _asked(id, number, (indicator,), by, Permission.RETURN)
        kept = _write(id, made, indicator, written, base=base, submit=submit, by=by, at=at, via=Via.PAGE)
        if submit and not kept.met:
            note("return.submit", id, number, by=by, at=at, details=_seal(kept.given))
        elif kept.given.version != base:
            note("return.save", id, number, by=by, at=at, details={"indicator": indicator})
    return kept


def hand_in(
    id: str,  # noqa: A002
    number: int,
    returns: Mapping[str, Written],
    *,
    by: Member,
    at: datetime,
    via: Via = Via.SHEET,
    bases: Mapping[str, int] | None = None,
) -> tuple[Kept, ...]:
    """What an institution says of several indicators at once, handed in: all or nothing.

    Args:
        id: of the assessment.
        number: of the delegation.
        returns: by the indicators' codes, what was filled in; an indicator with nothing filled in is left out by the
            caller.
        by: who brings it: somebody of the institution, or the focal point, the coordinator or an analyst who was sent
            it. It is the institution's word either way.
        at: when.
        via: by which way.
        bases: by the indicators' codes, the versions of the returns that the sheet was made from; without them what
            stands now is replaced, and stays as a version before.

    Raises:
        NotFound: no such assessment, delegation or indicator for this person.
        NotAllowed, WrongStage: the person may not bring it in (now).
        Invalid: fields that cannot be so; all are told, each with its indicator's code before its field as the place.
        Conflict: somebody of the institution wrote something else meanwhile, or has a draft that only the institution
            hands in; the indicators and parts are told.
    """
    with transactions.whole():
        speaks = delegations.get(id, number).institution in by.institutions
        permission = Permission.RETURN if speaks else Permission.TAKE_SHEET
        made = _asked(id, number, tuple(returns), by, permission)
        if not speaks:
            _check_no_draft(id, number, returns)
        kept: list[Kept] = []
        problems: list[Problem] = []
        for indicator, written in returns.items():
            base = (bases or {}).get(indicator)
            stands = delegations.get_return(id, number, indicator).version
            try:
                one = _write(
                    id,
                    made,
                    indicator,
                    written,
                    base=stands if base is None else base,
                    submit=True,
                    by=by,
                    at=at,
                    via=via,
                )
            except Invalid as error:
                problems += [_of_indicator(problem, indicator) for problem in error.problems]
            else:
                kept.append(one)
        if problems:
            raise Invalid(*problems)
        if met := [f"{one.given.indicator} ({clash.part})" for one in kept for clash in one.met]:
            raise Conflict(f"somebody of the institution wrote something else meanwhile: {', '.join(met)}")
        note(
            "return.submit", id, number, by=by, at=at, details={"via": via.value} | _seal(*[one.given for one in kept])
        )
    return tuple(kept)


def submit_all(id: str, number: int, *, by: Member, at: datetime) -> tuple[Return, ...]:  # noqa: A002
    """Everything that stands as a draft in a delegation, handed in; all or nothing.

    Raises:
        NotFound: no such assessment or delegation for this person.
        NotAllowed, WrongStage: the person does not speak for the institution, or it is too late.
        Invalid: a draft says nothing, or contradicts itself.
        Conflict: there is no draft.
    """
    with transactions.whole():
        drafts = [one for one in delegations.returns(id, delegation=number) if not one.is_submitted and _says(one)]
        _asked(id, number, tuple(one.indicator for one in drafts), by, Permission.RETURN)
        if not drafts:
            raise Conflict("there is no draft to hand in: everything that was written is handed in")
        problems: list[Problem] = []
        for one in drafts:
            try:
                check_complete(one)
            except Invalid as error:
                problems += error.problems
        if problems:
            raise Invalid(*problems)
        done = [delegations.write_return(id, replace(one, is_submitted=True, by=by.person), at=at) for one in drafts]
        note("return.submit", id, number, by=by, at=at, details=_seal(*done))
    return tuple(done)


def returned(id: str, *, by: Member, indicator: str | None = None) -> tuple[Return, ...]:  # noqa: A002
    """What institutions handed in, as it was last handed in: drafts behind it are their own.

    Of what the person is to answer blind there is nothing: what was taken over tells the first answer.

    Raises:
        NotFound, NotAllowed: the person does not work inside the assessment.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    found = delegations.all_handed_in(id) if indicator is None else delegations.handed_in(id, indicator)
    blind = reviews.to_code(id, by.person)
    return tuple(one for one in found if one.indicator not in blind)


def take_over(
    id: str,  # noqa: A002
    number: int,
    indicator: str,
    fields: Iterable[Field],
    *,
    version: int,
    base: int,
    reason: str = "",
    by: Member,
    at: datetime,
) -> Taken:
    """The answer with these fields of a return written into it; the others are declined, with the reason.

    The history of the answer says from whose return the words are. Where somebody wrote the same field meanwhile, it is
    not overwritten: the text is put aside, and the return waits for another decision.

    Args:
        id: of the assessment.
        number: of the delegation.
        indicator: code of the indicator.
        fields: those that go into the answer; none declines the whole return.
        version: of the return, as it was read.
        base: version of the answer, as it was read.
        reason: why the others do not; the institution reads it.
        by: who.
        at: when.

    Raises:
        NotFound: no such assessment, delegation or return for this person.
        NotAllowed, WrongStage: the person may not take words over (now).
        Conflict: the return was handed in anew, or is decided.
        Invalid: a field says nothing, or something is declined without a reason.
    """
    with transactions.whole():
        entering.require(Permission.TAKE_OVER, id, by, indicator=indicator)
        given = _to_decide(id, number, indicator, version)
        taken = tuple(dict.fromkeys(fields))
        if nothing := [field for field in taken if not given.words.get(field)]:
            raise Invalid(Problem(f"the return says nothing in '{nothing[0]}'", place=nothing[0]))
        _check_reason(given, taken, reason)
        saved = None
        if taken:
            words = {field: given.words[field] for field in taken}
            why = f"from the return of {institution_name(id, given.institution)}"
            saved = answering.save(
                id, indicator, words, base=base, by=by, at=at, why=why, permission=Permission.TAKE_OVER
            )
            if saved.met:
                return Taken(given=given, saved=saved)
        decided = replace(
            given, decided_by=by.person, decided_at=at.isoformat(), taken=taken, reason=tidy(reason) or None
        )
        delegations.decide(id, decided, at=at)
        details = {"indicator": indicator, "version": version, "taken": list(taken)}
        note("return.decide", id, number, by=by, at=at, details=details)
    return Taken(given=decided, saved=saved)


def _write(
    id: str,  # noqa: A002
    made: Delegation,
    indicator: str,
    written: Written,
    *,
    base: int,
    submit: bool,
    by: Member,
    at: datetime,
    via: Via,
) -> Kept:
    number = made.number
    versions = delegations.versions_of(id, number, indicator)
    theirs = versions[-1] if versions else delegations.get_return(id, number, indicator)
    before = theirs if base == theirs.version else next((one for one in versions if one.version == base), None)
    if before is None and base == 0:
        before = Return(delegation=number, indicator=indicator, institution=made.institution, by="", at="", version=0)
    if before is None:
        raise Conflict(f"{indicator} never had a version {base}: open the page again")
    after, met = merged(before, theirs, written)
    _check_fields(id, after)
    if met:
        submit = False
    if submit:
        check_complete(after)
    if _said(after) == _said(theirs) and submit == theirs.is_submitted:
        return Kept(given=theirs, met=met)
    kept = replace(after, by=by.person, via=via, is_submitted=submit)
    return Kept(given=delegations.write_return(id, kept, at=at), met=met)


def _check_fields(id: str, given: Return) -> None:  # noqa: A002
    asked = answering.indicator_of(assessments.entry(id), given.indicator)
    with_words(Answer(indicator=given.indicator), given.words, asked)
    for place, text in (("sources", given.sources), ("remark", given.remark)):
        if len(text) > LONGEST:
            remedy = "send the long text as a document"
            raise Invalid(Problem(f"{len(text):,} characters are more than {LONGEST:,}", place=place, remedy=remedy))


def _of_indicator(problem: Problem, indicator: str) -> Problem:
    """The problem, with the indicator's code before its place."""
    place = f"{indicator} {problem.place}" if problem.place and problem.place != indicator else indicator
    return Problem(problem.says, problem.file, place, problem.remedy)


def _asked(id: str, number: int, indicators: tuple[str, ...], by: Member, permission: Permission) -> Delegation:  # noqa: A002
    """The delegation, if the person may write into it, and these indicators are in it."""
    made = part(id, number, by=by)
    if made.withdrawn_at is not None:
        raise Conflict(f"delegation {number} was withdrawn")
    for indicator in indicators or made.indicators[:1]:
        if indicator not in made.indicators:
            raise NotFound("indicator", indicator, remedy="it was not handed to this institution")
        entering.require(permission, id, by, indicator=indicator)
    if permission is Permission.RETURN and made.institution not in by.institutions:
        raise NotFound("delegation", number)
    return made


def _to_decide(id: str, number: int, indicator: str, version: int) -> Return:  # noqa: A002
    found = next((one for one in delegations.handed_in(id, indicator) if one.delegation == number), None)
    if found is None:
        raise NotFound("return", indicator)
    if found.version != version:
        raise Conflict(f"{indicator} was handed in anew meanwhile: read what is new, then decide")
    if found.decided_by is not None:
        raise Conflict(f"{indicator} was decided by {found.decided_by}")
    return found


def _check_no_draft(id: str, number: int, indicators: Iterable[str]) -> None:  # noqa: A002
    """Return if the institution has no drafts of these: what it has not handed in is not handed in for it."""
    there = {one.indicator for one in delegations.returns(id, delegation=number) if not one.is_submitted and _says(one)}
    if drafts := sorted(there.intersection(indicators)):
        raise Conflict(f"the institution is writing {', '.join(drafts)} itself: ask it to hand that in")


def _check_reason(given: Return, taken: tuple[Field, ...], reason: str) -> None:
    declined = [field for field in ASKED if given.words.get(field) and field not in taken]
    if declined and not reason.strip():
        remedy = "write in a sentence why; the institution reads it"
        says = f"not everything was taken over, and no reason is given ({', '.join(declined)})"
        raise Invalid(Problem(says, place="reason", remedy=remedy))


def _says(given: Return) -> bool:
    return given.nothing_to_add or bool(given.sources or given.remark or any(given.words.values()))


def _said(given: Return) -> tuple[dict[Field, str], str, str, bool]:
    words = {field: text for field, text in given.words.items() if text}
    return words, given.sources, given.remark, given.nothing_to_add


def _seal(*given: Return) -> dict[str, object]:
    return {"returns": {one.indicator: one.version for one in given}}
