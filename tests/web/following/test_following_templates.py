"""Templates of following up ask their pages only for what these have."""

from __future__ import annotations

from pathlib import Path

import pytest

import migov.web
from migov.web.answering import Page
from migov.web.desk.following.changes import ChangesPage
from migov.web.desk.following.kinds import KindPage
from migov.web.desk.following.marks import MarksPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "desk/following/changes.html": ChangesPage,
    "desk/following/kind.html": KindPage,
    "desk/following/marks.html": MarksPage,
}
PARTS = {"desk/following/mark.html", "desk/following/panel.html"}
"""Included by pages, and checked with them."""


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, PAGES[template]) == []


def test_every_template_of_the_room_is_checked() -> None:
    folder = Path(migov.web.__file__).parent / "templates" / "desk" / "following"
    assert {f"desk/following/{path.name}" for path in folder.glob("*.html")} == set(PAGES) | PARTS
