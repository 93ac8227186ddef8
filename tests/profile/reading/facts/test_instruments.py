"""Instruments: one identity each, every name kept."""

from __future__ import annotations

import pytest

from makers import gathered
from migov.model.assessments import Assessment
from migov.model.instruments import Instrument, InstrumentKind, InstrumentRelation, InstrumentStatus, Period
from migov.model.languages import Language
from migov.model.publications import Publication

FRENCH = Publication(language=Language.FR, year=2024)


def by_id(assessment: Assessment) -> dict[str, Instrument]:
    return {instrument.id: instrument for instrument in assessment.instruments}


def only(assessment: Assessment) -> Instrument:
    (instrument,) = assessment.instruments
    return instrument


def names(instrument: Instrument) -> list[str]:
    return [name.text for name in instrument.names]


@pytest.mark.parametrize(
    "printed", ["No. 2015-36", "No. 2015/36", "No. 2015‐36", "n° 2015-36", "Nº 2015-36", "No 2015 - 36"]
)
def test_a_number_has_one_normal_form_however_it_is_printed(printed: str) -> None:
    law = only(gathered([f"Law {printed} on water protects the wells."]))
    assert (law.id, law.number, law.year) == ("law-2015-36", "2015-36", 2015)


def test_a_country_that_counts_within_the_year_keeps_its_own_order() -> None:
    law = only(gathered(["The Forest Law (No. 4/2012) protects the woods."]))
    assert (law.number, law.year, names(law)) == ("4-2012", 2012, ["Forest Law"])


def test_an_orders_number_keeps_its_letters() -> None:
    order = only(gathered(["Order No. 0412 MT/DG/SG of 3 May 2011 on the organization of the wells is known."]))
    assert (order.number, order.year, order.date) == ("0412 MT/DG/SG", 2011, "2011-05-03")


def test_a_short_number_has_the_year_of_its_first_part() -> None:
    assert only(gathered(["Ordinance No. 81-40 on the entry of foreigners is old."])).year == 1981


def test_one_law_under_two_separators_is_one_instrument_with_both_names() -> None:
    law = only(gathered(["Law No. 2015-36 on water applies.", "Law No. 2015/36 on water applies."]))
    assert names(law) == ["Law No. 2015-36 on water", "Law No. 2015/36 on water"]


def test_a_code_mentioned_without_its_number_is_the_law_that_has_its_title() -> None:
    law = only(
        gathered(
            ["Law No. 2010-28 on the Labour Code of Sample (2010) applies.", "Article 5 of the Labour Code helps."]
        )
    )
    assert (law.id, names(law)[1]) == ("law-2010-28", "Labour Code")
    assert [str(place) for place in law.places] == ["1.2, paragraph 1", "1.2, paragraph 2"]


def test_a_name_with_the_law_in_brackets_gives_both_names() -> None:
    assert names(only(gathered(["The Labour Code (Law No. 4/2012) applies."]))) == ["Labour Code", "Law No. 4/2012"]


def test_names_in_another_order_of_words_are_of_the_same_numbered_law() -> None:
    law = only(gathered(["The Forest and Water Law (No. 7/2017) helps.", "The Law on Forest and Water applies."]))
    assert sorted(names(law)) == ["Forest and Water Law", "Law on Forest and Water"]


def test_a_policy_has_its_native_name_its_acronym_and_its_period() -> None:
    policy = only(
        gathered(["The National Water Policy (Politique Nationale de l’Eau, PNE) (2020–2035) helps. The PNE is new."])
    )
    assert policy.kind is InstrumentKind.POLICY
    assert policy.period == Period(2020, 2035)
    assert names(policy) == ["National Water Policy", "Politique Nationale de l’Eau", "PNE"]


@pytest.mark.parametrize("printed", ["(2017–22)", "(2017–2022)", "2017–2022", "2017-22"])
def test_a_period_is_read_in_short_and_in_full(printed: str) -> None:
    assert only(gathered([f"The National Strategy for Water {printed} helps."])).period == Period(2017, 2022)


def test_two_plans_of_one_name_and_other_periods_are_two() -> None:
    plans = gathered(["The National Water Plan (2016–2018) ended.", "The National Water Plan (2019–2022) began."])
    assert [plan.period for plan in plans.instruments] == [Period(2016, 2018), Period(2019, 2022)]


def test_amending_and_implementing_become_links() -> None:
    found = by_id(
        gathered(
            [
                "Law No. 2019-38 of 18 July 2019 amending Organic Law No. 2017-64 of 14 August 2017 on the Wells Code.",
                "Ordinance No. 81-40 on rain (1981) and its implementing Decree No. 87-076 on drops (1987) apply.",
            ]
        )
    )
    (amends,) = found["law-2019-38"].links
    assert (amends.relation, amends.to) == (InstrumentRelation.AMENDS, "organic-law-2017-64")
    (implements,) = found["decree-87-076"].links
    assert (implements.relation, implements.to) == (InstrumentRelation.IMPLEMENTS, "ordinance-81-40")


