"""An analyst answers: while typing, without a connection, with somebody else, by keyboard alone, without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.answering import HERE, address, at_answer, justification, somebody, tab_to, told, untouched
from stories.axe import on_every_screen, too_wide, violations
from stories.steps import breaks_off, dies, go, saved, sign_in_as


def test_an_answer_is_saved_while_it_is_written(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    at_answer(page, house)
    second = page.locator(".scale input").nth(1)
    second.check()
    justification(page).press_sequentially("Article 4 says so.")
    saved(page)
    expect(page.locator("#state")).to_have_text("Draft")
    page.reload()
    expect(justification(page)).to_have_value("Article 4 says so.")
    expect(second).to_be_checked()


def test_undo_stands_beside_what_was_saved(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    at_answer(page, house)
    for text in ("First.", "Second."):
        justification(page).fill(text)
        saved(page)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(justification(page)).to_have_value("First.")


def test_what_is_typed_without_a_connection_is_kept_and_sent_when_it_is_back(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    code = at_answer(page, house)
    page.context.set_offline(True)
    justification(page).fill("Written on a bad line.")
    told(page, "No connection: kept on this device")
    page.context.set_offline(False)
    saved(page)
    other = somebody(browser, house, "demo-second-analyst")
    at_answer(other, house, code)
    expect(justification(other)).to_have_value("Written on a bad line.")


def test_an_answer_of_the_server_that_breaks_off_on_its_way_is_asked_for_again(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    code = at_answer(page, house)
    breaks_off(page, address(house, code, "/save"))
    justification(page).fill("Said twice, kept once.")
    told(page, "No connection")
    saved(page)
    justification(page).fill("And on it goes.")
    saved(page)
    page.reload()
    expect(justification(page)).to_have_value("And on it goes.")


def test_a_browser_that_dies_loses_nothing(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    code = at_answer(page, house)
    page.context.set_offline(True)
    justification(page).fill("Written before the crash.")
    told(page, "No connection")
    context = page.context
    dies(page)
    context.set_offline(False)
    again = context.new_page()
    at_answer(again, house, code)
    assert justification(again).input_value() == ""
    again.get_by_role("button", name="Put it back into the form").click()
    saved(again)
    expect(justification(again)).to_have_value("Written before the crash.")
    again.reload()
    expect(again.locator("#unsent")).to_be_hidden()


def test_leaving_with_unsent_text_is_warned_of(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    at_answer(page, house)
    page.context.set_offline(True)
    justification(page).press_sequentially("Unsent.")
    told(page, "No connection")
    warned: list[str] = []
    with page.expect_event("dialog") as asked:
        page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
        page.close(run_before_unload=True)
    assert asked.value
    assert warned == ["beforeunload"]
    page.context.set_offline(False)
    saved(page)


def test_a_session_that_ended_keeps_the_text_and_goes_on_after_signing_in(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    code = at_answer(page, house)
    page.context.clear_cookies()
    justification(page).fill("Written while signed out.")
    told(page, "You are signed out. Your text is kept on this device.")
    again = page.context.new_page()
    sign_in_as(again, house, "demo-analyst")
    page.bring_to_front()
    page.locator("body").dispatch_event("online")
    saved(page)
    at_answer(again, house, code)
    expect(justification(again)).to_have_value("Written while signed out.")


def test_two_people_see_each_other_and_lose_nothing(browser: Any, house: str) -> None:
    one = somebody(browser, house)
    code = at_answer(one, house)
    two = somebody(browser, house, "demo-second-analyst")
    at_answer(two, house, code)
    with two.expect_response("**/here"):
        justification(two).focus()
    one.get_by_label("As of").focus()
    one.locator("#here").get_by_text("writes in Justification").wait_for()
    asks_no_more(two)
    justification(one).fill("Her text.")
    saved(one)
    justification(two).fill("His text.")
    told(two, "Somebody else changed this")
    two.get_by_role("link", name="see both").click()
    two.wait_for_url("**/conflicts?**")
    expect(two.get_by_role("heading", level=1)).to_have_text(re.compile("^Two people wrote at once"))
    expect(two.locator("del").first).to_have_text("Her")
    expect(two.locator("ins").first).to_have_text("His")
    assert violations(two) == []
    two.get_by_role("button", name="Keep mine").click()
    two.wait_for_url("**?saved=**")
    expect(justification(two)).to_have_value("His text.")
    go(two, address(house, code, "/history"))
    assert two.locator(".timeline").inner_text().count("Justification") == 3
    assert violations(two) == []


def asks_no_more(page: Any) -> None:
    """The page hears no more what others write: it would show it, now and then, before its own person writes."""
    page.route("**/here", lambda route: route.abort())


def test_what_another_writes_elsewhere_appears_without_disturbing(browser: Any, house: str) -> None:
    one = somebody(browser, house)
    code = at_answer(one, house)
    two = somebody(browser, house, "demo-second-analyst")
    at_answer(two, house, code)
    two.get_by_label("As of").fill("2023")
    saved(two)
    justification(one).fill("My text.")
    saved(one)
    expect(one.get_by_label("As of")).to_have_value("2023")
    expect(justification(one)).to_have_value("My text.")


def test_what_a_field_cannot_hold_is_said_there_and_the_rest_is_saved(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    at_answer(page, house)
    page.get_by_label("As of").fill("2021-13")
    justification(page).fill("This is fine.")
    page.get_by_text("Write a date that exists").wait_for()
    told(page, "Not saved: something needs another look")
    page.get_by_label("As of").fill("2021-12")
    saved(page)
    page.reload()
    expect(page.get_by_label("As of")).to_have_value("2021-12")
    expect(justification(page)).to_have_value("This is fine.")


def test_a_source_is_searched_read_and_pinned_without_leaving_the_page(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    at_answer(page, house)
    justification(page).fill("While reading.")
    page.get_by_label("Words to look for").fill("permit")
    page.get_by_role("button", name="Search the sources").click()
    page.locator(".hit h3 a").first.click()
    page.locator("[data-source] .passage").first.wait_for()
    page.locator("[data-source]").get_by_role("button", name="Pin this").first.click()
    page.get_by_text("Pinned: the words stand beside the answer now.").wait_for()
    expect(page.locator(".pinned")).to_have_count(1)
    page.get_by_role("button", name="Back to what was found").click()
    expect(page.locator(".hit").first).to_be_visible()
    saved(page)
    expect(justification(page)).to_have_value("While reading.")


def test_the_keyboard_alone_answers_searches_pins_and_completes(browser: Any, house: str) -> None:
    page = somebody(browser, house)
    code = at_answer(page, house)
    tab_to(page, "choice-0")
    page.keyboard.press("ArrowUp")
    tab_to(page, "field-justification")
    page.keyboard.type("By the keyboard alone.")
    tab_to(page, "Words to look for")
    page.keyboard.type("permit")
    page.keyboard.press("Enter")
    page.locator(".hit").first.wait_for()
    expect(page.locator("#evidence")).to_be_focused()
    tab_to(page, "Pin this paragraph")
    page.keyboard.press("Enter")
    page.get_by_text("Pinned: the words stand").wait_for()
    saved(page)
    go(page, address(house, code))
    tab_to(page, "Save and call it complete")
    page.keyboard.press("Enter")
    page.wait_for_url("**?completed**")
    expect(page.locator("#state")).to_have_text("Complete")


def test_without_scripts_the_whole_answer_is_given_by_pages(browser: Any, house: str) -> None:
    page = somebody(browser, house, java_script_enabled=False)
    code = at_answer(page, house)
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Save and call it complete").click()
    page.get_by_role("link", name="Write a justification, also where nothing exists").click()
    justification(page).fill("First without scripts.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".notice.done")).to_have_text(re.compile(r"^\s*Saved \d"))
    page.get_by_role("button", name="Undo: Justification").click()
    expect(justification(page)).to_have_value("")
    justification(page).fill("Without scripts.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("Words to look for").fill("permit")
    page.get_by_role("button", name="Search the sources").click()
    page.get_by_role("button", name="Pin this paragraph").first.click()
    expect(page.locator(".pinned")).to_have_count(1)
    page.get_by_role("button", name="Save and call it complete").click()
    expect(page.locator("#state")).to_have_text("Complete")
    page.get_by_role("link", name="History of this answer").click()
    page.wait_for_url("**/history")
    assert page.locator(".event").count() >= 6
    go(page, address(house, code))
    page.get_by_role("button", name="Open it again").click()
    expect(justification(page)).to_have_value("Without scripts.")


def test_whoever_only_reads_gets_no_form_and_no_script_that_saves(browser: Any, house: str) -> None:
    page = somebody(browser, house, "demo-reviewer")
    go(page, address(house, untouched(page, house)))
    assert page.locator("#answer-form").count() == 0
    assert violations(page) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_checker_finds_no_barrier_while_answering(browser: Any, house: str, language: str) -> None:
    page = somebody(browser, house)
    code = untouched(page, house)
    wrong = {}
    ways = {
        "form": address(house, code, "?q=permit", language),
        "mistake": address(house, code, "?complete=refused", language),
        "complete": address(house, "1.1.1", "", language),
        "history": address(house, "1.1.1", "/history", language),
        "list": f"{house}/{language}/assessments/{HERE}/indicators",
    }
    for name, way in ways.items():
        go(page, way)
        wrong[name] = on_every_screen(page) + too_wide(page)
    assert not any(wrong.values()), wrong
