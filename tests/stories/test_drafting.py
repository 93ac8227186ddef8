"""An editor writes the draft: begins it, decides, rewrites, grounds, undoes, sees the print, freezes; two at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.answering import somebody, tab_to
from stories.axe import violations
from stories.steps import breaks_off, dies, go, saved

COUNTRY = "xnd"


def draft(page: Any, house: str) -> str:
    """The address of the draft of the training country's second round."""
    listed = page.request.get(f"{house}/en/assessments.json").json()["lines"]
    found = max(one["id"] for one in listed if re.fullmatch(rf"{COUNTRY}-\d+", one["id"]))
    return f"{house}/en/assessments/{found}/draft"


@pytest.fixture(scope="module")
def editor(browser: Any, house: str) -> Iterator[Any]:
    """An editor's page, with the draft begun from the answers."""
    page = somebody(browser, house, "demo-editor")
    page.draft = draft(page, house)
    go(page, page.draft)
    begin = page.get_by_role("button", name="Begin from the answers")
    if begin.count():
        begin.click()
        page.get_by_text(re.compile("passages were begun")).wait_for()
    yield page
    page.context.close()


def at_first(page: Any) -> Any:
    """The field of the first passage of the first dimension, with its page open."""
    go(page, page.draft + "/sections/1")
    field = page.locator(".passage textarea").first
    field.wait_for()
    return field


def test_a_passage_is_written_decided_and_taken_back(editor: Any) -> None:
    field = at_first(editor)
    start = field.input_value()
    field.press("Control+End")
    field.press_sequentially(" By an editor.")
    saved(editor)
    editor.get_by_role("button", name="Undo").click()
    editor.wait_for_function("text => document.querySelector('.passage textarea').value === text", arg=start)
    side = editor.locator(".passage").first.get_by_role("button", name="Well-developed")
    side.click()
    expect(side).to_have_attribute("aria-pressed", "true")
    editor.reload()
    expect(at_first(editor)).to_have_value(start)
    expect(editor.locator("#group-well-developed")).to_be_visible()


def test_the_grounds_and_the_printed_page_stand_beside_the_words(editor: Any) -> None:
    at_first(editor).click()
    beside = editor.locator("#beside")
    beside.locator(".sentence").first.wait_for()
    picture = beside.locator("img[data-picture]")
    picture.scroll_into_view_if_needed()
    editor.wait_for_function("() => document.querySelector('img[data-picture]')?.naturalWidth > 700")
    count = beside.locator(".sentence").first.locator("blockquote").count()
    beside.locator(".sentence").first.locator("button[name=no-pin]").first.click()
    editor.wait_for_function(
        "count => document.querySelectorAll('#sentence-1 blockquote').length === count", arg=count - 1
    )
    beside.get_by_role("link", name="Attach …").first.click()
    beside.locator("#offers button[name=pin]").first.click()
    editor.wait_for_function("count => document.querySelectorAll('#sentence-1 blockquote').length === count", arg=count)
    assert violations(editor) == []


def test_two_editors_at_once_are_merged_or_both_are_kept(browser: Any, house: str, editor: Any) -> None:
    field = at_first(editor)
    start = field.input_value()
    other = somebody(browser, house, "demo-coordinator")
    other.route("**/draft/here", lambda route: route.abort())  # it would hear what is written before it writes itself
    other.draft = editor.draft
    theirs = at_first(other)
    theirs.fill("Since long: " + start)
    saved(other)
    field.press("Control+End")
    field.press_sequentially(" And so on.")
    saved(editor)
    expect(field).to_have_value(f"Since long: {start} And so on.")
    field.fill(field.input_value().replace("Since long", "Recently"))
    saved(editor)
    theirs.fill("Lately: " + start)
    other.locator("#saved-says").filter(has_text="Somebody else changed the same words").wait_for()
    other.get_by_role("link", name="see both").click()
    other.wait_for_url("**/both")
    expect(other.locator("ins").first).to_have_text(re.compile("^Lately"))
    assert violations(other) == []
    other.context.close()


def test_an_answer_of_the_server_that_breaks_off_on_its_way_is_asked_for_again(editor: Any) -> None:
    field = at_first(editor)
    text = field.input_value() + " Said twice, kept once."
    breaks_off(editor, "**/draft/passages/*/save")
    field.fill(text)
    saved(editor)
    expect(at_first(editor)).to_have_value(text)


def test_what_is_typed_without_a_line_survives_a_browser_that_dies(editor: Any) -> None:
    context = editor.context
    page = context.new_page()
    page.draft = editor.draft
    field = at_first(page)
    context.set_offline(True)
    text = field.input_value() + " Before the crash."
    field.fill(text)
    page.locator("#saved-says").filter(has_text="No connection").wait_for()
    dies(page)
    again = context.new_page()
    context.set_offline(False)
    again.draft = page.draft
    assert at_first(again).input_value() != text
    again.get_by_role("button", name="Put it back into the passages").click()
    saved(again)
    expect(at_first(again)).to_have_value(text)
    again.close()


def test_the_keyboard_alone_decides_moves_and_freezes(editor: Any) -> None:
    go(editor, editor.draft + "/sections/undecided")
    tab_to(editor, "Words of the passage")
    for number in range(editor.locator(".passage").count()):
        editor.keyboard.press("Alt+Shift+P")
        editor.locator('.passage [name="side"][value="potential"][aria-pressed="true"]').nth(number).wait_for()
        editor.keyboard.press("Alt+Shift+N")
    go(editor, editor.draft + "/sections/1")
    names = editor.locator("section[aria-labelledby=group-potential] .passage").evaluate_all(
        "all => all.map((one) => one.id)"
    )
    editor.locator(f"#words-{names[0]}").focus()
    editor.keyboard.press("Alt+Shift+ArrowDown")
    editor.wait_for_url(re.compile("moved="))
    after = editor.locator("section[aria-labelledby=group-potential] .passage").evaluate_all(
        "all => all.map((one) => one.id)"
    )
    assert after[:2] == [names[1], names[0]]
    go(editor, editor.draft + "/freeze")
    tab_to(editor, "Why this version is made")
    editor.keyboard.type("For the consultation.")
    editor.keyboard.press("Enter")
    editor.get_by_text(re.compile(r"Version \d+ is frozen")).wait_for()
