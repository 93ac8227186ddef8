"""The templates of the vetting ask only for what their pages have."""

from __future__ import annotations

import pytest

from migov.web.answering import Page
from migov.web.desk.vetting.certificates import CertificatePage
from migov.web.desk.vetting.signatures import WithdrawPage
from migov.web.desk.vetting.versions import ComparedPage, VersionPage, VersionsPage
from migov.web.desk.vetting.vetting import VettingPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "desk/vetting/certificate.html": CertificatePage,
    "desk/vetting/compared.html": ComparedPage,
    "desk/vetting/version.html": VersionPage,
    "desk/vetting/versions.html": VersionsPage,
    "desk/vetting/vetting.html": VettingPage,
    "desk/vetting/withdraw.html": WithdrawPage,
}


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, PAGES[template]) == []