def test_the_title_of_an_amended_law_is_not_that_of_the_amending_one() -> None:
    found = by_id(
        gathered(
            ["Law No. 2019-38 amending Law No. 2017-64 on the Wells Code (2019) helps.", "The Wells Code applies."]
        )
    )
    assert "Wells Code" in names(found["law-2017-64"])
    assert "Wells Code" not in names(found["law-2019-38"])


def test_a_note_amended_by_speaks_of_the_law_before_its_mark() -> None:
    found = by_id(
        gathered(
            ["Law No. 2018-86 on courts (2018)[^1] applies."], notes=["Amended by Decree No. 2020-01 of 2 May 2020."]
        )
    )
    assert found["decree-2020-01"].links[0].to == "law-2018-86"


def test_a_plan_whose_period_is_over_has_lapsed_as_of_the_profile() -> None:
    plan = only(gathered(["The National Water Plan (2016–2018) helps."]))
    assert (plan.status, plan.as_of) == (InstrumentStatus.LAPSED, "2024")


def test_a_plan_in_its_last_year_has_not_lapsed() -> None:
    assert only(gathered(["The National Water Plan (2020–2024) helps."])).status is None


@pytest.mark.parametrize(
    ("says", "status"),
    [
        ("The Water Law (No. 1/2010) helps. This law is not yet fully implemented.", InstrumentStatus.NOT_IMPLEMENTED),
        ("The Water Law (No. 1/2010) was submitted to the Council of Ministers.", InstrumentStatus.BEFORE_COUNCIL),
        ("The Water Law (No. 1/2010) has been drafted but is yet to be finalized.", InstrumentStatus.DRAFTED),
        ("The Water Law (No. 1/2010) has not been submitted to the Council of Ministers.", InstrumentStatus.DRAFTED),
        ("The draft Water Law (No. 1/2010) helps.", InstrumentStatus.DRAFTED),
        ("The Water Law (No. 1/2010) was repealed.", InstrumentStatus.REPEALED),
        ("The Water Law (No. 1/2010) is still in force.", InstrumentStatus.IN_FORCE),
        ("The Water Law (No. 1/2010) helps.", None),
    ],
)
def test_a_status_is_taken_from_the_words(says: str, status: InstrumentStatus | None) -> None:
    assert only(gathered([says])).status is status


def test_a_new_plan_that_is_drafted_does_not_put_the_old_one_in_draft() -> None:
    says = "The National Water Plan (NWP) ended. A new NWP has been drafted."
    assert only(gathered([says])).status is None


def test_an_act_may_begin_with_what_it_prevents() -> None:
    act = only(gathered(["The Prevention of Drought in Deserts Act (No. 7 of 2011) applies."]))
    assert (act.name, act.number, act.year) == ("Prevention of Drought in Deserts Act", "7-2011", 2011)


def test_a_department_or_a_bare_word_is_no_instrument() -> None:
    says = "The Department for Development Policy and the United Nations Development Programme follow the rule of Law."
    assert gathered([says]).instruments == ()


def test_boilerplate_notes_cite_no_instruments_of_the_country() -> None:
    from makers import assessment, finding, footnote
    from migov.model.jurisdictions import Gazetteer
    from migov.profile.reading.facts import gather

    notes = (footnote(1, "Law No. 5/2010 on water.", section="introduction"),)
    read = gather(assessment([finding("Nothing.")], footnotes=notes), territories=Gazetteer(territories=()))
    assert read.instruments == ()


def test_french_laws_are_read_with_date_title_and_links() -> None:
    read = gathered(
        [
            "La loi n° 2011‐12 du 3 mars 2011 relative à la protection des puits prévoit un contrôle.",
            "L’ordonnance n° 81-40 relative aux sources, complétée par son décret d’application n° 87-076, s’applique.",
            "Toutefois, cette loi n° 2011/12 n’est pas appliquée.",
        ],
        publication=FRENCH,
    )
    found = by_id(read)
    law = found["law-2011-12"]
    assert (law.year, law.date, names(law)[0]) == (
        2011,
        "2011-03-03",
        "Loi n° 2011-12 du 3 mars 2011 relative à la protection des puits",
    )
    assert law.status is InstrumentStatus.NOT_IMPLEMENTED
    assert found["decree-87-076"].links[0].to == "ordinance-81-40"


def test_french_policies_and_plans_are_read_with_acronym_and_period() -> None:
    read = gathered(
        [
            "La Politique nationale de l’eau (PNE) (2020-2035) vise à protéger les puits. La PNE est récente.",
            "Le Plan d’action national de lutte contre la sécheresse (2016-2018) est connu. Le Code du travail aussi.",
        ],
        publication=FRENCH,
    )
    policy, plan, code = read.instruments
    assert (policy.kind, policy.period, names(policy)) == (
        InstrumentKind.POLICY,
        Period(2020, 2035),
        ["Politique nationale de l’eau", "PNE"],
    )
    assert (plan.status, plan.name) == (
        InstrumentStatus.LAPSED,
        "Plan d’action national de lutte contre la sécheresse",
    )
    assert code.name == "Code du travail"


def test_a_language_without_words_leaves_the_registers_and_says_so() -> None:
    read = gathered(["القانون رقم 5 نافذ."], publication=Publication(language=Language.AR, year=2024))
    assert read.instruments == ()
    assert "in ar" in read.flags[-1].says
