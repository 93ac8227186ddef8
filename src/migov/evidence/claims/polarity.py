"""Polarity: whether a sentence obliges, allows, forbids, exempts, denies or simply states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from migov.evidence.claims.vocabulary import Vocabulary, folded


class Force(StrEnum):
    """What a sentence does with what it speaks of."""

    OBLIGATION = "must"
    PERMISSION = "may"
    PROHIBITION = "must not"
    EXEMPTION = "need not"
    STATEMENT = "is so"
    DENIAL = "is not so"


SAME = (
    (Force.STATEMENT, Force.OBLIGATION),  # laws oblige in the present tense: "the permit is issued by …"
    (Force.DENIAL, Force.PROHIBITION),
)
OPPOSITE = (
    (Force.STATEMENT, Force.DENIAL),
    (Force.STATEMENT, Force.PROHIBITION),
    (Force.STATEMENT, Force.EXEMPTION),
    (Force.OBLIGATION, Force.PERMISSION),
    (Force.OBLIGATION, Force.PROHIBITION),
    (Force.OBLIGATION, Force.EXEMPTION),
    (Force.OBLIGATION, Force.DENIAL),
    (Force.PERMISSION, Force.PROHIBITION),
    (Force.PERMISSION, Force.DENIAL),
)
"""Every other pair cannot be told apart by words alone and goes to a person."""


BOUNDS_A_NUMBER = r"(?=\W{1,3}(?:\w+\s+){0,2}\x00)"
"""A bound counts as one only before a number; those have been blanked out."""


class Polarity(NamedTuple):
    """The forces in a text, and how many negations are left beside them."""

    forces: frozenset[Force]
    negations: int

    def __str__(self) -> str:
        return ", ".join(sorted(self.forces)) + (f", {self.negations} × not" if self.has_spare_negations else "")

    @property
    def has_spare_negations(self) -> bool:
        """Whether something is negated beside what is obliged, allowed, forbidden or denied."""
        return self.spare_negations > 0

    @property
    def spare_negations(self) -> int:
        """How many negations are left beside what is denied."""
        return self.negations - (1 if Force.DENIAL in self.forces else 0)


@cache
def pattern(words: Vocabulary) -> re.Pattern[str]:
    """Every phrase that tells a force, as named groups; at one place the longest phrase counts."""
    bounds = [(phrase, "bound") for phrases in words.data.bounds.values() for phrase in phrases]
    forces = [(phrase, name) for name, phrases in words.data.modality.items() for phrase in phrases]
    named = sorted((*bounds, *forces), key=lambda pair: len(pair[0].replace("* ", "")), reverse=True)
    groups: dict[str, list[str]] = {}
    for index, (phrase, name) in enumerate(named):
        label = f"{name}_{index}" + ("_open" if "*" in phrase else "")
        group = f"(?P<{label}>{words.phrases([phrase])})" + (BOUNDS_A_NUMBER if name == "bound" else "")
        groups.setdefault("" if words.prefix else folded(phrase)[0], []).append(group)
    letters = (f"(?={re.escape(first)})(?:{'|'.join(those)})" for first, those in groups.items())
    return re.compile(rf"(?<!\w){words.prefix}(?:{'|'.join(letters)})(?!\w)")


NUMBERED = re.compile(r"\.\s?[\x00\d]")
"""Behind "No" that counts and denies nothing: "No. 22"."""


def without_forces(text: str, words: Vocabulary) -> str:
    """The text with those phrases blanked out; what stands at a "*" stays."""
    return pattern(words).sub(_blanked, text)


def _blanked(match: re.Match[str]) -> str:
    found = match.group()
    if not (match.lastgroup or "").endswith("_open"):
        return "\x00" * len(found)
    first, last = re.match(r"\S+", found), re.search(r"\S+$", found)
    head, tail = first.end() if first else 0, len(last.group()) if last else 0
    return "\x00" * head + found[head : len(found) - tail] + "\x00" * tail


def polarity(text: str, words: Vocabulary) -> Polarity:
    """The polarity of a folded text from which dates and provisions have been taken."""
    forces, negations, is_denied = set(), 0, False
    for match in pattern(words).finditer(text):
        name = (match.lastgroup or "").partition("_")[0]
        if name in FORCES:
            forces.add(FORCES[name])
        if name in DENYING and NUMBERED.match(text, match.end()) is None:
            negations += 1
            is_denied = is_denied or name != LACKING
    if not forces:
        forces = {Force.DENIAL if is_denied else Force.STATEMENT}
    return Polarity(frozenset(forces), negations)


def denials(text: str, words: Vocabulary) -> Iterator[int]:
    """Where what stands next is denied: behind each "not" and "without" of a folded text."""
    for match in pattern(words).finditer(text):
        name = (match.lastgroup or "").partition("_")[0]
        if name in (DIRECT, LACKING) and NUMBERED.match(text, match.end()) is None:
            yield match.start() if (match.lastgroup or "").endswith("_open") else match.end()


DIRECT = "not"
"""Words that deny what stands next to them."""
LACKING = "without"
"""Words by which something lacks, and the sentence is no denial: who works without a permit works."""
DENYING = frozenset({"negation", DIRECT, LACKING})

FORCES = {
    "obligation": Force.OBLIGATION,
    "permission": Force.PERMISSION,
    "prohibition": Force.PROHIBITION,
    "exemption": Force.EXEMPTION,
}


def agree(ours: Polarity, theirs: Polarity) -> bool | None:
    """Whether a sentence has the polarity of its quote; null where words alone do not tell.

    >>> must, may = Polarity(frozenset({Force.OBLIGATION}), 0), Polarity(frozenset({Force.PERMISSION}), 0)
    >>> agree(must, may), agree(may, may)
    (False, True)
    """
    if all(_pair(one, other) is False for one in ours.forces for other in theirs.forces):
        return False
    same = all(any(_pair(one, other) for other in theirs.forces) for one in ours.forces)
    clash = any(_pair(one, other) is False for one in ours.forces for other in theirs.forces - ours.forces)
    if not same or clash or ours.has_spare_negations != theirs.has_spare_negations:
        return None
    return True


def _pair(one: Force, other: Force) -> bool | None:
    if one is other or (one, other) in SAME or (other, one) in SAME:
        return True
    return False if (one, other) in OPPOSITE or (other, one) in OPPOSITE else None
