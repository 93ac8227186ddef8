"""The training country's second round, played through the desk by its made-up team: opened, handed out, half answered.

Everything is done as the people would do it, by the same actions and under the same permissions, on the days that the
training data tell; only their letters are not sent.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from migov import training
from migov.actions import (
    answers,
    assignments,
    beginnings,
    codings,
    delegations,
    entering,
    flags,
    pins,
    returns,
    reviews,
    rounds,
    stages,
    team,
    treaties,
)
from migov.actions.beginnings import Beginning
from migov.actions.demo_team import TEAM
from migov.model.deadlines import Deadline
from migov.model.fields import Field, all_words
from migov.model.launches import Launch
from migov.model.people import Member, Role, member
from migov.model.returns import Written
from migov.model.standpoints import Witness
from migov.model.workflow import Stage, Step
from migov.store import answers as rows
from migov.store import assessments, people, post, transactions
from migov.store import reviews as second_readings
from migov.store.assessments import Entry
from migov.training.second_round import ReturnDay, SecondRound

COORDINATOR = next(one.handle for one in TEAM if one.role is Role.COORDINATOR)


def play(*, at: datetime) -> tuple[Entry, ...]:
    """The second round and the city's assessment; a second time nothing is done twice."""
    if there := tuple(one for one in assessments.entries() if one.created_by == COORDINATOR):
        return there
    with post.kept_back(), transactions.whole():
        second = Play(training.second_round(), at=at)
        second.open()
        second.hand_out()
        second.answer()
        second.read()
        second.ask_institutions()
        return assessments.entry(second.id), second.begin_city()


class Play:
    """One round being played: who does what on which day."""

    def __init__(self, told: SecondRound, *, at: datetime) -> None:
        self.told, self.now = told, at
        self.code = training.country().jurisdiction.code or ""
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
            place=self.code,
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

    def hand_out(self) -> None:
        """Parts are put into hands."""
        began = self.day(self.told.launch.day + 6)
        for one in self.told.assignments:
            assignments.give(
                one.parts,
                person=one.person,
                duty=one.duty,
                due=self.due(one.due),
                assessment=self.id,
                by=self.who(COORDINATOR),
                at=began,
            )

    def answer(self) -> None:
        """What still holds is confirmed; what is new is written by hand."""
        first = {one.indicator: one for one in training.answers()}
        for one in self.told.confirmed:
            for indicator in one.indicators:
                earlier = rounds.last_answer(assessments.entry(self.id), indicator)
                if earlier is None:
                    continue
                by, at = self.who(one.person), self.day(one.day)
                words = all_words(earlier.answer) | {Field.AS_OF: one.as_of}
                answers.save(self.id, indicator, words, base=0, by=by, at=at, why="as in the first round")
                for quotation in first[indicator].quotations:
                    pins.pin_words(self.id, indicator, source=quotation.source, words=quotation.words, by=by, at=at)
                answers.complete(self.id, indicator, by=by, at=at)
        for written in self.told.written:
            base = self._version(written.indicator)
            answers.save(
                self.id,
                written.indicator,
                written.words,
                base=base,
                by=self.who(written.person),
                at=self.day(written.day),
            )

    def read(self) -> None:
        """Second readers say what they think, and answer blind."""
        for coding in self.told.codings:
            codings.write(
                self.id,
                coding.indicator,
                answer=coding.answer,
                justification=coding.justification,
                base=0,
                submit=True,
                by=self.who(coding.person),
                at=self.day(coding.day),
            )
        for review in self.told.reviews:
            reviews.say(
                self.id,
                review.indicator,
                review.verdict,
                comment=" ".join(review.comment.split()),
                version=second_readings.read_version(self.id, review.indicator),
                by=self.who(review.person),
                at=self.day(review.day),
            )
        for flag in self.told.flags:
            by, at = self.who(flag.person), self.day(flag.day)
            flags.raise_(self.id, flag.indicator, says=flag.says, to=flag.to, by=by, at=at)

    def ask_institutions(self) -> None:
        """Ministries are asked; one has answered, one is late; one says that a treaty was ratified."""
        ids = {one.name: one.id for one in assessments.without_answers(self.id).institutions}
        made = {}
        for one in self.told.delegations:
            delegation = delegations.hand_over(
                self.id,
                ids[one.institution],
                one.parts,
                due=self.due(one.due),
                asked=one.asked,
                by=self.who(one.person),
                at=self.day(one.day),
            )
            made[one.institution] = delegation.number
        for given in self.told.returns:
            self._return(given, made[given.institution])
        for said in self.told.standpoints:
            treaties.say(
                self.id,
                said.treaty,
                witness=Witness.MINISTRY,
                says_so=said.says_so,
                act=said.act,
                date=said.date,
                remark=said.remark,
                by=self.who(said.person),
                at=self.day(said.day),
            )

    def begin_city(self) -> Entry:
        """A city's own assessment, opened the other day."""
        city = self.told.city
        asked = Beginning(
            place=self.code,
            locality=city.name,
            languages=city.languages,
            deadlines={stage: self.due(day) for stage, day in city.due.items()},
        )
        return beginnings.open_assessment(asked, by=member(people.get(COORDINATOR), ()), at=self.day(city.opened))

    def _return(self, given: ReturnDay, number: int) -> None:
        by, at = self.who(given.person), self.day(given.day)
        delegations.opened(self.id, number, by=by, at=at)
        written = Written(words=given.words, sources=given.sources, remark=given.remark)
        returns.write(self.id, number, given.indicator, written, base=0, submit=True, by=by, at=at)

    def _version(self, indicator: str) -> int:
        kept = rows.find(self.id, indicator)
        return kept.version if kept else 0
