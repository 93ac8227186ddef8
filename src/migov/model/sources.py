"""Documents that were read: sources, their stored snapshots, what those say, and the passages in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from typing import Any

import msgspec

from migov.errors import Invalid
from migov.model.values import Moment, Value

ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+){0,60}")
"""What a source's id looks like: it stands in addresses and in commands."""


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


class PassageKind(StrEnum):
    """What a passage is in its source: the finest unit that the source itself numbers, else its paragraph."""

    ARTICLE = "article"
    SECTION = "section"
    """A numbered section or paragraph of a text without articles: "2.3 Labour migration"."""
    PARAGRAPH = "paragraph"
    FRONT = "front matter"
    """What stands before the first article: title, preamble, enacting words."""
    ANNEX = "annex"
    HEADING = "heading"
    """Headings alone, which stand before the first article under them; its locator's path holds them too."""


class Passage(Value, kw_only=True):
    """The smallest citable unit of a source: an article, a section's paragraph."""

    number: int = 1
    """Counted from 1 through the source."""
    kind: PassageKind = PassageKind.PARAGRAPH
    locator: Locator
    text: str
    """Exactly the characters from `start` to `end` of the transcript's text."""
    start: int = 0
    end: int = 0
    label: str | None = None
    """The unit's own number, normalised: "5", "3-bis", "L. 121-1"; null for a paragraph without one."""
    language: str | None = None
    """BCP 47, of the words themselves."""


class PageStart(Value, kw_only=True):
    """Where a page begins in a transcript's text."""

    index: int
    """Counted from 1."""
    label: str | None = None
    """The number printed on it, where the file tells."""
    start: int
    is_recognised: bool = False
    """Whether its words were recognised from a picture (OCR)."""


class Transcript(Value, kw_only=True):
    """What a snapshot says: its text as read and repaired, where its pages begin, and the passages it is cut into.

    It is derived: the same bytes give the same transcript until the reader itself is improved.
    """

    snapshot: str
    """SHA-256 of the stored bytes."""
    title: str | None = None
    """As the file's own metadata or its first heading tells."""
    language: str | None = None
    """BCP 47, of most of the text."""
    text: str
    pages: tuple[PageStart, ...]
    passages: tuple[Passage, ...]
    """In order, not overlapping; together they hold every word of the text."""
    notes: tuple[str, ...] = ()
    """What a person should know, in plain sentences: pages without text, a language no analyser knows."""

    def passage_at(self, position: int) -> Passage | None:
        """The passage that holds this character of the text, or null."""
        at = bisect_right(self.passages, position, key=lambda passage: passage.start) - 1
        return self.passages[at] if at >= 0 and position < self.passages[at].end else None


class SourceKind(StrEnum):
    """What kind of document a source is, in the words of CSL-JSON."""

    LEGISLATION = "legislation"
    """An act, a code, a decree: what is published in a gazette."""
    REGULATION = "regulation"
    TREATY = "treaty"
    """An agreement or convention, bilateral ones too."""
    BILL = "bill"
    REPORT = "report"
    """A policy, a strategy, a plan, a report of an authority."""
    DATASET = "dataset"
    """Statistics."""
    WEBPAGE = "webpage"
    ARTICLE = "article-journal"
    BOOK = "book"
    INTERVIEW = "interview"
    """A named ministry's or person's statement."""
    DOCUMENT = "document"


class Creator(Value, kw_only=True):
    """An author of a source: an institution under one `name`, a person under `family` and `given`."""

    name: str | None = None
    family: str | None = None
    given: str | None = None

    def __post_init__(self) -> None:
        if not (self.name or self.family):
            raise Invalid("an author has a name")


class Source(Value, kw_only=True):
    """A document or page that was read."""

    id: str
    """Lower-case letters, digits and hyphens: ``ner-law-2015-36``."""
    title: str
    kind: SourceKind = SourceKind.DOCUMENT
    jurisdiction: str | None = None
    """ISO 3166-1 alpha-3, or a city's code."""
    language: str | None = None
    creators: tuple[Creator, ...] = ()
    published: Moment | None = None
    publisher: str | None = None
    address: str | None = None
    accessed: Moment | None = None
    instrument: str | None = None
    """Id of the instrument whose text this is."""
    snapshots: tuple[Snapshot, ...] = ()
    """Oldest first; the last one is what is read and searched now."""
    rest: dict[str, Any] = msgspec.field(default_factory=dict)
    """What else its CSL-JSON record held, under CSL's own keys: nothing is lost on the way to and from Zotero."""

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise Invalid(f"{self.id!r} is not a source's id: use lower-case letters, digits and single hyphens")
