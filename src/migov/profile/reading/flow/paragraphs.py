"""Rows put together into paragraphs, across pages and across the footnotes between them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from migov.model.values import Value
from migov.profile.reading.flow.joining import joined
from migov.profile.reading.flow.rows import FALLEN, MARKED_END, RAISED, Row, needed

BULLET = re.compile(r"^[•▪◦‣●○■□➢➤✓·∙–—*-]\s*(?=\S)")
BULLETS = "•▪◦‣●○■□➢➤✓·∙"
ITEM = re.compile(r"^(?:\(?[a-h]\)|\(?(?:i{1,3}|iv|v|vi{1,3})\)|[•▪◦‣●○■□➢➤✓·∙–—])\s+\S")
FIRST_ITEM = re.compile(r"^(?:\(?[a1]\)|\(?i\)|[–—])\s")
BINDING = re.compile(
    r"(?:,|\b(?:and|or|of|the|to|in|for|with|by|on|a|an|et|ou|de|des|du|la|le|les|en|y|e|del|dos|das))$", re.IGNORECASE
)
SENTENCE_START = re.compile(r"^[“\"«(\[]?\W?[A-ZÀ-ÞŒ0-9]")


class Paragraph(Value):
    """One paragraph: its words, and the rows it stood on."""

    text: str
    """Raised digits stand between `rows.RAISED` and `rows.FALLEN`; each item of a list begins on a new line."""
    rows: tuple[int, ...]
    seams: tuple[int, ...] = ()
    """Rows before which a page ended or footnotes stood."""


class Style(Value):
    """How a document sets its paragraphs apart."""

    width: float
    """How far a row had to reach for its break to be forced."""
    blanks: bool
    """Whether blank lines stand between paragraphs as a habit."""
    indents: bool = False
    """Whether first lines are indented as a habit, so that a row at the margin goes on."""
    spaced: bool = False
    """Whether a blank line stands after every row, so that it says nothing."""
    ends: frozenset[int] = frozenset()
    """Rows that tell of a page's end: running heads, page numbers."""

    def turns(self, rows: Sequence[Row], a: int, b: int) -> bool:
        """Whether a page ends between two rows."""
        return any(rows[index].opens or index in self.ends for index in range(a + 1, b + 1))


def style(rows: Sequence[Row], body: Sequence[int], width: float) -> Style:
    """The document's habit, told by short rows that end a sentence: whether a blank line follows them."""
    ends = [
        rows[after].blank
        for index, after in pairwise(body)
        if after == index + 1
        and rows[index].closed
        and not rows[after].opens
        and needed(rows[index], rows[after]) < width * 0.85
        and not rows[after].text[:1].islower()
    ]
    within = [
        rows[b].blank for a, b in pairwise(body) if b == a + 1 and rows[b].text[:1].islower() and not rows[a].closed
    ]
    spaced = bool(within) and sum(within) > len(within) * 0.8
    blanks = not spaced and bool(ends) and sum(ends) > len(ends) * 0.6
    return Style(width, blanks, not blanks and _indents(rows, body, width), spaced)


def _indents(rows: Sequence[Row], body: Sequence[int], width: float) -> bool:
    """Whether rows after a short end of a sentence stand further right than the row below them, three at least."""
    after = [
        _is_indented(rows, a, b)
        for a, b in pairwise(body)
        if b == a + 1 and rows[a].closed and not rows[b].opens and needed(rows[a], rows[b]) < width * 0.9
    ]
    return sum(after) >= 3 and sum(after) > len(after) * 0.7


def paragraphs(rows: Sequence[Row], body: Sequence[int], habit: Style) -> tuple[Paragraph, ...]:
    """The paragraphs of these rows, which are those of one section."""
    result: list[Paragraph] = []
    text = ""
    taken: list[int] = []
    seams: list[int] = []
    for number, index in enumerate(body):
        row = rows[index]
        if not taken:
            text, taken, seams = row.text, [index], []
            continue
        before = body[number - 1]
        seam = row.opens or index != before + 1
        if _is_item(row, text, rows[before]):
            text = f"{text}\n{_bulleted(row.text)}"
        elif _parts(rows, before, index, text, habit, seam=seam):
            result.append(Paragraph(text, tuple(taken), tuple(seams)))
            text, taken, seams = row.text, [index], []
            continue
        else:
            text = joined(text, row.text)
        taken.append(index)
        if seam:
            seams.append(index)
    if taken:
        result.append(Paragraph(text, tuple(taken), tuple(seams)))
    return tuple(result)


