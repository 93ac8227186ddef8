"""Templates of the public pages ask only for what their pages have."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

import migov.web
from migov.web.portal.across.changes import ChangesPage, NewestPage
from migov.web.portal.across.conventions import ConventionsPage, TreatyPage
from migov.web.portal.across.frameworks import FrameworkPage, PartPage
from migov.web.portal.across.indicators import AnswersPage, IndicatorPage
from migov.web.portal.across.instruments import InstrumentPage, InstrumentsPage
from migov.web.portal.across.programme import ProgrammePage
from migov.web.portal.across.questions import DimensionPage, QuestionsPage
from migov.web.portal.across.world import WorldPage
from migov.web.portal.answering import Page
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "across/answers.html": AnswersPage,
    "across/changes.html": ChangesPage,
    "across/conventions.html": ConventionsPage,
    "across/dimension.html": DimensionPage,
    "across/framework.html": FrameworkPage,
    "across/indicator.html": IndicatorPage,
    "across/instrument.html": InstrumentPage,
    "across/instruments.html": InstrumentsPage,
    "across/newest.html": NewestPage,
    "across/part.html": PartPage,
    "across/programme.html": ProgrammePage,
    "across/questions.html": QuestionsPage,
    "across/treaty.html": TreatyPage,
    "across/world.html": WorldPage,
}


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(anybody: Client, template: str) -> None:  # noqa: ARG001
    assert mistakes(f"portal/{template}", PAGES[template]) == []


def test_every_template_across_countries_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates" / "portal"
    assert {path.relative_to(room).as_posix() for path in room.glob("across/*.html")} == set(PAGES)
