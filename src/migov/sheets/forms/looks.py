"""How a workbook looks: formats of its cells, heights of its rows, names of its sheets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from migov.model.languages import Language

INK, LINE, GREY, YELLOW, BLUE = "#1B2733", "#B8C2CC", "#F1F3F5", "#FFFBE0", "#DCE6F0"
FONT = "Arial"
"""Has Latin and Arabic letters, and stands or has a twin of the same widths in every office program."""
LINE_HEIGHT = 14.5
TALLEST = 400.0
"""Points that a spreadsheet gives a row at most."""


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Any, language: Language) -> None:
        base = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "top", "text_wrap": True}
        if language.right_to_left:
            base |= {"align": "right"}
        ours = base | ({"reading_order": 2} if language.right_to_left else {})
        """Of texts of ours: even one that begins with a number runs from right to left. What others wrote tells its own
        direction by its first letter."""
        edge = {"border": 1, "border_color": LINE}
        self.plain = book.add_format(ours)
        self.title = book.add_format(ours | {"font_size": 18, "bold": True, "text_wrap": False})
        self.label = book.add_format(ours | {"bold": True})
        self.heading = book.add_format(ours | edge | {"bold": True, "bg_color": BLUE, "valign": "vcenter"})
        self.given = book.add_format(base | edge | {"bg_color": GREY, "num_format": "@"})
        self.fill = book.add_format(
            base | edge | {"bg_color": YELLOW, "num_format": "@", "locked": False, "quote_prefix": True}
        )


def height(cells: Iterable[tuple[str, int]]) -> float:
    """Points that a row needs for these texts in columns of these widths."""
    lines = max(
        (sum(1 + _length(line) // max(1, width) for line in text.split("\n")) for text, width in cells), default=1
    )
    return min(LINE_HEIGHT * max(1, lines) + 4, TALLEST)


def _length(line: str) -> int:
    return sum(0 if unicodedata.combining(mark) else 1 for mark in line[:20_000])


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that a sheet can have, and that none has yet.

    >>> sheet_name("1 Rights/[all]", {"migov"})
    '1 Rights all'
    """
    plain = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", wanted).split()).strip("'") or "Sheet"
    names = (plain[: 31 - len(end)].rstrip() + end for end in ("", *(f" {number}" for number in range(2, 1000))))
    name = next(name for name in names if name.casefold() not in {one.casefold() for one in taken})
    taken.add(name)
    return name
