"""Columns of running text that an extractor laid side by side, put one below the other.

A gutter is a column of blanks with text on both sides of it, line after line. What stands beside it must be running
text on both sides: the cells of a table are not, and stay where they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from migov.model.pages import Line, Page

GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
HEADING = re.compile(r"^[1-6]\s?\.\s?[1-4]\b(?!.*\s{3})")

LEAST = 5
"""So many lines on both sides of a gutter tell it from chance."""

SEVERAL, FEW = 2, 2
"""So many pages with columns, and then so many lines on both sides of a gutter, leave no doubt."""

MOST = 3
"""So many columns of blanks are looked at: a page may hold a table too."""

BROAD = 25
"""Letters in the longest line of a column of running text, at the least."""

FLOWING = 0.3
"""Share of its lines that begin small: those that go on with a sentence."""


def in_one_column(pages: Sequence[Page]) -> list[Sequence[Line]]:
    """The lines of each page, unfolded. Where several pages have columns, fewer lines tell that another one has."""
    sheets = [unfolded(page.lines) for page in pages]
    folded = sum(sheet is not page.lines for sheet, page in zip(sheets, pages, strict=True))
    if folded < SEVERAL:
        return sheets
    return [unfolded(sheet, FEW) if sheet is page.lines else sheet for sheet, page in zip(sheets, pages, strict=True)]


def unfolded(lines: Sequence[Line], least: int = LEAST) -> Sequence[Line]:
    """The lines of a page with columns of running text one after the other; lines across both stay between them."""
    starts = Counter(gap.end() for line in lines for gap in GAP.finditer(line.text.rstrip()))
    likely = [start for start, often in starts.most_common(MOST) if often >= least]
    gutter = next((start for start in likely if _parts_running_text(lines, start, least)), None)
    if gutter is None:
        return lines
    result: list[Line] = []
    for across, group in groupby(lines, key=lambda line: _crosses(line, gutter)):
        block = list(group)
        result += block if across else _one_below_the_other(block, gutter)
    return result


def _parts_running_text(lines: Sequence[Line], gutter: int, least: int) -> bool:
    beside = [line.text for line in lines if not _crosses(line, gutter)]
    columns = ([text[:gutter] for text in beside], [text[gutter:] for text in beside])
    return all(_is_running(column, least) for column in columns)


def _crosses(line: Line, gutter: int) -> bool:
    """Whether a line runs across the gutter, or is a heading, which stands over both columns."""
    text = line.text.strip()
    return bool(line.text[gutter - 2 : gutter].strip()) or bool(HEADING.match(text)) or text.isupper()


def _one_below_the_other(block: list[Line], gutter: int) -> list[Line]:
    left = [line.text[:gutter].rstrip() for line in block]
    right = [line.text[gutter:].rstrip() for line in block]
    if not (_is_broad(left) and _is_broad(right)):
        return block
    whole = [not (a or b) for a, b in zip(left, right, strict=True)]
    return [
        Line(text=text) for column in (left, right) for text, blank in zip(column, whole, strict=True) if text or blank
    ]


def _is_running(column: Sequence[str], least: int) -> bool:
    """Whether a column holds running text: long lines, many of which go on with a sentence."""
    texts = [text.strip() for text in column if text.strip()]
    return len(texts) >= least and _is_broad(texts) and sum(text[0].islower() for text in texts) > FLOWING * len(texts)


def _is_broad(column: Sequence[str]) -> bool:
    """Whether the lines of a column are as long as those of running text, but for the last of a paragraph."""
    texts = [text.strip() for text in column if text.strip()]
    return bool(texts) and max(map(len, texts)) >= BROAD
