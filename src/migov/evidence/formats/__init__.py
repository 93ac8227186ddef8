"""Bytes to pages of lines: what kind of file it is, told by its content and never by its name."""

from __future__ import annotations

import hashlib

from migov.errors import Problem, Unreadable
from migov.evidence.formats import pdf, text
from migov.evidence.formats.confined import confined
from migov.evidence.formats.measures import within_measure
from migov.model.pages import Document

LARGEST = 64 * 1024 * 1024
"""Bytes. A profile with photographs has 5 to 20 MB; what is larger is something else, and reading it costs minutes."""

FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive, as Word, Excel and OpenDocument files are", "save the document as PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save the document as PDF"),
    (b"{\\rtf", "a rich text (RTF) file", "save the document as PDF"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\x89PNG", "a picture (PNG)", "have its text recognised (OCR) and read the PDF or text"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "have its text recognised (OCR) and read the PDF or text"),
    (b"GIF8", "a picture (GIF)", "have its text recognised (OCR) and read the PDF or text"),
    (b"SQLite format 3\0", "a database", "read the published PDF instead"),
    (b"\x7fELF", "a program", "read the published PDF instead"),
)
"""First bytes of files that are often handed in by mistake, what they are, and what to do."""


def read(data: bytes, *, file: str | None) -> Document:
    """The pages and lines of a PDF or a plain text.

    Raises:
        Unreadable: neither of the two, damaged, encrypted, without text, or too large; says what to do.
    """
    if not data.strip(b"\0 \t\r\n\f"):
        raise Unreadable(Problem("the file is empty", file=file, remedy="fetch it again"))
    if len(data) > LARGEST:
        says = f"the file has {len(data):,} bytes; {LARGEST:,} can be read"
        raise Unreadable(Problem(says, file=file, remedy="leave out pictures, or save the text alone"))
    for start, what, remedy in FOREIGN:
        if data.startswith(start):
            raise Unreadable(Problem(f"the file is {what}, not a PDF or plain text", file=file, remedy=remedy))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise Unreadable(Problem("the file is a web page", file=file, remedy="print the page as PDF and read that"))
    sha256 = hashlib.sha256(data).hexdigest()
    if b"%PDF-" in data[:1024]:
        return within_measure(confined(lambda: pdf.read(data, file=file, sha256=sha256), file=file))
    return within_measure(text.read(data, file=file, sha256=sha256))
