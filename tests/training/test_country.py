"""The training country fills every part of a profile, and holds the traps that its README promises."""

from __future__ import annotations

import re

import pytest

from migov.catalogue import editions
from migov.catalogue.treaties import register as treaties_register
from migov.model.assessments import Assessment
from migov.model.conventions import ConventionGroup, Standing
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.instruments import InstrumentStatus
from migov.model.interchange import decode, encode
from migov.model.publications import Generation
from migov.model.texts import NoteMark, marks, words
from migov.profile.composing import compose
from migov.profile.reading.solving.recognition import recognise
from migov.training import country


@pytest.fixture(scope="module")
def onduva() -> Assessment:
    return country()


def test_both_sides_of_every_dimension_have_findings(onduva: Assessment) -> None:
    counts = {
        (int(dimension), side.value): len(onduva.section(dimension, side)) for dimension in Dimension for side in Side
    }
    assert counts == {
        (1, "well-developed"): 5,
        (1, "potential"): 4,
        (2, "well-developed"): 4,
        (2, "potential"): 4,
        (3, "well-developed"): 4,
        (3, "potential"): 3,
        (4, "well-developed"): 4,
        (4, "potential"): 4,
        (5, "well-developed"): 4,
        (5, "potential"): 3,
        (6, "well-developed"): 4,
        (6, "potential"): 4,
    }


def test_a_finding_has_the_length_of_a_printed_one(onduva: Assessment) -> None:
    assert {f.id: n for f in onduva.findings if not 70 <= (n := len(words(f.text).split())) <= 160} == {}


def test_every_finding_rests_on_indicators_of_its_edition(onduva: Assessment) -> None:
    assert onduva.edition is not None
    known = {indicator.code for indicator in editions.load(onduva.edition).indicators}
    assert {f.id for f in onduva.findings if not f.indicators or set(f.indicators) - known} == set()


def test_the_module_page_rests_on_indicators_of_its_module(onduva: Assessment) -> None:
    (page,) = onduva.module_pages
    assert onduva.modules == (page.module,)
    known = {indicator.code for indicator in editions.load(page.module).indicators}
    assert {f.id for f in page.findings if not f.indicators or set(f.indicators) - known} == set()


def test_most_sub_domains_are_spoken_about(onduva: Assessment) -> None:
    spoken = {code.rpartition(".")[0] for finding in onduva.findings for code in finding.indicators}
    assert len(spoken) >= 24


def test_footnotes_number_through_in_the_order_of_their_marks(onduva: Assessment) -> None:
    called = [mark for finding in onduva.findings for mark in marks(finding.text)]
    assert called == [note.number for note in onduva.footnotes] == [str(n) for n in range(3, 23)]


@pytest.mark.parametrize("generation", Generation)
def test_footnotes_have_the_numbers_they_are_printed_with(onduva: Assessment, generation: Generation) -> None:
    book = compose(onduva, language=onduva.publication.language, generation=generation)
    printed = {note.number: note.text for chapter in book.chapters if not chapter.own_notes for note in chapter.notes}
    assert {note.number: printed.get(note.number) for note in onduva.footnotes} == {
        note.number: (note.text,) for note in onduva.footnotes
    }


def test_a_chapter_needs_no_acronym_spelled_out_by_the_composer(onduva: Assessment) -> None:
    language, generation = onduva.publication.language, Generation.G2022
    left_alone = compose(onduva, language=language, generation=generation, expand_acronyms=False)
    assert compose(onduva, language=language, generation=generation) == left_alone


def test_a_footnote_knows_the_paragraph_that_calls_it(onduva: Assessment) -> None:
    where = {mark: f.section for f in onduva.findings for mark in marks(f.text)}
    assert {note.number: note.place.section for note in onduva.footnotes if note.place} == where


def test_the_module_page_has_footnotes_of_its_own(onduva: Assessment) -> None:
    (page,) = onduva.module_pages
    assert page.title
    assert page.introduction
    assert len(page.findings) == 6
    assert [note.number for note in page.footnotes] == ["1", "2", "3", "4", "5", "6"]


def test_the_first_table_has_the_seven_rows_and_its_note(onduva: Assessment) -> None:
    (table,) = (table for table in onduva.conventions if table.number == "1")
    cells = [row.ratification for row in table.rows]
    assert [cell.standing for cell in cells if cell] == [
        Standing.NO,
        *[Standing.YES] * 3,
        Standing.NO,
        *[Standing.YES] * 2,
    ]
    assert [row for row in table.rows if row.ratification and len(row.ratification.years) == 2]
    assert table.rows[-1].name[-1] == NoteMark("*")
    assert [note.mark for note in table.notes] == ["*"]


def test_a_row_names_treaties_of_the_register_and_keeps_to_their_dates(onduva: Assessment) -> None:
    for table in onduva.conventions:
        for row in table.rows:
            assert row.treaties == recognise(words(row.name), treaties_register())
            treaties = [treaties_register().find(code) for code in row.treaties]
            assert None not in treaties, words(row.name)
            years = row.ratification.years if row.ratification else ()
            assert all(year >= treaty.adoption_year for treaty in treaties if treaty for year in years), words(row.name)


