"""Templates of the public pages ask only for what their pages have."""

from __future__ import annotations

import pytest
from django.test import Client

from migov.model.values import Value
from migov.web.api.taking import DataPage
from migov.web.portal.exporting.entrance import DoorsPage, ExplainedPage
from migov.web.portal.exporting.finder import FinderPage, PlainPage
from migov.web.portal.finding.practices import PracticesPage
from migov.web.portal.hearing.following import FollowPage, WishPage
from migov.web.portal.hearing.reporting import ReportPage
from migov.web.portal.home import HomePage
from migov.web.portal.overview import ProcessPage, ProfilePage, SourcesPage, TablePage
from migov.web.portal.profiles import ProfilesPage
from migov.web.portal.reading import ChapterPage, ParagraphPage
from migov.web.portal.refusals import RefusalPage
from migov.web.portal.released import ErrataPage, ReleasePage
from template_checks import mistakes

PAGES: dict[str, type[Value]] = {
    "chapter": ChapterPage,
    "data": DataPage,
    "embedded": ParagraphPage,
    "errata": ErrataPage,
    "exporting/doors": DoorsPage,
    "exporting/explained": ExplainedPage,
    "exporting/plain": PlainPage,
    "exporting/practices": FinderPage,
    "follow": FollowPage,
    "home": HomePage,
    "paragraph": ParagraphPage,
    "practices": PracticesPage,
    "process": ProcessPage,
    "profile": ProfilePage,
    "profiles": ProfilesPage,
    "refusal": RefusalPage,
    "release": ReleasePage,
    "report": ReportPage,
    "sources": SourcesPage,
    "table": TablePage,
    "wish": WishPage,
}


@pytest.mark.usefixtures("anybody")
@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(f"portal/{template}.html", PAGES[template]) == []


def test_a_misspelt_name_is_noticed(anybody: Client) -> None:
    assert anybody
    assert mistakes("portal/practices.html", WishPage) != []
