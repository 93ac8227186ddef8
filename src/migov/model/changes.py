"""What changed between two rounds of one jurisdiction: each changed answer with the kind of its change.

Whether an answer says something else than the round before is computed (`compared`); of which kind the change is, a
person says (`Reason`). Both together make a `Change`: one without a kind does not exist. Nothing here counts changes
for the better or the worse: a change has a kind and no direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from migov.errors import Invalid, Problem
from migov.model.answers import Answer, NonAnswer
from migov.model.citations import Pin
from migov.model.fields import Field, words
from migov.model.indicators import CrossWalk, Link, Relation
from migov.model.instruments import InstrumentStatus
from migov.model.languages import Localized
from migov.model.values import Moment, Value, repeated


class ChangeKind(StrEnum):
    """Why an answer is another one than in the round before."""

    NEW_LAW = "new or changed law"
    LAPSED = "lapsed"
    """Something that was in force has ended: a plan's own period, a law by its repeal."""
    IMPLEMENTED = "implementation began"
    CORRECTED = "earlier error corrected"
    """Nothing changed in the country: the round before was wrong."""
    NEW_EVIDENCE = "new evidence"
    """Nothing changed in the country: something was found that was not known."""
    REWORDED = "question reworded"
    """Nothing changed in the country: something else was asked."""

    @property
    def names_instrument(self) -> bool:
        """Whether it says nothing without the instrument that did it, or that ended."""
        return self in (ChangeKind.NEW_LAW, ChangeKind.LAPSED)

    @property
    def is_of_the_country(self) -> bool:
        """Whether something happened in the country, and not only in what is known or asked of it."""
        return self in (ChangeKind.NEW_LAW, ChangeKind.LAPSED, ChangeKind.IMPLEMENTED)


class NamedInstrument(Value, kw_only=True):
    """An instrument by the name it had when somebody pointed at it."""

    id: str
    """In the register of the jurisdiction's instruments."""
    name: str


class Stated(Value, kw_only=True):
    """What one round said to one indicator, without what is private."""

    indicator: str
    answer: str
    """A closed answer's code, or ``non-answer: `` with one of the four; empty where there was no answer."""
    years: tuple[int, ...] = ()
    practice: InstrumentStatus | None = None
    justification: str = ""
    as_of: Moment | None = None


class Reason(Value, kw_only=True):
    """A person's word on why an answer changed.

    Raises:
        Invalid: it has no words, or names no instrument where its kind needs one.
    """

    kind: ChangeKind
    because: str
    instruments: tuple[NamedInstrument, ...] = ()

    def __post_init__(self) -> None:
        if not self.because.strip():
            remedy = "write in a sentence what changed"
            raise Invalid(Problem("a change says why", place="because", remedy=remedy))
        if self.kind.names_instrument and not self.instruments:
            remedy = "name the law or plan"
            raise Invalid(Problem(f"'{self.kind}' names an instrument", place="instruments", remedy=remedy))
        for twice in repeated([one.id for one in self.instruments]):
            raise Invalid(Problem(f"instrument {twice} is named twice", place="instruments"))


class Change(Value, kw_only=True):
    """One answer that says something else than in the round before, with the kind of the change.

    Raises:
        Invalid: nothing changed, a side is missing, or the kind does not fit.
    """

    before: tuple[Stated, ...]
    """In the round before: several where questions were merged."""
    after: tuple[Stated, ...]
    """In this round: several where the question was split."""
    relation: Relation
    """How the questions are related, by the cross-walk."""
    remark: Localized = Localized()
    """What a reader of both must know, by the cross-walk."""
    reason: Reason
    pins: tuple[Pin, ...] = ()
    """The quotations of this round that show it."""

    def __post_init__(self) -> None:
        sides = (tuple(one.indicator for one in self.before), tuple(one.indicator for one in self.after))
        Link(relation=self.relation, earlier=sides[0], later=sides[1])
        if not self.before or not self.after:
            raise Invalid(f"a {self.relation} question has no answer in both rounds: nothing can have changed")
        if self.relation is Relation.SAME and not _differ(self.before[0], self.after[0]):
            raise Invalid(f"{sides[1][0]} says what it said before: that is no change")
        if problem := unfit(self.reason.kind, self.relation):
            raise Invalid(problem)

    @property
    def kind(self) -> ChangeKind:
        return self.reason.kind

    @property
    def is_comparable(self) -> bool:
        """Whether the two answers may be compared without a remark."""
        return self.relation.is_comparable


def unfit(kind: ChangeKind, relation: Relation) -> Problem | None:
    """Why this kind of change cannot be between questions so related; null where it can.

    >>> str(unfit(ChangeKind.REWORDED, Relation.SAME))
    'kind: the question is the same in both rounds (choose what changed)'
    """
    if kind is ChangeKind.REWORDED and relation is Relation.SAME:
        remedy = "choose what changed"
        return Problem("the question is the same in both rounds", place="kind", remedy=remedy)
    return None


