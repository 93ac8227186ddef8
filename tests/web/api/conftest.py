"""What tests of the data service have in common: anybody's program, before an empty shelf or before a full one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

import public
import shelved
import unequal
from migov.store.published import database


@pytest.fixture(scope="module")
def side() -> Iterator[None]:
    """The settings of the public side, for all tests of a file: to change them for each costs more than most tests."""
    with public.side():
        yield


@pytest.fixture
def anybody(side: None, home: Path) -> Iterator[Client]:  # noqa: ARG001
    """Anybody's program before the public addresses of an empty shelf."""
    assert not home.exists()
    with public.visit() as client:
        yield client


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Anybody's program before a shelf with the training country in five languages, and two other places.

    It is for tests that only read: all of a file have the same one.
    """
    with override_settings(MIGOV_HOME=tmp_path_factory.mktemp("shelf") / "home"), public.asked() as client:
        shelved.put(shelved.country(), languages=shelved.ALL)
        shelved.put(shelved.elsewhere("Abra", "XAB"))
        unequal.put(0)
        yield client
        database.close()
