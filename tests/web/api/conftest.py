"""What tests of the data service have in common: anybody's program before an empty shelf."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

import public


@pytest.fixture
def anybody(home: Path) -> Iterator[Client]:
    """Anybody's program before the public addresses of an empty shelf."""
    assert not home.exists()
    with public.asked() as client:
        yield client
