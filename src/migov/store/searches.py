"""The search log: every search that was made, so that "no evidence found" can be shown."""

from __future__ import annotations

from datetime import datetime

from migov.model.answers import Search
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.searches import SearchRecord


class Logged(Value, kw_only=True):
    """A search with where it was made and what was looked for in truth."""

    search: Search
    assessment: str | None
    indicator: str | None
    plan: str
    filters: str
    withheld: int


def note(
    search: Search,
    *,
    at: datetime,
    assessment: str | None = None,
    indicator: str | None = None,
    plan: str = "",
    filters: str = "",
    withheld: int = 0,
) -> None:
    """Add a search to the log."""
    transactions.must_be_open()
    SearchRecord.objects.create(
        assessment=assessment,
        indicator=indicator,
        query=search.query,
        plan=plan,
        filters=filters,
        found=search.found,
        withheld=withheld,
        at=at,
        by=search.by or "",
    )


def made(assessment: str | None = None, *, indicator: str | None = None, last: int | None = None) -> tuple[Logged, ...]:
    """The searches, oldest first: of an assessment, for an indicator, only the *last* so many, where asked."""
    rows = SearchRecord.objects.order_by("-id")
    if assessment is not None:
        rows = rows.filter(assessment=assessment)
    if indicator is not None:
        rows = rows.filter(indicator=indicator)
    return tuple(_logged(row) for row in reversed(rows if last is None else rows[:last]))


def _logged(row: SearchRecord) -> Logged:
    search = Search(query=row.query, at=row.at.isoformat(), found=row.found, by=row.by or None)
    return Logged(
        search=search,
        assessment=row.assessment,
        indicator=row.indicator,
        plan=row.plan,
        filters=row.filters,
        withheld=row.withheld,
    )
