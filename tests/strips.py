"""Rows for tests of reading: from text as an extractor gives it."""

from __future__ import annotations

from migov.model.pages import Document, Line, Page
from migov.profile.reading.flow.rows import Row, rows


def document(text: str) -> Document:
    """A plain text as a document, one page for each form feed."""
    pages = [
        Page(index=index, lines=tuple(Line(text=line) for line in page.split("\n")))
        for index, page in enumerate(text.split("\f"), start=1)
    ]
    return Document(file="profile.txt", sha256="0" * 64, media_type="text/plain; charset=utf-8", pages=tuple(pages))


def strip(text: str) -> tuple[Row, ...]:
    return rows(document(text))
