"""Somebody chooses how the pages look: by day, by night, in high contrast, from right to left, narrow, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.answering import HERE
from stories.axe import violations
from stories.steps import look_through, signed_in_as

ROUND = f"assessments/{HERE}"
COORDINATOR = (
    "work",
    "assessments",
    ROUND,
    f"{ROUND}/team",
    f"{ROUND}/stages",
    f"{ROUND}/assignments",
    "people",
    "look",
)
ANALYST = (f"{ROUND}/indicators", f"{ROUND}/indicators/2.1.2", f"{ROUND}/treaties", "profiles/xnd-2024", "about")
PEOPLE = {"demo-coordinator": COORDINATOR, "demo-analyst": ANALYST}
LOOKS = {
    "light": ("en", {}),
    "dark": ("en", {}),
    "contrast": ("en", {}),
    "light from right to left": ("ar", {}),
    "dark, narrow, from right to left": ("ar", {"viewport": {"width": 360, "height": 740}}),
}


@pytest.fixture(params=LOOKS)
def looking(request: pytest.FixtureRequest, browser: Any, house: str) -> Iterator[tuple[Any, str]]:
    """A browser that runs no script of the page, an appearance that was chosen there, and a language."""
    language, screen = LOOKS[request.param]
    context = browser.new_context(java_script_enabled=False, **screen)
    page = context.new_page()
    page.goto(f"{house}/en/sign-in")
    page.locator("details.menu summary", has_text="Appearance").click()
    wanted = {"light": "Light", "dark": "Dark", "contrast": "High contrast"}[request.param.split()[0].strip(",")]
    page.get_by_role("link", name=wanted, exact=True).click()
    yield page, language
    context.close()


def test_what_is_chosen_without_a_script_stays_chosen(looking: tuple[Any, str], house: str) -> None:
    page, language = looking
    assert page.url == f"{house}/en/sign-in"
    look = page.locator("html").get_attribute("data-look")
    page.goto(f"{house}/{language}/sign-in")
    assert page.locator("html").get_attribute("data-look") == look
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("look", list(LOOKS)[1:])
def test_axe_finds_nothing_and_no_page_is_too_wide(shared_page: Any, house: str, look: str, person: str) -> None:
    page, (language, screen) = shared_page, LOOKS[look]
    look_through(page, screen)
    chosen = look.split()[0].strip(",")
    page.context.add_cookies([{"name": "appearance", "value": chosen, "url": house}])
    signed_in_as(page, house, person)
    wrong = {}
    for address in PEOPLE[person]:
        answer = page.goto(f"{house}/{language}/{address}")
        wide = page.evaluate("document.documentElement.scrollWidth") - page.viewport_size["width"]
        wrong[address] = violations(page) + ([f"{wide} px too wide"] if wide > 0 else [])
        wrong[address] += [] if answer.status == 200 else [f"status {answer.status}"]
    assert not any(wrong.values()), wrong


def test_the_night_has_another_ground_than_the_day(browser: Any, house: str) -> None:
    grounds = {}
    for look in ("light", "dark", "contrast"):
        context = browser.new_context(color_scheme="light")
        context.add_cookies([{"name": "appearance", "value": look, "url": house}])
        page = context.new_page()
        page.goto(f"{house}/en/sign-in")
        grounds[look] = page.evaluate("getComputedStyle(document.body).backgroundColor")
        context.close()
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 31)", "contrast": "rgb(255, 255, 255)"}


def test_on_paper_it_is_day_and_nothing_is_folded(browser: Any, house: str) -> None:
    context = browser.new_context(color_scheme="dark")
    context.add_cookies([{"name": "appearance", "value": "dark", "url": house}])
    page = context.new_page()
    signed_in_as(page, house, "demo-analyst")
    page.goto(f"{house}/en/{ROUND}/indicators/2.1.2")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_hidden()
    expect(page.locator("details p").first).to_be_visible()
    context.close()
