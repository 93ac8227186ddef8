"""The stages say in words what a step waits for: passages, comments and signatures, each with its own page."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from consulted import Consulted, in_consultation
from migov.actions.stages import Check
from migov.model.workflow import Condition
from migov.web.desk.life.conditions import SHOWN, condition_line
from people import sign_in
from teams import person_of
from vetted import in_vetting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here() -> Consulted:
    return in_consultation()


def conditions(here: Consulted) -> dict[str, dict]:  # type: ignore[type-arg]
    answered = sign_in(Client(), person_of(here.coordinator)).get(f"/en/assessments/{here.id}/stages.json")
    return {one["says"]: one for one in json.loads(answered.content)["steps"][0]["conditions"]}


def test_a_comment_that_is_not_decided_is_linked(here: Consulted) -> None:
    here.say(here.health, "The figure is older.")
    line = conditions(here)["Every comment is decided, and every promised change is made"]
    assert line["missing"] == "1 comment waits:"
    assert [one["title"] for one in line["links"]] == ["#1"]
    assert line["links"][0]["address"] == reverse("comment", kwargs={"id": here.id, "number": 1})


def test_a_passage_that_changed_since_the_last_draft_is_linked(here: Consulted) -> None:
    here.edit(here.passages[1], "Other words.")
    lines = [one for one in conditions(here).values() if one["missing"] == "1 part changed since:"]
    assert [one["address"] for line in lines for one in line["links"]] == [
        reverse("passage", kwargs={"id": here.id, "passage": here.passages[1]})
    ]


def test_what_has_no_page_of_its_own_is_named_without_a_link(here: Consulted) -> None:
    line = condition_line(here.id, Check(condition=Condition.DRAFTED, holds=False, missing=("conventions-1",)))
    assert [(one.title, one.address) for one in line.links] == [("conventions-1", "")]


def test_of_many_the_first_are_linked_and_the_rest_is_counted(here: Consulted) -> None:
    missing = tuple(f"#{number}" for number in range(1, 31))
    line = condition_line(here.id, Check(condition=Condition.COMMENTS_ANSWERED, holds=False, missing=missing))
    assert (line.missing, len(line.links), line.more) == ("30 comments wait:", SHOWN, 30 - SHOWN)


def test_where_no_draft_is_frozen_that_is_said(here: Consulted) -> None:
    line = condition_line(here.id, Check(condition=Condition.DRAFTED, holds=False))
    assert (line.missing, line.links) == ("No version of the draft is frozen yet", ())


def test_the_signatures_that_are_missing_are_named() -> None:
    vetting = in_vetting()
    line = conditions(vetting.here)["Government and office have signed the text that stands"]
    assert line["missing"] == "Missing: the signature of Government, Office"
    assert line["address"] == reverse("vetting", kwargs={"id": vetting.id})


def test_a_condition_that_holds_misses_nothing(here: Consulted) -> None:
    line = condition_line(here.id, Check(condition=Condition.SIGNED, holds=True))
    assert (line.chip.word, line.missing, line.links, line.address) == ("Met", None, (), None)
