"""Templates of the consultation page ask their pages only for what these have."""

from __future__ import annotations

from pathlib import Path

import pytest

import migov.web
from migov.web.answering import Page
from migov.web.desk.consulting.consultation import ConsultationPage
from migov.web.desk.consulting.deciding import DecidePage
from migov.web.desk.consulting.linking import LinkPage
from migov.web.desk.consulting.saying import SayPage
from migov.web.desk.consulting.thread import CommentPage, ConfirmPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "desk/consulting/comment.html": CommentPage,
    "desk/consulting/confirm.html": ConfirmPage,
    "desk/consulting/consultation.html": ConsultationPage,
    "desk/consulting/decide.html": DecidePage,
    "desk/consulting/link.html": LinkPage,
    "desk/consulting/say.html": SayPage,
}
PARTS = {f"desk/consulting/{name}.html" for name in ("around", "card", "composer", "decision", "part", "reply", "runs")}
"""Included by pages, and checked with them."""


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, PAGES[template]) == []


def test_every_template_of_the_room_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates"
    found = {path.relative_to(room).as_posix() for path in room.rglob("desk/consulting/*.html")}
    assert found == set(PAGES) | PARTS
