"""The published rounds of the training world, played: they reach their publication without a doubt, and only once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import demonstrated
from migov import training
from migov.actions import changing, demo_world, journal, stages, watching
from migov.actions.checks import doubting
from migov.actions.consulting import dispositions
from migov.actions.translating.sources import readiness, standings
from migov.actions.vetting import processes
from migov.model.changes import ChangeKind
from migov.model.consultations import Voice
from migov.model.languages import Language
from migov.model.marks import Happened
from migov.model.translations import State
from migov.model.workflow import Stage, Step
from migov.store import assessments, drafts, launches, releases
from released import verified
from standing import kept_for_all, moved_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]

NAMES = ("ostrevaux/2021", "ostrevaux/2025")
FIRST, SECOND = (training.country(name).id for name in NAMES)
TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def once(
    django_db_setup: None,  # noqa: ARG001 - the tables come first
    django_db_blocker: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """As the demonstration left it, for all: the data folder."""
    folder = tmp_path_factory.mktemp("ostrevaux") / "home"
    with kept_for_all(django_db_blocker, folder):
        told = demonstrated.moved_in(folder)
        assert "Subject:" not in told, "made-up people get no mail"
        yield folder


@pytest.fixture
def played(home: Path, once: Path) -> None:
    moved_in(once, home)


@pytest.mark.usefixtures("played")
def test_both_rounds_of_ostrevaux_are_published_and_only_once() -> None:
    for id, day in ((FIRST, "2021-06-14"), (SECOND, "2025-06-16")):  # noqa: A001
        assert assessments.stage(id) is Stage.PUBLISHED
        assert doubting.standing(id) == ()
        assert dispositions.waiting(id) == ()
        steps = {taken.step: taken.at[:10] for taken in stages.history(id)}
        assert list(steps) == [Step.OPEN_CONSULTATION, Step.CLOSE_CONSULTATION, Step.SIGN_OFF, Step.PUBLISH]
        assert steps[Step.PUBLISH] == day
        (release,) = releases.of(id)
        assert release.at[:10] == day
        assert len(drafts.drafts(id)) == 2
    assert launches.opening(SECOND) is not None
    assert getattr(launches.opening(SECOND), "earlier", None) == FIRST
    assert journal.verify().problems == ()
    before = journal.lines()
    for name in NAMES:
        demo_world.publish(name, by="Ada")
    assert journal.lines() == before, "a second time nothing is done twice"


@pytest.mark.usefixtures("played")
def test_both_releases_of_ostrevaux_hold_word_for_word(tmp_path: Path) -> None:
    for id, prints in ((FIRST, 3), (SECOND, 11)):  # noqa: A001
        (release,) = releases.of(id)
        found = verified(release, tmp_path)
        assert [one for one in found.claims if one.holds is not True] == []
        assert any(one.says.startswith(f"{prints} printed files say every paragraph") for one in found.claims)


@pytest.mark.usefixtures("played")
def test_sentences_changes_and_marks_of_ostrevaux_show_what_they_rest_on() -> None:
    _sentences()
    _voices()
    _changes()
    _marks()
    _languages()


def _sentences() -> None:
    """All rest on a named statement, half on quotations too, and each on its own."""
    for id in (FIRST, SECOND):  # noqa: A001
        sentences = [one for kept in drafts.passages(id) for one in kept.passage.sentences]
        assert all(one.grounds.statements for one in sentences)
        assert len([one for one in sentences if one.grounds.pins]) > len(sentences) / 2
        assert len({one.grounds.pins for one in sentences}) > len(sentences) / 3


def _voices() -> None:
    """One institution commented, another had nothing to say, and one was silent."""
    voices = {one.institution: one.voice for one in processes.of(FIRST).institutions}
    assert voices == {
        "Ministère du Travail et de l’Emploi": Voice.COMMENTED,
        "Ministère de l’Intérieur": Voice.NO_COMMENT,
        "Direction de la protection civile": Voice.SILENT,
    }


def _changes() -> None:
    """Every change between the rounds has its kind."""
    assert changing.untold(SECOND) == ()
    told = changing.changes_of(SECOND)
    assert {one.kind for one in told} == set(ChangeKind)
    kinds = {one.after[0].indicator: one.kind for one in told}
    assert kinds["1.3.4"] is ChangeKind.NEW_LAW
    assert kinds["1.6.4"] is ChangeKind.CORRECTED
    assert kinds["6.2.8"] is ChangeKind.IMPLEMENTED
    assert kinds["6.4.2"] is ChangeKind.LAPSED


def _marks() -> None:
    """The watch marks the passages on the plan that has ended since."""
    before = watching.watch_one(SECOND, date(2025, 6, 17), at=TODAY)
    assert before.standing == 0
    found = watching.watch_one(SECOND, TODAY.date(), at=TODAY)
    marked = {one.mark.passage for one in found.new if one.mark.happening.what is Happened.LAPSED}
    assert {"1.2-2", "2.1-3"} <= marked


def _languages() -> None:
    """What is whole goes out; in Portuguese a third is there, and one number is of before it was corrected."""
    (release,) = releases.of(SECOND)
    assert set(release.languages) == {Language.FR, Language.EN, Language.ES, Language.AR}
    assert {one.state for one in standings(SECOND, Language.EN)} == {State.REVIEWED}
    found = readiness(SECOND, Language.PT)
    assert found.stale == ("4.1-3",)
    assert found.count / 4 < len(found.done) < found.count / 2 < len(found.missing)
    stale = next(one for one in standings(SECOND, Language.PT) if one.piece.id == "4.1-3")
    (row,) = (row for row in stale.rows if row.state is State.STALE)
    assert "soixante-dix-huit" in (row.was or "")
    assert "quatre-vingt-un" in row.source.words
    assert row.words
