"""Doubts that checks raise about a draft: each is dispelled by another text, or waived by a named person."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256

import msgspec

from migov.errors import Invalid, Problem
from migov.model.values import Value


class Rule(StrEnum):
    """What is checked."""

    UNSUPPORTED = "unsupported sentence"
    """No quotation, no named ministry's statement; or the quotations say otherwise, or a person has to judge."""
    LAW_NAMES = "one law under several names or years"
    NUMBERS = "numbers that differ between sections"
    PRAISED_AND_UNIMPLEMENTED = "a law praised on one side and called unimplemented on the other"
    ACRONYM = "undefined acronym"
    LAPSED = "lapsed or repealed instrument"
    AS_OF = "missing as-of date"
    ADVICE = "advice"
    BLAME = "blame or praise"
    COMPARISON = "comparison between countries"
    COUNTRY_NAME = "unofficial country name"


class Support(StrEnum):
    """How a doubted sentence stands to what it rests on."""

    CONTRADICTED = "contradicted"
    """Its quotations say otherwise."""
    LACKING = "lacking"
    """It rests on nothing, or on quotations that do not say it."""
    TO_JUDGE = "for a person to judge"
    """Neither is certain: somebody reads the quotations."""


class Elsewhere(Value):
    """Another place that a doubt is about."""

    passage: str
    words: str


class Doubt(Value, kw_only=True):
    """One doubt of a check about words of a passage."""

    rule: Rule
    passage: str
    """Id of the passage or part."""
    words: str
    """The words in doubt, exactly as they stand in the passage."""
    says: str
    """What is doubted, as a sentence in the language of the check."""
    remedy: str
    """What dispels it."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """The other places of a contradiction."""
    support: Support | None = None
    """Of an unsupported sentence; other rules have none."""

    @property
    def key(self) -> str:
        """What a waiver names: the same doubt about the same words has the same key, wherever the passage moves.

        Words that are contradicted now are in another doubt than when a person had to judge them.
        """
        told = [
            self.rule,
            self.passage,
            " ".join(self.words.split()),
            sorted((e.passage, e.words) for e in self.elsewhere),
            *([self.support] if self.support else ()),
        ]
        return sha256(msgspec.json.encode(told)).hexdigest()[:20]


class Waiver(Value, kw_only=True):
    """A named person's leave to print words that are in doubt, with the reason.

    Raises:
        Invalid: no reason.
    """

    key: str
    """Of the doubt."""
    rule: Rule
    passage: str
    words: str
    """Those that were in doubt."""
    because: str
    by: str
    """Handle."""
    at: str
    """ISO 8601 moment."""

    def __post_init__(self) -> None:
        if not self.because.strip():
            raise Invalid(
                Problem("a waiver says why", place="because", remedy="write on what grounds it may be printed")
            )
