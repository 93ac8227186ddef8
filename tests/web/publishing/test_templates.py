"""The templates about what the public sees ask only for what their pages have."""

from __future__ import annotations

from migov.web.desk.publishing.external import ShownPage
from template_checks import mistakes


def test_a_template_asks_only_for_what_its_page_has() -> None:
    assert mistakes("desk/publishing/shown.html", ShownPage) == []
