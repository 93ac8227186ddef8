"""Who is signed in while pages are looked at."""

from __future__ import annotations

import pytest
from django.test import Client

from people import Office


@pytest.fixture
def client(db: None) -> Client:  # noqa: ARG001 - people are kept
    """A client with somebody of the office signed in."""
    return Office()


@pytest.fixture
def stranger() -> Client:
    """A client with nobody signed in."""
    return Client()
