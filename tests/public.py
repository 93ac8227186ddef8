"""The public side, asked as anybody would: its own settings, its own addresses, no database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.test import Client, override_settings
from django.urls import clear_url_caches
from django.utils import translation

from migov.web.portal import settings as theirs

TAKEN = (
    "ROOT_URLCONF",
    "MIDDLEWARE",
    "TEMPLATES",
    "LANGUAGES",
    "CONTENT_SECURITY_POLICY",
    "APPEND_SLASH",
    "SECURE_REFERRER_POLICY",
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "PORTAL_ADDRESS",
)
"""What the public process has of its own; the data folder is the test's."""


@contextmanager
def asked() -> Iterator[Client]:
    """A browser before the public pages."""
    with side(), visit() as client:
        yield client


@contextmanager
def side() -> Iterator[None]:
    """The settings of the public side. To change them forgets every address and every page that was compiled."""
    with override_settings(**{name: getattr(theirs, name) for name in TAKEN}):
        clear_url_caches()
        yield
    clear_url_caches()


@contextmanager
def visit() -> Iterator[Client]:
    """A browser, where the settings are those of the public side; the language it came by is left there."""
    before = translation.get_language()
    yield Client()
    translation.activate(before or "en")
