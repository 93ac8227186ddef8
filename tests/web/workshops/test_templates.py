"""Templates of workshops ask only for what their pages have."""

from __future__ import annotations

from pathlib import Path

import pytest

import migov.web
from migov.web.answering import Page
from migov.web.desk.workshops.listing import WorkshopsPage
from migov.web.desk.workshops.minutes import MinutesPage
from migov.web.desk.workshops.room import RoomPage
from migov.web.desk.workshops.workshop import WorkshopPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "desk/workshops/workshops.html": WorkshopsPage,
    "desk/workshops/workshop.html": WorkshopPage,
    "desk/workshops/room.html": RoomPage,
    "desk/workshops/minutes.html": MinutesPage,
}
PARTS = {"desk/workshops/minute.html"}
"""Included by pages, and checked with them."""


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, PAGES[template]) == []


def test_every_template_of_the_room_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates"
    assert {path.relative_to(room).as_posix() for path in room.glob("desk/workshops/*.html")} == set(PAGES) | PARTS
