"""Anchors: the words of a draft that somebody speaks of, found again after the text has moved on.

An anchor follows its words. Where nobody can tell which words are meant any more, it is lost, and the comment goes to
the unplaced ones with the words it spoke of: it never points at other words in silence.
"""

from __future__ import annotations

from migov.errors import Invalid, Problem
from migov.model.values import Value


class Anchor(Value, kw_only=True):
    """Words of one passage, with enough around them to know them from their like (W3C TextQuoteSelector).

    Without words of its own it is the place between what stands before and after: there something is to be added.

    Raises:
        Invalid: neither words nor anything around them.
    """

    passage: str
    """Id of the passage, or of another part of the draft."""
    exact: str
    prefix: str = ""
    """What stands before, as far as it is needed; empty at the beginning of the passage."""
    suffix: str = ""
    """What stands behind, as far as it is needed; empty at the end of the passage."""

    def __post_init__(self) -> None:
        if not (self.exact + self.prefix + self.suffix).strip():
            raise Invalid(Problem("a comment speaks of words", remedy="select them, or comment on the whole passage"))
