"""Opening assessments, taking steps and sending reminders from the command line."""

from __future__ import annotations

import json
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.core import mail

from kept import NOON
from migov.actions import assignments
from migov.cli import main, options, reminder
from migov.model.assignments import Duty
from migov.model.deadlines import Deadline
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import assessments, deadlines, launches, people
from people import a_person
from teams import KEEPER, in_research, joined, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == code, result.output
    return result


def test_the_keeper_opens_an_assessment_and_names_its_coordinator() -> None:
    a_person(handle="ama")
    words = ("--due", "research=2031-06-30T17:00", "--zone", "Africa/Niamey", "--module", "covid-19", "--by", "ama")
    assert "The Niger, round 1, edition national-2" in run("assessment", "open", "niger", *words).output
    (entry,) = assessments.entries()
    assert (entry.stage, entry.modules) == (Stage.LAUNCH, ("covid-19",))
    assert deadlines.of(entry.id) == {Stage.RESEARCH: Deadline(local="2031-06-30T17:00", zone="Africa/Niamey")}
    assert [(one.person, one.role) for one in people.team(entry.id)] == [("ama", Role.COORDINATOR)]
    assert "ama" in run("assessment", "team", entry.id).output
    assert json.loads(run("assessment", "team", entry.id, "--json").output)[0]["person"]["handle"] == "ama"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("Atlantis",), 3),
        (("Niger", "--due", "lunch=2031-06-30T17:00"), 5),
        (("Niger", "--due", "research=soon"), 5),
        (("Niger", "--edition", "local-1"), 5),
        (("Niger", "--zone", "Mars", "--due", "research=2031-06-30T17:00"), 5),
    ],
)
def test_what_cannot_be_opened_is_told_by_the_exit_code(words: tuple[str, ...], code: int) -> None:
    run("assessment", "open", *words, code=code)
    assert assessments.entries() == ()


def test_the_launch_and_a_step_from_the_command_line() -> None:
    entry = opened()
    run("assessment", "take", entry.id, "begin research", code=4)
    run("assessment", "launch", entry.id, "--on", "2024-04-02", "--briefed", "Ada", "--briefed", "Bo")
    found = launches.find(entry.id)
    assert found
    assert found.briefed == ("Ada", "Bo")
    joined(entry.id, Role.ANALYST)
    joined(entry.id, Role.FOCAL_POINT)
    assert run("assessment", "take", entry.id, "begin research").output == f"{entry.id}: research\n"
    assert "Nobody yet" in run("assessment", "team", opened("MLI").id).output


def test_reminders_are_listed_then_sent_once(monkeypatch: pytest.MonkeyPatch) -> None:
    entry, now = in_research(), datetime.now(UTC)
    joined(entry.id, Role.ANALYST, "eva")
    due = Deadline(local=(now + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M"), zone="UTC")
    assignments.give(["1.1.1"], person="eva", duty=Duty.ANSWER, due=due, assessment=entry.id, by=KEEPER, at=NOON)
    monkeypatch.setattr(options, "now", lambda: now)
    assert "due   eva" in run("reminder", "list").output
    assert run("reminder", "send").output == "reminded eva\n"
    assert run("reminder", "send").output == ""
    assert "week" in run("reminder", "list").output
    assert json.loads(run("reminder", "list", "--json").output)["due"] == []
    assert len(mail.outbox) == 1


def test_serve_sends_reminders_again_and_again_whatever_becomes_of_one_round(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds, enough = [], threading.Event()

    def stumble(words: list[str], **_more: Any) -> None:
        rounds.append(words[-2:])
        if len(rounds) > 2:
            enough.set()
        raise subprocess.TimeoutExpired(words, 1)

    monkeypatch.setattr(reminder.subprocess, "run", stumble)
    stop = reminder.keep_sending(first=0.01, every=0.01)
    assert enough.wait(10)
    stop.set()
    assert rounds[0] == ["reminder", "send"]
