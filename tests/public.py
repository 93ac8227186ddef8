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
    before = translation.get_language()
    with override_settings(**{name: getattr(theirs, name) for name in TAKEN}):
        clear_url_caches()
        yield Client()
    clear_url_caches()
    translation.activate(before or "en")
