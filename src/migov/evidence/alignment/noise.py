"""The noise that extraction leaves in a text: a closed list, one named step for each kind.

Nothing beside this list is ever smoothed over. Two kinds that look like noise are not on it, each because it can carry
the meaning of a law: the forms of alef, and capitals. Arabic vowel signs are on it one way only: a quote may leave them
out, as print mostly does, but what it has must be the source's (they may be all that tells "prohibits" from "is
prohibited").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

import msgspec

from migov.evidence.alignment.gaps import BLANK, FREE, HANGING, HARD, LINE_END, NONE


class Noise(StrEnum):
    """What may stand between the quoted words and the words of the source."""

    LINE_BREAK = "line break"
    BLANKS = "several blanks"
    NO_BREAK_SPACE = "no-break or thin space"
    LINE_END_HYPHEN = "hyphenation at a line's end"
    HYPHEN_AND_BLANK = "blank after a hyphen"
    SOFT_HYPHEN = "soft hyphen"
    INVISIBLE = "invisible character"
    HYPHEN = "another hyphen character"
    RANGE_DASH = "dash between numbers"
    QUOTATION_MARK = "another quotation mark or apostrophe"
    SPACED_MARK = "blank beside a quotation mark or before high punctuation"
    LIGATURE = "ligature"
    PRESENTATION_FORM = "Arabic presentation form"
    TATWEEL = "tatweel"
    VOWEL_SIGN = "vowel signs left out"
    ACCENT = "decomposed accent"
    NOTE_NUMBER = "glued footnote number"


class Step(msgspec.Struct, frozen=True):
    """One way in which noise looks, and what is left of it: letters, and the gap after them."""

    noise: Noise | None
    """Null where the piece is what one prints: a single blank, a plain hyphen."""
    pattern: str
    letters: str | Callable[[str], str] = ""
    gap: int = NONE


MARKS = "\u0300-\u036f\u0653-\u0655"
"""Accents that compose with the letter before them. Arabic vowel signs do not and stay where they are."""
OTHER_HYPHENS = "\u2010\u2011\ufe63\uff0d"
HYPHENS = r"\-" + OTHER_HYPHENS
DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u275d\u275e"
SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u02bc\u00b4`"
OPENING = "\u00ab\u2039\u201c\u201e"
CLOSING = "\u00bb\u203a\u201d;:!?%\u061b\u061f"
INVISIBLE = "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
VOWELS = "\u064b-\u0652\u0670\ufe70-\ufe72\ufe74\ufe76-\ufe7f"
"""Arabic vowel signs, the doubling of a letter included, loose or as printers' forms."""
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_INLINE = r"[^\S\n\r\x0b\x0c\x85\u2028\u2029]"
_BREAK = r"[\n\r\x0b\x0c\x85\u2028\u2029]"
_AFTER = rf"(?:(?<=[^\W\d_])|(?<=[{MARKS}]))"
_BEFORE = r"(?=[^\W\d_])"


def _compatible(piece: str) -> str:
    return unicodedata.normalize("NFKC", piece)


STEPS = (
    Step(
        Noise.LINE_END_HYPHEN,
        rf"{_AFTER}(?:[{HYPHENS}\xad]{_INLINE}*{_BREAK}\s*|[\ufffe\x02]\s*){_BEFORE}",
        gap=LINE_END,
    ),
    Step(Noise.HYPHEN_AND_BLANK, rf"{_AFTER}[{HYPHENS}]{_INLINE}+{_BEFORE}", gap=HANGING),
    Step(None, rf"{_AFTER}-{_BEFORE}", gap=HARD),
    Step(Noise.HYPHEN, rf"{_AFTER}[{HYPHENS}]{_BEFORE}", gap=HARD),
    Step(Noise.LINE_BREAK, rf"(?<=\w)-{_INLINE}*{_BREAK}\s*", "-", FREE),
    Step(Noise.RANGE_DASH, "(?<=[0-9])[\u2012\u2013](?=[0-9])", "-"),
    Step(Noise.HYPHEN, f"[{OTHER_HYPHENS}]", "-"),
    Step(Noise.SOFT_HYPHEN, r"(?<![0-9])\xad|\xad(?![0-9])"),
    Step(Noise.INVISIBLE, f"[{INVISIBLE}]+"),
    Step(Noise.SPACED_MARK, rf"(?<=[{OPENING}])\s+|\s+(?=[{CLOSING}])", gap=FREE),
    Step(Noise.LINE_BREAK, rf"{_INLINE}*{_BREAK}\s*", gap=BLANK),
    Step(Noise.NO_BREAK_SPACE, r"[^\S ]+\s*| (?=[^\S ])\s+", gap=BLANK),
    Step(Noise.BLANKS, r"  +", gap=BLANK),
    Step(None, r"\s", gap=BLANK),
    Step(Noise.QUOTATION_MARK, f"[{DOUBLE}]", '"'),
    Step(Noise.QUOTATION_MARK, f"[{SINGLE}]", "'"),
    Step(Noise.LIGATURE, "[\ufb00-\ufb06\u0132\u0133]", _compatible),
    Step(Noise.PRESENTATION_FORM, "[\ufb50-\ufdf9\ufe80-\ufefc]+", _compatible),
    Step(Noise.TATWEEL, "\u0640+"),
    Step(Noise.VOWEL_SIGN, f"[{VOWELS}]+"),
    Step(Noise.ACCENT, f"[{MARKS}]+"),
    Step(Noise.NOTE_NUMBER, r"(?<=[^\s\d_])(?:[1-9][0-9]{0,2}|[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})(?![^\W_])"),
)
"""Tried in this order at each place; the first that fits counts."""

IN_LETTERS = frozenset(step.noise for step in STEPS if step.letters) | {Noise.ACCENT}
"""Noise that changes a letter's look, where the rest stands between two letters."""

ACCENT = next(index for index, step in enumerate(STEPS) if step.noise is Noise.ACCENT)
NOTE = next(index for index, step in enumerate(STEPS) if step.noise is Noise.NOTE_NUMBER)
VOWEL = next(index for index, step in enumerate(STEPS) if step.noise is Noise.VOWEL_SIGN)

_SIGNS = (
    r"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    rf"{HYPHENS}\u2012\u2013\xad\ufffe\x02{INVISIBLE}{DOUBLE}{SINGLE}\ufb00-\ufb06\u0132\u0133"
    rf"\ufb50-\ufdf9\ufe80-\ufefc\u0640{VOWELS}{MARKS}1-9¹²³⁴-⁹"
)
FINDER = re.compile(
    rf"(?:(?=[{_SIGNS}])|(?= [\s{CLOSING}])|(?<=[{OPENING}])(?= ))(?:"
    + "|".join(f"({step.pattern})" for step in STEPS)
    + ")"
)
"""All steps as one pattern: the number of its group that matched, less one, is the step. It passes over the single
blanks between words, of which there are too many to stop at each."""
