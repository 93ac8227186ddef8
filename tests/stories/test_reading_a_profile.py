"""Somebody opens the demonstration, finds the profile, follows a doubt to its paragraph and takes a file away."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from stories.axe import on_every_screen
from stories.steps import go

READ_BACK = "profiles/xnd-2024-read-back"
PAGES = ("profiles", READ_BACK, *(f"{READ_BACK}/{part}" for part in ("noticed", "registers", "files")), "about", "nix")


def test_from_the_list_to_a_doubt_to_its_paragraph(page: Any, house: str) -> None:
    go(page, f"{house}/en/profiles")
    page.get_by_role("link", name="The Onduva").last.click()
    page.get_by_role("link", name="Noticed").click()
    expect(page.get_by_role("heading", name="Doubts")).to_be_visible()
    place = page.locator(".doubts a.place").first
    target = place.get_attribute("href").split("#")[1]
    place.click()
    expect(page).to_have_url(re.compile(f"#{re.escape(target)}$"))
    expect(page.locator(f'[id="{target}"]')).to_be_visible()


def test_the_profile_is_taken_away_as_pdf_and_word(page: Any, house: str) -> None:
    go(page, f"{house}/en/profiles/xnd-2024")
    for name, starts in (("PDF", b"%PDF-"), ("Word", b"PK")):
        with page.expect_download() as taken:
            page.locator(".title-line").get_by_role("link", name=name).click()
        assert re.fullmatch(r"xnd-2024-2022-en\.(pdf|docx)", taken.value.suggested_filename)
        assert Path(taken.value.path()).read_bytes().startswith(starts)


def test_a_print_that_nobody_has_made_yet_is_made(page: Any, house: str) -> None:
    go(page, f"{house}/en/profiles/xnd-2024/files")
    with page.expect_download() as taken:
        page.locator('a[href$="/2019.pdf"]').click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")


def test_the_other_language_shows_the_same_page(page: Any, house: str) -> None:
    go(page, f"{house}/en/profiles/xnd-2024/registers")
    page.locator("summary", has_text="Language").click()
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile("/fr/profiles/xnd-2024/registers$"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", name="Institutions")).to_be_visible()


def test_the_content_is_one_key_away(page: Any, house: str) -> None:
    go(page, f"{house}/en/profiles/xnd-2024")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_no_page_is_wider_than_its_screen_or_breaks_its_own_policy(page: Any, house: str) -> None:
    for address in PAGES:
        go(page, f"{house}/en/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], address
    assert [told for told in page.complaints if "404" not in told] == []


def test_axe_finds_nothing_on_any_page(wide_page: Any, house: str) -> None:
    wrong = {}
    for address in PAGES:
        go(wide_page, f"{house}/en/{address}")
        wrong[address] = on_every_screen(wide_page)
    assert not any(wrong.values()), wrong
