"""Templates of Word files ask only for what their pages have."""

from __future__ import annotations

from pathlib import Path

import pytest

import migov.web
from migov.web.answering import Page
from migov.web.desk.word.files import WordPage
from migov.web.desk.word.receipt import ReceiptPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "desk/word/files.html": WordPage,
    "desk/word/receipt.html": ReceiptPage,
}
PIECES = {"desk/word/entries.html"}
"""Drawn, and checked, inside a page."""


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, PAGES[template]) == []


def test_every_template_of_the_room_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates"
    assert {path.relative_to(room).as_posix() for path in room.glob("desk/word/*.html")} == {*PAGES, *PIECES}
