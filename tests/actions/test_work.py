"""My work: what waits for somebody, the late first."""

from __future__ import annotations

import pytest

from kept import NOON
from migov.actions import assignments, team, work
from migov.actions.work import Kind
from migov.model.assignments import Delegation, Duty, Return
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.people import Membership, Person, Role
from migov.model.workflow import Stage
from migov.store import deadlines, delegations, flags, transactions
from people import a_person
from teams import KEEPER, answered, in_research, joined, moved, opened, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
FIRST = Deadline(local="2024-05-10T17:00", zone="Africa/Niamey")
LATER = Deadline(local="2024-06-10T17:00", zone="Africa/Niamey")


@pytest.fixture
def here() -> str:
    return in_research().id


def give(id: str, person: Person, code: str, duty: Duty = Duty.ANSWER, due: Deadline | None = None) -> None:  # noqa: A002
    assignments.give([code], person=person.handle, duty=duty, due=due, assessment=id, by=KEEPER, at=NOON)


def waiting(person: Person) -> list[tuple[Kind, tuple[str, ...]]]:
    return [(one.kind, one.indicators) for one in work.of(person)]


def test_what_is_due_first_stands_first_and_what_has_no_deadline_last(here: str) -> None:
    eva = person_of(joined(here, Role.ANALYST, "eva"))
    give(here, eva, "1.1.1")
    give(here, eva, "1.1.3", due=LATER)
    give(here, eva, "1.1.2", due=FIRST)
    assert [codes for _, codes in waiting(eva)] == [("1.1.2",), ("1.1.3",), ("1.1.1",)]
    answered(here, "1.1.3")
    assert [codes for _, codes in waiting(eva)] == [("1.1.2",), ("1.1.1",)]


def test_a_review_waits_for_its_answer_and_says_so(here: str) -> None:
    rui = person_of(joined(here, Role.REVIEWER, "rui"))
    give(here, rui, "1.1.1", Duty.REVIEW)
    assert [one.is_ready for one in work.of(rui)] == [False]
    answered(here, "1.1.1")
    assert [one.is_ready for one in work.of(rui)] == [True]


def test_flags_second_codings_launches_and_stages_are_work_too(here: str) -> None:
    eva = person_of(joined(here, Role.ANALYST, "eva"))
    give(here, eva, "1.1.1", Duty.CODE)
    with transactions.whole():
        flags.raise_(here, indicator="2.1.1", says="Really?", to="eva", by="rui", at=NOON)
    assert waiting(eva) == [(Kind.FLAG, ("2.1.1",)), (Kind.CODE, ("1.1.1",))] or waiting(eva) == [
        (Kind.CODE, ("1.1.1",)), (Kind.FLAG, ("2.1.1",))
    ]  # fmt: skip
    new = opened("MLI")
    ama = person_of(joined(new.id, Role.COORDINATOR, "ama"))
    assert waiting(ama) == [(Kind.LAUNCH, ())]
    with transactions.whole():
        deadlines.put(new.id, Stage.LAUNCH, FIRST)
        deadlines.put(new.id, Stage.RESEARCH, LATER)
    assert [(one.kind, one.due) for one in work.of(ama)] == [(Kind.STAGE, FIRST), (Kind.LAUNCH, None)]


def test_a_flag_is_not_shown_to_whoever_answers_blind_or_has_left(here: str) -> None:
    eva = person_of(joined(here, Role.ANALYST, "eva"))
    with transactions.whole():
        flags.raise_(here, indicator="1.1.1", says="It is not so.", to="eva", by="rui", at=NOON)
    assert waiting(eva) == [(Kind.FLAG, ("1.1.1",))]
    give(here, eva, "1.1.1", Duty.CODE)
    assert waiting(eva) == [(Kind.CODE, ("1.1.1",))]
    team.remove(Membership(assessment=here, person="eva", role=Role.ANALYST), by=KEEPER, at=NOON)
    assert waiting(eva) == []


def test_an_institution_s_people_have_what_was_handed_to_it_until_it_came_back(here: str) -> None:
    joe = person_of(joined(here, Role.PARTICIPANT, "joe", institution="moh"))
    other = person_of(joined(here, Role.PARTICIPANT, "jim", institution="police"))
    focal = person_of(joined(here, Role.FOCAL_POINT, "fp"))
    handed = Delegation(
        number=1, institution="moh", indicators=("1.1.1", "1.1.2"), due=FIRST, by="fp", at=NOON.isoformat()
    )
    with transactions.whole():
        delegations.hand_over(here, handed, at=NOON)
    assert waiting(joe) == [(Kind.RETURN, ("1.1.1", "1.1.2"))]
    assert (waiting(other), waiting(focal)) == ([], [])
    said = Return(
        delegation=1, indicator="1.1.1", institution="moh", words={Field.JUSTIFICATION: "Article 4."}, by="joe",
        at=NOON.isoformat(), is_submitted=True,
    )  # fmt: skip
    with transactions.whole():
        delegations.write_return(here, said, at=NOON)
    assert waiting(joe) == [(Kind.RETURN, ("1.1.2",))]
    assert [(one.kind, one.number) for one in work.of(focal)] == [(Kind.DECIDE, 1)]


def test_nothing_is_to_be_answered_when_answers_are_closed(here: str) -> None:
    eva = person_of(joined(here, Role.ANALYST, "eva"))
    give(here, eva, "1.1.1")
    moved(here, Stage.VETTING)
    assert waiting(eva) == []
    assert waiting(a_person()) == []
