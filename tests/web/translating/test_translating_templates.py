"""The templates of translating ask only for what their pages have."""

from __future__ import annotations

from pathlib import Path

import pytest

import migov.web
from migov.web.answering import Page
from migov.web.desk.translating.beside import BesidePage
from migov.web.desk.translating.languages import LanguagesPage
from migov.web.desk.translating.saving import PiecePage
from migov.web.desk.translating.travelling import ReceiptPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "beside.html": BesidePage,
    "languages.html": LanguagesPage,
    "piece.html": PiecePage,
    "receipt.html": ReceiptPage,
}
PARTS = {"card.html"}
"""Included by pages, and checked with them."""


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(f"desk/translating/{template}", PAGES[template]) == []


def test_every_template_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates" / "desk" / "translating"
    assert {path.name for path in room.iterdir()} == set(PAGES) | PARTS
