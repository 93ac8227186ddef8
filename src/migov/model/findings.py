"""What a profile prints: findings, each on one side of its dimension."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import field

from migov.errors import Invalid
from migov.model.citations import Pin
from migov.model.dimensions import Dimension
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.texts import Text, words
from migov.model.values import Value


class Side(StrEnum):
    """Where a finding is printed. An editorial decision on each finding, never a threshold."""

    WELL_DEVELOPED = "well-developed"
    POTENTIAL = "potential"
    """Areas with potential for further development."""


class FindingSentence(Value, kw_only=True):
    """One printed sentence with what it rests on: it answers "why does the profile say this?"."""

    words: str
    """As printed, without marks of notes; an as-of date that was generated is part of them."""
    lead: str = ""
    """What stands between the sentence before and this one."""
    grounds: Grounds = field(default_factory=Grounds)
    waived_by: str | None = None
    """Handle of the person who gave leave to print it without a pin."""
    waived_because: str | None = None


def check_sentences(id: str, text: Text, sentences: Sequence[FindingSentence]) -> None:  # noqa: A002
    """Nothing, where there are no sentences or they are the text.

    Raises:
        Invalid: the sentences say something else than the text.
    """
    if sentences and "".join(sentence.lead + sentence.words for sentence in sentences) != words(text):
        raise Invalid(f"the sentences of finding {id} are not its text")


class Finding(Value, kw_only=True):
    """A paragraph of the profile's key findings, on one side.

    Raises:
        Invalid: it has no words, or its sentences are not its text.
    """

    id: str
    """Permanent within the assessment: links to a published paragraph end in it."""
    dimension: Dimension
    side: Side
    text: Text
    indicators: tuple[str, ...] = ()
    """Codes of the indicators whose answers it rests on; one indicator may feed both sides."""
    pins: tuple[Pin, ...] = ()
    sentences: tuple[FindingSentence, ...] = ()
    """The text sentence by sentence, where it was written here: together they are its words. Empty for a profile that
    was read."""
    language: Language | None = None
    """Of its words, where it is another than the publication's: nobody has translated it."""

    def __post_init__(self) -> None:
        if not words(self.text).strip():
            raise Invalid(f"finding {self.id} has no words")
        check_sentences(self.id, self.text, self.sentences)

    @property
    def section(self) -> str:
        """Number of the section that prints it; dimension 1 opens with the conventions, its sides are 1.2 and 1.3."""
        return section_of(self.dimension, self.side)


def section_of(dimension: Dimension, side: Side) -> str:
    """Number of the section for a dimension's side.

    >>> section_of(Dimension.RIGHTS, Side.WELL_DEVELOPED), section_of(Dimension.CRISES, Side.POTENTIAL)
    ('1.2', '5.2')
    """
    first = 2 if dimension is Dimension.RIGHTS else 1
    return f"{int(dimension)}.{first + (side is Side.POTENTIAL)}"
