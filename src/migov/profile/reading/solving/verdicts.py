"""Arrangements compared: which cell belongs to which name, as far as one arrangement is clearly best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp, log

from migov.model.conventions import TableOrder
from migov.model.values import Value
from migov.profile.reading.solving.arrangements import Arrangement, arrangements, is_usual, rotation
from migov.profile.reading.solving.weighing import IMPOSSIBLE

SURE = 0.985
"""Share of the chances at which a row is decided."""
SURE_IN_ORDER = 0.85
"""Share at which a table stays as it is printed that nothing contradicts and a year of the record bears out."""
SURE_BY_ADOPTION = 0.95
"""The same where no year of the record bears it out: only the dates of adoption speak."""
LOST = log(0.5)
NEGLIGIBLE = 14.0
"""Arrangements a million times less likely than the best are left out."""
SLACK = 1
"""So much more may speak against another arrangement, and so much less for it, while it still contests the best."""
BORNE_OUT = 0.4
"""Share of the rows with the years of their record at which, if nothing speaks against it, only an arrangement that
has as much for it contests the best. A lost cell leaves too many ways for any slack.
"""
TOLERATED = 0.25
"""Share of the rows in which the best arrangement may contradict the record: errors of print."""


class Verdict(Value, kw_only=True):
    """What became of a column of cells."""

    order: TableOrder
    arrangement: Arrangement
    """The best one; for a row that is undecided it is only the likeliest."""
    undecided: tuple[int, ...] = ()
    candidates: tuple[tuple[str, ...], ...] = ()
    """For each undecided row the cells that may belong to it, likeliest first; none where no arrangement fits."""
    sure: float = 1.0
    """Share of the chances that the best assignment has; 0 where none fits."""

    @property
    def rotated(self) -> int | None:
        return rotation(self.arrangement)


def as_printed(rows: int) -> Verdict:
    """The verdict on a column that stands beside its names."""
    return Verdict(order=TableOrder.AS_PRINTED, arrangement=tuple(range(rows)))


class Evidence(Value, kw_only=True):
    """For each row and each cell, how they go together."""

    weights: tuple[tuple[float, ...], ...]
    contradicted: tuple[tuple[bool, ...], ...]
    """Whether something speaks against the pair."""
    borne_out: tuple[tuple[bool, ...], ...]
    """Whether the cell's years are those of the row's record."""

    def count(self, what: Sequence[Sequence[bool]], order: Arrangement) -> int:
        """In how many rows of an arrangement something is so."""
        return sum(cell is not None and what[row][cell] for row, cell in enumerate(order))

    def trustworthy(self, order: Arrangement) -> bool:
        """Whether errors of print explain what speaks against an arrangement: few, and fewer than what bears it out."""
        against = self.count(self.contradicted, order)
        return against <= len(order) * TOLERATED and (against == 0 or against < self.count(self.borne_out, order))

    def balance(self, order: Arrangement) -> int:
        """What speaks for an arrangement: rows borne out, less rows contradicted; what is impossible counts twice."""
        impossible = sum(cell is not None and self.weights[row][cell] <= IMPOSSIBLE for row, cell in enumerate(order))
        return self.count(self.borne_out, order) - self.count(self.contradicted, order) - impossible

    def is_unopposed(self, order: Arrangement) -> bool:
        """Whether nothing speaks against an arrangement, and a good part of its rows has the years of their record."""
        for_it = self.count(self.borne_out, order)
        return self.count(self.contradicted, order) == 0 and for_it >= len(order) * BORNE_OUT

    def stands(self, order: Arrangement, share: float) -> bool:
        """Whether a column in printed order may stay so, although its rows are not each decided."""
        enough = SURE_IN_ORDER if self.count(self.borne_out, order) else SURE_BY_ADOPTION
        return share >= enough and not self.count(self.contradicted, order)


def compare(evidence: Evidence, cells: Sequence[str]) -> Verdict:
    """The verdict on a column that was printed apart.

    Cells that read alike are one: it does not matter which of two "No" stands where.
    """
    weights = evidence.weights
    if len(cells) == len(weights) and len(set(cells)) == 1:
        return as_printed(len(cells))
    scored = _scored(weights, len(cells))
    best = scored[0][1] if scored else ()
    if not scored or not evidence.trustworthy(best):
        return _nothing_fits(len(weights))
    shares = _shares(scored, cells)
    unsure = {row for row, share in enumerate(shares) if share[_text(best[row], cells)] < SURE}
    slack = 0 if len(cells) != len(weights) or evidence.is_unopposed(best) else SLACK
    rivals = [order for _, order in scored if is_usual(order)]
    contested = _contested(evidence, best, rivals, cells, slack=slack)
    undecided = sorted(unsure | contested)
    in_order: Arrangement = tuple(range(len(weights)))
    if len(cells) == len(weights):
        whole = _share_of(in_order, scored, cells)
        stands = _reads(best, cells) == _reads(in_order, cells)
        if stands and (
            not undecided
            or (evidence.stands(in_order, whole) and not _contested(evidence, best, rivals, cells, slack=0))
        ):
            return Verdict(order=TableOrder.AS_PRINTED, arrangement=in_order, sure=whole)
    return Verdict(
        order=TableOrder.OPEN if undecided else TableOrder.SOLVED,
        arrangement=best,
        undecided=tuple(undecided),
        candidates=tuple(_candidates(shares[row]) for row in undecided),
        sure=_share_of(best, scored, cells),
    )


def _scored(weights: Sequence[Sequence[float]], cells: int) -> list[tuple[float, Arrangement]]:
    """Arrangements with the logarithms of their chances, best first, without those that have next to none."""
    ways = arrangements(len(weights), cells)
    columns = [dict(enumerate(row)) | {None: LOST} for row in weights]
    scored = [
        (sum(row[cell] for row, cell in zip(columns, order, strict=True)) + chance, order) for order, chance in ways
    ]
    highest = max((score for score, _ in scored), default=0.0)
    return sorted((pair for pair in scored if pair[0] > highest - NEGLIGIBLE), key=lambda pair: -pair[0])


def _contested(
    evidence: Evidence, best: Arrangement, rivals: Sequence[Arrangement], cells: Sequence[str], *, slack: int
) -> set[int]:
    """Rows that another likely kind of damage reads differently, with hardly less to say for it.

    How often a column is in order, rotated or has parts swapped is a guess: it must not decide a row alone.
    """
    least = evidence.balance(best) - slack
    contested: set[int] = set()
    for order in rivals:
        differing = [row for row, cell in enumerate(order) if _text(cell, cells) != _text(best[row], cells)]
        if not differing or contested.issuperset(differing):
            continue
        if evidence.balance(order) >= least:
            contested.update(differing)
    return contested


def _nothing_fits(rows: int) -> Verdict:
    """Every row is open: no arrangement agrees well enough, or none can be made."""
    return Verdict(
        order=TableOrder.OPEN,
        arrangement=(None,) * rows,
        undecided=tuple(range(rows)),
        candidates=((),) * rows,
        sure=0.0,
    )


def _shares(scored: list[tuple[float, Arrangement]], cells: Sequence[str]) -> list[dict[str | None, float]]:
    """For each row, the share of the chances that gives it each cell."""
    highest = scored[0][0]
    shares: list[dict[str | None, float]] = [defaultdict(float) for _ in scored[0][1]]
    whole = 0.0
    for score, order in scored:
        chance = exp(score - highest)
        whole += chance
        for row, cell in enumerate(order):
            shares[row][_text(cell, cells)] += chance
    return [{text: chance / whole for text, chance in share.items()} for share in shares]


def _share_of(order: Arrangement, scored: list[tuple[float, Arrangement]], cells: Sequence[str]) -> float:
    """The share of the chances of all arrangements that read like this one."""
    highest = scored[0][0]
    wanted = _reads(order, cells)
    alike = sum(exp(score - highest) for score, other in scored if _reads(other, cells) == wanted)
    return alike / sum(exp(score - highest) for score, _ in scored)


def _reads(order: Arrangement, cells: Sequence[str]) -> tuple[str | None, ...]:
    return tuple(_text(cell, cells) for cell in order)


def _text(cell: int | None, cells: Sequence[str]) -> str | None:
    return None if cell is None else cells[cell]


def _candidates(share: dict[str | None, float]) -> tuple[str, ...]:
    likely = sorted((text for text, chance in share.items() if text and chance > 0.01), key=lambda text: -share[text])
    return tuple(likely)
