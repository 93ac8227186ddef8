"""Somebody finds practices in a portal that is files: the same passages and numbers as in the one that is served."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from stories.axe import violations
from stories.steps import go

PAGE = 20
COUNTED = ("dimension", "sub-domain", "gcm", "sdg", "year", "module")
OFFERED = """select => Object.fromEntries([...select.options].filter((one) => one.value && !one.hidden)
  .map((one) => [one.value, Number((one.textContent.match(/ \\((\\d+)\\)$/) || [0, -1])[1])]))"""
"""What a list offers, with the number beside each name; -1 where there is none."""


class Quiet(SimpleHTTPRequestHandler):
    """Sends files, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files, and with what the served finder finds."""
    made = tmp_path_factory.mktemp("written")
    subprocess.run([sys.executable, str(Path(__file__).with_name("written_home.py")), str(made)], check=True)
    return made


@pytest.fixture(scope="module")
def told(home: Path) -> list[dict[str, Any]]:
    """Questions with the answers of the served finder."""
    found: list[dict[str, Any]] = json.loads((home / "told.json").read_text("utf-8"))
    return found


@pytest.fixture
def asked(browser: Any, home: Path) -> Iterator[Any]:
    """Opens the finder with a question, and waits until it has looked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(home / "files")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context, complaints = browser.new_context(), list[str]()
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))

    def ask(**question: str) -> Any:
        address = f"http://127.0.0.1:{server.server_port}/en/practices/index.html"
        go(page, f"{address}?{urlencode(question)}")
        page.locator("#by-dimension option[data-name]").first.wait_for(state="attached")
        return page

    yield ask
    context.close()
    server.shutdown()
    server.server_close()
    assert complaints == []


def hits(page: Any, expected: int) -> None:
    """As many passages as there should be stand on the page."""
    found = page.locator("#finder-hits li")
    (found.nth(expected - 1) if expected else page.get_by_text("No passage fits.")).wait_for()
    expect(found).to_have_count(expected)


def offered(page: Any, facet: str) -> dict[str, int]:
    """What one may choose, each with its number."""
    found: dict[str, int] = page.locator(f"#by-{facet}").evaluate(OFFERED)
    return found


def test_words_phrases_and_numbers_are_those_of_the_served_finder(asked: Any, told: list[dict[str, Any]]) -> None:
    assert {one["total"] > 0 for one in told if one["q"] == '"emergency treatment"' and not one["chosen"]} == {True}
    assert {one["total"] for one in told if one["q"] == '"treatment emergency"'} == {0}
    for one in told:
        page = asked(q=one["q"], **{name: values[0] for name, values in one["chosen"].items()})
        hits(page, min(one["total"], PAGE))
        for facet in COUNTED:
            expected = {value: n for value, n in one["counts"][facet].items() if n}
            chosen = dict.fromkeys(one["chosen"].get(facet, ()), 0)
            assert offered(page, facet) == chosen | expected, (one["q"], one["chosen"], facet)


def test_a_phrase_stands_in_every_passage_that_is_found(asked: Any) -> None:
    page = asked(q='"emergency treatment"')
    page.locator("#finder-hits li").first.wait_for()
    assert all("emergency treatment" in text for text in page.locator("#finder-hits .words").all_inner_texts())
    page.get_by_role("searchbox").fill('"treatment emergency"')
    page.get_by_role("button", name="Find").click()
    page.get_by_text("No passage fits.").wait_for()
    expect(page.locator("#finder-hits li")).to_have_count(0)


def test_no_number_is_of_one_country_or_compares_the_sides(asked: Any) -> None:
    page = asked()
    for facet in ("place", "side"):
        assert set(offered(page, facet).values()) == {-1}
    assert max(offered(page, "dimension").values()) > 0
    page.get_by_label("Country or city").select_option("xab")
    page.locator("#by-dimension option", has_text=re.compile(r"\(\d+\)$")).first.wait_for(state="detached")
    assert set(offered(page, "gcm").values()) == {-1}
    page.locator("#finder-hits h3").first.wait_for()
    assert all(text.startswith("The Abra") for text in page.locator("#finder-hits h3").all_inner_texts())


def test_a_choice_that_leaves_nothing_is_not_offered_until_it_leaves_something(asked: Any) -> None:
    page = asked(dimension="1")
    assert {code[0] for code in offered(page, "sub-domain")} == {"1"}
    page.get_by_label("Dimension", exact=True).select_option("")
    page.locator("#by-sub-domain option[value='2.1']:not([hidden])").wait_for(state="attached")


def test_axe_finds_nothing(asked: Any) -> None:
    page = asked(q="law")
    page.locator("#finder-hits li").first.wait_for()
    assert violations(page) == []
