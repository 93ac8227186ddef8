"""Numbers, dates, provisions and names as they are written in five languages."""

from __future__ import annotations

import pytest

from migov.evidence.claims.facts import Kind
from migov.evidence.claims.reading import clause
from migov.evidence.claims.vocabulary import LANGUAGES, tongue, vocabulary

FACTS = [
    ("en", "within thirty (30) days", Kind.DURATION, "30", "day"),
    ("en", "for two years", Kind.DURATION, "24", "month"),
    ("en", "one hundred and twenty-five members", Kind.NUMBER, "125", "member"),
    ("en", "$2.5 million", Kind.MONEY, "2500000", "USD"),
    ("en", "12,5 per cent of workers", Kind.PERCENTAGE, "12.5", "%"),
    ("en", "on October 14th, 2021", Kind.DATE, "2021-10-14", None),
    ("en", "in October 2021", Kind.DATE, "2021-10", None),
    ("en", "by 31 March each year", Kind.DATE, "--03-31", None),
    ("en", "since 2016", Kind.DATE, "2016", None),
    ("en", "Law No. 81-40 on residence", Kind.REFERENCE, "81-40", "law"),
    ("en", "Act No. 5 of 2010", Kind.REFERENCE, "5-2010", "law"),
    ("en", "under article 12 bis", Kind.REFERENCE, "12bis", "article"),
    ("fr", "cent vingt-cinq euros", Kind.MONEY, "125", "EUR"),
    ("fr", "soixante-dix-sept jours", Kind.DURATION, "77", "day"),
    ("fr", "1 500 000 francs CFA", Kind.MONEY, "1500000", "XOF"),
    ("fr", "le 1er janvier 2015", Kind.DATE, "2015-01-01", None),
    ("fr", "30 pour cent des salaires", Kind.PERCENTAGE, "30", "%"),
    ("fr", "la loi n° 2014-131", Kind.REFERENCE, "2014-131", "law"),
    ("es", "doscientos cincuenta pesos", Kind.MONEY, "250", "PESO"),
    ("es", "treinta y cinco días hábiles", Kind.DURATION, "35", "day"),
    ("es", "el 9 de setiembre de 1955", Kind.DATE, "1955-09-09", None),
    ("es", "Ley N° 18.131", Kind.REFERENCE, "18131", "law"),
    ("pt", "vinte e cinco dias úteis", Kind.DURATION, "25", "day"),
    ("pt", "em 14 de outubro de 2021", Kind.DATE, "2021-10-14", None),
    ("pt", "Lei n.º 11/2017", Kind.REFERENCE, "11-2017", "law"),
    ("ar", "خلال ٣٠ يوما", Kind.DURATION, "30", "day"),
    ("ar", "خمسة وعشرون يوما", Kind.DURATION, "25", "day"),
    ("ar", "مدة سنتين", Kind.DURATION, "24", "month"),
    ("ar", "في 14 أكتوبر 2021", Kind.DATE, "2021-10-14", None),
    ("ar", "القانون رقم 5 لسنة 2010", Kind.REFERENCE, "5-2010", "law"),
    ("en", "for twenty-one days", Kind.DURATION, "21", "day"),
    ("fr", "pendant vingt et un jours", Kind.DURATION, "21", "day"),
    ("es", "treinta y un días", Kind.DURATION, "31", "day"),
    ("es", "doscientas veintiuna horas", Kind.DURATION, "221", "hour"),
    ("es", "el diez de diciembre de dos mil dieciocho", Kind.DATE, "2018-12-10", None),
    ("es", "el primero de enero de mil novecientos noventa y nueve", Kind.DATE, "1999-01-01", None),
    ("es", "el 1.º de enero de 2019", Kind.DATE, "2019-01-01", None),
    ("pt", "a vinte e cinco de abril de dois mil e sete", Kind.DATE, "2007-04-25", None),
    ("pt", "em 1.º de janeiro de 2019", Kind.DATE, "2019-01-01", None),
    ("pt", "quinhentas e uma horas", Kind.DURATION, "501", "hour"),
    ("ar", "واحد وعشرون يوما", Kind.DURATION, "21", "day"),
    ("ar", "أحد عشر شهرا", Kind.DURATION, "11", "month"),
    ("ar", "اثنتي عشرة ساعة", Kind.DURATION, "12", "hour"),
    ("ar", "ألف وستمائة دينار", Kind.MONEY, "1600", "DINAR"),
    ("ar", "ألفا درهم", Kind.MONEY, "1000", "DIRHAM"),
    ("ar", "بتاريخ 15 رجب 1441 هـ", Kind.DATE, "h1441-07-15", None),
    ("ar", "بتاريخ 15 من شهر رجب لعام 1441هـ", Kind.DATE, "h1441-07-15", None),
    ("ar", "بتاريخ 23/8/1426هـ", Kind.DATE, "h1426-08-23", None),
    ("ar", "بتاريخ 10/3/2020م", Kind.DATE, "2020-03-10", None),
    ("ar", "بتاريخ 2020/3/10", Kind.DATE, "2020-03-10", None),
    ("ar", "المادة (12)", Kind.REFERENCE, "12", "article"),
    ("ar", "المرسوم الملكي رقم (م/51)", Kind.REFERENCE, "م-51", "decree"),
]


