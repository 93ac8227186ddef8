"""The list of indicators: states of the work, whose it is, until when; never what was answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from desks import CODE, HERE, Desk
from kept import keep
from makers import assessment
from migov.model.assignments import Assignment, Duty
from migov.model.deadlines import Deadline
from migov.model.people import Role
from migov.store import assignments, flags, transactions
from migov.web import signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


def listed(desk: Desk, **query: str) -> dict[str, Any]:
    page = desk.client.get(f"/en/assessments/{HERE}/indicators", query).context["page"]
    return {line.code: line for one in page.dimensions for group in one.sub_domains for line in group.lines}


def give(desk: Desk, code: str = CODE, *, due_in: int = 5) -> None:
    local = f"{signed.now() + timedelta(days=due_in):%Y-%m-%dT%H:%M}"
    one = Assignment(indicator=code, person=desk.handle, duty=Duty.ANSWER, due=Deadline(local=local, zone="UTC"))
    with transactions.whole():
        assignments.give(HERE, [one], by="tests", at=signed.now())


def test_every_indicator_is_listed_with_the_state_of_its_answer() -> None:
    ada = Desk()
    ada.save(0, answer="some")
    lines = listed(ada)
    assert len(lines) > 50
    assert (lines[CODE].chip.word, lines["1.1.2"].chip.word) == ("Draft", "Not started")


def test_the_list_does_not_say_what_was_answered() -> None:
    ada = Desk()
    ada.save(0, answer="all", justification="Everybody.")
    twin = ada.client.get(f"/en/assessments/{HERE}/indicators.json").json()
    line = twin["dimensions"][0]["sub_domains"][0]["lines"][0]
    assert set(line) == {"code", "question", "language", "address", "chip", "people", "due", "flags"}


def test_the_list_is_narrowed_to_states_of_the_work() -> None:
    ada, bo = Desk(), Desk()
    ada.save(0, answer="none", justification="There is no law.", then="complete")
    Desk(code="1.1.2").save(0, answer="some")
    give(ada, "1.1.3", due_in=-2)
    give(bo, "1.1.4")
    with transactions.whole():
        flags.raise_(HERE, indicator="1.1.2", says="Sure?", to=bo.handle, by=ada.handle, at=signed.now())
    assert set(listed(ada, show="mine")) == {"1.1.3"}
    assert set(listed(ada, show="late")) == {"1.1.3"}
    assert set(listed(ada, show="draft")) == {"1.1.2"}
    assert set(listed(ada, show="flagged")) == {"1.1.2"}
    assert CODE not in listed(ada, show="open")
    assert CODE not in listed(ada, show="not-started")
    assert len(listed(ada, show="nonsense")) == len(listed(ada))


def test_words_and_codes_find_indicators() -> None:
    ada = Desk()
    assert set(listed(ada, q="1.1.1")) == {"1.1.1"}
    assert all(code.startswith("2.") for code in listed(ada, q="2."))
    question = listed(ada)["1.1.2"].question
    assert "1.1.2" in listed(ada, q=" ".join(reversed(question.split()[:3])))
    assert listed(ada, q="zzzz\x00") == {}


def test_who_has_it_and_until_when() -> None:
    ada = Desk()
    give(ada, due_in=-3)
    line = listed(ada)[CODE]
    assert (line.people, line.due.kind) == ((ada.person.name,), "late")


def test_a_participant_finds_no_list() -> None:
    assert Desk(Role.PARTICIPANT).client.get(f"/en/assessments/{HERE}/indicators").status_code == 404
