"""The lines of a document as rows of one long strip, with what the page tells about each."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from migov.model.pages import Document, Line, Page
from migov.model.values import Value
from migov.profile.reading.flow.gutters import in_one_column
from migov.profile.reading.flow.widths import FACES, USUAL

RAISED, FALLEN = "\ue000", "\ue001"
"""Private characters around digits that were printed raised."""

CLOSED = re.compile(r"[.!?…:;][”\"’»)\]]*\s*$")
UNNUMBERED = re.compile(r"\w\W+(?:Nos?|Arts?)\.$")
"""An abbreviation that wants its number."""
UNMARKED = re.compile(
    rf"{RAISED}[^{FALLEN}]*{FALLEN}|(?<=[^\W\d_)”»’.,;:!?])\d{{1,3}}(?:,\d{{1,3}})*$|(?<=[.!?)”»])\s?[\d⁰¹²³⁴-⁹]{{1,3}}(?:,\s?\d{{1,3}})*$"
)
MARKED_END = re.compile(r"[.,;:!?)”»]\d{1,3}(?:,\d{1,3})*$")
MOST_MEASURED = 150
"""So many lines are enough to tell in what letters a text was printed."""

WIDE = 1.3
"""Times the usual distance of lines: what is wider parts paragraphs."""


class Row(Value):
    """One line of print that holds words."""

    text: str
    """Without blanks around it; raised digits stand between `RAISED` and `FALLEN`."""
    page: int
    blank: bool = False
    """Whether it stands apart from the row before it, by a blank line or a wider gap."""
    opens: bool = False
    """Whether it is the first of its page."""
    left: float = 0.0
    """Where it begins: blanks in a text, points in a PDF."""
    reach: float = 0.0
    """Where it ends, in the same unit."""
    letter: float = 1.0
    """Width of a letter in that unit."""
    face: int | None = None
    """In which of `widths.FACES` a row of a text is measured; null by characters, or on the page."""
    size: float | None = None
    bold: bool = False
    box: tuple[float, float, float, float] | None = None

    @property
    def closed(self) -> bool:
        """Whether a sentence ends with the row; marks of footnotes after it do not count."""
        return is_closed(self.text)

    @property
    def plain(self) -> str:
        """The text without the private characters."""
        return self.text.replace(RAISED, "").replace(FALLEN, "") if RAISED in self.text else self.text


@lru_cache(maxsize=4096)
def is_closed(text: str) -> bool:
    """Whether a sentence ends here.

    >>> is_closed("in West Africa.5"), is_closed("and the Ministry of"), is_closed("set out in Law No.")
    (True, False, False)
    """
    if text.endswith(".") and UNNUMBERED.search(text):
        return False
    if CLOSED.search(text):
        return True
    marked = RAISED in text or text[-1:].isdigit()
    return marked and bool(CLOSED.search(UNMARKED.sub("", text)))


def rows(document: Document) -> tuple[Row, ...]:
    """Every line that holds words, in reading order."""
    if any(line.box for page in document.pages for line in page.lines):
        return tuple(_printed(document))
    return tuple(_mended(list(_typed(document))))


def _mended(found: Sequence[Row]) -> Iterable[Row]:
    """The rows, with those put together that an extractor cut after the raised mark of a footnote.

    The second half of such a line goes on in the next row, whose first word would have fitted had it been a line of its
    own. Both halves together are a full line.
    """
    index = 0
    while index < len(found):
        row = found[index]
        if index + 2 < len(found) and MARKED_END.search(row.text) and _is_rest(found, index):
            rest = found[index + 1]
            row = replace(row, text=f"{row.text} {rest.text}", reach=row.reach + rest.letter + rest.reach)
            index += 1
        yield row
        index += 1


def _is_rest(found: Sequence[Row], index: int) -> bool:
    """Whether the row after this one was printed on one line with it."""
    row, rest, after = found[index : index + 3]
    if rest.closed or not after.text[:1].islower() or rest.blank or after.blank or rest.opens:
        return False
    widest = max(near.reach for near in found[max(index - 4, 0) : index + 6])
    together = row.reach + rest.letter + rest.reach
    full = together + needed(rest, after) - rest.reach > 0.95 * widest
    return full and needed(rest, after) < 0.95 * widest and together <= 1.05 * widest


def _typed(document: Document) -> Iterable[Row]:
    """Rows of a plain text.

    Without form feeds, a line that begins with a single blank opens a page: some extractors leave it so. Where lines
    are indented as a habit, as in text that keeps the page's layout, it means nothing.
    """
    sheets = in_one_column(document.pages)
    lines = [line.text for sheet in sheets for line in sheet if line.text.strip()]
    indented = sum(line.startswith("  ") for line in lines)
    single = len(document.pages) == 1 and indented < len(lines) * 0.1
    face = _face(lines)
    width = len if face is None else FACES[face]
    number, least = 1, 1 + _is_double_spaced(sheets, len(lines))
    for sheet in sheets:
        empty, first = least, True
        for line in sheet:
            text = line.text.rstrip()
            words = text.strip()
            if not words:
                empty += 1
                continue
            left = len(text) - len(text.lstrip())
            opens = first or (single and left == 1)
            number += opens and not first
            reach = width(text)
            yield Row(_wrapped(line).strip(), number, empty >= least, opens, left, reach, reach / len(text), face)
            empty, first = 0, False
        number += 1


def _is_double_spaced(sheets: Sequence[Sequence[Line]], count: int) -> bool:
    """Whether an empty line follows every line as a habit, and more of them where paragraphs end.

    Args:
        count: of the lines that hold words.
    """
    if sum(map(len, sheets)) < 1.9 * count:
        return False
    filled = [bool(line.text.strip()) for sheet in sheets for line in sheet]
    places = [place for place, words in enumerate(filled) if words]
    steps = [b - a for a, b in pairwise(places)]
    return steps.count(2) > 0.5 * len(steps) and steps.count(1) < 0.05 * len(steps) < sum(step > 2 for step in steps)


def _face(lines: Sequence[str]) -> int | None:
    """In which of the typefaces lines were broken; null where by characters.

    No full line is wider than the column, and each would be with the next word. By the right measure the two hardly
    overlap: lines broken by a program count characters, lines broken by a printer the width of letters. Notes in small
    type reach further, so the widest lines are left aside, a tenth and a fifth of them.
    """
    full = [(a, b) for a, b in pairwise(lines) if len(a) > 40 and not is_closed(a) and b.lstrip()[:1].islower()]
    if len(full) < 8:
        return None
    sample = full[:: len(full) // MOST_MEASURED + 1]

    def overlap(measured: Callable[[str], float]) -> float:
        widths = sorted(measured(a) for a, _ in sample)
        forced = [measured(f"{a} {b.split(maxsplit=1)[0]}") for a, b in sample]
        return sum(_below(forced, widths[-1 - len(widths) // part]) for part in (10, 5))

    faces: list[int | None] = [None, *range(len(FACES))]
    return min(faces, key=lambda face: overlap(len if face is None else FACES[face]))


def _widest(widths: Iterable[float]) -> float:
    """The width that hardly a line exceeds."""
    ordered = sorted(widths)
    return ordered[-1 - len(ordered) // 30]


def _below(forced: Sequence[float], width: float) -> float:
    """The part of forced breaks that came though the next word fitted, by this measure."""
    return sum(reach <= width for reach in forced) / len(forced)


def _printed(document: Document) -> Iterable[Row]:
    """Rows of a PDF, with gaps wider than usual for their size of type as blanks."""
    usual = _leading(document)
    for page in document.pages:
        before: Line | None = None
        for line in _in_order(page):
            if line.box is None:
                continue
            left, top, right, bottom = line.box
            size = line.size or bottom - top
            yield Row(
                _wrapped(line).strip(),
                page.index,
                before is None or _apart(before, line, usual),
                before is None,
                left,
                right,
                max((right - left) / max(len(line.text), 1), 0.1),
                None,
                size,
                bool(line.bold),
                line.box,
            )
            before = line


def _leading(document: Document) -> dict[int, float]:
    """The usual distance between lines for each size of type, in points."""
    steps: dict[int, list[float]] = defaultdict(list)
    for page in document.pages:
        for a, b in pairwise(page.lines):
            if a.box and b.box and a.size and b.size and round(a.size) == round(b.size):
                step = b.box[1] - a.box[1]
                if 0.8 * a.size < step < 3 * a.size:
                    steps[round(a.size)].append(step)
    return {size: statistics.median_low(sorted(found)[: len(found) // 2 + 1]) for size, found in steps.items()}


def _apart(a: Line, b: Line, usual: dict[int, float]) -> bool:
    """Whether two lines stand further apart than lines of their size do, or in another column."""
    if a.box is None or b.box is None:
        return False
    size = b.size or a.size or 10.0
    if round(size) != round(a.size or size):
        return True
    step, leading = b.box[1] - a.box[1], usual.get(round(size), 1.3 * size)
    return not -0.5 * leading < step <= leading * WIDE


def _in_order(page: Page) -> tuple[Line, ...]:
    """The page's lines as they are read: as the file has them, unless that climbs up within one column."""
    lines = [line for line in page.lines if line.box is not None and line.text.strip()]
    climbs = sum(_climbs(a, b) for a, b in pairwise(lines))
    if not climbs:
        return tuple(lines)
    return tuple(_cut(lines))


