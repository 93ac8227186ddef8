"""Convention tables as they come off the page, before anybody knows which cell belongs to which name."""

from __future__ import annotations

from migov.errors import Invalid
from migov.model.conventions import ConventionGroup, TableNote
from migov.model.texts import Text
from migov.model.values import Value


class RawTable(Value, kw_only=True):
    """One table, or one group of rows of a table, as two columns in printed order.

    Raises:
        Invalid: names and cells are said to stand on one line each, but their numbers differ.
    """

    number: str
    """Of the table as printed: "1"."""
    title: str
    group: ConventionGroup = ConventionGroup.INTERNATIONAL
    heading: str | None = None
    """The printed heading of the group: "Regional agreements"."""
    names: tuple[Text, ...]
    """The left column from top to bottom; a note's mark stands as ``NoteMark("*")`` at its place."""
    cells: tuple[str, ...]
    """The right column from top to bottom. A cell that is printed empty is ``""``; one that was lost is missing."""
    paired: bool = False
    """Whether each name was printed on one line with its cell, so that the geometry tells what belongs together."""
    notes: tuple[TableNote, ...] = ()

    def __post_init__(self) -> None:
        if self.paired and len(self.names) != len(self.cells):
            counts = f"{len(self.names)} names and {len(self.cells)} cells"
            raise Invalid(f"table {self.number}: {counts} cannot stand on one line each")
