"""Tables whose columns came apart, and tables that did not. Years are facts, names are titles of treaties."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migov.catalogue.territories import gazetteer
from migov.catalogue.treaties import register
from migov.model.conventions import ConventionGroup, ConventionTable, TableNote, TableOrder
from migov.model.flags import Flag, FlagKind
from migov.model.texts import NoteMark
from migov.profile.reading.raw_tables import RawTable
from migov.profile.reading.tables import solve
from shared import shared

C97 = "ILO Migration for Employment Convention (Revised), 1949 (No. 97)"
REFUGEES = "Convention relating to the Status of Refugees, 1951"
STATELESS = "United Nations conventions on statelessness, 1954 and 1961"
STATELESS_1954 = "Convention relating to the Status of Stateless Persons, 1954"
STATELESS_1961 = "Convention on the Reduction of Statelessness, 1961"
C143 = "ILO Migrant Workers (Supplementary Provisions) Convention, 1975 (No. 143)"
CRC = "Convention on the Rights of the Child (CRC), 1989"
UNTOC = "United Nations Convention against Transnational Organized Crime, 2000, and the Protocols thereto"
ICRMW = "International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families"
ROWS_2019 = [C97, REFUGEES, STATELESS_1954, STATELESS_1961, CRC, C143, ICRMW]
ROWS_2021 = [C97, REFUGEES, STATELESS, C143, CRC, UNTOC, ICRMW]
C111 = "ILO Convention concerning Discrimination in Respect of Employment and Occupation, 1958 (No. 111)"
C100 = "ILO Equal Remuneration Convention, 1951 (No. 100)"
ANNEX = [
    C111,
    C100,
    "ICERD, 1965",
    "International Covenant on Economic, Social and Cultural Rights, 1966",
    "CEDAW, 1979",
]
NIGER = ["No", "Yes (1970)", "Yes (1985, 2014)", "No", "Yes (1990)", "Yes (2001)", "Yes (2009)"]
TIMOR = ["No", "Yes (2003)", "No", "No", "Yes (2003)", "No", "Yes (2004)"]

Solved = tuple[ConventionTable, tuple[Flag, ...]]


def solved(
    names: Sequence[str], cells: Sequence[str], state: str | None, year: int | None = 2021, *, paired: bool = False
) -> Solved:
    table = RawTable(
        number="1", title="Conventions", names=tuple((name,) for name in names), cells=tuple(cells), paired=paired
    )
    return solve(table, register=register(), state=state, year=year)


def read(table: ConventionTable) -> list[str | None]:
    return [row.ratification.printed if row.ratification else None for row in table.rows]


def rotated(cells: Sequence[str], by: int) -> list[str]:
    return [*cells[by:], *cells[:by]]


def printed_cells(file: str, first: str, last: str) -> list[str]:
    """The cells of a table in the order in which a seed's text has them."""
    lines = shared(f"seeds/{file}").read_text("utf-8").splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith(first))
    end = next(index for index, line in enumerate(lines[start + 1 :], start + 1) if line.startswith(last))
    return [line.strip() for line in lines[start:end] if re.fullmatch(r"(Yes|No)\b.*|\d{4}", line.strip())]


def test_the_rotated_table_of_the_first_seed_is_solved() -> None:
    cells = printed_cells("niger-2021.txt", "Table 1.", "1.2.")
    assert cells != NIGER
    table, flags = solved(ROWS_2021, cells, "NER")
    assert table.order is TableOrder.SOLVED
    assert read(table) == NIGER
    kinds = [(flag.kind, flag.places[0].paragraph) for flag in flags]
    assert kinds == [(FlagKind.IMPLAUSIBLE_YEAR, 2), (FlagKind.IMPLAUSIBLE_YEAR, 6)]
    assert "accession to the Protocol relating to the Status of Refugees; the record" in flags[0].says
    assert "year of the signature" in flags[1].says


def test_the_rotated_annex_of_the_first_seed_is_solved() -> None:
    cells = printed_cells("niger-2021.txt", "Table 2.", "Regional agreements")
    table, flags = solved(ANNEX, cells, "NER")
    assert table.order is TableOrder.SOLVED
    assert read(table) == ["1962", "1966", "1967", "1986", "1999"]
    assert flags == ()


def test_the_rotated_table_of_the_second_seed_is_solved() -> None:
    cells = printed_cells("timor-leste-2019.txt", "Convention name", "ADHERENCE")
    assert cells != TIMOR
    table, flags = solved(ROWS_2019, cells, "TLS", 2019)
    assert table.order is TableOrder.SOLVED
    assert read(table) == TIMOR
    assert flags == ()
    assert any("rotated" in reason for reason in table.reasons)


