"""The open doubts of the checks, beside the passages they are about."""

from __future__ import annotations

from collections.abc import Mapping

from migov.actions import checks
from migov.model.values import Value
from migov.web.desk.drafting.arrivals import Arrival
from migov.web.desk.life.heads import address as of_name


class DoubtLine(Value, kw_only=True):
    """One doubt, to be read; it is waived on the page of all doubts."""

    words: str
    says: str
    remedy: str


def of(arrival: Arrival) -> Mapping[str, tuple[DoubtLine, ...]]:
    """The open doubts of every passage that has some."""
    found: dict[str, list[DoubtLine]] = {}
    for one in checks.open_doubts(arrival.id, by=arrival.member):
        doubt = one.doubt
        line = DoubtLine(words=doubt.words, says=doubt.says, remedy=doubt.remedy)
        found.setdefault(doubt.passage, []).append(line)
    return {passage: tuple(lines) for passage, lines in found.items()}


def counts(found: Mapping[str, tuple[DoubtLine, ...]]) -> dict[str, int]:
    """How many there are of each passage."""
    return {passage: len(lines) for passage, lines in found.items()}


def address(arrival: Arrival) -> str | None:
    """The page of all doubts, where each is fixed or waived; null while there is none."""
    return of_name("doubts", id=arrival.id)
