"""Dourava and its capital, played: published without a doubt; what is whole in other languages goes out with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import demonstrated
from migov import training
from migov.actions import demo_translations, entering, stages
from migov.actions.checks import doubting
from migov.actions.consulting import dispositions
from migov.actions.translating import pieces
from migov.actions.translating.sources import standings
from migov.errors import Invalid, NotFound
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.translations import State
from migov.model.workflow import Stage
from migov.store import assessments, people, releases
from migov.training.translations import Spoken, SpokenIn
from released import verified
from standing import kept_for_all, moved_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]

COUNTRY, CITY = "dourava/2024", "dourava/vila-serena"
EDITOR, COORDINATOR = "demo-editor", "demo-coordinator"


@pytest.fixture(scope="module")
def once(
    django_db_setup: None,  # noqa: ARG001 - the tables come first
    django_db_blocker: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """As the demonstration left it, for all: the data folder."""
    folder = tmp_path_factory.mktemp("dourava") / "home"
    with kept_for_all(django_db_blocker, folder):
        demonstrated.moved_in(folder)
        yield folder


@pytest.fixture
def played(home: Path, once: Path) -> str:
    moved_in(once, home)
    return training.country(COUNTRY).id


def test_the_country_and_its_capital_are_published_without_a_doubt(played: str, tmp_path: Path) -> None:
    city = training.country(CITY).id
    for id, languages in ((played, set(Language)), (city, {Language.PT, Language.EN})):  # noqa: A001
        assert assessments.stage(id) is Stage.PUBLISHED
        assert doubting.standing(id) == ()
        assert dispositions.waiting(id) == ()
        assert len(stages.history(id)) == 4
        (release,) = releases.of(id)
        assert set(release.languages) == languages
    assert verified(release, tmp_path).holds


def test_the_release_holds_word_for_word_in_five_languages(played: str, tmp_path: Path) -> None:
    (release,) = releases.of(played)
    found = verified(release, tmp_path)
    assert [one for one in found.claims if one.holds is not True] == []
    assert any(one.says.startswith("14 printed files say every paragraph") for one in found.claims)


def test_english_is_read_by_a_second_person_and_the_others_are_done(played: str) -> None:
    found = {language: standings(played, language) for language in Language if language is not Language.PT}
    states = {language: {one.state for one in every} for language, every in found.items()}
    assert states.pop(Language.EN) == {State.REVIEWED}
    assert states == {language: {State.DONE} for language in (Language.FR, Language.ES, Language.AR)}


def member(handle: str, assessment: str) -> Member:
    return entering.member_of(assessment, people.get(handle))


def test_what_the_profile_does_not_have_is_not_translated(played: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        "nowhere": (NotFound, {"9.9-9": ("A sentence.",)}),
        "too short": (Invalid, {"1.2-1": ("One sentence where the source has three.",)}),
    }
    by, reader = member(EDITOR, played), member(COORDINATOR, played)
    at = training.publication(COUNTRY).start
    for error, wrong in told.values():
        spoken = (SpokenIn(language=Language.EN, spoken=Spoken(pieces=wrong)),)
        monkeypatch.setattr(training, "translations", lambda _name, spoken=spoken: spoken)
        with pytest.raises(error):
            demo_translations.translate(COUNTRY, by=by, reader=reader, at=at)
    assert {one.state for one in pieces.all_of(played, Language.EN, by=by)} == {State.REVIEWED}
