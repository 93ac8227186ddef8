"""The XML of a workbook's archive, unpacked within limits whatever its directory claims."""

from __future__ import annotations

import io
import zipfile
import zlib

from migov.errors import Problem, Unreadable
from migov.workbooks.grids import MEGABYTE, Limits

SAVE = "save it as a new .xlsx workbook"
BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
XML = (".xml", ".rels")
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
ENTRY = b"PK\x01\x02"


def unpacked(data: bytes, file: str, limits: Limits) -> tuple[dict[str, bytes], bool]:
    """The XML parts of the archive by name, and whether programs (macros) are in it.

    Raises:
        Unreadable: not a workbook, damaged, encrypted, or larger than its limits.
    """
    _refuse_many(data.count(ENTRY), file, limits)  # before anything is built for each of them
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_oversize(entries, file, limits)
            parts = _parts(archive, entries, file, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(Problem("the workbook is damaged or cut off", file=file, remedy=SAVE)) from error
    except RuntimeError as error:  # what zipfile says of an entry with a password
        remedy = "save it without a password"
        raise Unreadable(Problem("the workbook is encrypted", file=file, remedy=remedy)) from error
    names = {entry.filename for entry in entries}
    if BOOK not in parts or RELATIONS not in parts:
        raise Unreadable(Problem(_other(names), file=file, remedy="save it as .xlsx"))
    return parts, any(name.lower().endswith("vbaproject.bin") for name in names) or _macros(parts)


def _parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], file: str, limits: Limits) -> dict[str, bytes]:
    left = limits.unpacked
    parts: dict[str, bytes] = {}
    for entry in entries:
        if not entry.filename.endswith(XML):
            continue
        with archive.open(entry) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0 or entry.filename in parts:
            raise Unreadable(Problem("the workbook unfolds beyond all measure", file=file, remedy=limits.remedy))
        if any(mark in content for mark in DOCTYPES):
            raise Unreadable(Problem("a part of the workbook declares a document type", file=file, remedy=SAVE))
        parts[entry.filename] = content
    return parts


def _refuse_many(count: int, file: str, limits: Limits) -> None:
    if count > limits.parts:
        raise Unreadable(Problem(f"the workbook has {count:,} parts", file=file, remedy=limits.remedy))


def _refuse_oversize(entries: list[zipfile.ZipInfo], file: str, limits: Limits) -> None:
    _refuse_many(len(entries), file, limits)
    xml = [entry for entry in entries if entry.filename.endswith(XML)]
    whole = sum(entry.file_size for entry in xml)
    if whole > limits.unpacked:
        says = f"the workbook unfolds to {whole / MEGABYTE:,.0f} MB"
        raise Unreadable(Problem(says, file=file, remedy=limits.remedy))
    for entry in xml:
        if entry.file_size > MEGABYTE and entry.file_size > limits.ratio * max(1, entry.compress_size):
            says = f"a part of the workbook unfolds to more than {limits.ratio} times its size"
            raise Unreadable(Problem(says, file=file, remedy=limits.remedy))


def _macros(parts: dict[str, bytes]) -> bool:
    return b"macroenabled" in parts.get("[Content_Types].xml", b"").lower()


def _other(names: set[str]) -> str:
    """What an archive is that is no .xlsx workbook."""
    known = {
        "xl/workbook.bin": "it is a binary workbook (.xlsb)",
        "word/document.xml": "it is a Word document",
        "ppt/presentation.xml": "it is a presentation",
        "META-INF/manifest.xml": "it is an OpenDocument file",
    }
    return next((says for name, says in known.items() if name in names), "it is an archive, but not an .xlsx workbook")
