"""What the claim check says of written pairs, and what it must never say."""

from __future__ import annotations

import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migov.errors import Invalid
from migov.evidence.claims import RULES, Agreement, Kind, Verdict, check

PAIRS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text("utf-8"))["pair"]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["sentence"][:40] for pair in PAIRS])
def test_nothing_unsupported_is_called_supported(pair: dict[str, Any]) -> None:
    found = check(pair["sentence"], pair["quotes"])
    assert (found.verdict is Verdict.SUPPORTED) <= (pair["expected"] == "supported"), found.says


def test_nine_pairs_of_ten_are_judged_as_a_careful_reader_does() -> None:
    judged = Counter(check(pair["sentence"], pair["quotes"]).verdict == pair["expected"] for pair in PAIRS)
    assert len(PAIRS) >= 60
    assert judged[True] / len(PAIRS) >= 0.9


def test_what_was_compared_is_told() -> None:
    found = check(
        "Employers may be fined 2,500 euros within 30 days.", ["Employers shall be fined 2,000 euros within 30 days."]
    )
    assert found.verdict is Verdict.CONTRADICTED
    rows = {row.kind: row for row in found.compared}
    assert (rows[Kind.MONEY].sentence, rows[Kind.MONEY].quotes) == ("2,500 euros", "2,000 euros")
    assert rows[Kind.MONEY].agreement is Agreement.OTHER
    assert rows[Kind.DURATION].agreement is Agreement.SAME
    assert rows[Kind.POLARITY].agreement is Agreement.OTHER
    assert "amount of money: “2,500 euros” against “2,000 euros”" in found.says


@pytest.mark.parametrize("quotes", [[], [""], ["   \n"]])
def test_without_quotes_nothing_is_found(quotes: list[str]) -> None:
    assert check("Refugees may work.", quotes).verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize("sentence", ["", "Yes.", "The law.", "It is so.", "12."])
def test_a_sentence_that_says_nothing_is_never_supported(sentence: str) -> None:
    assert check(sentence, ["The law is so. It is in force."]).verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The Visa Law (No. 22/2013) governs removal.", "This law governs removal."),
        ("The Instituto das Comunidades no Exterior informs nationals.", "The institute informs nationals."),
    ],
    ids=["a number", "a name"],
)
def test_no_that_denies_nothing_is_no_denial(sentence: str, quote: str) -> None:
    assert {row.sentence for row in check(sentence, [quote]).compared if row.kind is Kind.POLARITY} == {"is so"}


def test_a_denial_beside_a_capital_is_one() -> None:
    found = check("Under the Visa Law no Permit is issued.", ["Under the Visa Law a Permit is issued."])
    assert {row.sentence for row in found.compared if row.kind is Kind.POLARITY} == {"is not so"}


def test_a_language_without_vocabulary_goes_to_a_person() -> None:
    found = check("Der Arbeitgeber muss zahlen.", ["Der Arbeitgeber muss zahlen."])
    assert found.verdict is Verdict.NEEDS_A_PERSON
    assert found.language is None


def test_extraction_noise_in_a_quote_changes_nothing() -> None:
    quote = "Employ-\ners shall\xa0register all foreign workers12 within\n8 days."
    assert check("Employers must register foreign workers within eight days.", [quote]).verdict is Verdict.SUPPORTED


def test_a_text_longer_than_any_sentence_is_refused() -> None:
    with pytest.raises(Invalid, match="at most 5000 characters"):
        check("word " * 2000, ["word"])


@pytest.mark.parametrize("piece", ["1 ", "hundred ", "may ", "1 000 ", "Ab ", "لا يجوز "])
def test_a_long_quote_without_full_stops_is_read_in_bounded_time(piece: str) -> None:
    began = time.process_time()
    check("The employer may pay 300 euros.", [piece * 4000])
    assert time.process_time() - began < 20


def test_the_last_rule_always_holds_and_refuses_support() -> None:
    assert RULES[-1].verdict is Verdict.NEEDS_A_PERSON


SENTENCES = {
    "en": "The permit costs {} euros and lasts {} days.",
    "fr": "Le permis coûte {} euros et dure {} jours.",
    "es": "El permiso cuesta {} euros y dura {} días.",
    "pt": "A licença custa {} euros e dura {} dias.",
    "ar": "تبلغ تكلفة الرخصة {} يورو ومدتها {} يوما.",
}


@settings(deadline=None)
@given(st.sampled_from(sorted(SENTENCES)), *[st.integers(2, 999)] * 4)
def test_a_changed_number_is_never_supported(language: str, money: int, days: int, other: int, later: int) -> None:
    form = SENTENCES[language]
    quote = form.format(money, days)
    assert check(quote, [quote]).verdict is Verdict.SUPPORTED
    if (other, later) != (money, days):
        found = check(form.format(other, later), [quote])
        assert found.verdict in (Verdict.CONTRADICTED, Verdict.NOT_FOUND)


@pytest.mark.parametrize(
    ("language", "may", "may_not", "must"),
    [
        ("en", "The worker may leave.", "The worker may not leave.", "The worker must leave."),
        ("fr", "Le salarié peut partir.", "Le salarié ne peut partir.", "Le salarié doit partir."),
        ("es", "El obrero puede salir.", "El obrero no puede salir.", "El obrero debe salir."),
        ("pt", "O operário pode sair.", "O operário não pode sair.", "O operário deve sair."),
        ("ar", "يجوز للعامل المغادرة.", "لا يجوز للعامل المغادرة.", "يجب على العامل المغادرة."),
    ],
)
def test_may_may_not_and_must_are_three_things(language: str, may: str, may_not: str, must: str) -> None:
    said = {
        (one, other): check(one, [other], language=language).verdict
        for one in (may, may_not, must)
        for other in (may, may_not, must)
    }
    assert all(verdict is Verdict.CONTRADICTED for (one, other), verdict in said.items() if one != other)
    assert all(verdict is not Verdict.CONTRADICTED for (one, other), verdict in said.items() if one == other)


