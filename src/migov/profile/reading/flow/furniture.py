"""What stands on pages without belonging to their text: running heads, page numbers, lists of link addresses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from migov.profile.reading.flow.rows import Row
from migov.profile.reading.phrases import PHRASES, Role, letters, phrase_book

PAGE_NUMBER = re.compile(
    r"^[-–—|/\s]*(?:p(?:age|ágina|ag)?\.?\s*)?(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:/|of|sur|de)\s*\d{1,3})?[-–—|/\s]*$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^(?:mailto:|https?://|www\.)\S+(?:\s\S{1,60}[/.#=?%]\S*)*$", re.IGNORECASE)
ANNOUNCED = re.compile(
    r"\b(?:available (?:online )?(?:at|from|on)|disponible (?:en ligne )?(?:à l[’']adresse|sur|en|à)"
    r"|consultable (?:à l[’']adresse|sur|en)|dispon[ií]ve(?:l|is) em|see|voir|véase|ver)\s*:?$",
    re.IGNORECASE,
)
"""How a row ends that goes on with an address."""

COVER = re.compile(r"^.{3,90}\|\s*(?:[^|]*\D)?(?:19|20)\d\d\s*$")
SECTION = re.compile(r"^[1-6]\s?\.\s?[1-4]\b")
HEAD = re.compile(r"///|\|")
DIGIT = re.compile(r"\d")
STANDING = re.compile(r"\W*(?:yes|no|oui|non|sí|sim|não|\d{4})\b", re.IGNORECASE)
"""How the cells of a table begin, which may well say the same on several pages."""


LONGEST = 110
"""Characters in the longest running head."""

SENTENCE = 60
"""Characters in a first row that, if the row below it begins small, is the beginning of a sentence."""

EDGE = 3
"""So many rows from the top or bottom of a page a running head may stand."""

NEAR = 8
"""So many rows above and below an address tell whether it stands in a list of sources."""

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
    found |= dict.fromkeys(_counted(rows, kept, found), "page number")
    _find_links(rows, kept, found)
    return found


def _counted(rows: Sequence[Row], kept: Set[int], found: dict[int, str]) -> list[int]:
    """Numbers alone between blank lines within sentences: a page ended there. A rising series tells of all pages."""
    alone = [
        index
        for index in range(1, len(rows) - 1)
        if rows[index].blank
        and rows[index + 1].blank
        and len(rows[index].text) < 4
        and rows[index].text.isdecimal()
        and index not in kept
        and index not in found
    ]
    within = [index for index in alone if _runs_on(rows[index - 1], rows[index + 1])]
    rising = len(alone) >= OFTEN and all(int(rows[a].text) < int(rows[b].text) for a, b in pairwise(alone))
    return alone if within and rising else within


def _runs_on(before: Row, after: Row) -> bool:
    """Whether a sentence runs on from one row to the other: it begins small, or both are as long as those of prose."""
    return not before.closed and (after.text[:1].islower() or min(len(before.text), len(after.text)) > SENTENCE)


def _is_head(row: Row, series: tuple[str, ...]) -> bool:
    """Whether a row is a cover line or a running head: the series' name with a year or a page number."""
    if len(row.text) > LONGEST:
        return False
    plain = letters(row.text)
    named = plain.startswith(series) or plain.endswith(series)
    if not (named or "|" in row.text) or row.closed or not DIGIT.search(row.text):
        return False
    if "|" in row.text and COVER.match(row.text):
        return True
    if not named:
        return False
    name = next(name for name in series if plain.startswith(name) or plain.endswith(name))
    return bool(HEAD.search(row.text)) or (
        bool(re.search(r"\b(?:19|20)\d\d\b", row.text)) and len(plain) < len(name) + 35
    )


