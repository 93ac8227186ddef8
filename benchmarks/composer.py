"""How long does the composer take to open, to type in and to save, with a draft of 30 pages that was much commented?

    python benchmarks/composer.py [--passages 100] [--pins 6000] [--comments 2000] [--keys 300] [--saves 100]

Made-up passages of three sentences, all of one dimension, so that all of them stand on one page; pins and comments are
dealt out evenly, and no two pins are alike. The pages are served as by `migov serve` with two workers over SQLite. A
keystroke is measured in Chromium between `keydown` and the frame after it; a save is asked for over HTTP as the page's
script does. Server, browser and clock share the machine. The page of one passage is what stands beside its words.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

from desk_people import AT, Browser, hire, prepare, serving
from measuring import table

HERE, EDITOR = "xnd-2024", "analyst-1"
WORDS = (
    "The Act of {n} lets every resident see a doctor at the public rate",
    "an office of the ministry keeps {n} registers of permits and publishes them in March",
    "no rule says whether the {n} councils of the regions hear associations of migrants",
)
TYPE = """async (keys) => {
  const area = document.querySelector(".passage textarea"), took = [];
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  for (let number = 0; number < keys; number += 1) {
    const start = performance.now();
    area.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
    document.execCommand("insertText", false, number % 6 ? "a" : " ");
    await new Promise((done) => { requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    }); });
    took.push(performance.now() - start);
    await new Promise((done) => { setTimeout(done, number % 20 ? 5 : 60); });
  }
  return took;
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=100)
    parser.add_argument("--pins", type=int, default=6000)
    parser.add_argument("--comments", type=int, default=2000)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--saves", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        names = keep(given.passages, given.pins, given.comments)
        session = hire(1, [])[EDITOR]
        edit()
        with serving(Path(folder)) as port:
            browser = Browser(port, session)
            rows = [*opened(browser, names), saved(browser, names, given.saves), typed(port, session, given.keys)]
    table(
        f"A draft of {given.passages} passages, {given.pins} pins and {given.comments} comments",
        ("what", "times", "first ms", "p50 ms", "p95 ms", "kB"),
        rows,
    )
    print("\nGoals: the page under 1,000 ms, a keystroke under 50 ms, a save under 100 ms (p95).")


def keep(passages: int, pins: int, comments: int) -> list[str]:
    """The draft in the store; ids of its passages."""
    from migov.model.dimensions import Dimension
    from migov.model.drafts import Passage, Sentence
    from migov.model.findings import Side
    from migov.model.grounds import Grounds
    from migov.store import assessments, drafts, transactions
    from migov.training import country

    base, numbers = country(), count(1)
    each = pins // (3 * passages)
    made = [
        Passage(
            id=f"p-1-{number}",
            dimension=Dimension.RIGHTS,
            side=list(Side)[number % 2],
            sentences=tuple(
                Sentence(
                    lead=" " if at else "",
                    words=", and ".join(words.format(n=number + at) for words in (WORDS[at:] + WORDS[:at])) + ".",
                    grounds=Grounds(answers=("1.1.1",), pins=tuple(pin(next(numbers)) for _ in range(each))),
                )
                for at in range(3)
            ),
        )
        for number in range(passages)
    ]
    with transactions.whole():
        assessments.add(base, by="benchmark", at=AT, file=None, file_sha256=None)
        drafts.add(base.id, made, by="benchmark", at=AT)
        comment(base.id, made, comments)
    assert base.id == HERE, base.id
    return [one.id for one in made]


def pin(number: int) -> Any:
    """A quotation like no other, of a source that is not on the shelf."""
    from migov.model.citations import Pin, Quote
    from migov.model.sources import Locator

    words = (
        f"Article {number}. Whoever resides in the territory may see a doctor of the public service at rate {number}."
    )
    return Pin(source="xnd-law", snapshot="5" * 64, locator=Locator(path=(f"Article {number}",)), quote=Quote(words))


