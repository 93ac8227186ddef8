"""The living text: passages begun from answers, written by several editors at once, ordered, joined, split, put aside.

Every change makes the next version of one passage, in one transaction with its line in the journal. The comments on a
passage follow its words, or become unplaced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering
from migov.actions.consulting import following
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.dimensions import Dimension
from migov.model.drafts import Passage
from migov.model.fields import brief, tidy
from migov.model.findings import Side
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.merging import merged_words
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.rewriting import merged, rewritten, split_at, written
from migov.model.rewriting import tidy as tidied
from migov.model.values import Value, numbered
from migov.store import assessments, drafts, journal, transactions
from migov.store.drafts import KeptPassage, PassageChange

LONGEST = 20_000
"""Characters of a passage: five pages of one paragraph."""


class Met(Value, kw_only=True):
    """Words that met somebody else's: what each says, and who it was. Nothing was overwritten."""

    theirs: str
    mine: str
    by: str
    at: datetime


class Saved(Value, kw_only=True):
    """What became of words that were handed in."""

    kept: KeptPassage
    met: Met | None = None
    """Where somebody else had rewritten the same words meanwhile; mine are kept beside."""
    unplaced: tuple[int, ...] = ()
    """Numbers of the comments whose words went with this change."""


def text(id: str, *, by: Member, aside: bool = False) -> tuple[KeptPassage, ...]:  # noqa: A002
    """The living text.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    return drafts.passages(id, aside=aside)


def write_new(
    id: str,  # noqa: A002
    words: str,
    *,
    dimension: Dimension | None = None,
    module: str | None = None,
    side: Side | None = None,
    behind: str | None = None,
    comments: Sequence[int] = (),
    by: Member,
    at: datetime,
) -> KeptPassage:
    """A new passage that rests on nothing yet: behind another one, else at the end.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no passage to stand behind.
        Invalid: no words, or too many.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.WRITE_DRAFT, id, by)
        there = drafts.passages(id, aside=True)
        stem = module or f"p-{int(dimension or 0)}"
        name = numbered(f"{stem}-new", {kept.passage.id for kept in there})
        sentences = written(_checked(words), language=_language(id))
        new = Passage(id=name, dimension=dimension, module=module, side=side, sentences=sentences)
        positions = [_place(id, there, behind)] if behind else None
        (kept,) = drafts.add(id, [new], positions=positions, comments=comments, by=by.person, at=at)
        _note("draft.write", id, {"passage": name, "version": 1}, by=by, at=at)
    return kept


def save(
    id: str,  # noqa: A002
    passage: str,
    words: str,
    *,
    base: int,
    start: str | None = None,
    comments: Sequence[int] = (),
    why: str | None = None,
    by: Member,
    at: datetime,
) -> Saved:
    """The words of a passage as an editor typed them; each sentence keeps the grounds of the words it is made of.

    Args:
        base: version of the passage that the editor started from. Where another editor wrote other words of it
            meanwhile, both are kept in the text; where both wrote the same ones, mine are kept beside it and told.
        start: the words that the editor started from, where that version says more: they are in it, together with
            somebody else's that the editor has not seen yet.
        comments: numbers of the comments that ask for this change.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no such passage.
        Invalid: no words, or too many, or the version never was.
    """
    wanted = _checked(words)
    with transactions.whole():
        entering.require(Permission.WRITE_DRAFT, id, by)
        before = drafts.lock(id, passage)
        language = _language(id)
        began = drafts.at_version(id, passage, base).text if start is None else tidied(start)
        joined = merged_words(before=began, theirs=before.passage.text, mine=wanted)
        if joined is None:
            mine = rewritten(before.passage, wanted, language=language)
            drafts.keep_beside(id, mine, version=before.version, by=by.person, at=at)
            theirs = before.passage.text
            return Saved(kept=before, met=Met(theirs=theirs, mine=wanted, by=before.changed_by, at=before.changed_at))
        after = rewritten(before.passage, joined, language=language)
        if after == before.passage:
            return Saved(kept=before)
        return _put(id, before, after, comments=comments, why=why, by=by, at=at)


