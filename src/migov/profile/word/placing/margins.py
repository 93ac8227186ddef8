"""What was done and said outside the text: in footnotes and text boxes, in heads and feet, in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from migov.profile.markup import printable
from migov.profile.word import wording as said
from migov.profile.word.placing.comparing import is_trivial, plain
from migov.profile.word.placing.edits import Ground
from migov.profile.word.placing.entries import SHOWN, Entries
from migov.profile.word.placing.matching import Stretch
from migov.profile.word.placing.values import Reason
from migov.profile.word.reading.values import Block, Piece, Remark
from migov.profile.word.sending import SentComment

Spot = tuple[int | None, int | None, int | None]
"""A part, and from where to where in its words."""
NOTES = ("footnote", "endnote")


class Margins:
    """Takes through what stands beside the text of a file."""

    def __init__(self, entries: Entries, stretches: Sequence[Stretch], grounds: Mapping[int, Ground]) -> None:
        self.entries, self.stretches, self._grounds = entries, stretches, grounds
        self.returned = entries.returned
        self._here: dict[int, list[Stretch]] = defaultdict(list)
        for stretch in stretches:
            self._here[stretch.block.number].append(stretch)

    def elsewhere(self) -> None:
        """Enters what was done outside the text: in footnotes, text boxes, headers."""
        behind = {stretch.block.number: stretch.part for stretch in self.stretches if stretch.sort == "part"}
        notes: dict[int, list[Block]] = defaultdict(list)
        for block in self.returned.blocks:
            if block.story == "text":
                continue
            part = behind.get(block.behind) if block.behind is not None else None
            is_note = block.story.startswith(NOTES)
            if is_note and part is not None:
                notes[part].append(block)
            if block.story.startswith(("header", "footer")):
                for piece in block.pieces:
                    self.entries.ignore((piece.change,), Reason.FURNITURE)
                continue
            for piece in block.pieces:
                self._outside(block, piece, part, is_note=is_note)
        for part, blocks in notes.items():
            self._untracked_note(part, blocks)
        for change in self.returned.changes:
            if change.detail.startswith(NOTES) and change.block is not None:
                told = self.entries.told(change)
                says = self.entries.say(said.IN_NOTE, note=plain(change.was)[:SHOWN], change=told)
                self.entries.suggest(behind.get(change.block), says=says, changes=(change.number,))

    def _outside(self, block: Block, piece: Piece, part: int | None, *, is_note: bool) -> None:
        change = self.entries.changes[piece.change]
        if not (change.was.strip() or change.now.strip()):
            self.entries.ignore((piece.change,), Reason.EMPTY)
            return
        told = self.entries.told(change)
        template = said.IN_NOTE if is_note else said.IN_OTHER
        quoted = plain(block.original)[:SHOWN] or block.place
        says = self.entries.say(template, note=quoted, place=block.place, change=told)
        self.entries.suggest(part, says=says, changes=(piece.change,), block=block.number)

    def _untracked_note(self, at: int, blocks: Sequence[Block]) -> None:
        was = printable(" ".join(self.entries.draft.parts[at].notes))
        now = " ".join(block.original for block in blocks)
        if was and not is_trivial(was, now):
            told = self.entries.say(said.REPLACED, was=plain(was), now=plain(now))
            says = self.entries.say(said.IN_NOTE, note=plain(was)[:SHOWN], change=told)
            self.entries.suggest(at, says=says, untracked=True, block=blocks[0].number)

    # ---- the margin --------------------------------------------------------------------------------------------------

    def remarks(self, sent: Sequence[SentComment]) -> None:
        """Enters the comments; those that went out with the file are known."""
        known = {(one.author, plain(one.says)): one.number for one in sent}
        ours: dict[int, int] = {}
        for remark in self.returned.remarks:
            number = known.get((remark.author or "", plain(remark.says)))
            if number is not None:
                ours[remark.number] = number
                self.entries.ignore_remark(Reason.SENT)
            elif not remark.says:
                self.entries.ignore_remark(Reason.SILENT)
            else:
                parent = remark.replies_to or 0
                self.entries.comment(
                    self._spot(remark), remark, replies_to=parent or None, replies_to_comment=ours.get(parent)
                )

    def _spot(self, remark: Remark) -> Spot:
        """The part that a comment is on, and from where to where; a reply without a place is where its comment is."""
        if remark.start is None and remark.replies_to is not None:
            parent = self.returned.remarks[remark.replies_to - 1]
            return self._spot(parent) if parent.replies_to is None else (None, None, None)
        if remark.start is None or remark.end is None:
            return None, None, None
        first, last = self._at(*remark.start), self._at(*remark.end, is_end=True)
        if first is None and last is not None and last[1] is not None and remark.end[1]:
            first = (last[0], 0)
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
        here = self._here[number]
        stretch = next((one for one in here if one.start <= position < one.end or one is here[-1]), None)
        if stretch is None or stretch.part is None or stretch.sort not in ("part", "heading"):
            return None
        if stretch.sort == "heading":
            return stretch.part, None
        ground = self._grounds[stretch.part]
        starts = ground.wording.starts[ground.stretches.index(stretch)]
        return stretch.part, ground.places.place(starts + position - stretch.start, is_end=is_end)
