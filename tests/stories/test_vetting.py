"""The story of two keys: signed for the government, one passage edited, that passage alone read again, both signed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from stories.axe import violations
from stories.steps import go

SCRIPT = Path(__file__).with_name("vetted_home.py")
HERE = "en/assessments/xqa-2024"


class House:
    """A migov that serves an assessment in vetting."""

    def __init__(self, home: Path) -> None:
        self.home = str(home)
        told = self.run()
        self.sessions: dict[str, str] = json.loads(re.search("SESSIONS (.*)", told)[1])  # type: ignore[index]
        words = [sys.executable, "-m", "migov", "serve", "--home", self.home, "--port", "0", "--workers", "1"]
        env = os.environ | {"PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=env)
        assert self.process.stdout
        line = next(line for line in self.process.stdout if "http://" in line)
        self.address = re.search(r"http://127\.0\.0\.1:\d+", line)[0]  # type: ignore[index]

    def run(self, *more: str) -> str:
        words = [sys.executable, str(SCRIPT), self.home, *more]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("vetting"))
    yield made
    made.end()


def seen_by(browser: Any, house: House, person: str, **more: Any) -> Any:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **more)
    context.add_cookies([{"name": "migov", "value": house.sessions[person], "url": house.address}])
    page = context.new_page()
    go(page, f"{house.address}/{HERE}/vetting")
    return page


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


def test_two_keys_open_the_way_to_publication(browser: Any, house: House) -> None:
    government, office = (seen_by(browser, house, one) for one in ("fay", "olga"))
    assert violations(government) == []
    sign(government, "government", "Awa Sample")
    assert government.locator("#government .chip").inner_text() == "Signed"

    house.run("rewrite")
    government.reload()
    assert government.locator("#government .chip").inner_text() == "Signed an earlier draft"
    (change,) = government.locator(".reading:has(#since-1) .change").all()
    assert change.locator("ins").inner_text().strip() == "or a nurse"
    assert government.locator("#office").get_by_text("Everything is open").is_visible()
    assert violations(government) == []

    sign(government, "government", "Awa Sample")
    go(office, f"{house.address}/{HERE}/vetting")
    assert not office.get_by_role("link", name="Sign off").is_visible()
    sign(office, "office", "Omar Example")
    office.get_by_role("link", name="Sign off").click()
    office.get_by_role("button", name="Sign off").click()
    office.wait_for_url("**/stages")
    assert office.get_by_role("link", name="Publish").is_visible()

    go(office, f"{house.address}/{HERE}/certificate")
    assert office.get_by_text("Awa Sample, Secretary-General").count() == 2
    assert office.get_by_text("The journal holds").is_visible()
    assert violations(office) == []
