"""Deadlines in the time zone in which people were told of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from migov.errors import Invalid
from migov.model.deadlines import Deadline


def test_the_same_hour_is_another_moment_when_the_clocks_have_moved() -> None:
    winter = Deadline(local="2026-03-27T17:00", zone="Europe/Lisbon")
    summer = Deadline(local="2026-03-30T17:00", zone="Europe/Lisbon")
    assert (winter.moment.hour, summer.moment.hour) == (17, 16)


def test_days_are_counted_by_the_calendar_of_the_place() -> None:
    due = Deadline(local="2026-05-02T00:30", zone="Asia/Dili")
    assert due.days_left(datetime(2026, 5, 1, 14, 0, tzinfo=UTC)) == 1
    assert due.days_left(datetime(2026, 5, 1, 15, 10, tzinfo=UTC)) == 0
    assert due.days_left(datetime(2026, 5, 2, 20, 0, tzinfo=UTC)) == -1


def test_it_is_past_only_after_its_moment() -> None:
    due = Deadline(local="2026-05-02T12:00", zone="Africa/Niamey")
    assert not due.is_past(datetime(2026, 5, 2, 11, 0, tzinfo=UTC))
    assert due.is_past(datetime(2026, 5, 2, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize("local", ["2026-02-30T12:00", "2026-05-02", "2026-05-02T12:00+01:00", "2026-5-2T12:00", ""])
def test_what_is_no_day_and_time_is_refused(local: str) -> None:
    with pytest.raises(Invalid, match="no day and time"):
        Deadline(local=local, zone="UTC")


@pytest.mark.parametrize("zone", ["Niamey", "", "../../etc/passwd", "UTC+1"])
def test_what_is_no_time_zone_is_refused(zone: str) -> None:
    with pytest.raises(Invalid, match="no time zone"):
        Deadline(local="2026-05-02T12:00", zone=zone)
