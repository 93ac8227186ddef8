"""Putting indicators into hands: whole dimensions and sub-domains or single ones, for a duty, with a deadline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from migov.actions import answers as answering
from migov.actions import codings, entering
from migov.actions.answers import Under
from migov.catalogue import editions
from migov.errors import Invalid, NotFound, Problem
from migov.model.answers import AnswerStatus
from migov.model.assignments import Assignment, Duty
from migov.model.deadlines import Deadline
from migov.model.indicators import Edition
from migov.model.people import Member, Role
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import assessments, assignments, journal, opening, people, reviews, transactions, work
from migov.store.assignments import Given

__all__ = ["Given"]

NEEDED = {Duty.ANSWER: Role.ANALYST, Duty.REVIEW: Role.REVIEWER}
"""The role without which a duty cannot be done. Anybody inside may code a second time who does not answer."""


class Part(Value, kw_only=True):
    """A dimension, a sub-domain or a module, with its indicators: what is put into hands at once."""

    name: str
    """``dimension-1``, ``section-1.2`` for a sub-domain, ``module-covid-19``."""
    indicators: tuple[str, ...]


class Load(Value, kw_only=True):
    """How much one person has to do with one duty."""

    person: str
    duty: Duty
    given: int
    done: int
    late: int


def parts(under: Under) -> tuple[Part, ...]:
    """What can be put into hands at once: dimensions with their sub-domains, then modules."""
    edition, home = answering.edition_of(under), opening.connect()
    found = list(_parts(edition))
    for code in under.modules:
        module = editions.load(code, home)
        found.append(Part(name=f"module-{code}", indicators=tuple(one.code for one in module.indicators)))
    return tuple(found)


def chosen(under: Under, names: Iterable[str]) -> tuple[str, ...]:
    """The indicators that names of parts and codes of single indicators mean, each once, in the edition's order.

    Raises:
        NotFound: there is no such part or indicator.
    """
    known = {part.name: part.indicators for part in parts(under)}
    order = list(dict.fromkeys(code for part in known.values() for code in part))
    wanted: set[str] = set()
    for name in names:
        if name not in known and name not in order:
            raise NotFound("part or indicator", name, remedy="name a dimension, a sub-domain or an indicator's code")
        wanted.update(known.get(name, (name,)))
    return tuple(code for code in order if code in wanted)


def give(
    names: Iterable[str],
    *,
    person: str,
    duty: Duty,
    due: Deadline | None = None,
    assessment: str,
    by: Member,
    at: datetime,
) -> tuple[Assignment, ...]:
    """Indicators in somebody's hands from now on, those that were there already with the new deadline.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not do this now, or there is no such person or indicator here.
        Invalid: nothing is chosen, or the person has not the role that the duty needs.
    """
    with transactions.whole():
        assessments.lock(assessment)
        entering.require(Permission.ASSIGN, assessment, by)
        codes = chosen(assessments.entry(assessment), names)
        if not codes:
            remedy = "choose a dimension, a sub-domain or single indicators"
            raise Invalid(Problem("nothing is chosen", place="parts", remedy=remedy))
        _may_do(duty, _of_the_team(assessment, person))
        wanted = [Assignment(indicator=code, person=person, duty=duty, due=due) for code in codes]
        if duty is Duty.CODE:
            _not_the_first_coder(assessment, wanted)
            codings.check_blind(assessment, codes, person)
            reviews.ask(assessment, codes, coder=person, by=by.person, at=at)
        if duty is Duty.ANSWER:
            _not_a_blind_coder(assessment, wanted)
        changed = assignments.give(assessment, wanted, by=by.person, at=at)
        if changed:
            details = {"person": person, "duty": duty.value, "indicators": [one.indicator for one in changed]}
            told = details | {"due": msgspec.to_builtins(due)}
            journal.note("assignment.give", subject=assessment, by=by.person, at=at, details=told)
    return changed


def take_back(
    names: Iterable[str], *, person: str, duty: Duty, assessment: str, by: Member, at: datetime
) -> tuple[str, ...]:
    """Indicators that are not in somebody's hands any more; those that were not are not named.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not do this now, or there is no such indicator here.
    """
    with transactions.whole():
        assessments.lock(assessment)
        entering.require(Permission.ASSIGN, assessment, by)
        codes = set(chosen(assessments.entry(assessment), names))
        given = assignments.of(assessment, person=person)
        ended = [one.assignment for one in given if one.assignment.indicator in codes and one.assignment.duty is duty]
        assignments.take_back(assessment, ended, by=by.person, at=at)
        for one in ended:
            if duty is Duty.CODE:
                reviews.call_off(assessment, one.indicator, coder=person, at=at)
        if ended:
            details = {"person": person, "duty": duty.value, "indicators": [one.indicator for one in ended]}
            journal.note("assignment.end", subject=assessment, by=by.person, at=at, details=details)
    return tuple(one.indicator for one in ended)


def of(assessment: str, *, by: Member) -> tuple[Given, ...]:
    """What is in whose hands now; who codes a second time, blind, is for the coordinator and themselves to know.

    Raises:
        NotFound, NotAllowed: *by* may not see it.
    """
    entering.require(Permission.SEE_INSIDE, assessment, by)
    return tuple(
        one
        for one in assignments.of(assessment)
        if one.assignment.duty is not Duty.CODE or by.is_(Role.COORDINATOR) or one.assignment.person == by.person
    )


def loads(assessment: str, *, by: Member, now: datetime) -> tuple[Load, ...]:
    """How much everybody has to do, by handle and duty.

    Raises:
        NotFound, NotAllowed: *by* may not see it.
    """
    counted: dict[tuple[str, Duty], list[int]] = {}
    every = of(assessment, by=by)
    is_open = set(still_open(every))
    for one in every:
        given = one.assignment
        tally = counted.setdefault((given.person, given.duty), [0, 0, 0])
        tally[0] += 1
        tally[1] += one not in is_open
        tally[2] += one in is_open and given.due is not None and given.due.is_past(now)
    return tuple(
        Load(person=person, duty=duty, given=given, done=done, late=late)
        for (person, duty), (given, done, late) in sorted(counted.items())
    )


def still_open(given: Iterable[Given]) -> tuple[Given, ...]:
    """Those that are not done: not answered completely, not reviewed as they read now, not coded a second time.

    However many they are and from whichever assessments, the database is asked four times.
    """
    asked = tuple(given)
    places = {duty: {_place(one) for one in asked if one.assignment.duty is duty} for duty in Duty}
    people_ = {one.assignment.person for one in asked}
    statuses = work.statuses(places[Duty.ANSWER])
    read, said = work.read_versions(places[Duty.REVIEW]), work.reviewed(places[Duty.REVIEW], people_)
    coded = work.coded(places[Duty.CODE], people_)

    def is_done(one: Given) -> bool:
        place, person = _place(one), one.assignment.person
        match one.assignment.duty:
            case Duty.ANSWER:
                return statuses.get(place, AnswerStatus.NOT_STARTED).is_settled
            case Duty.REVIEW:
                return said.get((person, place), -1) >= read.get(place, 0)
            case Duty.CODE:
                return (person, place) in coded

    return tuple(one for one in asked if not is_done(one))


def can_begin(given: Iterable[Given]) -> frozenset[Given]:
    """Those that can be begun: a review only when there is an answer that its analyst called complete."""
    asked = tuple(given)
    statuses = work.statuses({_place(one) for one in asked if one.assignment.duty is Duty.REVIEW})
    return frozenset(
        one
        for one in asked
        if one.assignment.duty is not Duty.REVIEW or statuses.get(_place(one), AnswerStatus.NOT_STARTED).is_settled
    )


def _place(one: Given) -> tuple[str, str]:
    return one.assessment, one.assignment.indicator


def _parts(edition: Edition) -> Iterable[Part]:
    for dimension in dict.fromkeys(sub_domain.dimension for sub_domain in edition.sub_domains):
        inside = edition.of(dimension)
        yield Part(name=f"dimension-{int(dimension)}", indicators=tuple(one.code for one in inside))
        for sub_domain in edition.sub_domains:
            if sub_domain.dimension is dimension:
                codes = tuple(one.code for one in inside if one.sub_domain == sub_domain.code)
                yield Part(name=f"section-{sub_domain.code}", indicators=codes)


def _of_the_team(assessment: str, person: str) -> Member:
    found = next((one for one in people.members(assessment) if one.person == person), None)
    if found is None:
        raise NotFound("member of the team", person, remedy="add them to the team first")
    return found


def _may_do(duty: Duty, member: Member) -> None:
    role = NEEDED.get(duty)
    if role is not None and not member.is_(role):
        remedy = f"give them the role of {role} first"
        raise Invalid(Problem(f"to {duty}, one is {role}", place="person", remedy=remedy))
    if not member.works_inside:
        raise Invalid(Problem("participants answer what is handed to their institution", place="person"))


def _not_a_blind_coder(assessment: str, wanted: list[Assignment]) -> None:
    """Whoever is to answer blind could not write the first answer that is put into their hands."""
    blind = reviews.to_code(assessment, wanted[0].person)
    if mine := [one.indicator for one in wanted if one.indicator in blind]:
        remedy = "take the second answer back first, or choose somebody else"
        says = f"they are to give a second answer to {', '.join(mine[:5])}" + (" and more" if len(mine) > 5 else "")
        raise Invalid(Problem(says, place="person", remedy=remedy))


def _not_the_first_coder(assessment: str, wanted: list[Assignment]) -> None:
    """A second answer by whoever gives the first would be no second answer."""
    first = {
        one.assignment.indicator
        for one in assignments.of(assessment, person=wanted[0].person)
        if one.assignment.duty is Duty.ANSWER
    }
    if mine := [one.indicator for one in wanted if one.indicator in first]:
        remedy = "choose somebody who does not answer them, or other indicators"
        says = f"they give the first answer to {', '.join(mine[:5])}" + (" and more" if len(mine) > 5 else "")
        raise Invalid(Problem(says, place="person", remedy=remedy))