def test_two_rows_in_order_stay_where_the_other_order_is_impossible() -> None:
    names = [
        "African Charter on Human and Peoples’ Rights, 1981",
        "African Charter on the Rights and Welfare of the Child",
    ]
    table, _ = solved(names, ["1986", "1999"], "NER")
    assert table.order is TableOrder.AS_PRINTED
    assert read(table) == ["1986", "1999"]
    table, _ = solved(names, ["1999", "1986"], "NER")
    assert table.order is TableOrder.SOLVED
    assert read(table) == ["1986", "1999"]


def test_a_single_row_needs_no_solving_and_a_wrapped_cell_is_one_cell() -> None:
    table, flags = solved(["Agreement on the movement of workers"], ["1967 and revised", "in 1979"], "NER")
    assert table.order is TableOrder.AS_PRINTED
    assert read(table) == ["1967 and revised in 1979"]
    assert flags == ()


def test_a_table_printed_line_by_line_is_left_alone_whatever_it_says() -> None:
    cells = rotated(NIGER, 3)
    table, flags = solved(ROWS_2021, cells, "NER", paired=True)
    assert table.order is TableOrder.AS_PRINTED
    assert read(table) == cells
    assert table.reasons == ()
    assert {flag.kind for flag in flags} >= {FlagKind.IMPLAUSIBLE_YEAR, FlagKind.RECORD_DIFFERS}


def test_names_titles_groups_and_notes_pass_through() -> None:
    name = ("Agreement of 1990", NoteMark("*"))
    raw = RawTable(
        number="2",
        title="Further agreements",
        group=ConventionGroup.BILATERAL,
        heading="Bilateral agreement",
        names=(name,),
        cells=("1991",),
        notes=(TableNote("*", "Never applied."),),
    )
    table, _ = solve(raw, register=register(), state="NER", year=2021)
    assert (table.number, table.title, table.group, table.heading) == (
        raw.number, raw.title, raw.group, raw.heading
    )  # fmt: skip
    assert (table.rows[0].name, table.notes) == (name, raw.notes)


def test_columns_that_came_apart_in_order_stay_in_order() -> None:
    table, _ = solved(ROWS_2021, NIGER, "NER")
    assert table.order is TableOrder.AS_PRINTED
    assert read(table) == NIGER


def test_a_country_without_a_record_is_solved_only_where_dates_of_adoption_leave_one_order() -> None:
    names = ["Convention A, 1949", "Convention B, 1971", "Convention C, 1990", "Convention D, 2015"]
    table, _ = solved(names, ["1995", "2018", "1950", "1975"], "XQA")
    assert table.order is TableOrder.SOLVED
    assert read(table) == ["1950", "1975", "1995", "2018"]
    assert any("knows no act of this State" in reason for reason in table.reasons)


def test_a_country_without_a_record_is_left_open_where_many_orders_fit() -> None:
    table, flags = solved(ROWS_2019, TIMOR, "XQA", 2019)
    assert table.order is TableOrder.OPEN
    assert read(table) == [None] * 7
    assert all("“Yes (2003)”" in (row.open_because or "") for row in table.rows)
    assert [flag.kind for flag in flags] == [FlagKind.TABLE_OPEN]
    assert any("“Yes (2004)”" in reason for reason in table.reasons)


def test_cells_that_all_read_alike_need_no_solving() -> None:
    table, flags = solved(ROWS_2019, ["No"] * 7, "TLS", 2019)
    assert table.order is TableOrder.AS_PRINTED
    assert read(table) == ["No"] * 7
    assert {flag.places[0].paragraph for flag in flags} == {2, 5, 7}
    assert read(solved(ROWS_2019, ["No"] * 7, None, 2019)[0]) == ["No"] * 7


def test_a_lost_cell_is_not_a_no() -> None:
    table, _ = solved(ROWS_2019, ["Yes (2003)", "No", "Yes (2004)", "No", "Yes (2003)", "No"], "TLS", 2019)
    found = read(table)
    assert [found[row] for row in (1, 4, 6)] == ["Yes (2003)", "Yes (2003)", "Yes (2004)"]
    assert None in found
    assert any("6 cells for 7 names" in reason for reason in table.reasons)


def test_cells_lost_altogether_leave_every_row_open() -> None:
    for cells in ([], NIGER[:3], [*NIGER, "No", "Yes (1999)"]):
        table, flags = solved(ROWS_2021, cells, "NER")
        assert table.order is TableOrder.OPEN
        assert read(table) == [None] * 7
        assert all(row.open_because for row in table.rows)
        assert flags[-1].kind is FlagKind.TABLE_OPEN


def test_a_table_that_fits_no_order_stays_open() -> None:
    table, _ = solved(
        ROWS_2019, ["Yes (1931)", "Yes (1932)", "No", "Yes (1933)", "Yes (1934)", "No", "No"], "TLS", 2019
    )
    assert table.order is TableOrder.OPEN
    assert any("no arrangement agrees" in reason for reason in table.reasons)


