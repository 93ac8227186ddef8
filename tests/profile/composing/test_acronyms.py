"""Acronyms are spelled out where a chapter first uses them, and only there."""

from __future__ import annotations

import pytest

import makers
from migov.model.institutions import Institution
from migov.model.instruments import Instrument, InstrumentKind, Name
from migov.model.languages import Language
from migov.model.publications import Generation, Publication
from migov.profile.blocks import Paragraph
from migov.profile.composing import compose
from migov.profile.composing.acronyms import flat

FUND = Institution(id="f", name="Social Security Fund", native_name="Caisse de sécurité sociale", acronym="CSS")
FULL = "Social Security Fund (Caisse de sécurité sociale, CSS)"


def printed(
    *findings: str, institutions: tuple[Institution, ...] = (FUND,), expand: bool = True, **more: object
) -> str:
    assessment = makers.assessment(
        [makers.finding(text, number=number) for number, text in enumerate(findings, 1)],
        institutions=institutions,
        **more,
    )
    book = compose(assessment, language=Language.EN, generation=Generation.G2021, expand_acronyms=expand)
    chapter = next(chapter for chapter in book.chapters if chapter.id == "dimension-1")
    texts = [flat(block.content) for block in chapter.blocks if isinstance(block, Paragraph)]
    return "\n".join(texts)


def test_the_first_use_in_a_chapter_is_spelled_out() -> None:
    assert printed("The CSS pays. The CSS also lends.") == f"The {FULL} pays. The CSS also lends."


def test_each_chapter_begins_anew() -> None:
    findings = [makers.finding("The CSS pays.", 1), makers.finding("The CSS lends.", 4)]
    book = compose(makers.assessment(findings, institutions=(FUND,)), language=Language.EN, generation=Generation.G2021)
    texts = [
        flat(b.content) for c in book.chapters for b in c.blocks if isinstance(b, Paragraph) and b.role == "finding"
    ]
    assert texts == [f"The {FULL} pays.", f"The {FULL} lends."]


@pytest.mark.parametrize(
    "text",
    [
        f"The {FULL} pays. The CSS lends.",
        "The Social Security Fund (CSS) pays. The CSS lends.",
        "The CSS (Social Security Fund) pays.",
        "The CSS pays. It is the Social Security Fund (Caisse, CSS).",
    ],
)
def test_what_the_text_explains_itself_is_left_alone(text: str) -> None:
    assert printed(text) == text


def test_words_between_quotation_marks_are_left_alone() -> None:
    assert printed("It says “the CSS pays”. The CSS does.") == f"It says “the CSS pays”. The {FULL} does."
    assert printed("It says “the CSS pays”.") == "It says “the CSS pays”."


def test_part_of_a_longer_word_is_no_use_of_the_acronym() -> None:
    assert printed("CSSF, CSS/TIM, CSS-2 and ACSS.") == "CSSF, CSS/TIM, CSS-2 and ACSS."


def test_a_possessive_stands_behind_the_name() -> None:
    assert printed("The CSS’s board meets.") == (
        "The Social Security Fund’s (Caisse de sécurité sociale, CSS) board meets."
    )


def test_after_an_indefinite_article_the_name_goes_into_the_brackets() -> None:
    assert printed("A CSS card.") == "A CSS (Social Security Fund, Caisse de sécurité sociale) card."


TURNED = "CSS (Social Security Fund, Caisse de sécurité sociale)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is attached to CSS.", f"It is attached to {TURNED}."),
        ("CSS pays.", f"{TURNED} pays."),
        ("Every CSS office, and the CSS itself.", f"Every {TURNED} office, and the CSS itself."),
        ("CSS’s board meets.", "CSS’s (Social Security Fund, Caisse de sécurité sociale) board meets."),
    ],
)
def test_without_a_definite_article_the_acronym_stays_in_its_place(text: str, said: str) -> None:
    assert printed(text) == said


@pytest.mark.parametrize("text", ["The CSS pays.", "It is attached to CSS.", "CSS’s board meets.", "A CSS card."])
def test_what_is_spelled_out_is_read_back_as_one_institution(text: str) -> None:
    (read,) = makers.gathered(well=[printed(text)]).institutions
    assert (read.name, read.native_name, read.acronym) == (FUND.name, FUND.native_name, FUND.acronym)


def test_inside_brackets_the_brackets_are_square() -> None:
    assert printed("Two bodies (the CSS and others) pay.") == (
        "Two bodies (the Social Security Fund [Caisse de sécurité sociale, CSS] and others) pay."
    )


def test_an_acronym_of_two_things_is_left_alone() -> None:
    other = Institution(id="g", name="Centre for Schools", acronym="CSS")
    assert printed("The CSS pays.", institutions=(FUND, other)) == "The CSS pays."


def test_note_marks_stay_at_their_words() -> None:
    text = printed("The fund[^1] and the CSS[^1] pay.", footnotes=(makers.footnote(1, "x"),))
    assert text.replace("\ue000", "#") == f"The fund# and the {FULL}# pay."


def test_an_instrument_that_is_also_named_by_an_acronym_is_spelled_out() -> None:
    policy = Instrument(
        id="p",
        kind=InstrumentKind.POLICY,
        names=(Name("NMP"), Name("National Migration Policy"), Name("Politique nationale", "fr")),
    )
    assert printed("The NMP has axes.", instruments=(policy,)) == (
        "The National Migration Policy (Politique nationale, NMP) has axes."
    )


def test_french_elision_keeps_the_acronym_in_front() -> None:
    office = Institution(id="o", name="Bureau de coordination", acronym="OCHA")
    text = printed(
        "Avec l’OCHA, tout va.",
        institutions=(office,),
        publication=Publication(language=Language.FR, year=2024),
    )
    assert text == "Avec l’OCHA (Bureau de coordination), tout va."


def test_expanding_can_be_switched_off() -> None:
    assert printed("The CSS pays.", expand=False) == "The CSS pays."
