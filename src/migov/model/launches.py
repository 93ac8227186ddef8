"""The launch of an assessment: who was briefed, when, and what was agreed."""

from __future__ import annotations

from migov.errors import Invalid, Problem
from migov.model.values import Moment, Value


class Launch(Value, kw_only=True):
    """The record of the first step: the briefing of the government.

    Raises:
        Invalid: nobody was briefed, or a text is too long to be read again.
    """

    on: Moment
    """Day of the briefing."""
    place: str = ""
    briefed: tuple[str, ...]
    """Who was briefed: names with institutions, as they should stand in the record."""
    agreed: str = ""
    """What was agreed: the focal point, the calendar, who is asked."""

    def __post_init__(self) -> None:
        problems = []
        if not any(one.strip() for one in self.briefed):
            problems.append(Problem("nobody is named", place="briefed", remedy="name who was briefed, one a line"))
        for place, longest in (("place", 300), ("briefed", 20_000), ("agreed", 20_000)):
            if len("\n".join(getattr(self, place)) if place == "briefed" else getattr(self, place)) > longest:
                says = f"longer than {longest:,} characters"
                problems.append(Problem(says, place=place, remedy="keep it shorter, and the rest as a source"))
        if problems:
            raise Invalid(*problems)