def _is_item(row: Row, text: str, before: Row) -> bool:
    """Whether a row begins an item of a list that belongs to the paragraph above it."""
    if row.text[0] in BULLETS:
        return True
    if not ITEM.match(row.text):
        return False
    if not FIRST_ITEM.match(row.text) and "\n" not in text:
        return False
    introduced = text.rstrip().endswith(":") or "\n" in text
    return introduced and (before.closed or before.text.rstrip().endswith((";", ",", "and", "et", "or", "ou")))


def _bulleted(text: str) -> str:
    bullet = BULLET.match(text)
    if bullet is None:
        return text
    return "• " + text[bullet.end() :]


def _parts(rows: Sequence[Row], a: int, b: int, text: str, habit: Style, *, seam: bool) -> bool:
    """Whether a paragraph ends between two rows that follow one another in the text."""
    first, second = rows[a], rows[b]
    blank = second.blank and not habit.spaced
    small = second.text.lstrip(RAISED).lstrip("“\"«(‘'")[:1].islower()
    if text.endswith(("\xad", "-")) and not text.endswith(" -"):
        return False
    if not first.closed:
        return (
            not small and blank and not seam and not BINDING.search(first.plain) and not _is_full(first, second, habit)
        )
    if first.text.rstrip(FALLEN).endswith((":", ";")) and small:
        return False
    if small:
        return False
    if blank and (not seam or (habit.blanks and not habit.turns(rows, a, b))):
        return True
    if habit.indents and not seam:
        return _stands_in(rows, b)
    if seam and _is_rest(rows, a, b, habit):
        return False
    if seam or not habit.blanks:
        return not _is_full(first, second, habit) or _is_indented(rows, a, b)
    if math.isinf(habit.width):  # nothing tells how wide the section is set: its blank lines must do
        return _is_indented(rows, a, b)
    return _is_indented(rows, a, b) or needed(first, second) < habit.width * 0.6


def _is_full(first: Row, second: Row, habit: Style) -> bool:
    """Whether the next word did not fit, so that the row's break says nothing."""
    return needed(first, second) >= habit.width


def _is_rest(rows: Sequence[Row], a: int, b: int, habit: Style) -> bool:
    """Whether a row was printed on one line with what stands before the footnotes: cut off behind a raised mark.

    It is open, though the first word of the row below it would have fitted.
    """
    if not MARKED_END.search(rows[a].text) or rows[b].closed or b + 1 >= len(rows):
        return False
    after = rows[b + 1]
    small = after.text[:1].islower() and not after.blank and not after.opens
    return small and needed(rows[b], after) < 0.95 * habit.width


def _is_indented(rows: Sequence[Row], a: int, b: int) -> bool:
    """Whether a row begins further right than the row before it and the row after it."""
    first, second = rows[a], rows[b]
    after = rows[b + 1] if b + 1 < len(rows) else None
    step = _step(second)
    deep = second.left - first.left
    if not step <= deep <= step * 8 or second.opens:
        return False
    return after is None or second.left - after.left >= step


def _stands_in(rows: Sequence[Row], index: int) -> bool:
    """Whether a row begins further right than rows near it do, as the first lines of paragraphs do."""
    row = rows[index]
    near = (near.left for near in rows[max(index - 3, 0) : index + 4] if near.page == row.page)
    return _step(row) <= row.left - min(near) <= 8 * _step(row)


def _step(row: Row) -> float:
    """The least indent, in the unit of the row."""
    return 6.0 if row.box else 2.0


def plain(text: str) -> str:
    r"""The words with single blanks and without private characters; line breaks before items stay.

    >>> plain("two  words\n• an   item")
    'two words\n• an item'
    """
    text = text.replace(RAISED, "").replace(FALLEN, "").replace("\xad", "")
    return "\n".join([" ".join(part.split()) for part in text.split("\n")])
