"""Treaties of an assessed country: what depositary, ministries and the last profile say, and what was decided.

The differences are listed for a decision; what all say alike needs none. Agreements with single partners stand beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering, rounds
from migov.actions.answers import Under
from migov.actions.delegations import institutions
from migov.catalogue import editions
from migov.catalogue.territories import gazetteer
from migov.catalogue.treaties import register
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, Problem
from migov.model import standpoints as witnesses
from migov.model.assessments import Assessment
from migov.model.assignments import Return
from migov.model.conventions import Standing
from migov.model.fields import Field, brief
from migov.model.indicators import Edition
from migov.model.instruments import Agreement
from migov.model.jurisdictions import Territory
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.standpoints import Decision, Record, Standpoint, Witness
from migov.model.treaties import Act, Treaty
from migov.model.values import Moment, Value
from migov.store import assessments, delegations, journal, opening, reviews, standpoints, transactions


class State(StrEnum):
    """How the records of a treaty stand to each other."""

    DIFFERENT = "different"
    """Two say different things, and nobody has decided on what they say now."""
    DECIDED = "decided"
    ALIKE = "alike"
    SILENT = "silent"
    """Nobody tells anything: which is not "no"."""


class Row(Value, kw_only=True):
    """One treaty with what is said of it."""

    treaty: Treaty
    asked_by: tuple[str, ...]
    """Codes of the indicators that ask about it."""
    records: tuple[Record, ...]
    state: State
    decisions: tuple[Decision, ...]
    """Newest first; the first counts where the state is `State.DECIDED`."""
    seen: str
    """Hash of the records: a decision is on what was seen."""

    @property
    def stands(self) -> tuple[Standing | None, tuple[int, ...]]:
        """What counts: the decision, or what all say alike; null where neither tells."""
        if self.state is State.DECIDED:
            return self.decisions[0].standing, self.decisions[0].years
        if self.state is State.ALIKE:
            told = next(one for one in self.records if one.standing is not None)
            return told.standing, next((one.years for one in self.records if one.years), ())
        return None, ()


class Participations(Value, kw_only=True):
    """The treaties and agreements of an assessed country."""

    profile: str | None
    """Id of the assessment whose printed tables are compared; null where there is none."""
    rows: tuple[Row, ...]
    """In the order of the register; first those that the questions ask about."""
    agreements: tuple[Agreement, ...]


def table(id: str, *, by: Member) -> Participations:  # noqa: A002 - the field's own word
    """What is said about every treaty that the country could join, or that somebody speaks of.

    Decisions and institutions' returns on a treaty that the person is to answer blind are left out: they tell the first
    answer, or what it was made of.

    Raises:
        NotFound, NotAllowed: the person does not work inside the assessment.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    value, asked = assessments.without_answers(id), _asked(assessments.entry(id))
    printed = _printed(value)
    names = institutions(id)
    said = {(one.treaty, one.witness, one.says_so): one for one in standpoints.of(id)}
    handed = delegations.all_handed_in(id)
    blind = reviews.to_code(id, by.person)
    decided: dict[str, list[Decision]] = {}
    for decision in standpoints.decisions(id):
        decided.setdefault(decision.treaty, []).insert(0, decision)
    place, rows = territory(value.jurisdiction.code), []
    for treaty in register().treaties:
        codes = asked.get(treaty.code, ())
        is_blind = bool(blind.intersection(codes))
        records = (
            _by_register(treaty, place),
            *(witnesses.by_word(one) for one in said.values() if one.treaty == treaty.code),
            *(() if is_blind else _by_returns(handed, codes, names)),
            *_by_profile(printed, treaty.code),
        )
        spoken_of = any(one.standing is not None for one in records[1:]) or bool(codes)
        if not spoken_of and not may_join(treaty, place):
            continue
        known = () if is_blind else tuple(decided.get(treaty.code, ()))
        rows.append(_row(treaty, codes, records, known))
    agreements = {one.id: one for source in (printed, value) if source for one in source.agreements}
    return Participations(
        profile=printed.id if printed else None,
        rows=tuple(sorted(rows, key=lambda row: not row.asked_by)),
        agreements=tuple(sorted(agreements.values(), key=lambda one: one.title)),
    )


