"""Moments by which something is due, with the time zone in which people were told of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from migov.errors import Invalid, Problem
from migov.model.values import Value


@cache
def zones() -> frozenset[str]:
    """The IANA names of all time zones; they are looked up once, because that reads a thousand files."""
    return frozenset(available_timezones())


class Deadline(Value, kw_only=True):
    """A local moment in a named time zone: when a country moves its clocks, what people were told stays true.

    >>> due = Deadline(local="2026-03-31T17:00", zone="Africa/Niamey")
    >>> due.moment.isoformat()
    '2026-03-31T16:00:00+00:00'

    Raises:
        Invalid: no such moment or time zone.
    """

    local: str
    """ISO 8601 without an offset, to the minute: ``2026-03-31T17:00``."""
    zone: str
    """IANA name: ``Africa/Niamey``."""

    def __post_init__(self) -> None:
        if self.zone not in zones():
            raise Invalid(Problem(f"{self.zone!r} is no time zone", remedy="use an IANA name such as Africa/Niamey"))
        try:
            read = datetime.strptime(self.local, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - the zone stands beside it
        except ValueError as error:
            remedy = "write it as 2026-03-31T17:00"
            raise Invalid(Problem(f"{self.local!r} is no day and time", remedy=remedy)) from error
        if read.strftime("%Y-%m-%dT%H:%M") != self.local:
            raise Invalid(Problem(f"{self.local!r} is no day and time", remedy="write it as 2026-03-31T17:00"))

    @property
    def moment(self) -> datetime:
        """The same moment in UTC."""
        return datetime.fromisoformat(self.local).replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def is_past(self, now: datetime) -> bool:
        return now > self.moment

    def left(self, now: datetime) -> timedelta:
        """How long is left; negative where it is past."""
        return self.moment - now

    def days_left(self, now: datetime) -> int:
        """Whole calendar days, as people there count them: 0 is today, -1 yesterday."""
        zone = ZoneInfo(self.zone)
        return (self.moment.astimezone(zone).date() - now.astimezone(zone).date()).days
