"""The templates of releases and errata ask only for what their pages have."""

from __future__ import annotations

import pytest

from migov.web.answering import Page
from migov.web.desk.releasing.errata import ErrataPage
from migov.web.desk.releasing.releases import ReleasePage, ReleasesPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "desk/releasing/errata.html": ErrataPage,
    "desk/releasing/release.html": ReleasePage,
    "desk/releasing/releases.html": ReleasesPage,
}


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, PAGES[template]) == []
