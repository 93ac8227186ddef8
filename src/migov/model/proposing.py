"""Proposing: what somebody changed in the words of a passage, as suggestions on the words they changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from migov.model.alignment import words
from migov.model.anchors import Anchor, anchored
from migov.model.consultations import Proposal, ProposalKind
from migov.model.rewriting import tidy

PHRASE = 3
"""Words that stay in a row between two changes; fewer of them are part of one change."""
MOST = 12
"""Suggestions that one rewriting may be; more of them are one, about all that lies between."""


class Stretch(NamedTuple):
    """Words before and the words that stand for them now, each from one to before another; both may be none."""

    start: int
    end: int
    now_start: int
    now_end: int


def proposals(text: str, edited: str, *, passage: str) -> tuple[tuple[Anchor, Proposal], ...]:
    """The changes by which a passage's text becomes the edited one, each with its words, in their order.

    Every one can be carried out alone; all together they make the edited text. None where no word is another one:
    blanks alone are no change.

    >>> [made] = proposals("Visas take ten days.", "Visas take five days.", passage="p1")
    >>> made[0].exact, made[1].kind.value, made[1].words
    ('ten', 'replace', 'five')
    """
    edited = tidy(edited)
    old, new = words(text), words(edited)
    if not new:
        return ((anchored(text, 0, len(text), passage=passage), Proposal(kind=ProposalKind.DELETE_PASSAGE)),)
    found = list(_stretches([text[a:b] for a, b in old], [edited[a:b] for a, b in new]))
    if len(found) > MOST:
        found = [Stretch(found[0].start, found[-1].end, found[0].now_start, found[-1].now_end)]
    return tuple(_proposal(text, edited, old, new, one, passage) for one in found)


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    """Where the words differ, in whole phrases."""
    open_: Stretch | None = None
    for tag, *at in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        here = Stretch(*at)
        if tag == "equal":
            if open_ and here.end - here.start >= PHRASE:
                yield open_
                open_ = None
            continue
        open_ = Stretch(open_.start, here.end, open_.now_start, here.now_end) if open_ else here
    if open_:
        yield open_


def _proposal(
    text: str,
    edited: str,
    old: Sequence[tuple[int, int]],
    new: Sequence[tuple[int, int]],
    one: Stretch,
    passage: str,
) -> tuple[Anchor, Proposal]:
    if one.start == one.end:
        return _insertion(text, edited, old, new, one, passage)
    anchor = anchored(text, old[one.start][0], old[one.end - 1][1], passage=passage)
    if one.now_start == one.now_end:
        return anchor, Proposal(kind=ProposalKind.DELETE)
    written = edited[new[one.now_start][0] : new[one.now_end - 1][1]]
    return anchor, Proposal(kind=ProposalKind.REPLACE, words=written)


def _insertion(
    text: str,
    edited: str,
    old: Sequence[tuple[int, int]],
    new: Sequence[tuple[int, int]],
    one: Stretch,
    passage: str,
) -> tuple[Anchor, Proposal]:
    """New words with the blank before them, or with the one behind where there is none before."""
    first, last = new[one.now_start][0], new[one.now_end - 1][1]
    lead = edited[new[one.now_start - 1][1] if one.now_start else 0 : first]
    trail = edited[last : new[one.now_end][0] if one.now_end < len(new) else len(edited)]
    if one.start and (lead or not trail):
        place = old[one.start - 1][1]
        written = lead + edited[first:last]
    else:
        place = old[one.start][0] if one.start < len(old) else len(text)
        written = edited[first:last] + trail
    return anchored(text, place, place, passage=passage), Proposal(kind=ProposalKind.INSERT, words=written)
