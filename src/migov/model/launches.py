"""The launch of an assessment: who was briefed, when, and what was agreed."""

from __future__ import annotations

from migov.errors import Invalid, Problem
from migov.model.values import Moment, Value


class Launch(Value, kw_only=True):
    """The record of the first step: the briefing of the government.

    Raises:
        Invalid: nobody was briefed.
    """

    on: Moment
    """Day of the briefing."""
    place: str = ""
    briefed: tuple[str, ...]
    """Who was briefed: names with institutions, as they should stand in the record."""
    agreed: str = ""
    """What was agreed: the focal point, the calendar, who is asked."""

    def __post_init__(self) -> None:
        if not any(one.strip() for one in self.briefed):
            raise Invalid(Problem("nobody is named", remedy="name who was briefed, one a line"))
