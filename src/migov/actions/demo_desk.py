"""The training country's second round, played through the desk by its made-up team: opened, handed out, half answered.

Everything is done as the people would do it, by the same actions and under the same permissions, on the days that the
training data tell; only their letters are not sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from migov import training
from migov.actions import (
    answers,
    assignments,
    beginnings,
    carrying,
    codings,
    delegations,
    entering,
    flags,
    returns,
    reviews,
    stages,
    team,
    treaties,
)
from migov.actions.beginnings import Beginning
from migov.actions.demo_team import TEAM
from migov.model.deadlines import Deadline
from migov.model.launches import Launch
from migov.model.people import Member, Role, member
from migov.model.returns import Written
from migov.model.standpoints import Witness
from migov.model.workflow import Stage, Step
from migov.store import answers as rows
from migov.store import assessments, people, post, transactions
from migov.store import reviews as second_readings
from migov.store.assessments import Entry
from migov.training.second_round import (
    CodingDay,
    Confirmed,
    DelegationDay,
    FlagDay,
    Handed,
    ReturnDay,
    ReviewDay,
    SecondRound,
    StandpointDay,
    WrittenDown,
)

COORDINATOR = next(one.handle for one in TEAM if one.role is Role.COORDINATOR)


def play(*, at: datetime) -> tuple[Entry, ...]:
    """The second round and the city's assessment; a second time nothing is done twice."""
    if there := tuple(one for one in assessments.entries() if one.created_by == COORDINATOR):
        return there
    with post.kept_back(), transactions.whole():
        second = Play(training.second_round(), at=at)
        second.open()
        for _, step in sorted(second.steps(), key=lambda one: one[0]):
            step()
        return assessments.entry(second.id), second.begin_city()


Dated = tuple[int, Callable[[], None]]
"""A day, counted from today, and what was done on it."""


