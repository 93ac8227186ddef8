"""The addresses of the life of an assessment."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.life import activity, assessments, assignments, beginnings, overview, stages, team, work

ONE = "assessments/<id:id>"

addresses: list[URLPattern] = [
    path("", work.home, name="home"),
    *page("work", work.work_, "work"),
    *page("work/reminders", work.reminders_, "reminders"),
    *page("activity", activity.everywhere, "activity"),
    *page("assessments", assessments.assessments, "assessments"),
    *page("assessments/open", beginnings.open_, "open assessment"),
    *page(ONE, overview.overview, "assessment"),
    *page(f"{ONE}/stages", stages.stages_, "stages"),
    *page(f"{ONE}/stages/<slug:step>", stages.step, "step"),
    path(f"{ONE}/deadlines", stages.deadlines, name="deadlines"),
    *page(f"{ONE}/launch", beginnings.launch, "launch"),
    *page(f"{ONE}/team", team.team_, "team"),
    path(f"{ONE}/team/add", team.add, name="team add"),
    *page(f"{ONE}/team/remove", team.remove, "team remove"),
    path(f"{ONE}/institutions/name", team.name, name="institution name"),
    path(f"{ONE}/institutions/take-over", team.take_over, name="institution take over"),
    path(f"{ONE}/institutions/strike", team.strike, name="institution strike"),
    *page(f"{ONE}/assignments", assignments.assignments_, "assignments"),
    *page(f"{ONE}/activity", activity.of_one, "assessment activity"),
]
