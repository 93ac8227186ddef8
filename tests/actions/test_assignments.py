"""Indicators in hands: whole sections or single ones, for a duty, with a deadline."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kept import NOON
from migov.actions import assignments, entering, stages
from migov.actions.assignments import Load
from migov.errors import Invalid, NotAllowed, NotFound, WrongStage
from migov.model.assignments import Assignment, Duty
from migov.model.deadlines import Deadline
from migov.model.people import Role
from migov.model.reviews import Review, Verdict
from migov.model.workflow import Stage
from migov.store import assessments, journal, people, reviews, transactions
from teams import KEEPER, answered, in_research, joined, moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DUE = Deadline(local="2024-05-10T17:00", zone="Africa/Niamey")


@pytest.fixture
def here() -> str:
    entry = in_research(modules=("covid-19",))
    joined(entry.id, Role.ANALYST, "eva")
    joined(entry.id, Role.REVIEWER, "rui")
    return entry.id


def give(id: str, *parts: str, person: str = "eva", duty: Duty = Duty.ANSWER, due: Deadline | None = DUE) -> list[str]:  # noqa: A002
    given = assignments.give(parts, person=person, duty=duty, due=due, assessment=id, by=KEEPER, at=NOON)
    return [one.indicator for one in given]


def test_a_section_a_dimension_a_module_or_single_indicators_go_into_hands(here: str) -> None:
    known = {part.name: part.indicators for part in assignments.parts(assessments.entry(here))}
    assert set(known["section-1.1"]) < set(known["dimension-1"])
    assert give(here, "1.1.2", "section-1.1", "module-covid-19") == [*known["section-1.1"], *known["module-covid-19"]]
    assert {code for name, codes in known.items() if "section" not in name for code in codes} == set(
        stages.asked(assessments.entry(here))
    )


def test_giving_again_changes_the_deadline_and_nothing_twice(here: str) -> None:
    assert give(here, "1.1.1", "1.1.2") == ["1.1.1", "1.1.2"]
    assert give(here, "1.1.1") == []
    assert give(here, "1.1.1", due=None) == ["1.1.1"]
    found = {one.assignment.indicator: one.assignment.due for one in assignments.of(here, by=KEEPER)}
    assert found == {"1.1.1": None, "1.1.2": DUE}
    told = [line.details["indicators"] for line in journal.lines(here) if line.action == "assignment.give"]
    assert told == [["1.1.1", "1.1.2"], ["1.1.1"]]


def test_what_is_taken_back_is_in_nobody_s_hands(here: str) -> None:
    give(here, "section-1.1")
    ended = assignments.take_back(["1.1.1", "2.1.1"], person="eva", duty=Duty.ANSWER, assessment=here, by=KEEPER,
                                  at=NOON)  # fmt: skip
    assert ended == ("1.1.1",)
    assert "1.1.1" not in {one.assignment.indicator for one in assignments.of(here, by=KEEPER)}
    assert give(here, "1.1.1") == ["1.1.1"]


def test_a_duty_needs_its_role_and_nothing_goes_to_strangers(here: str) -> None:
    with pytest.raises(Invalid, match="reviewer"):
        give(here, "1.1.1", duty=Duty.REVIEW)
    with pytest.raises(NotFound):
        give(here, "1.1.1", person="nobody")
    with pytest.raises(NotFound):
        give(here, "9.9.9")
    with pytest.raises(Invalid, match="nothing is chosen"):
        give(here)


def test_whoever_answers_first_does_not_code_a_second_time(here: str) -> None:
    give(here, "1.1.1")
    with pytest.raises(Invalid, match="first answer"):
        give(here, "1.1.1", duty=Duty.CODE)
    give(here, "1.1.2", duty=Duty.CODE)
    assert reviews.asked_to_code(here, "1.1.2") == {"eva"}
    assignments.take_back(["1.1.2"], person="eva", duty=Duty.CODE, assessment=here, by=KEEPER, at=NOON)
    assert reviews.asked_to_code(here, "1.1.2") == frozenset()


def test_whoever_is_to_code_a_second_time_is_not_given_the_first_answer(here: str) -> None:
    give(here, "1.1.1", duty=Duty.CODE)
    with pytest.raises(Invalid, match="second answer"):
        give(here, "section-1.1")
    give(here, "1.1.2")


def test_who_codes_a_second_time_is_for_the_coordinator_and_themselves(here: str) -> None:
    give(here, "1.1.1", duty=Duty.CODE)
    eva, ada = entering.member_of(here, people.get("eva")), joined(here, Role.ANALYST, "bo")
    known = {who.person: bool(assignments.of(here, by=who)) for who in (KEEPER, eva, ada)}
    assert known == {"keeper": True, "eva": True, "bo": False}
    assert assignments.loads(here, by=ada, now=NOON) == ()


def test_only_coordinators_assign_and_not_after_publication(here: str) -> None:
    with pytest.raises(NotAllowed):
        assignments.give(["1.1.1"], person="eva", duty=Duty.ANSWER, assessment=here, at=NOON,
                         by=joined(here, Role.ANALYST))  # fmt: skip
    moved(here, Stage.PUBLISHED)
    with pytest.raises(WrongStage):
        give(here, "1.1.1")


def test_the_load_tells_what_is_done_and_what_is_late(here: str) -> None:
    give(here, "1.1.1", "1.1.2", "1.1.3")
    give(here, "1.2.1", due=None)
    answered(here, "1.1.1")
    now = DUE.moment + timedelta(minutes=1)
    assert assignments.loads(here, by=KEEPER, now=NOON) == (
        Load(person="eva", duty=Duty.ANSWER, given=4, done=1, late=0),
    )
    assert assignments.loads(here, by=KEEPER, now=now)[0].late == 2


def test_a_review_is_done_with_a_word_on_the_answer_as_it_reads_now(here: str) -> None:
    give(here, "1.1.1", person="rui", duty=Duty.REVIEW)
    (given,) = assignments.of(here, by=KEEPER)
    assert given.assignment == Assignment(indicator="1.1.1", person="rui", duty=Duty.REVIEW, due=DUE)
    assert (assignments.still_open([given]), assignments.can_begin([given])) == ((given,), frozenset())
    answered(here, "1.1.1")
    assert assignments.can_begin([given]) == {given}
    word = Review(indicator="1.1.1", reviewer="rui", verdict=Verdict.AGREE, version=1, at=NOON.isoformat())
    with transactions.whole():
        reviews.add(here, word, at=NOON)
    assert assignments.still_open([given]) == ()
    answered(here, "1.1.1", closed="none")
    assert assignments.still_open([given]) == (given,)
