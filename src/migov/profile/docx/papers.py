"""Papers: Word documents that are no book, such as the comment matrix: a body, a running head, numbered pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from xml.sax.saxutils import escape

from lxml import etree

from migov.model.languages import Language
from migov.model.values import Value
from migov.profile.docx.elements import MAIN, Element, element, root, valued, written
from migov.profile.docx.notes import REFERENCE, separators
from migov.profile.docx.package import packed
from migov.profile.docx.runs import REGIONS, Face, field, relative, run, words
from migov.profile.markup import is_right_to_left, printable

A4 = (11906, 16838)
"""Width and height, in twentieths of a point."""
MARGIN = 964
"""On the left and right of a landscape page."""
SIDE = 1253
"""On the left and right of an upright page."""
LANDSCAPE, UPRIGHT = A4[1] - 2 * MARGIN, A4[0] - 2 * SIDE
"""Widths of the text."""


class About(Value, kw_only=True):
    """What a paper says of itself."""

    title: str
    subject: str = ""
    author: str = "migov"
    keywords: tuple[str, ...] = ()
    language: Language


class Paper:
    """One paper in the making: its notes and links are counted here."""

    def __init__(self, about: About, *, landscape: bool = False) -> None:
        self.about = about
        self.landscape = landscape
        self.face = Face(language=about.language.value)
        self.links: dict[str, str] = {}
        self._notes: list[Element] = []

    def paragraph(
        self, style: str, content: Iterable[Element] | str, *more: Element, language: str | None = None
    ) -> Element:
        """A paragraph in a style; *more* are properties that stand behind the style.

        Words in another language than the paper's have their own direction.
        """
        properties = element("w:pPr", None, valued("w:pStyle", style), *more)
        if is_right_to_left(language or self.face.language):
            properties.append(element("w:bidi"))
        face = Face(language=language or self.face.language)
        return element("w:p", None, properties, *(words(content, face) if isinstance(content, str) else content))

    def bold(self, text: str, *, colour: str | None = None) -> list[Element]:
        """Words that stand out."""
        return list(words(text, Face(language=self.face.language, bold=True, colour=colour)))

    def plain(self, text: str, *, language: str | None = None) -> list[Element]:
        """Words as they are."""
        return list(words(text, Face(language=language or self.face.language)))

    def link(self, address: str, text: str) -> Element:
        """Words that lead to an address."""
        id_ = self.links.setdefault(relative(address), f"rLink{len(self.links) + 1}")
        linked = Face(language=self.face.language, style="Hyperlink")
        return element("w:hyperlink", {"r:id": id_, "w:history": "1"}, *words(text, linked))

    def note(self, texts: Sequence[str], *, language: str | None = None) -> list[Element]:
        """The call of one footnote that holds these texts, a paragraph each."""
        if not texts:
            return []
        id_ = str(len(self._notes) + 1)
        face = Face(language=self.face.language, style=REFERENCE)
        first, *rest = texts
        mark = (run(face, element("w:footnoteRef")), *words(" ", self.face))
        paragraphs = [
            self.paragraph("FootnoteText", (*mark, *self.plain(first, language=language)), language=language),
            *(self.paragraph("FootnoteText", text, language=language) for text in rest),
        ]
        self._notes.append(element("w:footnote", {"w:id": id_}, *paragraphs))
        return [run(face, element("w:footnoteReference", {"w:id": id_}))]

    def table(
        self, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]], *, caption: str, size: float
    ) -> Element:
        """A table of plain words, whose heads stand on every page; *size* is that of its letters, in points.

        The rows are written as markup and read at once: a table of two thousand rows element by element takes seconds.
        """
        properties = element("w:tblPr", None, valued("w:tblStyle", "ProfileTable"))
        if self.about.language.right_to_left:
            properties.append(element("w:bidiVisual"))
        look = {"w:val": "0620", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "0", "w:lastColumn": "0"}
        properties.extend(
            (
                element("w:tblW", {"w:w": str(sum(widths)), "w:type": "dxa"}),
                element("w:tblLayout", {"w:type": "fixed"}),
                element("w:tblLook", look | {"w:noHBand": "1", "w:noVBand": "1"}),
                valued("w:tblCaption", caption[:250]),
            )
        )
        grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for width in widths))
        made = element("w:tbl", None, properties, grid, self._heads(heads, widths))
        made.extend(etree.fromstring(self._rows(widths, rows, size)))
        return made

    def _rows(self, widths: Sequence[int], rows: Iterable[Sequence[str]], size: float) -> bytes:
        own = _markup(self.about.language, round(size * 2))
        other = _markup(Language.EN, round(size * 2))
        starts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        told = [f'<w:tbl xmlns:w="{MAIN}">']
        for cells in rows:
            told.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
            for start, cell in zip(starts, cells, strict=True):
                is_ours = not self.about.language.right_to_left or LEFTWARD.search(cell)
                before, face = own if is_ours else other
                told.append(f"{start}{before}{_run(face, cell)}</w:p></w:tc>")
            told.append("</w:tr>")
        told.append("</w:tbl>")
        return "".join(told).encode()

    def packed(self, body: Iterable[Element], *, running_head: str) -> bytes:
        """The file; the same paper gives the same bytes."""
        made = element("w:body")
        made.extend(body)
        made.append(self._page())
        parts: Mapping[str, bytes] = {
            "document": written(root("w:document", made)),
            "footnotes": written(root("w:footnotes", *separators(), *self._notes)),
            "header": written(root("w:hdr", self.paragraph("Header", running_head))),
            "footer": written(root("w:ftr", self.paragraph("Footer", self._numbering()))),
        }
        return packed(self.about, parts, self.links, {})

    def _numbering(self) -> list[Element]:
        return [*field("PAGE", self.face, "1"), *words(" / ", self.face), *field("NUMPAGES", self.face, "1")]

    def _heads(self, heads: Sequence[str], widths: Sequence[int]) -> Element:
        properties = element("w:trPr", None, element("w:cantSplit"), element("w:tblHeader"))
        row = element("w:tr", None, properties)
        for width, head in zip(widths, heads, strict=True):
            paragraph = self.paragraph("TableHead", self.bold(head, colour="#ffffff"))
            row.append(_cell(width, paragraph, shade="16324F"))
        return row

    def _page(self) -> Element:
        made = element("w:sectPr", None, element("w:headerReference", {"w:type": "default", "r:id": "rHeader"}))
        made.append(element("w:footerReference", {"w:type": "default", "r:id": "rFooter"}))
        width, height = A4
        size = {"w:w": str(width), "w:h": str(height)}
        if self.landscape:
            size = {"w:w": str(height), "w:h": str(width), "w:orient": "landscape"}
        side = str(MARGIN if self.landscape else SIDE)
        made.append(element("w:pgSz", size))
        margins = {"top": "1247", "right": side, "bottom": "1134", "left": side, "header": "624", "footer": "567"}
        made.append(element("w:pgMar", {f"w:{name}": value for name, value in (margins | {"gutter": "0"}).items()}))
        if self.about.language.right_to_left:
            made.append(element("w:bidi"))
        return made


LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter that is written from right to left: words without any are set from the left in an Arabic paper too."""


@cache
def _markup(language: Language, half_points: int) -> tuple[str, str]:
    """The beginnings of a paragraph in a table and of a run in it."""
    leftward = language.right_to_left
    before = '<w:p><w:pPr><w:pStyle w:val="TableText"/>' + ("<w:bidi/>" if leftward else "") + "</w:pPr>"
    face = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' + ("<w:rtl/>" if leftward else "")
    tongue = f'<w:lang w:{"bidi" if leftward else "val"}="{REGIONS[language.value]}"/>'
    return before, f"<w:r><w:rPr>{face}{tongue}</w:rPr>"


def _run(face: str, text: str) -> str:
    """Words as one run; a line break in them is a line break, a tab a blank."""
    if not text:
        return ""
    lines = escape(printable(text).replace("\t", " ")).splitlines()
    return face + "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines) + "</w:r>"


def _cell(width: int, paragraph: Element, *, shade: str | None = None) -> Element:
    properties = element("w:tcPr", None, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
    if shade:
        properties.append(element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": shade}))
    return element("w:tc", None, properties, paragraph)
