"""What stands on pages without belonging to their text: running heads, page numbers, lists of link addresses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from migov.profile.reading.flow.rows import Row
from migov.profile.reading.phrases import PHRASES, Role, letters

PAGE_NUMBER = re.compile(
    r"^\W*(?:p(?:age|ágina|ag)?\.?\s*)?(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:/|of|sur|de)\s*\d{1,3})?\W*$", re.IGNORECASE
)
ADDRESS = re.compile(r"^(?:mailto:|https?://|www\.)\S+(?:\s\S{1,60}[/.#=?%]\S*)*$", re.IGNORECASE)
COVER = re.compile(r"^.{3,90}\|\s*(?:[^|]*\D)?(?:19|20)\d\d\s*$")
HEAD = re.compile(r"///|\|")

LONGEST = 110
"""Characters in the longest running head."""

OFTEN = 3
"""A short row that stands on so many pages is a running head."""


def furniture(rows: Sequence[Row], kept: Set[int]) -> dict[int, str]:
    """Row number → what it is: "running head", "page number" or "link". Rows in *kept* are none."""
    found: dict[int, str] = {}
    series = tuple(letters(phrase) for phrase in PHRASES[Role.SERIES])
    repeated = _repeated(rows, kept)
    for index, row in enumerate(rows):
        if index in kept:
            continue
        if index in repeated or _is_head(row, series):
            found[index] = "running head"
        elif PAGE_NUMBER.match(row.text) and _at_edge(rows, index):
            found[index] = "page number"
    _find_links(rows, kept, found)
    return found


def _is_head(row: Row, series: tuple[str, ...]) -> bool:
    """Whether a row is a cover line or a running head: the series' name with a year or a page number."""
    if len(row.text) > LONGEST or not re.search(r"\d", row.text):
        return False
    if COVER.match(row.text) and not row.closed:
        return True
    plain = letters(row.text)
    named = any(plain.startswith(name) or plain.endswith(name) for name in series)
    return named and (bool(HEAD.search(row.text)) or bool(re.search(r"\b(?:19|20)\d\d\b", row.text))) and not row.closed


def _repeated(rows: Sequence[Row], kept: Set[int]) -> Set[int]:
    """Rows that say the same, but for numbers, at the edges of several pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if index in kept or len(row.text) > LONGEST or row.text.endswith((".", ";")):
            continue
        plain = letters(row.text)
        if len(plain) >= 6 and not re.match(r"\W*(?:yes|no|oui|non|sí|sim|não|\d{4})\b", row.text, re.IGNORECASE):
            places[plain].append(index)
    return {
        index
        for found in places.values()
        if len(found) >= OFTEN and len({rows[index].page for index in found}) >= OFTEN
        for index in found
        if _near_edge(rows, index)
    }


def _near_edge(rows: Sequence[Row], index: int) -> bool:
    """Whether fewer than three rows part a row from the beginning or end of its page."""
    page = rows[index].page
    around = [i for i in (index - 3, index + 3) if not 0 <= i < len(rows) or rows[i].page != page]
    return bool(around)


def _at_edge(rows: Sequence[Row], index: int) -> bool:
    """Whether a number can be that of a page: at the page's edge, or in a text that does not tell pages."""
    row = rows[index]
    if row.box is None and len({row.page for row in rows[:: max(len(rows) // 40, 1)]}) < 3:
        return True
    return row.opens or index + 1 == len(rows) or rows[index + 1].opens or _near_edge(rows, index)


def _find_links(rows: Sequence[Row], kept: Set[int], found: dict[int, str]) -> None:
    """Addresses that extraction lists after a page: rows that are an address alone and continue nothing."""
    said = Counter(row.text.rstrip(".") for row in rows if ADDRESS.match(row.text))
    for index, row in enumerate(rows):
        if index in kept or index in found or not ADDRESS.match(row.text):
            continue
        before = rows[index - 1] if index else None
        listed = before is None or found.get(index - 1) == "link"
        continues = before is not None and not before.closed and not row.blank and not row.opens
        if listed or not continues or said[row.text.rstrip(".")] > 1:
            found[index] = "link"
