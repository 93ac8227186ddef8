"""Agreements: what about, with whom, when."""

from __future__ import annotations

import pytest

from makers import gathered, jurisdiction
from migov.model.conventions import ConventionGroup, ConventionRow, ConventionTable, Ratification, Standing, TableNote
from migov.model.instruments import Agreement, InstrumentStatus
from migov.model.languages import Language
from migov.model.publications import Publication
from migov.model.texts import NoteMark


def told(*says: str, **more: object) -> list[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    return [(each.title, each.partners, each.years) for each in gathered(says, **more).agreements]


@pytest.mark.parametrize(
    ("says", "title", "partners", "years"),
    [
        ("Sample and Peru signed a convention on rain (1971).", "convention on rain", ("Peru",), (1971,)),
        ("In 2010, Sample signed an agreement on rain with Peru.", "agreement on rain", ("Peru",), (2010,)),
        (
            "The General Convention on Rain (1973) between Sample and Peru helps.",
            "General Convention on Rain",
            ("Peru",),
            (1973,),
        ),
        (
            "Sample signed a tripartite agreement in 2017 with Peru and Chad.",
            "tripartite agreement",
            ("Peru", "Chad"),
            (2017,),
        ),
        (
            "A 2013 memorandum of understanding (MoU) between Sample and Peru helps.",
            "memorandum of understanding",
            ("Peru",),
            (2013,),
        ),
        (
            "In 2010, the police signed an agreement with the Peruvian Rain Department.",
            "agreement",
            ("Peruvian Rain Department",),
            (2010,),
        ),
        (
            "An agreement between Peru and Sample, which also includes Chad, was signed in 2017.",
            "agreement",
            ("Peru", "Chad"),
            (2017,),
        ),
    ],
)
def test_an_agreement_has_title_partners_and_year(
    says: str, title: str, partners: tuple[str, ...], years: tuple[int, ...]
) -> None:
    assert told(says) == [(title, partners, years)]


def test_a_plural_told_apart_is_several_agreements() -> None:
    assert told("In 2015, Sample signed bilateral agreements with Peru on rain, and with Chad on sun.") == [
        ("bilateral agreements on rain", ("Peru",), (2015,)),
        ("bilateral agreements on sun", ("Chad",), (2015,)),
    ]


def test_each_partner_has_its_own_year() -> None:
    says = "Sample has signed other MoUs: one with Peru in 2012, and one with Chad in 2011."
    assert [(partners, years) for _, partners, years in told(says)] == [(("Peru",), (2012,)), (("Chad",), (2011,))]


def test_this_agreement_says_more_of_the_one_before() -> None:
    (agreement,) = gathered(
        ["Sample and Peru signed a convention on rain (1971). This convention was never implemented."]
    ).agreements
    assert (agreement.remark, agreement.status) == ("was never implemented", InstrumentStatus.NOT_IMPLEMENTED)


def test_a_treaty_of_a_community_of_states_is_with_the_community() -> None:
    says = "The Rain Community of Southern States, of which Sample is a member, adopted the Protocol on Rain in 1979."
    assert told(says) == [("Protocol on Rain", ("Rain Community of Southern States",), (1979,))]


def test_an_agreement_among_others_is_none_of_the_jurisdictions_own_name() -> None:
    other = jurisdiction("NER", "Republic of the Niger", "the Niger")
    assert told("The Niger and Nigeria signed a convention on rain (1971).", jurisdiction=other) == [
        ("convention on rain", ("Nigeria",), (1971,))
    ]


def test_no_partner_no_agreement() -> None:
    assert told("There is no agreement on the matter. The country is a party to the convention on rain.") == []


def bilateral(name: str) -> ConventionTable:
    cell = Ratification(
        standing=Standing.YES, years=(1967, 1979), note="revised in 1979", printed="1967, revised in 1979"
    )
    row = ConventionRow(name=(name, NoteMark("*")), ratification=cell)
    note = TableNote("*", "It was never implemented.")
    return ConventionTable(number="2", title="Further", group=ConventionGroup.BILATERAL, rows=(row,), notes=(note,))


def test_a_bilateral_row_is_an_agreement_with_the_remarks_of_its_note() -> None:
    (agreement,) = gathered(conventions=(bilateral("Sample–Peru agreement on rain"),)).agreements
    assert (agreement.partners, agreement.years) == (("Peru",), (1967, 1979))
    assert agreement.remark == "revised in 1979; was never implemented"
    assert agreement.status is InstrumentStatus.NOT_IMPLEMENTED


def test_a_row_and_a_sentence_about_one_agreement_are_one() -> None:
    read = gathered(
        ["In 1967, Sample signed an agreement on rain with Peru."],
        conventions=(bilateral("Agreement on rain with Peru"),),
    )
    (agreement,) = read.agreements
    assert isinstance(agreement, Agreement)
    assert [str(place) for place in agreement.places] == ["1.2, paragraph 1", "table 2, paragraph 1"]


def test_french_agreements_have_title_partner_and_year() -> None:
    says = (
        "En 2006, le Sample a signé un accord bilatéral avec la France sur la pluie, "
        "et une convention sur le soleil (1973) avec l’Espagne."
    )
    assert told(says, publication=Publication(language=Language.FR, year=2024)) == [
        ("accord bilatéral sur la pluie", ("France",), (2006,)),
        ("convention sur le soleil", ("Espagne",), (1973,)),
    ]
