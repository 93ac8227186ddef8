"""What laws of many countries say of themselves and of others, in the words that are customary there."""

from __future__ import annotations

from datetime import date

import pytest

from migov.evidence.references import find
from migov.evidence.references.articles import listed
from migov.evidence.references.deeds import deeds
from migov.evidence.references.naming import named
from migov.evidence.references.registering import Register, enrol, register
from migov.model.instruments import InstrumentKind, InstrumentStatus
from migov.model.sources import Transcript


def told(language: str, text: str) -> list[tuple[str, str | None, bool, str | None]]:
    """Relation, number, whether in part, and day of effect of each deed."""
    done = deeds(text, find(text, language=language), language=language)
    return [(deed.relation.value, deed.to.number or deed.to.title, deed.in_part, deed.at) for deed in done]


def registered(*texts: str, language: str = "en") -> Register:
    """The register of texts whose first lines are their titles."""
    found = []
    for number, text in enumerate(texts):
        title = text.partition("\n")[0]
        one = Transcript(snapshot="0" * 64, title=title, language=language, text=text, pages=(), passages=())
        found.append(enrol(one, source=f"source-{number}"))
    return register(found, on=date(2024, 6, 1))


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("fr", "Sont abrogés :\n- la loi n° 2001-12 ;\n- le décret n° 2002-13.\nLa loi n° 2003-14 reste.",
         ["2001-12", "2002-13"]),
        ("fr", "Sont et demeurent abrogées la loi n° 2001-12 et la loi n° 2002-13.", ["2001-12", "2002-13"]),
        ("fr", "La présente loi abroge l'ordonnance n° 77-14 du 9 février 1977.", ["77-14"]),
        ("pt", "São revogados:\n– A Lei n.º 97/99;\n– O Decreto n.º 5/2000.\nA Lei n.º 1/2001 aplica-se.",
         ["97-99", "5-2000"]),
        ("pt", "Revogam-se:\nI - a Lei nº 818, de 1949; e\nII - a Lei nº 6.815, de 1980.", ["818-1949", "6815-1980"]),
        ("es", "Derógase la ley Nº 22.439 y su decreto reglamentario Nº 1434/87.", ["22439", "1434-87"]),
        ("ar", "تلغى:\n- القانون رقم 14 لسنة 1985؛\n- القانون رقم 15 لسنة 1990.\nيطبق القانون رقم 20 لسنة 2000.",
         ["14-1985", "15-1990"]),
    ],
)  # fmt: skip
def test_what_is_repealed_is_read_in_the_forms_of_its_country(language: str, text: str, numbers: list[str]) -> None:
    assert told(language, text) == [("repeals", number, False, None) for number in numbers]


@pytest.mark.parametrize(
    ("language", "text", "deed"),
    [
        ("es", "Se modifica el Parágrafo II del Artículo 4 del Decreto Supremo N° 1800.", ("amends", "1800")),
        ("es", "Modifíquese el numeral 3 del artículo 12 de la Ley 1465 de 2011.", ("amends", "1465-2011")),
        ("ar", "تلغى أحكام الفصول 4 و5 من القانون عدد 40 لسنة 1975.", ("repeals", "40-1975")),
    ],
)
def test_what_is_done_to_a_part_is_read_whatever_the_part_is_called(
    language: str, text: str, deed: tuple[str, str]
) -> None:
    assert told(language, text) == [(*deed, True, None)]


def test_a_sentence_that_ends_in_its_verb_does_nothing_to_the_laws_of_the_next_paragraph() -> None:
    text = "1. The said Act is repealed.\n2. In section 4 of the Piers Act (No. 3 of 1999), for “ship” put “boat”."
    assert told("en", text) == []


def test_the_day_of_effect_is_that_of_the_same_paragraph() -> None:
    text = (
        "3. The Ports Act, 1966 (Act No. 8 of 1966) is amended by deleting subsection (2).\n"
        "4. Sections 4 and 5 of the Quays Act, 1970 are repealed with effect from 1 March 2001."
    )
    assert told("en", text) == [("amends", "8-1966", False, None), ("repeals", "Quays Act", True, "2001-03-01")]


def test_a_full_stop_behind_a_date_belongs_to_the_sentence() -> None:
    [one] = find("Se aplica la Ley 14/1985, de 3 de mayo. Nadie paga.", language="es")
    assert one.text == "Ley 14/1985, de 3 de mayo"
    [one] = find("Act of 3 Sept. 2001", language="en")
    assert one.date == "2001-09-03"


