"""The portal written into a folder by this very process, as `migov portal build` has it done by another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.test import override_settings
from django.urls import clear_url_caches
from msgspec.structs import replace

import public
import shelved
from migov.model.assessments import Assessment
from migov.web.portal.exporting import building, pages, settings
from migov.web.portal.exporting.building import Built
from migov.web.portal.exporting.pages import Stand

TAKEN = ("PORTAL_ADDRESS", "ALLOWED_HOSTS", "ROOT_URLCONF", "MIDDLEWARE")
CORE = re.compile(
    r"^/(?:$|404|robots|static/|(?:en|fr)/(?:$|index|profiles|practices|releases|report|follow|feeds|opens|map))"
)
"""What tests build: the catalogue of questions alone has thousands of pages."""


class Folder:
    """The folder, and the way it is written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def build(self, **stand: str) -> Built:
        """Write what is due."""
        return building.build(self.path, Stand(**stand), processes=1, only=lambda one: bool(CORE.match(one)))

    def read(self, name: str) -> str:
        """A file."""
        return (self.path / name).read_text("utf-8")

    def stamps(self) -> dict[str, int]:
        """When each page, twin and list was last written."""
        return {
            str(one.relative_to(self.path)): one.stat().st_mtime_ns for one in self.path.rglob("*.*") if one.is_file()
        }


@contextmanager
def here(path: Path) -> Iterator[Folder]:
    """A folder, while this process has the settings of one that writes portals."""
    with public.asked(), override_settings(**{name: getattr(settings, name) for name in TAKEN}):
        clear_url_caches()
        pages.forget_settings()
        yield Folder(path)
    pages.forget_settings()
    clear_url_caches()


@cache
def small() -> Assessment:
    """The training country with three findings and no module: its pages are few."""
    value = shelved.country()
    return replace(value, findings=value.findings[:3], modules=(), module_pages=())
