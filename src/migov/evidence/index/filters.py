"""What a search leaves out before it ranks anything."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tantivy import FieldType, Occur, Query

from migov.evidence.index.entries import first_day, last_day
from migov.evidence.index.layout import schema
from migov.model.instruments import InstrumentStatus
from migov.model.sources import SourceKind
from migov.model.values import Moment, Value


class Filters(Value, kw_only=True):
    """Which passages count. An empty field leaves nothing out."""

    jurisdictions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """Primary languages: ``fr`` takes what is in ``fr-CH`` too."""
    kinds: tuple[SourceKind, ...] = ()
    sources: tuple[str, ...] = ()
    statuses: tuple[InstrumentStatus, ...] = ()
    published_from: Moment | None = None
    published_to: Moment | None = None
    on: Moment | None = None
    """The day on which the law is asked: what was not in force on it is left out and counted."""
    with_ended: bool = False
    """Whether what was not in force on that day is shown all the same, marked."""


@lru_cache(maxsize=256)
def kept(filters: Filters) -> tuple[tuple[Occur, Query], ...]:
    """The clauses that every passage must meet, whatever its dates in force."""
    clauses = []
    listed: tuple[tuple[str, Sequence[str]], ...] = (
        ("jurisdiction", filters.jurisdictions),
        ("language", [language.lower().partition("-")[0] for language in filters.languages]),
        ("kind", [kind.value for kind in filters.kinds]),
        ("source", filters.sources),
        ("status", [status.value for status in filters.statuses]),
    )
    for name, values in listed:
        if len(values) == 1:
            clauses.append(Query.term_query(schema(), name, values[0], "basic"))
        elif values:
            clauses.append(Query.term_set_query(schema(), name, list(values)))
    if filters.published_from or filters.published_to:
        low = first_day(filters.published_from) if filters.published_from else None
        high = last_day(filters.published_to) if filters.published_to else None
        clauses.append(Query.range_query(schema(), "published", FieldType.Integer, low, high))
    return tuple((Occur.Must, Query.const_score_query(clause, 0.0)) for clause in clauses)


@lru_cache(maxsize=64)
def ended(on: Moment) -> Query:
    """What was not in force on that day: only passages that have dates at all are looked at."""
    past = Query.range_query(schema(), "until", FieldType.Integer, None, first_day(on), include_upper=False)
    future = Query.range_query(schema(), "since", FieldType.Integer, last_day(on), None, include_lower=False)
    outside = Query.boolean_query([(Occur.Should, past), (Occur.Should, future)])
    dated = Query.boolean_query([(Occur.Must, _limited("dated")), (Occur.Must, outside)])
    return Query.const_score_query(Query.boolean_query([(Occur.Should, _limited("ended")), (Occur.Should, dated)]), 0.0)


def _limited(by: str) -> Query:
    return Query.term_query(schema(), "limits", by, "basic")


def filtered(query: Query, filters: Filters) -> Query:
    """The query, within the filters."""
    clauses = [(Occur.Must, query), *kept(filters)]
    if filters.on and not filters.with_ended:
        clauses.append((Occur.MustNot, ended(filters.on)))
    return Query.boolean_query(clauses) if len(clauses) > 1 else query


def withheld(query: Query, filters: Filters, on: Moment) -> Query:
    """What the query would have found besides, had it been in force on that day."""
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, ended(on)), *kept(filters)])
