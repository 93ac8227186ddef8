"""Convention tables: generated from answers; an unknown cell stays open with its reason."""

from __future__ import annotations

from typing import Any

import drafting_makers as made
from migov.model.answers import Answer, AnswerStatus, NonAnswer
from migov.model.conventions import ConventionGroup, ConventionRow, Standing
from migov.model.indicators import Scale
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.model.standpoints import Decision, Witness
from migov.profile.drafting.tables import tables
from migov.profile.drafting.voice import voice

EN = voice(Language.EN, Generation.G2022)
ONE = made.indicator("1.6.1", Scale.RATIFICATION, treaties=("CRC",))
PAIR = made.indicator("1.6.2", Scale.RATIFICATION, treaties=("REF", "REF-P"))
LIST = made.indicator("1.6.8", Scale.RATIFICATION_LIST, treaties=("OAU", "ACHR", "KAM"))
TREATIES = (
    made.treaty("CRC", 1989, "Convention on the Child"),
    made.treaty("REF", 1951, "Convention on Refugees, 1951"),
    made.treaty("REF-P", 1967, "Protocol on Refugees"),
    made.treaty("OAU", 1969, "Convention of Africa", region="Africa"),
    made.treaty("KAM", 2009, "Convention of Kampala", region="Africa"),
    made.treaty("ACHR", 1969, "Convention of America", region="Americas"),
)


def rows(answer: Answer | None, *, acts: dict[str, str] | None = None, **more: Any) -> list[ConventionRow]:
    indicator = {"1.6.1": ONE, "1.6.2": PAIR, "1.6.8": LIST}[answer.indicator if answer else "1.6.1"]
    materials = made.materials(
        editions=(made.edition(indicator),),
        answers=(answer,) if answer else (),
        register=made.register(*TREATIES, **(acts or {})),
        joinable=frozenset({"CRC", "REF", "REF-P", "OAU", "KAM"}),
        **more,
    )
    return [row for table in tables(materials, EN, state="XQA") for row in table.rows]


def printed(found: list[ConventionRow]) -> list[str | None]:
    return [row.ratification.printed if row.ratification else row.open_because for row in found]


def test_a_row_has_the_name_with_its_year_and_the_standing_with_its_years() -> None:
    (row,) = rows(made.answer("1.6.1", "ratified", years=(1991,)))
    assert (row.name, row.treaties) == (("Convention on the Child, 1989",), ("CRC",))
    assert row.ratification is not None
    assert (row.ratification.standing, row.ratification.years) == (Standing.YES, (1991,))
    assert row.ratification.printed == "Yes (1991)"


def test_standings_are_printed_in_the_words_of_the_language() -> None:
    told = [rows(made.answer("1.6.1", closed)) for closed in ("not ratified", "signed", "partly ratified")]
    assert [printed(found) for found in told] == [["No"], ["Signed"], ["Partly"]]


def test_a_group_of_instruments_shares_a_row_and_equal_years_are_printed_once() -> None:
    (row,) = rows(made.answer("1.6.2", "ratified", years=(1978, 1978)))
    assert row.name == ("Convention on Refugees, 1951; Protocol on Refugees, 1967",)
    assert printed([row]) == ["Yes (1978)"]
    assert printed(rows(made.answer("1.6.2", "ratified", years=(1978, 1980)))) == ["Yes (1978, 1980)"]


def test_silence_is_not_no() -> None:
    assert printed(rows(None)) == ["not answered yet"]
    assert printed(rows(made.answer("1.6.1", "ratified", status=AnswerStatus.DRAFT))) == ["not answered yet"]
    silent = made.answer("1.6.1", None, non_answer=NonAnswer.NOT_ANSWERED)
    assert printed(rows(silent)) == ["not answered by the ministry"]
    assert all(row.ratification is None for row in rows(silent))


def test_what_does_not_apply_has_no_row() -> None:
    assert rows(made.answer("1.6.8", None, non_answer=NonAnswer.NOT_APPLICABLE)) == []


def test_years_that_the_answer_leaves_out_come_from_a_register_that_says_the_same() -> None:
    assert printed(rows(made.answer("1.6.1", "ratified"), acts={"CRC": "1991-02-05"})) == ["Yes (1991)"]
    assert printed(rows(made.answer("1.6.1", "signed"), acts={"CRC": "1991-02-05"})) == ["Signed"]
    assert printed(rows(made.answer("1.6.1", "not ratified"), acts={"CRC": "1991-02-05"})) == ["No"]


def test_a_list_has_a_row_for_each_instrument_that_the_state_may_join() -> None:
    found = rows(made.answer("1.6.8", "ratified"), acts={"OAU": "1971"})
    assert [row.treaties for row in found] == [("OAU",), ("KAM",)]
    assert printed(found) == ["Yes (1971)", "Yes"]


def test_of_a_list_that_is_partly_ratified_each_cell_is_told_or_open() -> None:
    found = rows(made.answer("1.6.8", "partly ratified"), acts={"OAU": "1971"})
    assert printed(found) == ["Yes (1971)", "the answer is about several instruments and does not tell which"]


def test_a_decision_on_a_treaty_tells_what_the_answer_leaves_open() -> None:
    decision = Decision(
        treaty="KAM",
        witness=Witness.MINISTRY,
        standing=Standing.SIGNED,
        years=(2012,),
        because="Letter.",
        seen="x",
        by="ana",
        at="2024-01-01T00:00:00Z",
    )
    found = rows(made.answer("1.6.8", "partly ratified"), acts={"OAU": "1971"}, decisions=(decision,))
    assert printed(found) == ["Yes (1971)", "Signed (2012)"]


def test_regional_instruments_are_a_group_of_the_same_table() -> None:
    materials = made.materials(
        editions=(made.edition(ONE, LIST),),
        answers=(made.answer("1.6.1", "ratified"), made.answer("1.6.8", "not ratified")),
        register=made.register(*TREATIES),
        joinable=frozenset({"CRC", "OAU"}),
    )
    found = tables(materials, EN, state="XQA")
    assert [(table.number, table.group, table.heading) for table in found] == [
        ("1", ConventionGroup.INTERNATIONAL, None),
        ("1", ConventionGroup.REGIONAL, "Regional conventions"),
    ]


def test_an_edition_that_asks_about_no_treaty_makes_no_table() -> None:
    assert tables(made.materials(), EN, state="XQA") == ()
