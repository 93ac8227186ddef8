"""The words of a passage with what is said of them marked: overlapping comments share one mark."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import ngettext

from migov.actions.consulting.comments import Thread
from migov.model.anchors import Anchor, find
from migov.model.values import Value


class Words(Value, kw_only=True):
    """Words in a row, with the comments on them."""

    text: str
    comments: tuple[int, ...] = ()
    """Numbers; none for words of which nobody speaks."""
    told: str = ""
    """How many they are."""


def span(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Where an anchor's words stand in a text."""
    whole = anchor.prefix + anchor.exact + anchor.suffix
    first = text.find(whole)
    if first >= 0 and text.find(whole, first + 1) < 0:
        return first + len(anchor.prefix), first + len(anchor.prefix) + len(anchor.exact)
    return find(anchor, text)


def marked(text: str, threads: Sequence[Thread]) -> tuple[Words, ...]:
    """The text in runs; all that overlaps is one mark, with the count."""
    found: list[tuple[int, int, int]] = []
    for thread in threads:
        there = span(thread.place.anchor, text) if thread.place.anchor else None
        if there is not None and there[1] > there[0]:
            found.append((*there, thread.comment.number))
    merged: list[tuple[int, int, list[int]]] = []
    for start, end, number in sorted(found):
        if merged and start < merged[-1][1]:
            last = merged.pop()
            merged.append((last[0], max(end, last[1]), [*last[2], number]))
        else:
            merged.append((start, end, [number]))
    runs: list[Words] = []
    edges = [(0, 0, []), *merged, (len(text), len(text), [])]
    for before, here in pairwise(edges):
        if text[before[1] : here[0]]:
            runs.append(Words(text=text[before[1] : here[0]]))
        if here[2]:
            told = ngettext("%(n)d comment", "%(n)d comments", len(here[2])) % {"n": len(here[2])}
            runs.append(Words(text=text[here[0] : here[1]], comments=tuple(here[2]), told=told))
    return tuple(runs)
