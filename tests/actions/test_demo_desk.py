"""The second round of the training country, played by its team."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import demonstrated
from kept import NOON
from migov.actions import demo_desk, journal, pins
from migov.model.answers import AnswerStatus
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import answers, delegations, flags, people, reviews
from migov.store.assessments import Entry
from standing import kept_for_all, moved_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]


@pytest.fixture(scope="module")
def once(
    django_db_setup: None,  # noqa: ARG001 - the tables come first
    django_db_blocker: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Path, tuple[Entry, ...]]]:
    """As the demonstration left it, for all: the data folder, and the assessments."""
    folder = tmp_path_factory.mktemp("desk") / "home"
    with kept_for_all(django_db_blocker, folder):
        demonstrated.moved_in(folder)
        yield folder, demo_desk.play(at=NOON)


@pytest.fixture
def played(home: Path, once: tuple[Path, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    moved_in(once[0], home)
    return once[1]


def test_it_stands_in_the_middle_of_its_research_beside_a_city_that_begins(played: tuple[Entry, ...]) -> None:
    second, city = played
    assert (second.stage, second.round, city.stage) == (Stage.RESEARCH, 2, Stage.LAUNCH)
    counts = answers.counts([second.id])[second.id]
    assert set(counts) >= {AnswerStatus.DRAFT, AnswerStatus.COMPLETE, AnswerStatus.REVIEWED}
    assert {role.role for role in people.team(second.id)} == set(Role)
    assert all(one.holds for one in pins.verify(second.id))
    assert journal.verify().problems == ()


def test_something_waits_for_everybody(played: tuple[Entry, ...]) -> None:
    second, _ = played
    assert len(flags.open_for(second.id)) == 1
    assert [one.is_submitted for one in reviews.codings(second.id)].count(False) == 1
    assert {one.institution for one in delegations.of(second.id)} == {"ms", "inps"}
    assert [one.indicator for one in delegations.all_handed_in(second.id)] == ["1.1.1"]


def test_a_second_time_nothing_is_done_twice(played: tuple[Entry, ...]) -> None:
    before = journal.lines()
    assert [one.id for one in demo_desk.play(at=NOON)] == [one.id for one in played]
    assert journal.lines() == before
