"""`migov portal build`, as it is called: in a process of its own, which knows nothing of the one before."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path


def _build(home: Path, out: Path) -> str:
    words = [sys.executable, "-m", "migov", "portal", "build", str(out), "--processes", "1", "--check"]
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment = {**kept, "MIGOV_HOME": str(home)}
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout


def test_an_empty_portal_is_whole_and_is_not_made_again(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    home.mkdir()
    first, second = _build(home, out), _build(home, out)
    assert "Every way leads somewhere." in first
    assert int(re.search(r"(\d+) made", first)[1]) > 100  # type: ignore[index]
    assert re.search(r" 0 made, 0 gone;", second)
    assert "Every way leads somewhere." in second
