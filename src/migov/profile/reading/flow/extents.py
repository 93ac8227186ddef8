"""How far a footnote reaches: which rows below its first one go on with it.

Where type is smaller than the text's, that tells. In a plain text nothing but the words and the rows do: a row that
could have held the next word was broken on purpose; a note ends with a full stop, an address or a year; a small letter
goes on with a sentence, which is the note's where that is open and the text's where that was open before the notes; a
row that calls a footnote is none. All ends that are possible are weighed, and the one that costs least is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from migov.profile.reading.flow.joining import ADDRESS_FIRST, breaks_address, ends_address, joined
from migov.profile.reading.flow.rows import Row, needed

MOST = 40
"""Rows of the longest footnote."""

MOST_OVER = 8
"""Rows of a footnote on the page after its own, at the most."""

WIDER = 1.03
"""Times the width of the text: a row that reaches so far is in smaller type."""

FULL = 0.92
"""Share of the width that a row reaches, with the next word, if it was broken because that did not fit."""

CITED = re.compile(r"(?:[\d)»”\"]|\bart\b)\W*$", re.IGNORECASE)
"""How a citation without full stop ends: with a year, an article, a bracket."""

CALLING = re.compile(r"(?<=[^\W\d_])[.,;:!?)»”]*(?P<number>\d{1,3})(?=\s|$|[.,;:]\s)")
"""A number at the end of a word, as marks of footnotes stand."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the ends of all footnotes of a series are weighed by."""

    rows: Sequence[Row]
    first: frozenset[int]
    """Rows with which footnotes begin."""
    stops: Collection[int]
    """Rows that end a footnote whatever they say: headings, furniture, the beginnings of others."""
    width: float
    """How far a full row of the text reaches."""
    longest: float
    """How far the first rows of footnotes reach at most."""
    numbers: frozenset[int]
    """Of the footnotes: a row that calls one is the text's."""


def extent(setting: Setting, first: int, before: Row | None) -> tuple[int, ...]:
    """The rows of the footnote that begins with this one.

    Args:
        before: the last row of the text above the footnote, or above those it stands with; null below a heading.
    """
    rows, most = setting.rows, first
    while most - first < MOST and most + 1 < len(rows) and most + 1 not in setting.stops:
        if rows[most + 1].opens or not _may_go_on(rows[most], rows[most + 1]):
            break
        most += 1
    if most == first:
        return (first,)
    if rows[first].size is not None:
        return tuple(range(first, most + 1))
    return tuple(range(first, _cheapest(setting, first, most, before) + 1))


def _may_go_on(row: Row, after: Row) -> bool:
    """Whether two rows can be of one footnote by their type."""
    if row.size is None or after.size is None:
        return True
    return abs(after.size - row.size) < 0.3 and not (after.blank and row.closed)


def _cheapest(setting: Setting, first: int, most: int, before: Row | None) -> int:
    """The last row of the footnote, none below this one."""
    best, least, spent = first, float("inf"), 0.0
    text = setting.rows[first].plain
    for last in range(first, most + 1):
        cost = spent + _ending(setting, first, last, most, before, text)
        if cost < least:
            best, least = last, cost
        if last == most or spent > least + 3:
            break
        spent += _going_on(setting, first, last, text)
        text = joined(text, setting.rows[last + 1].plain)
    return best


def _slack(setting: Setting, first: int, last: int) -> float:
    """What speaks against the break below a row as a forced one: the first word of the next row would have fitted.

    Not all footnotes need be as wide as the widest. As wide as the text or the rows above it a row must be.
    """
    reach = needed(setting.rows[last], setting.rows[last + 1])
    if reach > FULL * setting.longest:
        return 0.0
    own = max(setting.width, *(row.reach for row in setting.rows[first : last + 1]))
    return 0.1 if reach > FULL * own else 2.0


def _is_ended(text: str, row: Row) -> bool:
    return row.closed or ends_address(text)