def _climbs(a: Line, b: Line) -> bool:
    if a.box is None or b.box is None:
        return False
    return b.box[3] < a.box[1] + 1 and min(a.box[2], b.box[2]) > max(a.box[0], b.box[0])


def _cut(lines: list[Line]) -> list[Line]:
    """Lines in reading order: columns side by side one after the other, else from top to bottom."""
    boxes = [(line.box, line) for line in lines if line.box is not None]
    if len(boxes) < 2:
        return lines
    boxes.sort(key=lambda pair: pair[0][0])
    reach = boxes[0][0][2]
    for number in range(1, len(boxes)):
        if boxes[number][0][0] > reach + 8 and number > 1 and len(boxes) - number > 1:
            left, right = [line for _, line in boxes[:number]], [line for _, line in boxes[number:]]
            return _cut(left) + _cut(right)
        reach = max(reach, boxes[number][0][2])
    bands = _bands(lines)
    if len(bands) == 1:
        return sorted(lines, key=lambda line: (round(line.box[1]), line.box[0]) if line.box else (0, 0.0))
    return [line for band in bands for line in _cut(band)]


def _bands(lines: list[Line]) -> list[list[Line]]:
    """The lines cut at every white band that runs across all of them."""
    bands: list[list[Line]] = []
    low = float("-inf")
    for line in sorted(lines, key=lambda line: line.box[1] if line.box else 0.0):
        if line.box is None:
            continue
        if line.box[1] >= low - 1 or not bands:
            bands.append([])
        bands[-1].append(line)
        low = max(low, line.box[3])
    return bands


