"""Comments follow the words of the living text: these are called by whatever changes it, inside its transaction."""

from __future__ import annotations

from collections.abc import Mapping

from migov.model import anchors
from migov.model.consultations import Comment
from migov.store import comments, drafts
from migov.store.comments import LIVING, Place

GONE = Place(passage=None)


def follow(
    id: str,  # noqa: A002 - the field's own word
    passage: str,
    before: str,
    after: str,
    *,
    others: Mapping[str, str] | None = None,
) -> tuple[int, ...]:
    """Numbers of the comments that lost their words when a passage was rewritten; all others moved with theirs.

    Args:
        after: its words now; empty where it is gone.
        others: texts of the passages to which its words may have gone.
    """
    standing = comments.places(id, version=LIVING, passage=passage)
    if after:
        # Words that were cut and come back, by an undo or by hand, take their comments back with them.
        come_back(id, {passage: after})
    if not standing:
        return ()
    rewriting = anchors.Rewriting(before, after)
    found: dict[int, Place] = {}
    for number, place in standing.items():
        if place.anchor is None:
            found[number] = place if after else GONE
            continue
        anchor = rewriting.follow(place.anchor) if after else None
        if anchor is None and others:
            anchor = anchors.place(place.anchor, others, near=tuple(others))
        found[number] = Place(passage=anchor.passage, anchor=anchor) if anchor else GONE
    changed = {number: place for number, place in found.items() if place != standing[number]}
    comments.put_places(id, LIVING, changed)
    return tuple(number for number, place in changed.items() if place.passage is None)


def leave(id: str, passage: str) -> tuple[int, ...]:  # noqa: A002
    """Numbers of the comments of a passage that is put aside: they are unplaced from now on."""
    standing = comments.places(id, version=LIVING, passage=passage)
    comments.put_places(id, LIVING, dict.fromkeys(standing, GONE))
    return tuple(standing)


def come_back(id: str, texts: Mapping[str, str]) -> tuple[int, ...]:  # noqa: A002
    """Numbers of the unplaced comments that found their words again in passages that came back."""
    lost = frozenset(comments.unplaced(id, version=LIVING))
    found: dict[int, Place] = {}
    for comment in comments.numbered(id, lost) if lost else ():
        if comment.number not in lost or comment.passage is None:
            continue
        if (place := _again(comment, texts)) is not None:
            found[comment.number] = place
    comments.put_places(id, LIVING, found)
    return tuple(found)


def at_freezing(id: str, version: int, texts: Mapping[str, str]) -> None:  # noqa: A002
    """Give every comment its place in a version that was just frozen: where it stands in the living text.

    What is generated has no life between two versions: its comments follow from the version before, and their place in
    the living text is the new one.

    Args:
        texts: the words of every part of the version, by its id.
    """
    written = living(id)
    printed = {part.id: part.words for part in drafts.draft(id, version - 1).parts} if version > 1 else {}
    before = printed | written
    rewritings: dict[str, anchors.Rewriting] = {}
    found: dict[int, Place] = {}
    generated: dict[int, Place] = {}
    for number, place in comments.places(id, version=LIVING).items():
        found[number] = _frozen(place, before, texts, rewritings)
        if place.passage is not None and place.passage not in written and found[number] != place:
            generated[number] = found[number]
    comments.put_places(id, version, found)
    comments.put_places(id, LIVING, generated)


def _frozen(
    place: Place, before: Mapping[str, str], texts: Mapping[str, str], rewritings: dict[str, anchors.Rewriting]
) -> Place:
    """Where a comment stands in a version, from where it stood before."""
    anchor = place.anchor
    if anchor is None:
        return place if place.passage in texts else GONE
    again = None
    if anchor.passage in texts and anchor.passage in before:
        was, now = before[anchor.passage], texts[anchor.passage]
        again = rewritings.setdefault(anchor.passage, anchors.Rewriting(was, now)).follow(anchor)
    again = again or anchors.place(anchor, texts, near=(anchor.passage,), were=before)
    return Place(passage=again.passage, anchor=again) if again else GONE


def living(id: str) -> dict[str, str]:  # noqa: A002
    """The words of the living text, by passage."""
    return {kept.passage.id: kept.passage.text for kept in drafts.passages(id)}


def _again(comment: Comment, texts: Mapping[str, str]) -> Place | None:
    if comment.anchor is None:
        return Place(passage=comment.passage) if comment.passage in texts else None
    words = texts.get(comment.anchor.passage)
    if words is not None and anchors.find(comment.anchor, words) is not None:
        return Place(passage=comment.anchor.passage, anchor=comment.anchor)
    again = anchors.place(comment.anchor, texts, near=(comment.anchor.passage,))
    return Place(passage=again.passage, anchor=again) if again else None