def row(id: str, treaty: str, *, by: Member) -> Row:  # noqa: A002
    """What is said about one treaty.

    Raises:
        NotFound: no such assessment or treaty for this person.
        NotAllowed: they do not work inside it.
    """
    found = next((one for one in table(id, by=by).rows if one.treaty.code == treaty), None)
    if found is None:
        raise NotFound("treaty", treaty)
    return found


def sees_all(id: str, there: Row, *, by: Member) -> bool:  # noqa: A002
    """Whether the person sees all that is said of a treaty: not while they are to answer blind what asks about it."""
    return not reviews.to_code(id, by.person).intersection(there.asked_by)


def say(
    id: str,  # noqa: A002
    treaty: str,
    *,
    witness: Witness,
    says_so: str,
    act: Act | None,
    date: Moment | None = None,
    remark: str = "",
    by: Member,
    at: datetime,
) -> Standpoint:
    """What a ministry or the depositary's page says of a treaty, written down; what it said before stays.

    Raises:
        NotFound: no such assessment or treaty for this person.
        NotAllowed, WrongStage: the person may not (now).
        Invalid: nobody is named, or something is dated that was not done, or before the treaty's adoption.
    """
    with transactions.whole():
        entering.require(Permission.DECIDE_TREATY, id, by)
        known = _treaty(treaty)
        if date is not None and (not date[:4].isdecimal() or int(date[:4]) < known.adoption_year):
            says = f"{date} lies before the adoption of {known.code} in {known.adoption_year}"
            raise Invalid(Problem(says, place="date", remedy="write it as 2004, 2004-03 or 2004-03-18"))
        said = Standpoint(
            treaty=treaty,
            witness=witness,
            says_so=brief(says_so, place="says_so", longest=500),
            act=act,
            date=date,
            remark=brief(remark, place="remark"),
            by=by.person,
            at=at.isoformat(),
        )
        before = [one for one in standpoints.of(id) if (one.treaty, one.says_so) == (treaty, said.says_so)]
        if before and replace(before[-1], at=said.at) == said:
            return before[-1]
        standpoints.add(id, said, at=at)
        details = {"treaty": treaty, "witness": witness.value, "act": act.value if act else None, "date": date}
        journal.note("treaty.say", subject=id, by=by.person, at=at, details=details)
    return said


def decide(
    id: str,  # noqa: A002
    treaty: str,
    *,
    witness: Witness,
    standing: Standing | None = None,
    years: tuple[int, ...] = (),
    because: str,
    seen: str,
    by: Member,
    at: datetime,
) -> Decision:
    """Which record of a treaty stands; the records themselves and earlier decisions stay.

    Args:
        id: of the assessment.
        treaty: its code.
        witness: whose record stands, or that none of them does.
        standing: what is true, where none does.
        years: its years, where none does.
        because: why.
        seen: hash of the records that were read.
        by: who.
        at: when.

    Raises:
        NotFound: no such assessment or treaty for this person.
        NotAllowed, WrongStage: the person may not decide (now), or is to answer blind what asks about it.
        Conflict: somebody says something else meanwhile.
        Invalid: no reason is given, or the record that is to stand tells nothing.
    """
    with transactions.whole():
        entering.require(Permission.DECIDE_TREATY, id, by)
        assessments.lock(id)
        there = row(id, treaty, by=by)
        if not sees_all(id, there, by=by):
            raise NotAllowed(f"you are to answer {', '.join(there.asked_by)} without seeing the first answer")
        if there.seen != seen:
            raise Conflict(f"what is said about {treaty} has changed since you opened it: read it again, then decide")
        if witness is not Witness.NEITHER:
            standing, years = _told(there, witness)
        if standing is None:
            raise Invalid(Problem("nothing is decided", place="standing", remedy="say what is true"))
        decision = Decision(
            treaty=treaty,
            witness=witness,
            standing=standing,
            years=years,
            because=brief(because, place="because"),
            seen=seen,
            by=by.person,
            at=at.isoformat(),
        )
        if there.decisions and replace(there.decisions[0], at=decision.at) == decision:
            return there.decisions[0]
        standpoints.decide(id, decision, at=at)
        details = {"treaty": treaty, "witness": witness.value, "standing": standing.value, "years": list(years)}
        journal.note("treaty.decide", subject=id, by=by.person, at=at, details=details)
    return decision


