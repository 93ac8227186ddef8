"""Documents that were read: sources, their stored snapshots, and the passages in them."""

from __future__ import annotations

from migov.errors import Invalid
from migov.model.values import Moment, Value


class Locator(Value, kw_only=True):
    """Where a passage stands in its source."""

    page_label: str | None = None
    """The page's number as printed: "iv", "12"."""
    page_index: int | None = None
    """The page counted from 1, whatever is printed on it."""
    path: tuple[str, ...] = ()
    """The way down the headings: ("Title II", "Article 5", "paragraph 2")."""


class Snapshot(Value, kw_only=True):
    """The stored bytes of a source at one moment."""

    sha256: str
    media_type: str
    size: int
    """Bytes."""
    captured: str
    """ISO 8601 moment of the capture, with its offset."""
    address: str | None = None
    """Where the bytes came from, where that was a URL."""

    def __post_init__(self) -> None:
        if len(self.sha256) != 64 or set(self.sha256) - set("0123456789abcdef"):
            raise Invalid(f"{self.sha256!r} is not a SHA-256 in lower-case hexadecimal")
        if self.size < 0:
            raise Invalid(f"a snapshot cannot have {self.size} bytes")


class Passage(Value, kw_only=True):
    """The smallest citable unit of a source: an article, a section's paragraph."""

    locator: Locator
    text: str
    language: str | None = None
    """BCP 47, of the words themselves."""


class Source(Value, kw_only=True):
    """A document or page that was read."""

    id: str
    title: str
    language: str | None = None
    published: Moment | None = None
    publisher: str | None = None
    address: str | None = None
    instrument: str | None = None
    """Id of the instrument whose text this is."""
    snapshots: tuple[Snapshot, ...] = ()
