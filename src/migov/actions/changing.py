"""What changed since the round before: compared by the cross-walk, each change with the kind that a person gave it."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering, registers, rounds
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model import changes as method
from migov.model.assessments import Assessment
from migov.model.changes import Change, ChangeKind, Compared, NamedInstrument, Reason, carries, unfit
from migov.model.fields import brief
from migov.model.indicators import Relation
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import answers, assessments, changes, journal, transactions
from migov.store.assessments import Entry


class Comparison(Value, kw_only=True):
    """Two rounds, question by question."""

    earlier: Entry | None
    """Null for a first round, or where the one before was withdrawn or is not kept here."""
    lines: tuple[Compared, ...] = ()
    """In the order of the cross-walk; empty where there is nothing to compare."""
    is_linked: bool = True
    """False where nobody has compared the two editions of the catalogue."""


def comparison(id: str, *, by: Member) -> Comparison:  # noqa: A002 - the field's own word
    """The assessment beside the round before.

    Raises:
        NotFound, NotAllowed: *by* may not see inside.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    return compared(id)


def compared(id: str) -> Comparison:  # noqa: A002
    """The assessment beside the round before, for whoever need not be asked who they are."""
    earlier = rounds.comparable_with(id)
    if earlier is None:
        return Comparison(earlier=None)
    walk = rounds.walk(earlier, assessments.entry(id))
    if walk is None:
        return Comparison(earlier=earlier, is_linked=False)
    then = [one.answer for one in answers.of(earlier.id)]
    now = [one.answer for one in answers.of(id)]
    return Comparison(earlier=earlier, lines=method.compared(then, now, walk, changes.reasons(id)))


def changes_of(id: str) -> tuple[Change, ...]:  # noqa: A002
    """The changes whose kind was told: what a release publishes of the comparison.

    Raises:
        NotFound: there is no assessment under this id.
    """
    return method.changes(compared(id).lines, [one.answer for one in answers.of(id)])


def followed(id: str, value: Assessment) -> Assessment:  # noqa: A002
    """The content of an assessment with its round before, and with the changes since that people told the kind of.

    Args:
        id: of the assessment.
        value: its content with its answers, such as a release is made of; changes whose quotations are of sources that
            it does not carry are told without them.
    """
    earlier = rounds.comparable_with(id)
    if earlier is None:
        return value
    known = {source.id for source in value.sources}
    told = tuple(replace(one, pins=tuple(pin for pin in one.pins if pin.source in known)) for one in changes_of(id))
    return replace(value, earlier=earlier.id, changes=told)


def untold(id: str) -> tuple[str, ...]:  # noqa: A002
    """Codes of the questions whose changed answer does not say why yet."""
    return method.untold(compared(id).lines)


def reason(id: str, indicator: str) -> Reason | None:  # noqa: A002
    """What somebody said of why the answer changed; null where nobody did."""
    return changes.reasons(id).get(indicator)


def tell(
    id: str,  # noqa: A002
    indicator: str,
    kind: ChangeKind,
    *,
    because: str,
    instruments: tuple[str, ...] = (),
    by: Member,
    at: datetime,
) -> Reason:
    """Why an answer is another one than in the round before, from now on.

    Args:
        id: of the assessment.
        indicator: its code.
        kind: of the change.
        because: in words; they are published.
        instruments: ids, numbers or names of the instruments that show it, as the register has them.
        by: who says so.
        at: when.

    Raises:
        NotFound: no such assessment or indicator, or no such instrument in the register.
        NotAllowed, WrongStage: the person may not answer it (now).
        Conflict: it is not comparable with the round before.
        Invalid: no words, no instrument where the kind needs one, or a kind that does not fit.
    """
    with transactions.whole():
        entering.require(Permission.ANSWER, id, by, indicator=indicator)
        if problem := unfit(kind, _link(id, indicator)):
            raise Invalid(problem)
        told = Reason(
            kind=kind,
            because=brief(because, place="because"),
            instruments=named(id, instruments, at=at),
        )
        if changes.reasons(id).get(indicator) != told:
            changes.tell(id, indicator, told, by=by.person, at=at)
            details = {"indicator": indicator, "reason": msgspec.to_builtins(told)}
            journal.note("change.tell", subject=id, by=by.person, at=at, details=details)
    return told


def take_back(id: str, indicator: str, *, by: Member, at: datetime) -> None:  # noqa: A002
    """What was said of why the answer changed counts no more.

    Raises:
        NotFound: nobody has said anything.
        NotAllowed, WrongStage: the person may not answer it (now).
    """
    with transactions.whole():
        entering.require(Permission.ANSWER, id, by, indicator=indicator)
        if indicator not in changes.reasons(id):
            raise NotFound("kind of change", indicator)
        changes.tell(id, indicator, None, by=by.person, at=at)
        journal.note("change.take-back", subject=id, by=by.person, at=at, details={"indicator": indicator})


def named(id: str, words: tuple[str, ...], *, at: datetime) -> tuple[NamedInstrument, ...]:  # noqa: A002
    """The instruments of the jurisdiction's register that these ids, numbers or names mean, each once.

    Raises:
        Invalid: one of them means none, or several.
    """
    wanted = [word for one in words if (word := " ".join(one.split()))]
    if not wanted:
        return ()
    code = assessments.entry(id).jurisdiction_code
    there = registers.register_of(code, on=at.date()).instruments if code else ()
    found: dict[str, NamedInstrument] = {}
    for word in wanted:
        meant = [one for one in there if one.id == word]
        meant = meant or [one for one in there if one.number and one.number.casefold() == word.casefold()]
        meant = meant or [one for one in there if any(name.text.casefold() == word.casefold() for name in one.names)]
        if len(meant) != 1:
            says = f"{len(meant) or 'no'} instruments of the register are called '{word[:80]}'"
            raise Invalid(Problem(says, place="instruments", remedy="write its id, its number or its whole name"))
        found[meant[0].id] = NamedInstrument(id=meant[0].id, name=meant[0].name)
    return tuple(found.values())


def _link(id: str, indicator: str) -> Relation:  # noqa: A002
    earlier, entry = rounds.comparable_with(id), assessments.entry(id)
    answering.indicator_of(entry, indicator)
    link = rounds.link_of(earlier, entry, indicator) if earlier else None
    if link is None or not carries(link.relation):
        raise Conflict(f"{indicator} cannot be compared with the round before: there is nothing to explain")
    return link.relation