def test_an_empty_cell_and_an_unclear_one_are_open_with_their_reason() -> None:
    table, _ = solved([REFUGEES, CRC], ["—", "under study"], "NER", paired=True)
    assert read(table) == [None, None]
    assert [row.open_because for row in table.rows] == [
        "its cell is printed empty",
        "its cell reads “under study”, which says neither yes nor no",
    ]


@pytest.mark.parametrize(
    ("name", "cell", "kind", "says"),
    [
        (CRC, "Yes (1985)", FlagKind.IMPLAUSIBLE_YEAR, "1985 lies before the adoption in 1989"),
        (CRC, "Yes (2022)", FlagKind.IMPLAUSIBLE_YEAR, "2022 lies after the profile's own year 2021"),
        (CRC, "Yes (1992)", FlagKind.RECORD_DIFFERS, "it prints 1992; the record has the ratification"),
        (CRC, "No", FlagKind.RECORD_DIFFERS, "it says no, while the record has the ratification"),
        (REFUGEES, "Yes (1970)", FlagKind.IMPLAUSIBLE_YEAR, "1970 is the year of the accession to the Protocol"),
        ("UNTOC, 2000", "Yes (2001)", FlagKind.IMPLAUSIBLE_YEAR, "2001 is the year of the signature"),
        ("Second Optional Protocol to the ICCPR aiming at the abolition of the death penalty", "Yes (2010)",
         FlagKind.RECORD_DIFFERS, "has no act that binds this State"),
    ],
)  # fmt: skip
def test_what_differs_from_the_record_is_kept_and_flagged(name: str, cell: str, kind: FlagKind, says: str) -> None:
    table, flags = solved([name], [cell], "NER")
    assert read(table) == [cell]
    assert [flag.kind for flag in flags] == [kind]
    assert says in flags[0].says


@pytest.mark.parametrize("cell", ["Yes (1990)", "Oui (1990)", "Yes", "Partially", "—"])
def test_what_agrees_or_says_little_is_not_flagged(cell: str) -> None:
    assert solved([CRC], [cell], "NER")[1] == ()


def test_a_state_may_join_after_the_record_ends() -> None:
    assert solved([STATELESS_1961], ["Yes (2018)"], "TLS", 2019)[1] == ()


STATES = sorted(place.code for place in gazetteer().territories if place.un_member)


def truth(state: str, name: str, year: int) -> str:
    """What a careful profile prints in a row, by the register."""
    codes = solved([name], ["No"], state, year)[0].rows[0].treaties
    acts = [act for code in codes for act in register().acts(code, state) if act.act.binds and act.year <= year]
    years = sorted({act.year for act in acts})
    return f"Yes ({', '.join(map(str, years))})" if years else "No"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STATES), st.sampled_from([(ROWS_2019, 2019), (ROWS_2021, 2021)]), st.integers(0, 6))
def test_a_rotated_table_is_solved_or_left_open_but_never_wrong(
    state: str, layout: tuple[list[str], int], by: int
) -> None:
    names, year = layout
    cells = [truth(state, name, year) for name in names]
    table, _ = solved(names, rotated(cells, by), state, year)
    assert all(found in (None, true) for found, true in zip(read(table), cells, strict=True))
    if by == 0:
        assert table.order is TableOrder.AS_PRINTED


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STATES), st.permutations(ROWS_2021), st.integers(0, 6), st.integers(0, 6), st.integers(1, 4))
def test_a_misprinted_year_does_not_make_a_table_wrong(
    state: str, names: list[str], by: int, row: int, off: int
) -> None:
    cells = [truth(state, name, 2021) for name in names]
    cells[row] = re.sub(r"(\d{4})\)", lambda year: f"{int(year[1]) + off})", cells[row])
    table, _ = solved(names, rotated(cells, by), state, 2021)
    wrong = [pair for pair in zip(read(table), cells, strict=True) if pair[0] not in (None, pair[1])]
    assert not wrong


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["No", "Yes (2003)", "Yes", "Signed", "", "x y z", "1867", "2031"]), max_size=9), st.data()
)
def test_any_column_gives_a_row_for_every_name_and_loses_no_cell(cells: list[str], data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from([*ROWS_2019, *ANNEX, "Some treaty"]), min_size=1, max_size=9))
    table, _ = solved(
        names, cells, data.draw(st.sampled_from(["NER", "XQA", None])), data.draw(st.sampled_from([2021, None]))
    )
    assert len(table.rows) == len(names)
    told = " ".join([*filter(None, read(table)), *table.reasons, *(row.open_because or "" for row in table.rows)])
    assert all(cell in told for cell in cells if cell)
