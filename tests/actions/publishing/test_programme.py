"""The programme page tells of an assessment what was announced: where it stands, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest

from migov.actions.entering import keeper
from migov.actions.publishing import programme
from migov.model.workflow import Stage
from migov.store import journal
from migov.store.published import releases
from teams import in_research, moved

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_nothing_is_told_of_an_assessment_before_somebody_announces_it() -> None:
    in_research()
    programme.announce()
    assert releases.programme() == ()
    assert releases.places() == {}


def test_an_announced_assessment_shows_its_stage_as_it_goes_on() -> None:
    entry = in_research()
    programme.announce_one(entry.id, by=keeper("ana"), at=NOW)
    assert [(line.assessment, line.stage) for line in releases.programme()] == [(entry.id, Stage.RESEARCH)]

    moved(entry.id, Stage.CONSULTATION)
    programme.follow(entry.id)
    assert [line.stage for line in releases.programme()] == [Stage.CONSULTATION]


def test_announcing_twice_is_announcing_once() -> None:
    entry = in_research()
    for _ in range(2):
        programme.announce_one(entry.id, by=keeper("ana"), at=NOW)
    told = [line for line in journal.lines(entry.id) if line.action == programme.ANNOUNCED]
    assert len(told) == 1


def test_an_announcement_can_be_taken_back() -> None:
    entry = in_research()
    programme.announce_one(entry.id, by=keeper("ana"), at=NOW)
    programme.retract(entry.id, by=keeper("ana"), at=NOW)
    assert releases.programme() == ()
    assert releases.places() == {}


def test_more_assessments_take_no_more_questions_to_the_database(
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for number, place in enumerate(("NER", "GHA", "TGO"), 1):
        told = in_research(place)
        programme.announce_one(told.id, by=keeper("ana"), at=NOW)
        with django_assert_num_queries(4):
            programme.announce()
        assert len(releases.programme()) == number
