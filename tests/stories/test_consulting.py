"""A consultation in the browser: by the letter's link, by selected words, by keyboard, without scripts, and decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.axe import violations
from stories.served import Seats, Served

PAGE = "assessments/xqa-2024/consultation"
PERMITS, UNION = "#at-p-6-new", "#at-p-1-new-2"
SELECT = """
([where, text]) => {
  const walker = document.createTreeWalker(document.querySelector(where), NodeFilter.SHOW_TEXT);
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


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A consultation of three institutions."""
    made = Served("consulted_home.py", tmp_path_factory.mktemp("consultation"))
    yield made
    made.end()


@pytest.fixture
def seats(browser: Any, served: Served) -> Iterator[Seats]:
    made = Seats(browser, served)
    yield made
    made.leave()
    assert made.complaints == []


def card(page: Any, says: str) -> Any:
    return page.locator(".comment-card", has_text=says)


def test_from_the_letter_to_the_first_comment_in_three_actions(seats: Seats) -> None:
    page = seats.seat()
    page.goto(seats.served.earlier_letter("lea"))  # 1: the link of the letter
    page.locator("main button").first.click()
    page.wait_for_url(f"**/{PAGE}?part=*")
    assert page.locator(".part").first.get_attribute("id") == UNION[1:]
    assert page.evaluate(SELECT, [f"{PERMITS} [data-words]", "ten days"])  # 2: select words
    page.locator("[data-on-comment]").click()
    assert page.evaluate("document.activeElement.name") == "says"
    page.keyboard.type("Ten working days, or ten days?")
    page.get_by_role("button", name="Send the comment").click()  # 3: send
    made = card(page, "Ten working days, or ten days?")
    expect(made).to_contain_text("Ministry of Labour")
    expect(made.locator("blockquote")).to_have_text("ten days")
    expect(page.locator(f"{PERMITS} a.spoken")).to_have_text("ten days")


def test_a_suggestion_is_carried_out_answered_and_seen_by_its_author(seats: Seats) -> None:
    labour, editor = seats.at("lea", f"en/{PAGE}?mode=suggest"), seats.seat("edo")
    labour.locator(f"{PERMITS} [data-suggest]").click()
    field = labour.locator(".saying textarea[name=words]")
    field.fill(field.input_value().replace("a month", "two weeks"))
    labour.locator(".saying textarea[name=says]").fill("By the decree of March.")
    labour.get_by_role("button", name="Send the suggestion").click()
    made = card(labour, "By the decree of March.")
    expect(made.locator("del")).to_have_text("a month")
    expect(made.locator("ins")).to_have_text("two weeks")

    editor.goto(f"{seats.served.house}/en/{PAGE}?in=6")
    shown = card(editor, "By the decree of March.")
    shown.click(position={"x": 5, "y": 5})
    shown.get_by_role("link", name=re.compile("^Reply")).click()
    shown.locator("textarea[name=says]").fill("Thank you, we have seen it.")
    shown.get_by_role("button", name="Send the reply").click()
    shown.get_by_text("Thank you, we have seen it.").wait_for()
    shown.get_by_role("link", name=re.compile("^Decide")).click()
    shown.locator("textarea[name=reason]").fill("The decree says so.")
    shown.get_by_role("button", name="Accept", exact=True).click()
    shown.get_by_text("version 1 to 2").wait_for()

    labour.reload()
    told = card(labour, "By the decree of March.")
    for words in ("Accepted", "The decree says so.", "Thank you, we have seen it."):
        expect(told).to_contain_text(words)
    expect(told.locator(".decision ins")).to_have_text("two weeks")


def test_by_keyboard_alone(seats: Seats) -> None:
    page = seats.at("hana", f"en/{PAGE}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == UNION[1:]
    page.keyboard.press("k")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "says"
    page.keyboard.type("Just jck: keys are letters here.")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    made = card(page, "Just jck: keys are letters here.")
    expect(made.locator("blockquote")).to_have_text("The Health Act of 2012 names no nationality.")
    page.locator("[data-consultation].with-script").wait_for()  # it hears keys from now on
    page.keyboard.press("c")
    page.locator(".saying").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(".saying")).to_have_count(0)
    page.get_by_text("Keyboard", exact=True).click()
    page.get_by_label("Use these keys on this device").uncheck()
    page.locator("h2").first.click()
    page.keyboard.press("c")
    assert page.locator(".saying").count() == 0


def test_without_scripts(seats: Seats) -> None:
    page = seats.at("hana", f"en/{PAGE}?in=6", java_script_enabled=False)
    page.locator(f"{PERMITS} [data-say]").click()
    page.get_by_label("“Work permits take ten days.”").check()
    page.get_by_label("What do you want to say?").fill("Since which year?")
    page.get_by_label("Everybody").check()
    page.get_by_role("button", name="Send the comment").click()
    made = card(page, "Since which year?")
    expect(made).to_be_visible()
    expect(made).to_contain_text("Read by everybody")
    made.get_by_role("link", name=re.compile("^Take it back")).click()
    page.get_by_role("button", name="Take it back").click()
    expect(card(page, "Since which year?")).to_contain_text("Taken back")


def test_what_opens_on_the_page_has_no_barrier_either(seats: Seats) -> None:
    page = seats.at("edo", f"ar/{PAGE}?in=6&tab=all", viewport={"width": 360, "height": 740}, color_scheme="dark")
    page.locator(f"{PERMITS} .sheet-open").click()
    expect(page.locator(f"{PERMITS} .comment-card").first).to_be_visible()
    wrong = {"sheet": violations(page)}
    page.keyboard.press("Escape")
    expect(page.locator(f"{PERMITS} .comment-card").first).to_be_hidden()
    page.locator(f"{PERMITS} [data-suggest]").click()
    wrong["form"] = violations(page)
    assert not any(wrong.values()), wrong
