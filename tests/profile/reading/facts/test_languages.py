"""Facts are gathered in every language whose words somebody has written, by the same rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from makers import gathered
from migov.actions.reading import read_profile
from migov.model.assessments import Assessment
from migov.model.instruments import Instrument, InstrumentKind, InstrumentRelation, InstrumentStatus, Period
from migov.model.languages import Language
from migov.model.publications import Publication

SAMPLE = Path(__file__).parents[3] / "samples" / "altavera-2022-es"


def told(language: Language, *texts: str) -> Assessment:
    return gathered(list(texts), publication=Publication(language=language, year=2024))


def only(language: Language, text: str) -> Instrument:
    (instrument,) = told(language, text).instruments
    return instrument


@pytest.mark.parametrize(
    ("language", "text", "kind", "number", "year", "date"),
    [
        (Language.ES, "La Ley N.º 31 de 2014 sobre los pozos rige.", InstrumentKind.LAW, "31-2014", 2014, None),
        (Language.ES, "La Ley núm. 285-04 (2004) rige.", InstrumentKind.LAW, "285-04", 2004, None),
        (
            Language.ES,
            "El Decreto Supremo N° 7/2017, de 5 de mayo de 2017, relativo a los pozos, rige.",
            InstrumentKind.DECREE,
            "7-2017",
            2017,
            "2017-05-05",
        ),
        (Language.ES, "El Código del Trabajo (2012) prohíbe eso.", InstrumentKind.CODE, None, 2012, None),
        (Language.ES, "La Ley de Aguas (N.º 9/2012) castiga eso.", InstrumentKind.LAW, "9-2012", 2012, None),
        (
            Language.PT,
            "A Lei n.º 31/2014, de 5 de maio de 2014, sobre os poços, protege-os.",
            InstrumentKind.LAW,
            "31-2014",
            2014,
            "2014-05-05",
        ),
        (Language.PT, "O Decreto-Lei n.º 12/2016 regula os poços.", InstrumentKind.DECREE_LAW, "12-2016", 2016, None),
        (Language.PT, "O Código do Trabalho (2012) proíbe isso.", InstrumentKind.CODE, None, 2012, None),
    ],
)
def test_a_law_has_its_kind_number_and_year(
    language: Language, text: str, kind: InstrumentKind, number: str | None, year: int, date: str | None
) -> None:
    law = only(language, text)
    assert (law.kind, law.number, law.year, law.date) == (kind, number, year, date)


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        (Language.ES, "La Ley N.º 3 de 2004 sobre los pozos fue derogada en 2019.", InstrumentStatus.REPEALED),
        (Language.ES, "La Política Nacional de Aguas (2020–2030) no ha sido aprobada.", InstrumentStatus.DRAFTED),
        (Language.ES, "La Ley N.º 3 de 2004 sobre los pozos está en vigor.", InstrumentStatus.IN_FORCE),
        (Language.ES, "La Ley N.º 3 de 2004 todavía no se aplica.", InstrumentStatus.NOT_IMPLEMENTED),
        (Language.PT, "A Política Nacional de Águas (2020–2030) ainda não foi aprovada.", InstrumentStatus.DRAFTED),
        (Language.PT, "A Lei n.º 3/2004 foi revogada em 2019.", InstrumentStatus.REPEALED),
    ],
)
def test_a_law_has_the_status_that_is_printed(language: Language, text: str, status: InstrumentStatus) -> None:
    assert only(language, text).status is status


@pytest.mark.parametrize(
    ("language", "text", "name", "acronym", "period"),
    [
        (
            Language.ES,
            "La Política Nacional de Aguas (PNA) (2020–2035) rige.",
            "Política Nacional de Aguas",
            "PNA",
            2035,
        ),
        (
            Language.PT,
            "A Política Nacional de Águas (PNA) (2020–2030) rege.",
            "Política Nacional de Águas",
            "PNA",
            2030,
        ),
    ],
)
def test_a_plan_has_its_acronym_and_period(language: Language, text: str, name: str, acronym: str, period: int) -> None:
    plan = only(language, text)
    assert [each.text for each in plan.names] == [name, acronym]
    assert plan.period == Period(2020, period)


def test_one_law_amends_another() -> None:
    laws = told(
        Language.ES, "La Ley N.º 12 de 2021 que modifica la Ley N.º 31 de 2014 sobre los pozos rige."
    ).instruments
    (link,) = [link for law in laws for link in law.links]
    assert link.relation is InstrumentRelation.AMENDS


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        (
            Language.ES,
            "El Ministerio de Aguas y Bosques (MAB) y la Dirección General de Pozos (DGP) informan.",
            [("Ministerio de Aguas y Bosques", "MAB"), ("Dirección General de Pozos", "DGP")],
        ),
        (
            Language.PT,
            "O Ministério das Águas (MA) e o Instituto Nacional dos Poços (INP) publicam dados.",
            [("Ministério das Águas", "MA"), ("Instituto Nacional dos Poços", "INP")],
        ),
    ],
)
def test_an_institution_has_its_acronym(language: Language, text: str, bodies: list[tuple[str, str]]) -> None:
    assert [(body.name, body.acronym) for body in told(language, text).institutions] == bodies


def test_a_native_name_in_another_language_is_kept() -> None:
    text = "La Agencia Nacional de Pozos (Agence Nationale des Puits, ANP) publica una lista."
    (body,) = told(Language.ES, text).institutions
    assert (body.name, body.native_name) == ("Agencia Nacional de Pozos", "Agence Nationale des Puits")


@pytest.mark.parametrize(
    ("language", "text", "partners", "years"),
    [
        (Language.ES, "En 2015 el país firmó un acuerdo bilateral con España sobre los pozos.", ("España",), (2015,)),
        (Language.ES, "Firmó acuerdos bilaterales con Brasil y el Perú en 2018.", ("Brasil", "Perú"), (2018,)),
        (Language.PT, "Em 2015, o país assinou um acordo bilateral com Portugal.", ("Portugal",), (2015,)),
    ],
)
def test_an_agreement_has_its_partners(
    language: Language, text: str, partners: tuple[str, ...], years: tuple[int, ...]
) -> None:
    (agreement,) = told(language, text).agreements
    assert (agreement.partners, agreement.years) == (partners, years)


def test_the_registers_of_a_spanish_profile_are_filled() -> None:
    read = read_profile((SAMPLE / "profile.txt").read_bytes(), file="profile.txt")
    expected = json.loads((SAMPLE / "expected.json").read_text("utf-8"))
    assert expected["language"] == read.publication.language
    laws = {(law.kind.value, law.number or law.names[0].text) for law in read.instruments}
    assert laws >= {
        ("law", "31-2014"),
        ("law", "12-2016"),
        ("law", "9-2012"),
        ("decree", "44-2017"),
        ("code", "Código del Trabajo"),
        ("policy", "Política Nacional Migratoria"),
    }
    acronyms = {body.acronym for body in read.institutions if body.acronym}
    assert acronyms == {"MSP", "CNP", "DGM", "CNM", "CSM", "INE"}
    assert [agreement.partners for agreement in read.agreements] == [("España",), ("Italia",)]
    assert [moment.date for moment in read.as_of] == ["2022-05"]
    assert {sign.kind.value for sign in read.staleness} == {"period ended", "old data", "pending"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Ley de Pozos aprobada en 2012 rige.", "Ley de Pozos"),
        ("La Ley sobre Protección de Personas Desplazadas rige.", "Ley sobre Protección de Personas Desplazadas"),
        ("La Ley General de Pozos, que entró en vigor en 1974, rige.", "Ley General de Pozos"),
    ],
)
def test_what_is_said_of_a_law_is_not_in_its_name(text: str, name: str) -> None:
    assert only(Language.ES, text).name == name


def test_what_a_ministry_does_is_not_in_its_name() -> None:
    (body,) = told(Language.ES, "El Ministerio del Interior coordinado por la Presidencia informa.").institutions
    assert body.name == "Ministerio del Interior"
