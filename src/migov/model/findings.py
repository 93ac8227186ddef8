"""What a profile prints: findings, each on one side of its dimension."""

from __future__ import annotations

from enum import StrEnum

from migov.errors import Invalid
from migov.model.citations import Pin
from migov.model.dimensions import Dimension
from migov.model.texts import Text, words
from migov.model.values import Value


class Side(StrEnum):
    """Where a finding is printed. An editorial decision on each finding, never a threshold."""

    WELL_DEVELOPED = "well-developed"
    POTENTIAL = "potential"
    """Areas with potential for further development."""


class Finding(Value, kw_only=True):
    """A paragraph of the profile's key findings, on one side."""

    id: str
    """Permanent within the assessment: links to a published paragraph end in it."""
    dimension: Dimension
    side: Side
    text: Text
    indicators: tuple[str, ...] = ()
    """Codes of the indicators whose answers it rests on; one indicator may feed both sides."""
    pins: tuple[Pin, ...] = ()

    def __post_init__(self) -> None:
        if not words(self.text).strip():
            raise Invalid(f"finding {self.id} has no words")

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
