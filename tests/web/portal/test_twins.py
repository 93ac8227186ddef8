"""The twins that come with a page hold what those hold that are asked for themselves."""

from __future__ import annotations

from typing import cast

import pytest
from django.test import Client
from django.utils.translation import override

import shelved
from migov.web.portal.answering import Shown

OF_A_PROFILE = ("", "/1", "/conventions", "/sources", "/process", "/paragraphs/1.2-1", "/errata")
OF_QUESTIONS = ("", "/dimensions/1", "/sub-domains/1.1", "/1.1.1", "/1.1.1/places/xnd")
PAGES = (
    *("", "data", "profiles", "questions", "instruments", "programme", "changes", "releases/xnd-2024.1"),
    *("conventions", "conventions/REFUGEES-1951", "global-compact", "global-compact/1", "sdg", "sdg-10-7-2"),
    *(f"profiles/xnd-2024{part}" for part in OF_A_PROFILE),
    *(f"questions/national-2{part}" for part in OF_QUESTIONS if part),
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_twin_that_comes_with_its_page_is_the_one_that_is_asked_for(
    anybody: Client, page: str, language: str
) -> None:
    shelved.put(shelved.country(), languages=shelved.ALL)
    shown = cast("Shown", anybody.get(f"/{language}/{page}"))
    with override(language):
        twins = {address: twin.content for address, twin in shown.twins()}
    assert (shown.page.frame.json in twins) is not shown.page.turns
    for address, content in twins.items():
        assert anybody.get(address).content == content
