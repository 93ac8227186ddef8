"""What kind of file some bytes are, told by themselves; the name decides only between Markdown and plain text."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from migov.errors import Problem, Unreadable
from migov.workbooks import zipped
from migov.workbooks.zipped import Archive


class Format(StrEnum):
    """What can be read, as a person calls it."""

    PDF = "a PDF"
    DOCX = "a Word document (DOCX)"
    HTML = "a web page"
    MARKDOWN = "a text in Markdown"
    TEXT = "a plain text"
    EPUB = "an e-book (EPUB)"


EVERY = frozenset(Format)

PRINTED = frozenset({Format.PDF, Format.TEXT})
"""What a published profile is read from. To this reader Markdown is plain text like any other."""

COMPOUND = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a Word document (DOCX) or workbook (XLSX) is called within the older file that it is locked into."""

OUTLOOK = "__substg1.0_".encode("utf-16-le")
"""How the parts of a message are called within such a file."""

FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (COMPOUND, "an old Word or Excel file", "save the document as PDF"),
    (b"{\\rtf", "a rich text (RTF) file", "save the document as PDF"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"BZh", "compressed with bzip2", "unpack it first"),
    (b"\xfd7zXZ\0", "compressed with xz", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a picture (PNG)", "have its text recognised (OCR) and read the PDF or text"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "have its text recognised (OCR) and read the PDF or text"),
    (b"GIF8", "a picture (GIF)", "have its text recognised (OCR) and read the PDF or text"),
    (b"II*\0", "a picture (TIFF)", "have its text recognised (OCR) and read the PDF or text"),
    (b"MM\0*", "a picture (TIFF)", "have its text recognised (OCR) and read the PDF or text"),
    (b"\xffWPC", "a WordPerfect document", "save the document as PDF"),
    (b"%!PS", "a PostScript file", "turn it into a PDF"),
    (b"AT&TFORM", "a scanned document (DjVu)", "save it as PDF"),
    (b"SQLite format 3\0", "a database", "read the published PDF instead"),
    (b"\x7fELF", "a program", "read the published PDF instead"),
    (b"MZ\x90", "a program", "read the published PDF instead"),
    (b"MIME-Version:", "a web archive (MHTML) or a message", "print the page as PDF"),
    (b"From: <Saved by", "a web archive (MHTML)", "print the page as PDF"),
)
"""First bytes of files that are often handed in by mistake, what they are, and what to do."""

MAIL = "a message", "save the files attached to it, or print it as PDF"

TAR, TAR_AT = b"ustar", 257
"""What stands in the head of a tape archive, and where."""

MESSAGE = re.compile(r"(?:[!-9;-~]+:(?:[ \t].*)?\n(?:[ \t]+\S.*\n)*){2,}")
"""The head of a message: its lines begin with names, or go on with blanks."""

SENT = re.compile(
    r"^(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE
)
"""Names of lines that programs write there. Who writes a circular may write one of them, "Received:", and no second."""

PICTURE_START = re.compile(r"(?:\s|<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>)*<svg\b", re.IGNORECASE | re.DOTALL)

HTML_START = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|title|meta|main|article|div|p|h[1-6]|table)\b",
    re.IGNORECASE | re.DOTALL,
)
PAGE_START = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
XML_START = re.compile(r"\s*<\?xml|\s*<!DOCTYPE\b", re.IGNORECASE)
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
MARKS = re.compile(r"\]\([^)\s]+\)|^\|[ :|-]+\|[ \t]*$|\*\*\S[^*\n]*\*\*|^```", re.MULTILINE)
FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[\w.-]+:.*\n|[ \t]+.*\n|- .*\n|#.*\n|\n)+(?:---|\.\.\.)[ \t]*\n")
MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown|mkd)$", re.IGNORECASE)

GLANCE = 64 * 1024
"""Bytes from the beginning that tell the kind of a text."""


