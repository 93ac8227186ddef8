"""What a reader with a slow telephone waits for: LCP, CLS and TBT of five public pages, and the score made of them.

    python benchmarks/portal_vitals.py [--home FOLDER] [--releases 6] [--times 3]

Chromium on a mobile profile: 360 × 640, processor slowed down four times, 150 ms and 1.6 Mbit/s; nothing kept from
before. The score is that of Lighthouse 10 and later for the metrics that a browser itself tells: its published
log-normal curves and weights of FCP (10), LCP (25), TBT (30) and CLS (25); the Speed Index (10) needs films of the
page and is left out, the others keep their proportions.
"""

from __future__ import annotations

import argparse
import math
import os
import signal
import statistics
import tempfile
from pathlib import Path

from measuring import table
from playwright.sync_api import Browser, sync_playwright
from portal import prepare, serve

PAGES = {
    "home": "/en/",
    "profiles": "/en/profiles",
    "a chapter": "/en/profiles/xaa-2024/1",
    "a question": "/en/questions/national-2/1.1.1",
    "practices, in Arabic": "/ar/practices?q=law",
}
CURVES = {"fcp": (1800, 3000, 10), "lcp": (2500, 4000, 25), "tbt": (200, 600, 30), "cls": (0.1, 0.25, 25)}
"""Metric → value that scores 0.9, value that scores 0.5, weight."""
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
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = given.home or Path(folder)
        prepare(home, given.releases)
        port, server = serve(home)
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        try:
            rows = [
                (name, *measured(browser, f"http://127.0.0.1:{port}{to}", given.times)) for name, to in PAGES.items()
            ]
        finally:
            browser.close()
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()
    table("a slow telephone", ("page", "FCP ms", "LCP ms", "TBT ms", "CLS", "score"), rows)


def measured(browser: Browser, address: str, times: int) -> tuple[str, ...]:
    """The medians of several visits, and the score."""
    visits = [visit(browser, address) for _ in range(times)]
    middle = {name: statistics.median(one[name] for one in visits) for name in CURVES}
    told = (f"{middle['fcp']:.0f}", f"{middle['lcp']:.0f}", f"{middle['tbt']:.0f}", f"{middle['cls']:.3f}")
    return (*told, f"{100 * score(middle):.0f}")


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
    page.goto(address, wait_until="networkidle")
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
