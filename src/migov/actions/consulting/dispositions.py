"""What becomes of comments: each ends with an outcome, a reason and the change it caused; it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec.structs import replace

from migov.actions import entering
from migov.actions.drafting import passages
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.anchors import find
from migov.model.consultations import (
    CausedChange,
    Comment,
    Disposition,
    Outcome,
    Proposal,
    ProposalKind,
)
from migov.model.drafts import Passage
from migov.model.fields import brief
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.rewriting import carried_out
from migov.store import assessments, comments, drafts, journal, transactions
from migov.store.comments import LIVING, Place
from migov.store.drafts import KeptPassage, What

LOST = "the words of comment {number} are no longer in the text: change it by hand and link the change"


def waiting(id: str) -> tuple[int, ...]:  # noqa: A002 - the field's own word
    """Numbers of the comments that are not decided, or whose promised change is not in the text: they keep it open."""
    standing = comments.standing(id)
    lost = reverted(id, standing.values())
    return tuple(
        one.number
        for one in comments.of(id)
        if one.needs_disposition
        and (one.number not in standing or standing[one.number].awaits_change or one.number in lost)
    )


def reverted(id: str, decided: Iterable[Disposition]) -> frozenset[int]:  # noqa: A002
    """Numbers of the comments whose change was made and is undone since: the passage stands as it did before it.

    A passage that was rewritten further counts as changed: nobody but a person can tell what is left of the change.
    """
    changed = [(one.comment, one.change) for one in decided if one.change and one.change.was != one.change.now]
    kept = {one.passage.id: one for one in drafts.passages(id, aside=True)} if changed else {}
    texts = [one.passage.text for one in kept.values() if not one.is_aside]
    return frozenset(
        number
        for number, change in changed
        if change.passage in kept and _is_undone(change, kept[change.passage], texts)
    )


def _is_undone(change: CausedChange, kept: KeptPassage, texts: Sequence[str]) -> bool:
    if not change.now:
        return not kept.is_aside and kept.passage.text == change.was
    if not change.was:  # a new passage that was joined to another one is not lost
        return kept.is_aside and not any(change.now in text for text in texts)
    return not kept.is_aside and kept.passage.text == change.was


def dispose(
    id: str,  # noqa: A002
    number: int,
    outcome: Outcome,
    reason: str,
    *,
    change: tuple[str, int, int] | None = None,
    by: Member,
    at: datetime,
) -> Disposition:
    """What became of a comment, from now on.

    Args:
        change: passage and its versions before and after the change that the comment caused; it may be linked later.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not decide (now), or there is no such comment or change.
        Conflict: it is decided already, or was taken back.
        Invalid: no reason, or a change that belongs to none.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.DISPOSE, id, by)
        _undecided(id, number)
        made = Disposition(
            comment=number,
            outcome=outcome,
            reason=brief(reason, place="reason"),
            change=_caused(id, *change) if change else None,
            by=by.person,
            at=at.isoformat(),
        )
        comments.dispose(id, made)
        _note("comment.dispose", id, number, outcome, by=by, at=at)
    return made


def carry_out(
    id: str,  # noqa: A002
    number: int,
    reason: str,
    *,
    outcome: Outcome = Outcome.ACCEPTED,
    by: Member,
    at: datetime,
) -> Disposition:
    """A suggestion accepted, and its change made in the living text, in one.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not decide (now), or there is no such comment.
        Conflict: it is decided already, or its words are no longer in the text.
        Invalid: no reason, or it proposes nothing.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.DISPOSE, id, by)
        comment = _undecided(id, number)
        if comment.proposes is None:
            remedy = "change the passage and link the change"
            raise Invalid(Problem(f"comment {number} proposes nothing to carry out", remedy=remedy))
        place = comments.places(id, version=LIVING).get(number, Place(passage=None))
        change = _carried(id, comment, comment.proposes, place, by=by, at=at)
        return dispose(id, number, outcome, reason, change=change, by=by, at=at)


def rewrite(
    id: str,  # noqa: A002
    number: int,
    reason: str,
    words: str,
    *,
    base: int,
    outcome: Outcome,
    by: Member,
    at: datetime,
) -> Disposition:
    """A comment accepted, wholly or in part, and its passage rewritten by the editor, in one.

    Args:
        words: of the whole passage from now on.
        base: version of the passage that the editor read.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not decide (now), or there is no such comment.
        Conflict: it is decided already, is unplaced, or somebody else has changed the passage meanwhile.
        Invalid: no reason, no words, or the passage says this already.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.DISPOSE, id, by)
        comment = _undecided(id, number)
        place = comments.places(id, version=LIVING).get(number, Place(passage=None))
        kept = _written_by_hand(id, comment, place)
        if kept.version != base:
            raise Conflict(f"{kept.passage.id} has changed since you opened it: look at it again")
        saved = passages.save(id, kept.passage.id, words, base=base, comments=(number,), by=by, at=at)
        change = kept.passage.id, kept.version, _changed(saved, kept)
        return dispose(id, number, outcome, reason, change=change, by=by, at=at)


def link(id: str, number: int, passage: str, *, before: int, after: int, by: Member, at: datetime) -> Disposition:  # noqa: A002
    """The disposition with the change that was made afterwards.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not decide (now), or there is no such disposition or change.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.DISPOSE, id, by)
        linked = replace(_standing(id, number), change=_caused(id, passage, before, after))
        comments.put_disposition(id, linked)
        details = {"comment": number, "passage": passage, "version": after}
        journal.note("comment.link", subject=id, by=by.person, at=at, details=details)
    return linked


def undo(id: str, number: int, *, because: str, by: Member, at: datetime) -> Disposition:  # noqa: A002
    """The disposition, taken back: the comment is undecided again, and both lines stay. The text stays as it is.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not decide (now), or the comment is not decided.
        Invalid: no reason.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.DISPOSE, id, by)
        undone = replace(
            _standing(id, number),
            undone_at=at.isoformat(),
            undone_by=by.person,
            undone_because=brief(because, place="because"),
        )
        comments.put_disposition(id, undone, undone_at=at)
        _note("comment.undo", id, number, undone.outcome, by=by, at=at)
    return undone


