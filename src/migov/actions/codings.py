"""Second coding: somebody answers an indicator without having seen the first answer, and both are compared.

How often two coders agree tells of the question: it is counted from what both said before either saw the other answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering
from migov.catalogue import editions
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.answers import Answer, NonAnswer, fits
from migov.model.fields import LONGEST, NON_ANSWER, Field, tidy, words
from migov.model.people import Member
from migov.model.permissions import Permission, require
from migov.model.reviews import Agreement, Coding, agreement
from migov.model.values import Value
from migov.model.visibility import sees_answer, sees_coding
from migov.store import answers, assessments, journal, opening, reviews, transactions


class Coded(Value, kw_only=True):
    """What became of a coding that was handed in."""

    coding: Coding
    """As it stands now."""
    met: Coding | None = None
    """What was not written, because another tab had saved something else meanwhile: nothing is overwritten."""


class Pair(Value, kw_only=True):
    """Two answers to one indicator that were given blind, laid side by side."""

    coding: Coding
    first: Answer
    """As it stands now."""
    said: str
    """What the first answer said when the second came to be seen, in the words of `migov.model.fields`."""

    @property
    def agrees(self) -> bool:
        """Whether both said the same before either saw the other."""
        return self.said == second_words(self.coding)


class Questions(Value, kw_only=True):
    """How often second answers agreed with first ones, question by question of one edition."""

    edition: str
    agreements: tuple[Agreement, ...]


def check_blind(id: str, indicators: Iterable[str], person: str) -> None:  # noqa: A002 - the field's own word
    """Return if somebody can answer these indicators without knowing the first answers.

    Raises:
        Invalid: they wrote or reviewed one of them.
    """
    wrote = reviews.authors(id)
    read = {one.indicator for one in reviews.of(id, reviewer=person)}
    known = [code for code in indicators if person in wrote.get(code, frozenset()) or code in read]
    if known:
        says = f"{person} wrote or reviewed the answer to {', '.join(known[:5])}"
        raise Invalid(Problem(says, place="person", remedy="leave these out, or ask somebody else"))


def write(
    id: str,  # noqa: A002
    indicator: str,
    *,
    answer: str,
    justification: str,
    base: int,
    submit: bool,
    by: Member,
    at: datetime,
) -> Coded:
    """The second answer, kept as a draft or handed in; the same one handed in again changes nothing.

    Args:
        id: of the assessment.
        indicator: code of the indicator.
        answer: the closed answer or non-answer, in the words of `migov.model.fields`.
        justification: on what grounds.
        base: how often it had been saved when the form was filled.
        submit: hand it in: it cannot be changed any more.
        by: who.
        at: when.

    Raises:
        NotFound: no such assessment for this person, or no such indicator.
        NotAllowed, WrongStage: the person is not asked to code it, or has handed it in.
        Invalid: the answer is not on the scale, or something is missing from what is handed in.
    """
    with transactions.whole():
        if again := _same_again(id, indicator, answer, tidy(justification), submit=submit, by=by):
            return Coded(coding=again)
        entering.require(Permission.CODE, id, by, indicator=indicator)
        before = _mine(id, indicator, by)
        mine = _with(before, answer, tidy(justification), id)
        if base != before.saves and (mine.closed, mine.non_answer, mine.justification) != _said(before):
            if not 0 <= base < before.saves:
                raise Conflict(f"{indicator} was never saved {base} times: open the page again")
            return Coded(coding=before, met=mine)
        after = replace(mine, saves=before.saves + 1, submitted_at=at.isoformat() if submit else None)
        if submit or _said(after) != _said(before):
            reviews.save_coding(id, after, at=at)
            action = "coding.submit" if submit else "coding.save"
            journal.note(action, subject=id, by=by.person, at=at, details={"indicator": indicator})
    return Coded(coding=_mine(id, indicator, by))


def mine(id: str, indicator: str, *, by: Member) -> Coding:  # noqa: A002
    """The person's own second answer to an indicator.

    Raises:
        NotFound: they were not asked for one.
    """
    require(Permission.SEE, by, entering.situation(id), assessment=id)
    return _mine(id, indicator, by)


def asked_of(id: str, *, by: Member) -> tuple[Coding, ...]:  # noqa: A002
    """The second answers that the person was asked for, in the order they were asked."""
    return reviews.codings(id, coder=by.person)


def pairs(id: str, *, by: Member, indicator: str | None = None) -> tuple[Pair, ...]:  # noqa: A002
    """The first and second answers that the person may see side by side, in the order they were asked for.

    Raises:
        NotFound: there is no such assessment for this person.
        NotAllowed: they do not work inside it.
    """
    require(Permission.SEE_INSIDE, by, entering.situation(id), assessment=id)
    every = reviews.codings(id)
    blind = {one.indicator for one in every if not sees_answer(by, [one])}
    asked = [one for one in every if one.indicator not in blind and indicator in (None, one.indicator)]
    said = reviews.first_said((id, one) for one in asked)
    kept = {one.answer.indicator: one.answer for one in answers.of(id)} if said else {}
    return tuple(
        Pair(coding=one, first=kept[one.indicator], said=said[id, one.indicator, one.coder])
        for one in asked
        if (id, one.indicator, one.coder) in said and sees_coding(by, one, kept.get(one.indicator))
    )


def agreement_in(id: str, *, by: Member) -> tuple[Agreement, ...]:  # noqa: A002
    """How often second answers agreed with first ones, per indicator of an assessment, in order of their codes.

    Raises:
        NotFound: there is no such assessment for this person.
        NotAllowed: they do not work inside it.
    """
    return agreement((one.coding.indicator, one.said, second_words(one.coding)) for one in pairs(id, by=by))


def agreement_everywhere() -> tuple[Questions, ...]:
    """How often second answers agreed with first ones, per question of each edition, over all kept assessments.

    It tells of the questions: no assessment and no country is named, and none could be told from it.
    """
    entries = {entry.id: entry for entry in assessments.entries()}
    there = [(name, coding) for name, coding in reviews.codings_everywhere() if name in entries]
    said = reviews.first_said(there)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, coding in there:
        first = said.get((name, coding.indicator, coding.coder))
        if first is not None:
            edition = _home(entries[name], coding.indicator)
            found.setdefault(edition, []).append((coding.indicator, first, second_words(coding)))
    return tuple(Questions(edition=code, agreements=agreement(pairs)) for code, pairs in sorted(found.items()))


def second_words(coding: Coding) -> str:
    """What a second answer says, in the words of `migov.model.fields`."""
    return words(Answer(indicator=coding.indicator, closed=coding.closed, non_answer=coding.non_answer), Field.ANSWER)


def _home(entry: assessments.Entry, indicator: str) -> str:
    """Code of the edition or module that asks the indicator."""
    home = opening.connect()
    return next(
        (code for code in entry.modules if editions.load(code, home).find(indicator)), answering.edition_of(entry).code
    )


def _same_again(
    id: str,  # noqa: A002
    indicator: str,
    answer: str,
    justification: str,
    *,
    submit: bool,
    by: Member,
) -> Coding | None:
    """What was handed in, where a button pressed twice hands in the very same."""
    found = next((one for one in reviews.codings(id, indicator, coder=by.person) if one.is_submitted), None)
    same = found is not None and (second_words(found), found.justification) == (answer, justification)
    return found if submit and same else None


def _mine(id: str, indicator: str, by: Member) -> Coding:  # noqa: A002
    found = reviews.codings(id, indicator, coder=by.person)
    if not found:
        raise NotFound("coding", indicator)
    return found[0]


def _said(coding: Coding) -> tuple[str | None, NonAnswer | None, str]:
    return coding.closed, coding.non_answer, coding.justification


def _with(coding: Coding, answer: str, justification: str, id: str) -> Coding:  # noqa: A002
    asked = answering.indicator_of(assessments.entry(id), coding.indicator)
    if len(justification) > LONGEST:
        raise Invalid(Problem(f"{len(justification):,} characters are more than {LONGEST:,}", place="justification"))
    non_answer, closed = None, answer or None
    if answer.startswith(NON_ANSWER):
        closed, named = None, answer.removeprefix(NON_ANSWER)
        non_answer = next((one for one in NonAnswer if one.value == named), None)
        if non_answer is None:
            remedy = "one of: " + ", ".join(NonAnswer)
            raise Invalid(Problem(f"'{named[:40]}' is not known", place="answer", remedy=remedy))
    if not fits(Answer(indicator=asked.code, closed=closed), asked):
        remedy = "one of: " + ", ".join(asked.choices)
        raise Invalid(Problem(f"{asked.code} has no answer '{answer[:40]}'", place="answer", remedy=remedy))
    return replace(coding, closed=closed, non_answer=non_answer, justification=justification)
