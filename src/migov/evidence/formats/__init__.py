"""Bytes to pages of lines: what kind of file it is, told by its content and never by its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial

from migov.errors import Problem, Unreadable
from migov.evidence.formats import confined, html, markdown, pdf, text
from migov.evidence.formats.bounds import PROFILE, SCANNED, SOURCE, Bounds, within
from migov.evidence.formats.kinds import EVERY, PRINTED, Format, kind_of
from migov.evidence.formats.zipped import docx, epub
from migov.model.pages import Document

__all__ = ["EVERY", "PRINTED", "PROFILE", "SCANNED", "SOURCE", "Bounds", "Format", "read", "too_large"]

WORTH_SHARING = 100_000
"""Bytes. A smaller PDF is read before a second process has begun."""

WITHOUT_TEXT = 50
"""Characters of a whole document. With fewer, a PDF holds pictures and perhaps a stamp."""


def read(
    data: bytes,
    *,
    file: str | None,
    formats: frozenset[Format] = EVERY,
    bounds: Bounds = SOURCE,
    hands: int = 1,
    language: str | None = None,
) -> Document:
    """The pages and lines of a file in one of *formats*, read in a process of its own that is bounded.

    By more *hands* than one, a PDF is read in so many processes at once where the machine has them: for one file that
    somebody waits for. Many files are read faster side by side. The *language* (BCP 47), where somebody says it, helps
    to tell in which encoding a plain text is.

    Raises:
        Unreadable: of another kind, damaged, locked, or beyond the bounds; says what to do.
    """
    if not data.strip(b"\0 \t\r\n\f"):
        raise Unreadable(Problem("the file is empty", file=file, remedy="fetch it again"))
    if len(data) > bounds.bytes:
        raise Unreadable(too_large(len(data), file=file, bounds=bounds))
    kind = kind_of(data, file=file, formats=formats, most_members=bounds.members)
    sha256 = hashlib.sha256(data).hexdigest()
    if kind is Format.PDF and len(data) > WORTH_SHARING and (shares := confined.hands(hands)) > 1:
        return _shared(data, file=file, sha256=sha256, bounds=bounds, shares=shares)
    reader = _reader(kind, data, file=file, sha256=sha256, bounds=bounds, language=language)
    if kind is not Format.TEXT:
        return confined.confined(reader, file=file, seconds=bounds.seconds, memory=bounds.memory)
    return reader()


def _shared(data: bytes, *, file: str | None, sha256: str, bounds: Bounds, shares: int) -> Document:
    """A PDF of which several processes read some pages each."""
    with confined.turns(bounds.pages) as wanted:
        work = partial(pdf.read, data, file=file, sha256=sha256, bounds=bounds, wanted=wanted)
        read = confined.side_by_side([work] * shares, file=file, seconds=bounds.seconds, memory=bounds.memory)
    return _with_text(within(bounds, pdf.whole(read)), bounds)


def too_large(size: int, *, file: str | None, bounds: Bounds) -> Problem:
    """Why a file of so many bytes is not even opened."""
    says = f"the file has {size:,} bytes; {bounds.bytes:,} can be read"
    return Problem(says, file=file, remedy="leave out pictures, or save the text alone")


def _reader(
    kind: Format, data: bytes, *, file: str | None, sha256: str, bounds: Bounds, language: str | None
) -> Callable[[], Document]:
    """What reads a file of this kind."""

    def reading() -> Document:
        match kind:
            case Format.PDF:
                document = pdf.read(data, file=file, sha256=sha256, bounds=bounds)
            case Format.DOCX:
                document = docx.read(data, file=file, sha256=sha256, bounds=bounds)
            case Format.EPUB:
                document = epub.read(data, file=file, sha256=sha256, bounds=bounds)
            case Format.HTML:
                document = html.read(data, file=file, sha256=sha256)
            case Format.MARKDOWN:
                document = markdown.read(data, file=file, sha256=sha256, bounds=bounds, language=language)
            case Format.TEXT:
                document = text.read(data, file=file, sha256=sha256, bounds=bounds, language=language)
        return _with_text(within(bounds, document), bounds)

    return reading


def _with_text(document: Document, bounds: Bounds) -> Document:
    """The document, unless it is a PDF of damaged pages, or one of pictures where text is needed."""
    if document.pages and all(page.is_damaged for page in document.pages):
        says, remedy = "the PDF is damaged: none of its pages can be read", "fetch it again, or save it anew"
        raise Unreadable(Problem(says, file=document.file, remedy=remedy))
    if not bounds.needs_text or document.media_type != "application/pdf":
        return document
    if sum(len(line.text) for page in document.pages for line in page.lines) < WITHOUT_TEXT:
        says, remedy = "the PDF has no text, only pictures", "have its text recognised (OCR), then read the result"
        raise Unreadable(Problem(says, file=document.file, place="page 1", remedy=remedy))
    return document