def _undecided(id: str, number: int) -> Comment:  # noqa: A002
    comment = comments.get(id, number)
    if comment.replies_to is not None:
        remedy = f"decide on comment {comment.replies_to}, to which it replies"
        raise Invalid(Problem(f"{number} is a reply", remedy=remedy))
    if comment.withdrawn_at is not None:
        raise Conflict(f"comment {number} was taken back by those who made it: there is nothing to decide")
    if number in comments.standing(id):
        raise Conflict(f"comment {number} is decided already: take that back first")
    return comment


def _standing(id: str, number: int) -> Disposition:  # noqa: A002
    found = comments.standing(id).get(number)
    if found is None:
        raise NotFound("disposition", number)
    return found


def _caused(id: str, passage: str, before: int, after: int) -> CausedChange:  # noqa: A002
    """The change between two versions of a passage; of a generated part, between two frozen drafts."""
    if drafts.find(id, passage) is None:
        was, now = (_printed(id, passage, number) for number in (before, after))
        if was is None and now is None:
            raise NotFound("passage", passage)
    else:
        was, now = (_written(id, passage, version) for version in (before, after))
    return CausedChange(passage=passage, before=before, after=after, was=was or "", now=now or "")


def _written(id: str, passage: str, version: int) -> str:  # noqa: A002
    """The words of a passage at a version: none before it was there, and while it was aside."""
    if version == 0:
        return ""
    told = [one for one in drafts.changes(id, passage) if one.version <= version and one.what is not What.MET]
    if not told or told[0].version != version:
        raise NotFound("version", f"{passage} v{version}")
    moves = (one.what for one in told if one.what in (What.ASIDE, What.BACK))
    return "" if next(moves, What.BACK) is What.ASIDE else told[0].passage.text


def _printed(id: str, name: str, number: int) -> str | None:  # noqa: A002
    part = drafts.draft(id, number).part(name) if number else None
    return part.words if part else None


def _carried(
    id: str,  # noqa: A002
    comment: Comment,
    proposal: Proposal,
    place: Place,
    *,
    by: Member,
    at: datetime,
) -> tuple[str, int, int]:
    """Passage, version before and version after the proposal was carried out in the living text."""
    kept = _written_by_hand(id, comment, place)
    asked, where = (comment.number,), kept.passage.id
    match proposal.kind:
        case ProposalKind.DELETE_PASSAGE:
            saved = passages.put_aside(id, where, comments=asked, by=by, at=at)
        case ProposalKind.ADD_PASSAGE:
            new = _added(id, kept.passage, proposal.words, asked, by=by, at=at)
            return new.passage.id, 0, new.version
        case ProposalKind.MOVE_PASSAGE:
            saved = passages.move(id, where, behind=proposal.words or None, comments=asked, by=by, at=at)
        case _:
            saved = _reworded(id, comment, proposal, place, kept, by=by, at=at)
    return where, kept.version, _changed(saved, kept)


def _reworded(
    id: str,  # noqa: A002
    comment: Comment,
    proposal: Proposal,
    place: Place,
    kept: KeptPassage,
    *,
    by: Member,
    at: datetime,
) -> passages.Saved:
    """The passage with other words; the comment stands from now on where they are."""
    done = carried_out(kept.passage.text, place.anchor, proposal) if place.anchor else None
    if done is None:
        raise Conflict(LOST.format(number=comment.number))
    words, anchor = done
    asked, where = (comment.number,), kept.passage.id
    if not words.strip():
        return passages.put_aside(id, where, comments=asked, by=by, at=at)
    saved = passages.save(id, where, words, base=kept.version, comments=asked, by=by, at=at)
    if anchor is not None and find(anchor, saved.kept.passage.text) is not None:
        comments.put_places(id, LIVING, {comment.number: Place(passage=where, anchor=anchor)})
    return saved


def _written_by_hand(id: str, comment: Comment, place: Place) -> KeptPassage:  # noqa: A002
    """The passage of the living text in which a comment stands, for a change.

    Raises:
        Conflict: its words are no longer in the text.
        Invalid: what it stands in is generated.
    """
    if place.passage is None:
        raise Conflict(LOST.format(number=comment.number))
    if drafts.find(id, place.passage) is None:
        remedy = "it is generated: change the answer or the source it comes from"
        raise Invalid(Problem(f"{place.passage} is not written by hand", remedy=remedy))
    return drafts.lock(id, place.passage)


def _changed(saved: passages.Saved, before: KeptPassage) -> int:
    """The version that a change made.

    Raises:
        Conflict: it changed nothing.
    """
    if saved.kept.version == before.version:
        raise Conflict(f"{before.passage.id} says this already: link the change that made it so")
    return saved.kept.version


def _added(
    id: str,  # noqa: A002
    behind: Passage,
    words: str,
    asked: tuple[int, ...],
    *,
    by: Member,
    at: datetime,
) -> KeptPassage:
    return passages.write_new(
        id,
        words,
        dimension=behind.dimension,
        module=behind.module,
        side=behind.side,
        behind=behind.id,
        comments=asked,
        by=by,
        at=at,
    )


def _note(action: str, id: str, number: int, outcome: Outcome, *, by: Member, at: datetime) -> None:  # noqa: A002
    journal.note(action, subject=id, by=by.person, at=at, details={"comment": number, "outcome": outcome.value})
