"""One assessment from its opening to the draft: everybody does their part, in a browser."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

import homes
from stories.served import ended, printed_address
from stories.steps import go, saved, sign_in_as
from workbooks import Sheets, resaved

pytestmark = pytest.mark.slow

QUESTIONS = ("2.1.3", "1.1.1")
"""The office's own list is short: a story is over when everything is answered."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demonstration whose office has loaded a list of two questions of its own."""
    folder = tmp_path_factory.mktemp("office")
    home, env = folder / "home", os.environ | {"PYTHONUNBUFFERED": "1"}
    homes.demonstration(home)
    run = [sys.executable, "-m", "migov"]
    table = folder / "start.csv"
    subprocess.run([*run, "catalogue", "template", str(table), "--edition", "national-2"], check=True, env=env)
    shorten(table)
    words = ["catalogue", "import", str(table), "--code", "office-1", "--title", "Our list", "--year", "2026"]
    subprocess.run([*run, *words, "--home", str(home)], check=True, env=env)
    server = subprocess.Popen([*run, "demo", "--home", str(home)], stdout=subprocess.PIPE, text=True, env=env)
    assert server.stdout
    try:
        yield printed_address(server.stdout)
    finally:
        ended(server)


def shorten(table: Path) -> None:
    """Leave the questions of the story in the list, and its head."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    code = rows[0].index("Code")
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([rows[0], *(row for row in rows[1:] if row[code] in QUESTIONS)])


class Stage:
    """The browser windows of everybody in the story: each signed in once."""

    def __init__(self, browser: Any, house: str) -> None:
        self.browser, self.house = browser, house
        self.windows: dict[str, Any] = {}

    def window(self, person: str) -> Any:
        """Somebody's window."""
        if person not in self.windows:
            context = self.browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
            self.windows[person] = context.new_page()
            sign_in_as(self.windows[person], self.house, f"demo-{person}")
        return self.windows[person]

    def at(self, person: str, address: str) -> Any:
        """Somebody's window, opened at an address."""
        page = self.window(person)
        go(page, f"{self.house}/en/{address}")
        return page


@pytest.fixture
def stage(browser: Any, office: str) -> Iterator[Stage]:
    made = Stage(browser, office)
    yield made
    for window in made.windows.values():
        window.context.close()


def test_from_the_opening_to_the_draft(stage: Stage, tmp_path: Path) -> None:
    id = open_it(stage)  # noqa: A001 - the field's own word
    build_the_team(stage, id)
    begin_research(stage, id)
    answer_with_a_pin(stage, id, QUESTIONS[0])
    disagree(stage, id, QUESTIONS[0])
    correct(stage, id, QUESTIONS[0])
    agree(stage, id, QUESTIONS[0])
    ask_the_ministry_by_spreadsheet(stage, id, QUESTIONS[1], tmp_path)
    take_over(stage, id, QUESTIONS[1])
    begin_the_draft(stage, id)


def open_it(stage: Stage) -> str:
    page = stage.at("coordinator", "assessments/open")
    page.get_by_label("Country").fill("Republic of the Onduva")
    page.locator('select[name="edition"]').select_option("office-1")
    page.get_by_label("Research done by").fill("2099-06-30T17:00")
    page.get_by_role("button", name="Open").click()
    page.wait_for_url(re.compile(r"/assessments/[a-z0-9-]+(/|$)"))
    return re.search(r"/assessments/([a-z0-9-]+)", page.url)[1]  # type: ignore[index] # waited for


def build_the_team(stage: Stage, id: str) -> None:  # noqa: A002
    page = stage.at("coordinator", f"assessments/{id}/team")
    page.get_by_label("Name of the institution").fill("Ministry of Health")
    page.get_by_role("button", name="Add the institution").click()
    for person, role in (
        ("analyst", "analyst"),
        ("reviewer", "reviewer"),
        ("focal-point", "focal point"),
        ("participant", "participant"),
    ):
        page.get_by_label("Mail address").fill(f"{person}@demo.example")
        page.locator(f'section[aria-labelledby="add"] [name="role"][value="{role}"]').check()
        if role == "participant":
            page.locator('section[aria-labelledby="add"] select[name="institution"]').select_option(
                label="Ministry of Health"
            )
        page.get_by_role("button", name="Add to the team").click()
        page.get_by_role("status").first.wait_for()


def begin_research(stage: Stage, id: str) -> None:  # noqa: A002
    page = stage.at("coordinator", f"assessments/{id}/launch")
    page.locator('[name="on"]').fill("2026-03-02")
    page.locator('[name="briefed"]').fill("The permanent secretaries of eleven ministries")
    page.locator("main").get_by_role("button").last.click()
    page = stage.at("coordinator", f"assessments/{id}/stages/begin-research")
    page.locator("main").get_by_role("button").last.click()
    page.get_by_text("Research").first.wait_for()
    page = stage.at("coordinator", f"assessments/{id}/assignments")


