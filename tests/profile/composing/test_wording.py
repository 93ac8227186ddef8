"""The boilerplate as data: every generation and language is complete and says nothing unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from migov.model.dimensions import Dimension
from migov.model.jurisdictions import Jurisdiction, Level
from migov.model.languages import Language, Localized
from migov.model.publications import Generation
from migov.profile.blocks import NoteCall, Phrase
from migov.profile.composing.facts import official_name
from migov.profile.composing.wording import SPOKEN, Wording, boilerplate


def leaves(texts: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(texts, dict):
        for key, value in texts.items():
            yield from leaves(value, (*path, key))
    elif isinstance(texts, list):
        for value in texts:
            yield from leaves(value, path)
    else:
        yield path, texts


def test_languages_say_the_same_things() -> None:
    for generation in Generation:
        keys = [{path for path, _ in leaves(boilerplate(language, generation))} for language in SPOKEN]
        assert all(one == keys[0] for one in keys)


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("generation", Generation)
def test_every_note_that_is_called_is_written(language: Language, generation: Generation) -> None:
    texts = boilerplate(language, generation)
    facts = dict.fromkeys(("short", "questions", "official", "partner", "year"), "x")
    wording = Wording(texts, facts)
    called: list[str] = []

    def call(name: str) -> NoteCall:
        called.append(name)
        return NoteCall(name)

    for _, text in leaves(texts):
        wording.inline(text, call)
    assert called
    assert set(called) <= set(texts["notes"])


def test_french_signs_do_not_begin_a_line() -> None:
    for path, text in leaves(boilerplate(Language.FR, Generation.G2021)):
        assert not any(f" {sign}" in text for sign in ":;?!»"), path


@pytest.mark.parametrize("language", SPOKEN)
def test_every_dimension_has_a_card(language: Language) -> None:
    assert set(boilerplate(language, Generation.G2021)["cards"]) == {str(int(dimension)) for dimension in Dimension}


def test_a_sentence_about_something_unknown_is_left_out() -> None:
    wording = Wording({"a": ["It is {short}.", "By {partner}."]}, {"short": "Sample", "partner": None})
    assert wording("a") == "It is Sample."


def test_links_and_notes_are_told_apart_from_words() -> None:
    wording = Wording({}, {})
    parts = wording.inline("See [the page](https://example.org).[^note] Done.", NoteCall)
    assert parts == ("See ", Phrase("the page", address="https://example.org"), ".", NoteCall("note"), " Done.")


def test_what_a_fact_brings_is_never_read_as_markup() -> None:
    wording = Wording({}, {"short": "[^x] {year} [a](b)"})
    assert wording.inline("Of {short}.", NoteCall) == ("Of [^x] {year} [a](b).",)


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("generation", Generation)
def test_nothing_in_our_own_voice_advises_or_praises(language: Language, generation: Generation) -> None:
    for path, text in leaves(boilerplate(language, generation)):
        for word in (
            " should ",
            " must ",
            " excellent",
            " unfortunately",
            " devrait ",
            " malheureusement",
            " debería ",
            " lamentablemente",
            " excelente",
            "ينبغي",
            "يجب",
            "للأسف",
        ):
            assert word not in text, path


ENGLISH = {"the", "and", "of", "with", "which", "for", "are", "is", "by"}
"""Words that stand in every English text of some length and, spelled so, in none of the other languages."""


@pytest.mark.parametrize("language", sorted(set(SPOKEN) - {Language.EN}))
@pytest.mark.parametrize("generation", Generation)
def test_no_language_says_anything_in_english(language: Language, generation: Generation) -> None:
    english = dict(leaves(boilerplate(Language.EN, generation)))
    for path, text in leaves(boilerplate(language, generation)):
        assert not ENGLISH & set(text.lower().split()), path
        assert text != english[path] or " " not in text or "{" in text, path


def test_the_cover_says_a_country_in_the_language_of_the_book_where_its_official_name_is_not_known_there() -> None:
    niger = Jurisdiction(
        code="NER",
        level=Level.NATIONAL,
        official_name=Localized(en="Republic of the Niger", fr="République du Niger"),
        short_name=Localized(en="the Niger", fr="le Niger", es="Níger"),
    )
    said = [official_name(niger, language) for language in (Language.EN, Language.FR, Language.ES, Language.PT)]
    assert said == ["Republic of the Niger", "République du Niger", "Níger", "Republic of the Niger"]
