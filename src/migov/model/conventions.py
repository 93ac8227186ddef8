"""Convention tables: dimension 1 opens with one; an annex may add further ones."""

from __future__ import annotations

from enum import StrEnum

from migov.errors import Invalid
from migov.model.texts import Text, words
from migov.model.values import Value


class Standing(StrEnum):
    """What a row says of its instruments. Silence is not "no": an unknown cell is null, not `NO`."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    SIGNED = "signed"


class Ratification(Value, kw_only=True):
    """The cell of a row, read."""

    standing: Standing
    years: tuple[int, ...] = ()
    """As printed, also where they are implausible: that is flagged beside them, never mended."""
    note: str | None = None
    """Words in the cell beyond yes, no and years: "revised in 1979"."""
    printed: str
    """The cell as printed."""


class ConventionRow(Value, kw_only=True):
    """One row; it may hold several instruments, several years and a note."""

    name: Text
    """As printed, with the mark of its note ("*") where it has one."""
    treaties: tuple[str, ...] = ()
    """Codes of the treaties recognised in the name."""
    ratification: Ratification | None
    """Null where the cell is empty or could not be told: then `open_because` says why."""
    open_because: str | None = None

    def __post_init__(self) -> None:
        if not words(self.name).strip():
            raise Invalid("a convention row has a name")
        if self.ratification is not None and self.open_because is not None:
            raise Invalid("a row is either read or left open")


class TableOrder(StrEnum):
    """How the cells of a table came to stand beside their names."""

    AS_PRINTED = "as printed"
    """Name and cell were printed on one line, or the columns agree as they stand."""
    SOLVED = "solved"
    """The columns had come apart; the treaty record and the dates of adoption left one arrangement."""
    OPEN = "open"
    """The columns had come apart and more than one arrangement fits: the undecided rows have no cell."""


class TableNote(Value):
    """A note under a table."""

    mark: str
    """``*``, ``**``, ``a`` …"""
    text: str


class ConventionGroup(StrEnum):
    INTERNATIONAL = "international"
    REGIONAL = "regional"
    BILATERAL = "bilateral"


class ConventionTable(Value, kw_only=True):
    """A table of instruments with their standing, or one group of rows of a table that has several."""

    number: str
    """Of the table as printed: "1", "2"."""
    title: str
    group: ConventionGroup = ConventionGroup.INTERNATIONAL
    heading: str | None = None
    """The printed heading of the group: "Regional agreements"."""
    rows: tuple[ConventionRow, ...]
    notes: tuple[TableNote, ...] = ()
    order: TableOrder = TableOrder.AS_PRINTED
    reasons: tuple[str, ...] = ()
    """How a solved order was found, or why it stays open: one sentence each."""