class Play:
    """One round being played: who does what on which day."""

    def __init__(self, told: SecondRound, *, at: datetime) -> None:
        self.told, self.now = told, at
        self.place = training.country().jurisdiction.code or ""
        self.id = ""

    def day(self, number: int) -> datetime:
        """The moment of a day counted from today."""
        return self.now + timedelta(days=number)

    def due(self, number: int) -> Deadline:
        """Five in the afternoon of a day, in the country's time zone."""
        return Deadline(local=f"{self.day(number):%Y-%m-%d}T17:00", zone=self.told.opening.zone)

    def who(self, handle: str) -> Member:
        """Somebody as the round knows them."""
        return entering.member_of(self.id, people.get(handle))

    def open(self) -> None:
        """The round is opened, the team comes together, the government is briefed."""
        told, opened = self.told.opening, self.day(self.told.opening.opened)
        asked = Beginning(
            place=self.place,
            edition=training.country().edition,
            languages=told.languages,
            modules=training.country().modules,
            cut_off=f"{self.day(told.due[Stage.RESEARCH]):%Y-%m-%d}",
            deadlines={stage: self.due(day) for stage, day in told.due.items()},
        )
        self.id = beginnings.open_assessment(asked, by=member(people.get(COORDINATOR), ()), at=opened).id
        boss = self.who(COORDINATOR)
        named = [
            team.name_institution(
                one.name, native_name=one.native_name, acronym=one.acronym, assessment=self.id, by=boss, at=opened
            )
            for one in self.told.institutions
        ]
        for one in TEAM:
            if one.role is not Role.COORDINATOR:
                institution = named[0].id if one.role is Role.PARTICIPANT else None
                address = people.get(one.handle).address
                team.add(address, one.role, assessment=self.id, institution=institution, by=boss, at=opened)
        launch = self.told.launch
        record = Launch(
            on=f"{self.day(launch.day):%Y-%m-%d}",
            place=launch.place,
            briefed=launch.briefed,
            agreed=" ".join(launch.agreed.split()),
        )
        beginnings.record_launch(record, assessment=self.id, by=boss, at=self.day(launch.day))
        stages.take(Step.BEGIN_RESEARCH, assessment=self.id, by=boss, at=self.day(launch.day + 5))

    def steps(self) -> Iterator[Dated]:
        """Everything that was done after the opening, with its day: the caller does it in the order of the days."""
        told = self.told
        began = told.launch.day + 6
        yield from ((began, partial(self.hand_out, one)) for one in told.assignments)
        yield from ((one.day, partial(self.confirm, one)) for one in told.confirmed)
        yield from ((one.day, partial(self.write, one)) for one in told.written)
        yield from ((one.day, partial(self.code, one)) for one in told.codings)
        yield from ((one.day, partial(self.review, one)) for one in told.reviews)
        yield from ((one.day, partial(self.flag, one)) for one in told.flags)
        yield from ((one.day, partial(self.delegate, one)) for one in told.delegations)
        yield from ((one.day, partial(self.return_, one)) for one in told.returns)
        yield from ((one.day, partial(self.state, one)) for one in told.standpoints)

    def hand_out(self, one: Handed) -> None:
        """Parts are put into somebody's hands."""
        at, by = self.day(self.told.launch.day + 6), self.who(COORDINATOR)
        due = self.due(one.due)
        assignments.give(one.parts, person=one.person, duty=one.duty, due=due, assessment=self.id, by=by, at=at)

    def confirm(self, one: Confirmed) -> None:
        """Answers of the first round that still hold are confirmed, with their quotations."""
        by, at = self.who(one.person), self.day(one.day)
        for indicator in one.indicators:
            carrying.confirm(self.id, indicator, as_of=one.as_of, by=by, at=at)

    def write(self, one: WrittenDown) -> None:
        """Fields of an answer are written by hand."""
        kept = rows.find(self.id, one.indicator)
        by, at = self.who(one.person), self.day(one.day)
        answers.save(self.id, one.indicator, one.words, base=kept.version if kept else 0, by=by, at=at)

    def code(self, one: CodingDay) -> None:
        """Somebody answers blind."""
        codings.write(
            self.id,
            one.indicator,
            answer=one.answer,
            justification=one.justification,
            base=0,
            submit=True,
            by=self.who(one.person),
            at=self.day(one.day),
        )

    def review(self, one: ReviewDay) -> None:
        """A reviewer says their word."""
        version, comment = second_readings.read_version(self.id, one.indicator), " ".join(one.comment.split())
        by, at = self.who(one.person), self.day(one.day)
        reviews.say(self.id, one.indicator, one.verdict, comment=comment, version=version, by=by, at=at)

    def flag(self, one: FlagDay) -> None:
        """A doubt is addressed to somebody."""
        by, at = self.who(one.person), self.day(one.day)
        flags.raise_(self.id, one.indicator, says=one.says, to=one.to, by=by, at=at)

    def delegate(self, one: DelegationDay) -> None:
        """An institution is asked."""
        due, by, at = self.due(one.due), self.who(one.person), self.day(one.day)
        asked = self._institution(one.institution)
        delegations.hand_over(self.id, asked, one.parts, due=due, asked=one.asked, by=by, at=at)

    def return_(self, one: ReturnDay) -> None:
        """An institution opens its part and hands something in."""
        by, at, asked = self.who(one.person), self.day(one.day), self._institution(one.institution)
        (number,) = (made.number for made in delegations.parts_of(self.id, by=by) if made.institution == asked)
        delegations.opened(self.id, number, by=by, at=at)
        written = Written(words=one.words, sources=one.sources, remark=one.remark)
        returns.write(self.id, number, one.indicator, written, base=0, submit=True, by=by, at=at)

    def state(self, one: StandpointDay) -> None:
        """A ministry says what was done about a treaty."""
        treaties.say(
            self.id,
            one.treaty,
            witness=Witness.MINISTRY,
            says_so=one.says_so,
            act=one.act,
            date=one.date,
            remark=one.remark,
            by=self.who(one.person),
            at=self.day(one.day),
        )

    def begin_city(self) -> Entry:
        """A city's own assessment, opened the other day."""
        city = self.told.city
        asked = Beginning(
            place=self.place,
            locality=city.name,
            languages=city.languages,
            deadlines={stage: self.due(day) for stage, day in city.due.items()},
        )
        return beginnings.open_assessment(asked, by=member(people.get(COORDINATOR), ()), at=self.day(city.opened))

    def _institution(self, name: str) -> str:
        every = assessments.without_answers(self.id).institutions
        return next(one.id for one in every if one.name == name)