def _going_on(setting: Setting, first: int, last: int, text: str) -> float:
    """What speaks against the next row as one of the footnote."""
    row, after = setting.rows[last], setting.rows[last + 1]
    if breaks_address(text, after.text) or (text.endswith(":") and ADDRESS_FIRST.match(after.text) and not after.blank):
        return 0.0
    small, ended, cost = after.text[:1].islower(), _is_ended(text, row), _slack(setting, first, last)
    full = cost < 2
    if ended:
        cost += 3.0 if small else 1.0
    if after.blank:
        cost += 3.0 if ended else 0.0 if small or full else 1.0
    if any(int(found["number"]) in setting.numbers for found in CALLING.finditer(after.plain)):
        cost += 2.5
    return cost


def _ending(setting: Setting, first: int, last: int, most: int, before: Row | None, text: str) -> float:
    """What speaks against this row as the last one of the footnote."""
    row = setting.rows[last]
    cost = 0.0 if _is_ended(text, row) else 1.0 if CITED.search(text[-6:]) else 2.5
    if last == most:
        return cost
    after = setting.rows[last + 1]
    if breaks_address(text, after.text):
        cost += 2.0
    elif not _is_ended(text, row) and not _slack(setting, first, last):
        cost += 1.5
    if after.text[:1].islower() and not after.blank:
        cost += 2.0 if before is None or before.closed else 0.0
    elif before is not None and not before.closed and not after.blank:
        cost += 1.0
    return cost


def overrun(setting: Setting, taken: Sequence[int], before: Row | None) -> tuple[int, ...]:
    """The rows on the next page that go on with a footnote which its page cut off; none where that cannot be told.

    They stand at the page's head, where the text goes on behind them and not with them, or at its foot, set apart and
    above the footnotes of that page.
    """
    rows, last = setting.rows, taken[-1]
    text = rows[taken[0]].plain
    for index in taken[1:]:
        text = joined(text, rows[index].plain)
    if rows[last].size is not None or _is_ended(text, rows[last]):
        return ()
    page = _next_page(setting, last)
    here = [index for index in page if index not in setting.stops]
    if not here:
        return ()
    for found in (_at_head(setting, here, before), _at_foot(setting, page)):
        if found and rows[found[0]].text[:1].islower() and needed(rows[last], rows[found[0]]) > FULL * setting.width:
            return found
    return ()


def _next_page(setting: Setting, last: int) -> range:
    """The rows of the next page, if no text stands between the footnote and it."""
    rows, first = setting.rows, last + 1
    while first < len(rows) and rows[first].page == rows[last].page:
        if first not in setting.stops:
            return range(0)
        first += 1
    end = first
    while end < len(rows) and rows[end].page == rows[first].page:
        end += 1
    return range(first, end)


def _at_head(setting: Setting, here: Sequence[int], before: Row | None) -> tuple[int, ...]:
    """The rows down to the first that ends a sentence, where the one below goes on with the text before the notes.

    Rows wider than the text's are a footnote's, however the one below them begins.
    """
    rows, runs_on = setting.rows, before is not None and not before.closed
    for place, (index, below) in enumerate(pairwise(here[: MOST_OVER + 1])):
        if rows[index].closed:
            wide = any(rows[own].reach > WIDER * setting.width for own in here[: place + 1])
            fits = rows[below].text[:1].islower() == runs_on or wide
            return tuple(here[: place + 1]) if fits else ()
    return ()


def _at_foot(setting: Setting, page: range) -> tuple[int, ...]:
    """The last rows that are set apart above the page's own footnotes, or at its end."""
    rows = setting.rows
    end = next((index for index in page if index in setting.first), page.stop)
    while end - 1 in page and end - 1 in setting.stops:
        end -= 1
    start = end - 1
    while start in page and not rows[start].blank and start not in setting.stops:
        start -= 1
    above = rows[start - 1]
    apart = start - 1 in page and (above.closed or not above.blank or start - 1 in setting.stops)
    return tuple(range(start, end)) if apart and rows[end - 1].closed and end - start <= MOST_OVER else ()