def _told(there: Row, witness: Witness) -> tuple[Standing, tuple[int, ...]]:
    told = [one for one in there.records if one.witness is witness and one.standing is not None]
    if not told:
        remedy = "choose a record that tells something, or say yourself what is true"
        raise Invalid(Problem(f"the {witness} tells nothing", place="witness", remedy=remedy))
    if witnesses.differ(told):
        remedy = "choose 'neither' and say what is true"
        raise Invalid(Problem(f"the {witness} says two things", place="witness", remedy=remedy))
    last = told[-1]
    if last.standing is None:
        raise Invalid(Problem(f"the {witness} tells nothing", place="witness"))
    return last.standing, last.years


def _row(treaty: Treaty, codes: tuple[str, ...], records: tuple[Record, ...], known: tuple[Decision, ...]) -> Row:
    told, hash_ = [one for one in records if one.standing is not None], witnesses.seen(records)
    if known and known[0].seen == hash_:
        state = State.DECIDED
    elif witnesses.differ(told):
        state = State.DIFFERENT
    else:
        state = State.ALIKE if told else State.SILENT
    return Row(treaty=treaty, asked_by=codes, records=records, state=state, decisions=known, seen=hash_)


def _asked(under: Under) -> dict[str, tuple[str, ...]]:
    """The indicators that ask about each treaty."""
    home = opening.connect()
    asked: dict[str, list[str]] = {}
    running: list[Edition] = [answering.edition_of(under), *(editions.load(code, home) for code in under.modules)]
    for edition in running:
        for indicator in edition.indicators:
            for treaty in indicator.treaties:
                asked.setdefault(treaty, []).append(indicator.code)
    return {treaty: tuple(codes) for treaty, codes in asked.items()}


def _printed(value: Assessment) -> Assessment | None:
    """The profile whose tables are compared: that of the round before, or the one that was read in itself."""
    earlier = rounds.earlier_of(value.id)
    if earlier is not None and earlier.withdrawn_at is None:
        return assessments.without_answers(earlier.id)
    return value if value.conventions else None


def territory(code: str | None) -> Territory | None:
    """The country of a jurisdiction's code in the gazetteer; null where it is not there."""
    return gazetteer().find(code.partition("-")[0]) if code else None


def may_join(treaty: Treaty, place: Territory | None) -> bool:
    """Whether the treaty is open to the country."""
    return place is not None and place.un_member and treaty.region in (None, place.region)


def _by_register(treaty: Treaty, place: Territory | None) -> Record:
    acts = register().acts(treaty.code, place.code) if place else ()
    return witnesses.by_register(treaty, acts, may_join=may_join(treaty, place))


def _by_returns(handed: tuple[Return, ...], codes: tuple[str, ...], names: dict[str, str]) -> Iterator[Record]:
    for given in handed:
        if given.indicator in codes and (answer := given.words.get(Field.ANSWER)):
            years = tuple(int(year) for year in given.words.get(Field.YEARS, "").split(", ") if year.isdecimal())
            name = names.get(given.institution, given.institution)
            yield witnesses.by_answer(answer, years, name=f"{name}, {given.indicator}")


def _by_profile(printed: Assessment | None, treaty: str) -> Iterator[Record]:
    for one in printed.conventions if printed else ():
        for line in one.rows:
            if printed and treaty in line.treaties:
                yield witnesses.by_row(line, profile=printed.id)


def _treaty(code: str) -> Treaty:
    found = register().find(code)
    if found is None:
        raise NotFound("treaty", code)
    return found
