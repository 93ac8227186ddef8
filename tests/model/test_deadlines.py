"""Deadlines stay true when a country moves its clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from migov.errors import Invalid
from migov.model.deadlines import Deadline
from migov.model.reminders import WEEKS_LATE, occasion


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_five_in_the_afternoon_is_five_in_the_afternoon_on_both_sides_of_a_change_of_clocks() -> None:
    winter = Deadline(local="2026-03-28T17:00", zone="Europe/Paris")
    summer = Deadline(local="2026-03-29T17:00", zone="Europe/Paris")
    assert (winter.moment, summer.moment) == (at("2026-03-28T16:00Z"), at("2026-03-29T15:00Z"))
    assert summer.moment - winter.moment == timedelta(hours=23)


def test_days_are_counted_where_the_deadline_was_set() -> None:
    due = Deadline(local="2026-06-10T09:00", zone="Asia/Dili")
    assert due.days_left(at("2026-06-08T22:00Z")) == 1
    assert due.days_left(at("2026-06-09T22:00Z")) == 0
    assert not due.is_past(at("2026-06-09T23:59Z"))
    assert due.is_past(at("2026-06-10T00:01Z"))


@pytest.mark.parametrize(
    ("local", "zone"), [("2026-02-30T09:00", "UTC"), ("2026-06-10", "UTC"), ("2026-06-10T09:00", "Mars/Base")]
)
def test_what_is_no_moment_is_refused(local: str, zone: str) -> None:
    with pytest.raises(Invalid):
        Deadline(local=local, zone=zone)


def test_a_week_before_a_change_of_clocks_is_still_a_week_before() -> None:
    due = Deadline(local="2026-03-31T17:00", zone="Europe/Paris")
    assert occasion(due, at("2026-03-23T12:00Z")) is None
    assert occasion(due, at("2026-03-24T00:30+01:00")) == "week"
    assert occasion(due, at("2026-03-30T00:30+02:00")) == "day"
    assert occasion(due, at("2026-03-31T16:59+02:00")) == "day"


def test_being_late_calls_once_a_week_and_not_for_ever() -> None:
    due = Deadline(local="2026-03-31T17:00", zone="UTC")
    found = [occasion(due, due.moment + timedelta(days=day, minutes=1)) for day in range(7 * (WEEKS_LATE + 2))]
    assert found[:8] == ["late-1"] * 7 + ["late-2"]
    assert len(set(found)) == WEEKS_LATE + 1
    assert found[-1] is None
