"""When somebody is reminded of a deadline: a week before, a day before, and once a week while it is past."""

from __future__ import annotations

from datetime import datetime, timedelta

from migov.model.deadlines import Deadline

WEEK, DAY = "week", "day"
LEAD = timedelta(days=8)
"""Deadlines further off than this call for no reminder, in whatever time zone they are."""
WEEKS_LATE = 12
"""After so many weeks of being late nobody is helped by one more letter."""


def occasion(due: Deadline, now: datetime) -> str | None:
    """What a deadline calls for now; null where it is still far, or long past.

    A reminder that was missed, because migov did not run, is made up for while it still tells the truth.

    >>> due = Deadline(local="2026-03-31T17:00", zone="Africa/Niamey")
    >>> [occasion(due, datetime.fromisoformat(f"2026-{day}T09:00+01:00")) for day in ("03-20", "03-24", "03-30")]
    [None, 'week', 'day']
    >>> occasion(due, datetime.fromisoformat("2026-04-09T09:00+01:00"))
    'late-2'
    """
    if due.is_past(now):
        weeks = -due.left(now) // timedelta(weeks=1) + 1
        return f"late-{weeks}" if weeks <= WEEKS_LATE else None
    days = due.days_left(now)
    return DAY if days <= 1 else WEEK if days <= 7 else None
