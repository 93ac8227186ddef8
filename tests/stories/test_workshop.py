"""A facilitator captures what a room decides, on through a line that drops, while the wall follows."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.axe import violations
from stories.served import ended, printed_address
from stories.steps import breaks_off, dies, go

HOME_MAKER = Path(__file__).with_name("workshop_home.py")
ROOM = "/en/assessments/xqa-2024/consultation/workshops/1"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a migov with a workshop in it, and the sessions of its people."""
    home = str(tmp_path_factory.mktemp("workshop"))
    made = subprocess.run([sys.executable, str(HOME_MAKER), home], capture_output=True, text=True, check=True)
    line = next(one for one in made.stdout.splitlines() if one.startswith("SESSIONS "))
    words = [sys.executable, "-u", "-m", "migov", "serve", "--home", home, "--port", "0", "--workers", "1"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    yield printed_address(process.stdout), json.loads(line.removeprefix("SESSIONS "))
    ended(process)


@pytest.fixture
def context(browser: Any, workshop: tuple[str, dict[str, str]]) -> Iterator[Any]:
    """A browser with the coordinator signed in."""
    made = browser.new_context(viewport={"width": 1366, "height": 768})
    made.add_cookies([{"name": "migov", "value": workshop[1]["cora"], "url": workshop[0]}])
    yield made
    made.close()


def capture(page: Any, outcome: str, why: str, *, about: int | None = None, words: str = "") -> None:
    """Fill the panel in and press its button."""
    if about:
        page.get_by_label(f"Decide on comment {about}", exact=True).check()
    page.get_by_label(outcome, exact=True).check()
    page.get_by_label("Why", exact=True).fill(why)
    page.get_by_label("Text as agreed, or what was said").fill(words)
    page.get_by_role("button", name="Capture").click()


def test_decisions_are_captured_through_a_line_that_drops(context: Any, workshop: tuple[str, dict[str, str]]) -> None:
    house, page = workshop[0], context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    go(page, f"{house}{ROOM}/room")
    assert violations(page) == []

    with context.expect_page() as opened:
        page.get_by_role("link", name="Second window for the projector").click()
    wall = opened.value
    wall.locator("main").wait_for()
    assert violations(wall) == []
    letters = wall.locator("section:not([hidden]) .wall-words").evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert letters >= 28

    capture(page, "Accepted", "The Ministry says since when.", about=1)
    page.locator("[data-card='1'] .verdict:not(.waiting)").wait_for()
    wall.locator("[data-card='1'] .verdict").wait_for()

    # A presenter's button goes on; the wall follows without asking the server.
    page.locator("h1").click()
    page.keyboard.press("PageDown")
    expect(page.locator("section:not([hidden]) .wall-words")).to_contain_text("union")
    wall.locator("section:not([hidden]) .wall-words", has_text="union").wait_for()
    page.get_by_role("link", name="Next with open comments").click()
    capture(
        page, "Accepted in part", "The law says working days.", about=2, words="Work permits take ten working days."
    )
    page.locator("[data-card='2'] .verdict:not(.waiting)").wait_for()

    # What is half written stays with its passage.
    page.get_by_label("Why", exact=True).fill("Half a sentence")
    page.keyboard.press("PageUp")
    expect(page.get_by_label("Why", exact=True)).to_have_value("")
    page.keyboard.press("PageDown")
    expect(page.get_by_label("Why", exact=True)).to_have_value("Half a sentence")
    expect(page.locator("#about-new")).to_be_checked()

    context.set_offline(True)
    capture(page, "Noted", "Heard in the room.", words="The figures of 2023 are awaited.")
    badge = page.locator("[data-unsent-badge]")
    expect(badge).to_have_text("1 not sent yet")
    page.get_by_text("The line is down").wait_for()
    page.get_by_role("link", name="Previous").click()  # the page goes on without the line
    assert page.locator("section:not([hidden]) .wall-words").inner_text()

    context.set_offline(False)
    badge.wait_for(state="hidden")
    page.get_by_role("link", name="Back to the workshop").click()
    lines = page.locator(".minutes-list > li")
    expect(lines).to_have_count(3)
    expect(lines.nth(2)).to_contain_text("The figures of 2023 are awaited.")

    page.get_by_role("button", name="Take 3 minutes over").click()
    page.get_by_text("3 minutes were taken over").wait_for()
    assert violations(page) == []
    assert complaints == []


def test_what_was_not_sent_is_sent_when_the_page_is_opened_again(
    context: Any, workshop: tuple[str, dict[str, str]]
) -> None:
    house, page = workshop[0], context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    go(page, f"{house}{ROOM}/room")
    context.set_offline(True)
    capture(page, "Not decided", "", words="Written while the line was down.")
    page.get_by_text("1 not sent yet").wait_for()
    dies(page)
    context.set_offline(False)
    again = context.new_page()
    go(again, f"{house}{ROOM}/room")
    again.locator("[data-captured] li:not(.waiting)", has_text="Written while the line was down.").wait_for()


def test_an_answer_of_the_server_that_breaks_off_on_its_way_is_asked_for_again(
    context: Any, workshop: tuple[str, dict[str, str]]
) -> None:
    house, page = workshop[0], context.new_page()
    with page.expect_response("**/capture"):  # it asks what there is
        go(page, f"{house}{ROOM}/room")
    breaks_off(page, "**/capture")
    capture(page, "Not decided", "", words="Said twice, kept once.")
    expect(page.locator("[data-captured] li:not(.waiting)", has_text="Said twice, kept once.")).to_have_count(1)


def test_without_a_script_the_panel_is_a_form(browser: Any, workshop: tuple[str, dict[str, str]]) -> None:
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies([{"name": "migov", "value": workshop[1]["cora"], "url": workshop[0]}])
    page = plain.new_page()
    go(page, f"{workshop[0]}{ROOM}/room")
    page.get_by_role("link", name="Next", exact=False).first.click()
    capture(page, "Not decided", "", words="Said without a script.")
    expect(page.get_by_text("Said without a script.")).to_have_count(1)
    plain.close()
