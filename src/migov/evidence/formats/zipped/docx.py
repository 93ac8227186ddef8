"""A Word document to lines: its words as they would be printed with all tracked changes accepted.

Headings are told by styles and outline levels; numbers that Word writes itself are written out; a table's row is one
line; footnotes and endnotes stand after the paragraph that refers to them. Headers, footers, comments, hidden and
deleted words are left out. The language of its styles is that of the program it was typed with, so only the one among
the document's properties is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from migov.evidence.formats.bounds import Bounds
from migov.evidence.formats.numerals import numeral
from migov.evidence.formats.paragraphs import apart, lines, row, trimmed
from migov.evidence.formats.zipped.styling import Numbering, Styles, outlined
from migov.evidence.formats.zipped.wording import OFF, Paragraph, W, value
from migov.model.pages import Document, Line, Page
from migov.workbooks.zipped import Archive, beside

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
PARAGRAPH, PROPERTIES, TABLE = W + "p", W + "pPr", W + "tbl"
STYLE, NUMBERED, END, OUTLINE = W + "pStyle", W + "numPr", W + "rPr", W + "outlineLvl"
DELETED = W + "del"
WRAPPERS = frozenset({W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")})
DEEPEST = 60
"""Tables and text boxes that may stand one in the other; what is deeper is left out."""


def read(data: bytes, *, file: str | None, sha256: str, bounds: Bounds) -> Document:
    """The lines of a Word document, as one page.

    Raises:
        Unreadable: locked, damaged, without its main part, or unpacking to more than its bounds.
    """
    archive = Archive(data, file=file, most_members=bounds.members, most_bytes=bounds.unpacked)
    title, language = _properties(archive)
    page = Page(index=1, lines=trimmed(Body(archive).lines()))
    return Document(file=file, sha256=sha256, media_type=MEDIA_TYPE, title=title, language=language, pages=(page,))


def _properties(archive: Archive) -> tuple[str | None, str | None]:
    """Title and language as the document's properties say them."""
    target = _targets(archive, "").get("core-properties", "docProps/core.xml")
    if target not in archive:
        return None, None
    core = archive.xml(target)
    found = (core.findtext(DUBLIN_CORE + name) for name in ("title", "language"))
    title, language = (" ".join(text.split()) or None if text else None for text in found)
    return title, language


def _targets(archive: Archive, part: str) -> dict[str, str]:
    """The parts that one refers to, by kind: "styles", "footnotes". Addresses outside the file are left alone."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    if relations not in archive:
        return {}
    return {
        relation.get("Type", "").rpartition("/")[2]: beside(part, relation.get("Target", ""))
        for relation in archive.xml(relations).iter("{*}Relationship")
        if relation.get("TargetMode") != "External"
    }


class Body:
    """A document's main part with what the others add to it."""

    def __init__(self, archive: Archive) -> None:
        main = _targets(archive, "").get("officeDocument", "word/document.xml")
        self.root = archive.xml(main)
        self.parts = {
            kind: archive.xml(target) for kind, target in _targets(archive, main).items()
            if kind in {"styles", "numbering", "footnotes", "endnotes"} and target in archive
        }  # fmt: skip
        self.styles = Styles(self.parts.get("styles"))
        self.numbering = Numbering(self.parts.get("numbering"), self.styles)
        self.notes = {
            (kind, note.get(W + "id", "")): note
            for kind in ("footnote", "endnote")
            for note in self._part(f"{kind}s").iter(W + kind)
        }
        self.counts = {"footnote": 0, "endnote": 0}
        self.noted: list[tuple[str, _Element]] = []
        """References whose notes have not been said: they are after the paragraph, or the whole table."""
        self.depth = 0
        self.carried = ""
        """Words of a paragraph whose end was deleted, so that they go on in the next."""

    def _part(self, kind: str) -> _Element:
        return self.parts.get(kind, self.root.makeelement("none"))

    def lines(self) -> list[Line]:
        """Every line of the body, in order."""
        body = self.root.find(W + "body")
        return [] if body is None else self._blocks(body)

    def _blocks(self, parent: Iterable[_Element]) -> list[Line]:
        """The lines of what stands in the body, a cell, a note or a text box."""
        found: list[Line] = []
        if self.depth >= DEEPEST:
            return found
        self.depth += 1
        pending = list(reversed(list(parent)))
        while pending:
            element = pending.pop()
            tag = element.tag
            if tag == PARAGRAPH:
                found += self._paragraph(element)
            elif tag == TABLE:
                apart(found)
                found += self._table(element)
                apart(found)
            elif tag in WRAPPERS:
                pending += reversed(element)
            if self.depth == 1 and self.noted:
                notes, self.noted = self.noted, []
                found += [line for note in notes for line in self._note(*note)]
        self.depth -= 1
        return found

    def _paragraph(self, element: _Element) -> list[Line]:
        properties = _properties_of(element)
        style = value(properties.get(STYLE))
        paragraph = Paragraph(element, self.styles.hidden, self._mark)
        text = paragraph.text
        is_empty = not text.strip() and not self.carried
        if not is_empty and not self.carried:
            text = self.numbering.label(properties.get(NUMBERED), style) + text
        text, self.carried = self.carried + text, ""
        end = properties.get(END)
        if end is not None and end.find(DELETED) is not None:
            self.carried = text
            return []
        heading = self._heading(properties, style)
        found = lines(text, heading=heading, bold=paragraph.is_bold or None)
        for box in paragraph.boxes:
            found += self._blocks(box)
        self.noted += paragraph.notes
        return found

    def _heading(self, properties: dict[str, _Element], style: str) -> int | None:
        outline = properties.get(OUTLINE)
        return self.styles.level(style) if outline is None else outlined(outline)

    def _table(self, table: _Element) -> list[Line]:
        found: list[Line] = []
        for line in _unwrapped(table, W + "tr"):
            if line.find(f"{W}trPr/{W}del") is None:
                found += row([self._blocks(cell) for cell in _unwrapped(line, W + "tc")])
        return found

    def _mark(self, reference: _Element) -> str:
        """What stands in the text for a note: its number, in Roman ones for endnotes."""
        if reference.get(W + "customMarkFollows", "0") not in OFF:
            return ""
        kind = _kind(reference)
        self.counts[kind] += 1
        return numeral(self.counts[kind], "decimal" if kind == "footnote" else "lowerRoman")

    def _note(self, mark: str, reference: _Element) -> list[Line]:
        """The lines of a note, its mark before the first."""
        note = self.notes.get((_kind(reference), reference.get(W + "id", "")))
        found = [] if note is None else self._blocks(note)
        if not found or not mark:
            return found
        first, shift = found[0], len(mark) + 1
        raised = ((0, len(mark)), *((start + shift, end + shift) for start, end in first.raised))
        return [Line(text=f"{mark} {first.text}", raised=raised), *found[1:]]


def _properties_of(paragraph: _Element) -> dict[str, _Element]:
    """What a paragraph says of itself, by the names of the elements; of two with one name the first."""
    for child in paragraph:
        if child.tag == PROPERTIES:
            return {said.tag: said for said in reversed(child)}
    return {}


def _kind(reference: _Element) -> str:
    return "footnote" if reference.tag == W + "footnoteReference" else "endnote"


def _unwrapped(parent: _Element, tag: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, those within content controls too."""
    pending = list(reversed(parent))
    while pending:
        element = pending.pop()
        if element.tag == tag:
            yield element
        elif element.tag in WRAPPERS:
            pending += reversed(element)
