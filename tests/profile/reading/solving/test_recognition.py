from __future__ import annotations

import pytest

from migov.catalogue.treaties import register
from migov.model.languages import Language
from migov.profile.reading.solving.recognition import recognise

STATELESS = ("STATELESS-1954", "STATELESS-1961")
REFUGEES = ("REFUGEES-1951", "REFUGEES-1967")
CRIME = ("UNTOC", "UNTOC-TRAFFICKING", "UNTOC-SMUGGLING")


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("International Labour Organization (ILO) Migration for Employment Convention (Revised), 1949 (No. 97)",
         ("ILO-C97",)),
        ("Convention de l’OIT (n° 97) sur les travailleurs migrants (révisée), 1949", ("ILO-C97",)),
        ("Convenio de la OIT sobre los trabajadores migrantes (revisado), 1949 (núm. 97)", ("ILO-C97",)),
        ("ILO conventions No. 97 and No. 143", ("ILO-C97", "ILO-C143")),
        ("ILO Migrant Workers (Supplementary Provisions) Convention, 1975 (No. 143)", ("ILO-C143",)),
        ("Convenção da OIT (n.º 143) sobre os Trabalhadores Migrantes, 1975", ("ILO-C143",)),
        ("Convention concerning Discrimination in Respect of Employment and Occupation, 1958 (No. 111)", ("ILO-C111",)),
        ("Protocol of 2014 to the Forced Labour Convention, 1930 (No. 29)", ("ILO-P29",)),
        ("United Nations Convention relating to the Status of Refugees, 1951", ("REFUGEES-1951",)),
        ("Convention relating to the Status of Refugees, 1951 and its 1967 Protocol", REFUGEES),
        ("Convention relative au statut des réfugiés, 1951, et son Protocole de 1967", REFUGEES),
        ("1951 Convention and 1967 Protocol", REFUGEES),
        ("Protocol relating to the Status of Refugees, 1967", ("REFUGEES-1967",)),
        ("United Nations conventions on statelessness, 1954 and 1961", STATELESS),
        ("Conventions des Nations Unies sur l’apatridie, 1954 et 1961", STATELESS),
        ("UN Convention on Statelessness, 1961", ("STATELESS-1961",)),
        ("UN Conventions on Statelessness", STATELESS),
        ("United Nations Convention on the Rights of the Child (UNCRC), 1989", ("CRC",)),
        ("Optional Protocol to the Convention on the Rights of the Child on the sale of children", ("CRC-OP-SC",)),
        ("Optional Protocol to the Convention on the Rights of the Child on a matter not known", ()),
        ("United Nations Convention against Transnational Organized Crime, 2000, and the Protocols thereto", CRIME),
        ("Convention contre la criminalité transnationale organisée, 2000, et ses Protocoles additionnels", CRIME),
        (("Protocol to Prevent, Suppress and Punish Trafficking in Persons, supplementing the United Nations"
          " Convention against Transnational Organized Crime"), ("UNTOC-TRAFFICKING",)),
        ("The African Charter on Human and Peoples’ Rights (also known as the Banjul Charter), 1981", ("ACHPR",)),
        ("Protocol to the African Charter on Human and Peoples’ Rights on the Rights of Women in Africa", ("MAPUTO",)),
        ("OAU Convention Governing the Specific Aspects of Refugee Problems in Africa", ("OAU-REFUGEES",)),
        ("Agreement between two neighbours on the movement of workers, 1967", ()),
    ],
)  # fmt: skip
def test_the_treaties_of_a_row_are_recognised(name: str, codes: tuple[str, ...]) -> None:
    assert recognise(name, register()) == codes


@pytest.mark.parametrize("language", [Language.EN, Language.FR])
def test_every_treaty_is_recognised_by_its_own_title(language: Language) -> None:
    for treaty in register().treaties:
        if title := treaty.title.written(language):
            assert recognise(f"{title}, {treaty.adoption_year}", register()) == (treaty.code,), treaty.code


def test_hyphens_quotes_and_line_ends_do_not_matter() -> None:
    assert recognise("African Charter on Human and\nPeoples' Rights", register()) == ("ACHPR",)
