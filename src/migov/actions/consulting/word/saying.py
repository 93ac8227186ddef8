"""Entries of a returned file → what is said of the draft, each with the thread it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from migov.actions.consulting.comments import Said, clean
from migov.actions.consulting.word.receipts import Line
from migov.model.anchors import Anchor
from migov.model.consultations import Comment, Consultation, Proposal, Via, Visibility
from migov.model.fields import BRIEF, tidy
from migov.model.people import Member
from migov.model.visibility import sees_comment
from migov.profile.word import Entry

LONGEST_NAME = 120
"""Letters of an author's name."""
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=1)
"""Word writes the time of its own country as if it were that of all: what is further ahead is no time at all."""
Same = tuple[str | None, Anchor | None, Proposal | None, str, str | None, bool]
"""By what a comment is known again: its place, what it proposes and says, its author, whether it is a reply."""


class Saying:
    """What the entries of a file say, but for what an earlier file of the same institution said already.

    Args:
        there: every comment of the assessment.
        visibility: of what is new.
        institution: for which the file speaks.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        there: Iterable[Comment],
        *,
        version: int,
        institution: str | None,
        visibility: Visibility,
        consultation: Consultation,
        by: Member,
        at: datetime,
    ) -> None:
        self.said: list[Said] = []
        self._entries = {entry.number: entry for entry in entries}
        self._visibility, self._consultation, self._by, self._at = visibility, consultation, by, at
        self._ledger = {one.number: one for one in there}
        self._known: dict[Same, list[int]] = {}
        for one in self._ledger.values():
            came_so = one.via is Via.WORD and one.version == version and one.institution == institution
            if came_so and one.withdrawn_at is None:
                self._known.setdefault(_same(one), []).append(one.number)
        self._old: dict[int, int] = {}
        """Comments of the ledger, by the entries that are they."""
        self._new: dict[int, int] = {}
        """Positions in what is said, by entry."""
        self._cut: set[int] = set()
        for entry in sorted(entries, key=lambda one: one.replies_to is not None):
            self._enter(entry)

    @property
    def visibility(self) -> Visibility:
        """Who reads all of it: a reply into a thread is read by those who read the thread, and by no others."""
        every = {self._visibility, *(one.visibility for one in self.said)}
        return next(one for one in Visibility if one in every)

    def lines(self, made: Sequence[Comment]) -> tuple[Line, ...]:
        """The entries, each with the comment that it is, once what they say was said."""
        return tuple(self._line(number, entry, made) for number, entry in self._entries.items())

    def _line(self, number: int, entry: Entry, made: Sequence[Comment]) -> Line:
        was_there = number in self._old
        comment = self._ledger[self._old[number]] if was_there else made[self._new[number]]
        return Line(
            entry=entry,
            comment=comment.number,
            thread=comment.replies_to or comment.number,
            was_there=was_there,
            is_comment_only=number in self._cut,
        )

    def _enter(self, entry: Entry) -> None:
        first, more = self._worded(entry)
        if numbers := self._known.get(_same(first)):
            self._old[entry.number] = numbers.pop(0)
            return
        at = self._new[entry.number] = len(self.said)
        self.said.append(first)
        starts = first.replies_to is None and first.follows is None
        for words in more:
            rest = replace(first, says=words, proposes=None, anchor=None)
            self.said.append(replace(rest, follows=at) if starts else rest)

    def _worded(self, entry: Entry) -> tuple[Said, list[str]]:
        """What an entry says; and what is too long for one comment, to go on in its thread: nothing is cut off."""
        root, number = self._above(entry)
        is_reply = root is not None or number is not None
        proposes, says = entry.proposes, tidy(entry.says)
        if proposes is not None and len(proposes.words) > BRIEF:
            self._cut.add(entry.number)
            says = "\n".join(piece for piece in (says, tidy(proposes.words)) if piece)
            proposes = None
        if entry.part is None and not is_reply and (about := tidy(entry.about)) and about not in says:
            says = f"“{about}”\n{says}"
        first, *more = [says[start : start + BRIEF] for start in range(0, len(says), BRIEF)] or [""]
        passage, visibility = entry.part, self._visibility
        if root is not None:
            passage = self._entries[root].part
        elif number is not None:
            passage, visibility = self._ledger[number].passage, self._ledger[number].visibility
        said = Said(
            passage=passage,
            anchor=None if is_reply else entry.anchor,
            says=first or ("" if proposes else "…"),
            proposes=replace(proposes, words=clean(proposes.words)) if proposes else None,
            visibility=visibility,
            author=(entry.author or "").strip()[:LONGEST_NAME] or None,
            said_at=_moment(entry.at, self._at),
            replies_to=number,
            follows=None if root is None else self._new[root],
        )
        return said, more

    def _above(self, entry: Entry) -> tuple[int | None, int | None]:
        """What an entry replies to: the entry at the head of its thread, or the number of a comment of the ledger."""
        top, met = entry, {entry.number}
        while top.replies_to is not None and top.replies_to not in met:
            top = self._entries[top.replies_to]
            met.add(top.number)
        if top.replies_to_comment is not None and (number := self._head(top.replies_to_comment)) is not None:
            return None, number
        if top.number == entry.number:
            return None, None
        return (None, self._old[top.number]) if top.number in self._old else (top.number, None)

    def _head(self, number: int) -> int | None:
        """The comment at the head of a thread of the ledger; null where there is none that they read."""
        found = self._ledger.get(number)
        if found is not None and found.replies_to is not None:
            found = self._ledger.get(found.replies_to)
        return found.number if found is not None and sees_comment(self._by, found, self._consultation) else None


def _same(one: Said | Comment) -> Same:
    is_reply = one.replies_to is not None or (isinstance(one, Said) and one.follows is not None)
    return one.passage, one.anchor, one.proposes, one.says, one.author, is_reply


def _moment(text: str | None, at: datetime) -> str | None:
    """When it was said as the file has it; null where that cannot be: it has no time zone where Word wrote none."""
    if text is None:
        return None
    found = datetime.fromisoformat(text)
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    try:
        found = found.astimezone(UTC)
    except OverflowError:
        return None
    return found.isoformat() if EARLIEST <= found <= at + AHEAD else None
