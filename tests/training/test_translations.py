"""Profiles of the training world in other languages: they say what the last version says, and no more."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from migov.errors import Invalid
from migov.model.languages import Language
from migov.model.sentences import split
from migov.model.texts import words
from migov.training import country, publication, published, translations
from migov.training.translations import read

DOURAVA, CITY, OSTREVAUX = "dourava/2024", "dourava/vila-serena", "ostrevaux/2025"
SPOKEN = {(name, one.language): one.spoken for name in published() for one in translations(name)}
BEGUN = (OSTREVAUX, Language.PT)
"""The one that is not whole, on purpose."""
WHOLE = {
    DOURAVA: {*Language} - {Language.PT},
    CITY: {Language.EN},
    OSTREVAUX: {*Language} - {Language.FR, Language.PT},
}
NOT_NEUTRAL = {
    Language.PT: r"dever(?!es\b)\w*|excelente\w*|infelizmente|lamentavel\w*|exemplar\w*|fracass\w*|insuficiente\w*|"
    r"melhor\w*|pior\w*|culpa\w*|êxito",
    Language.EN: r"should|must|shall|ought|excellent|success\w*|unfortunately|fail\w*|weak\w*|inadequate\w*|best|worst",
    Language.FR: r"devrai\w*|excellent\w*|malheureusement|exemplaire\w*|échou\w*|insuffisant\w*|meilleur\w*|pire\w*",
    Language.ES: r"deberí\w*|excelente\w*|lamentablemente|ejemplar\w*|fracas\w*|insuficiente\w*|mejor\w*|peor\w*",
    Language.AR: r"يجب|ينبغي أن|ممتاز\w*|للأسف|فشل\w*|أفضل|أسوأ",
}

every_one = pytest.mark.parametrize(("name", "language"), SPOKEN)


@cache
def first(name: str) -> dict[str, list[str]]:
    """The sentences of every finding as the first version has them."""
    told = country(name)
    return {
        finding.id: cut(words(finding.text), Language(told.publication.language or "")) for finding in told.findings
    }


def cut(text: str, language: Language) -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


def settled(name: str, sentence: str) -> str:
    """A sentence of the first version as the comments left it."""
    for decided in publication(name).decided:
        sentence = sentence.replace(decided.was, decided.now) if decided.was else sentence
    return sentence


def digits(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", re.sub(r"(?<=\d)[ \u00a0,](?=\d{3}(?!\d))", "", text)))


@every_one
def test_a_finding_has_as_many_sentences_as_in_the_language_of_the_source(name: str, language: Language) -> None:
    for piece, told in SPOKEN[name, language].pieces.items():
        source = first(name).get(piece)
        assert len(told) == (len(source) if source else 1), piece
        assert all(sentence.strip() for sentence in told), piece
        assert source is None or all(len(cut(sentence, language)) == 1 for sentence in told), piece


def test_profiles_are_whole_but_for_one_that_was_begun() -> None:
    assert set(SPOKEN) == {(name, language) for name, spoken in WHOLE.items() for language in spoken} | {BEGUN}
    for (name, language), spoken in SPOKEN.items():
        if (name, language) != BEGUN:
            assert first(name).keys() <= spoken.pieces.keys(), (name, language)
            assert spoken.earlier == (), (name, language)


@every_one
def test_title_citation_and_institutions_are_named_in_every_whole_language(name: str, language: Language) -> None:
    named = {f"institution.{one.id}" for one in country(name).institutions} | {"about.title", "about.citation"}
    assert (named <= SPOKEN[name, language].pieces.keys()) is ((name, language) != BEGUN)


def test_portuguese_was_begun_for_ostrevaux_and_one_sentence_is_of_before_the_number_was_corrected() -> None:
    spoken = SPOKEN[BEGUN]
    assert len(first(OSTREVAUX)) / 4 < len(first(OSTREVAUX).keys() & spoken.pieces.keys()) < len(first(OSTREVAUX)) / 2
    (one,) = spoken.earlier
    assert one.words == first(OSTREVAUX)[one.piece][one.sentence - 1]
    assert one.words != settled(OSTREVAUX, one.words)


@every_one
def test_a_translation_has_the_numbers_of_the_source(name: str, language: Language) -> None:
    """Years and figures in digits: a slip of the hand in one language would be found here."""
    spoken = SPOKEN[name, language]
    for piece in first(name).keys() & spoken.pieces.keys():
        for number, (source, told) in enumerate(zip(first(name)[piece], spoken.pieces[piece], strict=True), 1):
            wanted = digits(spoken.source(piece, number, settled(name, source)))
            assert wanted <= digits(told), (piece, told)
            if language is not Language.EN:  # which writes in digits what others write out
                assert sum((digits(told) - wanted).values()) <= 2, (piece, told)


@every_one
def test_nothing_is_praised_blamed_or_advised(name: str, language: Language) -> None:
    wrong = re.compile(rf"\b({NOT_NEUTRAL[language]})\b", re.IGNORECASE)
    told = [sentence for piece in SPOKEN[name, language].pieces.values() for sentence in piece]
    assert [sentence for sentence in told if wrong.search(sentence)] == []


@pytest.mark.parametrize("name", [name for name, language in SPOKEN if language is Language.AR])
def test_arabic_is_arabic(name: str) -> None:
    for piece, told in SPOKEN[name, Language.AR].pieces.items():
        for sentence in told:
            assert re.search(r"[\u0600-\u06ff]{3}", sentence), piece


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_signed_is_translated_before_it_is_published(name: str) -> None:
    told = publication(name)
    assert told.days.translated is not None
    assert max(one.day for one in told.signatures) <= told.days.translated <= told.days.published


def test_a_file_is_named_by_a_language_and_earlier_words_belong_to_a_sentence(tmp_path: Path) -> None:
    assert tuple(read(tmp_path)) == ()
    folder = tmp_path / "translations"
    folder.mkdir()
    file = folder / "xx.toml"
    file.write_text('[pieces]\n"1.2-1" = ["A."]\n', "utf-8")
    with pytest.raises(Invalid, match="no language of a profile"):
        tuple(read(tmp_path))
    file = file.rename(folder / "fr.toml")
    (one,) = read(tmp_path)
    assert (one.language, one.spoken.source("1.2-1", 1, "Now.")) == (Language.FR, "Now.")
    earlier = '[[earlier]]\npiece = "1.2-1"\nsentence = {}\nwords = "Then."\n'
    text = file.read_text("utf-8")
    file.write_text(text + earlier.format(1), "utf-8")
    (one,) = read(tmp_path)
    assert one.spoken.source("1.2-1", 1, "Now.") == "Then."
    file.write_text(text + earlier.format(2), "utf-8")
    with pytest.raises(Invalid, match="no sentence is translated from these earlier words"):
        tuple(read(tmp_path))
