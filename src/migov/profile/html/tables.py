"""Tables with caption, heads with scope, further groups of rows, and the notes below."""

from __future__ import annotations

from collections.abc import Sequence

from migov.profile.blocks import Row, Table
from migov.profile.html.inline import Writer
from migov.profile.html.tags import Element, tag
from migov.profile.labels import TABLE


def table(first: Table, further: Sequence[Table], writer: Writer) -> Element:
    """A table with the groups that continue it, in a frame that scrolls where the page is narrow."""
    caption = []
    name = f"{first.id}-caption"
    if not first.continued:
        number = tag("span", {"class": "number"}, f"{TABLE.text(writer.book.language)} {first.number}.")
        caption = [
            tag("caption", {"id": name}, number, " ", first.caption, " ", writer.permalink(first.id, first.number))
        ]
    element = tag(
        "table",
        {},
        *caption,
        tag("thead", {}, tag("tr", {}, *(tag("th", {"scope": "col"}, head) for head in first.heads))),
        tag("tbody", {}, *(_row(row, writer) for row in first.rows)),
        *(_group(group, writer) for group in further),
    )
    below = [
        tag("p", writer.speech(part.language), tag("span", {"class": "mark"}, mark), " ", text)
        for part in (first, *further)
        for mark, text in part.notes
    ]
    frame = {"class": "scroll", "role": "region", "tabindex": "0"}
    frame |= {"aria-labelledby": name} if caption else {"aria-label": TABLE.text(writer.book.language)}
    content = [tag("div", frame, element)]
    if below:
        content.append(tag("div", {"class": "table-notes"}, *below))
    return tag("div", {"id": first.id, "class": "table"}, *content)


def _group(group: Table, writer: Writer) -> Element:
    wide = sum(bool(head.strip()) for head in group.heads) == 1
    heads = [
        tag("th", {"scope": "rowgroup" if wide else "col", "colspan": str(len(group.heads)) if wide else None}, head)
        for head in group.heads
        if head.strip() or not wide
    ]
    rows = (_row(row, writer) for row in group.rows)
    return tag("tbody", {"id": group.id}, tag("tr", {"class": "group"}, *heads), *rows)


def _row(row: Row, writer: Writer) -> Element:
    cells = []
    for at, cell in enumerate(row.cells):
        attributes = {**writer.speech(cell.language), "scope": None if at else "row"}
        cells.append(tag("td" if at else "th", attributes, *writer.inline(cell.content)))
    return tag("tr", {"id": row.id}, *cells)
