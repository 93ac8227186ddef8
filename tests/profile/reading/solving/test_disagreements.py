from __future__ import annotations

import pytest

from migov.model.languages import Localized
from migov.model.treaties import Act, Participation, Treaty, TreatyRegister
from migov.profile.reading.solving.cells import read_cell
from migov.profile.reading.solving.disagreements import disagreements
from migov.profile.reading.solving.weighing import RowRecord, agrees, record, weigh


def treaty(code: str, adopted: str, *, related: tuple[str, ...] = (), complete: bool = True) -> Treaty:
    return Treaty(
        code=code,
        title=Localized(en=f"Treaty {code}"),
        adopted=adopted,
        depositary="Somebody",
        related=related,
        complete=complete,
        checked="2020",
        source="a list",
    )


def act(code: str, kind: Act, date: str) -> Participation:
    return Participation(treaty=code, state="XQA", act=kind, date=date, source="a list")


REGISTER = TreatyRegister(
    treaties=(treaty("A", "1990", related=("B",)), treaty("B", "2000", related=("A",)), treaty("C", "1950")),
    participations=(
        act("A", Act.SIGNATURE, "1992-01-01"),
        act("A", Act.RATIFICATION, "1995-01-01"),
        act("B", Act.ACCESSION, "2003-01-01"),
    ),
)


def row(*codes: str) -> RowRecord:
    acts: dict[str, list[Participation]] = {}
    for one in REGISTER.participations:
        acts.setdefault(one.treaty, []).append(one)
    return record(codes, (), REGISTER, acts)


@pytest.mark.parametrize(
    ("codes", "cells"),
    [
        (["A"], ["Yes (1995)", "Yes (1994)", "Yes (1992)", "Yes (2003)", "Yes (2010)", "Yes (1980)"]),
        (["C"], ["No", "Yes (2021)", "Yes (1999)", "Yes (1940)"]),
        (["A", "B"], ["Yes (1995, 2003)", "Yes (1995, 2010)", "Yes (1980, 1981)"]),
    ],
)
def test_what_the_record_bears_out_weighs_more_than_slips_and_slips_more_than_what_cannot_be(
    codes: list[str], cells: list[str]
) -> None:
    slips = {"Yes (1994)", "Yes (1992)", "Yes (2003)"}
    weights = [weigh(row(*codes), read_cell(cell), year=2022) for cell in cells]
    assert weights[0] == max(weights)
    assert weights[-1] == min(weights)
    between = [weight for cell, weight in zip(cells, weights, strict=True) if cell in slips]
    assert all(weights[-2] < weight < weights[0] for weight in between) or codes != ["A"]


@pytest.mark.parametrize(
    ("codes", "cell", "says", "hard"),
    [
        (["A"], "Yes (1989)", "1989 lies before the adoption in 1990", True),
        (["A"], "Yes (1994)", "it prints 1994; the record has the ratification of the Treaty A in 1995", False),
        (["A"], "Yes (2010)", "it prints 2010; the record has", True),
        (["A"], "Yes (1992)", "1992 is the year of the signature of the Treaty A; the record has the rat", False),
        (["A"], "Yes (2003)", "2003 is the year of the accession to the Treaty B; the record has", False),
        (["A"], "No", "it says no, while the record has the ratification of the Treaty A in 1995", True),
        (
            ["C"],
            "Yes (1999)",
            "the record, complete up to 2020, has no act that binds",
            True,
        ),
        (["A", "B"], "Yes (1995, 2010)", "it prints 2010", True),
    ],
)
def test_a_disagreement_names_the_facts(codes: list[str], cell: str, says: str, *, hard: bool) -> None:
    found = disagreements(row(*codes), read_cell(cell), year=2022, register=REGISTER)
    assert len(found) == 1
    assert found[0].says.startswith(says)
    assert found[0].hard is hard


@pytest.mark.parametrize(
    ("codes", "cell"),
    [
        (["A"], "Yes (1995)"),
        (["A"], "Yes"),
        (["A", "B"], "Yes (2003, 1995)"),
        (["C"], "No"),
        (["C"], "Yes (2021)"),
        ([], "No"),
    ],
)
def test_what_agrees_or_lies_beyond_the_record_is_let_be(codes: list[str], cell: str) -> None:
    assert disagreements(row(*codes), read_cell(cell), year=2022, register=REGISTER) == ()


def test_only_years_of_the_record_and_a_complete_no_are_borne_out() -> None:
    assert agrees(row("A"), read_cell("Yes (1995)"))
    assert agrees(row("C"), read_cell("No"))
    assert not agrees(row("A"), read_cell("Yes"))
    assert not agrees(row("A"), read_cell("Yes (1992)"))
    assert not agrees(row("A"), None)