def choose_side(id: str, passage: str, side: Side | None, *, by: Member, at: datetime) -> Saved:  # noqa: A002
    """The passage on that side: an editorial decision, noted with a name.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no such passage.
        Invalid: a module page has no sides.
    """

    def chosen(before: Passage) -> Passage:
        if before.module is not None:
            raise Invalid(Problem("a module page has no sides", place="side"))
        return replace(before, side=side)

    return _change(id, passage, chosen, why=f"side: {side or 'undecided'}", by=by, at=at)


def ground(
    id: str,  # noqa: A002
    passage: str,
    sentence: int,
    words: str,
    grounds: Grounds,
    *,
    is_noted: bool = True,
    by: Member,
    at: datetime,
) -> Saved:
    """What a sentence of a passage rests on, said anew.

    Args:
        sentence: counted from 1 in the passage.
        words: of that sentence as the editor saw it: another one is never meant.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no such passage or answer.
        Conflict: the sentence has changed meanwhile.
    """
    entry = assessments.entry(id)
    for code in grounds.answers:
        answering.indicator_of(entry, code)

    def grounded(before: Passage) -> Passage:
        standing = before.sentences[sentence - 1] if 0 < sentence <= len(before.sentences) else None
        if standing is None or standing.words != words:
            raise Conflict(f"sentence {sentence} of {passage} has changed meanwhile: look at it again")
        new = replace(standing, grounds=grounds, is_noted=is_noted)
        return replace(before, sentences=(*before.sentences[: sentence - 1], new, *before.sentences[sentence:]))

    return _change(id, passage, grounded, why="what it rests on", by=by, at=at)


def put_aside(
    id: str,  # noqa: A002
    passage: str,
    *,
    because: str = "",
    comments: Sequence[int] = (),
    by: Member,
    at: datetime,
) -> Saved:
    """The passage, no longer printed and not lost: its comments become unplaced.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no such passage.
    """
    with transactions.whole():
        entering.require(Permission.WRITE_DRAFT, id, by)
        before = drafts.lock(id, passage)
        if before.is_aside:
            return Saved(kept=before)
        why = brief(because, place="because") or None
        kept = drafts.write(id, before, before.passage, aside=True, why=why, comments=comments, by=by.person, at=at)
        lost = following.leave(id, passage)
        _note("draft.aside", id, {"passage": passage, "because": why}, by=by, at=at)
    return Saved(kept=kept, unplaced=lost)


def take_back(id: str, passage: str, *, by: Member, at: datetime) -> Saved:  # noqa: A002
    """A passage that was put aside, printed again; comments that were unplaced find their words again where they can.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no such passage.
    """
    with transactions.whole():
        entering.require(Permission.WRITE_DRAFT, id, by)
        before = drafts.lock(id, passage)
        if not before.is_aside:
            return Saved(kept=before)
        kept = drafts.write(id, before, before.passage, aside=False, by=by.person, at=at)
        following.come_back(id, {passage: before.passage.text})
        _note("draft.back", id, {"passage": passage}, by=by, at=at)
    return Saved(kept=kept)


