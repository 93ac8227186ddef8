"""Anchors: the words of a draft that somebody speaks of, found again after the text has moved on.

An anchor follows its words. Where nobody can tell which words are meant any more, it is lost, and the comment goes to
the unplaced ones with the words it spoke of: it never points at other words in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from migov.errors import Invalid, Problem
from migov.model.alignment import is_inside_letter, is_inside_word, words
from migov.model.shifts import MOVED, TELLING, Shifts
from migov.model.values import Value

AROUND = 32
"""Characters kept on each side at least, where there are any."""
MANY = 100
"""Places in another passage that are looked at."""


class Anchor(Value, kw_only=True):
    """Words of one passage, with enough around them to know them from their like (W3C TextQuoteSelector).

    Without words of its own it is the place between what stands before and after: there something is to be added.

    Raises:
        Invalid: neither words nor anything around them.
    """

    passage: str
    """Id of the passage, or of another part of the draft."""
    exact: str
    prefix: str = ""
    """What stands before, as far as it is needed; empty at the beginning of the passage."""
    suffix: str = ""
    """What stands behind, as far as it is needed; empty at the end of the passage."""

    def __post_init__(self) -> None:
        if not (self.exact + self.prefix + self.suffix).strip():
            raise Invalid(Problem("a comment speaks of words", remedy="select them, or comment on the whole passage"))


def anchored(text: str, start: int, end: int, *, passage: str) -> Anchor:
    """The anchor of these characters of a passage's text; with *start* at *end* that of a place for new words.

    No letter is cut from its marks. Enough stands around that there is only one such place in the text.

    >>> anchored("The law. The law.", 13, 16, passage="p1")
    Anchor(passage='p1', exact='law', prefix='The law. The ', suffix='.')

    Raises:
        Invalid: outside the text, or the end before the start.
    """
    if not 0 <= start <= end <= len(text):
        raise Invalid(Problem("these words are not in the passage", remedy="select them again"))
    while is_inside_letter(text, start):
        start -= 1
    while is_inside_letter(text, end):
        end = end + 1 if end > start else start
    around = AROUND
    while True:
        first, last = max(0, start - around), min(len(text), end + around)
        while is_inside_word(text, first):
            first -= 1
        while is_inside_word(text, last):
            last += 1
        whole = text[first:last]
        if text.find(whole) == first and text.find(whole, first + 1) < 0:
            return Anchor(passage=passage, exact=text[start:end], prefix=text[first:start], suffix=text[end:last])
        around *= 2


def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Where the words of an anchor stand in a text: start and end; null where they do not, or nobody can tell.

    In this order: with everything around them; after or before what stood there, whichever agrees; alone, if they are
    many enough. Each time there must be one such place only. A side that is empty is the beginning or the end of the
    text, since an anchor has something on each side wherever there is something. Blanks are all alike.

    >>> find(Anchor(passage="p1", exact="law", prefix="new "), "The old law and the new law")
    (24, 27)
    >>> find(Anchor(passage="p1", exact="law"), "The old law and the new law") is None
    True
    """
    whole = anchor.prefix + anchor.exact + anchor.suffix
    first = text.find(whole)
    is_only = first >= 0 and text.find(whole, first + 1) < 0
    if (
        is_only
        and (anchor.prefix or not text[:first].strip())
        and (anchor.suffix or not text[first + len(whole) :].strip())
    ):
        return first + len(anchor.prefix), first + len(anchor.prefix + anchor.exact)
    ways = ((anchor.prefix, anchor.suffix), (anchor.prefix, None), (None, anchor.suffix), (None, None))
    for prefix, suffix in ways:
        if prefix is None or suffix is None:
            sides = len((prefix or "").split()) + len((suffix or "").split())
            if len(words(anchor.exact)) + sides < TELLING or (prefix is suffix and len(words(anchor.exact)) < TELLING):
                continue
        found = _standing(anchor.exact, text, prefix=prefix, suffix=suffix)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _standing(exact: str, text: str, *, prefix: str | None, suffix: str | None, most: int = 2) -> list[tuple[int, int]]:
    """The places, so many at most, of these words between these sides; null stands for any side."""
    before = r"(?<!\w)" if prefix is None and exact[:1].isalnum() else ""
    behind = r"(?!\w)" if suffix is None and exact[-1:].isalnum() else ""
    head, tail = _flexible(prefix or ""), _flexible(suffix or "")
    before, behind = before or (head if prefix != "" else r"\A\s*"), behind or (tail if suffix != "" else r"\s*\Z")
    pattern = re.compile(rf"{before}(?P<exact>{_flexible(exact)}){behind}")
    found: list[tuple[int, int]] = []
    match = pattern.search(text)
    while match is not None and len(found) < most:
        if match.span("exact") not in found:
            found.append(match.span("exact"))
        match = pattern.search(text, match.start() + 1) if match.start() < len(text) else None
    return found