SMUGGLING = "Smuggling of migrants is punished with imprisonment of five to ten years."
PLACED = f"Under article 10 of Law No. 2015-36, {SMUGGLING[0].lower()}{SMUGGLING[1:]}"


def test_the_law_in_which_the_quote_stands_need_not_stand_in_the_quote() -> None:
    assert check(PLACED, [SMUGGLING]).verdict is Verdict.NEEDS_A_PERSON
    assert (
        check(PLACED, [SMUGGLING], places=["Law No. 2015-36 of 26 May 2015; Article 10"]).verdict is Verdict.SUPPORTED
    )


@pytest.mark.parametrize(
    "places",
    [
        ["Law No. 2015-36; Article 12"],
        ["Law No. 2014-36; Article 10"],
        ["Law No. 2015-36; Article 12", "Law No. 2014-1; Article 10"],
    ],
)
def test_another_law_or_article_is_not_the_place_of_the_quote(places: list[str]) -> None:
    assert check(PLACED, [SMUGGLING], places=places).verdict is Verdict.NEEDS_A_PERSON


def test_naming_the_place_of_a_quote_supports_nothing() -> None:
    said = "Article 10 of Law No. 2015-36 forbids fishing at night."
    assert check(said, [SMUGGLING], places=["Law No. 2015-36; Article 10"]).verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (
            "Mariners must register within 30 days of arrival.",
            "Mariners must register within 30 working days of arrival.",
        ),
        ("Mariners and owners pay contributions.", "Mariners or owners pay contributions."),
        ("Mariners or owners pay contributions.", "Mariners and owners pay contributions."),
        ("The owner informs the mariner in writing.", "The owner informs the mariner in writing or orally."),
        (
            "L'étranger peut quitter et revenir sur le territoire.",
            "L'étranger peut quitter ou revenir sur le territoire.",
        ),
        ("Los marineros y sus familias pagan la tasa.", "Los marineros o sus familias pagan la tasa."),
        ("O marinheiro e o armador pagam a taxa.", "O marinheiro ou o armador pagam a taxa."),
        ("للأجنبي الحق في العمل والإقامة.", "للأجنبي الحق في العمل أو الإقامة."),
    ],
)
def test_both_for_one_of_two_and_days_for_working_days_are_never_called_supported(sentence: str, quote: str) -> None:
    assert check(sentence, [quote]).verdict is Verdict.NEEDS_A_PERSON


def test_what_both_sides_offer_as_a_choice_is_supported() -> None:
    said = "Mariners or owners pay contributions within 30 working days."
    assert check(said, [said]).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (
            "The entry fee is 900 pesos and the exit fee is 500 pesos.",
            "The entry fee is 500 pesos and the exit fee is 900 pesos.",
        ),
        (
            "El Ministerio de Trabajo comunicará la decisión adoptada al Ministerio del Interior dentro del plazo.",
            "El Ministerio del Interior comunicará la decisión adoptada al Ministerio de Trabajo dentro del plazo.",
        ),
        (
            "O trabalhador estrangeiro notifica o empregador da decisão do serviço de emprego por escrito no local.",
            "O empregador notifica o trabalhador estrangeiro da decisão do serviço de emprego por escrito no local.",
        ),
        (
            "يخطر العامل صاحب العمل بقرار الوزارة كتابة في المقر.",
            "يخطر صاحب العمل العامل بقرار الوزارة كتابة في المقر.",
        ),
    ],
)
def test_who_does_it_to_whom_and_which_number_is_whose_must_stand_in_the_same_order(sentence: str, quote: str) -> None:
    assert check(sentence, [quote]).verdict is not Verdict.SUPPORTED
    assert check(quote, [quote]).verdict is Verdict.SUPPORTED


def test_a_period_may_open_the_sentence_that_ends_with_it_in_the_quote() -> None:
    said = "Within 8 days employers must register foreign workers."
    assert check(said, ["Employers shall register foreign workers within 8 days."]).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "quote",
    [
        "Nobody shall be deprived of nationality.",
        "Los residentes votarán en los comicios de su municipio y podrán ser vocales, y no perderán su residencia.",
        "لا يحجز القاصر، ولا يرحل دون ذويه، ويعين له وصي.",
    ],
)
def test_a_sentence_that_is_one_of_the_quotes_is_supported(quote: str) -> None:
    assert check(quote, ["A permit is needed. ", f"{quote} It is renewed."]).verdict is Verdict.SUPPORTED


def test_the_same_words_under_other_signs_are_not_the_same_sentence() -> None:
    assert check("The fee for the permit is €50.", ["The fee for the permit is $50."]).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The commission decides on the application within one month.", Verdict.NEEDS_A_PERSON),
        ("The commission decides on the application within 30 months.", Verdict.CONTRADICTED),
        ("The commission decides on the application within 4 weeks.", Verdict.CONTRADICTED),
    ],
)
def test_a_period_in_another_unit_is_another_one_unless_it_is_about_as_long(sentence: str, verdict: Verdict) -> None:
    assert check(sentence, ["The commission decides on the application within 30 days."]).verdict is verdict
