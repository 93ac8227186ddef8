"""Writing the entries: part by part, then what stands between the parts, in notes and boxes, and in the margin."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from migov.model.anchors import Anchor, anchored
from migov.model.consultations import Proposal, ProposalKind
from migov.model.drafts import Draft, Part
from migov.model.languages import Language, Localized
from migov.profile.markup import printable
from migov.profile.word import wording as said
from migov.profile.word.placing.comparing import Places, is_trivial, plain
from migov.profile.word.placing.edits import PARAGRAPH, Wording, edits, within, wording
from migov.profile.word.placing.matching import Stretch
from migov.profile.word.placing.proposing import Made, proposals
from migov.profile.word.placing.values import Entry, Placed, Reason, Receipt
from migov.profile.word.reading.values import Block, Change, ChangeKind, Piece, Remark, Returned
from migov.profile.word.sending import SentComment

IGNORED = {
    ChangeKind.FORMATTING: Reason.FORMATTING,
    ChangeKind.TABLE: Reason.TABLE,
    ChangeKind.EMPTY: Reason.EMPTY,
    ChangeKind.REPEATED: Reason.REPEATED,
    ChangeKind.STRUCK: Reason.STRUCK,
    ChangeKind.OTHER: Reason.OTHER,
}
SHOWN = 80
"""Letters of a footnote or heading that are quoted to say which it is."""


@dataclass(slots=True, eq=False)
class _Ground:
    """A part as it came back."""

    words: str
    stretches: list[Stretch]
    wording: Wording
    places: Places


@dataclass(slots=True, eq=False)
class _Move:
    """A passage that a recorded move takes away as a whole."""

    part: int
    change: int


class Desk:
    """Takes one returned file through, and notes what became of each thing in it."""

    def __init__(self, returned: Returned, draft: Draft, stretches: list[Stretch], language: Language) -> None:
        self.returned, self.draft, self.stretches, self.language = returned, draft, stretches, language
        self.changes = {change.number: change for change in returned.changes}
        self.entries: list[Entry] = []
        self.ignored: Counter[Reason] = Counter()
        self.untracked = 0
        self._why: dict[int, Reason] = {}
        self._remarks_left: Counter[Reason] = Counter()
        self._grounds: dict[int, _Ground] = {}
        self._moves = self._whole_moves()

    # ---- parts -------------------------------------------------------------------------------------------------------

    def parts(self, sent: frozenset[str]) -> None:
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
                self._enter(at, 0, len(part.words), proposes=gone, place="")
        self._untracked_moves(list(standing))

    def _part(self, at: int, part: Part, stretches: list[Stretch]) -> None:
        words = printable(part.words)
        returned = wording(stretches)
        moves = [move for move in self._moves.values() if move.part == at]
        kept = [piece for piece in returned.pieces if piece.change not in self._moves]
        made, trivial, places = edits(words, Wording(returned.original, kept, returned.starts))
        self._grounds[at] = _Ground(words, stretches, returned, places)
        self._spaced(trivial)
        block = stretches[0].block
        for one in proposals(words, part.kind, made):
            self._propose(at, one, block)
        for move in moves:
            self._move(at, move, words)

    def _propose(self, at: int, one: Made, block: Block) -> None:
        edit = one.edit
        for piece in edit.pieces:
            if piece.struck and one.proposes is None and not edit.is_untracked:
                now = self.changes[piece.change].now
                self._enter(at, one.start, one.end, says=self._say(said.WITHDRAWN, now=now), changes=(piece.change,))
        says = self._say(said.JOINED) if edit.joins else ""
        if one.proposes is None and not says:
            for number in edit.changes:
                self._why.setdefault(number, Reason.SPACING if edit.now or edit.end > edit.start else Reason.EMPTY)
            self._spaced(edit.is_untracked and not edit.pieces)
            return
        if one.is_before:
            self._add_before(at, one, block)
            return
        untracked = edit.is_untracked or not edit.pieces
        self._enter(
            at, one.start, one.end, proposes=one.proposes, says=says, changes=edit.changes, untracked=untracked,
            place=block.place,
        )  # fmt: skip

    def _add_before(self, at: int, one: Made, block: Block) -> None:
        first = next(place for place, other in enumerate(self.stretches) if other.part == at and other.sort == "part")
        assert one.proposes is not None  # an addition has words
        self._add(first, one.proposes.words, one.edit.changes, block, untracked=one.edit.is_untracked)

    def _spaced(self, count: int) -> None:
        """Notes differences that nobody recorded and that are about no words."""
        self.untracked += count
        if count:
            self.ignored[Reason.SPACING] += count

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
            if len(stretches) == 1 and arriving[number] == 1 and part is not None and count[part] == 1:
                if stretches[0].sort == "part":
                    found[number] = _Move(part, number)
        return found

    def _move(self, at: int, move: _Move, words: str) -> None:
        change = self.changes[move.change]
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
        self._enter(at, 0, len(words), proposes=moved, changes=(move.change,), place=change.place)
        now = arrival.now.strip(PARAGRAPH).replace(PARAGRAPH, "\n")
        if now != words and now.strip() and not is_trivial(now, words):
            rewritten = Proposal(kind=ProposalKind.REPLACE, words=now)
            self._enter(at, 0, len(words), proposes=rewritten, changes=(move.change,), place=change.place)

    def _untracked_moves(self, found: Sequence[int]) -> None:
        """Enters the parts that stand in another order than in the draft, though nobody recorded a move."""
        order = list(dict.fromkeys(found))
        stay = _longest_rising(order)
        for place, at in enumerate(order):
            if at not in stay:
                goal = self.draft.parts[order[place - 1]].id if place else ""
                moved = Proposal(kind=ProposalKind.MOVE_PASSAGE, words=goal)
                self._enter(at, 0, len(self._grounds[at].words), proposes=moved, untracked=True)

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
        self.untracked += 1
        self.ignored[Reason.NEVER_SENT] += 1
        for number in changes:
            self._why.setdefault(number, Reason.NEVER_SENT)

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
                self._why.setdefault(piece.change, Reason.EMPTY)
            elif stretch.sort == "heading" and stretch.part is not None:
                heading = plain(stretch.text)[:SHOWN]
                says = self._say(said.IN_HEADING, heading=heading, change=self._told(change))
                self._enter(stretch.part, says=says, changes=(piece.change,), place=stretch.block.place)
            else:
                self._why.setdefault(piece.change, Reason.FURNITURE)
        if stretch.sort == "heading" and stretch.unit is not None and stretch.part is not None:
            if not is_trivial(stretch.text, stretch.unit.text):
                told = self._say(said.REPLACED, was=stretch.unit.text, now=stretch.text)
                says = self._say(said.IN_HEADING, heading=stretch.unit.text[:SHOWN], change=told)
                self._enter(stretch.part, says=says, untracked=True, place=stretch.block.place)

    def _add(self, place: int, words: str, changes: tuple[int, ...], block: Block, *, untracked: bool) -> None:
        """Enters a new passage at a place in the file: behind the part before, in the same section."""
        before = self._part_before(place, same_section=True)
        if before is not None:
            length = len(self.draft.parts[before].words)
            added = Proposal(kind=ProposalKind.ADD_PASSAGE, words=words)
            self._enter(
                before, length, length, proposes=added, changes=changes, untracked=untracked, place=block.place,
            )  # fmt: skip
            return
        behind = next((one.part for one in self.stretches[place:] if one.sort == "part"), None)
        if behind is None:
            behind = self._part_before(place)
        assert behind is not None  # some part was found in the file
        inserted = Proposal(kind=ProposalKind.INSERT, words=f"{words}\n")
        self._enter(behind, 0, 0, proposes=inserted, changes=changes, untracked=untracked, place=block.place)

    def _part_before(self, place: int, *, without: int | None = None, same_section: bool = False) -> int | None:
        for stretch in reversed(self.stretches[:place]):
            if same_section and stretch.sort in ("heading", "printed"):
                return None
            if stretch.sort == "part" and stretch.part != without:
                return stretch.part
        return None

    # ---- notes, boxes, heads -----------------------------------------------------------------------------------------

    def elsewhere(self) -> None:
        """Enters what was done outside the text: in footnotes, text boxes, headers."""
        behind = {stretch.block.number: stretch.part for stretch in self.stretches if stretch.sort == "part"}
        notes: dict[int, list[Block]] = defaultdict(list)
        for block in self.returned.blocks:
            if block.story == "text":
                continue
            part = behind.get(block.behind) if block.behind is not None else None
            is_note = block.story.startswith(("footnote", "endnote"))
            if is_note and part is not None:
                notes[part].append(block)
            if block.story.startswith(("header", "footer")):
                for piece in block.pieces:
                    self._why.setdefault(piece.change, Reason.FURNITURE)
                continue
            for piece in block.pieces:
                self._outside(block, piece, part, is_note=is_note)
        for part, blocks in notes.items():
            self._untracked_note(part, blocks)

    def _outside(self, block: Block, piece: Piece, part: int | None, *, is_note: bool) -> None:
        change = self.changes[piece.change]
        if not (change.was.strip() or change.now.strip()):
            self._why.setdefault(piece.change, Reason.EMPTY)
            return
        told = self._told(change)
        template = said.IN_NOTE if is_note else said.IN_OTHER
        quoted = plain(block.original)[:SHOWN] or block.place
        says = self._say(template, note=quoted, place=block.place, change=told)
        self._enter(part, says=says, changes=(piece.change,), place=block.place)

    def _untracked_note(self, at: int, blocks: Sequence[Block]) -> None:
        was = printable(" ".join(self.draft.parts[at].notes))
        now = " ".join(block.original for block in blocks)
        if was and not is_trivial(was, now):
            told = self._say(said.REPLACED, was=plain(was), now=plain(now))
            says = self._say(said.IN_NOTE, note=plain(was)[:SHOWN], change=told)
            self._enter(at, says=says, untracked=True, place=blocks[0].place)

    def _told(self, change: Change) -> str:
        if change.was and change.now:
            return self._say(said.REPLACED, was=change.was, now=change.now)
        return self._say(said.ADDED, now=change.now) if change.now else self._say(said.REMOVED, was=change.was)

    # ---- the margin --------------------------------------------------------------------------------------------------

    def remarks(self, sent: Sequence[SentComment]) -> None:
        """Enters the comments; those that went out with the file are known."""
        known = {(one.author, plain(one.says)): one.number for one in sent}
        numbers: dict[int, int] = {}
        ours: dict[int, int] = {}
        for remark in self.returned.remarks:
            number = known.get((remark.author or "", plain(remark.says)))
            if number is not None:
                ours[remark.number] = number
                self._remarks_left[Reason.SENT] += 1
            elif not remark.says:
                self._remarks_left[Reason.SILENT] += 1
            else:
                numbers[remark.number] = len(self.entries) + 1
                self._remark(remark, numbers, ours)

    def _remark(self, remark: Remark, numbers: dict[int, int], ours: dict[int, int]) -> None:
        part, start, end = self._spot(remark)
        parent = remark.replies_to or 0
        self._enter(
            part, start, end, says=remark.says, remark=remark, place=remark.place, about=remark.about,
            replies_to=numbers.get(parent), replies_to_comment=ours.get(parent),
        )  # fmt: skip

    def _spot(self, remark: Remark) -> tuple[int | None, int | None, int | None]:
        """The part that a comment is on, and from where to where; a reply without a place is where its comment is."""
        if remark.start is None and remark.replies_to is not None:
            parent = self.returned.remarks[remark.replies_to - 1]
            return self._spot(parent) if parent.replies_to is None else (None, None, None)
        if remark.start is None or remark.end is None:
            return None, None, None
        first, last = self._at(*remark.start), self._at(*remark.end, is_end=True)
        if first is None and last is not None and last[1] is not None and remark.end[1]:
            first = (last[0], 0 if last[1] is not None else None)
        if first is None:
            return None, None, None
        part, start = first
        if start is None:
            return part, None, None
        length = len(self._grounds[part].words)
        end = last[1] if last is not None and last[0] == part and last[1] is not None else length
        return part, start, max(start, end)

    def _at(self, number: int, position: int, *, is_end: bool = False) -> tuple[int, int | None] | None:
        """The part at a place of the file, and the place in its words; null where no part is."""
        block = self.returned.blocks[number]
        if block.story != "text":
            behind = block.behind
            found = None if behind is None else self._at(behind, 0)
            return None if found is None else (found[0], None)
        here = [one for one in self.stretches if one.block is block]
        stretch = next((one for one in here if one.start <= position < one.end or one is here[-1]), None)
        if stretch is None or stretch.part is None or stretch.sort not in ("part", "heading"):
            return None
        if stretch.sort == "heading":
            return stretch.part, None
        ground = self._grounds[stretch.part]
        starts = ground.wording.starts[ground.stretches.index(stretch)]
        return stretch.part, ground.places.place(starts + position - stretch.start, is_end=is_end)

    # ---- writing -----------------------------------------------------------------------------------------------------

    def _enter(
        self,
        at: int | None,
        start: int | None = None,
        end: int | None = None,
        *,
        proposes: Proposal | None = None,
        says: str = "",
        changes: tuple[int, ...] = (),
        remark: Remark | None = None,
        untracked: bool | None = None,
        place: str = "",
        about: str = "",
        replies_to: int | None = None,
        replies_to_comment: int | None = None,
    ) -> None:
        first = self.changes[changes[0]] if changes else None
        if remark is not None:
            author, moment = remark.author, remark.at
        elif first is not None:
            author, moment = first.author, first.at
        else:
            author, moment = self.returned.last_modified_by, self.returned.last_modified_at
        is_untracked = remark is None and (not changes if untracked is None else untracked)
        self.untracked += is_untracked
        part = None if at is None else self.draft.parts[at]
        self.entries.append(
            Entry(
                number=len(self.entries) + 1,
                part=None if part is None else part.id,
                start=start,
                end=end,
                anchor=_anchor(part, start, end),
                proposes=proposes,
                says=says,
                about=about or ("" if first is None else first.was or first.now),
                author=author,
                at=moment,
                place=place or ("" if first is None else first.place),
                is_untracked=is_untracked,
                changes=changes,
                remark=None if remark is None else remark.number,
                replies_to=replies_to,
                replies_to_comment=replies_to_comment,
                is_resolved=remark is not None and remark.is_resolved,
            )
        )

    def _say(self, template: Localized, **facts: str) -> str:
        return template.text(self.language).format(**facts)

    def finished(self) -> Placed:
        """The entries and the receipt; whatever has no entry is counted with its reason."""
        entered: dict[int, bool] = {}
        for entry in self.entries:
            for number in entry.changes:
                entered[number] = entered.get(number, False) or entry.part is not None
        found: Counter[str] = Counter(str(change.kind) for change in self.returned.changes)
        found["comment"] += len(self.returned.remarks)
        found["untracked change"] += self.untracked
        ignored = self.ignored + self._remarks_left
        for number, change in self.changes.items():
            if number not in entered:
                reason = IGNORED.get(change.kind) or self._why.get(number)
                if reason is not None:
                    ignored[reason] += 1
        remarks = [entry for entry in self.entries if entry.remark is not None]
        compared = [entry for entry in self.entries if entry.is_untracked]
        here = sum(entered.values()) + sum(entry.part is not None for entry in (*remarks, *compared))
        nowhere = len(entered) + len(remarks) + len(compared) - here
        receipt = Receipt(
            found={kind: count for kind, count in found.items() if count},
            placed=here,
            unplaced=nowhere,
            ignored=tuple(sorted(ignored.items())),
            notices=self.returned.notices,
        )
        return Placed(entries=tuple(self.entries), receipt=receipt)


def _anchor(part: Part | None, start: int | None, end: int | None) -> Anchor | None:
    if part is None or start is None or end is None or not part.words.strip():
        return None
    return anchored(part.words, start, end, passage=part.id)


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
