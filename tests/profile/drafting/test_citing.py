"""Footnotes and key sources: put together from metadata, never typed."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import drafting_makers as made
from migov.model.bibliography import KeySource
from migov.model.citations import Pin
from migov.model.instruments import Instrument, InstrumentKind, Name
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.model.sources import Creator, Locator
from migov.profile.drafting.citing import key_source, named, note, places
from migov.profile.drafting.voice import voice

EN, FR = voice(Language.EN, Generation.G2022), voice(Language.FR, Generation.G2022)


def told(*pins: Pin, **more: Any) -> str | None:
    return note(made.sentence("x", *pins, **more).grounds, made.materials(), EN)


def test_one_note_names_each_source_once_with_all_its_articles() -> None:
    pins = [
        made.pin("law-5", "Title II", "Article 5"),
        made.pin("plan", page="12"),
        made.pin("law-5", "Article 12 bis"),
    ]
    assert told(*pins) == "Law No. 2015-36 on Entry (2015), Articles 5 and 12 bis; Migration Plan (2020), p. 12."


def test_a_page_that_changes_is_named_with_its_address_and_the_day_it_was_read() -> None:
    assert told(made.pin("page")) == "Figures of the Office, https://example.org/figures (accessed 3 May 2024)."


def test_a_statement_stands_under_function_institution_and_day() -> None:
    assert told(statements=(made.statement(),)) == "Statement, Ministry of the Interior, 4 March 2024."


def test_nothing_known_makes_no_note() -> None:
    assert told() is None
    assert told(made.pin("unknown")) is None


@pytest.mark.parametrize(
    ("paths", "english", "french"),
    [
        ([("Article 5",)], "Article 5", "article 5"),
        ([("Chapter I", "Article 5 – Entry", "paragraph 2")], "Article 5, paragraph 2", "article 5, paragraph 2"),
        ([("Artigo 5.º",)], "Article 5", "article 5"),
        ([("Article premier",)], "Article 1", "article 1"),
        ([("Article 1er",)], "Article 1", "article 1"),
        ([("Article 7a",)], "Article 7a", "article 7a"),
        ([("Article IV",)], "Article IV", "article IV"),
        ([("Art. 12-bis",)], "Article 12-bis", "article 12-bis"),
        ([("المادة 7",)], "Article 7", "article 7"),
        ([("Article L. 121-1",)], "Article L. 121-1", "article L. 121-1"),
        ([("Article 1",), ("Article 2",), ("Article 1",), ("Article 3",)], "Articles 1, 2 and 3", "articles 1, 2 et 3"),
        ([("Part II", "Section 12")], "section 12", "section 12"),
        ([("Sección 3",), ("Artículo 4",)], "section 3, Article 4", "section 3, article 4"),
        ([("Annexe II",)], "Annex II", "annexe II"),
        ([("2 Labour", "2.3 Labour migration")], "section 2.3", "section 2.3"),
        ([("Introduction",)], "", ""),
    ],
)
def test_articles_are_named_in_the_language_of_the_profile(
    paths: list[tuple[str, ...]], english: str, french: str
) -> None:
    locators = [Locator(path=path) for path in paths]
    assert (places(locators, EN), places(locators, FR)) == (english, french)


def test_a_number_that_the_title_does_not_tell_is_added() -> None:
    law = Instrument(
        id="law-2015-36", kind=InstrumentKind.LAW, number="2015-36", year=2015, names=(Name("Law on Entry"),)
    )
    materials = made.materials(instruments=(law,))
    for title, said in (
        ("Law on Entry", "Law on Entry, No. 2015-36 (2015)"),
        ("Law No. 2015-36 on Entry", "Law No. 2015-36 on Entry (2015)"),
        ("Law No. 2015/36 on Entry", "Law No. 2015/36 on Entry (2015)"),
        ("Law on Entry, 2015.", "Law on Entry, 2015, No. 2015-36"),
    ):
        source = msgspec.structs.replace(made.LAW, title=title, instrument="law-2015-36")
        assert named(source, materials, EN) == said


def test_a_key_source_stands_under_who_made_it_with_address_and_day() -> None:
    assert key_source(made.LAW, made.materials(), EN, dimension=1) == KeySource(
        text="2015 Law No. 2015-36 on Entry. Accessed 3 May 2024.",
        address="https://example.org/law",
        dimension=1,
        heading="Official Gazette",
    )


def test_authors_come_before_the_publisher() -> None:
    source = msgspec.structs.replace(made.PLAN, creators=(Creator(family="Vane", given="Piet"), Creator(name="Office")))
    assert key_source(source, made.materials(), EN, dimension=None).heading == "Vane, Piet and Office"


def test_the_generation_says_how_a_source_was_read() -> None:
    old = voice(Language.EN, Generation.G2019)
    assert key_source(made.LAW, made.materials(), old, dimension=1).text.endswith("Accessed on 3 May 2024.")
    assert key_source(made.LAW, made.materials(), FR, dimension=1).text.endswith("Consulté le 3 mai 2024.")


def test_what_the_bibliography_kept_of_a_source_is_used() -> None:
    rest = {"number": "2015-36", "container-title": "Official Gazette No. 12", "publisher-place": "Sample City"}
    source = msgspec.structs.replace(made.LAW, title="Law on Entry", rest=rest)
    assert named(source, made.materials(), EN) == "Law on Entry, No. 2015-36 (2015), Official Gazette No. 12"
    assert key_source(source, made.materials(), EN, dimension=1).text == (
        "2015 Law on Entry. Official Gazette No. 12. Sample City. Accessed 3 May 2024."
    )


def test_a_statement_of_an_unknown_institution_names_who_said_it() -> None:
    assert told(statements=(made.statement(institution="gone"),)) == "Statement, 4 March 2024."


def test_french_notes_have_a_blank_before_the_semicolon() -> None:
    grounds = made.sentence("x", made.pin("law-5"), made.pin("plan")).grounds
    assert note(grounds, made.materials(), FR) == "Law No. 2015-36 on Entry (2015)\u00a0; Migration Plan (2020)."


@pytest.mark.parametrize("language", Language)
def test_every_language_has_words_for_everything(language: Language) -> None:
    spoken = voice(language, Generation.G2022)
    pins = [
        made.pin("law-5", "Article 5"),
        made.pin("law-5", "Article 6"),
        made.pin("plan", page="3"),
        made.pin("page"),
    ]
    grounds = made.sentence("x", *pins, statements=(made.statement(), made.statement(institution="gone"))).grounds
    said = note(grounds, made.materials(), spoken)
    assert said is not None
    assert "{" not in said
    assert "{" not in key_source(made.LAW, made.materials(), spoken, dimension=1).text