def _wrapped(line: Line) -> str:
    text = line.text
    for start, end in reversed(line.raised):
        text = f"{text[:start]}{RAISED}{text[start:end]}{FALLEN}{text[end:]}"
    return text


NEARLY = 0.985
"""Of a measure: as far as one lies from another that letters of unknown width are no surer told apart."""


MANY = 50
"""Breaks of which one may be a mistake."""


def measure(rows: Sequence[Row], among: Sequence[int]) -> float:
    """How far a row had to reach for its break to be forced, in the unit of the rows; infinite where nothing tells.

    Told by breaks within sentences: there the next word did not fit. No row reached further than this, and each would
    have with that word, or nearly all where letters are of different width. Where a tenth of them lie close together,
    a row among them that ends with a sentence was rather broken there, as they were, than ended by chance so far out.
    """
    breaks = [
        (rows[a], rows[b])
        for a, b in pairwise(among)
        if b == a + 1 and not rows[b].opens and rows[b].text[:1].islower() and not rows[a].closed
    ]
    close = [(a, b) for a, b in breaks if not b.blank]
    pairs = close if len(close) > len(breaks) * 0.2 else breaks
    if len(pairs) < 5:
        return float("inf")
    forced = sorted(needed(a, b) for a, b in pairs)
    widest = _widest(a.reach for a, _ in pairs)
    if _below(forced, widest) < 0.03:
        return (widest + forced[len(forced) // 100]) / 2
    tenth = forced[len(forced) // 10]
    return min(widest, tenth if len(forced) < MANY else max(forced[len(forced) // MANY], NEARLY * tenth))


def needed(row: Row, after: Row) -> float:
    """How far the row would have reached with the first word of the row after it."""
    word = after.text.split(maxsplit=1)[0]
    if row.face is not None:
        return row.reach + _in_print(word, row.face)
    if row.box is None:
        return row.reach + 1 + len(word)
    return row.reach + _in_print(word, -1) * row.letter / USUAL


@lru_cache(maxsize=8192)
def _in_print(word: str, face: int) -> float:
    """Width of a word with the blank before it."""
    return FACES[face](" " + word)
