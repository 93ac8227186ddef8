"""What stands on pages without belonging to their text: running heads, page numbers, lists of link addresses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from migov.profile.reading.flow.rows import Row
from migov.profile.reading.phrases import PHRASES, Role, letters, phrase_book

PAGE_NUMBER = re.compile(
    r"^[-–—|/\s]*(?:p(?:age|ágina|ag)?\.?\s*)?(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:/|of|sur|de)\s*\d{1,3})?[-–—|/\s]*$", re.IGNORECASE
)
ADDRESS = re.compile(r"^(?:mailto:|https?://|www\.)\S+(?:\s\S{1,60}[/.#=?%]\S*)*$", re.IGNORECASE)
COVER = re.compile(r"^.{3,90}\|\s*(?:[^|]*\D)?(?:19|20)\d\d\s*$")
SECTION = re.compile(r"^[1-6]\s?\.\s?[1-4]\b")
HEAD = re.compile(r"///|\|")

LONGEST = 110
"""Characters in the longest running head."""

OFTEN = 3
"""A short row that stands on so many pages is a running head."""


def running_heads(rows: Sequence[Row]) -> frozenset[int]:
    """Rows that run at the head or foot of pages, told before any heading is."""
    series = tuple(letters(phrase) for phrase in PHRASES[Role.SERIES])
    return frozenset(_repeated(rows) | {index for index, row in enumerate(rows) if _is_head(row, series)})


def furniture(rows: Sequence[Row], heads: Set[int], kept: Set[int]) -> dict[int, str]:
    """Row number → what it is: "running head", "page number" or "link". Rows in *kept* are none."""
    found: dict[int, str] = {index: "running head" for index in heads if index not in kept}
    for index, row in enumerate(rows):
        if index not in kept and index not in found and PAGE_NUMBER.match(row.text) and _at_edge(rows, index):
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


def _repeated(rows: Sequence[Row]) -> set[int]:
    """Rows that say the same, but for numbers, at the edges of several pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if len(row.text) > LONGEST or row.text.endswith((".", ";")) or SECTION.match(row.text):
            continue
        plain = letters(row.text)
        if len(plain) >= 6 and plain not in phrase_book() and not re.match(r"\W*(?:yes|no|oui|non|sí|sim|não|\d{4})\b", row.text, re.IGNORECASE):
            places[plain].append(index)
    paged = rows[-1].page >= OFTEN if rows else False
    return {
        index
        for found in places.values()
        if len(found) >= OFTEN and (len({rows[i].page for i in found}) >= OFTEN if paged else _counts(rows, found))
        for index in found
        if not paged or _near_edge(rows, index)
    }


def _counts(rows: Sequence[Row], found: Sequence[int]) -> bool:
    """Whether rows that say the same each have a higher number than the one before, as page numbers are."""
    numbers = [re.findall(r"\b\d{1,3}\b", rows[index].text) for index in found]
    pages = [int(said[-1]) for said in numbers if said]
    return len(pages) == len(found) and all(a < b for a, b in pairwise(pages))


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
