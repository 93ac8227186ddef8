"""Facts: what in a sentence can be compared without understanding it, such as numbers, dates, provisions and names."""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from migov.evidence.alignment.forms import Form
from migov.evidence.alignment.gaps import BLANK, FREE, HANGING, HARD
from migov.evidence.claims.vocabulary import VOWEL_SIGNS, Vocabulary, folded


class Kind(StrEnum):
    """What is compared."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    MONEY = "amount of money"
    DURATION = "period"
    DATE = "date"
    REFERENCE = "law or article"
    NAME = "name"
    PLACE = "the quote's own law or article"
    BOUND = "at least or at most"
    POLARITY = "obligation, permission, negation"
    RESTRICTION = "condition or exception"
    OMISSION = "what the quote also says"
    WORDS = "other words"


COUNTED = frozenset({Kind.NUMBER, Kind.PERCENTAGE, Kind.MONEY, Kind.DURATION, Kind.DATE})
"""Facts that a quote must hold itself: no title page or heading supplies them."""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of a text."""

    kind: Kind
    values: frozenset[str]
    """Normalised; several where the spelling can be read in several ways: "1.500"."""
    unit: str | None = None
    """Unit of time, currency, kind of law, or the stem of the word that is counted."""
    bound: str | None = None
    start: int
    end: int
    printed: str

    @property
    def is_date(self) -> bool:
        """Whether this is a date, of an event or of a law."""
        return self.kind is Kind.DATE or (self.kind is Kind.REFERENCE and self.unit == "date")

    def agrees(self, other: Fact) -> bool:
        """Whether both say the same, the other perhaps more exactly."""
        if self.is_date and other.is_date:
            return any(theirs.startswith(ours) for ours in self.values for theirs in other.values)
        if not self.values & other.values:
            return False
        return self.kind is Kind.NUMBER or (self.kind is other.kind and self.unit in (other.unit, None))


ERA = re.compile(r"(?<=\d)(?=[هم](?!\w))")
"""Between a year and the letter that says by which calendar: "1441ه"."""


class Reading:
    """A text without extraction noise, and as it is searched: small letters, taken facts blanked out."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.words = words
        self.printed = ERA.sub(" ", printed(VOWEL_SIGNS.sub("", text)))
        for phrase in words.data.percent:
            self.printed = words.whole([phrase]).sub("%", self.printed) if phrase[0].isalpha() else self.printed
        self.folded = folded(self.printed)
        self.left = self.folded

    def take(self, start: int, end: int) -> str:
        """The printed words of a fact, which no later step finds again."""
        self.left = self.left[:start] + "\x00" * (end - start) + self.left[end:]
        return self.printed[start:end].strip()

    def leave(self, start: int, end: int) -> None:
        """Give back a word inside a fact that says more than the fact does: "30 working days"."""
        self.left = self.left[:start] + self.folded[start:end] + self.left[end:]


PRINTED = {BLANK: " ", FREE: " ", HARD: "-", HANGING: "- "}


def printed(text: str) -> str:
    r"""The text in one line, without extraction noise and glued footnote numbers.

    >>> printed("the host-\ncountry12  shall « pay »")
    'the hostcountry shall " pay "'
    """
    form = Form(text.strip())
    return "".join(
        PRINTED.get(gap, "") + letter if at else letter
        for at, (gap, letter) in enumerate(zip(form.gaps, form.letters, strict=False))
    )
