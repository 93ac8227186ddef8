"""The file: its parts, their types and relationships, zipped so that the same book gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Protocol

from lxml import etree

from migov.model.languages import Language
from migov.profile.docx.runs import REGIONS
from migov.profile.markup import is_right_to_left, printable

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = {
    "/word/document.xml": f"{WORD}.document.main+xml",
    "/word/styles.xml": f"{WORD}.styles+xml",
    "/word/settings.xml": f"{WORD}.settings+xml",
    "/word/numbering.xml": f"{WORD}.numbering+xml",
    "/word/fontTable.xml": f"{WORD}.fontTable+xml",
    "/word/footnotes.xml": f"{WORD}.footnotes+xml",
    "/word/header.xml": f"{WORD}.header+xml",
    "/word/footer.xml": f"{WORD}.footer+xml",
    "/word/theme.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
LITERAL = ("styles", "settings", "numbering", "theme", "fontTable")
"""Parts that are files beside this one."""
_UNJOINED = re.compile(rb'<w:spacing w:val="\d+"/>')
"""Space between letters, which Arabic ones do not bear: they are joined."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part: a file tells nothing about the moment it was printed."""


class Described(Protocol):
    """What a file says of itself; a book is one such thing."""

    @property
    def title(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def keywords(self) -> tuple[str, ...]: ...
    @property
    def language(self) -> Language: ...


def packed(
    book: Described, parts: Mapping[str, bytes], links: Mapping[str, str], note_links: Mapping[str, str]
) -> bytes:
    """The file of a book, from the parts that were written and the addresses that document and footnotes link to."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core(book),
        "docProps/app.xml": application(),
        "word/_rels/document.xml.rels": _document_relationships(links),
    }
    files |= {f"word/{name}.xml": literal(name, book.language.value) for name in LITERAL}
    files |= {f"word/{name}.xml": data for name, data in parts.items()}
    if note_links:
        files["word/_rels/footnotes.xml.rels"] = _written(_relationships({}, note_links))
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The archive of these members, without a date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return buffer.getvalue()


@cache
def literal(name: str, language: str) -> bytes:
    """A part that is the same in every file but for the language it is proofread in."""
    data = resources.files(__package__).joinpath("parts", f"{name}.xml").read_bytes()
    data = data.replace(b'w:val="en-GB"', f'w:val="{REGIONS[language]}"'.encode())
    return _UNJOINED.sub(b"", data) if is_right_to_left(language) else data


@cache
def _content_types() -> bytes:
    types = _root(TYPES, "Types")
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(types, f"{{{TYPES}}}Default", Extension=extension, ContentType=kind)
    for name, kind in CONTENT_TYPES.items():
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=name, ContentType=kind)
    return _written(types)


@cache
def _package_relationships() -> bytes:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    targets = {
        "rDocument": (f"{OFFICE}/officeDocument", "word/document.xml"),
        "rCore": (core, "docProps/core.xml"),
        "rApp": (f"{OFFICE}/extended-properties", "docProps/app.xml"),
    }
    return _written(_relationships(targets, {}))


def _document_relationships(links: Mapping[str, str]) -> bytes:
    names = (*LITERAL, "footnotes", "header", "footer")
    targets = {f"r{name.capitalize()}": (f"{OFFICE}/{name}", f"{name}.xml") for name in names}
    return _written(_relationships(targets, links))


def _relationships(inside: Mapping[str, tuple[str, str]], outside: Mapping[str, str]) -> etree._Element:
    made = _root(RELATIONSHIPS, "Relationships")
    name = f"{{{RELATIONSHIPS}}}Relationship"
    for id_, (kind, target) in inside.items():
        etree.SubElement(made, name, Id=id_, Type=kind, Target=target)
    for address, id_ in outside.items():
        etree.SubElement(made, name, Id=id_, Type=f"{OFFICE}/hyperlink", Target=address, TargetMode="External")
    return made


def _core(book: Described) -> bytes:
    """Title, subject, author, keywords, language; no dates, which would differ from one printing to the next."""
    properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin = "http://purl.org/dc/elements/1.1/"
    made = etree.Element(f"{{{properties}}}coreProperties", nsmap={"cp": properties, "dc": dublin})
    facts = {
        f"{{{dublin}}}title": book.title,
        f"{{{dublin}}}subject": book.subject,
        f"{{{dublin}}}creator": book.author,
        f"{{{properties}}}keywords": ", ".join(book.keywords),
        f"{{{dublin}}}language": REGIONS[book.language.value],
    }
    for name, fact in facts.items():
        etree.SubElement(made, name).text = printable(fact)
    return _written(made)


@cache
def application() -> bytes:
    """The name of the program that made the file."""
    properties = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    made = _root(properties, "Properties")
    etree.SubElement(made, f"{{{properties}}}Application").text = "migov"
    return _written(made)


def _root(namespace: str, name: str) -> etree._Element:
    """The root of a part that has one namespace, without a prefix."""
    declared: Any = {None: namespace}  # the stubs of lxml know no namespace without a prefix
    return etree.Element(f"{{{namespace}}}{name}", nsmap=declared)


def _written(made: etree._Element) -> bytes:
    data: bytes = DECLARATION + etree.tostring(made, encoding="UTF-8")
    return data
