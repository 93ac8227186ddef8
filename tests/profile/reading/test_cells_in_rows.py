"""Rows of a convention table: which are a cell and nothing else."""

from __future__ import annotations

import pytest

from migov.profile.reading.conventions.wording import CELL


@pytest.mark.parametrize("row", ["Yes (1974)", "No", "1954", "1967 and revised in 1979", "Oui (1990)", "Signed (2001)"])
def test_a_cell_alone_on_its_row_is_a_cell(row: str) -> None:
    assert CELL.match(row)


@pytest.mark.parametrize("row", ["1954 Yes (1974)", "1961 No", "1954 Oui (2011)"])
def test_a_year_before_a_standing_ends_the_name_of_the_row(row: str) -> None:
    assert not CELL.match(row)
