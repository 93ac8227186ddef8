"""The facts of two published profiles and of the training country: the traps that a reader met in them are found."""

from __future__ import annotations

from functools import cache

import pytest

from migov.actions.reading import read_profile
from migov.catalogue.territories import gazetteer
from migov.model.assessments import Assessment
from migov.model.flags import FlagKind
from migov.model.instruments import Instrument, InstrumentStatus
from migov.profile.reading.facts import gather
from migov.training import country
from shared import shared


@cache
def seed(name: str) -> Assessment:
    return read_profile(shared(f"seeds/{name}.txt").read_bytes(), file=name)


def instrument(name: str, wanted: str) -> Instrument:
    return next(each for each in seed(name).instruments if each.id == wanted)


def doubts(read: Assessment, kind: FlagKind) -> str:
    return " ".join(flag.says for flag in read.flags if flag.kind is kind)


def test_the_four_names_of_one_law_are_kept_and_flagged() -> None:
    assert len(instrument("timor-leste-2019", "law-11-2017").names) == 4
    assert "11-2017" in doubts(seed("timor-leste-2019"), FlagKind.SEVERAL_NAMES)


@pytest.mark.parametrize(
    ("name", "wanted", "status"),
    [
        ("timor-leste-2019", "law-11-2017", InstrumentStatus.NOT_IMPLEMENTED),
        ("timor-leste-2019", "law-3-2017", InstrumentStatus.DRAFTED),
        ("niger-2021", "ordinance-81-40", InstrumentStatus.NOT_IMPLEMENTED),
    ],
)
def test_statuses_are_those_that_are_printed(name: str, wanted: str, status: InstrumentStatus) -> None:
    assert instrument(name, wanted).status is status


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("niger-2021", FlagKind.SEVERAL_IDENTITIES, ("2010-86", "2010/86")),
        ("niger-2021", FlagKind.CONTRADICTION, ("2019-38", "2020")),
        ("niger-2021", FlagKind.CONTRADICTION, ("counts 5", "counts 11")),
        ("niger-2021", FlagKind.STRENGTH_NOT_IMPLEMENTED, ("81-40",)),
        ("niger-2021", FlagKind.STRENGTH_NOT_IMPLEMENTED, ("1967", "never implemented")),
        ("timor-leste-2019", FlagKind.STRENGTH_NOT_IMPLEMENTED, ("Migration and Asylum", "1.3, paragraph 2")),
    ],
)
def test_the_traps_of_the_seeds_are_flagged(name: str, kind: FlagKind, words: tuple[str, ...]) -> None:
    assert all(word in doubts(seed(name), kind) for word in words)


def test_separators_do_not_make_two_laws() -> None:
    assert sum(each.number == "2015-36" for each in seed("niger-2021").instruments) == 1


@pytest.mark.parametrize(("name", "months"), [("niger-2021", ["2021-10"] * 5), ("timor-leste-2019", ["2019-07"] * 2)])
def test_the_as_of_dates_are_found(name: str, months: list[str]) -> None:
    assert [moment.date for moment in seed(name).as_of] == months


@pytest.mark.parametrize(
    ("name", "partners"),
    [
        ("niger-2021", {"France", "Algeria", "Spain", "Libya", "Tunisia", "Saudi Arabia", "Kuwait", "Mali", "Italy"}),
        ("timor-leste-2019", {"Indonesia", "Australia", "Republic of Korea"}),
    ],
)
def test_the_partners_of_agreements_are_found(name: str, partners: set[str]) -> None:
    assert partners <= {partner for agreement in seed(name).agreements for partner in agreement.partners}


def test_acronyms_and_native_names_are_found() -> None:
    bodies = {body.acronym: body.native_name for body in seed("niger-2021").institutions if body.acronym}
    with_native = {
        "CNSS",
        "DST",
        "DGPN",
        "MAEC",
        "HCNE",
        "ANPE",
        "INS",
        "FAFPA",
        "COVACC",
        "CNEDD",
        "CNCLTP/TIM",
        "ANLTP/TIM",
    }
    assert {acronym for acronym, native in bodies.items() if native} >= with_native
    assert {"MID", "ECOWAS", "OCHA"} <= set(bodies)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (FlagKind.SEVERAL_NAMES, ("2013-22", "Immigration and Residence Law")),
        (FlagKind.CONTRADICTION, ("2018-12", "2019")),
        (FlagKind.CONTRADICTION, ("counts 5", "counts 6")),
        (FlagKind.CONTRADICTION, ("2004", "2005")),
        (FlagKind.STRENGTH_NOT_IMPLEMENTED, ("2017-15",)),
        (FlagKind.STRENGTH_NOT_IMPLEMENTED, ("1986, 1998",)),
        (FlagKind.SEVERAL_IDENTITIES, ("Decree No. 2012-19", "Ordinance No. 2012-19")),
    ],
)
def test_the_traps_of_the_training_country_are_flagged(kind: FlagKind, words: tuple[str, ...]) -> None:
    read = gather(country(), territories=gazetteer())
    assert all(word in doubts(read, kind) for word in words)
