"""The search log: every search that was made, so that "no evidence found" can be shown."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

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


def note(logged: Logged, *, at: datetime) -> None:
    """Add a search to the log."""
    transactions.must_be_open()
    SearchRecord.objects.create(**_fields(logged), at=at)


def was_made(logged: Logged, *, on: date) -> bool:
    """Whether the same search, by the same person and with the same outcome, stands in the log for that day (UTC)."""
    begins = datetime.combine(on, time(), UTC)
    of_day = SearchRecord.objects.filter(at__gte=begins, at__lt=begins + timedelta(days=1))
    return of_day.filter(**_fields(logged)).exists()


def _fields(logged: Logged) -> dict[str, Any]:
    return {
        "assessment": logged.assessment,
        "indicator": logged.indicator,
        "query": logged.search.query,
        "plan": logged.plan,
        "filters": logged.filters,
        "found": logged.search.found,
        "withheld": logged.withheld,
        "by": logged.search.by or "",
    }


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
