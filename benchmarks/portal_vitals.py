"""What a reader with a slow telephone waits for: LCP, CLS and TBT of five public pages, and the score made of them.

    python benchmarks/portal_vitals.py [--home FOLDER] [--releases 6] [--times 3] [--lighthouse PROGRAM]

Where Lighthouse is found (``npm install lighthouse``; the one named, or that of the path), it tells itself: its mobile
profile, the medians of several visits. Else Chromium does on such a profile: 360 × 640, processor slowed down four
times, 150 ms and 1.6 Mbit/s; nothing kept from before. Its score is that of Lighthouse 10 and later for the metrics
that a browser itself tells: the published log-normal curves and weights of FCP (10), LCP (25), TBT (30) and CLS (25);
the Speed Index (10) needs films of the page and is left out, the others keep their proportions.

Both slow down what this machine does: where it has other work, every long task is longer.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import signal
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from measuring import table
from playwright.sync_api import Browser, sync_playwright
from portal import prepare, serve

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAGES = {
    "home": "/en/",
    "profiles": "/en/profiles",
    "a chapter": "/en/profiles/xaa-2024/1",
    "a question": "/en/questions/national-2/1.1.1",
    "practices, in Arabic": "/ar/practices?q=law",
}
CURVES = {"fcp": (1800, 3000, 10), "lcp": (2500, 4000, 25), "tbt": (200, 600, 30), "cls": (0.1, 0.25, 25)}
"""Metric → value that scores 0.9, value that scores 0.5, weight."""
AUDITS = {
    "fcp": "first-contentful-paint",
    "lcp": "largest-contentful-paint",
    "tbt": "total-blocking-time",
    "cls": "cumulative-layout-shift",
}
"""Metric → its name in a report of Lighthouse."""
AT_NINE_TENTHS = 0.9061938024368232
"""Where the complementary error function is 0.2, with its sign turned: half of it at the negative is 0.9."""
WATCH = """() => {
  window.told = { lcp: 0, cls: 0, tbt: 0 };
  new PerformanceObserver((list) => { for (const one of list.getEntries()) told.lcp = one.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  const shifted = (list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) told.cls += one.value; };
  new PerformanceObserver(shifted).observe({ type: "layout-shift", buffered: true });
  const blocked = (list) => { for (const one of list.getEntries()) told.tbt += Math.max(0, one.duration - 50); };
  new PerformanceObserver(blocked).observe({ type: "longtask", buffered: true });
}"""
READ = "() => ({ ...told, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime || 0 })"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--releases", type=int, default=6)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--lighthouse", default=shutil.which("lighthouse"), help="the program; else that of the path")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or Path(folder)
        prepare(home, given.releases)
        port, server = serve(home)
        try:
            if given.lighthouse:
                audit = lambda address: audited(given.lighthouse, address)  # noqa: E731 - two ways of one kind
                rows = list(lines(port, given.times, audit))
            else:
                with sync_playwright() as playwright:
                    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                    rows = list(lines(port, given.times, lambda address: visit(browser, address)))
                    browser.close()
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()
    how = "by Lighthouse" if given.lighthouse else "by Chromium's own metrics"
    table(f"a slow telephone, {how}", ("page", "FCP ms", "LCP ms", "TBT ms", "CLS", "score"), rows)


def lines(port: int, times: int, look: Callable[[str], dict[str, float]]) -> Iterable[tuple[str, ...]]:
    """For every page the medians of several visits."""
    for name, to in PAGES.items():
        visits = [look(f"http://127.0.0.1:{port}{to}") for _ in range(times)]
        middle = {metric: statistics.median(one[metric] for one in visits) for metric in visits[0]}
        told = (f"{middle['fcp']:.0f}", f"{middle['lcp']:.0f}", f"{middle['tbt']:.0f}", f"{middle['cls']:.3f}")
        yield (name, *told, f"{100 * middle.get('score', score(middle)):.0f}")


def audited(lighthouse: str, address: str) -> dict[str, float]:
    """What Lighthouse tells of one visit, with its score."""
    flags = ["--quiet", "--output=json", "--only-categories=performance", "--form-factor=mobile"]
    command = [lighthouse, address, *flags, "--chrome-flags=--headless=new --no-sandbox"]
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    told: dict[str, Any] = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
    value = {name: float(told["audits"][audit]["numericValue"]) for name, audit in AUDITS.items()}
    return {**value, "score": told["categories"]["performance"]["score"]}


def visit(browser: Browser, address: str) -> dict[str, float]:
    """What the browser tells of one visit."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    speed = {"downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8, "latency": 150, "offline": False}
    session.send("Network.emulateNetworkConditions", speed)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(f"({WATCH})()")
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise SystemExit(f"{address} is not answered")
    page.wait_for_timeout(500)
    told: dict[str, float] = page.evaluate(READ)
    context.close()
    return told


def score(metrics: dict[str, float]) -> float:
    """The score of Lighthouse for these metrics, from 0 to 1."""
    return sum(weight * part(metrics[name], good, middle) for name, (good, middle, weight) in CURVES.items()) / sum(
        weight for *_, weight in CURVES.values()
    )


def part(value: float, good: float, middle: float) -> float:
    """One metric's score: a log-normal curve that is 0.9 at *good* and 0.5 at *middle*."""
    if value <= 0:
        return 1.0
    return 0.5 * math.erfc(AT_NINE_TENTHS * math.log(value / middle) / math.log(middle / good))


if __name__ == "__main__":
    main()
