"""Word files as people send them back: a file that went out, with what Word would record."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from lxml import etree

from migov.profile.docx.elements import NAMESPACES, element
from migov.profile.docx.runs import Face, run, words
from migov.profile.word.identity import carrier

Element = etree._Element
W = f"{{{NAMESPACES['w']}}}"
FACE = Face(language="en")


class File:
    """A Word file in the hands of somebody: its parts as trees, until it is saved."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.trees: dict[str, Element] = {}
        self._ids = 9000

    def part(self, name: str) -> Element:
        if name not in self.trees:
            self.trees[name] = etree.fromstring(self.members[name])
        return self.trees[name]

    @property
    def body(self) -> Element:
        return self.part("word/document.xml")[0]

    def line(self, part: str, at: int = 0) -> Element:
        """The paragraph that carries this id."""
        mark = self.body.xpath(f"//w:bookmarkStart[@w:name='{carrier(part, at)}']", namespaces=NAMESPACES)
        return next(mark[0].iterancestors(f"{W}p"))

    def saying(self, text: str) -> Element:
        """The paragraph with exactly these words."""
        return next(one for one in self.body.iter(f"{W}p") if "".join(one.itertext(f"{W}t")) == text)

    def who(self, author: str, at: str = "2026-05-04T09:30:00Z") -> dict[str, str]:
        self._ids += 1
        return {"w:id": str(self._ids), "w:author": author, "w:date": at}

    def inserted(self, text: str, author: str = "Ana") -> Element:
        return element("w:ins", self.who(author), *words(text, FACE))

    def deleted(self, text: str, author: str = "Ana", *, tag: str = "w:del") -> Element:
        return element(tag, self.who(author), *_gone(text))

    def struck(self, text: str, author: str = "Ana", by: str = "Ben") -> Element:
        return element("w:ins", self.who(author), element("w:del", self.who(by), *_gone(text)))

    def write(self, paragraph: Element, content: Sequence[Element]) -> None:
        """Puts other content between the marks of a paragraph."""
        starts = list(paragraph.iterchildren(f"{W}bookmarkStart"))
        ends = list(paragraph.iterchildren(f"{W}bookmarkEnd"))
        settings = paragraph.find(f"{W}pPr")
        notes = [one for one in paragraph.iterchildren(f"{W}r") if one.find(f"{W}footnoteReference") is not None]
        for child in list(paragraph):
            if child is not settings:
                paragraph.remove(child)
        paragraph.extend([*starts, *content, *notes, *ends])

    def edit(self, paragraph: Element, *changes: tuple[str, ...]) -> None:
        """Writes a paragraph from pieces such as ``("keep", words)`` and ``("ins", words, author)``."""
        self.write(paragraph, list(self.pieces(changes)))

    def pieces(self, changes: Sequence[tuple[str, ...]]) -> list[Element]:
        makers: dict[str, Callable[..., Element]] = {"ins": self.inserted, "del": self.deleted, "struck": self.struck}
        made: list[Element] = []
        for sort, text, *more in changes:
            made.extend(words(text, FACE) if sort == "keep" else [makers[sort](text, *more)])
        return made

    def paragraph(self, *content: Element, mark: str | None = None, author: str = "Ana") -> Element:
        """A new paragraph; *mark* records that its end was inserted or deleted."""
        made = element("w:p", None, *content)
        if mark:
            self.mark(made, mark, author)
        return made

    def mark(self, paragraph: Element, sort: str, author: str = "Ana") -> None:
        """Records that the end of a paragraph was inserted, deleted or moved."""
        settings = paragraph.find(f"{W}pPr")
        if settings is None:
            settings = element("w:pPr")
            paragraph.insert(0, settings)
        face = settings.find(f"{W}rPr")
        if face is None:
            face = element("w:rPr")
            settings.append(face)
        face.insert(0, element(f"w:{sort}", self.who(author)))

    def comment(
        self, id_: str, says: str, author: str = "Ana", *, parent: str | None = None, done: bool = False
    ) -> None:
        """Writes a margin comment; where it stands is for the caller to mark."""
        if "word/comments.xml" not in self.members:
            self._add_comments()
        number = f"{0x10000000 + int(id_):08X}"
        paragraph = element("w:p", {"w14:paraId": number}, *words(says, FACE))
        self.part("word/comments.xml").append(element("w:comment", {**self.who(author), "w:id": id_}, paragraph))
        thread = {"w15:paraId": number, "w15:done": "1" if done else "0"}
        if parent is not None:
            thread["w15:paraIdParent"] = f"{0x10000000 + int(parent):08X}"
        self.part("word/commentsExtended.xml").append(element("w15:commentEx", thread))

    def _add_comments(self) -> None:
        for name, kind, root in (
            ("comments", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments", "w:comments"),
            (
                "commentsExtended",
                "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
                "w15:commentsEx",
            ),
        ):
            self.members[f"word/{name}.xml"] = etree.tostring(element(root))
            rels = self.part("word/_rels/document.xml.rels")
            etree.SubElement(rels, f"{rels.tag[:-1]}", Id=f"r{name}", Type=kind, Target=f"{name}.xml")
            types = self.part("[Content_Types].xml")
            kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
            override = types.tag.replace("Types", "Override").replace("content-Override", "content-types")
            etree.SubElement(types, override, PartName=f"/word/{name}.xml", ContentType=kind)

    def without_ids(self) -> File:
        """The same file without anything that says which paragraph is which part."""
        for one in list(self.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            one.getparent().remove(one)
        for one in self.body.iter(f"{W}p"):
            one.attrib.pop(f"{{{NAMESPACES['w14']}}}paraId", None)
        return self

    def saved(self) -> bytes:
        for name, root in self.trees.items():
            self.members[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.members.items():
                archive.writestr(name, data)
        return buffer.getvalue()


def begin(id_: str) -> Element:
    """Where a comment begins."""
    return element("w:commentRangeStart", {"w:id": id_})


def finish(id_: str) -> list[Element]:
    """Where it ends, and the mark that calls it."""
    return [element("w:commentRangeEnd", {"w:id": id_}), run(FACE, element("w:commentReference", {"w:id": id_}))]


def _gone(text: str) -> list[Element]:
    made = list(words(text, FACE))
    for one in made:
        for word in one.iter(f"{W}t"):
            word.tag = f"{W}delText"
    return made