def test_the_second_table_has_three_groups(onduva: Assessment) -> None:
    groups = [table.group for table in onduva.conventions if table.number == "2"]
    assert groups == [ConventionGroup.INTERNATIONAL, ConventionGroup.REGIONAL, ConventionGroup.BILATERAL]


def test_a_printed_cell_holds_the_years_it_was_read_as(onduva: Assessment) -> None:
    for table in onduva.conventions:
        for row in table.rows:
            cell = row.ratification
            assert cell is not None
            assert tuple(int(year) for year in re.findall(r"\d{4}", cell.printed)) == cell.years


def test_key_sources_stand_under_every_dimension(onduva: Assessment) -> None:
    assert onduva.key_sources is not None
    assert len(onduva.key_sources) == 46
    assert {source.dimension for source in onduva.key_sources} == {1, 2, 3, 4, 5, 6}
    addresses = [source.address for source in onduva.key_sources if source.address]
    assert [a for a in addresses if not re.match(r"https://([a-z-]+\.)*example/", a)] == []


def test_the_imprint_is_complete(onduva: Assessment) -> None:
    publication = onduva.publication
    for field in ("title", "year", "generation", "publisher", "number", "licence", "licence_address", "citation"):
        assert getattr(publication, field), field
    assert onduva.jurisdiction.official_name.en in (publication.citation or "")
    assert onduva.cut_off == "2024-06"


def test_the_code_is_one_that_iso_leaves_to_users(onduva: Assessment) -> None:
    assert re.fullmatch(r"X[A-Z]{2}", onduva.jurisdiction.code or "")


def test_an_instrument_of_every_number_in_the_text_is_registered(onduva: Assessment) -> None:
    texts = [words(f.text) for f in onduva.findings] + [note.text for note in onduva.footnotes]
    numbers = {number for text in texts for number in re.findall(r"No\. (\d{4}-\d+)", text)}
    assert numbers == {law.number for law in onduva.instruments if re.match(r"\d{4}-", law.number or "")}


def test_an_institution_of_every_native_name_in_the_text_is_registered(onduva: Assessment) -> None:
    texts = " ".join(words(f.text) for f in onduva.findings)
    printed = set(re.findall(r"\(([^()]+), ([A-Z]{2,})\)", texts))
    registered = {(i.native_name, i.acronym) for i in onduva.institutions}
    policies = {name.text for law in onduva.instruments for name in law.names}
    assert {pair for pair in printed - registered if pair[0] not in policies} == set()


def test_everything_in_the_registers_is_printed_somewhere(onduva: Assessment) -> None:
    entries = [*onduva.institutions, *onduva.instruments, *onduva.agreements]
    assert [entry.id for entry in entries if not entry.places] == []


def test_it_survives_the_interchange_format(onduva: Assessment) -> None:
    assert decode(encode(onduva)) == onduva


# ------------------------------------------------------------------------------------ what the README promises


def _text(onduva: Assessment, section: str, paragraph: int) -> str:
    return words(next(f for f in onduva.findings if f.id == f"{section}-{paragraph}").text)


@pytest.mark.parametrize(
    ("section", "paragraph", "phrase"),
    [
        ("1.2", 3, "Law No. 2013-22 on the Entry, Stay and Departure of Foreigners (2013)"),
        ("2.1", 4, "Immigration and Residence Law (No. 22/2013)"),
        ("1.2", 4, "Law No. 2018-12 of 27 June 2018 amending the Nationality Code (2019)"),
        ("1.2", 2, "five of the nine member States"),
        ("2.1", 4, "Law No. 2017-15 on Asylum and the Protection of Refugees (2017)"),
        ("1.3", 3, "not yet fully implemented"),
        ("6.2", 1, "National Plan against Trafficking in Persons (2018–2021)"),
        ("4.2", 2, "National Employment Strategy (2016–2020)"),
        ("4.2", 4, "signed in 1986 and revised in 1998, was never implemented"),
        ("2.1", 1, "Decree No. 2012-19"),
        ("6.1", 1, "Ordinance No. 2012-19 of 14 March 2012"),
        ("6.1", 3, "in 2005, of the United Nations Convention against Transnational Organized Crime"),
        ("2.2", 2, "not been updated since 2014"),
        ("2.2", 1, "before the Council of Ministers as of June 2024"),
    ],
)
def test_a_promised_trap_is_there(onduva: Assessment, section: str, paragraph: int, phrase: str) -> None:
    assert phrase in _text(onduva, section, paragraph)


def test_the_footnote_counts_one_more_than_the_text(onduva: Assessment) -> None:
    listed = onduva.footnotes[1].text.partition("ratifications of ")[2]
    assert len(re.split(r", | and ", listed)) == 6


def test_one_law_stands_under_two_names(onduva: Assessment) -> None:
    (law,) = (law for law in onduva.instruments if law.number == "2013-22")
    assert {"1.2", "2.1"} <= {place.section for place in law.places}
    assert len(law.names) == 3


def test_plans_whose_period_is_over_are_known_as_lapsed(onduva: Assessment) -> None:
    year = onduva.publication.year or 0
    over = {law.id for law in onduva.instruments if law.period and law.period.last < year}
    assert over == {law.id for law in onduva.instruments if law.status is InstrumentStatus.LAPSED} != set()
