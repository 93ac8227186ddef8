"""Two texts side by side with their differences, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from migov.web.pieces import Comparison, Run, Side

WORDS = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)
LINES = re.compile(r"[^\n]*\n|[^\n]+")
LONGEST = 1500
"""Parts that differ; more of them are compared line by line, and then not at all: a huge paste costs no more than it is
worth."""


PHRASE = 3
"""Words that must be the same in a row to stand as unchanged between two changes."""


def compare(
    before: str, after: str, *, titles: tuple[str, str], notes: tuple[str | None, str | None] = (None, None)
) -> Comparison:
    """The two texts, with what is gone and what is new told apart.

    >>> [run.text for run in compare("one law", "one new law", titles=("", "")).after.runs if run.kind == "new"]
    ['new ']
    """
    left: list[Run] = []
    right: list[Run] = []
    for old, new in _stretches(before, after):
        if old == new:
            if not old:
                continue
            left.append(Run(text=old, kind="same"))
            right.append(Run(text=new, kind="same"))
            continue
        if old:
            left.append(Run(text=old, kind="gone"))
        if new:
            right.append(Run(text=new, kind="new"))
    return Comparison(
        before=Side(title=titles[0], runs=tuple(left), note=notes[0]),
        after=Side(title=titles[1], runs=tuple(right), note=notes[1]),
    )


def inline(before: str, after: str) -> tuple[Run, ...]:
    """The two texts as one, with what is gone and what is new where it stood.

    >>> "".join(run.text for run in inline("one law", "one new law") if run.kind == "new")
    'new '
    """
    runs: list[Run] = []
    for old, new in _stretches(before, after):
        if old == new:
            runs += [Run(text=old, kind="same")] if old else []
            continue
        runs += [Run(text=old, kind="gone")] if old else []
        runs += [Run(text=new, kind="new")] if new else []
    return tuple(runs)


def _stretches(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The two texts in stretches that are equal or wholly different."""
    for cut in (WORDS, LINES):
        old, new = cut.findall(before), cut.findall(after)
        start, end = _shared(old, new)
        if max(len(old), len(new)) - start - end <= LONGEST:
            break
    else:
        old, new, start, end = [before], [after], 0, 0
    middle = old[start : len(old) - end], new[start : len(new) - end]
    yield "".join(old[:start]), "".join(new[:start])
    yield from _merged(middle)
    yield "".join(old[len(old) - end :]), "".join(new[len(new) - end :])


def _merged(texts: tuple[list[str], list[str]]) -> Iterator[tuple[str, str]]:
    """What differs, in whole phrases: a word that happens to be the same between two changes is part of them."""
    gone, new = "", ""
    for tag, at, to, since, until in SequenceMatcher(str.isspace, *texts, autojunk=False).get_opcodes():
        left, right = "".join(texts[0][at:to]), "".join(texts[1][since:until])
        if tag == "equal" and len(left.split()) >= PHRASE:
            yield gone, new
            yield left, right
            gone, new = "", ""
        else:
            gone, new = gone + left, new + right
    yield gone, new


def _shared(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many parts are the same at the beginning, and at the end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    most -= start
    end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return start, end
