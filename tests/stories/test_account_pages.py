"""No page of signing in or of one's own account has a barrier: by day, by night, narrow, from left or from right."""

from __future__ import annotations

from typing import Any

import pytest

from stories.axe import on_every_screen
from stories.steps import go, sign_in_as

BEFORE = ("sign-in", "sign-in/link", "sign-in/link/sent", "account/password/forgotten", f"invitation/{'x' * 43}")
AFTER = (
    "account", "account/devices", "account/password/first", "account/second-factor", "account/second-factor/app",
    "account/second-factor/passkeys/add", "welcome", "people", "people/demo-editor/end", "sign-out",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_of_an_account_has_a_barrier(language: str, wide_page: Any, house: str) -> None:
    wide_page.context.clear_cookies()
    found: dict[str, list[str]] = {}
    for address in BEFORE:
        go(wide_page, f"{house}/{language}/{address}")
        found[address] = on_every_screen(wide_page)
    sign_in_as(wide_page, house, "demo-coordinator")
    for address in AFTER:
        go(wide_page, f"{house}/{language}/{address}")
        assert "/sign-in" not in wide_page.url
        found[address] = on_every_screen(wide_page)
        assert wide_page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert {address: told for address, told in found.items() if told} == {}
    assert [words for words in wide_page.complaints if "Content Security Policy" in words] == []
