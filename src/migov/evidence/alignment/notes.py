"""Footnote numbers glued to a word: "the host country12 shall" where the page has a raised 12.

A number is taken for a footnote's only where nothing else can be meant by it: never behind a word that calls for a
number ("article12"), an abbreviation ("art.12", "CO2") or a quantity ("4,05"), never before a unit. And it is only ever
forgiven where the other text has no number at that place: two different numbers never agree.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

import msgspec

from migov.evidence.alignment.noise import HYPHENS


class Callers(msgspec.Struct, frozen=True):
    """Words behind which a number means something, in many languages at once."""

    words: frozenset[str]
    abbreviations: frozenset[str]
    months: frozenset[str]
    counted: frozenset[str]
    """Words before which a number counts something, whatever it is glued to: "within30 days"."""
    spelled: frozenset[str]
    """Numbers in words, which need no digits behind them."""


@cache
def callers() -> Callers:
    """The words of ``numerals.toml``."""
    data = tomllib.loads(resources.files(__package__).joinpath("numerals.toml").read_text("utf-8"))
    return Callers(
        words=frozenset(word.replace("-", "") for words in data["callers"].values() for word in words),
        abbreviations=frozenset(data["callers"]["abbreviations"]),
        months=frozenset(word for words in data["months"].values() for word in words),
        counted=frozenset(word for words in data["counted"].values() for word in words),
        spelled=frozenset(word for words in data["spelled"].values() for word in words),
    )


GLUE = re.escape(",;.)]\"'!?،؛؟")
WORD = re.compile(rf"([^\W\d_]+)([{GLUE}]{{0,3}})$")
NUMBERED = re.compile(r"(?:^|[\s(']|[^\W\d_]')([^\W\d_]+)[.]?[°ºo]{0,2}\s?[0-9]+(?:[-./][0-9]+)*,$")
MONTH = re.compile(r"([^\W\d_]+) (?:d[eo]l? )?(?:1[89]|20)[0-9]{2},$")
YEARS = re.compile(r"(?<![0-9])((?:1[89]|20)[0-9]{2})[-/](?:1[89]|20)[0-9]{2},$")
BEHIND = re.compile(r"\s+([^\W\d_]+)")
QUANTITY = re.compile(rf"[.,][0-9]|\s*[%‰°€$£¥]|[/\u2012\u2013{HYPHENS}](?:\w|[^\S\n\r]*[\n\r])")
BACK = 48
"""Letters before a number that can matter."""


def is_note(before: str, text: str, end: int) -> bool:
    """Whether the digits that end at *end* of the text are a footnote's number glued to what stands before.

    Args:
        before: the last letters before the digits without noise, words parted by single blanks, hyphens left out.
    """
    word = WORD.search(before)
    if QUANTITY.match(text, end) or _counts(word, text, end):
        return False
    if word is not None:
        return _follows_a_word(before, word)
    return before.endswith(",") and _follows_an_identifier(before)


def _counts(word: re.Match[str] | None, text: str, end: int) -> bool:
    """Whether the digits say how many of what stands behind them: "within30 days", but not "two7 years"."""
    behind = BEHIND.match(text, end)
    counted = behind is not None and behind[1].lower() in callers().counted
    return counted and (word is None or word[1].lower() not in callers().spelled)


def _follows_a_word(before: str, match: re.Match[str]) -> bool:
    word, glue = match.groups()
    if glue and "." not in glue:
        return word.lower() not in callers().abbreviations
    if len(word) < 3 or word.isupper() or word.lower() in callers().words | callers().abbreviations:
        return False
    if glue and len(word) < 4 and word != word.lower():
        return False
    if match.start() and before[match.start() - 1].isdigit():
        return False
    return bool(glue) or (word[1:] == word[1:].lower() and word.lower() not in callers().months)


def _follows_an_identifier(before: str) -> bool:
    """Whether the number before the comma is one that has no decimals: an article's, a law's, a year."""
    numbered, month = NUMBERED.search(before), MONTH.search(before)
    if numbered is not None and numbered[1].lower() in callers().words:
        return True
    return YEARS.search(before) is not None or (month is not None and month[1].lower() in callers().months)
