"""When it was true, and whether it may still be."""

from __future__ import annotations

import pytest

from makers import gathered
from migov.model.flags import FlagKind, StalenessKind
from migov.model.languages import Language
from migov.model.publications import Publication

FRENCH = Publication(language=Language.FR, year=2024)


@pytest.mark.parametrize(
    ("says", "date", "printed"),
    [
        ("The plan is being revised as of October 2021.", "2021-10", "as of October 2021"),
        ("As of 5 March 2022, no plan exists.", "2022-03-05", "As of 5 March 2022"),
        ("As at 2020, no plan exists.", "2020", "As at 2020"),
    ],
)
def test_as_of_dates_are_as_exact_as_they_are_printed(says: str, date: str, printed: str) -> None:
    (moment,) = gathered([says]).as_of
    assert (moment.date, moment.printed, str(moment.place)) == (date, printed, "1.2, paragraph 1")


@pytest.mark.parametrize(
    ("says", "date"),
    [
        ("Le plan n’est pas encore adopté en octobre 2021.", "2021-10"),
        ("À la date du 31 mai 2022, aucun plan n’existe.", "2022-05-31"),
        ("Au mois d’août 2022, aucun plan n’existe.", "2022-08"),
        ("Au 1er juin 2022, aucun plan n’existe.", "2022-06-01"),
    ],
)
def test_french_as_of_dates_are_read(says: str, date: str) -> None:
    assert [moment.date for moment in gathered([says], publication=FRENCH).as_of] == [date]


def test_a_french_date_of_an_event_dates_no_statement() -> None:
    assert gathered(["La cellule a été créée en octobre 2021."], publication=FRENCH).as_of == ()


def test_a_footnotes_date_stands_where_its_mark_stands() -> None:
    read = gathered(["Nothing.", "A census began.[^1]"], notes=["It has not been finalized as of October 2021."])
    assert [moment.date for moment in read.as_of] == ["2021-10"]
    assert str(read.as_of[0].place) == "1.2, paragraph 2"


def test_a_day_that_the_calendar_lacks_is_flagged() -> None:
    (flag,) = gathered(["As of 31 February 2022, no plan exists."]).flags
    assert flag.kind is FlagKind.IMPLAUSIBLE_YEAR


@pytest.mark.parametrize(
    ("says", "kind", "year"),
    [
        ("The survey has not been updated since 2014.", StalenessKind.OLD_DATA, 2014),
        ("The survey, the most recent published in 2014, is known.", StalenessKind.OLD_DATA, 2014),
        ("In 2006–07 three lists were made, which have not been updated since.", StalenessKind.OLD_DATA, 2007),
        ("The National Water Plan (2016–2018) helps.", StalenessKind.PERIOD_ENDED, 2018),
        ("The law is under revision.", StalenessKind.PENDING, None),
        ("The law has not yet been adopted as of May 2023.", StalenessKind.PENDING, 2023),
        ("A plan has been drafted but is yet to be finalized.", StalenessKind.PENDING, None),
    ],
)
def test_signs_of_age_are_found(says: str, kind: StalenessKind, year: int | None) -> None:
    (sign,) = gathered([says]).staleness
    assert (sign.kind, sign.year) == (kind, year)


def test_a_plan_that_runs_is_no_sign_of_age() -> None:
    assert gathered(["The National Water Plan (2020–2030) is in force and was updated in 2024."]).staleness == ()


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        ("L’enquête n’a pas été mise à jour depuis 2014.", StalenessKind.OLD_DATA),
        ("La stratégie est en cours de révision.", StalenessKind.PENDING),
        ("La loi n’a pas encore été adoptée.", StalenessKind.PENDING),
    ],
)
def test_french_signs_of_age_are_found(says: str, kind: StalenessKind) -> None:
    assert [sign.kind for sign in gathered([says], publication=FRENCH).staleness] == [kind]