def kind_of(data: bytes, *, file: str | None, formats: frozenset[Format], most_members: int) -> Format:
    """The kind of these bytes, one of *formats*.

    Raises:
        Unreadable: another kind, known or not; says what it is and what to do.
    """
    found = _kind(data, file, most_members)
    if isinstance(found, tuple):
        what, remedy = found
    elif found in formats:
        return found
    elif found is Format.MARKDOWN and Format.TEXT in formats:
        return Format.TEXT
    else:
        what, remedy = found.value, "print it as PDF and read that"
    raise Unreadable(Problem(f"the file is {what}, not {_either(formats)}", file=file, remedy=remedy))


def _kind(data: bytes, file: str | None, most_members: int) -> Format | tuple[str, str]:
    """The kind of these bytes, or what else they are and what to do."""
    if data.startswith(zipped.START):
        return _zipped(Archive(data, file=file, most_members=most_members, most_bytes=1024 * 1024))
    if (foreign := _foreign(data)) is not None:
        return foreign
    return Format.PDF if b"%PDF-" in data[:1024] else _written(_glanced(data), file)


def _foreign(data: bytes) -> tuple[str, str] | None:
    """What bytes are that are often handed in by mistake, by their first, and what to do."""
    if data.startswith(COMPOUND) and LOCKED in data:
        return "an Office file locked with a password", "save a copy without password"
    if data.startswith(COMPOUND) and OUTLOOK in data:
        return MAIL
    if data[TAR_AT : TAR_AT + len(TAR)] == TAR:
        return "a tar archive", "unpack it first"
    return next(((what, remedy) for first, what, remedy in FOREIGN if data.startswith(first)), None)


def _written(start: str, file: str | None) -> Format | tuple[str, str]:
    """The kind of what begins with these characters."""
    is_named_markdown = bool(file and MARKDOWN_NAME.search(file))
    if (PAGE_START if is_named_markdown else HTML_START).match(start):
        return Format.HTML
    if PICTURE_START.match(start):
        return "a picture (SVG)", "print it as PDF"
    if XML_START.match(start):
        return "an XML file", "save the document as PDF"
    if (head := MESSAGE.match(start)) is not None and len(SENT.findall(head.group())) > 1:
        return MAIL
    return Format.MARKDOWN if is_named_markdown or _is_markdown(start) else Format.TEXT


def _zipped(archive: Archive) -> Format | tuple[str, str]:
    mimetype = archive.read("mimetype").strip() if "mimetype" in archive else b""
    if mimetype == b"application/epub+zip" or "META-INF/container.xml" in archive:
        return Format.EPUB
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return "an OpenDocument file (ODT, ODS or ODP)", "save the document as PDF"
    if "Index/Document.iwa" in archive or "Index.zip" in archive:
        return "a document of Pages, Numbers or Keynote", "save the document as PDF"
    if "[Content_Types].xml" in archive:
        folders = {name.split("/")[0] for name in archive.names}
        if "xl" in folders:
            return "an Excel workbook (XLSX)", "print it as PDF, or save the text alone"
        if "ppt" in folders:
            return "a presentation (PPTX)", "print it as PDF"
        if "word" in folders or "_rels" in folders:
            return Format.DOCX
    return "a ZIP archive", "unpack it and take the files in it"


def _glanced(data: bytes) -> str:
    """The beginning as text, well enough to tell its kind."""
    start = data[:GLANCE]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start[: len(start) // 2 * 2].decode("utf-16", errors="replace").replace("\r\n", "\n")
    return start.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace").replace("\r\n", "\n")


def _is_markdown(start: str) -> bool:
    """Whether a text bears the marks of Markdown, more than by chance."""
    if FRONT_MATTER.match(start):
        return True
    headings = len(HEADING.findall(start)) if "#" in start else 0
    return headings > 1 or (headings > 0 and MARKS.search(start) is not None)


def _either(formats: frozenset[Format]) -> str:
    """The formats as one phrase, in the order of their list: "a PDF or a plain text"."""
    names = [known.value for known in Format if known in formats]
    return " or ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
