"""A returned file, opened within limits: what is no Word document, or one that must not be trusted, is refused.

Nothing the file points at is fetched or run: a link to a template or to a picture elsewhere is told and left alone.
"""

from __future__ import annotations

from lxml import etree

from migov.errors import Problem, Unreadable
from migov.workbooks.zipped import DAMAGED, START, Archive, beside

MOST_BYTES = 30_000_000
"""Of the file as it is sent."""
MOST_UNPACKED = 40_000_000
"""Of all parts that are read, together."""
MOST_MEMBERS = 2_000
MOST_RECORDED = 20_000
"""Recorded changes and comments in one file."""
MOST_PARAGRAPHS = 20_000
SAVE = "save it as a Word document (.docx)"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OTHERS = {
    "xl/workbook.xml": "it is a workbook",
    "ppt/presentation.xml": "it is a presentation",
    "META-INF/manifest.xml": "it is an OpenDocument file",
}


class Package:
    """The parts of a Word document that are read, as trees.

    Raises:
        Unreadable: not a Word document, locked, with macros, damaged, or larger than the limits.
    """

    def __init__(self, data: bytes, *, file: str | None) -> None:
        self.file = file
        self.notices: list[str] = []
        _refuse_other(data, file)
        self.archive = Archive(data, file=file, most_members=MOST_MEMBERS, most_bytes=MOST_UNPACKED)
        self._refuse_archive()
        self.main = self._main()
        self.links = self._links(self.main)
        for name in self.archive.names:
            if name.endswith(".rels"):
                self._tell_outside(name)

    def tree(self, name: str) -> etree._Element:
        """The root of a part."""
        return self.archive.xml(name)

    def of_kind(self, kind: str) -> list[tuple[str, str]]:
        """The parts that the document refers to by this kind of relationship: id and name."""
        found = [(id_, name) for id_, (sort, name) in self.links.items() if sort == kind and name in self.archive]
        return list({name: (id_, name) for id_, name in found}.values())

    def one(self, kind: str) -> etree._Element | None:
        """The tree of the only part of its kind; null where there is none."""
        found = self.of_kind(kind)
        return self.tree(found[0][1]) if found else None

    def beside(self, name: str) -> etree._Element | None:
        """The tree of a part by its own name; null where there is none."""
        return self.tree(name) if name in self.archive else None

    def refused(self, says: str, *, place: str | None = None, remedy: str = SAVE) -> Unreadable:
        """What is said of the file."""
        return Unreadable(Problem(says, file=self.file, place=place, remedy=remedy))

    def _refuse_archive(self) -> None:
        if self.archive.zip.infolist() and len(self.archive.zip.infolist()) != len(self.archive.members):
            raise self.refused("two parts of the file have the same name", remedy=DAMAGED)
        for name in self.archive.names:
            if name.startswith("/") or "\\" in name or ".." in name.split("/"):
                raise self.refused("a part of the file has a name that leads out of it", place=name[:80])
        if "[Content_Types].xml" not in self.archive:
            others = (says for name, says in OTHERS.items() if name in self.archive)
            raise self.refused(next(others, "it is an archive, but not a Word document"))
        types = self.tree("[Content_Types].xml")
        kinds = [str(one.get("ContentType", "")).lower() for one in types]
        if any("macroenabled" in kind or "vbaproject" in kind for kind in kinds) or any(
            name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in self.archive.names
        ):
            remedy = "save it as 'Word document (.docx)', without macros"
            raise self.refused("it holds programs (macros)", remedy=remedy)
        embedded = [name for name in self.archive.names if "/embeddings/" in name or "/activeX/" in name]
        if embedded:
            self.notices.append(f"{len(embedded)} embedded objects were not opened")

    def _main(self) -> str:
        for kind, name in self._links("").values():
            if kind == "officeDocument" and name in self.archive:
                return name
        others = (says for name, says in OTHERS.items() if name in self.archive)
        raise self.refused(next(others, "the text of the document is missing in the file"))

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the file."""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels".lstrip("/") if part else "_rels/.rels"
        found: dict[str, tuple[str, str]] = {}
        if rels not in self.archive:
            return found
        for one in self.tree(rels).iter(f"{{{PACKAGE}}}Relationship"):
            kind = _kind(str(one.get("Type", "")))
            if one.get("TargetMode") != "External":
                found[str(one.get("Id"))] = (kind, beside(part, str(one.get("Target", ""))))
        return found

    def _tell_outside(self, rels: str) -> None:
        for one in self.tree(rels).iter(f"{{{PACKAGE}}}Relationship"):
            kind = _kind(str(one.get("Type", "")))
            if one.get("TargetMode") == "External" and kind != "hyperlink":
                self.notices.append(f"a link to something outside the file ({kind[:40]}) was not followed")


def _kind(address: str) -> str:
    return address.rpartition("/")[2]


def _refuse_other(data: bytes, file: str | None) -> None:
    if len(data) > MOST_BYTES:
        says = f"the file has {len(data) / 1_000_000:,.0f} MB; at most {MOST_BYTES // 1_000_000} MB are read"
        raise Unreadable(Problem(says, file=file, remedy="take large pictures out of it"))
    if data.startswith(START):
        return
    signatures = {
        b"": ("it is empty", SAVE),
        OLE: ("it is an old .doc file or one with a password", f"{SAVE}, without a password"),
        b"%PDF": ("it is a PDF", "send the Word document; comments in a PDF can be typed into the page"),
        b"{\\rtf": ("it is an RTF text", SAVE),
        b"<": ("it is XML or HTML, not a Word document", SAVE),
    }
    if not data:
        says, remedy = signatures[b""]
    else:
        known = (found for start, found in signatures.items() if start and data.startswith(start))
        says, remedy = next(known, ("it is no Word document", SAVE))
    raise Unreadable(Problem(says, file=file, remedy=remedy))
