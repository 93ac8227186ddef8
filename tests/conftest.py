"""What all tests have in common: a data folder of their own, never the person's."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest
from _pytest.doctest import DoctestModule

import homes  # noqa: F401 - names their folder before the workers start, which share it

HOME = tempfile.TemporaryDirectory(prefix="migov-tests-")
os.environ["MIGOV_HOME"] = HOME.name
"""Set before the settings are read, that is, before any test module is imported."""
for name in [name for name in os.environ if name.startswith("MIGOV_") and name != "MIGOV_HOME"]:
    os.environ.pop(name, None)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
"""Hundreds of processes are started here: if none kept what it compiled, each would compile all of migov anew."""

os.fsync = lambda _file: None
"""Whether a file outlives a power cut is tried by no test, and thousands are written: nobody waits for the disk."""


def pytest_configure(config: pytest.Config) -> None:
    """Registered, because what a conftest says holds for its own folder alone."""
    config.pluginmanager.register(Collecting(), "collecting")


class Collecting:
    """What is sought in the files, and what is done when all is found."""

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(self, file_path: Path) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        """A file is searched for examples in its docstrings only if there are any: most files have none."""
        found = yield
        return [one for one in found if not isinstance(one, DoctestModule) or ">>>" in file_path.read_text("utf-8")]

    def pytest_collection_finish(self) -> None:
        """What is there now stays until the end: no search for waste goes through it again and again."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)


hypothesis.settings.register_profile(
    "unhurried", hypothesis.settings(), deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")
"""How long an example takes says more of what else the machine does than of migov."""


@pytest.fixture
def home(settings: object, tmp_path: Path) -> Path:
    """A data folder for one test: its files are seen by this test alone."""
    folder = tmp_path / "home"
    settings.MIGOV_HOME = folder  # type: ignore[attr-defined]
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first: stories, the manual, slow files. A long one at the end would leave workers idle.

    One file of stories makes the demonstration first of all; the others that open it come last among theirs, so that
    none has to wait for it.
    """
    shown_it = {item.path for item in items if "house" in getattr(item, "fixturenames", ())}
    maker = min(shown_it, default=None)
    slow = {item.path for item in items if item.get_closest_marker("slow")}

    def place(item: pytest.Item) -> tuple[bool, ...]:
        path = item.path
        late = path in shown_it and path != maker
        return "stories" not in path.parts, path.suffix != ".md", path != maker, late, path not in slow

    items.sort(key=place)
