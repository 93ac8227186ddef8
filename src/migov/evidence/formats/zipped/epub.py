"""An e-book to lines: its chapters in the order they are read in, each a page, taken as web pages are."""

from __future__ import annotations

from lxml.etree import _Element

from migov.errors import Problem, Unreadable
from migov.evidence.formats import html
from migov.evidence.formats.bounds import Bounds
from migov.evidence.formats.encodings import decoded, is_misread
from migov.model.pages import Document, Page
from migov.workbooks.zipped import Archive, beside

MEDIA_TYPE = "application/epub+zip"
CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read(data: bytes, *, file: str | None, sha256: str, bounds: Bounds) -> Document:
    """The lines of an e-book, a page for each chapter.

    Raises:
        Unreadable: locked by its seller, damaged, without chapters, or unpacking to more than its bounds.
    """
    archive = Archive(data, file=file, most_members=bounds.members, most_bytes=bounds.unpacked)
    book = _book(archive)
    package = archive.xml(book)
    chapters = _chapters(package, book)
    if not any(name in archive for name in chapters):
        raise archive.unreadable("the e-book has no chapters", book, "fetch it again, or print it as PDF")
    if len(chapters) > bounds.pages:
        says = f"the e-book has {len(chapters):,} chapters; {bounds.sort} has at most {bounds.pages:,}"
        raise Unreadable(Problem(says, file=file, remedy=bounds.remedy))
    if _locked(archive) & set(chapters):
        raise Unreadable(Problem("the e-book is locked by its seller (DRM)", file=file, remedy="use another edition"))
    pages = tuple(_page(index, archive, name) for index, name in enumerate(chapters, start=1))
    title, language = (_said(package, name) for name in ("title", "language"))
    return Document(file=file, sha256=sha256, media_type=MEDIA_TYPE, title=title, language=language, pages=pages)


def _page(index: int, archive: Archive, name: str) -> Page:
    """A chapter as a page; without lines, and said to be damaged, where the book names it and does not hold it."""
    if name not in archive:
        return Page(index=index, lines=(), is_damaged=True)
    text, encoding = decoded(archive.read(name))
    if (hindrance := html.hindrance_in(text)) is not None:
        raise archive.unreadable(f"a chapter {hindrance}", name, "print it as PDF")
    found = html.taken(text)
    if is_misread(found.words, encoding):
        raise archive.unreadable("a chapter does not say in which encoding it is", name, "print it as PDF")
    return Page(index=index, lines=found.lines)


def _book(archive: Archive) -> str:
    """The name of the part that lists all others."""
    roots = archive.xml("META-INF/container.xml").iter("{*}rootfile")
    return next((beside("", root.get("full-path", "")) for root in roots), "content.opf")


def _chapters(package: _Element, book: str) -> list[str]:
    """The names of the chapters in order; the one that only lists the others is left out."""
    items = {
        item.get("id", ""): beside(book, item.get("href", ""))
        for item in package.iter("{*}item")
        if item.get("media-type") in CHAPTERS and "nav" not in item.get("properties", "").split()
    }
    order = (reference.get("idref", "") for reference in package.iter("{*}itemref"))
    return list(dict.fromkeys(items[name] for name in order if name in items))


def _locked(archive: Archive) -> set[str]:
    """The parts that only the seller's own program opens. Typefaces often are, and are not needed."""
    name = "META-INF/encryption.xml"
    if name not in archive:
        return set()
    return {beside("", reference.get("URI", "")) for reference in archive.xml(name).iter("{*}CipherReference")}


def _said(package: _Element, name: str) -> str | None:
    """What the book's metadata say under a name of Dublin Core."""
    return " ".join((package.findtext(f".//{DUBLIN_CORE}{name}") or "").split()) or None