def comment(id: str, made: Sequence[Any], comments: int) -> None:  # noqa: A002
    """Comments on words of the passages, evenly."""
    from migov.model.anchors import anchored
    from migov.model.consultations import Comment
    from migov.store import comments as rows
    from migov.store.comments import LIVING, Place

    told, places = [], {}
    for number in range(1, comments + 1):
        one = made[number % len(made)]
        start = (37 * number) % (len(one.text) - 40)
        anchor = anchored(one.text, start, start + 30, passage=one.id)
        told.append(
            Comment(
                number=number,
                version=1,
                passage=one.id,
                anchor=anchor,
                says="Is it so?",
                institution="ms",
                by="benchmark",
                at=AT.isoformat(),
            )
        )
        places[number] = {LIVING: Place(passage=one.id, anchor=anchor)}
    rows.add(id, told, places, at=AT)


def edit() -> None:
    """Give the benchmark's person the part of an editor."""
    from migov.model.people import Membership, Role
    from migov.store import people, transactions

    with transactions.whole():
        people.join(Membership(assessment=HERE, person=EDITOR, role=Role.EDITOR), by="benchmark", at=AT)


def opened(browser: Browser, names: Sequence[str]) -> list[tuple[object, ...]]:
    """Pages, each asked for once and then again and again."""
    base = f"/en/assessments/{HERE}/draft"
    pages = {"page of all passages": f"{base}/sections/1", "page of one passage": f"{base}/passages/{names[7]}",
             "overview": base, "history of a passage": f"{base}/passages/{names[7]}/history"}  # fmt: skip
    rows = []
    for what, address in pages.items():
        took, size = [], 0
        for _ in range(12):
            status, body, seconds = browser.get(address)
            assert status == 200, (what, status)
            took.append(seconds)
            size = len(body)
        rows.append(row(what, took[0], took[1:], size))
    return rows


def saved(browser: Browser, names: Sequence[str], saves: int) -> tuple[object, ...]:
    """Saves of one passage after another, as the script of the page sends them."""
    took, first = [], 0.0
    said = {one["id"]: (one["words"], one["version"]) for one in cards(browser)}
    for number in range(saves):
        name = names[number % len(names)]
        words, version = said[name]
        words += f" Save {number}."
        form = {"words": words, "base": str(version), "who": EDITOR}
        status, body, seconds = browser.post(f"/en/assessments/{HERE}/draft/passages/{name}/save", form)
        assert status == 200, body[:300]
        said[name] = (words, version + 1)
        first = first or seconds
        took.append(seconds)
    return row("save", first, took, 0)


def cards(browser: Browser) -> list[dict[str, Any]]:
    """The passages as the page knows them."""
    import json

    page = json.loads(browser.get(f"/en/assessments/{HERE}/draft/sections/1.json")[1])
    return [card for group in page["groups"] for card in group["cards"]]


def typed(port: int, session: str, keys: int) -> tuple[object, ...]:
    """Keystrokes in Chromium, autosave and all."""
    from django.conf import settings
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1400, "height": 950})
        home = f"http://127.0.0.1:{port}"
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": home}])
        page = context.new_page()
        ready = []
        for _ in range(6):
            start = time.perf_counter()
            page.goto(f"{home}/en/assessments/{HERE}/draft/sections/1")
            page.wait_for_function("() => document.querySelector('.composer.scripted')")
            ready.append(1000 * (time.perf_counter() - start))
        took = [one / 1000 for one in page.evaluate(TYPE, keys)]
        browser.close()
    first, *later = ready
    told = f"{first:.0f} ms the first time in a new browser, {statistics.median(later):.0f} ms later"
    print(f"\nIn Chromium the page of all passages is ready to type after {told}.")
    return row("keystroke to frame", took[0], took[1:], 0)


def row(what: str, first: float, took: Sequence[float], size: int) -> tuple[object, ...]:
    cuts = statistics.quantiles(took, n=20)
    told = [f"{1000 * one:.0f}" for one in (first, statistics.median(took), cuts[-1])]
    return what, len(took), *told, size // 1000 or ""


if __name__ == "__main__":
    main()