def _repeated(rows: Sequence[Row]) -> set[int]:
    """Rows that say the same, but for numbers, at the edges of several pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if len(row.text) <= LONGEST and not row.text[:1].islower() and not row.closed:
            places[letters(row.text)].append(index)
    book = phrase_book()
    several = [
        [index for index in found if not SECTION.match(rows[index].text) and not STANDING.match(rows[index].text)]
        for plain, found in places.items()
        if len(found) >= OFTEN and len(plain) >= 6 and plain not in book
    ]
    several = [found for found in several if len(found) >= OFTEN]
    if not rows or rows[-1].page < OFTEN:
        often = [found for found in several if _counts(rows, found)]
        return {index for found in often for index in found if not _goes_on(rows, index, long=True)}
    first: dict[int, int] = {}
    for index, row in enumerate(rows):
        first.setdefault(row.page, index)
    last = {row.page: index for index, row in enumerate(rows)}
    return {index for found in several for index in _level(rows, found, first, last)}


def _level(rows: Sequence[Row], found: Sequence[int], first: dict[int, int], last: dict[int, int]) -> list[int]:
    """Of rows that say the same, those at one height of several pages: in points, else in rows from the page's edge."""
    levels: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index in found:
        box, above, below = rows[index].box, index - first[rows[index].page], last[rows[index].page] - index
        if box is not None:
            if index + 1 == len(rows) or rows[index + 1].blank or rows[index + 1].opens:
                levels["box", round(box[1] / 4)].append(index)
            continue
        if below and _goes_on(rows, index, long=not above):
            continue
        if above < EDGE:
            levels["above", above].append(index)
        if below < EDGE:
            levels["below", below].append(index)
    return [index for same in levels.values() if _in_step(rows, same) for index in same]


def _goes_on(rows: Sequence[Row], index: int, *, long: bool) -> bool:
    """Whether a row is the beginning of a sentence, not a head: the row below it begins small."""
    after = rows[index + 1] if index + 1 < len(rows) else None
    small = after is not None and not after.blank and after.text[:1].islower()
    text = rows[index].text
    return small and (not long or (len(text) > SENTENCE and "  " not in text))


def _in_step(rows: Sequence[Row], same: Sequence[int]) -> bool:
    """Whether rows that say the same stand on enough pages, and count them if they hold a number that differs."""
    if len({rows[index].page for index in same}) < OFTEN:
        return False
    numbers = [re.findall(r"\b\d{1,3}\b", rows[index].text) for index in same]
    if not all(numbers) or len({tuple(said) for said in numbers}) == 1:
        return True
    ends = (0, -1)
    steps = [
        Counter(int(said[end]) - rows[index].page for said, index in zip(numbers, same, strict=True)) for end in ends
    ]
    return any(counts.most_common(1)[0][1] > len(same) * 0.6 for counts in steps)


def _counts(rows: Sequence[Row], found: Sequence[int]) -> bool:
    """Whether rows that say the same each have a higher number than the one before, as page numbers are."""
    numbers = [
        re.findall(r"\b\d{1,3}\b", rows[index].text)
        or [row.text for row in rows[index + 1 : index + 2] if re.fullmatch(r"\d{1,3}", row.text)]
        for index in found
    ]
    pages = [int(said[-1]) for said in numbers if said]
    return len(pages) == len(found) and all(a < b for a, b in pairwise(pages))


def _at_edge(rows: Sequence[Row], index: int) -> bool:
    """Whether a number can be that of a page: at the page's edge, or in a text that does not tell pages."""
    row = rows[index]
    if row.box is None and len({row.page for row in rows[:: max(len(rows) // 40, 1)]}) < 3:
        return True
    around = (i for i in (index - EDGE, index + EDGE) if not 0 <= i < len(rows) or rows[i].page != row.page)
    return row.opens or next(around, None) is not None


def _find_links(rows: Sequence[Row], kept: Set[int], found: dict[int, str]) -> None:
    """Addresses that extraction lists after a page: rows that are an address alone and continue nothing."""
    said = Counter(row.text.rstrip(".") for row in rows if ADDRESS.match(row.text))
    for index, row in enumerate(rows):
        if index in kept or index in found or not ADDRESS.match(row.text):
            continue
        before = rows[index - 1] if index else None
        listed = before is None or found.get(index - 1) == "link" or index - 1 in kept
        goes_on = before is not None and (not before.closed or before.text.endswith(":"))
        continues = (goes_on or _ends_entry(rows, index)) and not row.blank and not row.opens
        if not row.blank and not row.opens and before is not None and ANNOUNCED.search(before.text[-40:]):
            continue
        if listed or not continues or said[row.text.rstrip(".")] > 1:
            found[index] = "link"


def _ends_entry(rows: Sequence[Row], index: int) -> bool:
    """Whether an address ends the entry above it in a list of sources: set further right, or among entries with theirs.

    Lists of links that extraction adds have several addresses one below the other, and prose above them.
    """
    row, before = rows[index], rows[index - 1]
    if row.page == before.page and row.left - before.left >= (6 if row.box else 2):
        return True
    if any(ADDRESS.match(near.text) for near in (before, *rows[index + 1 : index + 2])):
        return False
    around = (*rows[max(index - NEAR, 0) : index], *rows[index + 1 : index + NEAR])
    return sum("http" in near.text and not ADDRESS.match(near.text) for near in around) >= OFTEN
