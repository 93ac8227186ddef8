"""The templates of the draft ask only for what their pages have."""

from __future__ import annotations

from pathlib import Path

import pytest

import migov.web
from migov.web.answering import Page
from migov.web.desk.drafting.freezing import FreezePage
from migov.web.desk.drafting.overview import OverviewPage
from migov.web.desk.drafting.passages.changing import NewPage
from migov.web.desk.drafting.passages.history import BothPage, HistoryPage
from migov.web.desk.drafting.passages.passage import PassagePage
from migov.web.desk.drafting.printed import PrintedPage
from migov.web.desk.drafting.section import SectionPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "both.html": BothPage,
    "freeze.html": FreezePage,
    "history.html": HistoryPage,
    "new.html": NewPage,
    "overview.html": OverviewPage,
    "passage.html": PassagePage,
    "printed.html": PrintedPage,
    "section.html": SectionPage,
}
PARTS = {"card.html", "offers.html", "sentence.html", "undo.html"}
"""Included by pages, and checked with them."""


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(f"desk/drafting/{template}", PAGES[template]) == []


def test_every_template_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates" / "desk" / "drafting"
    assert {path.name for path in room.iterdir()} == set(PAGES) | PARTS
