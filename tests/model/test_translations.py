"""Translations beside their source: what stands, what has changed, what is gone."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from migov.errors import Invalid
from migov.model.languages import Language
from migov.model.translations import (
    Piece,
    PieceKind,
    SourceSentence,
    State,
    TranslatedSentence,
    Translation,
    lost_numbers,
    readiness,
    standing,
)

LAW, PLAN, OFFICE = (
    "The law of 2015 governs entry and stay.",
    "A plan for migration was adopted in 2020.",
    "No office gathers the figures yet.",
)
FRENCH = {LAW: "La loi de 2015 régit l’entrée.", PLAN: "Un plan a été adopté en 2020.", OFFICE: "Aucun office."}


def piece(*words: str, id: str = "p-2-1") -> Piece:  # noqa: A002
    sentences = tuple(SourceSentence(words=one, lead=" " if number else "") for number, one in enumerate(words))
    return Piece(id=id, kind=PieceKind.PASSAGE, sentences=sentences)


def translation(*sources: str, **more: str) -> Translation:
    made = tuple(TranslatedSentence(source=one, words=FRENCH.get(one, "")) for one in sources)
    fields = {"piece": "p-2-1", "language": Language.FR, "by": "mira", "at": "2026-01-01T00:00:00+00:00"}
    return Translation(sentences=made, **(fields | more))


def test_a_piece_that_nobody_translated_is_missing() -> None:
    found = standing(piece(LAW, PLAN), None)
    assert found.state is State.MISSING
    assert [row.state for row in found.rows] == [State.MISSING, State.MISSING]


def test_a_translation_of_the_very_words_is_done() -> None:
    found = standing(piece(LAW, PLAN), translation(LAW, PLAN))
    assert found.state is State.DONE
    assert [row.words for row in found.rows] == [FRENCH[LAW], FRENCH[PLAN]]


def test_a_translation_with_an_empty_sentence_is_not_done() -> None:
    given = translation(LAW, PLAN)
    half = msgspec.structs.replace(given, sentences=(given.sentences[0], TranslatedSentence(source=PLAN)))
    found = standing(piece(LAW, PLAN), half)
    assert found.state is State.MISSING
    assert [row.state for row in found.rows] == [State.DONE, State.MISSING]


def test_one_changed_sentence_is_stale_and_the_others_stand() -> None:
    changed = "A plan for migration was adopted in 2021."
    found = standing(piece(LAW, changed, OFFICE), translation(LAW, PLAN, OFFICE))
    assert found.state is State.STALE
    assert [row.state for row in found.rows] == [State.DONE, State.STALE, State.DONE]
    assert (found.rows[1].was, found.rows[1].source.words, found.rows[1].words) == (PLAN, changed, FRENCH[PLAN])


def test_a_new_sentence_is_missing_and_makes_the_piece_stale() -> None:
    found = standing(piece(LAW, OFFICE, PLAN), translation(LAW, PLAN))
    assert found.state is State.STALE
    assert [row.state for row in found.rows] == [State.DONE, State.MISSING, State.DONE]
    assert found.gone == ()


def test_a_sentence_that_was_struck_out_is_told_with_its_translation() -> None:
    found = standing(piece(LAW), translation(LAW, PLAN))
    assert found.state is State.STALE
    assert [one.words for one in found.gone] == [FRENCH[PLAN]]


def test_sentences_that_changed_places_take_their_translations_along() -> None:
    found = standing(piece(PLAN, LAW), translation(LAW, PLAN))
    assert found.state is State.STALE
    assert [row.words for row in found.rows] == [FRENCH[PLAN], FRENCH[LAW]]
    assert found.gone == ()


def test_a_sentence_that_says_something_else_altogether_inherits_nothing() -> None:
    found = standing(piece("Everyone may vote where they live."), translation(LAW))
    assert found.rows[0].state is State.MISSING
    assert [one.source for one in found.gone] == [LAW]


def test_where_two_sentences_stand_twice_each_has_its_own_translation() -> None:
    found = standing(piece(LAW, LAW), translation(LAW, LAW))
    assert [row.state for row in found.rows] == [State.DONE, State.DONE]
    assert found.gone == ()


def test_a_review_holds_only_while_the_source_stands() -> None:
    given = translation(LAW, reviewed_by="ilan", reviewed_at="2026-01-02T00:00:00+00:00")
    assert standing(piece(LAW), given).state is State.REVIEWED
    assert standing(piece(PLAN), given).state is State.STALE


def test_nobody_reviews_a_translation_of_their_own() -> None:
    with pytest.raises(Invalid, match="second person"):
        translation(LAW, reviewed_by="mira", reviewed_at="2026-01-02T00:00:00+00:00")


def test_the_seal_tells_words_and_order_and_nothing_else() -> None:
    assert piece(LAW, PLAN).seal == translation(LAW, PLAN).seal
    assert piece(LAW, PLAN).seal != piece(PLAN, LAW).seal
    assert piece(LAW).seal != piece(PLAN).seal


def test_a_profile_is_whole_when_nothing_is_missing_or_stale() -> None:
    first, second = piece(LAW, id="one"), piece(PLAN, id="two")
    found = readiness(Language.FR, [standing(first, translation(LAW)), standing(second, None)])
    assert (found.done, found.missing, found.is_whole, found.count) == (("one",), ("two",), False, 2)
    assert readiness(Language.FR, [standing(first, translation(LAW))]).is_whole


SENTENCES = st.lists(
    st.sampled_from(["One.", "Two laws apply.", "Two laws apply here.", "A b c d.", "Äö?"]), min_size=1
)


@given(SENTENCES, SENTENCES)
def test_whatever_becomes_of_the_source_no_translated_sentence_is_lost_or_told_twice(
    before: list[str], after: list[str]
) -> None:
    made = tuple(TranslatedSentence(source=one, words=f"{number} {one}") for number, one in enumerate(before))
    fields = {"piece": "p-2-1", "language": Language.FR, "by": "mira", "at": "2026-01-01T00:00:00+00:00"}
    found = standing(piece(*after), Translation(sentences=made, **fields))
    told = [row.words for row in found.rows if row.words] + [one.words for one in found.gone]
    assert sorted(told) == sorted(one.words for one in made)
    assert [row.source.words for row in found.rows] == after
    assert (found.state is State.DONE) == (before == after)


@pytest.mark.parametrize(
    ("source", "words", "lost"),
    [
        ("In 2015 it gave 1,500 permits.", "En 2015, il donna 1\u202f500 permis.", ()),
        ("In 2015 it gave 1,500 permits.", "أصدر ١٥٠٠ تصريح في ٢٠١٥.", ()),
        ("Articles 5 and 5 of 2015.", "Articles 5 de 2015.", ("5",)),
        ("No number.", "Aucun 7.", ()),
    ],
)
def test_numbers_that_a_translation_does_not_have_are_told(source: str, words: str, lost: tuple[str, ...]) -> None:
    assert lost_numbers(source, words) == lost
