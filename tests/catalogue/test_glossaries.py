"""The words of every indicator in five languages: all there, well written, and complaints that say where."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from migov.catalogue import editions, glossaries
from migov.errors import Invalid, Problem
from migov.evidence.index.analysers import words
from migov.model.glossaries import Glossary
from migov.model.languages import Language

EDITIONS = ("national-2", "national-1", "local-1", "covid-19")
LANGUAGES = list(Language)
SENTENCE = "The spouse of a resident may be admitted to join the resident."
WITH_WORDINGS = '["1.2.1"]\nlabels = ["family reunion"]\nwordings ='


def in_language(tmp_path: Path, language: str, **contents: str) -> Path:
    folder = tmp_path / language
    folder.mkdir()
    for stem, content in contents.items():
        (folder / f"{stem}.toml").write_text(content, encoding="utf-8")
    return folder


def complaints(tmp_path: Path, content: str, language: Language = Language.EN) -> list[Problem]:
    with pytest.raises(Invalid) as caught:
        glossaries.read(in_language(tmp_path, language.value, words=content), language)
    return list(caught.value.problems)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", EDITIONS)
def test_every_indicator_has_a_glossary_in_every_language(code: str, language: Language) -> None:
    asked = [indicator.code for indicator in editions.load(code).indicators]
    assert [glossary.indicator for glossary in glossaries.glossaries(language, code)] == asked


@pytest.mark.parametrize("code", EDITIONS)
def test_nothing_is_left_to_be_looked_at(code: str) -> None:
    assert glossaries.check(editions.load(code)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", EDITIONS)
def test_no_word_is_looked_for_and_forbidden_at_once_or_stands_twice(code: str, language: Language) -> None:
    for glossary in glossaries.glossaries(language, code):
        words = [*glossary.labels, *glossary.synonyms, *glossary.never]
        assert len(words) == len(set(words)), glossary.indicator


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", EDITIONS)
def test_nothing_is_forbidden_that_the_index_cannot_tell_from_what_is_looked_for(code: str, language: Language) -> None:
    for glossary in glossaries.glossaries(language, code):
        wanted = {words(entry, language.value): entry for entry in (*glossary.labels, *glossary.synonyms)}
        assert () not in wanted, (glossary.indicator, wanted.get(()))
        clashes = [
            (entry, wanted[words(entry, language.value)])
            for entry in glossary.never
            if words(entry, language.value) in wanted
        ]
        assert clashes == [], glossary.indicator


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_glossary_says_enough(language: Language) -> None:
    thin = [
        glossary.indicator
        for glossary in glossaries.glossaries(language)
        if len(glossary.labels) < 2 or len(glossary.labels) + len(glossary.synonyms) < 10
    ]
    assert thin == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_wordings_and_no_two_share_one(language: Language) -> None:
    written = glossaries.glossaries(language)
    assert [glossary.indicator for glossary in written if len(glossary.wordings) < 2] == []
    sentences = [sentence for glossary in written for sentence in glossary.wordings]
    assert [sentence for sentence, times in Counter(sentences).items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_indicators_never_look_for_the_same_words(language: Language) -> None:
    seen: dict[frozenset[str], str] = {}
    for glossary in glossaries.glossaries(language):
        wanted = frozenset({*glossary.labels, *glossary.synonyms})
        assert wanted not in seen, (seen.get(wanted), glossary.indicator)
        seen[wanted] = glossary.indicator


def test_languages_are_written_each_in_its_own_words() -> None:
    """A file copied from another language and never rewritten would show here."""
    for one in LANGUAGES:
        for other in LANGUAGES:
            if one < other:
                shared = [i.code for i in editions.load("national-2").indicators if _same(i.code, one, other)]
                assert shared == [], (one, other)


def _same(code: str, one: Language, other: Language) -> bool:
    left, right = glossaries.glossary(code, one), glossaries.glossary(code, other)
    return left is not None and right is not None and left.labels == right.labels


def test_an_earlier_edition_takes_the_words_of_the_later_one() -> None:
    later = glossaries.glossary("1.2.1", Language.ES)
    earlier = glossaries.glossary("1.2.1", Language.ES, "national-1")
    assert later is not None
    assert earlier is not None
    assert earlier.labels == later.labels
    assert earlier.wordings == later.wordings


def test_a_city_s_own_words_come_before_those_it_takes() -> None:
    city = glossaries.glossary("1.1.1", Language.PT, "local-1")
    nation = glossaries.glossary("1.1.1", Language.PT)
    assert city is not None
    assert nation is not None
    assert city.labels[0] == "centro de saúde municipal"
    assert set(nation.labels) <= set(city.labels)
    assert set(nation.wordings) <= set(city.wordings)


def test_an_edition_nobody_has_written_words_for_has_none() -> None:
    assert glossaries.glossary("1.2.1", Language.EN, "an-office-s-own") is None
    assert glossaries.glossaries(Language.EN, "an-office-s-own") == ()


def test_a_language_without_a_folder_has_no_words(tmp_path: Path) -> None:
    assert glossaries.read(tmp_path / "en", Language.EN) == {}


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    content = '["1.2.1"]\nlabels = ["family reunion"]\nsynonyms = ["sponsor"]\nnever = ["clinical trial sponsor"]\n'
    found = glossaries.read(in_language(tmp_path, "en", words=content), Language.EN)
    assert found["national-2"]["1.2.1"] == Glossary(
        indicator="1.2.1",
        language=Language.EN,
        labels=("family reunion",),
        synonyms=("sponsor",),
        never=("clinical trial sponsor",),
    )


def test_a_wording_keeps_its_capitals_and_its_full_stop(tmp_path: Path) -> None:
    content = f'["1.2.1"]\nlabels = ["family reunion"]\nwordings = ["{SENTENCE}"]\n'
    found = glossaries.read(in_language(tmp_path, "en", words=content), Language.EN)
    assert found["national-2"]["1.2.1"].wordings == (SENTENCE,)


def test_spaces_to_spare_are_forgiven(tmp_path: Path) -> None:
    folder = in_language(tmp_path, "en", words='["1.2.1"]\nlabels = ["family  reunion "]\n')
    assert glossaries.read(folder, Language.EN)["national-2"]["1.2.1"].labels == ("family reunion",)


def test_an_ordinal_is_written_in_latin_letters(tmp_path: Path) -> None:
    folder = in_language(tmp_path, "pt", words='["1.6.1"]\nlabels = ["convenção n.º 97"]\n')
    assert glossaries.read(folder, Language.PT)["national-2"]["1.6.1"].labels == ("convenção n.º 97",)


@pytest.mark.parametrize(
    ("content", "says", "place"),
    [
        ('["1.2.1"]\nlabels = ["Family reunion"]', "lower case", "line 2, indicator 1.2.1, labels"),
        ('["1.2.1"]\nlabels = ["family\u00a0reunion"]', "not a plain one", "line 2, indicator 1.2.1, labels"),
        ('["1.2.1"]\nlabels = [""]', "is empty", "line 2, indicator 1.2.1, labels"),
        ('["1.2.1"]\nlabels = ["re\u0301union"]', "accents apart", "line 2, indicator 1.2.1, labels"),
        ('["1.2.1"]\nlabels = ["لم الشمل"]', "Latin letters", "line 2, indicator 1.2.1, labels"),
        ('["1.2.1"]\nlabels = []', "there is no label", "line 2, indicator 1.2.1, labels"),
        ('["1.2.1"]\nlabels = "family"', "array", "line 2, indicator 1.2.1, labels"),
        ('["1.2.1"]\nlabels = ["a b"]\nsynonym = ["c"]', "synonym", "indicator 1.2.1"),
        ('["1.2.1"]\nlabels = ["a b"]\nsynonyms = ["a b"]', "stands twice", "line 3, indicator 1.2.1, synonyms"),
        ('["1.2.1"]\nlabels = ["a b"]\nnever = ["c", "c"]', "stands twice", "line 3, indicator 1.2.1, never"),
        ('["1.2.1"]\nlabels = ["a b"]\nnever = ["a b"]', "at once", "line 3, indicator 1.2.1, never"),
        (f'{WITH_WORDINGS} ["The spouse may join."]', "no whole sentence", "line 3, indicator 1.2.1, wordings"),
        (f'{WITH_WORDINGS} ["{"word " * 61}"]', "has 61 words", "line 3, indicator 1.2.1, wordings"),
        (f'{WITH_WORDINGS} ["{SENTENCE}", "{SENTENCE}"]', "stands twice", "line 3, indicator 1.2.1, wordings"),
        (f'{WITH_WORDINGS} ["لا يجوز للأجنبي أن يقيم في البلاد دون رخصة"]', "Latin letters", "line 3, indicator 1.2.1"),
        (f'{WITH_WORDINGS} ["{SENTENCE} E\u0301tat"]', "accents apart", "line 3, indicator 1.2.1, wordings"),
        (f'{WITH_WORDINGS} [""]', "is empty", "line 3, indicator 1.2.1, wordings"),
        ('["9.9.9"]\nlabels = ["a b"]', "no such indicator", "line 1, indicator 9.9.9"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_its_place(tmp_path: Path, content: str, says: str, place: str) -> None:
    [problem] = complaints(tmp_path, content)
    assert says in problem.says
    assert problem.file == "en/words.toml"
    assert place in (problem.place or "")


def test_latin_words_in_an_arabic_file_are_refused(tmp_path: Path) -> None:
    [problem] = complaints(tmp_path, '["1.2.1"]\nlabels = ["lamm shaml"]', Language.AR)
    assert "Arabic letters" in problem.says
    assert problem.file == "ar/words.toml"


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    content = '["1.2.1"]\nlabels = ["A", "B", "c"]\n\n["1.2.2"]\nlabels = []\n'
    assert len(complaints(tmp_path, content)) == 3


def test_an_indicator_in_two_files_is_refused(tmp_path: Path) -> None:
    entry = '["1.2.1"]\nlabels = ["family reunion"]\n'
    with pytest.raises(Invalid, match="two files"):
        glossaries.read(in_language(tmp_path, "en", a=entry, b=entry), Language.EN)


def test_merging_forbids_nothing_that_one_of_the_parts_looks_for() -> None:
    one = Glossary(indicator="1", language=Language.EN, labels=("visa",), never=("permit",))
    other = Glossary(indicator="2", language=Language.EN, labels=("permit",), synonyms=("visa",), never=("card",))
    found = glossaries.merged("3", (one, other))
    assert (found.labels, found.synonyms, found.never) == (("visa", "permit"), (), ("card",))


def test_merging_keeps_each_wording_once() -> None:
    one = Glossary(
        indicator="1", language=Language.EN, labels=("visa",), wordings=("A visa is issued.", "Both say it.")
    )
    other = Glossary(indicator="2", language=Language.EN, labels=("card",), wordings=("Both say it.",))
    assert glossaries.merged("3", (one, other)).wordings == ("A visa is issued.", "Both say it.")


def test_a_label_that_too_many_indicators_share_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = editions.load("national-2")
    same = {
        indicator.code: Glossary(indicator=indicator.code, language=Language.EN, labels=("migration",))
        for indicator in edition.indicators
    }
    monkeypatch.setattr(glossaries, "_edition", lambda *_: same)
    problems = glossaries.check(edition)
    assert len(problems) == len(LANGUAGES)
    assert all("share the label 'migration'" in problem.says for problem in problems)


def test_an_indicator_without_words_is_reported_with_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = editions.load("national-2")
    written = {code: entry for code, entry in glossaries._edition(Language.EN, "national-2").items() if code != "1.1.1"}
    full = glossaries._edition
    monkeypatch.setattr(
        glossaries, "_edition", lambda language, code: written if language is Language.EN else full(language, code)
    )
    [problem] = glossaries.check(edition)
    assert problem.file == "glossaries/en"
    assert problem.place == "indicator 1.1.1"
