"""The accessibility checker axe-core, where it is: ``AXE_PATH`` names ``axe.min.js``, or npm has put it here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parents[2]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = (
    """rules => axe.run({runOnly: rules, resultTypes: ["violations"], preload: false}).then(told => told.violations)"""
)
"""What passes is not told one by one: that costs two thirds of the time, and nobody reads it. What would be fetched
beforehand is for pages with sound or film, which ours have not."""


def found() -> Path | None:
    """The checker's file, or null."""
    named = os.environ.get("AXE_PATH")
    places = [Path(named)] if named else [HERE / "node_modules" / "axe-core" / "axe.min.js"]
    return next((place for place in places if place.is_file()), None)


def violations(page: Any) -> list[str]:
    """What axe finds wrong on the page that is open, one line each; skips where axe is not there."""
    file = found()
    if file is None:
        pytest.skip("needs axe-core: AXE_PATH=…/axe.min.js, or `npm install axe-core` beside the README")
    if not page.evaluate("window.axeLooksAt === document"):
        # Our own policy forbids scripts: axe is run through the debugger, which is not bound by it. Later pages of this
        # browser bring it along: to hand half a megabyte over each time costs as much as opening the page. A window that
        # a page opened is empty at first, and an axe begun in there would go on looking at the empty page.
        source = file.read_text(encoding="utf-8") + "\n;window.axeLooksAt = document;"
        page.context.add_init_script(source)
        page.evaluate(source)
    told = page.evaluate(RUN, RULES)
    return [f"{one['id']}: {node['target']}: {one['help']}" for one in told for node in one["nodes"]]
