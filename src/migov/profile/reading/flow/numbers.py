"""Numbers of footnotes that extraction set apart from their words, put back in front of them.

In a PDF the number stands beside its words, with a gap. In text it stands on a row of its own, or all numbers of a page
come first and the words of all footnotes after them. The page's own number may stand between: it goes up by one from
page to page, which tells it from the others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from migov.profile.reading.flow.notes import GLUED, LOOSE, SUPERSCRIPT
from migov.profile.reading.flow.rows import FALLEN, RAISED, Row, needed

ALONE = re.compile(rf"{RAISED}?(?P<open>\[)?(?P<number>\d{{1,3}}|[⁰¹²³⁴-⁹]{{1,3}})(?(open)\]){FALLEN}?")
NUMBERED = re.compile(r"(?:\b(?:no|nos|art|p|pp|n)\.|\bn[°º]|[(/–-])$", re.IGNORECASE)
"""How a row ends whose last word wants a number."""
ADDRESS_LAST = re.compile(r"(?:https?://|www\.)\S+$")

AFAR = 4.0
"""Times the size of type: so far its words may stand from a footnote's number."""

OFTEN = 3
"""What stands on so many pages beside a number is a running head."""

MOST_EACH = 8
"""Rows a footnote has, on the average of those whose numbers stand together."""


def reunited(found: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, with numbers of footnotes in front of their words."""
    pairs = _beside(found) if any(row.box for row in found) else _pairs(found)
    taken = set(pairs.values())
    return tuple(
        _with_number(found[pairs[index]], row) if index in pairs else row
        for index, row in enumerate(found)
        if index not in taken
    )


def _number(row: Row) -> int | None:
    """The number a row consists of; null where it says more."""
    match = ALONE.fullmatch(row.text) if len(row.text) < 8 else None
    return int(match["number"].translate(SUPERSCRIPT)) if match else None


def _with_number(number: Row, words: Row) -> Row:
    """One row of two; the number counts as raised where the page shows that it stands beside its words."""
    plain = number.plain.strip("[]")
    text = f"{RAISED}{plain}{FALLEN} {words.text}" if words.box else f"{plain} {words.text}"
    return replace(words, text=text, blank=number.blank, opens=number.opens, left=min(number.left, words.left))


def _beside(found: Sequence[Row]) -> dict[int, int]:
    """Rows of a PDF: a footnote's words → their number, at one height, both in smaller type than the text's."""
    usual = _usual_size(found)
    pairs = {
        index: index - 1
        for index, (number, words) in enumerate(pairwise(found), 1)
        if _number(number) is not None and _is_beside(number, words, usual)
    }
    repeated = Counter(_unnumbered(row) for row in found) if pairs else {}
    return {
        index: number
        for index, number in pairs.items()
        if repeated[_unnumbered(found[index])] < OFTEN + 2 * (len(found[index].text) < 12)
    }


def _unnumbered(row: Row) -> str:
    return re.sub(r"\d+", "", row.text)


def _usual_size(found: Sequence[Row]) -> float:
    """The size of type of most of the text."""
    lengths: dict[float, int] = {}
    for row in found:
        size = row.size or 0.0
        lengths[size] = lengths.get(size, 0) + len(row.text)
    sizes: Counter[float] = Counter()
    for size, length in lengths.items():
        sizes[round(size, 1)] += length
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_beside(number: Row, words: Row, usual: float) -> bool:
    """Whether words stand right of a number, at its height, in type as small as footnotes have."""
    if number.box is None or words.box is None or number.page != words.page:
        return False
    size = words.size or 0.0
    if not size < usual - 0.4 or (number.size or 0.0) > size + 0.3 or _number(words) is not None:
        return False
    shared = min(number.box[3], words.box[3]) - max(number.box[1], words.box[1])
    return shared > 0.3 * (number.box[3] - number.box[1]) and -0.3 * size < words.left - number.reach < AFAR * size


def _pairs(found: Sequence[Row]) -> dict[int, int]:
    """Rows of a text: the first of a footnote's words → the row that is its number."""
    lone = {
        index: number
        for index, row in enumerate(found)
        if (number := _number(row)) is not None and not (index and NUMBERED.search(found[index - 1].text[-8:]))
    }
    if not lone:
        return {}
    paging = _page_numbers(found, lone)
    called = {
        int(number.translate(SUPERSCRIPT))
        for row in found
        for pattern in (GLUED, LOOSE)
        for number in pattern.findall(row.text[1:])
    }
    pairs: dict[int, int] = {}
    for run in _runs(found, lone, paging):
        words = _words(found, run[-1], lone, paging)
        starts = _starts(found, words, len(run))
        if starts and _is_note(found, starts, words) and (found[starts[0]].text[0].isupper() or lone[run[0]] in called):
            pairs.update(zip(starts, run, strict=True))
    return pairs


def _page_numbers(found: Sequence[Row], lone: dict[int, int]) -> set[int]:
    """Rows that are the page's own number: on most pages, of all that there are, it is as far from their count."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index in lone:
        pages[found[index].page].append(index)
    steps = Counter(step for page, rows in pages.items() for step in {lone[index] - page for index in rows})
    step, often = steps.most_common(1)[0]
    if often < max(OFTEN, len({row.page for row in found}) / 2):
        return set()
    return {
        next(index for index in reversed(rows) if lone[index] == page + step)
        for page, rows in pages.items()
        if any(lone[index] == page + step for index in rows)
    }


def _runs(found: Sequence[Row], lone: dict[int, int], paging: set[int]) -> Iterable[list[int]]:
    """Rows that follow each other on a page and count up by one; the page's own number between them is passed over."""
    run: list[int] = []
    for index, number in lone.items():
        if index in paging or number == 0:
            continue
        between = range(run[-1] + 1, index) if run else ()
        if run and not (
            number == lone[run[-1]] + 1 and found[index].page == found[run[-1]].page and paging.issuperset(between)
        ):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _words(found: Sequence[Row], number: int, lone: dict[int, int], paging: set[int]) -> list[int]:
    """Rows below a number that may be words of footnotes: down to the next number or the end of the page."""
    words: list[int] = []
    paged = found[-1].page > 2
    for index in range(number + 1, len(found)):
        row = found[index]
        if row.opens or (index in lone and index not in paging) or (row.blank and words and not paged):
            break
        if index not in paging:
            words.append(index)
    return words


def _starts(found: Sequence[Row], words: list[int], count: int) -> list[int]:
    """Where so many footnotes begin; none where they cannot be told."""
    if count > len(words) or (count > 1 and len(words) > count * MOST_EACH):
        return []
    if count in (1, len(words)):
        return words[:count]
    widest = max(found[index].reach for index in words)

    def parts(index: int) -> float:
        before, row = found[index - 1], found[index]
        ended = before.closed or bool(ADDRESS_LAST.search(before.text))
        first = row.text[0]
        return 2.0 * ended + row.blank + 0.5 * (needed(before, row) < 0.85 * widest) - 2.0 * first.islower()

    likely = sorted(words[1:], key=parts, reverse=True)[: count - 1]
    return sorted([words[0], *likely]) if all(parts(index) > 1 for index in likely) else []


def _is_note(found: Sequence[Row], starts: list[int], words: list[int]) -> bool:
    """Whether these can be footnotes: none begins within a sentence or is a heading, and the last is ended."""
    last = found[words[-1]]
    ended = last.closed or bool(ADDRESS_LAST.search(last.text))
    return ended and not any(found[index].text[0].islower() or found[index].text.isupper() for index in starts)
