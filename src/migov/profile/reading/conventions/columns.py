"""Pieces of names and cells put together into the two columns of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from migov.model.texts import NoteMark, Text, tidy
from migov.profile.reading.conventions.wording import COMPLETE, MARK, OPEN_END, OPENER, YEAR
from migov.profile.reading.flow.joining import joined
from migov.profile.reading.flow.paragraphs import plain
from migov.profile.reading.flow.rows import Row

Piece = tuple[str, str | None, int]
"""Piece of a name, the cell printed with it, and its row; a row that is a cell alone has no piece of a name."""

BREAK_NEEDED = 1.0
"""What must speak for a row to begin a name."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names and cells from top to bottom."""

    names: tuple[Text, ...]
    cells: tuple[str, ...]
    paired: bool
    """Whether the print tells which cell stands beside which name."""


def columns(rows: Sequence[Row], pieces: Sequence[Piece]) -> Columns | None:
    """The two columns of a table; null where there are no cells or no names."""
    cells = [cell for _, cell, _ in pieces if cell is not None]
    named = [(name, index) for name, _, index in pieces if name]
    if not cells or not named:
        return None
    paired = _by_place(rows, pieces) or _by_line(rows, pieces)
    if paired is not None:
        return Columns(tuple(_text(name) for name, _ in paired), tuple(cell for _, cell in paired), paired=True)
    names = [_joined(part) for part in _names(rows, named, len(cells))]
    return Columns(tuple(_text(name) for name in names), tuple(cells), paired=False)


def _by_place(rows: Sequence[Row], lines: Sequence[Piece]) -> list[tuple[str, str]] | None:
    """Names with the cells that stand beside them on the page, where the file tells places."""
    if any(rows[index].box is None for _, _, index in lines):
        return None
    pieces = [(name, index) for name, cell, index in lines if name and cell is None]
    alone = [(cell, index) for name, cell, index in lines if cell is not None and not name]
    if not alone or len(alone) + len(pieces) != len(lines):
        return None
    names = _names(rows, pieces, len(alone))
    result: list[tuple[str, str]] = []
    used: set[int] = set()
    for part in names:
        beside = [place for place, (_, cell) in enumerate(alone) if place not in used and _beside(rows, part, cell)]
        if len(beside) > 1:
            return None
        used.update(beside)
        result.append((_joined(part), alone[beside[0]][0] if beside else ""))
    return result if len(used) == len(alone) else None


def _beside(rows: Sequence[Row], part: Sequence[tuple[str, int]], cell: int) -> bool:
    """Whether a cell stands at the height of a name."""
    boxes = [box for _, index in part if (box := rows[index].box) and rows[index].page == rows[cell].page]
    beside = rows[cell].box
    if not boxes or beside is None:
        return False
    middle = (beside[1] + beside[3]) / 2
    return min(box[1] for box in boxes) - 3 <= middle <= max(box[3] for box in boxes) + 3


def _by_line(rows: Sequence[Row], lines: Sequence[Piece]) -> list[tuple[str, str]] | None:
    """Names with the cells printed on or between their rows; null where the columns stand apart."""
    runs = [len(part) for part in _runs([cell is not None and not name for name, cell, _ in lines])]
    inline = sum(1 for name, cell, _ in lines if name and cell is not None)
    cells = sum(1 for _, cell, _ in lines if cell is not None)
    if inline + len(runs) < cells or (inline == 0 and (len(runs) < 2 and cells > 1)) or (inline == 0 and cells == 1):
        return None
    best: list[tuple[float, int] | None] = [(0.0, 0), *([None] * len(lines))]
    for end in range(1, len(lines) + 1):
        for start in range(end - 1, max(-1, end - 12), -1):
            held = lines[start:end]
            if sum(cell is not None for _, cell, _ in held) > 1:
                break
            before = best[start]
            if (
                before is None
                or not any(cell is not None for _, cell, _ in held)
                or not any(name for name, _, _ in held)
            ):
                continue
            total = before[0] + _inner(rows, lines, start, end)
            if best[end] is None or total > (best[end] or (0.0, 0))[0]:
                best[end] = (total, start)
    if best[-1] is None:
        return None
    return _traced(lines, best)


def _traced(lines: Sequence[Piece], best: list[tuple[float, int] | None]) -> list[tuple[str, str]]:
    result: list[tuple[str, str]] = []
    end = len(lines)
    while end > 0:
        start = (best[end] or (0.0, 0))[1]
        held = lines[start:end]
        result.insert(
            0,
            (_joined([(name, index) for name, _, index in held if name]), next(c for _, c, _ in held if c is not None)),
        )
        end = start
    return result


def _runs(flags: Sequence[bool]) -> list[list[int]]:
    """The runs of true values."""
    found: list[list[int]] = []
    for place, flag in enumerate(flags):
        if flag:
            if place and flags[place - 1]:
                found[-1].append(place)
            else:
                found.append([place])
    return found


def _inner(rows: Sequence[Row], lines: Sequence[Piece], start: int, end: int) -> float:
    """What speaks for these lines as one row of the table: a beginning before it, none inside it."""
    score = 0.0
    named = [(name, index) for name, _, index in lines[start:end] if name]
    for a, b in pairwise(named):
        score -= _begins(rows, a, b)
    before = [(name, index) for name, _, index in lines[:start] if name]
    if before and named:
        score += _begins(rows, before[-1], named[0])
    if lines[start][0] == "":
        score -= 0.1
    return score


def _names(rows: Sequence[Row], pieces: Sequence[tuple[str, int]], count: int) -> list[list[tuple[str, int]]]:
    """The pieces put together into names: as many as there are cells, if the print leaves a choice."""
    scores = [_begins(rows, a, b) for a, b in pairwise(pieces)]
    certain = [place for place, score in enumerate(scores) if score >= BREAK_NEEDED]
    if len(certain) != count - 1:
        ranked = sorted(range(len(scores)), key=lambda place: -scores[place])[: count - 1]
        if all(scores[place] > 0 for place in ranked) and all(
            scores[place] < BREAK_NEEDED + 2 for place in set(certain) - set(ranked)
        ):
            certain = sorted(ranked)
    names: list[list[tuple[str, int]]] = [[]]
    for place, piece in enumerate(pieces):
        names[-1].append(piece)
        if place in certain:
            names.append([])
    return names


def _begins(rows: Sequence[Row], a: tuple[str, int], b: tuple[str, int]) -> float:
    """What speaks for a name beginning with the second of two rows."""
    before, after = a[0], b[0]
    score = 0.0
    if after[:1].islower() or OPEN_END.search(before) or before.endswith(("-", "\xad")):
        return -2.0
    if after.startswith("("):
        score -= 1.5
    between = range(a[1] + 1, b[1] + 1)
    if any(rows[index].blank for index in between):
        score += 2.0
    if COMPLETE.search(before):
        score += 1.5
    elif before.endswith((")", "”")):
        score += 0.3
    else:
        score -= 0.5
    if re.match(rf"(?:\(?No\.|\(?{YEAR}|\d)", after):
        score -= 1.5
    return score + (0.7 if OPENER.match(after) else 0.1)


def _joined(part: Sequence[tuple[str, int]]) -> str:
    text = ""
    for piece, _ in part:
        text = joined(text, piece) if text else piece
    return plain(text)


def _text(name: str) -> Text:
    """A name with the marks of its notes at their place."""
    parts: list[str | NoteMark] = []
    position = 0
    for mark in MARK.finditer(name):
        parts += [name[position : mark.start()], NoteMark(mark[1])]
        position = mark.end()
    return tidy((*parts, name[position:]))
