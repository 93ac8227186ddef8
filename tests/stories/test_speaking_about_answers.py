"""Those who do not write the answers, reviewers, the focal point, a ministry: they look around and say their word."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from stories.answering import HERE
from stories.axe import violations
from stories.steps import look_through, signed_in_as

ROUND = f"assessments/{HERE}"
PEOPLE = {
    "demo-reviewer": (
        f"{ROUND}/reviews",
        f"{ROUND}/reviews/1.1.2",
        f"{ROUND}/reviews/2.1.2",
        f"{ROUND}/flags",
        f"{ROUND}/flags/1",
        f"{ROUND}/flags/on/1.1.2",
        f"{ROUND}/agreement",
        f"{ROUND}/agreement/2.1.1",
        "agreement",
    ),
    "demo-second-reviewer": (f"{ROUND}/codings", f"{ROUND}/codings/2.1.3", f"{ROUND}/codings/2.1.1"),
    "demo-focal-point": (
        f"{ROUND}/delegations",
        f"{ROUND}/delegations/new",
        f"{ROUND}/delegations/1",
        f"{ROUND}/delegations/1/on/1.1.1",
        f"{ROUND}/delegations/1/withdraw",
        f"{ROUND}/treaties",
        f"{ROUND}/treaties/ICRMW",
    ),
    "demo-participant": (
        f"{ROUND}/delegations",
        f"{ROUND}/delegations/1/on/1.1.1",
        f"{ROUND}/delegations/1/on/1.1.4",
        f"{ROUND}/questions",
        f"{ROUND}/questions/2.1.1",
    ),
}
LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("en", {}),
    "dark": ("fr", {}),
    "light, narrow, from right to left": ("ar", {"viewport": {"width": 360, "height": 740}}),
}


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_no_page_is_too_wide(shared_page: Any, house: str, look: str, person: str) -> None:
    page, (language, screen) = shared_page, LOOKS[look]
    look_through(page, screen)
    page.context.add_cookies([{"name": "appearance", "value": look.split(",")[0], "url": house}])
    signed_in_as(page, house, person)
    wrong = {}
    for address in PEOPLE[person]:
        answer = page.goto(f"{house}/{language}/{address}")
        wide = page.evaluate("document.documentElement.scrollWidth") - page.viewport_size["width"]
        wrong[address] = violations(page) + ([f"{wide} px too wide"] if wide > 0 else [])
        wrong[address] += [] if answer.status == 200 else [f"status {answer.status}"]
    assert not any(wrong.values()), wrong


def test_a_ministry_answers_without_a_script_and_reads_what_became_of_it(browser: Any, house: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    signed_in_as(page, house, "demo-participant")
    page.goto(f"{house}/en/{ROUND}/delegations")
    page.get_by_role("link", name="1.1.4").click()
    page.get_by_label("some", exact=True).check()
    page.get_by_label("Justification").fill("The pension reaches residents after five years.")
    page.get_by_role("button", name="Save as a draft").click()
    expect(page.get_by_text("Only your institution sees it yet.")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("2 of 2 handed in")).to_be_visible()
    context.close()

    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    signed_in_as(page, house, "demo-focal-point")
    page.goto(f"{house}/en/{ROUND}/delegations/1/on/1.1.4")
    page.get_by_role("button", name="Take over what is ticked").click()
    if page.get_by_text("the institution reads it").first.is_visible():
        page.get_by_label("Why the others are not taken over").fill("The law of 2023 says otherwise.")
        page.get_by_role("button", name="Take over what is ticked").click()
    context.close()

    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    signed_in_as(page, house, "demo-participant")
    page.goto(f"{house}/en/{ROUND}/delegations/1/on/1.1.4")
    expect(page.get_by_role("heading", name="What became of your answer")).to_be_visible()
    context.close()
