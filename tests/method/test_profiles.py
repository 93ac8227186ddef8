"""What a profile prints: findings on their side, footnotes at their place, tables that may stay open.

| dimension | well-developed | potential |
|---|---|---|
| 1 | 1.2 | 1.3 |
| 2–6 | x.1 | x.2 |

Dimension 1 opens with the conventions (1.1), so its sides come second and third.
"""

from __future__ import annotations

import pytest

import makers
from migov.errors import Invalid
from migov.model.conventions import ConventionRow, Ratification, Standing
from migov.model.dimensions import Dimension
from migov.model.findings import Side, section_of
from migov.model.instruments import Instrument, InstrumentKind, Name, Period
from migov.model.jurisdictions import Gazetteer, Jurisdiction, Territory
from migov.model.languages import Language, Localized
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.texts import NoteMark, Place, marks, tidy, words
from migov.model.treaties import Act, Participation, Treaty, TreatyRegister


def test_each_side_of_each_dimension_has_its_section() -> None:
    sections = [section_of(dimension, side) for dimension in Dimension for side in Side]
    assert sections == ["1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2", "5.1", "5.2", "6.1", "6.2"]


def test_findings_keep_their_printed_order_within_a_section() -> None:
    first, other, second = (makers.finding("One.", 2), makers.finding("Else.", 3), makers.finding("Two.", 2, number=2))
    assert makers.assessment([first, other, second]).section(Dimension.POLICY, Side.WELL_DEVELOPED) == (first, second)


def test_a_footnote_is_called_at_its_place() -> None:
    text = makers.text("signed in 1993[^5] with a neighbour.")
    assert words(text) == "signed in 1993 with a neighbour."
    assert marks(text) == ("5",)


def test_every_mark_has_its_footnote() -> None:
    with pytest.raises(Invalid, match="the profile has no footnote 5"):
        makers.assessment([makers.finding("Signed.[^5]")])
    makers.assessment([makers.finding("Signed.[^5]")], footnotes=(makers.footnote(5, "In May."),))


def test_a_module_page_counts_its_footnotes_for_itself() -> None:
    page = ModulePage(
        module="covid-19",
        findings=(ModuleFinding(id="covid-19-1", text=makers.text("Care is free.[^1]")),),
        footnotes=(makers.footnote(1, "Decree of March.", "covid-19"),),
    )
    assessment = makers.assessment(
        [makers.finding("Signed.[^1]")], footnotes=(makers.footnote(1, "In May."),), module_pages=(page,)
    )
    assert assessment.footnotes[0].text != assessment.module_pages[0].footnotes[0].text


def test_texts_that_read_alike_are_equal_once_tidy() -> None:
    assert tidy(("a", "b", "", NoteMark("1"), "c")) == ("ab", NoteMark("1"), "c")


def test_a_row_is_read_or_open_but_never_both() -> None:
    said = Ratification(standing=Standing.YES, years=(1985, 2014), printed="Yes (1985, 2014)")
    ConventionRow(name=("Statelessness",), ratification=said)
    ConventionRow(name=("Statelessness",), ratification=None, open_because="two arrangements fit")
    with pytest.raises(Invalid, match="either read or left open"):
        ConventionRow(name=("Statelessness",), ratification=said, open_because="two arrangements fit")


def test_one_instrument_keeps_all_its_names() -> None:
    law = Instrument(
        id="law-11-2017",
        kind=InstrumentKind.LAW,
        names=(
            Name("Migration Act", "en", (Place("1.2", 1), Place("2.1", 2))),
            Name("Aliens Act", "en", (Place("2.1", 2),)),
        ),
    )
    assert law.name == "Migration Act"
    assert law.places == (Place("1.2", 1), Place("2.1", 2))
    with pytest.raises(Invalid, match="cannot run from 2018 to 2016"):
        Period(2018, 2016)


def test_a_treaty_cannot_be_ratified_before_it_was_adopted() -> None:
    treaty = Treaty(code="T", title=Localized(en="Treaty"), adopted="1990-12-18", depositary="UN", source="made up")
    fine = Participation(treaty="T", state="XQA", act=Act.ACCESSION, date="2003", source="made up")
    register = TreatyRegister(treaties=(treaty,), participations=(fine,))
    assert [act.year for act in register.acts("T", "XQA")] == [2003]
    early = Participation(treaty="T", state="XQA", act=Act.RATIFICATION, date="1989", source="made up")
    with pytest.raises(Invalid, match="comes before its adoption"):
        TreatyRegister(treaties=(treaty,), participations=(early,))


def test_a_country_is_recognised_by_any_of_its_names() -> None:
    place = Territory(
        code="XQA",
        alpha_2="XQ",
        official_name=Localized(en="Republic of Sample", fr="République d’Échantillon"),
        short_name=Localized(en="the Sample", fr="l’Échantillon"),
        aliases=("Old Sample",),
    )
    gazetteer = Gazetteer(territories=(place,))
    for name in ("THE SAMPLE", "Sample", "République d'Echantillon", "old‐sample", "Échantillon"):
        assert gazetteer.recognise(name) is place, name
    assert gazetteer.recognise("Elsewhere") is None


@pytest.mark.parametrize("code", ["ne", "NIGER", "N1R", ""])
def test_a_jurisdiction_has_an_iso_code_or_none(code: str) -> None:
    with pytest.raises(Invalid, match="not an ISO 3166 code"):
        Jurisdiction(code=code, official_name=Localized(en="Somewhere"), short_name=Localized())


def test_dimensions_are_named_in_five_languages() -> None:
    for dimension in Dimension:
        assert len({dimension.title(language) for language in Language}) == 5
        assert len({dimension.short(language) for language in Language}) == 5
