"""A browser and a migov to look at, for stories: a person, a page, what they see."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

import homes
from migov.model.answers import AnswerStatus
from stories.served import ended, printed_address
from stories.steps import signed_in_as

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is found serves. The one without windows comes first: the others draw theirs even when nobody looks,
which takes as much of the processor as the pages themselves."""
CHROMIUM = next(filter(None, map(shutil.which, PROGRAMS)), None)
SCRIPTS = "--js-flags=--no-opt --no-maglev --no-flush-bytecode"
"""No page stays long enough to earn back what it costs to make its scripts faster; they are read once for all pages."""
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS = ["--no-sandbox", SCRIPTS, *QUIET]
STORIES = Path(__file__).parent
PATIENCE = 60_000
"""Milliseconds after which a story gives up what has not come: how long something takes says more of what else the
machine does than of migov."""
OPEN: list[tuple[Any, ExitStack]] = []
"""The browser of this process, once there is one, and how it is closed."""


@pytest.fixture(scope="module")
def browser() -> Any:
    """Chromium, where the system has one: the same for all stories that follow one another."""
    if CHROMIUM is None:
        pytest.skip("needs a Chromium on the path: it is a browser of the system, and not installed by pip")
    if not OPEN:
        OPEN.append(begun())
    return OPEN[0][0]


def begun() -> tuple[Any, ExitStack]:
    """A browser that has just been started, and how it is closed."""
    from playwright.sync_api import Browser, Locator, expect, sync_playwright

    with ExitStack() as ending:
        playwright = ending.enter_context(sync_playwright())
        patched = ending.enter_context(pytest.MonkeyPatch.context())
        patched.setattr(Locator, "click", arriving(Locator.click))
        patched.setattr(Browser, "new_context", patient(Browser.new_context))
        expect.set_options(timeout=PATIENCE)
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        ending.callback(chromium.close)
        return chromium, ending.pop_all()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> Iterator[None]:
    """Closes the browser behind the last story: Playwright keeps an event loop in the thread, in which Django refuses
    every later query."""
    try:
        return (yield)
    finally:
        if OPEN and (nextitem is None or STORIES not in nextitem.path.parents):
            OPEN.pop()[1].close()


def arriving(click: Callable[..., None]) -> Callable[..., None]:
    """A click after which the page it leads to is there: Playwright waits until its first bytes come, and what a story
    reads at once, such as all headings, would be of half a page."""

    def clicked(locator: Any, **options: Any) -> None:
        click(locator, **options)
        if not locator.page.is_closed():
            locator.page.wait_for_load_state("domcontentloaded")

    return clicked


def patient(new_context: Callable[..., Any]) -> Callable[..., Any]:
    """A window in which everything is waited for as long as patience lasts."""

    def opened(browser: Any, **options: Any) -> Any:
        context = new_context(browser, **options)
        context.set_default_timeout(PATIENCE)
        return context

    return opened


@pytest.fixture(autouse=True)
def _windows_end_with_their_story(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window that stays open goes on asking who else is there, and takes the time of all later stories."""
    browser = request.getfixturevalue("browser") if "browser" in request.fixturenames else None
    before = list(browser.contexts) if browser else []
    yield
    for context in browser.contexts if browser else []:
        if context not in before:
            context.close()


@pytest.fixture(scope="module")
def shared_page(browser: Any) -> Iterator[Any]:
    """A page that the stories of a file share which only look: a window of its own costs more than most pages."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a migov that shows what the demonstration made; it finds everything in place, and goes on."""
    home = tmp_path_factory.mktemp("story")
    homes.demonstration(home)
    forget_what_was_carried(home)
    words = [sys.executable, "-m", "migov", "demo", "--home", str(home)]
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=env)
    assert process.stdout
    try:
        yield printed_address(process.stdout)
    finally:
        ended(process)


def forget_what_was_carried(home: Path) -> None:
    """The second round as if its questions were new: stories begin answers, and the demonstration carries all over."""
    with closing(sqlite3.connect(home / "migov.sqlite3")) as kept, kept:
        carried = "SELECT assessment_id, indicator FROM answers WHERE status = ?"
        status = [AnswerStatus.CARRIED.value]
        kept.execute(f"DELETE FROM answer_changes WHERE (assessment, indicator) IN ({carried})", status)  # noqa: S608
        gone = kept.execute("DELETE FROM answers WHERE status = ?", status).rowcount
    assert gone > 50, "the stories need answers that nobody has begun"


SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 360, "height": 740}},
}


@pytest.fixture(params=SCREENS)
def page(request: pytest.FixtureRequest, browser: Any, house: str) -> Any:
    """A page that collects what its console complains of, with an analyst of the demonstration signed in."""
    return _opened(browser, house, SCREENS[request.param])


@pytest.fixture
def wide_page(browser: Any, house: str) -> Any:
    """The same on the desktop alone."""
    return _opened(browser, house, SCREENS["desktop"])


def _opened(browser: Any, house: str, screen: dict[str, Any]) -> Any:
    context = browser.new_context(**screen)
    opened = context.new_page()
    opened.complaints = []
    signed_in_as(opened, house, "demo-analyst")
    opened.on("console", lambda message: opened.complaints.append(message.text))
    return opened
