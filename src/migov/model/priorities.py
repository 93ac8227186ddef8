"""Priorities on the way forward, as they were agreed in the consultation."""

from __future__ import annotations

from migov.errors import Invalid, Problem
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.values import Value


class Priority(Value, kw_only=True):
    """One priority on the way forward.

    Raises:
        Invalid: it has no words.
    """

    id: str
    dimension: Dimension | None = None
    """Null where it concerns all."""
    text: str
    agreed_by: tuple[str, ...] = ()
    """Ids of the institutions that agreed to it."""
    passages: tuple[str, ...] = ()
    """Ids of the passages it follows from."""
    language: Language | None = None
    """Of its words, where it is another than the publication's: nobody has translated it."""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Invalid(Problem("a priority has words", place="text", remedy="write it in a sentence"))
