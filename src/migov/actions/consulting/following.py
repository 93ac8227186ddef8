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
    lost = [number for number, place in comments.places(id, version=LIVING).items() if place.passage is None]
    found: dict[int, Place] = {}
    for comment in comments.numbered(id, lost):
        if comment.number not in lost or comment.passage is None:
            continue
        if (place := _again(comment, texts)) is not None:
            found[comment.number] = place
    comments.put_places(id, LIVING, found)
    return tuple(found)


def at_freezing(id: str, version: int, texts: Mapping[str, str]) -> None:  # noqa: A002
    """Give every comment its place in a version that was just frozen: where it stands in the living text.

    Args:
        texts: the words of every part of the version, by its id.
    """
    found: dict[int, Place] = {}
    for number, place in comments.places(id, version=LIVING).items():
        anchor = place.anchor
        if anchor is None:
            found[number] = place if place.passage in texts else GONE
        else:
            words = texts.get(anchor.passage)
            stands = words is not None and anchors.find(anchor, words) is not None
            again = anchor if stands else anchors.place(anchor, texts, near=(anchor.passage,))
            found[number] = Place(passage=again.passage, anchor=again) if again else GONE
    comments.put_places(id, version, found)


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
