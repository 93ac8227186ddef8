"""The templates of the life of an assessment ask only for what their pages have."""

from __future__ import annotations

from pathlib import Path

import pytest

import migov.web
from migov.web.answering import Page
from migov.web.desk.life.activity import ActivityPage, EverywherePage
from migov.web.desk.life.assessments import AssessmentsPage
from migov.web.desk.life.assignments import AssignmentsPage
from migov.web.desk.life.beginnings import LaunchPage, OpeningPage
from migov.web.desk.life.overview import OverviewPage
from migov.web.desk.life.stages import StagesPage, StepPage
from migov.web.desk.life.team import LeavingPage, TeamPage
from migov.web.desk.life.work import RemindersPage, WorkPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "activity.html": ActivityPage,
    "assessments.html": AssessmentsPage,
    "assignments.html": AssignmentsPage,
    "everywhere.html": EverywherePage,
    "launch.html": LaunchPage,
    "leaving.html": LeavingPage,
    "opening.html": OpeningPage,
    "overview.html": OverviewPage,
    "reminders.html": RemindersPage,
    "stages.html": StagesPage,
    "step.html": StepPage,
    "team.html": TeamPage,
    "work.html": WorkPage,
}
PARTS = {"head.html", "news.html"}
"""Included by pages, and checked with them."""


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(f"desk/life/{template}", PAGES[template]) == []


def test_every_template_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates" / "desk" / "life"
    assert {path.name for path in room.iterdir()} == set(PAGES) | PARTS
