"""Ranked passages for a plan, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from migov.evidence.index import Entry, Filters, Held, Index
from migov.evidence.index.filters import withheld
from migov.evidence.search.compiling import compiled, counted
from migov.evidence.search.looking import by_meaning, in_order, is_something_else, second_look
from migov.evidence.search.plans import Note, Plan, Remark
from migov.evidence.search.reasons import Mark, Reason, Snippet, Why, in_short, marks, reasons, snippet
from migov.evidence.search.weights import WEIGHTS, Weights
from migov.evidence.semantic import Meanings
from migov.model.answers import Search
from migov.model.sources import Locator
from migov.model.values import Moment, Value


class Hit(Value):
    """A passage that was found. Reasons and snippet are worked out when they are asked for."""

    held: Held
    score: float
    """Comparable within one search only."""
    plan: Plan
    on: Moment | None = None
    """The day asked for."""

    @property
    def entry(self) -> Entry:
        """The passage with what is known of its source and instrument."""
        return self.held.entry

    @property
    def in_force(self) -> bool:
        """Whether nothing known says that it was not in force on the day asked for."""
        return self.on is None or self.entry.is_in_force(self.on)

    @property
    def source(self) -> str:
        return self.entry.source

    @property
    def number(self) -> int:
        """Of the passage in its source."""
        return self.entry.passage.number

    @property
    def locator(self) -> Locator:
        return self.entry.passage.locator

    @property
    def text(self) -> str:
        return self.entry.passage.text

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it was found, the weightiest first."""
        return reasons(self.plan, self.entry)

    def why(self, most: int) -> tuple[Why, ...]:
        """The same, so many at most, each term once."""
        return in_short(self.reasons, most)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The words of the text that were looked for: where each stands."""
        return marks(self.plan, self.entry)

    @property
    def snippet(self) -> Snippet:
        """The piece of the text where most of what was looked for stands, with marks of its own."""
        return snippet(self.plan, self.entry)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a search."""

    plan: Plan
    filters: Filters
    hits: tuple[Hit, ...]
    """The best first. There may be more than `total`: passages that share only single words with an indicator's
    question are shown behind and among the others; then a note of the plan says so."""
    total: int
    """How many passages there are, however many are shown: for an indicator, those that hold a label or synonym of its
    glossary as a whole, in each language that the glossary speaks, and in others those with a word of the question; for
    typed words, those with any of them, or with all that was quoted. Nothing that must not match is taken off."""
    withheld: int = 0
    """How many more would have been found, had they been in force on the day asked for."""

    def logged(self, *, at: str, by: str | None = None) -> Search:
        """The line for the search log: what was looked for and how, and how much was found."""
        return Search(query=described(self.plan, self.filters), at=at, found=self.total, by=by)


def find(
    index: Index,
    plan: Plan,
    filters: Filters | None = None,
    limit: int = 20,
    *,
    meanings: Meanings | None = None,
    weights: Weights = WEIGHTS,
) -> Found:
    """What the index holds for a plan within the filters, the best first.

    With *meanings*, passages that were found for an indicator are ordered by what they mean, too.
    """
    filters = filters or Filters()
    if plan.is_empty:
        return Found(plan, filters, (), 0)
    query = compiled(plan, weights)
    best, total = index.best(query, filters, weights.depth if plan.is_deep else limit)
    if plan.is_deep:
        ranked = second_look(plan, [(score, held.entry) for score, held in best], weights)
        ranked = [pair for pair in ranked if not is_something_else(plan, pair[1])]
        if meanings is not None:
            ranked = by_meaning(ranked, plan, meanings, weights)
        best = [(score, Held(b"", entry)) for score, entry in ranked]
        total = index.count(counted(plan, weights), filters)
    hits = tuple([Hit(held, score, plan, filters.on) for score, held in in_order(best)[:limit]])
    noted = replace(plan, notes=(*plan.notes, _beyond(total))) if len(hits) > total else plan
    return Found(noted, filters, hits, total, _withheld(index, plan, filters, weights))


def _beyond(total: int) -> Note:
    """A note on hits that do not count as found."""
    if not total:
        return Note(remark=Remark.NONE_WHOLE)
    return Note(remark=Remark.ONE_WHOLE) if total == 1 else Note(remark=Remark.SOME_WHOLE, values=(str(total),))


def _withheld(index: Index, plan: Plan, filters: Filters, weights: Weights) -> int:
    if filters.on is None or filters.with_ended:
        return 0
    return index.count(withheld(counted(plan, weights), filters, filters.on), Filters())


def described(plan: Plan, filters: Filters) -> str:
    """The search in one line, for the log: words, languages, and what was left out.

    >>> described(Plan(query="forced labour"), Filters(jurisdictions=("ONV",), on="2021"))
    'forced labour · jurisdiction ONV · in force on 2021'
    """
    listed = (
        ("in", plan.languages),
        ("jurisdiction", filters.jurisdictions),
        ("language", filters.languages),
        ("kind", filters.kinds),
        ("source", filters.sources),
        ("status", filters.statuses),
    )
    parts = [plan.query, *(f"{name} {', '.join(values)}" for name, values in listed if values)]
    if filters.published_from or filters.published_to:
        parts.append(f"published {filters.published_from or ''}–{filters.published_to or ''}")
    if filters.on:
        parts.append(f"{'also not ' if filters.with_ended else ''}in force on {filters.on}")
    return " · ".join(parts)
