"""Institutions are asked from the page: a letter leads one of them to its passage, another is reminded, one has nothing
to say; the matrix is taken along.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from stories.axe import violations
from stories.steps import go

PAGE = "en/assessments/xqa-2024/consultation"
LETTER = re.compile(r"^To: (\w+)@.*?\s(http://\S+?)(/\w\w/sign-in/link/\S+)", re.DOTALL | re.MULTILINE)


class Place(NamedTuple):
    """A migov with a consultation in it."""

    house: str
    outbox: Path
    """What it prints, its letters among it."""
    sessions: dict[str, str]

    def letter(self, to: str) -> str:
        """The address in the newest letter to somebody; it leaves a moment after the answer."""
        for _ in range(100):
            found = [way for who, _host, way in LETTER.findall(self.outbox.read_text("utf-8")) if who == to]
            if found:
                return self.house + found[-1]
            time.sleep(0.1)
        pytest.fail(f"no letter to {to}: {self.outbox.read_text('utf-8')[-2000:]}")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A consultation of three institutions, served: its letters are printed into a file."""
    home, script = tmp_path_factory.mktemp("inviting"), Path(__file__).with_name("consulted_home.py")
    told = subprocess.run([sys.executable, str(script), str(home)], capture_output=True, text=True, check=True).stdout
    sessions = re.search(r"^SESSIONS (.*)$", told, re.MULTILINE)
    assert sessions
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    outbox = home / "printed.txt"
    words = [sys.executable, "-m", "migov", "serve", "--home", str(home), "--port", str(port)]
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    with outbox.open("wb") as file:
        process = subprocess.Popen(words, stdout=file, env=env)
    try:
        yield Place(f"http://127.0.0.1:{port}", outbox, json.loads(sessions[1]))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def seated(browser: Any, place: Place, who: str | None, width: int = 1280) -> Any:
    """A page with somebody signed in, or nobody."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.set_default_timeout(10_000)
    go(page, f"{place.house}/en/sign-in")
    if who:
        context.add_cookies([{"name": "migov", "value": place.sessions[who], "url": place.house}])
    return page


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def row(page: Any, institution: str) -> str:
    """What the list says of an institution."""
    return str(page.locator("tr", has_text=institution).inner_text())


def test_institutions_are_asked_reminded_and_have_nothing_to_say(browser: Any, place: Place) -> None:
    cora = seated(browser, place, "cora")
    cora.goto(f"{place.house}/{PAGE}/institutions")
    cora.get_by_role("link", name="Union of Workers", exact=True).click()
    cora.get_by_role("link", name="Ask it no longer").click()
    press(cora, "Ask it no longer")
    assert "Union of Workers is asked no longer." in cora.inner_text("main")
    cora.get_by_role("link", name="Union of Workers", exact=True).click()
    cora.locator("details.dimension-6 > summary").click()
    cora.locator("#dimension-6").check()
    cora.locator("#is_government").uncheck()
    press(cora, "Ask this institution")
    assert "Outside of the government" in row(cora, "Union of Workers")
    assert "Silent" in row(cora, "Union of Workers")
    uma = seated(browser, place, None)
    uma.goto(place.letter("uma"))
    uma.locator("main button").first.click()
    uma.wait_for_url(f"**/{PAGE}?part=*")
    assert "Work permits take ten days." in uma.inner_text("main")

    press(cora, "Remind Ministry of Labour (MoL)")
    assert "Silent, after 1 reminder" in row(cora, "Ministry of Labour")
    place.letter("lea")

    hana = seated(browser, place, "hana")
    hana.goto(f"{place.house}/{PAGE}")
    hana.get_by_role("link", name="We have no comments").first.click()
    hana.locator("main form button").first.click()
    cora.reload()
    assert "No comment" in row(cora, "Ministry of Health")
    assert "No comment: 1" in cora.inner_text("main")


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_around_the_consultation_have_no_barrier(browser: Any, place: Place, width: int) -> None:
    cora, wrong = seated(browser, place, "cora", width), {}
    for one in ("institutions", "institutions/labour", "packs/labour", "matrix", "priorities"):
        cora.goto(f"{place.house}/{PAGE}/{one}")
        wide = cora.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        wrong[one] = violations(cora) + ([f"{wide} px too wide"] if wide > 0 else [])
    assert not any(wrong.values()), wrong


def test_the_matrix_and_a_pack_are_taken_along(browser: Any, place: Place) -> None:
    edo = seated(browser, place, "edo")
    for page, names in (("matrix", ("Word (DOCX)", "Excel (XLSX)", "CSV", "HTML")), ("packs/labour", ("PDF",))):
        edo.goto(f"{place.house}/{PAGE}/{page}")
        for name in names:
            with edo.expect_download() as download:
                edo.get_by_role("link", name=name, exact=True).click()
            assert download.value.path().stat().st_size > 100
