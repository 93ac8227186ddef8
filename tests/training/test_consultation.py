"""The consultation of the training country: everybody in it is known, and speaks of words that are there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import migov.training
from migov.actions.demo_team import SPEAKERS, TEAM
from migov.catalogue import editions
from migov.errors import Invalid
from migov.model.consultations import Outcome, Visibility
from migov.model.languages import Language
from migov.model.people import Role
from migov.model.texts import words
from migov.training import answers, consultation, country
from migov.training.consultation import read

ONDUVA = Path(migov.training.__file__).parent / "onduva"
TOLD = consultation()
INSTITUTIONS = {one.id for one in country().institutions}
TEXTS = {one.id: words(one.text) for one in country().findings} | {
    one.id: words(one.text) for page in country().module_pages for one in page.findings
}


def test_five_institutions_are_asked_and_each_has_somebody_of_its_own() -> None:
    assert len(TOLD.invited) == 5
    assert {one.institution for one in TOLD.invited} <= INSTITUTIONS
    first = country().institutions[0].id
    speaks = {one.handle: one.speaks_for or first for one in (*TEAM, *SPEAKERS) if one.role is Role.PARTICIPANT}
    assert {one.person: one.institution for one in TOLD.invited} == speaks


def test_they_take_part_in_five_ways() -> None:
    by_page = {one.institution for one in TOLD.comments if one.institution}
    silent = [one.institution for one in TOLD.invited if one.reminded and one.nothing is None]
    nothing = [one.institution for one in TOLD.invited if one.nothing is not None]
    assert (by_page, TOLD.word.institution) == ({"ministry-of-health", "pam"}, "mai")
    assert (nothing, silent) == (["ministry-of-justice"], ["anef"])
    assert {one.visibility for one in TOLD.comments if one.institution == "pam"} == {Visibility.ALL}
    assert next(one for one in TOLD.invited if one.institution == "pam").languages[0] is Language.PT


def test_every_passage_was_read_by_somebody_who_answers_for_it() -> None:
    read = [passage for one in TOLD.statements for passage in one.passages]
    assert sorted(read) == sorted(TEXTS)
    assert {one.institution for one in TOLD.statements} <= INSTITUTIONS


def test_the_words_they_speak_of_stand_in_the_profile() -> None:
    for one in (*TOLD.comments, *TOLD.word.marks, *TOLD.waivers):
        if one.passage is not None:
            assert one.words in TEXTS[one.passage], one
    for edited in TOLD.edits:
        assert TEXTS[edited.passage].count(edited.was) == 1


def test_with_the_answers_of_the_profile_every_indicator_is_answered_once() -> None:
    given = [code for one in TOLD.answers for code in one.indicators] + [one.indicator for one in answers()]
    asked = [editions.load(country().edition or ""), *(editions.load(code) for code in country().modules)]
    assert sorted(given) == sorted(indicator.code for part in asked for indicator in part.indicators)


def test_every_outcome_is_met_and_some_comments_wait() -> None:
    decided = [*TOLD.decided, *(one for one in TOLD.workshop.minutes if one.outcome)]
    assert {one.outcome for one in decided} == set(Outcome)
    said = {one.key for one in TOLD.comments if not one.replies_to} | {one.key for one in TOLD.word.marks}
    assert len(said - {one.comment for one in decided}) >= 3


@pytest.mark.parametrize(
    ("was", "now", "place"),
    [('key = "urgent"', 'key = "circular"', "circular"), ('comment = "posts"', 'comment = "nobody"', "nobody")],
)
def test_a_story_that_does_not_hold_together_is_refused(was: str, now: str, place: str, tmp_path: Path) -> None:
    shutil.copy(ONDUVA / "consultation.toml", tmp_path)
    path = tmp_path / "consultation.toml"
    path.write_text(path.read_text().replace(was, now, 1))
    with pytest.raises(Invalid, match=place):
        read(tmp_path)
