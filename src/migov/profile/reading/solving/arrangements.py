"""The ways in which a column of cells may have come apart from its names.

A column that is extracted apart is usually whole: it stands in order, or begins somewhere in the middle (rotated), or
two of its parts changed places. Anything else is possible where the table is short, and unlikely.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, permutations
from math import comb, factorial, log

Arrangement = tuple[int | None, ...]
"""For each name the index of its cell in printed order; null where the cell was lost."""

IN_ORDER, ROTATED, PARTS_SWAPPED, ANYHOW = 0.5, 0.35, 0.12, 0.03
"""How often each happens, before anything is known of the cells."""
SHORT = 6
"""Tables of up to so many rows are tried in every order."""
MOST_ROWS = 60
MOST_LOST = 2


@lru_cache(maxsize=8)
def arrangements(names: int, cells: int) -> tuple[tuple[Arrangement, float], ...]:
    """Every arrangement that is tried, with the logarithm of its chance; the same one may come more than once."""
    lost = names - cells
    if cells < 1 or not 0 <= lost <= MOST_LOST or names > MOST_ROWS:
        return ()
    if lost == 0:
        return tuple(_orders(cells))
    each = log(comb(names, lost))
    return tuple(
        (_with_gaps(order, gaps), chance - each)
        for order, chance in _orders(cells)
        for gaps in combinations(range(names), lost)
    )


def is_usual(arrangement: Arrangement) -> bool:
    """Whether an arrangement is in order, rotated, or has two neighbouring parts swapped.

    >>> is_usual((2, 3, 0, 1)), is_usual((0, 3, 1, 2)), is_usual((3, 1, 2, 0))
    (True, True, False)
    """
    cells = tuple(cell for cell in arrangement if cell is not None)
    return len(cells) > SHORT or cells in _usual(len(cells))


@lru_cache(maxsize=8)
def _usual(cells: int) -> frozenset[tuple[int, ...]]:
    """The orders of a short column but for those that are tried only because it is short."""
    whole = tuple(range(cells))
    cuts = combinations(range(cells + 1), 3) if cells > 2 else ()
    rotated = {whole[start:] + whole[:start] for start in range(cells)}
    return frozenset(rotated | {_swapped(whole, first, second, third) for first, second, third in cuts})


def _orders(cells: int) -> Iterator[tuple[tuple[int, ...], float]]:
    whole = tuple(range(cells))
    yield whole, log(IN_ORDER)
    for start in range(1, cells):
        yield whole[start:] + whole[:start], log(ROTATED / (cells - 1))
    cuts = list(combinations(range(cells + 1), 3)) if cells > 2 else []
    swapped = {_swapped(whole, first, second, third) for first, second, third in cuts} - {whole}
    for order in sorted(swapped):
        yield order, log(PARTS_SWAPPED / len(swapped))
    if cells <= SHORT:
        for any_order in permutations(whole):
            yield any_order, log(ANYHOW / factorial(cells))


def _swapped(whole: tuple[int, ...], first: int, second: int, third: int) -> tuple[int, ...]:
    """The column with the two neighbouring parts between the cuts in each other's place."""
    return whole[:first] + whole[second:third] + whole[first:second] + whole[third:]


def _with_gaps(order: tuple[int, ...], gaps: tuple[int, ...]) -> Arrangement:
    cells = iter(order)
    return tuple(None if row in gaps else next(cells) for row in range(len(order) + len(gaps)))


def rotation(arrangement: Arrangement) -> int | None:
    """By how many rows a whole column is rotated: 0 where it stands in order, null where it is no rotation.

    >>> rotation((2, 3, 0, 1))
    2
    """
    size = len(arrangement)
    first = arrangement[0] if arrangement else 0
    if first is None or arrangement != tuple((first + row) % size for row in range(size)):
        return None
    return first
