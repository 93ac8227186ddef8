"""A manuscript as a Word document: real headings, footnotes and tables, right to left where the language is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from lxml import etree

from migov.training.press.looks import Look
from migov.training.press.manuscripts import Block, Heading, Manuscript, Paragraph, parts
from migov.training.press.wordparts import CONTENT_TYPES, DOCUMENT_LINKS, PACKAGE_LINKS, W, core, styles

RIGHT_TO_LEFT = frozenset({"ar"})
MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")
EPOCH = (1980, 1, 1, 0, 0, 0)
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def printed(manuscript: Manuscript, look: Look) -> bytes:
    """The DOCX file."""
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_LINKS,
        "docProps/core.xml": core(" ".join(manuscript.title), look),
        "word/document.xml": _written(_document(manuscript, look)),
        "word/_rels/document.xml.rels": DOCUMENT_LINKS,
        "word/styles.xml": styles(look.language),
        "word/footnotes.xml": _written(_footnotes(manuscript.notes, look)),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return buffer.getvalue()


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _e(tag: str, *content: etree._Element | str, **values: str) -> etree._Element:
    """An element of the word processing language with its attributes and what it holds."""
    element = etree.Element(f"{{{W}}}{tag}", {f"{{{W}}}{key}": value for key, value in values.items()}, {"w": W})
    for part in content:
        if isinstance(part, str):
            element.text = part
        else:
            element.append(part)
    return element


class _Writer:
    """Paragraphs and runs in the direction of the language."""

    def __init__(self, look: Look) -> None:
        self._is_right_to_left = look.language in RIGHT_TO_LEFT

    def paragraph(self, style: str | None, runs: Iterable[etree._Element]) -> etree._Element:
        properties = _e("pPr")
        if style:
            properties.append(_e("pStyle", val=style))
        if self._is_right_to_left:
            properties.append(_e("bidi"))
        return _e("p", properties, *runs)

    def run(self, words: str) -> etree._Element:
        text = _e("t", words)
        text.set(XML_SPACE, "preserve")
        return _e("r", _e("rPr", _e("rtl")), text) if self._is_right_to_left else _e("r", text)

    def lines(self, lines: tuple[str, ...]) -> Iterable[etree._Element]:
        for number, line in enumerate(lines):
            if number:
                yield _e("r", _e("br"))
            yield self.run(line)

    def block(self, block: Block) -> etree._Element:
        if isinstance(block, Heading):
            return self.paragraph(f"Heading{block.level}", self.lines(block.lines))
        if isinstance(block, Paragraph):
            runs = (self.run(word) if number is None else _reference(number) for word, number in parts(block.text))
            return self.paragraph("ListParagraph" if block.is_item else None, runs)
        rows = [self._row(block.head, is_head=True), *(self._row(row) for row in block.rows)]
        columns = _e("tblGrid", *(_e("gridCol", w="1800") for _ in block.head))
        looks = _e("tblPr", _e("tblStyle", val="TableGrid"), _e("tblW", w="0", type="auto"))
        return _e("tbl", looks, columns, *rows)

    def _row(self, cells: tuple[str, ...], *, is_head: bool = False) -> etree._Element:
        row = _e("tr", _e("trPr", _e("tblHeader"))) if is_head else _e("tr")
        for cell in cells:
            row.append(_e("tc", _e("tcPr", _e("tcW", w="1800", type="dxa")), self.paragraph(None, [self.run(cell)])))
        return row


def _document(manuscript: Manuscript, look: Look) -> etree._Element:
    write = _Writer(look)
    body = _e("body")
    if look.head:
        body.append(write.paragraph(None, [write.run(look.head)]))
    body.append(write.paragraph("Title", write.lines(manuscript.title)))
    for block in manuscript.blocks:
        body.append(write.block(block))
    body.append(_e("sectPr", _e("pgSz", w="11906", h="16838"), _e("pgMar", **dict.fromkeys(MARGINS, "1300"))))
    return _e("document", body)


def _reference(number: int) -> etree._Element:
    return _e("r", _e("rPr", _e("rStyle", val="FootnoteReference")), _e("footnoteReference", id=str(number)))


def _footnotes(notes: tuple[str, ...], look: Look) -> etree._Element:
    """The footnotes, behind the two that every Word file has for its separators."""
    write = _Writer(look)
    separator, continued = _e("p", _e("r", _e("separator"))), _e("p", _e("r", _e("continuationSeparator")))
    root = _e(
        "footnotes",
        _e("footnote", separator, type="separator", id="-1"),
        _e("footnote", continued, type="continuationSeparator", id="0"),
    )
    for number, note in enumerate(notes, 1):
        mark = _e("r", _e("rPr", _e("rStyle", val="FootnoteReference")), _e("footnoteRef"))
        paragraph = write.paragraph("FootnoteText", [mark, write.run(f" {note}")])
        root.append(_e("footnote", paragraph, id=str(number)))
    return root
