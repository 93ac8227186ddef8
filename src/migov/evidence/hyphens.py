"""Hyphens at line ends: whether they part a word that is written in one, or belong to it.

A hyphen that belongs stays as "-" at the line's end; one that only parts a word becomes a soft hyphen, so that whoever
joins the lines need not think again. The document itself tells: by the words it spells elsewhere, and, where it does
not spell the word, by what it does at its other line ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from migov.evidence.vocabulary import Vocabulary

SOFT = "\xad"
LAST = re.compile(rf"([^\W\d_]+(?:[-’'][^\W\d_]+)*)[-{SOFT}]$")
HELD = re.compile(r"(?:(?:https?://|www\.)\S*|[\w.]*/\S*|(?:\w+-){3,}\w+|\b[A-Z]{2,}-[A-Z]+)-$")
"""What a line's end cuts only behind a hyphen of its own: an address, a chain of words, capitals such as "BY-NC-ND"."""

FIRST = re.compile(r"^\W{0,2}([^\W\d_]+(?:[-’'][^\W\d_]+)*)")
APART = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)- ([^\W\d_]+)")
FAR = 25
"""Lines after a page's end in which the rest of a word is looked for: footnotes may stand between."""


def settle(lines: Sequence[str], vocabulary: Vocabulary) -> dict[int, str]:
    """For each line that ends in a hyphen inside a word: "-" where it belongs to the word, else a soft hyphen.

    Where most line ends part words, two halves that may each be words of some language prove little: the first must
    stand in the document too.
    """
    ends = [index for index, line in enumerate(lines) if line.endswith(("-", SOFT)) and LAST.search(line)]
    verdicts: dict[int, str | None] = {index: _verdict(index, lines, vocabulary) for index in ends}
    parting = sum(verdict == SOFT for verdict in verdicts.values())
    belonging = sum(verdict == "-" for verdict in verdicts.values())
    usual = "-" if belonging > parting else SOFT
    least = 1 if parting > belonging else 0
    alone = {index for index in ends if verdicts[index] is None and _stand_alone(index, lines, vocabulary, least)}
    return {index: verdict or ("-" if index in alone else usual) for index, verdict in verdicts.items()}


def rejoined(text: str, vocabulary: Vocabulary) -> str:
    """The text with words put together that a blank after their hyphen parts: "well- managed", "coun- cil".

    "intra- and interregional" stays: nobody writes "intra-and".
    """
    return APART.sub(lambda match: _put_together(match, vocabulary), text)


def _put_together(match: re.Match[str], vocabulary: Vocabulary) -> str:
    left, right = match.groups()
    if vocabulary.knows(f"{left}-{right}"):
        return f"{left}-{right}"
    whole = vocabulary.knows(left + right) and not (
        vocabulary.knows(left, times=2) and vocabulary.knows(right, times=2)
    )
    if whole and right[0].islower():
        return left + right
    compounds = len(right) > len("and") and left.lower() in vocabulary.beginnings
    return f"{left}-{right}" if compounds else match.group()


def _verdict(index: int, lines: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """What the words that are spelled elsewhere say of one line end; null where they say nothing."""
    match = LAST.search(lines[index])
    if match is None or lines[index].endswith(SOFT):
        return SOFT
    if HELD.search(lines[index]):
        return "-"
    left = match.group(1)
    follows = [line for line in lines[index + 1 : index + FAR] if line.strip()]
    for place, line in enumerate(follows):
        first = FIRST.match(line.strip())
        if first is None:
            continue
        right = first.group(1)
        if vocabulary.knows(f"{left}-{right}"):
            return "-"
        if right[0].islower() and (vocabulary.knows(left + right) or vocabulary.knows(left + right.split("-")[0])):
            return SOFT
        if place == 0 and right[0].isupper() and not left.isupper():
            return "-"
        if place == 0 and "-" in right and vocabulary.knows(left, times=2):
            return "-"
    return None


def _stand_alone(index: int, lines: Sequence[str], vocabulary: Vocabulary, least: int) -> bool:
    """Whether both halves are words of their own: "follow-" and "up".

    Args:
        least: so often the first half must stand in the document itself.
    """
    left = LAST.search(lines[index])
    right = next((FIRST.match(line.strip()) for line in lines[index + 1 : index + FAR] if line.strip()), None)
    if left is None or right is None or len(left[1]) < 2 or len(right[1]) < 3:
        return False
    half = left[1].rsplit("-", 1)[-1]
    return (
        vocabulary.counts[half.lower()] >= least
        and vocabulary.knows(half, times=2)
        and vocabulary.knows(right[1], times=2)
    )
