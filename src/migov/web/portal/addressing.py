"""What public addresses are made of, and a page with its JSON and CSV twins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

from migov.model.languages import Language


class Slug:
    """An id of a place, an assessment or a paragraph; anything else is not found before anybody looks for it."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+){0,60}"

    def to_python(self, value: str) -> str:
        """The id as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it goes into an address."""
        return value


class ReleaseId(Slug):
    """An id of a release: ``xov-2025.1``."""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+){0,60}\.[1-9][0-9]{0,5}"


class Code(Slug):
    """A code of an indicator, a sub-domain, an edition, a treaty or an instrument: letters of any script, digits."""

    regex = r"[^\W_]+(?:[.-](?!json|csv)[^\W_]+){0,40}"


class Tongue:
    """One of the five languages."""

    regex = "|".join(Language)

    def to_python(self, value: str) -> Language:
        """The language that stands in the address."""
        return Language(value)

    def to_url(self, value: Language) -> str:
        """The language as it goes into an address."""
        return Language(value).value


class Sixth:
    """The number of a dimension."""

    regex = "[1-6]"

    def to_python(self, value: str) -> int:
        """The number that stands in the address."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The number as it goes into an address."""
        return str(int(value))


register_converter(Slug, "slug_")
register_converter(ReleaseId, "release")
register_converter(Code, "code_")
register_converter(Tongue, "tongue")
register_converter(Sixth, "sixth")


def page(address: str, view: Callable[..., Any], name: str, *, csv: bool = False) -> list[URLPattern]:
    """The page and its twins: the same content as JSON, and where it has rows, as CSV."""
    twins = ["json", "csv"] if csv else ["json"]
    made = [path(address, view, name=name)]
    stem = address.rstrip("/") or "index"
    return made + [path(f"{stem}.{twin}", view, {"twin": twin}, name=f"{name}.{twin}") for twin in twins]


def readable(address: str, view: Callable[..., Any], name: str, *, csv: bool = False) -> list[URLPattern]:
    """A page of a profile: with its text in the reader's language, and in another language that the address names."""
    profile, _, part = address.partition("/<slug_:id>")
    other = f"{profile}/<slug_:id>/in/<tongue:text>{part}"
    return page(address, view, name, csv=csv) + page(other, view, f"{name} in", csv=csv)
