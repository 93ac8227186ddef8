"""A profile as HTML: `body` for a page that others frame, `render` for a file that stands alone.

Every passage has its permanent id and a link to itself; nothing needs a script, nothing is fetched from elsewhere. The
looks are in ``profile.css`` beside this file, for the stand-alone file and for the web's own pages alike.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from lxml import html

from migov.profile.blocks import Book
from migov.profile.html.article import article, one_chapter
from migov.profile.html.tags import tag
from migov.profile.labels import SKIP

__all__ = ["body", "chapter", "render", "stylesheet"]

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may do with the stand-alone file: show it."""


def body(book: Book) -> str:
    """The article alone, as a fragment to stand in a page."""
    text: str = html.tostring(article(book), encoding="unicode")
    return text


def chapter(book: Book, id: str) -> str | None:  # noqa: A002 - the field's own word
    """One chapter with its notes alone, as a fragment to stand in a page; null where the book has none of that id."""
    found = one_chapter(book, id)
    if found is None:
        return None
    text: str = html.tostring(found, encoding="unicode")
    return text


def render(book: Book) -> bytes:
    """A whole page in UTF-8 with its looks inside."""
    direction = "rtl" if book.language.right_to_left else "ltr"
    metadata = {"author": book.author, "description": book.subject, "keywords": ", ".join(book.keywords)}
    head = tag(
        "head",
        {},
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", {"name": "color-scheme", "content": "light dark"}),
        tag("title", {}, book.title),
        *(tag("meta", {"name": name, "content": content}) for name, content in metadata.items() if content),
        tag("style", {}, stylesheet()),
    )
    skip = tag("a", {"class": "skip", "href": "#text"}, SKIP.text(book.language))
    main = tag("main", {"id": "text", "tabindex": "-1"}, article(book))
    page = tag(
        "html", {"lang": book.language.value, "dir": direction}, head, tag("body", {"class": "standalone"}, skip, main)
    )
    written: bytes = html.tostring(page, encoding="utf-8", doctype="<!doctype html>")
    return written


@cache
def stylesheet() -> str:
    """The style sheet of a profile; it styles only what is inside ``.profile``, and a bare page around it."""
    return resources.files(__name__).joinpath("profile.css").read_text(encoding="utf-8")
