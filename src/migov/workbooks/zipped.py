"""A ZIP archive that is read member by member, never unpacked to the disk, and never further than its bounds.

What the archive says about its sizes is not believed: bytes are counted while they inflate. Names are only compared
with names, so a member called ``../../etc/passwd`` is no more than a strange name. Archives in archives stay closed.
XML is read without entities, document types or network.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from urllib.parse import unquote

from lxml import etree

from migov.errors import Problem, Unreadable

START = b"PK\x03\x04"
ENTRY = b"PK\x01\x02"
DAMAGED = "fetch it again, or save it anew"
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


class Archive:
    """The members of a ZIP archive."""

    def __init__(self, data: bytes, *, file: str | None, most_members: int, most_bytes: int) -> None:
        self.file, self.left = file, most_bytes
        self.most_bytes = most_bytes
        count = data.count(ENTRY)  # before anything is built for each of them
        if count > most_members:
            says = f"the file is a ZIP archive of {count:,} files; at most {most_members:,} are looked at"
            raise Unreadable(Problem(says, file=file, remedy="save the document anew"))
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            says = "the file is a ZIP archive that is damaged or cut off"
            raise Unreadable(Problem(says, file=file, remedy=DAMAGED)) from error
        self.members = {info.filename: info for info in self.zip.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.members)

    def __contains__(self, name: object) -> bool:
        return name in self.members

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            Unreadable: no such member, locked, damaged, or larger than what may still be unpacked.
        """
        member = self.members.get(name)
        if member is None:
            raise self.unreadable("a part of the file is missing", name, "save the document anew")
        if member.flag_bits & 1:
            raise self.unreadable("the file is locked with a password", name, "save a copy without password")
        if member.file_size > self.left:
            raise self._too_large(name)
        try:
            with self.zip.open(member) as source:
                data = source.read(self.left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise self.unreadable("a part of the file is damaged", name, DAMAGED) from error
        if len(data) > self.left:
            raise self._too_large(name)
        self.left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of a member in XML.

        Raises:
            Unreadable: as `read`, or no XML, or XML with a document type, which may hold entities without end.
        """
        data = self.read(name)
        if any(mark in data for mark in DOCTYPES):
            raise self.unreadable("a part of the file declares a document type", name, "save the document anew")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.unreadable("a part of the file is no XML", name, DAMAGED) from error
        return root

    def unreadable(self, says: str, part: str, remedy: str) -> Unreadable:
        return Unreadable(Problem(says, file=self.file, place=f"part {shown(part)}", remedy=remedy))

    def _too_large(self, name: str) -> Unreadable:
        says = f"the file unpacks to more than {self.most_bytes:,} bytes"
        return self.unreadable(says, name, "save the document anew, without what was embedded in it")


def beside(part: str, target: str) -> str:
    """The name of a member that another refers to; one that leads out of the archive is the name of no member.

    >>> beside("word/document.xml", "styles.xml"), beside("OPS/book.opf", "Text/one%20two.xhtml#top")
    ('word/styles.xml', 'OPS/Text/one two.xhtml')
    """
    path = unquote(target.split("#")[0])
    joined = posixpath.join("/", posixpath.dirname(part), path)
    return posixpath.normpath(joined).lstrip("/")


def shown(name: str) -> str:
    """A member's name, harmless in a sentence: its first 80 characters, without any that control a terminal."""
    return "".join(character if character.isprintable() else "�" for character in name[:80])
