"""Somebody looks for what answers an indicator, reads the law, pins its words, and takes a pin back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.answering import HERE, address, untouched
from stories.axe import on_every_screen, too_wide
from stories.steps import go, sign_in_as

INDICATOR = "en/assessments/xnd-2024/indicators/6.1.2"
READER = f"en/sources/xnd-law-2013-22?for={HERE}&indicator="
PAGES = (
    f"{READER}6.1.2",
    "en/sources/xnd-treaty-vessels-2020",
    "en/sources",
    "en/instruments",
    "en/instruments/xnd/law-2013-22",
)
SELECT = """
text => {
  const walker = document.createTreeWalker(document.querySelector(".words"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + text.length);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    return true;
  }
  return false;
}
"""
SEEN = """() => {
  const first = document.querySelector("#marked").getClientRects()[0];
  return document.elementFromPoint(first.left + 4, first.top + 4)?.id === "marked";
}"""
"""Whether nothing lies over the first of the marked words."""
ASIDE = """() => {
  const rtl = document.documentElement.dir === "rtl", table = document.querySelector("table");
  const edge = (cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const box = range.getBoundingClientRect();
    return rtl ? box.right : box.left;
  };
  const heads = [...table.tHead.rows[0].cells].map(edge);
  return [...table.tBodies[0].rows].flatMap((row) => [...row.cells])
    .filter((cell) => cell.textContent.trim() && Math.abs(edge(cell) - heads[cell.cellIndex]) > 4)
    .map((cell) => cell.textContent.trim());
}"""
"""What does not begin where the head of its column begins."""


def has_pins(page: Any, count: int) -> None:
    expect(page.locator("#pins .count")).to_have_text(str(count))


def test_a_paragraph_is_pinned_in_one_action_and_taken_back(page: Any, house: str) -> None:
    code = untouched(page, house)
    go(page, address(house, code, "?q=permit"))
    page.get_by_role("button", name="Pin this paragraph").first.click()
    page.get_by_text("Pinned: the words stand beside the answer now.").wait_for()
    has_pins(page, 1)
    expect(page.locator(".pinned").last.locator(".verdict")).to_have_text(re.compile("^\\s*✓"))
    page.locator(".pinned").last.get_by_role("button", name="Take this pin back").click()
    page.get_by_text("Taken back: the history keeps it.").wait_for()
    has_pins(page, 0)


def test_selected_words_are_pinned_as_selected(page: Any, house: str) -> None:
    code = untouched(page, house)
    go(page, f"{house}/{READER}{code}")
    words = page.locator(".block p").nth(4).inner_text().split(". ")[0][:60].rsplit(" ", 1)[0]
    expect(page.get_by_role("button", name="Pin the selected words")).to_be_hidden()
    assert page.evaluate(SELECT, words)
    page.get_by_role("button", name="Pin the selected words").click()
    pinned = page.locator(".pinned").last
    expect(pinned.locator("mark")).to_have_text(words)
    pinned.get_by_role("link").first.click()
    expect(page.locator("[data-source] mark#marked")).to_have_text(words)


def test_words_selected_in_the_drawer_are_pinned_as_selected(page: Any, house: str) -> None:
    go(page, address(house, untouched(page, house), "?q=permit"))
    page.locator(".hit h3 a").first.click()
    page.locator("[data-source] .passage").first.wait_for()
    words = page.locator("[data-source] .block p").first.inner_text()[:40].rsplit(" ", 1)[0]
    assert page.evaluate(SELECT.replace('".words"', '"[data-source]"'), words)
    page.get_by_role("button", name="Pin the selected words").click()
    expect(page.locator(".pinned mark")).to_have_text(words)


def test_without_scripts_every_paragraph_can_be_pinned(browser: Any, house: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in_as(page, house, "demo-analyst")
    code = untouched(page, house)
    go(page, f"{house}/{READER}{code}")
    page.get_by_role("button", name="Pin this").nth(5).click()
    expect(page).to_have_url(re.compile(rf"/{re.escape(code)}#pins$"))
    has_pins(page, 1)
    page.locator(".pinned").last.get_by_role("button", name="Take this pin back").click()
    has_pins(page, 0)
    context.close()


def test_other_words_are_searched_and_stand_in_the_log(page: Any, house: str) -> None:
    go(page, f"{house}/{INDICATOR}")
    page.get_by_label("Words to look for").fill('"residence permit"')
    page.get_by_role("button", name="Search the sources").click()
    page.locator(".hit").first.wait_for()
    expect(page.locator(".hit mark").first).to_have_text(re.compile("^residence permit$", re.IGNORECASE))
    page.get_by_text("Search log").click()
    expect(page.locator("tbody td").filter(has_text='"residence permit"').first).to_be_visible()


def test_what_is_found_too_late_does_not_take_the_place_of_what_was_opened_since(page: Any, house: str) -> None:
    go(page, address(house, untouched(page, house), "?q=permit"))
    page.get_by_label("Words to look for").fill("alien")
    late: list[Any] = []
    page.route("**/indicators/*?*q=alien*", lambda route: late.append(route))
    page.get_by_role("button", name="Search the sources").click()
    page.locator(".hit h3 a").first.click()
    page.locator("[data-source] .passage").first.wait_for()
    with page.expect_response("**/indicators/*?*q=alien*") as answered:
        late[0].continue_()
    answered.value.finished()
    page.evaluate("fetch(location.href).then((answer) => answer.text())")  # and the page has looked at it
    expect(page.locator("[data-source] .passage").first).to_be_visible()
    page.get_by_role("button", name="Back to what was found").click()
    expect(page.get_by_label("Words to look for")).to_have_value("alien")


def test_what_is_no_longer_in_force_is_shown_on_request_and_marked(page: Any, house: str) -> None:
    go(page, address(house, "1.1.1", "?q=alien"))
    assert page.locator(".ended-mark").count() == 0
    page.get_by_label("also what is no longer in force").check()
    page.get_by_role("button", name="Search the sources").click()
    page.locator(".hit.ended .ended-mark").first.wait_for()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_marked_words_are_in_sight(page: Any, house: str, language: str) -> None:
    go(page, f"{house}/{language}/sources/xnd-law-2013-22?for={HERE}&indicator=1.1.2&start=3000&end=3200#marked")
    page.wait_for_function(SEEN)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("listed", ["sources", "instruments"])
def test_what_is_listed_stands_under_the_heads_of_its_columns(
    wide_page: Any, house: str, listed: str, language: str
) -> None:
    go(wide_page, f"{house}/{language}/{listed}")
    assert wide_page.evaluate(ASIDE) == []


def test_words_from_elsewhere_are_not_pinned(page: Any, house: str) -> None:
    go(page, f"{house}/{INDICATOR}")
    token = page.locator('input[name="csrfmiddlewaretoken"]').first.get_attribute("value")
    form = {"csrfmiddlewaretoken": token, "source": "xnd-law-2013-22", "snapshot": "0" * 64, "span": "10-60"}
    stale = page.request.post(f"{house}/{INDICATOR}/pin", form=form, headers={"Referer": house})
    assert stale.status == 409
    assert "newer snapshot" in stale.text()
    foreign = page.request.post(f"{house}/{INDICATOR}/pin", form={**form, "csrfmiddlewaretoken": "x" * 64})
    assert foreign.status == 403


def test_a_checker_finds_no_barrier_on_any_page(wide_page: Any, house: str) -> None:
    wrong = {}
    for one in PAGES:
        go(wide_page, f"{house}/{one}")
        wrong[one] = on_every_screen(wide_page) + too_wide(wide_page)
    assert not any(wrong.values()), wrong
    assert wide_page.complaints == []
