"""The one way from a test to the material that stands beside the repository, and never in it."""

from __future__ import annotations

from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared"


def shared(path: str) -> Path:
    """A file or folder of the shared material; where it is absent the test is skipped and says so."""
    found = BESIDE / path
    if not found.exists():
        pytest.skip(f"needs {path} in a folder named 'shared' beside the checkout, which is not there")
    return found
