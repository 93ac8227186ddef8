from __future__ import annotations

from math import exp

import pytest

from migov.profile.reading.solving.arrangements import MOST_ROWS, arrangements, is_usual, rotation


@pytest.mark.parametrize(("names", "cells"), [(3, 3), (5, 5), (7, 7), (9, 9), (5, 4), (6, 4)])
def test_the_chances_of_all_arrangements_come_to_one_or_a_little_less(names: int, cells: int) -> None:
    whole = sum(exp(chance) for _, chance in arrangements(names, cells))
    assert 0.95 < whole < 1.0001


def test_printed_order_is_likeliest_and_rotations_come_next() -> None:
    chances: dict[tuple[int | None, ...], float] = {}
    for order, chance in arrangements(6, 6):
        chances[order] = chances.get(order, 0.0) + exp(chance)
    ranked = sorted(chances, key=lambda order: -chances[order])
    assert ranked[0] == (0, 1, 2, 3, 4, 5)
    assert {rotation(order) for order in ranked[1:6]} == {1, 2, 3, 4, 5}


def test_every_cell_is_used_once_in_each_arrangement() -> None:
    for order, _ in arrangements(6, 5):
        assert sorted(cell for cell in order if cell is not None) == [0, 1, 2, 3, 4]
        assert order.count(None) == 1


@pytest.mark.parametrize(("names", "cells"), [(3, 0), (2, 3), (6, 3), (MOST_ROWS + 1, MOST_ROWS + 1), (0, 0)])
def test_columns_that_cannot_be_arranged_have_no_arrangement(names: int, cells: int) -> None:
    assert arrangements(names, cells) == ()


def test_a_rotation_is_told_from_other_orders() -> None:
    assert rotation((0, 1, 2)) == 0
    assert rotation((1, 2, 0)) == 1
    assert rotation((1, 0, 2)) is None
    assert rotation((None, 0, 1)) is None


def test_only_whole_parts_in_other_places_are_usual() -> None:
    assert all(is_usual(order) for order in [(0, 1, 2, 3), (1, 2, 3, 0), (0, 2, 1, 3), (None, 1, 0, 2)])
    assert not is_usual((3, 1, 2, 0))
