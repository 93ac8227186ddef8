"""Convention tables found among the rows of a profile and taken apart into names and cells.

Extraction scrambles tables: columns come one after the other, the heading after both, the table below the text that
follows it. So a table is found by its cells ("Yes (1990)") and heads, and grows from there over whatever is not prose.
Which cell belongs to which name is for `migov.profile.reading.tables` to solve.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from migov.profile.reading.conventions.gathering import raw_tables
from migov.profile.reading.conventions.wording import (
    CELL,
    NOTE,
    NOUN,
    SURE_CELL,
    TITLE,
    ends_prose,
    holds_cell,
    is_head,
    is_single,
)
from migov.profile.reading.flow.rows import Row
from migov.profile.reading.raw_tables import RawTable


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a profile, and the rows they take up."""

    tables: tuple[RawTable, ...]
    rows: frozenset[int]


def find(rows: Sequence[Row], likely: Collection[int], walls: Collection[int], through: Collection[int]) -> Found:
    """The convention tables among these rows.

    Args:
        likely: rows of the parts that tables stand in.
        walls: rows no table crosses: headings of sections, footnotes.
        through: rows that may stand in the middle of a scrambled table: running heads, titles of chapters.
    """
    taken: set[int] = set()
    tables: list[RawTable] = []
    for anchor in range(len(rows)):
        if anchor in taken or anchor in walls or anchor in through or not _is_anchor(rows[anchor], anchor in likely):
            continue
        region = _region(rows, anchor, walls, through, taken)
        found = raw_tables(rows, region)
        if found:
            tables += found
            taken.update(region)
    return Found(tuple(tables), frozenset(taken))


def _is_anchor(row: Row, likely: bool) -> bool:  # noqa: FBT001
    """Whether a row can only be part of a table."""
    if TITLE.match(row.text) and not row.closed:
        return True
    if is_head(row.text):
        return True
    return likely and bool(SURE_CELL.match(row.text)) and len(row.text) < 40


def _region(
    rows: Sequence[Row], anchor: int, walls: Collection[int], through: Collection[int], taken: Collection[int]
) -> list[int]:
    """The rows around an anchor that belong to its table, from top to bottom."""
    above: list[int] = []
    index = anchor - 1
    while index >= 0 and index not in walls and index not in taken:
        if index not in through:
            if ends_prose(rows[index].text):
                break
            above.insert(0, index)
        index -= 1
    below: list[int] = []
    index = anchor
    while index < len(rows) and index not in walls and index not in taken:
        if index in through:
            index += 1
            continue
        sentence = _sentence(rows, index, walls, through)
        if _is_prose(rows, sentence) and not NOTE.match(rows[index].text):
            break
        below += sentence
        index = sentence[-1] + 1
    return [*_names_only(rows, above), *below]


def _names_only(rows: Sequence[Row], above: list[int]) -> list[int]:
    """Of the rows above an anchor, those from the first that can begin a name or cell."""
    for place, index in enumerate(above):
        text = rows[index].text
        if (text[:1].isupper() or CELL.match(text) or text[:1] in "“(") and any(
            NOUN.search(rows[i].text) or CELL.match(rows[i].text) or TITLE.match(rows[i].text)
            for i in above[place : place + 3]
        ):
            return above[place:]
    return []


def _sentence(rows: Sequence[Row], start: int, walls: Collection[int], through: Collection[int]) -> list[int]:
    """Rows from here to the next blank, cell, head or full stop."""
    found = [start]
    if is_single(rows[start].text) and not NOTE.match(rows[start].text):
        return found
    while len(found) < 14 and not holds_cell(rows[found[-1]].text):
        index = found[-1] + 1
        if index >= len(rows) or index in walls or index in through or ends_prose(rows[found[-1]].text):
            break
        row = rows[index]
        if row.blank or row.opens or is_single(row.text):
            break
        found.append(index)
    return found


def _is_prose(rows: Sequence[Row], sentence: Sequence[int]) -> bool:
    """Whether rows are running text: a whole sentence with its full stop, or more than any name has."""
    text = " ".join(rows[index].text for index in sentence)
    if (is_single(rows[sentence[0]].text) and len(sentence) == 1) or holds_cell(rows[sentence[-1]].text):
        return False
    return (ends_prose(rows[sentence[-1]].text) and len(text) > 50) or len(text) > 700
