"""Tables, dimension cards and panels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from migov.profile.blocks import Card, Cards, Cell, Framework, Row, Table
from migov.profile.colours import PALETTE
from migov.profile.docx.elements import Element, element, valued
from migov.profile.docx.manuscript import Manuscript
from migov.profile.docx.runs import Face, accent, coloured
from migov.profile.labels import TABLE

WIDTH = 9400
"""Of the text, in twentieths of a point."""


def table(first: Table, further: Sequence[Table], manuscript: Manuscript) -> Iterator[Element]:
    """A caption, a table with the groups that continue it, and the notes below."""
    title = f"{TABLE.text(manuscript.book.language)} {first.number}."
    if not first.continued:
        caption = manuscript.plain(f"{title} ") + manuscript.plain(first.caption, language=first.language)
        yield manuscript.paragraph("Caption", caption, place=first.id)
    widths = _widths(max(len(cells) for part in (first, *further) for cells in _lines(part)))
    colour = accent(manuscript.chapter.dimension) or "#16324f"
    rows = [_heads(first, widths, colour, manuscript, repeated=True)]
    rows += [_row(row, widths, manuscript) for row in first.rows]
    for group in further:
        rows.append(_heads(group, widths, colour, manuscript, repeated=False))
        rows += [_row(row, widths, manuscript) for row in group.rows]
    yield _frame("ProfileTable", widths, rows, f"{title} {first.caption}", manuscript, heads=True)
    for part in (first, *further):
        for mark, text in part.notes:
            note = manuscript.plain(f"{mark} {text}", language=part.language)
            yield manuscript.paragraph("TableNote", note, language=part.language)


def cards(block: Cards, manuscript: Manuscript) -> Iterator[Element]:
    """The six cards, two in a row. They name no page: which one it is, only the program that lays it out knows."""
    rows = []
    for at in range(0, len(block.cards), 2):
        pair = block.cards[at : at + 2]
        cells = [_card(card, block.id, manuscript) for card in pair]
        if len(pair) == 1:
            cells.append(_cell(WIDTH // 2, [manuscript.paragraph("CardText", ())]))
        rows.append(_line(cells))
    title = " · ".join(card.title for card in block.cards)
    yield _frame("ProfileCards", [WIDTH // 2] * 2, rows, title, manuscript)


def panels(block: Framework, manuscript: Manuscript) -> Iterator[Element]:
    """What the MGI are and what they are not, side by side."""
    cells = []
    for title, texts in ((block.is_title, block.is_what), (block.is_not_title, block.is_not)):
        head = manuscript.paragraph("PanelTitle", manuscript.plain(title))
        items = [manuscript.paragraph("PanelItem", manuscript.plain(text)) for text in texts]
        cells.append(_cell(WIDTH // 2, [head, *items], shade=_shade("#f4f6f8"), edge="16324F"))
    rows = [_line(cells)]
    yield _frame("ProfileCards", [WIDTH // 2] * 2, rows, f"{block.is_title} · {block.is_not_title}", manuscript)


def _lines(part: Table) -> Iterator[Sequence[object]]:
    yield part.heads or ("",)
    yield from (row.cells for row in part.rows)


def _widths(columns: int) -> list[int]:
    if columns < 2:
        return [WIDTH]
    first = WIDTH * 62 // 100 if columns == 2 else WIDTH * 2 // (columns + 1)
    rest = (WIDTH - first) // (columns - 1)
    return [WIDTH - rest * (columns - 1), *[rest] * (columns - 1)]


def _heads(part: Table, widths: Sequence[int], colour: str, manuscript: Manuscript, *, repeated: bool) -> Element:
    named = [head for head in part.heads if head.strip()]
    heads: Sequence[str] = (named if not repeated and len(named) == 1 else part.heads) or ("",)
    reach = len(widths) - len(heads) + 1
    cells = []
    for at, head in enumerate(heads):
        span = reach if at == len(heads) - 1 else 1
        words = manuscript.plain(head, bold=True, colour="#ffffff" if repeated else colour)
        paragraph = manuscript.paragraph("TableHead", words, place=None if at else part.id)
        shade = _shade(colour) if repeated else _shade("#f4f6f8")
        cells.append(_cell(sum(widths[at : at + span]), [paragraph], shade=shade, span=span))
    return _line(cells, repeated=repeated)


def _row(row: Row, widths: Sequence[int], manuscript: Manuscript) -> Element:
    cells = []
    for at, width in enumerate(widths):
        cell = row.cells[at] if at < len(row.cells) else Cell(())
        face = Face(language=cell.language or manuscript.language)
        place = None if at else row.id
        words = manuscript.inline(cell.content, face)
        cells.append(_cell(width, [manuscript.paragraph("TableText", words, place=place, language=cell.language)]))
    return _line(cells)


def _card(card: Card, place: str, manuscript: Manuscript) -> Element:
    title = manuscript.plain(card.title, colour=accent(card.dimension))
    content = [
        manuscript.paragraph("CardTitle", [manuscript.inside(card.target, title)], place=place),
        manuscript.paragraph("CardText", manuscript.plain(card.text)),
    ]
    colour = PALETTE[card.dimension]
    return _cell(WIDTH // 2, content, shade=_shade(colour.tint), edge=colour.deep[1:].upper())


def _cell(
    width: int,
    content: Iterable[Element],
    *,
    edge: str | None = None,
    shade: Element | None = None,
    span: int = 1,
) -> Element:
    properties = element("w:tcPr", None, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
    if span > 1:
        properties.append(valued("w:gridSpan", span))
    if edge:
        line = {"w:val": "single", "w:sz": "36", "w:space": "0", "w:color": edge}
        properties.append(element("w:tcBorders", None, element("w:top", line)))
    if shade is not None:
        properties.append(shade)
    return element("w:tc", None, properties, *content)


def _shade(colour: str) -> Element:
    return coloured("w:shd", "w:fill", "w:themeFill", colour, val="clear", color="auto")


def _line(cells: Sequence[Element], *, repeated: bool = False) -> Element:
    properties = element("w:trPr", None, element("w:cantSplit"))
    if repeated:
        properties.append(element("w:tblHeader"))
    return element("w:tr", None, properties, *cells)


def _frame(
    style: str,
    widths: Sequence[int],
    rows: Sequence[Element],
    title: str,
    manuscript: Manuscript,
    *,
    heads: bool = False,
) -> Element:
    properties = element("w:tblPr", None, valued("w:tblStyle", style))
    if manuscript.book.language.right_to_left:
        properties.append(element("w:bidiVisual"))
    look = {"w:val": "0620" if heads else "0600", "w:firstRow": "1" if heads else "0", "w:lastRow": "0"}
    look |= {"w:firstColumn": "0", "w:lastColumn": "0", "w:noHBand": "1", "w:noVBand": "1"}
    properties.extend(
        (
            element("w:tblW", {"w:w": str(sum(widths)), "w:type": "dxa"}),
            element("w:tblLayout", {"w:type": "fixed"}),
            element("w:tblLook", look),
            valued("w:tblCaption", title[:250]),
        )
    )
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for width in widths))
    return element("w:tbl", None, properties, grid, *rows)
