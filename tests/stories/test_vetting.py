"""Signed for the government, one passage edited, and that passage alone is read and signed again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.served import Seats, Served

HERE = "en/assessments/xqa-2024"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An assessment in vetting."""
    made = Served("vetted_home.py", tmp_path_factory.mktemp("vetting"))
    yield made
    made.end()


@pytest.fixture
def seats(browser: Any, served: Served) -> Iterator[Seats]:
    made = Seats(browser, served)
    yield made
    made.leave()
    assert made.complaints == []


def sign(page: Any, party: str, name: str) -> None:
    key = page.locator(f"#{party}")
    key.get_by_label("Name of the person who signs").fill(name)
    key.get_by_label("Function").fill("Secretary-General")
    key.get_by_label("Day of the signature").fill(datetime.now(UTC).date().isoformat())
    letter = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a letter"}
    key.get_by_label("Scanned letter").set_input_files(letter)
    key.get_by_label("I have read draft").check()
    key.get_by_role("button", name="Sign for").click()
    page.wait_for_url("**/vetting#" + party)


def test_an_edit_opens_for_reading_what_it_touched(seats: Seats) -> None:
    government = seats.at("fay", f"{HERE}/vetting")
    sign(government, "government", "Awa Sample")
    expect(government.locator("#government .chip")).to_have_text("Signed")

    seats.served.run("rewrite")
    government.reload()
    expect(government.locator("#government .chip")).to_have_text("Signed an earlier draft")
    (change,) = government.locator(".reading:has(#since-1) .change").all()
    expect(change.locator("ins")).to_have_text("or a nurse")
    expect(government.locator("#office").get_by_text("Everything is open")).to_be_visible()

    sign(government, "government", "Awa Sample")
    expect(government.locator("#government .chip")).to_have_text("Signed")
    expect(government.get_by_role("link", name="Sign off")).to_be_hidden()
    government.goto(f"{seats.served.house}/{HERE}/certificate")
    expect(government.get_by_text("Awa Sample, Secretary-General")).to_have_count(2)
