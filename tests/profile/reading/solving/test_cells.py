from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migov.model.conventions import Standing
from migov.profile.reading.solving.cells import is_empty, read_cell

YES, NO, PARTLY, SIGNED = Standing.YES, Standing.NO, Standing.PARTLY, Standing.SIGNED


@pytest.mark.parametrize(
    ("printed", "standing", "years", "note"),
    [
        ("Yes (1985, 2014)", YES, (1985, 2014), None),
        ("yes", YES, (), None),
        ("YES, 2003", YES, (2003,), None),
        ("Oui (1990)", YES, (1990,), None),
        ("Sí (2003)", YES, (2003,), None),
        ("Sim", YES, (), None),
        ("نعم (2003)", YES, (2003,), None),
        ("✓ (1999)", YES, (1999,), None),
        ("2009", YES, (2009,), None),
        ("Ratified in 2003", YES, (2003,), None),
        ("Ratifiée (2003)", YES, (2003,), None),
        ("Acceded (1970)", YES, (1970,), None),
        ("Sí, ratificado en 2003", YES, (2003,), "ratificado en 2003"),
        ("1967 and revised in 1979", YES, (1967, 1979), "revised in 1979"),
        ("1967 et révisé en 1979", YES, (1967, 1979), "révisé en 1979"),
        ("Yes (2003, with reservations)", YES, (2003,), "2003, with reservations"),
        ("Yes, Law No. 12 of 2003", YES, (2003,), "Law No. 12 of 2003"),
        ("Signed in 2001, ratified in 2004", YES, (2001, 2004), "Signed in 2001, ratified in 2004"),
        ("No", NO, (), None),
        ("Non", NO, (), None),
        ("Não", NO, (), None),
        ("لا", NO, (), None),
        ("Not ratified", NO, (), None),
        ("Non ratifiée", NO, (), None),
        ("No (signed in 2012)", NO, (2012,), "signed in 2012"),
        ("No (ratification pending)", NO, (), "ratification pending"),
        ("Signed (2001)", SIGNED, (2001,), None),
        ("Signé", SIGNED, (), None),
        ("Signed but not yet ratified", SIGNED, (), "Signed but not yet ratified"),
        ("Partially (1997)", PARTLY, (1997,), None),
        ("Partiellement", PARTLY, (), None),
        ("Yes (1954), No (1961)", PARTLY, (1954, 1961), "(1954), No (1961)"),
    ],
)
def test_a_cell_is_read(printed: str, standing: Standing, years: tuple[int, ...], note: str | None) -> None:
    cell = read_cell(printed)
    assert cell is not None
    assert (cell.standing, cell.years, cell.note, cell.printed) == (standing, years, note, printed)


@pytest.mark.parametrize("printed", ["", "—", "...", "n/a", "Information not available", "Ratification pending", "97"])
def test_a_cell_that_says_neither_yes_nor_no_is_not_a_no(printed: str) -> None:
    assert read_cell(printed) is None


def test_strokes_and_dots_are_empty_cells_and_words_are_not() -> None:
    assert all(map(is_empty, ["", " ", "—", "–", "...", "…", "-"]))
    assert not any(map(is_empty, ["No", "n/a", "0"]))


@given(st.text(max_size=40))
def test_whatever_is_printed_is_kept_or_nothing_is_said(printed: str) -> None:
    cell = read_cell(printed)
    assert cell is None or cell.printed == printed


@given(st.lists(st.integers(1900, 2029), min_size=1, max_size=3), st.sampled_from(["Yes", "Oui", "Sí", "Sim"]))
def test_years_are_kept_in_their_order(years: list[int], yes: str) -> None:
    cell = read_cell(f"{yes} ({', '.join(map(str, years))})")
    assert cell is not None
    assert (cell.standing, cell.years, cell.note) == (YES, tuple(years), None)
