"""Which candidates for articles are articles: numbers run upward, and quotations do not count.

A law says "Article 3" in many places: at the head of its third article, in the new wording it gives to another law, in
its table of contents. Of all candidates the best chain is taken: a step to the next number costs nothing, a gap a
little, a new beginning more, and a candidate inside quotation marks has to be worth it.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from migov.evidence.passages import numerals
from migov.evidence.passages.numerals import Numeral

NEAR = 16
"""So many candidates before one are tried as the one it follows, besides the last with the number before."""

RESTART, FRESH = 4.0, 1.2
"""What it costs to count anew: somewhere in the middle, or from 1."""

GAP = 1.4
"""What a gap costs at most: less than an article with its point is worth, for extracts of laws have gaps."""

QUOTED = 3.5
"""What a candidate inside quotation marks loses."""


class Candidate(NamedTuple):
    """A paragraph that may open an article or section."""

    paragraph: int
    numeral: Numeral
    weight: float
    inside: bool = False
    """Whether it stands inside quotation marks that are closed later."""
    bare: bool = True
    """Whether its paragraph says nothing but its number and a title."""


def chain(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """Indexes of the candidates that count, in order."""
    scores: list[float] = []
    before: list[int] = []
    latest: dict[tuple[str, tuple[int, ...]], int] = {}
    best = -1
    for index, candidate in enumerate(candidates):
        worth = candidate.weight - (QUOTED if candidate.inside else 0.0)
        score, previous = worth - _start(candidate.numeral), -1
        if best >= 0 <= scores[best] and _cost(candidates[best].numeral, candidate.numeral) == 0.0:
            others, score, previous = [], scores[best] + worth, best  # nothing before it can do better
        else:
            others = _predecessors(index, candidate.numeral, latest, best)
        for other in others:
            cost = _cost(candidates[other].numeral, candidate.numeral)
            if (
                cost == RESTART
                and candidates[other].numeral.series != candidate.numeral.series
                and _before(candidate.numeral) in latest
            ):
                cost = FRESH
            reached = scores[other] + worth - cost
            if reached > score or (reached == score and other > previous):
                score, previous = reached, other
        scores.append(score)
        before.append(previous)
        key = (candidate.numeral.series, candidate.numeral.parts)
        if key not in latest or scores[latest[key]] <= score:
            latest[key] = index
        if best < 0 or score >= scores[best]:
            best = index
    found: list[int] = []
    while best >= 0:
        found.append(best)
        best = before[best]
    return tuple(reversed(found))


def _predecessors(index: int, numeral: Numeral, latest: dict[tuple[str, tuple[int, ...]], int], best: int) -> list[int]:
    """The candidates that one may follow, without repetition."""
    near = set(range(max(0, index - NEAR), index))
    if best >= 0:
        near.add(best)
    for key in ((numeral.series, numeral.parts), _before(numeral)):
        other = latest.get(key)
        if other is not None:
            near.add(other)
    return sorted(near)


def _before(numeral: Numeral) -> tuple[str, tuple[int, ...]]:
    """What the number before is kept under."""
    return numeral.series, (*numeral.parts[:-1], numeral.parts[-1] - 1)


def _start(numeral: Numeral) -> float:
    return 0.0 if numeral.parts[-1] <= 1 else min(0.2 * numeral.parts[-1], 1.5)


def _cost(before: Numeral, after: Numeral) -> float:
    distance = numerals.step(before, after)
    if distance is not None:
        return min(0.3 * distance, GAP)
    if (before.series, after.series) == ("", "roman") and before.parts == (1,) and after.parts == (2,):
        return 0.3  # "Art. 1er" before "Art. II"
    if before.series and after.series and before.series[0].isupper() and after.series[0].isupper():
        return 0.3
    return FRESH if after.parts[-1] == 1 and not after.extra else RESTART


LEAST_LISTED, LEAST_ANNOUNCED = 5, 2
"""So many candidates in a row make a table of contents: without a word, and under its own heading."""


def contents(
    candidates: Sequence[Candidate],
    announced: AbstractSet[int] = frozenset(),
    passable: AbstractSet[int] = frozenset(),
) -> frozenset[int]:
    """Indexes of candidates that only list what comes later: several in a row with nothing between them.

    Args:
        announced: paragraphs right behind the heading of a table of contents.
        passable: paragraphs that may stand between, as the headings of chapters do.
    """
    later: dict[Numeral, int] = {candidate.numeral: index for index, candidate in enumerate(candidates)}
    listed: set[int] = set()
    run: list[int] = []
    met: set[Numeral] = set()
    for index, candidate in enumerate(candidates):
        if run and (
            candidate.numeral in met
            or any(n not in passable for n in range(candidates[run[-1]].paragraph + 1, candidate.paragraph))
        ):
            listed |= _listed(run, candidates, later, announced)
            run, met = [], set()
        run.append(index)
        met.add(candidate.numeral)
    return frozenset(listed | _listed(run, candidates, later, announced))


def _listed(
    run: list[int], candidates: Sequence[Candidate], later: dict[Numeral, int], announced: AbstractSet[int]
) -> set[int]:
    least = LEAST_ANNOUNCED if run and candidates[run[0]].paragraph in announced else LEAST_LISTED
    repeated = [index for index in run if later[candidates[index].numeral] > run[-1]]
    bare = sum(candidates[index].bare for index in run)
    return set(run) if len(run) >= least and min(len(repeated), bare) > 0.7 * len(run) else set()
