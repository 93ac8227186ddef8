"""Writing the entries: part by part, then what stands between the parts, in notes and boxes, and in the margin."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from migov.model.consultations import Proposal, ProposalKind
from migov.model.drafts import Part
from migov.profile.markup import printable
from migov.profile.word import wording as said
from migov.profile.word.placing.comparing import is_trivial, plain
from migov.profile.word.placing.edits import PARAGRAPH, Ground, Wording, edits, within, wording
from migov.profile.word.placing.entries import SHOWN, Entries
from migov.profile.word.placing.matching import Stretch
from migov.profile.word.placing.proposing import Made, proposals
from migov.profile.word.placing.values import Reason
from migov.profile.word.reading.values import Block, ChangeKind


@dataclass(slots=True, eq=False)
class _Move:
    """A passage that a recorded move takes away as a whole."""

    part: int
    change: int


class Parts:
    """Takes the text of one file through: part by part, then what stands between the parts."""

    def __init__(self, entries: Entries, stretches: list[Stretch]) -> None:
        self.entries, self.stretches = entries, stretches
        self.draft, self.changes = entries.draft, entries.changes
        self.grounds: dict[int, Ground] = {}
        self._moves = self._whole_moves()

    # ---- parts -------------------------------------------------------------------------------------------------------

    def enter(self, sent: frozenset[str]) -> None:
        """Enters what was done to each part; one that was sent and is gone is proposed for deletion."""
        standing: dict[int, list[Stretch]] = defaultdict(list)
        for stretch in self.stretches:
            if stretch.sort == "part" and stretch.part is not None:
                standing[stretch.part].append(stretch)
        for at, part in enumerate(self.draft.parts):
            if at in standing:
                self._part(at, part, standing[at])
            elif part.id in sent and part.words.strip():
                gone = Proposal(kind=ProposalKind.DELETE_PASSAGE)
                self.entries.suggest(at, 0, len(part.words), proposes=gone)
        self._untracked_moves(list(standing))

    def _part(self, at: int, part: Part, stretches: list[Stretch]) -> None:
        words = printable(part.words)
        returned = wording(stretches)
        moves = [move for move in self._moves.values() if move.part == at]
        kept = [piece for piece in returned.pieces if piece.change not in self._moves]
        made, trivial, places = edits(words, Wording(returned.original, kept, returned.starts))
        self.grounds[at] = Ground(words, stretches, returned, places)
        self.entries.ignore_compared(trivial, Reason.SPACING)
        block = stretches[0].block
        for one in proposals(words, part.kind, made):
            self._propose(at, one, block)
        for move in moves:
            self._move(at, move, words)

    def _propose(self, at: int, one: Made, block: Block) -> None:
        edit = one.edit
        says = self.entries.say(said.JOINED) if edit.joins else ""
        if one.is_before:
            self._add_before(at, one, block)
        elif one.proposes is not None or says:
            self.entries.suggest(
                at, one.start, one.end, proposes=one.proposes, says=says, changes=edit.changes,
                untracked=edit.is_untracked, block=block.number,
            )  # fmt: skip
        elif edit.is_untracked or not edit.pieces:
            self.entries.ignore_compared(1, Reason.NEVER_SENT if edit.pieces else Reason.SPACING)
            self.entries.ignore(edit.changes, Reason.NEVER_SENT)
        else:
            self._without_words(at, one)

    def _without_words(self, at: int, one: Made) -> None:
        """What changes nothing in the end: words that were added and struck again, or less."""
        for piece in one.edit.pieces:
            now = self.changes[piece.change].now
            if piece.struck and now.strip():
                says = self.entries.say(said.WITHDRAWN, now=now)
                self.entries.suggest(at, one.start, one.end, says=says, changes=(piece.change,))
            else:
                self.entries.ignore((piece.change,), Reason.SPACING if piece.now else Reason.EMPTY)

    def _add_before(self, at: int, one: Made, block: Block) -> None:
        first = next(place for place, other in enumerate(self.stretches) if other.part == at and other.sort == "part")
        words = "" if one.proposes is None else one.proposes.words
        self._add(first, words, one.edit.changes, block, untracked=one.edit.is_untracked)

    # ---- moves -------------------------------------------------------------------------------------------------------

    def _whole_moves(self) -> dict[int, _Move]:
        """The recorded moves that take a whole part from its place and bring all of it to another, by change."""
        leaving: dict[int, list[Stretch]] = defaultdict(list)
        arriving: Counter[int] = Counter()
        count = Counter(one.part for one in self.stretches if one.sort == "part")
        for stretch in self.stretches:
            for piece in within(stretch):
                if self.changes[piece.change].kind is not ChangeKind.MOVE:
                    continue
                if piece.is_arrival:
                    arriving[piece.change] += 1
                    at_edge = piece.start == piece.end and piece.start in (stretch.start, stretch.end)
                    arriving[piece.change] += 0 if at_edge and PARAGRAPH in piece.now else 10
                elif (piece.start, piece.end) == (stretch.start, stretch.end) and len(list(within(stretch))) == 1:
                    leaving[piece.change].append(stretch)
                else:
                    arriving[piece.change] += 10
        found: dict[int, _Move] = {}
        for number, stretches in leaving.items():
            part = stretches[0].part
            is_part = stretches[0].sort == "part" and len(stretches) == 1
            if is_part and arriving[number] == 1 and part is not None and count[part] == 1:
                found[number] = _Move(part, number)
        return found

    def _move(self, at: int, move: _Move, words: str) -> None:
        place, arrival, stretch = next(
            (place, piece, stretch)
            for place, stretch in enumerate(self.stretches)
            for piece in within(stretch)
            if piece.change == move.change and piece.is_arrival
        )
        is_front = arrival.start == stretch.start and not arrival.now.startswith(PARAGRAPH)
        behind = self._part_before(place if is_front else place + 1, without=at)
        goal = self.draft.parts[behind].id if behind is not None else ""
        moved = Proposal(kind=ProposalKind.MOVE_PASSAGE, words=goal)
        self.entries.suggest(at, 0, len(words), proposes=moved, changes=(move.change,))
        now = arrival.now.strip(PARAGRAPH).replace(PARAGRAPH, "\n")
        if now != words and now.strip() and not is_trivial(now, words):
            rewritten = Proposal(kind=ProposalKind.REPLACE, words=now)
            self.entries.suggest(at, 0, len(words), proposes=rewritten, changes=(move.change,))

    def _untracked_moves(self, found: Sequence[int]) -> None:
        """Enters the parts that stand in another order than in the draft, though nobody recorded a move."""
        order = list(dict.fromkeys(found))
        stay = _longest_rising(order)
        for place, at in enumerate(order):
            if at not in stay:
                goal = self.draft.parts[order[place - 1]].id if place else ""
                moved = Proposal(kind=ProposalKind.MOVE_PASSAGE, words=goal)
                self.entries.suggest(at, 0, len(self.grounds[at].words), proposes=moved)

    # ---- around the parts --------------------------------------------------------------------------------------------

    def around(self) -> None:
        """Enters new paragraphs, and what was done to headings and to the lines around the draft."""
        place = 0
        while place < len(self.stretches):
            stretch = self.stretches[place]
            if stretch.sort == "new":
                last = place
                while last + 1 < len(self.stretches) and self.stretches[last + 1].sort == "new":
                    last += 1
                self._new(place, last)
                place = last
            elif stretch.sort != "part":
                self._furniture(place, stretch)
            place += 1

    def _new(self, first: int, last: int) -> None:
        """New paragraphs that nobody recorded, with what was recorded in them."""
        stretches = self.stretches[first : last + 1]
        whole = wording(stretches)
        changes = tuple(dict.fromkeys(piece.change for piece in whole.pieces if piece.change not in self._moves))
        words = whole.accepted.replace(PARAGRAPH, "\n").strip("\n")
        if words.strip():
            self._add(first, words, changes, stretches[0].block, untracked=True)
            return
        self.entries.ignore_compared(1, Reason.NEVER_SENT)
        self.entries.ignore(changes, Reason.NEVER_SENT)

    def _furniture(self, place: int, stretch: Stretch) -> None:
        """A heading, an empty line or a line of the title block; a paragraph typed in front or behind is a new one."""
        for piece in within(stretch):
            change = self.changes[piece.change]
            if piece.change in self._moves:
                continue
            if piece.now.strip() and (PARAGRAPH in piece.now or stretch.sort == "empty") and piece.start == piece.end:
                behind = piece.start == stretch.end and piece.start > stretch.start
                words = piece.now.replace(PARAGRAPH, "\n").strip("\n")
                self._add(place + (1 if behind else 0), words, (piece.change,), stretch.block, untracked=False)
            elif stretch.sort == "empty" or not (change.was or change.now):
                self.entries.ignore((piece.change,), Reason.EMPTY)
            elif stretch.sort == "heading" and stretch.part is not None:
                heading = plain(stretch.text)[:SHOWN]
                says = self.entries.say(said.IN_HEADING, heading=heading, change=self.entries.told(change))
                self.entries.suggest(stretch.part, says=says, changes=(piece.change,), block=stretch.block.number)
            else:
                self.entries.ignore((piece.change,), Reason.FURNITURE)
        self._reworded_heading(stretch)

    def _reworded_heading(self, stretch: Stretch) -> None:
        if stretch.sort != "heading" or stretch.unit is None or is_trivial(stretch.text, stretch.unit.text):
            return
        told = self.entries.say(said.REPLACED, was=stretch.unit.text, now=stretch.text)
        says = self.entries.say(said.IN_HEADING, heading=stretch.unit.text[:SHOWN], change=told)
        self.entries.suggest(stretch.part, says=says, untracked=True, block=stretch.block.number)

    def _add(self, place: int, words: str, changes: tuple[int, ...], block: Block, *, untracked: bool) -> None:
        """Enters a new passage at a place in the file: behind the part before, in the same section."""
        before = self._part_before(place, same_section=True)
        if before is not None:
            length = len(self.draft.parts[before].words)
            added = Proposal(kind=ProposalKind.ADD_PASSAGE, words=words)
            self.entries.suggest(
                before, length, length, proposes=added, changes=changes, untracked=untracked, block=block.number
            )
            return
        further = (self.stretches[at] for at in range(place, len(self.stretches)))
        behind = next((one.part for one in further if one.sort == "part"), None)
        if behind is None:
            behind = self._part_before(place)
        inserted = Proposal(kind=ProposalKind.INSERT, words=f"{words}\n")
        self.entries.suggest(behind, 0, 0, proposes=inserted, changes=changes, untracked=untracked, block=block.number)

    def _part_before(self, place: int, *, without: int | None = None, same_section: bool = False) -> int | None:
        for at in range(place - 1, -1, -1):
            stretch = self.stretches[at]
            if same_section and stretch.sort in ("heading", "printed"):
                return None
            if stretch.sort == "part" and stretch.part != without:
                return stretch.part
        return None


def _longest_rising(order: Sequence[int]) -> frozenset[int]:
    """The most numbers that stand in rising order."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in order:
        at = bisect_right(ends, number)
        before[number] = tails[at - 1] if at else None
        tails[at:], ends[at:] = [number, *tails[at + 1 :]], [number, *ends[at + 1 :]]
    kept: list[int] = []
    step = tails[-1] if tails else None
    while step is not None:
        kept.append(step)
        step = before[step]
    return frozenset(kept)
