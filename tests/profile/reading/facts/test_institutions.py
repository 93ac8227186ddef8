"""Institutions: one each, with native name and acronym."""

from __future__ import annotations

import pytest

from makers import gathered
from migov.model.institutions import Institution
from migov.model.languages import Language
from migov.model.publications import Publication

FRENCH = Publication(language=Language.FR, year=2024)


def only(*says: str, publication: Publication | None = None) -> Institution:
    more = {"publication": publication} if publication else {}
    (institution,) = gathered(says, **more).institutions
    return institution


def test_a_name_with_native_name_and_acronym_gives_all_three() -> None:
    body = only("The National Wells Fund (Caisse Nationale des Puits, CNP) pays.")
    assert (body.name, body.native_name, body.acronym) == ("National Wells Fund", "Caisse Nationale des Puits", "CNP")


def test_later_mentions_by_acronym_give_places_and_no_second_institution() -> None:
    body = only("The National Wells Fund (Caisse Nationale des Puits, CNP) pays.", "The CNP is known.")
    assert [place.paragraph for place in body.places] == [1, 2]


def test_an_acronym_with_a_stroke_fits_its_native_name() -> None:
    body = only(
        "The National Agency for the Fight against Drought and Floods "
        "(Agence nationale de lutte contre la sécheresse et les inondations, ANLS/I) acts."
    )
    assert body.acronym == "ANLS/I"


def test_an_acronym_of_a_native_name_that_is_not_printed_is_kept() -> None:
    body = only("The Secretary of State for Wells and Rain (SEPCH) publishes a list.")
    assert (body.name, body.acronym) == ("Secretary of State for Wells and Rain", "SEPCH")


def test_a_ministry_needs_no_acronym() -> None:
    assert only("The Ministry of Wells and Rain reports.").name == "Ministry of Wells and Rain"


def test_a_ministry_with_several_fields_is_one() -> None:
    assert (
        only("The Ministry of Culture, Education and Youth reports.").name == "Ministry of Culture, Education and Youth"
    )


def test_two_ministries_joined_by_and_are_two() -> None:
    found = gathered(["The Ministry of Justice and the Ministry of Labour report."]).institutions
    assert [body.name for body in found] == ["Ministry of Justice", "Ministry of Labour"]


def test_what_a_ministry_reports_on_is_not_in_its_name() -> None:
    assert only("The reports by the Ministry of Health on COVID-19 are public.").name == "Ministry of Health"


def test_a_directorate_of_a_directorate_keeps_the_name_that_tells_it() -> None:
    found = gathered(["The General Directorate of the National Guard (Direction Générale de la Garde, DGG) acts."])
    assert found.institutions[0].name == "General Directorate of the National Guard"


@pytest.mark.parametrize(
    "says", ["The National Water Policy (PNE) helps.", "The committee met.", "A survey (ENQ) was made."]
)
def test_what_is_no_institution_is_left_out(says: str) -> None:
    assert gathered([says]).institutions == ()


def test_french_institutions_end_where_the_verb_begins() -> None:
    found = gathered(
        [
            "Le ministère de l’Intérieur et de la Décentralisation (MID) délivre les cartes.",
            "L’Agence nationale de lutte contre la sécheresse et les inondations (ANLSI) publie un bulletin.",
            "Le ministère des Affaires étrangères et de la Coopération tient un registre.",
        ],
        publication=FRENCH,
    ).institutions
    assert [(body.name, body.acronym) for body in found] == [
        ("Ministère de l’Intérieur et de la Décentralisation", "MID"),
        ("Agence nationale de lutte contre la sécheresse et les inondations", "ANLSI"),
        ("Ministère des Affaires étrangères et de la Coopération", None),
    ]


@pytest.mark.parametrize("says", ["Permits come from the National Wells Agency", "This is done by the Ministry"])
def test_a_text_may_end_in_the_word_for_an_institution(says: str) -> None:
    assert len(gathered([says]).institutions) == says.endswith("Wells Agency")
