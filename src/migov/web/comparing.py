"""Two texts side by side with their differences, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from migov.web.pieces import Comparison, Run, Side

WORDS = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)
LINES = re.compile(r"[^\n]*\n|[^\n]+")
LONGEST = 4000
"""Parts; longer texts are compared line by line, so that a huge paste costs no more than it is worth."""


def compare(
    before: str, after: str, *, titles: tuple[str, str], notes: tuple[str | None, str | None] = (None, None)
) -> Comparison:
    """The two texts, with what is gone and what is new told apart.

    >>> [run.text for run in compare("one law", "one new law", titles=("", "")).after.runs if run.kind == "new"]
    ['new ']
    """
    old, new = _parts(before), _parts(after)
    if max(len(old), len(new)) > LONGEST:
        old, new = [before] if before else [], [after] if after else []
    left: list[Run] = []
    right: list[Run] = []
    for tag, at, to, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = tag == "equal"
        if at < to:
            left.append(Run(text="".join(old[at:to]), kind="same" if same else "gone"))
        if start < end:
            right.append(Run(text="".join(new[start:end]), kind="same" if same else "new"))
    return Comparison(
        before=Side(title=titles[0], runs=tuple(left), note=notes[0]),
        after=Side(title=titles[1], runs=tuple(right), note=notes[1]),
    )


def _parts(text: str) -> list[str]:
    words = WORDS.findall(text)
    return words if len(words) <= LONGEST else LINES.findall(text)
