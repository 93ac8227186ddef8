"""A document as it came off the page: what the format readers make of bytes, before anybody knows what it says.

A format without pages (HTML, Markdown, DOCX, a text without form feeds) is one page, an EPUB one page a chapter. There
a `Line` is a paragraph, a heading, a list item or a row of a table, and one with an empty text a gap between two.
"""

from __future__ import annotations

from migov.model.values import Value


class Line(Value, kw_only=True):
    """One printed line, or one line of a text file; an empty text is a blank line of a text file."""

    text: str
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom in points from the page's top left corner; null for plain text."""
    size: float | None = None
    """Font size in points of most of the line."""
    bold: bool | None = None
    heading: int | None = None
    """Level from 1 where the format itself marks the line as a heading; null elsewhere, and always for PDF and text."""
    raised: tuple[tuple[int, int], ...] = ()
    """Start and end in `text` of characters set small and raised: footnote marks. Empty for plain text."""


class Page(Value, kw_only=True):
    index: int
    """Counted from 1."""
    label: str | None = None
    """The number printed on it, where the file tells."""
    width: float | None = None
    height: float | None = None
    lines: tuple[Line, ...]
    """In reading order, as far as the format tells."""
    is_recognised: bool = False
    """Whether its words were recognised from a picture (OCR)."""
    is_damaged: bool = False
    """Whether nothing of it could be read, though other pages of its file could."""


class Document(Value, kw_only=True):
    """A file that was read. Plain text without form feeds is one page."""

    file: str | None = None
    """Its name as the person gave it, without the way to it."""
    sha256: str
    media_type: str
    title: str | None = None
    """The title in the file's own metadata."""
    language: str | None = None
    """The language in the file's own metadata, BCP 47."""
    pages: tuple[Page, ...]
    attached: int = 0
    """How many files lie in it, which are not read."""
