"""A folder that the portal is written into, by this very process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import exported


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Iterator[exported.Folder]:
    """An empty folder for a portal with an empty shelf."""
    assert not home.exists()
    with exported.here(tmp_path / "portal") as one:
        yield one
