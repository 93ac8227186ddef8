"""The accessibility checker axe-core, where it is: ``AXE_PATH`` names ``axe.min.js``, or npm has put it here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parents[2]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: the others find by night what they found by day."""
RUN = """async rules => {
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(whole);
  const told = await axe.run({runOnly: rules, resultTypes: ["violations"], preload: false});
  document.adoptedStyleSheets.pop();
  return told.violations;
}"""
"""What passes is not told one by one: that costs two thirds of the time, and nobody reads it. What would be fetched
beforehand is for pages with sound or film, which ours have not. Nothing is left out for being far below: a place that
is only reckoned lies over its neighbours."""


def found() -> Path | None:
    """The checker's file, or null."""
    named = os.environ.get("AXE_PATH")
    places = [Path(named)] if named else [HERE / "node_modules" / "axe-core" / "axe.min.js"]
    return next((place for place in places if place.is_file()), None)


def violations(page: Any, rules: Sequence[str] = RULES) -> list[str]:
    """What axe finds wrong on the page that is open, one line each; skips where axe is not there."""
    file = found()
    if file is None:
        pytest.skip("needs axe-core: AXE_PATH=…/axe.min.js, or `npm install axe-core` beside the README")
    page.wait_for_load_state("domcontentloaded")
    if not page.evaluate("window.axeLooksAt === document"):
        # Our own policy forbids scripts: axe is run through the debugger, which is not bound by it. Later pages of this
        # window bring it along: to hand half a megabyte over each time costs as much as opening the page. One that a
        # page opened is empty at first, and an axe begun in there would go on looking at the empty page.
        source = file.read_text(encoding="utf-8") + "\n;window.axeLooksAt = document;"
        page.context.add_init_script(source)
        page.evaluate(source)
    told = page.evaluate(RUN, list(rules))
    return [f"{one['id']}: {node['target']}: {one['help']}" for one in told for node in one["nodes"]]


def on_every_screen(page: Any) -> list[str]:
    """What axe finds wrong on the page that is open: by day, by night and narrow."""
    usual = page.viewport_size
    told = [f"by day: {one}" for one in violations(page)]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    told += [f"by night: {one}" for one in violations(page, COLOURS)]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    told += [f"narrow: {one}" for one in violations(page)]
    page.set_viewport_size(usual)
    return told


def too_wide(page: Any) -> list[str]:
    """Where the page that is open is wider than its screen: on a desktop, and narrow."""
    usual, told = page.viewport_size, []
    for width in (360, usual["width"]):
        page.set_viewport_size({"width": width, "height": usual["height"]})
        more = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        told += [f"{more} px too wide for {width}"] if more > 0 else []
    return told
