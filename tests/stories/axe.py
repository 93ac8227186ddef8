"""The accessibility checker axe-core, where it is: ``AXE_PATH`` names ``axe.min.js``, or npm has put it here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parents[2]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
    # Our own policy forbids scripts: axe is run through the debugger, which is not bound by it.
    page.evaluate(file.read_text(encoding="utf-8"))
    # What passes is not told one by one: that costs two thirds of the time, and nobody reads it.
    told = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    return [f"{one['id']}: {node['target']}: {one['help']}" for one in told["violations"] for node in one["nodes"]]
