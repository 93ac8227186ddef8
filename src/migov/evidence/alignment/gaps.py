"""Gaps: what stands between two letters of a text, and which two gaps say the same.

A text is compared without its blanks and hyphens; what stood there is kept beside each letter as one of these gaps. So
a line-end hyphen may turn out to part a word or to belong to it, and still "soustraitance" is not "sous-traitance".
"""

from __future__ import annotations

NONE, BLANK, FREE, HARD, HANGING, LINE_END = range(6)

NAMES = {
    NONE: "nothing",
    BLANK: "blanks or a line break",
    FREE: "blanks where printers differ: inside quotation marks, before high punctuation, after a number's hyphen",
    HARD: "a hyphen inside a word",
    HANGING: "a hyphen and blanks inside or after a word: 'coun- cil', 'intra- and'",
    LINE_END: "a hyphen at the end of a line",
}

SAME = (
    (FREE, NONE),
    (FREE, BLANK),
    (HANGING, NONE),
    (HANGING, HARD),
    (LINE_END, NONE),
    (LINE_END, HARD),
    (LINE_END, HANGING),
)
"""Pairs that may face each other beside equal ones. A hyphen and nothing, a blank and nothing never do."""

AGREE = frozenset(SAME) | {(right, left) for left, right in SAME} | {(gap, gap) for gap in NAMES}
