"""The templates of the doubts ask only for what their page has."""

from __future__ import annotations

from pathlib import Path

import migov.web
from migov.web.desk.doubting.doubts import DoubtsPage
from template_checks import mistakes

PARTS = {"doubt.html"}
"""Included by the page, and checked with it."""


def test_the_template_asks_only_for_what_its_page_has() -> None:
    assert mistakes("desk/doubting/doubts.html", DoubtsPage) == []


def test_every_template_of_the_room_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates/desk/doubting"
    assert {path.name for path in room.glob("*.html")} == {"doubts.html"} | PARTS
