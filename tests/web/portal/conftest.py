"""What tests of the public pages have in common: a shelf of their own, and a browser before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

import public


@pytest.fixture(scope="module")
def side() -> Iterator[None]:
    """The settings of the public side, for all tests of a file: to change them for each costs more than most tests."""
    with public.side():
        yield


@pytest.fixture
def anybody(side: None, home: Path) -> Iterator[Client]:  # noqa: ARG001
    """Anybody's browser before the public pages of an empty shelf."""
    assert not home.exists()
    with public.visit() as client:
        yield client
