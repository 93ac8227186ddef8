"""As-of dates: generated where a sentence was true at another moment, never twice, never inside a quotation."""

from __future__ import annotations

import pytest

import drafting_makers as made
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile.drafting.dating import dated, moment_of, says
from migov.profile.drafting.voice import voice


@pytest.mark.parametrize(
    ("as_of", "cut_off", "moment"),
    [
        (["2021-10"], "2022-01", "2021-10"),
        (["2021-10-14"], "2021-10", None),
        (["2021-10"], "2021-10-31", None),
        (["2021"], "2021-10", None),
        (["2020"], "2021-10", "2020"),
        (["2023-02"], "2022-01", "2023-02"),
        (["2022-01", "2021-03", "2021-10"], "2022-01", "2021-03"),
        ([None], "2022-01", None),
        (["2021-10"], None, "2021-10"),
    ],
)
def test_the_earliest_moment_that_is_not_the_cut_off_is_told(
    as_of: list[str | None], cut_off: str | None, moment: str | None
) -> None:
    assert moment_of([made.answer(as_of=one) for one in as_of], cut_off) == moment


@pytest.mark.parametrize(
    ("words", "moment", "language", "told"),
    [
        ("It closed on 3 October 2021.", "2021-10", Language.EN, "3 October 2021"),
        ("It closed on October 3, 2021.", "2021-10", Language.EN, "October 3, 2021"),
        ("Since Oct. 2021 it is closed.", "2021-10", Language.EN, "Oct. 2021"),
        ("It closed in 2021.", "2021-10", Language.EN, None),
        ("It closed in 2021.", "2021", Language.EN, "2021"),
        ("It closed in November 2021.", "2021-10", Language.EN, None),
        ("Fermé depuis le 1er août 2021.", "2021-08", Language.FR, "1er août 2021"),
        ("Cerrado desde octubre de 2021.", "2021-10", Language.ES, "octubre de 2021"),
        ("Fechado desde outubro de 2021.", "2021-10", Language.PT, "outubro de 2021"),
        ("أُغلق في أكتوبر 2021.", "2021-10", Language.AR, "أكتوبر 2021"),
        ("Room 120210 is closed.", "2021", Language.EN, None),
    ],
)
def test_words_that_tell_the_month_are_known(words: str, moment: str, language: Language, told: str | None) -> None:
    assert says(words, moment, language) == told


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("The plan runs.", "The plan runs (as of May 2020)."),
        ("fees for visas;", "fees for visas (as of May 2020);"),
        ("the plan", "the plan (as of May 2020)"),
        ("The plan (2020) runs.", "The plan (2020) runs (as of May 2020)."),
        ("It says “so.”", "It says “so.” (as of May 2020)."),
        ("Il dit « oui. »", "Il dit « oui. » (as of May 2020)."),
        ("It is called the “Plan”.", "It is called the “Plan” (as of May 2020)."),
    ],
)
def test_the_remark_stands_before_the_full_stop_and_outside_quotations(words: str, printed: str) -> None:
    assert dated(words, "as of May 2020") == printed


@pytest.mark.parametrize(
    ("language", "month", "year"),
    [
        (Language.EN, "as of August 2021", "as of 2021"),
        (Language.FR, "au mois d’août 2021", "en 2021"),
        (Language.ES, "a agosto de 2021", "a 2021"),
        (Language.PT, "em agosto de 2021", "em 2021"),
        (Language.AR, "حتى أغسطس 2021", "حتى عام 2021"),
    ],
)
def test_each_language_says_it_its_own_way(language: Language, month: str, year: str) -> None:
    spoken = voice(language, Generation.G2022)
    assert (spoken.as_of("2021-08-14"), spoken.as_of("2021")) == (month, year)


def test_french_months_without_a_vowel_are_not_contracted() -> None:
    assert voice(Language.FR, Generation.G2022).as_of("2021-06") == "au mois de juin 2021"
