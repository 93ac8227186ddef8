"""Facts of the imprint are read wherever and however a publication prints them."""

from __future__ import annotations

import pytest

from migov.catalogue.territories import gazetteer
from migov.model.languages import Language
from migov.profile.reading.flow.rows import Row
from migov.profile.reading.imprint import Imprint, imprint


def read(*lines: str, language: Language = Language.EN) -> Imprint:
    rows = [Row(line, 1, blank=True) for line in lines]
    return imprint(rows, range(len(rows)), language=language, territories=gazetteer())


@pytest.mark.parametrize(
    ("lines", "partner"),
    [
        (("With research and analysis by Harbour Studies.",), "Harbour Studies"),
        (("With research and analysis by", "Harbour Studies"), "Harbour Studies"),
        (("With research and", "analysis by", "The Harbour Studies Unit"), "The Harbour Studies Unit"),
        (("Research and analysis:", "The Harbour Studies Unit"), "The Harbour Studies Unit"),
        (("Recherche et analyse : Harbour Studies",), "Harbour Studies"),
        (("Recherches et analyses réalisées par", "Harbour Studies"), "Harbour Studies"),
        (("Recherche et analyse réalisées en collaboration avec Harbour Studies.",), "Harbour Studies"),
        (("En collaboration avec", "Harbour Studies"), "Harbour Studies"),
        (("Avec l’appui à la recherche de Harbour Studies",), "Harbour Studies"),
        (("Avec l’appui à la recherche et à l’analyse de l’Harbour Studies Unit",), "Harbour Studies Unit"),
        (("Ni Harbour Studies ni ses filiales ne répondent de l’usage de ces pages.",), "Harbour Studies"),
        (("Neither Harbour Studies nor its affiliates answer for these pages.",), "Harbour Studies"),
        (("Investigación y análisis de Harbour Studies",), "Harbour Studies"),
        (("Pesquisa e análise:", "Harbour Studies"), "Harbour Studies"),
    ],
)
def test_the_partner_is_whoever_is_credited_on_the_row_or_the_one_below(
    lines: tuple[str, ...], partner: str | None
) -> None:
    assert read(*lines).publication.partner == partner


@pytest.mark.parametrize(
    "lines",
    [
        ("With research and analysis by", "Required citation: The Office, 2021. A title. IOM, Geneva."),
        ("With research and analysis by", "TABLE OF CONTENTS"),
        ("With research and analysis by", "Some rights reserved."),
        ("With research and analysis by", "The opinions in this book are of its authors"),
        ("With research and analysis by", "PUB2021/077/R"),
        ("With the support of the Government of the Islands",),
        ("In partnership with", "Ministry of the Harbour"),
    ],
)
def test_what_follows_a_credit_without_being_a_name_is_no_partner(lines: tuple[str, ...]) -> None:
    assert read(*lines).publication.partner is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("PUB2022/041/R/FR", "PUB2022/041/R/FR"),
        ("PUB 2022/041/R/FR/WEB", "PUB2022/041/R/FR/WEB"),
        ("PUB2022/041", "PUB2022/041"),
        ("Publication No. HS-2022-17", "HS-2022-17"),
        ("Numéro de publication : 22.117/B", "22.117/B"),
        ("Publication of 2022", None),
    ],
)
def test_a_number_is_whole_and_may_be_told_by_its_label(line: str, number: str | None) -> None:
    assert read(line).publication.number == number


def test_the_year_may_stand_in_running_heads_only() -> None:
    head = "MIGRATION GOVERNANCE INDICATORS (MGI): ISLANDS 2023"
    assert read(head, "A rule of 1999 is kept.", head, "So is one of 2004.", head).publication.year == 2023


@pytest.mark.parametrize("presented", ["City of Entebbe (Republic of Uganda)", "City of Entebbe, Uganda"])
def test_a_locality_is_told_from_its_country(presented: str) -> None:
    found = read(
        "LOCAL MIGRATION GOVERNANCE INDICATORS | PROFILE 2022",
        f"This profile sums up what was found in the {presented} (hereinafter referred to as Entebbe).",
    ).jurisdiction
    assert found is not None
    assert (found.code, found.locality.text(Language.EN)) == ("UGA", "City of Entebbe")
    assert found.official_name.text(Language.EN) in {"Republic of Uganda", "Uganda"}
    assert found.short_name.text(Language.EN) == "Uganda"


def test_an_address_tells_no_year() -> None:
    assert read("A profile of a harbour.", "Available at https://harbour.example/2019/07.").publication.year is None


def test_a_label_is_read_with_the_wide_blanks_of_a_justified_line() -> None:
    found = read("Required   citation:   Harbour Studies, 2019.  Profile  2019 – Republic of Velmora.")
    assert found.publication.citation == "Harbour Studies, 2019. Profile 2019 – Republic of Velmora."


def test_the_number_of_a_source_is_not_that_of_the_profile() -> None:
    rows = [
        Row("RÉPUBLIQUE DE VELMORE | PROFIL 2021", 1, opens=True),
        Row("2015 Profil du port. PUB2015/001/FR. ISBN 978-92-9068-111-1.", 9, opens=True),
        Row("2016 Registre.", 9),
    ]
    found = imprint(rows, [0], language=Language.FR, territories=gazetteer()).publication
    assert (found.number, found.isbn) == (None, None)
    own = [*rows, Row("PUB2021/300/FR", 10, opens=True), Row("ISBN 978-92-9268-999-1 (PDF)", 10)]
    found = imprint(own, [0], language=Language.FR, territories=gazetteer()).publication
    assert (found.number, found.isbn) == ("PUB2021/300/FR", "978-92-9268-999-1")


@pytest.mark.parametrize(
    ("cover", "official"),
    [
        ("RÉPUBLIQUE DE CÔTE D’IVOIRE | PROFIL 2021", "République de Côte d’Ivoire"),
        ("RÉPUBLIQUE DE L'ÎLE-D'ORVANE | PROFIL 2021", "République de l'Île-d'Orvane"),
    ],
)
def test_what_is_elided_before_a_name_in_capitals_is_small(cover: str, official: str) -> None:
    jurisdiction = read(cover, language=Language.FR).jurisdiction
    assert jurisdiction is not None
    assert jurisdiction.official_name.fr == official


def test_of_two_names_the_longer_is_the_official_one() -> None:
    text = "Ce profil résume les domaines bien développés du Velmore (ci-après « le Velmore »)."
    jurisdiction = read("RÉPUBLIQUE DU VELMORE | PROFIL 2021", text, language=Language.FR).jurisdiction
    assert jurisdiction is not None
    assert (jurisdiction.official_name.fr, jurisdiction.short_name.fr) == ("République du Velmore", "le Velmore")
