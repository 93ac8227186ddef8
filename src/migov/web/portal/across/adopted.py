"""When instruments were adopted, all places together: a picture of the register that tells nothing of one country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from migov.model.values import Value

WIDTH, HEIGHT, BASE = 720, 150, 126
"""Of the picture, in its own units, and the line on which its bars stand."""
TOP, WIDEST = 6, 48
"""Room above the longest bar, and the width of the widest."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 1000)
"""Years that one bar may stand for."""
MOST, LABELS = 40, 10
"""Bars of the picture, and years that are written below it."""


class Period(Value, kw_only=True):
    """A bar: how many instruments were adopted in some years."""

    title: str
    instruments: int
    x: int
    y: int
    width: int
    height: int


class YearMark(Value, kw_only=True):
    """A year below the bars."""

    year: int
    x: int


class Adopted(Value, kw_only=True):
    """The picture."""

    width: int
    height: int
    base: int
    periods: tuple[Period, ...]
    marks: tuple[YearMark, ...]


def drawn(years: Iterable[tuple[int, int]]) -> Adopted | None:
    """The picture of years with their numbers of instruments; null where there is none.

    >>> [(one.title, one.instruments) for one in drawn([(2001, 1), (2003, 2)]).periods]
    [('2001', 1), ('2002', 0), ('2003', 2)]
    """
    told = dict(years)
    if not told:
        return None
    first, last = min(told), max(told)
    step = next((one for one in STEPS if (last // one - first // one) < MOST), STEPS[-1])
    starts = range(first // step * step, last + 1, step)
    room = WIDTH // len(starts)
    return Adopted(
        width=WIDTH,
        height=HEIGHT,
        base=BASE,
        periods=tuple(_periods(told, starts, room)),
        marks=tuple(_marks(starts, room)),
    )


def _periods(told: dict[int, int], starts: range, room: int) -> Iterator[Period]:
    numbers = [sum(told.get(year, 0) for year in range(start, start + starts.step)) for start in starts]
    for n, (start, number) in enumerate(zip(starts, numbers, strict=True)):
        height = round((BASE - TOP) * number / max(numbers))
        yield Period(
            title=str(start) if starts.step == 1 else f"{start}–{start + starts.step - 1}",
            instruments=number,
            x=n * room + 1,
            y=BASE - height,
            width=min(room - 2, WIDEST),
            height=height,
        )


def _marks(starts: range, room: int) -> Iterator[YearMark]:
    every = -(-len(starts) // LABELS)
    for n, start in enumerate(starts):
        if n % every == 0:
            yield YearMark(year=start, x=n * room + 1 + min(room - 2, WIDEST) // 2)
