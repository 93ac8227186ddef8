"""What tests of the public pages have in common: a shelf of their own, and a browser before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

import public


@pytest.fixture
def anybody(home: Path) -> Iterator[Client]:
    """Anybody's browser before the public pages of an empty shelf."""
    assert not home.exists()
    with public.asked() as client:
        yield client
