"""Cues: no match of a pattern without one of its pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migov.model.languages import Language
from migov.profile.reading.cues import Cues
from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary, vocabulary


def patterns(words: Vocabulary) -> list[str]:
    """The patterns of a language that are searched in every sentence."""
    moments, old = words.moments, words.staleness
    statuses = [status.pattern for status in words.instruments.statuses]
    return [*moments.as_of, *moments.stated, *old.old, *old.pending, *statuses, words.agreements.heads]


@pytest.mark.parametrize("language", [Language.EN, Language.FR])
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_one_of_its_cues(language: Language, data: st.DataObject) -> None:
    words = vocabulary(language)
    assert words is not None
    written = data.draw(st.sampled_from(patterns(words)))
    matched = data.draw(st.from_regex(words.pattern(written)))
    assert words.cues(written).may_tell(matched)


@pytest.mark.parametrize("language", [Language.EN, Language.FR])
def test_a_sentence_without_any_cue_is_told_apart(language: Language) -> None:
    words = vocabulary(language)
    assert words is not None
    assert not any(words.cues(written).may_tell("Wells rise by thirty litres") for written in patterns(words))


def test_a_pattern_without_sure_words_may_match_anywhere() -> None:
    assert Cues([r"\d+", "law"]).may_tell("Wells")
