"""Anybody reads the portal: a paragraph and why it says so, in another language, a practice, a report."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.axe import COLOURS, RULES, violations
from stories.served import PORTAL, ended, printed_address
from stories.steps import WIDE, go, look_through

CHAPTER, PARAGRAPH = "profiles/xnd-2024/1", "profiles/xnd-2024/paragraphs/1.2-1"
MAIN = ("", CHAPTER, "practices?q=a&dimension=1", f"{PARAGRAPH}/report")
COLOURED = (CHAPTER, "practices?q=a&dimension=1")
"""With everything that has a colour of its own."""
OTHERS = (
    "profiles",
    "map",
    "profiles/xnd-2024",
    PARAGRAPH,
    "profiles/xnd-2024/errata",
    "releases/xnd-2024.1",
    "follow",
)
NARROW = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal with two countries."""
    home = tmp_path_factory.mktemp("portal")
    subprocess.run([sys.executable, str(Path(__file__).with_name("published_home.py")), str(home)], check=True)
    words = [sys.executable, "-m", "migov", "portal", "serve", "--home", str(home), "--port", "0", "--workers", "1"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    assert process.stdout
    try:
        yield printed_address(process.stdout, PORTAL)
    finally:
        ended(process)


@pytest.fixture
def opened(browser: Any, portal: str) -> Iterator[Any]:
    """Opens a page in a window of its own; nothing may be complained of there."""
    contexts, complaints = [], list[str]()

    def open_(address: str, **more: Any) -> Any:
        context = browser.new_context(**({"viewport": WIDE} | more))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        go(page, f"{portal}/{address}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without one"])
def test_a_reader_asks_why_and_goes_on_in_another_language(opened: Any, script: bool) -> None:
    page = opened(f"en/{CHAPTER}#1.2-1", java_script_enabled=script)
    first = page.locator("article").first
    expect(first).to_contain_text("has been repealed")
    mark = first.locator("mark")
    expect(mark).to_be_hidden()
    first.get_by_text("Why do we say this?").click()
    expect(mark).to_be_visible()
    expect(mark).to_have_text("All residents may see a doctor")
    first.get_by_role("link", name="Permanent link").click()
    page.get_by_role("navigation", name="Language of the profile").get_by_role("link", name="العربية").click()
    page.wait_for_url("**/en/profiles/xnd-2024/in/ar/paragraphs/1.2-1*")
    text = page.locator("div.text")
    expect(text).to_have_attribute("lang", "ar")
    expect(text).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_language_switch_stays_on_the_paragraph_that_is_read(opened: Any) -> None:
    page = opened(f"en/{CHAPTER}")
    read = page.locator("article").nth(2)
    read.evaluate("element => element.scrollIntoView({block: 'start'})")
    page.locator("details.menu summary").click()
    page.get_by_role("navigation", name="Language", exact=True).get_by_role("link", name="Français").click()
    page.wait_for_url(f"**/fr/{CHAPTER}#*")
    assert page.url.endswith("#" + str(page.locator("article").nth(2).get_attribute("id")))


def test_somebody_finds_a_practice_and_narrows_it_down_without_a_script(opened: Any) -> None:
    page = opened("en/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("migrant")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("^1\\. Adherence")).check()
    page.get_by_label("Country or city").select_option("xab")
    page.get_by_role("button", name="Apply").click()
    names = page.locator(".hits h3").all_inner_texts()
    assert names
    assert all(name.startswith("The Abra 2024") for name in names)
    page.get_by_role("list", name="Chosen").get_by_role("link", name=re.compile("Abra")).click()
    assert (
        any(name.startswith("The Onduva") for name in page.locator(".hits h3").all_inner_texts())
        or page.locator("[rel=next]").count()
    )


def test_somebody_reports_an_error_on_a_phone(opened: Any) -> None:
    page = opened(f"en/{PARAGRAPH}", viewport=NARROW)
    page.get_by_role("link", name="Report an error").first.click()
    page.get_by_role("button", name="Send the report").click()
    expect(page).to_have_url(re.compile("/report$"))
    page.get_by_label("What is wrong?").fill("The year is another one.")
    page.get_by_role("button", name="Send the report").click()
    page.wait_for_url("**/report?sent=1")
    expect(page.get_by_role("status")).to_contain_text("Thank you")


def test_a_link_is_copied_and_an_appearance_stays_chosen(opened: Any) -> None:
    page = opened(f"en/{PARAGRAPH}", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/en/profiles/xnd-2024/in/en/paragraphs/1.2-1")
    page.locator("details.menu summary").click()
    page.get_by_label("Appearance", exact=True).select_option("dark")
    for _ in range(2):
        expect(page.locator("body")).to_have_css("background-color", "rgb(18, 24, 31)")
        page.reload()


def test_on_paper_the_evidence_is_unfolded_and_every_sheet_says_where_it_is_from(opened: Any) -> None:
    page = opened(f"en/{CHAPTER}", color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator("article mark").first).to_be_visible()
    expect(page.locator("header.top")).to_be_hidden()
    assert page.locator(".running").inner_text().strip().endswith(f"/en/{CHAPTER}")


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar"])
def test_axe_finds_nothing_and_no_page_is_too_wide(shared_page: Any, portal: str, language: str, look: str) -> None:
    narrow, page = (language, look) in {("ar", "light"), ("fr", "dark")}, shared_page
    look_through(page, {"viewport": NARROW if narrow else WIDE})
    go(page, f"{portal}/{language}/")
    page.evaluate("look => localStorage.setItem('look', look)", look)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    wrong = {}
    others = OTHERS if (language, look) in {("en", "light"), ("ar", "dark")} else ()
    rules = RULES if look == "light" or narrow or others else COLOURS
    for address in (MAIN if look == "light" else COLOURED) + others:
        page.goto(f"{portal}/{language}/{address}")
        if address == CHAPTER:
            page.locator("details.why summary").first.click()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wrong[address] = violations(page, rules) + ([f"{wide} px too wide"] if wide > 0 else [])
    assert not any(wrong.values()), wrong
    assert complaints == []