class State(StrEnum):
    """What a comparison of two rounds can say of a question."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    UNTOLD = "changed, kind missing"
    """A person is still to say why."""
    NOT_COMPARABLE = "not comparable"
    """Split, merged, new or given up: the cross-walk's remark says why."""
    UNCONFIRMED = "not yet confirmed"
    """Answered in the last round, and not settled in this one."""
    UNANSWERED = "not answered in both rounds"


class Compared(Value, kw_only=True):
    """One line of the comparison: a question, or the questions that became it, in both rounds."""

    earlier: tuple[str, ...]
    """Codes in the earlier edition."""
    later: tuple[str, ...]
    """Codes in the later edition."""
    relation: Relation
    remark: Localized
    before: tuple[Stated, ...]
    """Settled answers of the round before."""
    after: tuple[Stated, ...]
    """Settled answers of this round."""
    state: State
    reason: Reason | None = None


def stated(answer: Answer) -> Stated:
    """What an answer says, without notes, confidence and searches; of one that is not printed, only that."""
    if answer.non_answer is NonAnswer.NOT_PRINTED:
        return Stated(indicator=answer.indicator, answer=words(answer, Field.ANSWER))
    return Stated(
        indicator=answer.indicator,
        answer=words(answer, Field.ANSWER),
        years=answer.years,
        practice=answer.practice,
        justification=answer.justification,
        as_of=answer.as_of,
    )


def differs(before: Answer, after: Answer) -> bool:
    """Whether two answers say different things: the closed answer, the years, or how far it is practised.

    A justification in other words is no change, nor is practice that only one of the two tells.
    """
    return _differ(stated(before), stated(after))


def compared(
    earlier: Iterable[Answer], later: Iterable[Answer], walk: CrossWalk, reasons: Mapping[str, Reason] | None = None
) -> tuple[Compared, ...]:
    """Every question of the cross-walk in both rounds, in the order of its links.

    Args:
        earlier: answers of the round before; only settled ones count.
        later: answers of this round; only settled ones count.
        walk: from the edition of the one to that of the other, modules included.
        reasons: what people said, by the code in the later edition.
    """
    then, now = _settled(earlier), _settled(later)
    return tuple(_compared(link, then, now, reasons or {}) for link in walk.links)


def changes(lines: Iterable[Compared], answers: Iterable[Answer]) -> tuple[Change, ...]:
    """The changes among the lines whose kind was told, with the quotations of this round's answers."""
    pins = {one.indicator: one.pins for one in answers if one.non_answer is not NonAnswer.NOT_PRINTED}
    return tuple(
        Change(
            before=line.before,
            after=line.after,
            relation=line.relation,
            remark=line.remark,
            reason=line.reason,
            pins=tuple(dict.fromkeys(pin for code in line.later for pin in pins.get(code, ()))),
        )
        for line in lines
        if line.state is State.CHANGED and line.reason is not None
    )


def untold(lines: Iterable[Compared]) -> tuple[str, ...]:
    """Codes of the questions whose changed answer does not say why."""
    return tuple(code for line in lines if line.state is State.UNTOLD for code in line.later)


def counted(lines: Iterable[Compared]) -> dict[ChangeKind, int]:
    """How many changes there are of each kind; kinds that nobody gave stand with 0."""
    found = dict.fromkeys(ChangeKind, 0)
    for line in lines:
        if line.state is State.CHANGED and line.reason is not None:
            found[line.reason.kind] += 1
    return found


def carries(relation: Relation) -> bool:
    """Whether the last answer may stand in the new round until somebody confirms or changes it."""
    return relation in (Relation.SAME, Relation.REWORDED)


def _settled(answers: Iterable[Answer]) -> dict[str, Answer]:
    return {one.indicator: one for one in answers if one.status.is_settled}


def _compared(
    link: Link, then: Mapping[str, Answer], now: Mapping[str, Answer], reasons: Mapping[str, Reason]
) -> Compared:
    before = tuple(stated(then[code]) for code in link.earlier if code in then)
    after = tuple(stated(now[code]) for code in link.later if code in now)
    state, reason = _state(link, before, after), None
    if state is State.UNTOLD:
        told = reasons.get(link.later[0])
        if told is not None and unfit(told.kind, link.relation) is None:
            state, reason = State.CHANGED, told
    return Compared(
        earlier=link.earlier,
        later=link.later,
        relation=link.relation,
        remark=link.remark,
        before=before,
        after=after,
        state=state,
        reason=reason,
    )


def _state(link: Link, before: tuple[Stated, ...], after: tuple[Stated, ...]) -> State:
    if not carries(link.relation):
        return State.NOT_COMPARABLE
    if before and not after:
        return State.UNCONFIRMED
    if not before or not after:
        return State.UNANSWERED
    return State.UNTOLD if _differ(before[0], after[0]) else State.UNCHANGED


def _differ(before: Stated, after: Stated) -> bool:
    both_tell = before.practice is not None and after.practice is not None
    return (
        before.answer != after.answer
        or set(before.years) != set(after.years)
        or (both_tell and before.practice is not after.practice)
    )
