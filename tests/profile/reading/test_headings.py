"""Headings are told by their words, their number, or both, however they are set."""

from __future__ import annotations

import pytest

from migov.model.dimensions import Dimension
from migov.profile.reading.headings import Heading, headings, parted
from migov.profile.reading.phrases import Role
from strips import strip


def only(text: str) -> Heading:
    found = headings(parted(strip(f"A sentence before it ends here.\n\n{text}\n\nA sentence after it ends here.")))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "2.1. Migration governance: Examples of well-developed areas",
        "2.1.  Migration governance – examples of well‐developed areas",
        "2.1 MIGRATION GOVERNANCE: EXAMPLES OF WELL-DEVELOPED AREAS",
        "2.1. Migra�on governance: Examples of well-developed areas",
        "2.1. Migration governance:\nExamples of well-developed areas",
        "2.1. Gouvernance des migrations : exemples de domaines bien développés",
        "2.1. Gobernanza de la migración: ejemplos de áreas bien desarrolladas",
        "2.1. Governação da migração: exemplos de áreas bem desenvolvidas",
        "2.1. What works well-developed areas",
        "2.1. Something else altogether",
    ],
)
def test_a_section_is_told_in_every_dress(text: str) -> None:
    heading = only(text)
    assert (heading.role, heading.number) == (Role.WELL_DEVELOPED, "2.1")


def test_words_decide_the_side_against_the_number() -> None:
    assert only("4.1. Areas with potential for further development").role is Role.POTENTIAL


def test_a_section_needs_no_number() -> None:
    heading = only("Domaines présentant un potentiel de développement")
    assert (heading.role, heading.number) == (Role.POTENTIAL, None)


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("ENGAGES WITH PARTNERS TO ADDRESS\nMIGRATION AND RELATED ISSUES", Dimension.PARTNERSHIPS),
        ("Domain 5: Mobility dimensions of crises", Dimension.CRISES),
        ("Droits des migrants", Dimension.RIGHTS),
        ("COLABORACIÓN CON ASOCIADOS PARA HACER FRENTE\nA LA MIGRACIÓN Y CUESTIONES CONEXAS", Dimension.PARTNERSHIPS),
        ("Gestión eficaz de los aspectos de la movilidad en situaciones de crisis", Dimension.CRISES),
        ("Promoção do bem-estar socioeconómico dos migrantes e da sociedade", Dimension.WELL_BEING),
    ],
)
def test_a_dimension_is_told_by_its_title(text: str, dimension: Dimension) -> None:
    assert only(text).dimension is dimension


def test_a_title_in_capitals_is_none_of_the_text_even_if_unknown() -> None:
    assert only("BUILDING BRIDGES ACROSS\nTHE WATERS").role is Role.TITLE


@pytest.mark.parametrize(
    "text",
    [
        "The areas with potential for further development, as assessed, are listed below.",
        "In 1.2 million cases no permit was needed.",
        "Objectives include a shared register of permits and a fund.",
        "Law No. 3.2 of that year was repealed.",
    ],
)
def test_sentences_are_no_headings(text: str) -> None:
    assert headings(strip(f"A sentence before it ends here.\n\n{text}\n\nA sentence after it.")) == ()


def test_a_line_of_the_contents_is_told_by_its_page_number() -> None:
    assert only("OBJECTIVE // 6").listed
    assert only("2.1. Migration governance: examples of well-developed areas ......... 14").listed


def test_a_heading_from_which_text_runs_on_is_parted_from_it() -> None:
    rows = parted(strip("2.1. Migration governance: Examples of well-developed areas The office keeps a register."))
    assert [row.text for row in rows] == [
        "2.1. Migration governance: Examples of well-developed areas",
        "The office keeps a register.",
    ]


WELL, POTENTIAL = "Examples of well-developed areas", "Areas with potential for further development"


@pytest.mark.parametrize("number", ["{chapter}.{side}.", "4.{dimension}.{side}.", "{chapter}.{side}", "1.{side}."])
def test_twelve_sections_in_order_are_those_of_six_dimensions_however_they_are_counted(number: str) -> None:
    numbered = [
        f"{number.format(chapter=dimension + 2, dimension=dimension, side=side)} {words}\n\nThe office is open."
        for dimension in Dimension
        for side, words in enumerate((WELL, POTENTIAL), 1)
    ]
    found = headings(parted(strip("\n\n".join(numbered))))
    assert [heading.dimension for heading in found] == [dimension for dimension in Dimension for _ in range(2)]


def test_the_title_of_a_module_page_ends_where_its_capitals_do() -> None:
    rows = strip("PREPAREDNESS AND RESPONSE PROTOCOLS\nON RISKS\nThis page tells what was done against the flood\n")
    assert headings(rows)[0].text == "PREPAREDNESS AND RESPONSE PROTOCOLS ON RISKS"


def test_words_that_wide_blanks_cut_off_a_title_are_none_of_the_text() -> None:
    title = "TO ADDRESS\n\nWITH\n\nENGAGES WITH PARTNERS TO ADDRESS\nMIGRATION AND RELATED ISSUES\n\nPARTNERS"
    found = headings(strip(f"A sentence before it ends here.\n\nNO\n\n{title}\n\nA sentence after it ends here."))
    assert [heading.text for heading in found] == [
        "TO ADDRESS",
        "WITH",
        "ENGAGES WITH PARTNERS TO ADDRESS MIGRATION AND RELATED ISSUES",
        "PARTNERS",
    ]
