"""Words of each language, as the index knows them."""

from __future__ import annotations

import pytest

from migov.evidence.index.analysers import EXACT, PLAIN, STEMMERS, analyser, analyser_of, folded, prepared, spans, words


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "permits", "PERMIT"),
        ("fr", "l’étrangère", "étrangers"),
        ("fr", "D'ÉTABLISSEMENT", "établissement"),
        ("fr", "qu’autorisation", "autorisations"),
        ("fr", "re\u0301fugie\u0301", "réfugiés"),
        ("it", "dell'immigrazione", "immigrazione"),
        ("es", "migración", "migraciones"),
        ("pt", "imigração", "imigrações"),
        ("ar", "والمهاجرين", "مهاجر"),
        ("ar", "للاجئين", "لاجئ"),
        ("ar", "اللاجئون", "لاجئين"),
        ("ar", "الإقامة", "اقامة"),
        ("ar", "بالعمل", "العمل"),
        ("ar", "فالعمل", "للعمل"),
        ("ar", "مُهَاجِر", "مهـــاجر"),
        ("ar", "القانون", "قانون"),
        ("ar", "وزارة", "الوزارة"),
        ("ar", "بوزارة", "الوزارات"),
        ("ar", "وطنية", "الوطني"),
        ("ar", "وكالات", "الوكالة"),
        ("ar", "وكالاتهم", "وكالة"),
        ("ar", "والديه", "الوالدين"),
        ("ar", "وافد", "الوافدين"),
        ("ar", "بالغين", "البالغين"),
        ("ar", "لأجنبي", "للأجانب"),
        ("ar", "بإقامة", "إقامته"),
        ("ar", "تأشيرة", "التأشيرات"),
        ("ar", "شهاداتهم", "شهادة"),
        ("ar", "جنسيته", "الجنسيات"),
        ("ar", "أطفالهم", "الطفل"),
        ("ar", "ضحايا", "الضحية"),
        ("ar", "عمالة", "العاملين"),
        ("ar", "منشآت", "المنشأة"),
        ("ar", "۲۰۱۰", "٢٠١٠"),
        ("es", "consular", "consulares"),
        ("es", "irregular", "IRREGULARES"),
        ("es", "familia", "familiares"),
        ("es", "mujer", "mujeres"),
        ("es", "autoridad", "autoridades"),
        ("es", "enfermedad", "enfermedades"),
        ("es", "año", "años"),
        ("es", "gobierno", "gobiernos"),
        ("pt", "migração", "MIGRAÇÕES"),
        ("pt", "autorização", "autorizações"),
        ("pt", "cidadão", "cidadãos"),
        ("pt", "nacional", "nacionais"),
        ("pt", "legal", "legais"),
        ("pt", "responsável", "responsáveis"),
        ("pt", "papel", "papéis"),
        ("pt", "civil", "civis"),
        ("pt", "homem", "homens"),
        ("pt", "fim", "fins"),
        ("pt", "lei", "leis"),
        ("pt", "ano", "anos"),
        ("pt", "mínimo", "mínimos"),
        ("pt", "protecção", "PROTEÇÃO"),
        ("pt", "infractores", "infratores"),
        ("pt", "registo", "registro"),
        ("pt", "excepto", "exceto"),
        ("pt", "recepção", "receção"),
        ("de", "Ausländern", "Ausländer"),
    ],
)
def test_forms_of_one_word_are_one(language: str, one: str, other: str) -> None:
    assert words(one, language) == words(other, language) != ()


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "nationality", "national"),
        ("en", "minorities", "minors"),
        ("fr", "la nationalité", "nationale"),
        ("fr", "la traite", "le traité"),
        ("fr", "communes", "commun"),
        ("es", "nacionalidad", "nacional"),
        ("es", "la trata", "tratado"),
        ("pt", "nacionalidade", "nacional"),
        ("pt", "directo", "direito"),
        ("ar", "الوالدين", "الدين"),
        ("ar", "واجبات", "أجوبة"),
        ("ar", "قرار", "قرية"),
    ],
)
def test_words_that_only_a_stemmer_takes_for_one_are_kept_apart(language: str, one: str, other: str) -> None:
    assert not set(words(one, language)) & set(words(other, language))
    assert words(one, language) == words(one.upper(), language) != ()


def test_nationality_is_one_word_with_its_plural_and_without_its_accent() -> None:
    assert words("nationalité", "fr") == words("nationalités", "fr") == words("NATIONALITE", "fr")


@pytest.mark.parametrize("language", [*STEMMERS, PLAIN, EXACT])
def test_every_analyser_keeps_numbers_and_survives_anything(language: str) -> None:
    assert "2008" in words("2008-29", language)
    assert words("", language) == words(" \x00 …\u200f ", language) == ()


def test_a_language_that_no_analyser_knows_is_taken_as_it_stands() -> None:
    assert analyser_of("ha-NE") == PLAIN
    assert words("Baƙi Éléments", PLAIN) == words("BAƘI elements", PLAIN)


def test_spans_point_at_the_words_as_printed() -> None:
    text = "والمهاجرين l’étranger naturalisés"
    assert [text[start:end] for start, end, _ in spans(text, "fr")][-2:] == ["étranger", "naturalisés"]
    assert spans("مُهَاجِر", "ar")[0][:2] == (0, 8)


def test_preparing_again_changes_nothing() -> None:
    for text in ("والمهاجرين والعمل", "الـعـمـل"):
        once = folded(text)
        assert folded(once) == once
    assert prepared("plain ascii", "en") == "plain ascii"
    assert analyser("en").analyze("Permits") == ["permit"]
