"""The titles of articles and sections: beside the number, run in before the first sentence, or noted above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from migov.evidence.passages.headings import COUNTED, NUMBERED

BESIDE = 160
"""Characters in the longest title beside its number."""

WORDS = 7
"""Words in the longest title that nothing but a full stop parts from the sentence behind it."""

LEAST, USUAL = 3, 0.6
"""So many units, and such a share of all, must be titled in one way before a full stop is taken for a title's end."""

IN_BRACKETS = re.compile(r"(?P<title>\([^\W\d_][^()]{2,90}\))\s?[.:—–-]{1,3}\s?\S")
IN_BRACKETS_ALONE = re.compile(r"(?P<title>\([^\W\d_][^()]{2,90}\))\.?$")
DASHED = re.compile(r"(?P<title>[^\W\d_a-zà-ÿ][^.:;—–]{2,130}?)\.\s?(?:[—–]|-(?=\s|[^\W\d_a-zà-ÿ]))")
STOPPED = re.compile(r"(?P<title>[^\W\d_a-zà-ÿ][^.:;—–()]{2,80})\.(?:\s+(?=[^\W\d_a-zà-ÿ]|[¿“\"«(]|\d{1,2}[.)]\s)|$)")
LETTERS = re.compile(r"[^\W\d_]{2}")


def beside(rest: str, *, is_heading: bool, is_usual: bool = False, goes_on: bool = False) -> str:
    """The title in the words behind a number, or nothing.

    Args:
        is_heading: whether the format marks the paragraph as a heading.
        is_usual: whether most units of the text begin with a title and a full stop.
        goes_on: whether the unit has another paragraph.

    >>> beside("Short title.—This Act is the Piers Act.", is_heading=False, is_usual=False)
    'Short title'
    >>> beside("(Objeto). La ley regula los muelles.", is_heading=False, is_usual=False)
    '(Objeto)'
    >>> beside("The master may close a pier where—", is_heading=False, is_usual=False)
    ''
    """
    if LETTERS.search(rest) is None or COUNTED.match(rest) or NUMBERED.match(rest):
        return ""
    run_in = IN_BRACKETS.match(rest) or (IN_BRACKETS_ALONE.match(rest) if goes_on else None) or DASHED.match(rest)
    if run_in is not None and len(run_in["title"].split()) <= 2 * WORDS:
        return run_in["title"]
    if is_usual and (stopped := _stopped(rest, goes_on=goes_on)):
        return stopped
    words = rest.strip(" .:*—–-]")
    words = words.rstrip(" .:)]*—–-") if words.count("(") < words.count(")") else words
    ended = rest.rstrip(' »”"’]').endswith(".")
    if len(words) > BESIDE or rest.endswith((";", ",", ":", "—", "–", "-")) or (ended and not is_heading):
        return ""
    return words


def _stopped(rest: str, *, goes_on: bool) -> str:
    """The few words before the first full stop, where a sentence or paragraph follows."""
    match = IN_BRACKETS_ALONE.match(rest) or STOPPED.match(rest)
    if match is None or len(match["title"].split()) > WORDS or (match.end() >= len(rest.rstrip()) and not goes_on):
        return ""
    return match["title"]


def is_usual(rests: Sequence[tuple[str, bool]]) -> bool:
    """Whether most units of a text begin with a title that a full stop ends.

    Args:
        rests: the words behind each number, and whether the unit has another paragraph.
    """
    titled = sum(bool(_stopped(rest, goes_on=goes_on)) for rest, goes_on in rests)
    return titled >= max(LEAST, USUAL * len(rests))
