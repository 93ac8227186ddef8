"""The edits of one part: what was recorded and what was not, on the words of the draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from migov.profile.word.placing.comparing import Hunk, Places, hunks, is_trivial
from migov.profile.word.placing.matching import Stretch
from migov.profile.word.reading.values import Piece

PARAGRAPH = "\u2029"


@dataclass(slots=True, eq=False)
class Edit:
    """A stretch of the draft's words and what is to stand there instead; later ones begin where earlier ones end."""

    start: int
    end: int
    now: str
    pieces: list[Piece] = field(default_factory=list)
    """What was recorded in it; without any it was found by comparison."""
    is_untracked: bool = False
    """Whether words that nobody recorded are in it."""
    joins: bool = False

    @property
    def changes(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(piece.change for piece in self.pieces))


@dataclass(slots=True)
class Wording:
    """The words of a part as they came back, all recorded changes rejected, with those changes in it."""

    original: str
    pieces: list[Piece]
    """With their places in these words."""
    starts: list[int]
    """Where each stretch begins in them."""

    @property
    def accepted(self) -> str:
        made, at = [], 0
        for piece in self.pieces:
            made += [self.original[at : piece.start], piece.now]
            at = piece.end
        return "".join((*made, self.original[at:]))


@dataclass(slots=True, eq=False)
class Ground:
    """A part as it came back."""

    words: str
    """Of the draft."""
    stretches: list[Stretch]
    wording: Wording
    places: Places


def wording(stretches: Sequence[Stretch]) -> Wording:
    """The words of a part, its stretches below each other."""
    texts, pieces, starts, at = [], [], [], 0
    for number, stretch in enumerate(stretches):
        starts.append(at)
        texts.append(stretch.text)
        follows = (number > 0, number < len(stretches) - 1)
        pieces += [_shifted(piece, stretch, at, *follows) for piece in within(stretch)]
        at += len(stretch.text) + 1
    return Wording("\n".join(texts), pieces, starts)


def _shifted(piece: Piece, stretch: Stretch, at: int, has_before: bool, has_behind: bool) -> Piece:  # noqa: FBT001
    """A piece at its place in the words of the whole part; a line that goes as a whole takes its line break along."""
    start, end = piece.start - stretch.start + at, piece.end - stretch.start + at
    joins = piece.joins and not stretch.block.is_row
    if piece.joins and has_behind:
        end, joins = end + 1, False
    elif piece.joins and has_before and not piece.now and stretch.text and end - start == len(stretch.text):
        start, joins = start - 1, False
    return replace(piece, start=start, end=end, joins=joins)


def within(stretch: Stretch) -> Iterator[Piece]:
    """What was recorded in a stretch."""
    is_last = stretch.end == len(stretch.block.original)
    for piece in stretch.block.pieces:
        if stretch.start <= piece.start and (piece.start < stretch.end or is_last):
            yield piece


def edits(draft: str, returned: Wording) -> tuple[list[Edit], int, Places]:
    """The edits in their order, how many trivial ones were left out, and where each place of the returned words is."""
    found = hunks(draft, returned.original)
    places = Places(found)
    made: list[Edit] = []
    trivial = 0
    for near, tracked in _clusters(found, returned.pieces):
        if len(tracked) == 1 and not near:
            made.append(_recorded(tracked[0], places))
        elif tracked and not near:
            made += [_recorded(piece, places) for piece in tracked]
        elif len(near) == 1 and not tracked and _is_trivial(near[0], draft, returned.original):
            trivial += 1
        else:
            made.append(_mixed(near, tracked, returned, places))
    return made, trivial, places


def _is_trivial(hunk: Hunk, draft: str, original: str) -> bool:
    return is_trivial(draft[hunk.start : hunk.end], original[hunk.first : hunk.last])


def _clusters(found: Sequence[Hunk], pieces: Sequence[Piece]) -> Iterator[tuple[list[Hunk], list[Piece]]]:
    """Differences and recorded changes that touch each other, together; each of the others alone."""
    things: list[tuple[int, int, Hunk | Piece]] = [(hunk.first, hunk.last, hunk) for hunk in found]
    things += [(piece.start, piece.end, piece) for piece in pieces]
    things.sort(key=lambda thing: (thing[0], thing[1]))
    near: list[Hunk] = []
    tracked: list[Piece] = []
    reach = -1
    for start, end, thing in things:
        if start > reach and (near or tracked):
            yield near, tracked
            near, tracked = [], []
        if isinstance(thing, Hunk):
            near.append(thing)
        else:
            tracked.append(thing)
        reach = max(reach, end)
    if near or tracked:
        yield near, tracked


def _recorded(piece: Piece, places: Places) -> Edit:
    start = places.place(piece.start)
    end = places.place(piece.end, is_end=piece.end > piece.start) if piece.end > piece.start else start
    return Edit(start, end, piece.now, [piece], joins=piece.joins)


def _mixed(near: Sequence[Hunk], tracked: Sequence[Piece], returned: Wording, places: Places) -> Edit:
    first = min([hunk.first for hunk in near] + [piece.start for piece in tracked])
    last = max([hunk.last for hunk in near] + [piece.end for piece in tracked])
    start = min([places.place(piece.start) for piece in tracked] + [hunk.start for hunk in near])
    end = max([places.place(piece.end, is_end=True) for piece in tracked] + [hunk.end for hunk in near])
    made, at = [], first
    for piece in tracked:
        made += [returned.original[at : piece.start], piece.now]
        at = piece.end
    now = "".join((*made, returned.original[at:last]))
    joins = any(piece.joins for piece in tracked)
    return Edit(start, end, now, list(tracked), is_untracked=bool(near), joins=joins)
