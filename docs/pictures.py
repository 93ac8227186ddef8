"""Makes the pictures of the manual: starts the demonstration, signs in, and photographs its pages with Chromium.

    python docs/pictures.py [NAME …]

writes ``docs/pictures/NAME.png`` for every line of `PICTURES`, or for those that are named.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent / "pictures"
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")
WIDE, NARROW = (1120, 760), (360, 640)


ROUND = "assessments/xnd-2026"
"""The demonstration's second round, which is in the middle of its research."""
FIRST = "assessments/xnd-2024"
"""Its first profile, which is in the middle of its consultation."""


class Picture(NamedTuple):
    """One page as one person sees it."""

    name: str
    address: str
    person: str = "coordinator"
    """Of the demonstration's team; empty for nobody."""
    screen: tuple[int, int] = WIDE
    look: str = "light"


PICTURES = (
    Picture("look", "en/look"),
    Picture("sign-in", "en/sign-in", person=""),
    Picture("assessments", "en/assessments"),
    Picture("assessment", f"en/{ROUND}"),
    Picture("work", "en/work", person="analyst"),
    Picture("answer", f"en/{ROUND}/indicators/2.1.2?q=migration+council", person="analyst"),
    Picture("answer-dark", f"en/{ROUND}/indicators/2.1.2?q=migration+council", person="analyst", look="dark"),
    Picture("answer-ar", f"ar/{ROUND}/indicators/2.1.2?q=migration+council", person="analyst"),
    Picture("answer-narrow", f"en/{ROUND}/indicators/2.1.2?q=migration+council", person="analyst", screen=NARROW),
    Picture("assessments-narrow", "en/assessments", screen=NARROW),
    Picture("review", f"en/{ROUND}/reviews/1.1.1", person="reviewer"),
    Picture("return", f"en/{ROUND}/delegations/1/on/1.1.1", person="focal-point"),
    Picture("consultation", f"en/{FIRST}/consultation?part=1.2-1", person="participant"),
    Picture("matrix", f"en/{FIRST}/consultation/matrix", person="editor"),
    Picture("room", f"en/{FIRST}/consultation/workshops/1/room", look="dark"),
    Picture("treaties", f"en/{ROUND}/treaties", person="focal-point", look="contrast"),
)


@contextmanager
def house() -> Iterator[str]:
    """The address of a demonstration that runs as long as it is looked at."""
    with tempfile.TemporaryDirectory() as home:
        words = [sys.executable, "-m", "migov", "demo", "--home", home]
        env = os.environ | {"PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=env)  # noqa: S603 - our own words
        try:
            lines = iter(process.stdout or ())
            yield next(found[0] for found in (re.search(r"http://127\.0\.0\.1:\d+", line) for line in lines) if found)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


def photograph(browser: Any, address: str, picture: Picture) -> Path:
    """The file of the picture."""
    width, height = picture.screen
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    context.add_cookies([{"name": "appearance", "value": picture.look, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/en/sign-in")
    if picture.person:
        page.locator(f'button[name="person"][value="demo-{picture.person}"]').click()
    page.goto(f"{address}/{picture.address}")
    page.evaluate("document.fonts.ready")
    file = HERE / f"{picture.name}.png"
    page.screenshot(path=file)
    context.close()
    return file


def main(names: list[str]) -> None:
    """Make the pictures."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with house() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for picture in PICTURES:
            if not names or picture.name in names:
                file = photograph(browser, address, picture)
                print(f"{file.name}  {file.stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