@pytest.mark.parametrize(("language", "text", "kind", "value", "unit"), FACTS, ids=[row[1] for row in FACTS])
def test_a_fact_is_read_as_it_is_written(language: str, text: str, kind: Kind, value: str, unit: str | None) -> None:
    facts = [fact for fact in clause(text, vocabulary(language)).facts if fact.kind is not Kind.NAME]
    assert [(fact.kind, value in fact.values, fact.unit) for fact in facts] == [(kind, True, unit)]


def test_both_ends_of_an_arabic_range_are_periods() -> None:
    facts = clause("من ثلاث إلى خمس سنوات", vocabulary("ar")).facts
    assert [(fact.kind, *fact.values) for fact in facts] == [(Kind.DURATION, "36"), (Kind.DURATION, "60")]


def test_a_number_with_one_mark_and_three_digits_can_be_two() -> None:
    (fact,) = clause("1.500 euros", vocabulary("fr")).facts
    assert fact.values == {"1500", "1.5"}


def test_a_name_is_a_run_of_capitals_and_an_opening_word_is_none() -> None:
    facts = clause(
        "Employers write to the National Council on Migration (NCM) and to Ada Lune.", vocabulary("en")
    ).facts
    assert [fact.printed for fact in facts] == ["National Council on Migration", "NCM", "Ada Lune"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_vocabulary_says_the_same_kinds_of_things(language: str) -> None:
    words, english = vocabulary(language), vocabulary("en")
    assert len(words.data.months) == 12
    assert set(words.data.units) == set(english.data.units)
    assert set(words.data.bounds) == set(english.data.bounds)
    assert set(words.data.references) == set(english.data.references)
    assert {"prohibition", "exemption", "obligation", "permission", "negation"} <= set(words.data.modality)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The applicant may appeal within 15 days.", "en"),
        ("Le requérant peut introduire un recours.", "fr"),
        ("El solicitante puede recurrir la decisión.", "es"),
        ("O requerente pode recorrer da decisão.", "pt"),
        ("يجوز لصاحب الطلب الطعن في القرار.", "ar"),
        ("La Ley N° 25871 rige la migración.", "es"),
        ("A Lei n.º 13.445, de 24 de maio de 2017, institui a migração.", "pt"),
        ("La loi n° 2014-131 régit la migration.", "fr"),
        ("2015", None),
    ],
)
def test_the_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert tongue(text) == language


def test_words_of_two_languages_are_taken_for_that_of_the_quotes() -> None:
    assert tongue("A taxa de 25 meticais", like="pt") == "pt"
    assert tongue("The fee is 25 meticais.", like="pt") == "en"