def test_a_law_does_not_bear_the_number_of_the_instrument_that_its_title_names() -> None:
    found = find("la loi portant ratification de l'ordonnance n° 2005-10 du 3 mai 2005", language="fr")
    assert [(one.kind, one.number) for one in found] == [(InstrumentKind.ORDINANCE, "2005-10")]


def test_the_year_behind_a_number_that_looks_like_one_is_the_year() -> None:
    [one] = find("el Decreto-Ley N° 2.001 de 1974", language="es")
    assert (one.number, one.year) == ("2001-1974", 1974)


@pytest.mark.parametrize(
    ("printed", "number"),
    [("Piers Act, 1922 (7 of 1922)", "7-1922"), ("Piers (Fees) Rules, 2001 (L.N. 12 of 2001)", "12-2001")],
)
def test_a_number_in_brackets_needs_no_word_before_it(printed: str, number: str) -> None:
    [one] = find(f"The {printed} apply.", language="en")
    assert (one.text, one.number) == (printed, number)


def test_the_principal_act_is_no_part_of_the_name_behind_it() -> None:
    [one] = find("The principal Act, the Piers Act 2006, is amended.", language="en")
    assert (one.text, one.title) == ("Piers Act 2006", "Piers Act")


def test_an_and_written_in_one_with_a_name_is_no_part_of_it() -> None:
    found = find("القرار رقم 200 لسنة 2010 وقانون العمل رقم 8 لسنة 1996", language="ar")
    assert found[-1].text == "قانون العمل رقم 8 لسنة 1996"


def test_words_that_only_lead_to_a_title_are_none() -> None:
    found = find("Real Decreto 557/2011, de 20 de abril, por el que se aprueba el Reglamento", language="es")
    assert found[0].title is None


def test_a_range_that_ends_in_a_later_article_has_those_before_it() -> None:
    assert listed("12 à 15 bis") == ("12", "13", "14", "15", "15-bis")


def test_an_act_bears_the_number_and_the_day_of_assent_that_are_printed_under_its_name() -> None:
    made = registered(
        "THE PIERS ACT, 2014\nNo. 17 of 2014\n[Date of Assent: 3rd June, 2014]\n"
        "1. (1) This Act may be cited as the Piers Act, 2014.\n"
        "(2) It shall come into operation on the 1st January, 2015.\n"
        "2. The Quays Act, 1970 (3 of 1970) is hereby repealed.",
        "THE FEES ACT, 2016\nNo. 2 of 2016\n"
        "1. Section 4 of Act No. 17 of 2014 is repealed. The Piers Act, 2014 applies.",
    )
    piers = next(one for one in made.instruments if one.id == "law-17-2014")
    assert (piers.date, piers.since, piers.status) == ("2014-06-03", "2015-01-01", InstrumentStatus.IN_FORCE)
    quays = next(one for one in made.instruments if one.id == "law-3-1970")
    assert (quays.status, quays.until) == (InstrumentStatus.REPEALED, "2014-12-31")
    assert {one.id for one in made.instruments} == {"law-17-2014", "law-2-2016", "law-3-1970"}


def test_the_name_that_an_act_gives_itself_is_no_other_act() -> None:
    made = registered(
        "ACT NO. 12 OF 1987\nTHE PIERS ACT, 1987\n[9th September, 1987.]\nAn Act for piers.\n"
        "1. This Act may be called the Piers Act, 1987.",
        "ACT NO. 3 OF 1999\n1. In section 4 of the Piers Act, 1987, for “ship” put “boat”.",
    )
    assert {one.id for one in made.instruments} == {"law-12-1987", "law-3-1999"}


@pytest.mark.parametrize(
    "words",
    [
        "This Act commences on 1 July 2009.",
        "(2) It shall come into force on 1 July 2009.",
        "Commencement: 1st July, 2009",
        "This Act, which may be cited as the Act on Piers and other quays of a port, comes into force on 1 July 2009.",
    ],
)
def test_the_day_on_which_an_act_commences_is_read_however_it_is_said(words: str) -> None:
    made = registered(f"THE PIERS ACT, 2009\n{words}")
    assert [one.since for one in made.instruments] == ["2009-07-01"]


@pytest.mark.parametrize(
    "words", ["It is kept for the Northern Crown\nAct by the master", "SCHEDULE\nAN ACT for piers"]
)
def test_a_name_does_not_run_over_the_end_of_a_paragraph(words: str) -> None:
    assert not named(words, (), language="en")
