"""Edits of a part → proposals that somebody can accept one by one; accepted all together they give the new wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from migov.model.alignment import is_inside_letter
from migov.model.consultations import Proposal, ProposalKind
from migov.model.drafts import PartKind
from migov.profile.word.placing.edits import PARAGRAPH, Edit


@dataclass(slots=True, eq=False)
class Made:
    """A proposal with the words of the draft that it is about."""

    edit: Edit
    start: int
    end: int
    proposes: Proposal | None
    is_before: bool = False
    """Whether it adds a passage in front of this part, not behind it."""


def proposals(words: str, kind: PartKind, edits: Sequence[Edit]) -> list[Made]:
    """What the edits propose, in their order."""
    made: list[Made] = []
    if edits and _leaves_nothing(words, edits):
        whole = Edit(0, len(words), "", [piece for edit in edits for piece in edit.pieces])
        whole.is_untracked = any(edit.is_untracked for edit in edits)
        return [Made(whole, 0, len(words), Proposal(kind=ProposalKind.DELETE_PASSAGE))]
    for at, edit in enumerate(edits):
        low = max((one.end for one in made), default=0)
        high = edits[at + 1].start if at + 1 < len(edits) else len(words)
        made += _proposed(words, kind, edit, low, high)
    return made


def _leaves_nothing(words: str, edits: Sequence[Edit]) -> bool:
    at, left = 0, []
    for edit in edits:
        left += [words[at : edit.start], edit.now]
        at = edit.end
    return bool(words.strip()) and not "".join((*left, words[at:])).strip()


def _proposed(words: str, kind: PartKind, edit: Edit, low: int, high: int) -> list[Made]:
    before, now, behind = _passages(words, kind, edit)
    made = []
    if before:
        made.append(Made(edit, 0, 0, _added(before), is_before=True))
    start, end, now = _widened(words, edit.start, edit.end, now.replace(PARAGRAPH, "\n"), low, high)
    old = words[start:end]
    if old != now:
        made.append(Made(edit, start, end, _proposal(old, now)))
    if behind:
        made.append(Made(edit, len(words), len(words), _added(behind)))
    return made or [Made(edit, edit.start, edit.end, None)]


def _passages(words: str, kind: PartKind, edit: Edit) -> tuple[str, str, str]:
    """The words of an edit apart: new paragraphs in front of the part, what is in it, new ones behind it."""
    now = edit.now
    if kind is not PartKind.PASSAGE or PARAGRAPH not in now:
        return "", now, ""
    before = behind = ""
    if edit.end == len(words):
        now, _, behind = now.partition(PARAGRAPH)
        if _is_item(words, behind):
            now, behind = f"{now}{PARAGRAPH}{behind}", ""
    if edit.start == 0 and PARAGRAPH in now:
        before, _, now = now.rpartition(PARAGRAPH)
    return _joined(before), now, _joined(behind)


def _joined(text: str) -> str:
    return "\n".join(line for line in text.split(PARAGRAPH) if line.strip())


def _is_item(words: str, behind: str) -> bool:
    """Whether new words go on with the list in which the part ends."""
    last = words.rpartition("\n")
    return bool(last[1]) and bool(behind[:1]) and not behind[0].isalnum() and last[2][:1] == behind[0]


def _added(words: str) -> Proposal:
    return Proposal(kind=ProposalKind.ADD_PASSAGE, words=words)


def _proposal(old: str, now: str) -> Proposal | None:
    if not now:
        return Proposal(kind=ProposalKind.DELETE)
    if not now.strip():
        return None
    return Proposal(kind=ProposalKind.REPLACE if old else ProposalKind.INSERT, words=now)


def _widened(words: str, start: int, end: int, now: str, low: int, high: int) -> tuple[int, int, str]:
    """The edit with the rest of a letter that it would cut, and of a word where it is only about a space."""
    while start > low and is_inside_letter(words, start):
        start -= 1
        now = words[start] + now
    while end < high and is_inside_letter(words, end):
        now += words[end]
        end += 1
    if not now or now.strip():
        return start, end, now
    while start > low and not now.strip():
        start, now = _word_before(words, start, low, now)
    while end < high and not now.strip():
        now += words[end]
        end += 1
    return start, end, now


def _word_before(words: str, start: int, low: int, now: str) -> tuple[int, str]:
    """One letter more in front, and the rest of its word."""
    start -= 1
    now = words[start] + now
    while start > low and words[start].isalnum() and words[start - 1].isalnum():
        start -= 1
        now = words[start] + now
    return start, now
