"""The entries as they are written, each with what it speaks for, so that the receipt adds up."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from migov.model.anchors import Anchor, anchored
from migov.model.consultations import Proposal
from migov.model.drafts import Draft, Part
from migov.model.languages import Language, Localized
from migov.profile.word import wording as said
from migov.profile.word.placing.values import Entry, Placed, Reason, Receipt
from migov.profile.word.reading.values import Change, ChangeKind, Remark, Returned

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
NOWHERE = 1_000_000
"""Stands behind every part."""


class Entries:
    """The entries of one file, and why other things in it become none."""

    def __init__(self, returned: Returned, draft: Draft, language: Language) -> None:
        self.returned, self.draft, self.language = returned, draft, language
        self.changes = {change.number: change for change in returned.changes}
        self._written: list[tuple[tuple[int, int, int], Entry]] = []
        self._why: dict[int, Reason] = {}
        self._ignored: Counter[Reason] = Counter()
        self._compared = 0

    def suggest(
        self,
        at: int | None,
        start: int | None = None,
        end: int | None = None,
        *,
        proposes: Proposal | None = None,
        says: str = "",
        changes: tuple[int, ...] = (),
        untracked: bool = False,
        block: int | None = None,
    ) -> None:
        """Enters what changes in the file stand for, or a difference that nobody recorded."""
        first = self.changes[changes[0]] if changes else None
        by, moment = self.returned.last_modified_by, self.returned.last_modified_at
        if first is not None:
            by, moment = first.author, first.at
        if block is None and first is not None:
            block = first.block
        part = None if at is None else self.draft.parts[at]
        entry = Entry(
            number=0,
            part=None if part is None else part.id,
            start=start,
            end=end,
            anchor=_anchor(part, start, end),
            proposes=proposes,
            says=says,
            about="" if first is None else (first.was or first.now).strip(),
            author=by,
            at=moment,
            place="" if block is None else self.returned.blocks[block].place,
            is_untracked=untracked or not changes,
            changes=changes,
        )
        key = (NOWHERE if at is None else at, -1 if start is None else start, NOWHERE if block is None else block)
        self._written.append((key, entry))

    def comment(
        self,
        spot: tuple[int | None, int | None, int | None],
        remark: Remark,
        *,
        replies_to: int | None,
        replies_to_comment: int | None,
    ) -> None:
        """Enters a margin comment; *replies_to* is the number of another one in the file."""
        at, start, end = spot
        part = None if at is None else self.draft.parts[at]
        entry = Entry(
            number=0,
            part=None if part is None else part.id,
            start=start,
            end=end,
            anchor=_anchor(part, start, end),
            says=remark.says,
            about=remark.about,
            author=remark.author,
            at=remark.at,
            place=remark.place,
            remark=remark.number,
            replies_to=replies_to,
            replies_to_comment=replies_to_comment,
            is_resolved=remark.is_resolved,
        )
        self._written.append(((NOWHERE + 1, remark.number, 0), entry))

    def ignore(self, changes: tuple[int, ...], reason: Reason) -> None:
        """Notes why changes become no entry, unless another place of the file makes them one."""
        for number in changes:
            self._why.setdefault(number, reason)

    def ignore_compared(self, count: int, reason: Reason) -> None:
        """Notes differences that were found by comparison and become no entry."""
        self._compared += count
        if count:
            self._ignored[reason] += count

    def ignore_remark(self, reason: Reason) -> None:
        """Notes that a comment becomes no entry."""
        self._ignored[reason] += 1

    def say(self, template: Localized, **facts: str) -> str:
        """A sentence about the file, in the language of the draft."""
        return template.text(self.language).format(**facts)

    def told(self, change: Change) -> str:
        """What a change did, in words."""
        if change.was and change.now:
            return self.say(said.REPLACED, was=change.was, now=change.now)
        return self.say(said.ADDED, now=change.now) if change.now else self.say(said.REMOVED, was=change.was)

    def finished(self) -> Placed:
        """The entries in the order of the draft, comments behind the changes, and the receipt."""
        ordered = [entry for _, entry in sorted(self._written, key=lambda one: one[0])]
        numbers = {entry.remark: at for at, entry in enumerate(ordered, start=1) if entry.remark is not None}
        entries = tuple(
            replace(entry, number=at, replies_to=numbers.get(entry.replies_to) if entry.replies_to else None)
            for at, entry in enumerate(ordered, start=1)
        )
        return Placed(entries=entries, receipt=self._receipt(entries))

    def _receipt(self, entries: tuple[Entry, ...]) -> Receipt:
        entered: dict[int, bool] = {}
        for entry in entries:
            for number in entry.changes:
                entered[number] = entered.get(number, False) or entry.part is not None
        single = [entry.part is not None for entry in entries if entry.remark is not None]
        single += [entry.part is not None for entry in entries if entry.is_untracked]
        found = Counter(str(change.kind) for change in self.returned.changes)
        found["comment"] = len(self.returned.remarks)
        found["untracked change"] = self._compared + sum(entry.is_untracked for entry in entries)
        ignored = Counter(self._ignored)
        for number, change in self.changes.items():
            reason = IGNORED.get(change.kind) or self._why.get(number)
            if number not in entered and reason is not None:
                ignored[reason] += 1
        return Receipt(
            found={kind: count for kind, count in found.items() if count},
            placed=sum(entered.values()) + sum(single),
            unplaced=len(entered) + len(single) - sum(entered.values()) - sum(single),
            ignored=tuple(sorted(ignored.items())),
            notices=self.returned.notices,
        )


def _anchor(part: Part | None, start: int | None, end: int | None) -> Anchor | None:
    if part is None or start is None or end is None or not part.words.strip():
        return None
    return anchored(part.words, start, end, passage=part.id)
