"""Flags: a doubt blocks the answer until whoever it is addressed to has settled it with a word."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail

from kept import NOON, keep
from makers import assessment
from migov.actions import answers, assignments, flags, journal
from migov.actions.entering import keeper, member_of
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, WrongStage
from migov.model.assignments import Duty, RaisedFlag
from migov.model.fields import Field
from migov.model.languages import Language
from migov.model.people import Member, Role
from migov.model.workflow import Stage
from people import a_person
from teams import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, CODE = "xqa-2024", "1.1.1"


@pytest.fixture(autouse=True)
def _kept(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    keep(assessment())


@pytest.fixture
def ada() -> Member:
    return member_of(HERE, a_person(Role.ANALYST, handle="ada", language=Language.FR))


@pytest.fixture
def ria() -> Member:
    return member_of(HERE, a_person(Role.REVIEWER, handle="ria"))


def raised(by: Member, to: str = "ada", says: str = "Is it in force?") -> RaisedFlag:
    return flags.raise_(HERE, CODE, says=says, to=to, by=by, at=NOON)


def test_an_answer_with_an_open_flag_cannot_be_complete(ada: Member, ria: Member) -> None:
    mine = {Field.ANSWER: "none", Field.JUSTIFICATION: "Nothing is written."}
    answers.save(HERE, CODE, mine, base=0, by=ada, at=NOON)
    raised(ria)
    with pytest.raises(Conflict, match="Is it in force"):
        answers.complete(HERE, CODE, by=ada, at=NOON)
    flags.settle(HERE, 1, how="It was repealed in 2019.", by=ada, at=NOON)
    assert answers.complete(HERE, CODE, by=ada, at=NOON).status.is_settled


def test_the_addressee_and_then_whoever_raised_it_get_a_letter_in_their_language(ada: Member, ria: Member) -> None:
    raised(ria)
    flags.settle(HERE, 1, how="It was repealed in 2019.", by=ada, at=NOON)
    first, second = mail.outbox
    assert (first.to, second.to) == (["ada@people.example"], ["ria@people.example"])
    assert "/fr/assessments/xqa-2024/flags/1" in first.body
    assert "/en/assessments/xqa-2024/flags/1" in second.body
    assert "It was repealed in 2019." in second.body


def test_a_flag_to_oneself_is_a_note_and_no_letter(ada: Member) -> None:
    raised(ada)
    assert mail.outbox == []


def test_only_the_addressee_and_the_coordinator_settle_and_only_once(ada: Member, ria: Member) -> None:
    raised(ria)
    with pytest.raises(NotAllowed):
        flags.settle(HERE, 1, how="Fine.", by=ria, at=NOON)
    with pytest.raises(Invalid):
        flags.settle(HERE, 1, how="  ", by=ada, at=NOON)
    coordinator = member_of(HERE, a_person(Role.COORDINATOR, handle="coo"))
    flags.settle(HERE, 1, how="Asked the ministry.", by=coordinator, at=NOON)
    with pytest.raises(Conflict, match="was settled by coo"):
        flags.settle(HERE, 1, how="Fine.", by=ada, at=NOON)


@pytest.mark.parametrize("to", ["", "nobody", "pia", "office"])
def test_a_flag_goes_to_somebody_who_works_on_the_answers(ria: Member, to: str) -> None:
    a_person(Role.PARTICIPANT, handle="pia")
    a_person(office=True, handle="office")
    with pytest.raises(Invalid, match="cannot settle"):
        raised(ria, to)


def test_who_is_to_answer_blind_sees_no_flag_on_it_and_gets_none(ada: Member, ria: Member) -> None:
    assignments.give([CODE], person="ria", duty=Duty.CODE, assessment=HERE, by=keeper("kim"), at=NOON)
    raised(ada, "ada")
    assert flags.of(HERE, by=ria) == ()
    assert flags.open_to("ria") == ()
    with pytest.raises(NotFound):
        flags.get(HERE, 1, by=ria)
    with pytest.raises(Invalid):
        raised(ada, "ria")
    with pytest.raises(NotFound):
        raised(ria)


def test_open_ones_stand_first_and_each_waits_for_its_person(ada: Member, ria: Member) -> None:
    for says in ("One?", "Two?", "Three?"):
        raised(ria, says=says)
    flags.settle(HERE, 1, how="Done.", by=ada, at=NOON)
    assert [flag.number for flag in flags.of(HERE, by=ria)] == [2, 3, 1]
    assert [(where, flag.number) for where, flag in flags.open_to("ada")] == [(HERE, 2), (HERE, 3)]


def test_nothing_is_raised_when_the_profile_is_published(ria: Member, ada: Member) -> None:
    moved(HERE, Stage.PUBLISHED)
    assert ada.person
    with pytest.raises(WrongStage):
        raised(ria)


def test_the_journal_tells_of_both(ada: Member, ria: Member) -> None:
    raised(ria)
    flags.settle(HERE, 1, how="Done.", by=ada, at=NOON)
    told = [(line.action, line.by) for line in journal.lines() if line.action.startswith("flag")]
    assert told == [("flag.raise", "ria"), ("flag.settle", "ada")]
