"""What a sentence of a profile rests on: answers, quotations, and what a ministry said by name."""

from __future__ import annotations

from migov.errors import Invalid, Problem
from migov.model.citations import Pin
from migov.model.values import Value


class Statement(Value, kw_only=True):
    """What a ministry said, by name: it carries a sentence where no text does.

    Raises:
        Invalid: it does not say who, or not what.
    """

    institution: str
    """Id of the institution."""
    said_by: str
    """Name and function of the person who said it."""
    on: str
    """The day, ISO 8601."""
    words: str

    def __post_init__(self) -> None:
        if not self.said_by.strip() or not self.words.strip():
            remedy = "write who said it, in which function, and what"
            raise Invalid(Problem("a statement has a name and words", remedy=remedy))


class Grounds(Value, kw_only=True):
    """What a sentence rests on."""

    answers: tuple[str, ...] = ()
    """Codes of indicators."""
    pins: tuple[Pin, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing carries the sentence."""
        return not (self.answers or self.pins or self.statements)

    def joined(self, other: Grounds) -> Grounds:
        """These grounds and the other ones, each once."""
        return Grounds(
            answers=tuple(dict.fromkeys((*self.answers, *other.answers))),
            pins=(*self.pins, *(pin for pin in other.pins if pin not in self.pins)),
            statements=(*self.statements, *(one for one in other.statements if one not in self.statements)),
        )