def move(
    id: str,  # noqa: A002
    passage: str,
    *,
    behind: str | None,
    comments: Sequence[int] = (),
    by: Member,
    at: datetime,
) -> Saved:
    """The passage behind another one, or in the first place.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no such passage.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.WRITE_DRAFT, id, by)
        before = drafts.lock(id, passage)
        there = [kept for kept in drafts.passages(id, aside=True) if kept.passage.id != passage]
        place, why = _place(id, there, behind), f"moved behind {behind}" if behind else "moved to the first place"
        kept = drafts.write(id, before, before.passage, position=place, why=why, comments=comments, by=by.person, at=at)
        _note("draft.move", id, {"passage": passage, "behind": behind}, by=by, at=at)
    return Saved(kept=kept)


def split(id: str, passage: str, position: int, *, base: int, by: Member, at: datetime) -> tuple[str, str]:  # noqa: A002
    """Ids of the two passages into which one was split before the character at *position*.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no such passage.
        Conflict: the passage has changed meanwhile, or was put aside.
        Invalid: one half would have no words.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.WRITE_DRAFT, id, by)
        before = _unchanged(id, passage, base)
        _check_printed(before)
        there = drafts.passages(id, aside=True)
        name = numbered(f"{passage}-b", {kept.passage.id for kept in there})
        first, second = split_at(before.passage, position, new_id=name)
        drafts.add(id, [second], positions=[_place(id, there, passage)], why=f"from {passage}", by=by.person, at=at)
        drafts.write(id, before, first, why=f"the rest went to {name}", by=by.person, at=at)
        texts = {first.id: first.text, second.id: second.text}
        following.follow(id, passage, before.passage.text, first.text, others=texts)
        _note("draft.split", id, {"passage": passage, "new": name}, by=by, at=at)
    return passage, name


def merge(id: str, first: str, second: str, *, by: Member, at: datetime) -> Saved:  # noqa: A002
    """Two passages made one, under the first one's id; the second is put aside.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no such passage.
        Conflict: one of them was put aside, as the second is once they are joined.
        Invalid: they are the same, or stand under different dimensions.
    """
    if first == second:
        raise Invalid(Problem("a passage is not joined with itself", remedy="choose another one"))
    with transactions.whole():
        entering.require(Permission.WRITE_DRAFT, id, by)
        one, other = drafts.lock(id, first), drafts.lock(id, second)
        _check_printed(one, other)
        if (one.passage.dimension, one.passage.module) != (other.passage.dimension, other.passage.module):
            remedy = "move one of them first"
            raise Invalid(Problem(f"{first} and {second} stand under different dimensions", remedy=remedy))
        whole = merged(one.passage, other.passage)
        kept = drafts.write(id, one, whole, why=f"joined with {second}", by=by.person, at=at)
        drafts.write(id, other, other.passage, aside=True, why=f"joined to {first}", by=by.person, at=at)
        texts = {first: whole.text}
        lost = following.follow(id, first, one.passage.text, whole.text, others=texts)
        lost += following.follow(id, second, other.passage.text, "", others=texts)
        _note("draft.merge", id, {"passage": first, "second": second}, by=by, at=at)
    return Saved(kept=kept, unplaced=lost)


def unjoin(id: str, first: str, second: str, *, base: int, by: Member, at: datetime) -> Saved:  # noqa: A002
    """Two passages that were joined, apart again: the first as it stood before, the second taken back.

    Args:
        base: version of the first passage, which the joining made: nobody has changed it since.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or there is no such passage.
        Conflict: the first passage has changed since, or the second one was not joined to it.
    """
    with transactions.whole():
        entering.require(Permission.WRITE_DRAFT, id, by)
        one, other = _unchanged(id, first, base), drafts.lock(id, second)
        if not other.is_aside or merged(then := drafts.at_version(id, first, base - 1), other.passage) != one.passage:
            raise Conflict(f"{second} was not joined to {first} just now: look at both again")
        kept = drafts.write(id, one, then, why=f"apart from {second}", by=by.person, at=at)
        drafts.write(id, other, other.passage, aside=False, why=f"apart from {first}", by=by.person, at=at)
        texts = {first: then.text, second: other.passage.text}
        lost = following.follow(id, first, one.passage.text, then.text, others=texts)
        following.come_back(id, {second: other.passage.text})
        _note("draft.unjoin", id, {"passage": first, "second": second}, by=by, at=at)
    return Saved(kept=kept, unplaced=lost)


