"""Plain text as extractors make it from a PDF: in reading order, or laid out as on the page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise

from migov.model.pages import Document, Line, Page

COLUMN = 4.4
"""Points that one character of laid-out text stands for."""


def in_reading_order(document: Document, *, blank_lines: bool = True, form_feeds: bool = True) -> str:
    """The lines one below the other, a blank line where the page leaves more room than between lines of a paragraph."""
    pages = [
        "\n".join(_with_gaps(page) if blank_lines else [line.text for line in page.lines]) for page in document.pages
    ]
    return ("\f" if form_feeds else "\n").join(f"{page}\n" for page in pages)


def laid_out(document: Document) -> str:
    """Each line where it stands on the page: what is printed side by side comes side by side."""
    return "\f".join("\n".join(_rows(page)) + "\n" for page in document.pages)


def full_ends(document: Document) -> list[tuple[str, str]]:
    """The last line of each page that ends a sentence and is full, with the first line of the next: nothing there tells
    whether the paragraph goes on.
    """
    sizes = Counter(round(line.size, 1) for page in document.pages for line in page.lines if line.size)
    usual = sizes.most_common(1)[0][0]
    body = [[line for line in page.lines if line.size and abs(line.size - usual) < 0.3] for page in document.pages]
    right = max(line.box[2] for page in body for line in page if line.box)
    return [
        (above[-1].text, below[0].text)
        for above, below in pairwise(body)
        if above and below and _is_full(above[-1], below[0], right)
    ]


def _is_full(last: Line, first: Line, right: float) -> bool:
    """Whether a line ends a sentence so far out that the first word of the next one did not fit."""
    assert last.box
    assert first.box
    letter = (first.box[2] - first.box[0]) / len(first.text)
    needed = last.box[2] + letter * (1 + len(first.text.split()[0]))
    return bool(re.search(r"[.!?]\W*\d*$", last.text)) and first.text[0].isupper() and needed > right - 3 * letter


def _with_gaps(page: Page) -> list[str]:
    texts = [line.text for line in page.lines[:1]]
    for above, below in pairwise(page.lines):
        if _gap(above, below):
            texts.append("")
        texts.append(below.text)
    return texts


def _gap(above: Line, below: Line) -> bool:
    assert above.box
    assert below.box
    height = max(above.box[3] - above.box[1], 4)
    return not -0.5 * height < below.box[1] - above.box[3] < 0.62 * height


def _rows(page: Page) -> list[str]:
    ordered = sorted(page.lines, key=lambda line: (round(_middle(line) / 5), _left(line)))
    rows: list[str] = []
    bottom = 0.0
    for _, group in groupby(ordered, key=lambda line: round(_middle(line) / 5)):
        lines = list(group)
        if rows and min(line.box[1] for line in lines if line.box) - bottom > 6:
            rows.append("")
        row = ""
        for line in lines:
            at = int(_left(line) / COLUMN)
            row = (row + "   " if row and len(row) >= at else row.ljust(at)) + line.text
        rows.append(row)
        bottom = max(line.box[3] for line in lines if line.box)
    return rows


def _middle(line: Line) -> float:
    assert line.box
    return (line.box[1] + line.box[3]) / 2


def _left(line: Line) -> float:
    assert line.box
    return line.box[0]
