"""Rounds of one jurisdiction: what the one before answered to a question that is asked again, and how it is related."""

from __future__ import annotations

import pytest

from migov.actions import rounds
from migov.actions.sheets import questionnaires
from migov.catalogue import crosswalks
from migov.model.assessments import Assessment
from migov.model.indicators import Relation
from migov.model.languages import Language
from migov.sheets.covers import Cover
from migov.store import assessments
from teams import answered, opened

ASKED = [relation for relation in Relation if relation is not Relation.RETIRED]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def after(first: str, edition: str = "national-2", **more: object) -> Assessment:
    """The next round after one that was answered under another edition."""
    before = opened("NER", edition=first, **more)
    answered(before.id)
    return assessments.get(opened("NER", edition=edition, **more).id)


def link_of(relation: Relation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    walk = crosswalks.between("national-1", "national-2")
    assert walk
    return next((link.earlier, link.later) for link in walk.links if link.relation is relation)


@pytest.mark.parametrize("relation", [Relation.SAME, Relation.REWORDED, Relation.SPLIT, Relation.MERGED])
def test_the_answers_of_the_last_round_come_with_how_the_question_changed(relation: Relation) -> None:
    earlier, later = link_of(relation)
    found = rounds.last_answers(after("national-1"), later[0])
    assert [one.answer.indicator for one in found] == list(earlier)
    assert {one.relation for one in found} == {relation}


def test_a_new_question_has_no_last_answer() -> None:
    walk = crosswalks.between("national-1", "national-2")
    assert walk
    new = next(link.later[0] for link in walk.links if link.relation is Relation.NEW)
    assert rounds.last_answer(after("national-1"), new) is None


def test_the_workbook_of_the_team_says_of_every_question_what_the_last_round_answered() -> None:
    now, walk = after("national-1"), crosswalks.between("national-1", "national-2")
    assert walk
    codes = {relation: next(one.later[0] for one in walk.links if one.relation is relation) for relation in ASKED}
    cover = Cover(subject=now.id, name="Sample, 2024", language=Language.EN, sent_at="2024-05-01T12:00:00+00:00")
    form = questionnaires.form_of_team(now.id, codes.values(), cover, private=False)
    told = {row.key: row.given["last"] for table in form.tables for row in table.rows if "last" in row.given}
    last_of = rounds.all_last_answers(now)
    for relation, code in codes.items():
        assert last_of(code) == rounds.last_answer(now, code)
        assert bool(told[code]) == (relation is not Relation.NEW), relation


def test_under_the_same_edition_and_in_a_module_questions_are_the_same() -> None:
    now = after("national-2", modules=("covid-19",))
    for code in ("1.1.1", "C.1.1"):
        found = rounds.last_answer(now, code)
        assert found
        assert (found.answer.indicator, found.relation) == (code, Relation.SAME)


def test_editions_without_a_cross_walk_are_not_compared() -> None:
    assert rounds.last_answer(after("national-2", "national-1"), "1.1.1") is None


def test_a_first_round_has_none_before_it() -> None:
    first = opened("NER")
    assert (rounds.earlier_of(first.id), rounds.last_answer(assessments.get(first.id), "1.1.1")) == (None, None)
    assert rounds.all_last_answers(assessments.get(first.id))("1.1.1") is None


def test_what_nobody_answered_is_no_answer() -> None:
    opened("NER")
    assert rounds.last_answer(assessments.get(opened("NER").id), "1.1.1") is None