def _flexible(words_and_blanks: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(words_and_blanks))


class Rewriting(Shifts):
    """A text and what became of it, compared once for all the anchors in it."""

    def follow(self, anchor: Anchor) -> Anchor | None:
        """The anchor after the rewriting, with the words as they stand now; null where it is lost."""
        there = find(anchor, self.before)
        if there is None:
            return None
        now = there if self.before == self.after else self.moved(*there)
        return None if now is None else anchored(self.after, *now, passage=anchor.passage)


def follow(anchor: Anchor, before: str, after: str) -> Anchor | None:
    """The anchor after the text of its passage was rewritten; null where its words have gone, or nobody can tell.

    It keeps the words as they stand now. For many anchors in one text make one `Rewriting`.

    >>> text = "Visas take ten days. Permits are issued for ten days."
    >>> made = anchored(text, 44, 52, passage="p1")
    >>> follow(made, text, "Visas are free. Permits are issued for ten days.")
    Anchor(passage='p1', exact='ten days', prefix='are free. Permits are issued for ', suffix='.')
    >>> follow(made, text, "Visas take ten days.") is None
    True
    """
    return Rewriting(before, after).follow(anchor)


def place(
    anchor: Anchor,
    texts: Mapping[str, str],
    *,
    near: Sequence[str] = (),
    were: Mapping[str, str] | None = None,
) -> Anchor | None:
    """The anchor in another passage, when its own was split, merged or is gone; null where that is not unmistakable.

    The passages *near* are asked first: the other half, or what it was merged into. There a few words are enough, as
    they are within a passage. Everywhere else there must be as many as follow a move, with neighbours on both sides
    that agree. *were* has the texts before the change: words that stood there all along are nobody's new place.

    >>> made = anchored("Visas take ten days. Permits take a month or two.", 21, 48, passage="p1")
    >>> place(made, {"p1": "Visas take ten days.", "p2": "Permits take a month or two."}, near=["p2"])
    Anchor(passage='p2', exact='Permits take a month or two', prefix='', suffix='.')
    """
    others = [passage for passage in texts if passage != anchor.passage and passage not in near]
    for passages, is_near in ((near, True), (others, False)):
        found = [
            (agreeing, passage, span)
            for passage in passages
            if passage in texts and passage != anchor.passage
            for agreeing, span in _candidates(anchor, texts[passage], (were or {}).get(passage, ""), is_near=is_near)
        ]
        found.sort(key=lambda candidate: -candidate[0])
        if found and (len(found) == 1 or found[0][0] >= found[1][0] + TELLING):
            _, passage, span = found[0]
            return anchored(texts[passage], *span, passage=passage)
        if found:
            return None
    return None


def _candidates(anchor: Anchor, text: str, was: str, *, is_near: bool) -> list[tuple[int, tuple[int, int]]]:
    """The places in this text that may be meant, each with the number of words that agree."""
    exact, prefix, suffix = anchor.exact, anchor.prefix, anchor.suffix
    piece = max((exact or prefix + " " + suffix).split(), key=len, default="")
    if piece not in text:
        return []
    sides = (None, None) if exact.strip() else (_last(prefix), _first(suffix))
    spans = _standing(exact, text, prefix=sides[0], suffix=sides[1], most=MANY)
    if len(spans) <= len(_standing(exact, was, prefix=sides[0], suffix=sides[1], most=MANY)):
        return []
    candidates = []
    for start, end in spans:
        left = _agreeing(_words(prefix)[::-1], _words(text[max(0, start - 2 * len(prefix) - AROUND) : start])[::-1])
        right = _agreeing(_words(suffix), _words(text[end : end + 2 * len(suffix) + AROUND]))
        agreeing = len(words(exact)) + left + right
        if agreeing >= (TELLING if is_near else MOVED) and (is_near or (left and right)):
            candidates.append((agreeing, (start, end)))
    return candidates


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


def _agreeing(first: list[str], second: list[str]) -> int:
    """How many words they begin with in common; two that are empty agree in being the end."""
    common = (n for n, (one, other) in enumerate(zip(first, second, strict=False)) if one != other)
    return next(common, min(len(first), len(second))) if first or second else 1


def _last(text: str) -> str:
    spans = words(text)[-TELLING:]
    return text[spans[0][0] :] if spans else ""


def _first(text: str) -> str:
    spans = words(text)[:TELLING]
    return text[: spans[-1][1]] if spans else ""