def restore(id: str, passage: str, version: int, *, by: Member, at: datetime) -> Saved:  # noqa: A002
    """The passage as it stood at a version, as its next version: how any change is undone.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or it never had that version.
    """
    then = drafts.at_version(id, passage, version)
    return _change(id, passage, lambda _: then, why=f"as in version {version}", by=by, at=at)


def history(id: str, passage: str, *, by: Member) -> tuple[PassageChange, ...]:  # noqa: A002
    """Every version of a passage, newest first, with words that met somebody else's.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or there is no such passage.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    if not (found := drafts.changes(id, passage)):
        raise NotFound("passage", passage)
    return found


def _change(
    id: str,  # noqa: A002
    passage: str,
    change: Callable[[Passage], Passage],
    *,
    why: str | None,
    by: Member,
    at: datetime,
) -> Saved:
    with transactions.whole():
        entering.require(Permission.WRITE_DRAFT, id, by)
        before = drafts.lock(id, passage)
        after = change(before.passage)
        if after == before.passage:
            return Saved(kept=before)
        return _put(id, before, after, comments=(), why=why, by=by, at=at)


def _put(
    id: str,  # noqa: A002
    before: KeptPassage,
    after: Passage,
    *,
    comments: Sequence[int],
    why: str | None,
    by: Member,
    at: datetime,
) -> Saved:
    kept = drafts.write(id, before, after, why=why, comments=comments, by=by.person, at=at)
    lost: tuple[int, ...] = ()
    # No comment stands in what is aside: those that were lost wait until it is taken back.
    if before.passage.text != after.text and not kept.is_aside:
        lost = following.follow(id, after.id, before.passage.text, after.text)
    details = {"passage": after.id, "version": kept.version}
    _note("draft.write", id, details | ({"comments": list(comments)} if comments else {}), by=by, at=at)
    return Saved(kept=kept, unplaced=lost)


def _unchanged(id: str, passage: str, base: int) -> KeptPassage:  # noqa: A002
    before = drafts.lock(id, passage)
    if before.version != base:
        raise Conflict(f"{passage} has changed since you opened it: look at it again")
    return before


def _check_printed(*whole: KeptPassage) -> None:
    for one in whole:
        if one.is_aside:
            raise Conflict(f"{one.passage.id} was put aside: take it back first")


def _place(id: str, there: Sequence[KeptPassage], behind: str | None) -> float:  # noqa: A002
    """A position behind a passage and before the next one; before all where none is named.

    Where halving has left no number between two of them, all are numbered anew.
    """
    ordered = sorted(there, key=lambda kept: kept.position)
    names = [kept.passage.id for kept in ordered]
    if behind is not None and behind not in names:
        raise NotFound("passage", behind)
    at = names.index(behind) + 1 if behind else 0
    positions = [kept.position for kept in ordered]
    place = _between(positions, at)
    if place in positions:
        positions = [float(number) for number in range(1, len(names) + 1)]
        drafts.move(id, dict(zip(names, positions, strict=True)))
        place = _between(positions, at)
    return place


def _between(positions: Sequence[float], at: int) -> float:
    """A number before the one that stands at a place, and behind the one before it."""
    if not positions:
        return 1.0
    if at == 0:
        return positions[0] - 1
    if at == len(positions):
        return positions[-1] + 1
    return (positions[at - 1] + positions[at]) / 2


def _checked(words: str) -> str:
    text = tidied(tidy(words))
    if not text:
        remedy = "write some, or put the passage aside"
        raise Invalid(Problem("the passage has no words", place="words", remedy=remedy))
    if len(text) > LONGEST:
        remedy = "split it into passages of a paragraph each"
        raise Invalid(Problem(f"{len(text):,} characters are more than {LONGEST:,}", place="words", remedy=remedy))
    return text


def _language(id: str) -> Language:  # noqa: A002
    return Language(assessments.entry(id).language)


def _note(action: str, id: str, details: dict[str, object], *, by: Member, at: datetime) -> None:  # noqa: A002
    journal.note(action, subject=id, by=by.person, at=at, details=details)
