"""Prints that are kept: made once, and of those that are soon out of date only the newest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from migov.store import prints

pytestmark = pytest.mark.usefixtures("home")


def test_a_print_is_made_once() -> None:
    assert prints.newest_or(("a",), lambda: b"one", room="previews", most=3) == b"one"
    assert prints.newest_or(("a",), lambda: b"two", room="previews", most=3) == b"one"


def test_no_more_are_kept_than_the_room_holds_and_the_newest_stay(home: Path) -> None:
    for number in range(6):
        prints.newest_or((str(number),), lambda number=number: b"%d" % number, room="previews", most=3)  # type: ignore[misc]
        for age, path in enumerate(sorted((home / "prints" / "previews").iterdir(), key=lambda one: one.read_bytes())):
            os.utime(path, (age, age))
    kept = sorted(path.read_bytes() for path in (home / "prints" / "previews").iterdir())
    assert kept == [b"3", b"4", b"5"]
