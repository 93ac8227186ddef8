"""A quote that leaves out the words before it which turn it round is a person's to judge."""

from __future__ import annotations

import pytest

from migov.evidence.claims import Verdict, check, turned_by

TURNED = [
    ("allowed to work for six months", "Nobody waits. Asylum seekers are not ", "Asylum seekers are not"),
    ("issue permits to students each year", "(2) The Minister may ", "(2) The Minister may"),
    ("autorisé à travailler pendant six mois", "Le demandeur d'asile n'est pas ", "Le demandeur d'asile n'est pas"),
    (
        "el permiso se concede a quien estudia",
        "A menos que la ley diga otra cosa, ",
        "A menos que la ley diga otra cosa,",
    ),
    ("para trabalhar no país", "O estrangeiro não está autorizado ", "O estrangeiro não está autorizado"),
    ("تصريح العمل للزائر", "لا يجوز منح ", "لا يجوز منح"),
]
PLAIN = [
    ("The visa is free of charge", ""),
    ("is free of charge for students", "The visa "),
    ("register all workers within ten days", "Employers shall "),
    ("Permits are issued to students", "Visitors may not work. "),
    ("Permits are issued to students", "Article 5. Prohibition of discrimination\n"),
    ("permits are issued to students", "Nothing is refused:\n(a) "),
    ("le visa est gratuit", "Nul n'est exclu ; "),
    ("(3) The visa is free", "No fee is due.\n\n"),
]


@pytest.mark.parametrize(("quote", "before", "lead"), TURNED)
def test_words_that_turn_the_quoted_ones_are_found_before_them(quote: str, before: str, lead: str) -> None:
    assert turned_by(quote, before) == lead


@pytest.mark.parametrize(("quote", "before"), PLAIN)
def test_what_belongs_to_another_clause_or_changes_nothing_turns_nothing(quote: str, before: str) -> None:
    assert turned_by(quote, before) == ""


def test_the_language_may_be_known() -> None:
    assert turned_by("jusqu'à six mois", "ne peut durer ", "fr") == "ne peut durer"
    assert turned_by("bis sechs Monate", "darf nicht ") == "", "none of the five languages"


def test_a_sentence_on_words_cut_from_their_negation_needs_a_person() -> None:
    sentence, quote = "Foreign students work during the holidays.", "Foreign students work during the holidays"
    assert check(sentence, [quote]).verdict is Verdict.SUPPORTED
    found = check(sentence, [quote], before=["It is not the case that "])
    assert found.verdict is Verdict.NEEDS_A_PERSON
    assert "It is not the case that […]" in found.says


def test_a_turned_quote_that_says_nothing_of_the_sentence_does_not_matter() -> None:
    quotes = ["Fishing with nets is allowed at night", "Foreign students work during the holidays"]
    found = check("Foreign students work during the holidays.", quotes, before=["Unless it storms, ", ""])
    assert found.verdict is Verdict.SUPPORTED


def test_the_same_words_in_two_places_are_each_told_with_their_own_lead() -> None:
    words = "Foreign students work during the holidays"
    assert check(f"{words}.", [words, words], before=["It is not the case that ", ""]).verdict is Verdict.NEEDS_A_PERSON
    assert check(f"{words}.", [words, words], before=["", ""]).verdict is Verdict.SUPPORTED