def answer_with_a_pin(stage: Stage, id: str, code: str) -> None:  # noqa: A002
    page = stage.at("analyst", f"assessments/{id}/indicators/{code}")
    page.get_by_label("partial", exact=True).check()
    page.get_by_label("Justification").fill("A strategy names an institute for nationals abroad.")
    saved(page)
    page.locator('input[name="q"]').fill("institute nationals abroad")
    page.get_by_role("button", name="Search the sources").click()
    page.get_by_role("button", name=re.compile("^Pin this paragraph")).first.click()
    page.locator("figure.pinned").first.wait_for()
    complete(page)


def complete(page: Any) -> None:
    """Call the answer complete: the page sends what it holds first, and is left when that has arrived."""
    page.get_by_role("button", name="Save and call it complete").click()
    page.wait_for_url("**?completed**")
    expect(page.locator("#state")).to_have_text("Complete")


def disagree(stage: Stage, id: str, code: str) -> None:  # noqa: A002
    page = stage.at("reviewer", f"assessments/{id}/reviews/{code}")
    assert "A strategy names an institute" in page.content()
    page.get_by_label("disagree", exact=False).last.check()
    page.locator('textarea[name="comment"]').fill("Say what the institute does not do.")
    page.get_by_role("button", name="Keep it", exact=True).click()
    page.get_by_text("Say what the institute does not do.").first.wait_for()


def correct(stage: Stage, id: str, code: str) -> None:  # noqa: A002
    page = stage.at("analyst", f"assessments/{id}/indicators/{code}")
    assert "Say what the institute does not do." in page.content(), "the analyst sees why"
    page.get_by_label("Justification").fill(
        "An institute keeps contact with nationals abroad; return is outside its tasks."
    )
    saved(page)
    complete(page)


def agree(stage: Stage, id: str, code: str) -> None:  # noqa: A002
    page = stage.at("reviewer", f"assessments/{id}/reviews/{code}")
    assert "return is outside its tasks" in page.content()
    page.get_by_label("agree", exact=False).first.check()
    page.get_by_role("button", name="Keep it", exact=True).click()
    page.get_by_text("agrees on").first.wait_for()
    page = stage.at("analyst", f"assessments/{id}/indicators/{code}")
    page.get_by_text("Reviewed", exact=True).first.wait_for()


def ask_the_ministry_by_spreadsheet(stage: Stage, id: str, code: str, folder: Path) -> None:  # noqa: A002
    page = stage.at("focal-point", f"assessments/{id}/delegations/new")
    page.locator('select[name="institution"]').select_option(label="Ministry of Health")
    box = f'input[name="parts"][value="{code}"]'
    for group in page.locator(f"details:has({box}) > summary").all():
        group.click()
    page.locator(box).check()
    page.locator('input[name="due"]').fill("2099-03-31T17:00")
    page.get_by_role("button", name="Hand over and write to them").click()
    page.wait_for_url(re.compile(r"/delegations(/\d+)?$"))
    page = stage.at("participant", f"assessments/{id}/delegations/1/sheet")
    with page.expect_download() as taken:
        page.get_by_role("button", name=re.compile("^Download")).first.click()
    sent = folder / "questionnaire.xlsx"
    taken.value.save_as(sent)
    back = folder / "returned.xlsx"
    back.write_bytes(resaved(sent.read_bytes(), fill_in))
    page = stage.at("participant", f"assessments/{id}/delegations/1/sheet")
    page.locator('input[type="file"]').set_input_files(back)
    page.get_by_role("button", name="Show what it changes").click()
    assert "Free since January, by order." in page.content()
    page.locator("main").get_by_role("button").last.click()
    page.get_by_text("Free since January, by order.").first.wait_for()


def fill_in(sheets: Sheets) -> None:
    """Somebody at the ministry types an answer and its grounds into the first question's row."""
    answer, justification = 4, 6
    row = sheets["Questions"][2]
    row[answer], row[justification] = "some", "Free since January, by order."


def take_over(stage: Stage, id: str, code: str) -> None:  # noqa: A002
    page = stage.at("analyst", f"assessments/{id}/delegations/1/on/{code}")
    for box in page.locator('input[name="take"]').all():
        box.check()
    page.get_by_role("button", name="Take over what is ticked").click()
    page = stage.at("analyst", f"assessments/{id}/indicators/{code}")
    expect(page.get_by_label("Justification")).to_have_value("Free since January, by order.")
    page.locator('input[name="q"]').fill("health care foreigners")
    page.get_by_role("button", name="Search the sources").click()
    page.get_by_role("button", name=re.compile("^Pin this paragraph")).first.click()
    page.locator("figure.pinned").first.wait_for()
    complete(page)


def begin_the_draft(stage: Stage, id: str) -> None:  # noqa: A002
    """All is answered, so that the draft is what is missing: where the next story begins."""
    page = stage.at("coordinator", f"assessments/{id}/stages")
    met = page.locator("li", has_text="Every indicator is answered completely")
    expect(met.locator(".chip")).to_have_text("Met")
    page.get_by_text("No version of the draft is frozen yet").wait_for()
    page = stage.at("coordinator", f"assessments/{id}/draft")
    page.get_by_role("button", name="Begin from the answers").click()
    page.get_by_text(re.compile(f"^{len(QUESTIONS)} passages were begun")).wait_for()
