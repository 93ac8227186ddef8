from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from migov.model.answers import AnswerStatus
from migov.web.comparing import compare
from migov.web.pieces import Field, badge, deadline, progress, state

NOON = datetime(2026, 6, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("away", "kind", "word"),
    [
        (timedelta(days=30), "plain", "Due 2026-06-03"),
        (timedelta(days=7, hours=1), "due", "Due in 7 days"),
        (timedelta(days=1), "due", "Due in 1 day"),
        (timedelta(hours=3), "due", "Due today"),
        (timedelta(0), "due", "Due today"),
        (timedelta(hours=-3), "late", "Late"),
        (timedelta(days=-1, hours=-1), "late", "1 day late"),
        (timedelta(days=-9), "late", "9 days late"),
    ],
)
def test_a_deadline_says_how_far_it_is(away: timedelta, kind: str, word: str) -> None:
    chip = deadline(NOON, NOON - away)
    assert (chip.kind, chip.word) == (kind, word)


def test_every_status_has_a_chip_of_its_own() -> None:
    assert len({state(status).kind for status in AnswerStatus}) == len(AnswerStatus)


def test_a_bar_is_as_long_as_all_its_parts() -> None:
    bar = progress("x", {AnswerStatus.DRAFT: 1, AnswerStatus.REVIEWED: 2})
    assert [segment.count for segment in bar.segments] == [2, 0, 1, 0]
    assert bar.segments[2].start + bar.segments[2].width == pytest.approx(100, abs=0.02)
    assert [segment.width for segment in progress("x", {}).segments] == [0.0] * 4


@pytest.mark.parametrize(
    ("name", "initials"), [("Amina Sorel", "AS"), ("Tomás  de la Vey", "TV"), ("سلمى", "س"), ("", "?"), ("7", "7")]
)
def test_a_badge_has_initials(name: str, initials: str) -> None:
    assert badge(name).initials == initials


def test_a_field_is_found_by_its_name_where_it_has_no_other_id() -> None:
    assert (Field(name="day", label="Day").id, Field(name="day", label="Day", id="last-day").id) == ("day", "last-day")


def test_two_texts_lose_no_word_by_being_compared() -> None:
    before, after = "one law,\n two names", "one new law,\n two names and a half"
    sides = compare(before, after, titles=("a", "b"))
    assert "".join(run.text for run in sides.before.runs) == before
    assert "".join(run.text for run in sides.after.runs) == after
    assert "".join(run.text for run in sides.after.runs if run.kind == "new") == "new  and a half"


def test_texts_of_any_length_are_compared() -> None:
    sides = compare("a b " * 25_000, "b a " * 25_000, titles=("a", "b"))
    assert [run.kind for run in sides.before.runs] == ["gone"]
    sides = compare("a b " * 25_000 + "c", "a b " * 25_000 + "d", titles=("a", "b"))
    assert [(run.text, run.kind) for run in sides.after.runs[1:]] == [("d", "new")]
