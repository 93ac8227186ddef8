"""``migov delegation``: what institutions hold, told at the machine."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from kept import NOON, keep
from makers import assessment
from migov.actions import delegations
from migov.actions.entering import keeper
from migov.cli import main
from migov.model.deadlines import Deadline
from migov.model.institutions import Institution
from migov.model.people import Role
from people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def _handed(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    keep(assessment(institutions=(Institution(id="labour", name="Ministry of Labour"),)))
    due = Deadline(local="2099-05-20T17:00", zone="Africa/Niamey")
    delegations.hand_over("xqa-2024", "labour", ("1.1.1", "1.1.2"), due=due, by=keeper("kim"), at=NOON)


def run(*words: str) -> Any:
    return CliRunner().invoke(main, ["delegation", *words])


def test_the_list_tells_to_whom_until_when_and_how_much_came_back() -> None:
    told = run("list", "xqa-2024")
    assert told.exit_code == 0, told.output
    assert "Ministry of Labour" in told.output
    assert "2099-05-20 17:00 Africa/Niamey" in told.output
    assert "0 of 2" in told.output
    (one,) = json.loads(run("list", "xqa-2024", "--json").output)
    assert one["progress"] == "not opened"


def test_a_reminder_names_whom_it_reached_and_says_where_there_is_nobody() -> None:
    assert run("remind", "xqa-2024", "1").exit_code == 4
    a_person(Role.PARTICIPANT, handle="pia", institution="labour")
    assert "Participant pia" in run("remind", "xqa-2024", "1").output
