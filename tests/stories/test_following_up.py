"""The second round from the first: an answer is confirmed, one changed and explained; and a mark is dismissed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from stories import axe
from stories.served import Seats, Served
from stories.steps import go

SECOND, PUBLISHED = "en/assessments/ner-2024-2", "en/assessments/xqa-2024"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A second round, and a published profile under watch."""
    made = Served("followed_home.py", tmp_path_factory.mktemp("following"))
    yield made
    made.end()


@pytest.fixture
def seats(browser: Any, served: Served) -> Iterator[Seats]:
    made = Seats(browser, served)
    yield made
    made.leave()
    assert made.complaints == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_for_everybody(seats: Seats, width: int) -> None:
    screen = {"width": width, "height": 800}
    ana, cora = seats.seat("ana", viewport=screen), seats.seat("cora", viewport=screen)
    for page, address in (
        (ana, f"{SECOND}/changes"),
        (ana, f"{SECOND}/indicators/1.1.2"),
        (cora, f"{PUBLISHED}/marks"),
    ):
        go(page, f"{seats.served.house}/{address}")
        assert axe.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is wider than {width}"


def test_an_answer_whose_law_was_repealed_tells_so_and_is_confirmed_by_itself(seats: Seats) -> None:
    page = seats.at("ana", f"{SECOND}/indicators/1.1.2")
    waiting = page.locator("section.waiting")
    expect(waiting).to_contain_text("repealed, since 2015-04-01, by")
    waiting.get_by_role("button", name="Confirm as it is").click()
    page.get_by_text("This answer is complete.").wait_for()
    page.get_by_role("button", name="Take the confirmation back").click()
    page.locator("section.waiting").wait_for()


def test_an_answer_is_changed_and_the_change_explained(seats: Seats) -> None:
    page = seats.at("ana", f"{SECOND}/indicators/1.2.1")
    page.locator('input[name="answer"]').first.check()
    page.get_by_role("button", name="Save and call it complete").click()
    page.get_by_role("link", name="Say why it changed").click()
    page.get_by_label("Earlier error corrected").check()
    page.get_by_label("What changed, in a sentence or two").fill("The act was misread.")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("button", name="Keep this")).to_have_count(0)
    expect(page.get_by_text("Earlier error corrected")).to_be_visible()


def test_answers_to_which_nothing_happened_are_confirmed_together(seats: Seats) -> None:
    page = seats.at("ana", f"{SECOND}/changes")
    boxes = page.locator('input[name="code"]')
    assert "1.1.2" not in [box.get_attribute("value") for box in boxes.all()], "its law was repealed"
    count = boxes.count()
    boxes.first.check()
    page.get_by_role("button", name="Confirm those that are ticked").click()
    page.get_by_text("1 answer is confirmed.").wait_for()
    expect(page.locator('input[name="code"]')).to_have_count(count - 1)


def test_the_coordinator_dismisses_a_mark(seats: Seats) -> None:
    page = seats.at("cora", f"{PUBLISHED}/marks")
    page.get_by_text("Dismiss …").click()
    page.get_by_label("Why it does not matter").fill("The new law says the same.")
    page.get_by_role("button", name="Dismiss this mark").click()
    expect(page.locator("#dismissed")).to_be_visible()
