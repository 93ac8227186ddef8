"""Signing in: no limit is used up by another test, and letters are there when the answer is."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def afresh(db: None, settings: Any) -> None:  # noqa: ARG001 - limits are kept in the database
    cache.clear()
    settings.MIGOV_WAITS_FOR_MAIL = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
