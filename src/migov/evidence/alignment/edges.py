"""Edges: whether a stretch of letters begins and ends where a word or a number does.

Words cut out of a word are other words: "regular" is not quoted from "irregular", nor "500" from "1 500", nor "is
required" from « n'est exigée ».
"""

from __future__ import annotations

import re

from migov.evidence.alignment.forms import Form
from migov.evidence.alignment.gaps import BLANK, FREE, HANGING, HARD, LINE_END, NONE
from migov.evidence.references.numbering import LATER

HYPHENATED = frozenset({HARD, HANGING, LINE_END})
TIES = frozenset(".,/'’-–−:٫٬")
"""What ties digits to digits: decimal and thousands marks, the parts of a law's number."""
SIGNS = frozenset("-–−+±")
NEGATIONS = frozenset("n")
"""Words that elide and whose loss turns a sentence round: the French « n' »."""

LEADING_GROUP = re.compile(r"\d{3}(?!\d)")
DIGITS = re.compile(r"\d+")
OTHERS = re.compile(f"{LATER}|novies")
"""What makes another article of a number: "12" is not quoted from "12 bis"."""


def is_whole(form: Form, start: int, end: int) -> bool:
    """Whether the letters from *start* to *end* neither begin nor end inside a word or a number."""
    return begins(form, start) and ends(form, end)


def begins(form: Form, at: int) -> bool:
    """Whether a word or a number may begin with this letter."""
    letters, gap = form.letters, form.gaps[at]
    if at == 0 or not letters[at].isalnum():
        return not _is_tie(form, at)
    before, noted = letters[at - 1], bool(form.notes_within(at, at))
    if gap in HYPHENATED or (gap == NONE and before.isalnum() and not noted):
        return False
    if letters[at].isdigit():
        return not _continues_a_number(form, at)
    return not (gap == NONE and before == "'" and _word_before(form, at - 1) in NEGATIONS)


def ends(form: Form, at: int) -> bool:
    """Whether a word or a number may end before this letter."""
    letters = form.letters
    if at >= len(letters) or not letters[at - 1].isalnum():
        return at >= len(letters) or not _is_tie(form, at - 1)
    after, gap = letters[at], form.gaps[at]
    if gap in HYPHENATED or (gap == NONE and after.isalnum() and not form.notes_within(at, at)):
        return False
    follows = at + 1 < len(letters) and form.gaps[at + 1] == NONE
    if gap == NONE and after in "'’" and follows and letters[at + 1].isalpha():
        return False
    return not (letters[at - 1].isdigit() and (_is_continued(form, at) or _is_numbered_later(form, at)))


def _is_tie(form: Form, at: int) -> bool:
    """Whether this sign stands inside a number: the dash of "2006–07"."""
    letters = form.letters
    inside = 0 < at < len(letters) - 1 and form.gaps[at] == form.gaps[at + 1] == NONE
    return inside and letters[at] in TIES and letters[at - 1].isdigit() and letters[at + 1].isdigit()


def _continues_a_number(form: Form, at: int) -> bool:
    letters, gap = form.letters, form.gaps[at]
    before = letters[at - 1]
    tied = at >= 2 and form.gaps[at - 1] == NONE and letters[at - 2].isdigit()
    if gap == NONE and (before in SIGNS or (before in TIES and tied)):
        return True
    return (
        gap in (BLANK, FREE)
        and before.isdigit()
        and not form.notes_within(at, at)
        and LEADING_GROUP.match(letters, at) is not None
        and _digits_before(form, at) <= 3
        and _group(form, at) == 3
    )


def _is_continued(form: Form, at: int) -> bool:
    letters, gap = form.letters, form.gaps[at]
    follows = at + 1 < len(letters) and form.gaps[at + 1] == NONE
    if gap == NONE and letters[at] in TIES and follows and letters[at + 1].isalnum():
        return letters[at + 1].isdigit() or letters[at] in SIGNS
    return gap in (BLANK, FREE) and _group(form, at) == 3 and _digits_before(form, at) <= 3


def _is_numbered_later(form: Form, at: int) -> bool:
    match = OTHERS.match(form.letters, at) if form.gaps[at] in (BLANK, FREE) else None
    if match is None:
        return False
    end = match.end()
    return end >= len(form.letters) or form.gaps[end] != NONE or not form.letters[end].isalpha()


def _group(form: Form, at: int) -> int:
    """How many digits stand together from this letter on."""
    match = DIGITS.match(form.letters, at)
    if match is None:
        return 0
    end = at + 1
    while end < match.end() and form.gaps[end] == NONE:
        end += 1
    return end - at


def _digits_before(form: Form, at: int) -> int:
    start = at
    while start and form.letters[start - 1].isdigit() and (start == at or form.gaps[start] == NONE):
        start -= 1
    return at - start


def _word_before(form: Form, at: int) -> str:
    start = at
    while start and form.letters[start - 1].isalpha() and (start == at or form.gaps[start] == NONE):
        start -= 1
    return form.letters[start:at].lower()
