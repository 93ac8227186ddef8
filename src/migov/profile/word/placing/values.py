"""What becomes of a returned file: entries for the ledger, and a receipt that counts what went in and what came out."""

from __future__ import annotations

from enum import StrEnum

from migov.errors import Invalid
from migov.model.anchors import Anchor
from migov.model.consultations import Proposal
from migov.model.values import Value


class Reason(StrEnum):
    """Why something in the file becomes no entry of the ledger."""

    FORMATTING = "formatting only; the profile has its own layout"
    TABLE = "structure of a table without words"
    EMPTY = "it changes no words"
    REPEATED = "the same change, written a second time for older programs"
    STRUCK = "words that were added and deleted again in the same file"
    NEVER_SENT = "deletes words that are not in the draft"
    SPACING = "only spaces or the form of quotation marks and dashes"
    SENT = "a comment that was in the file when it was sent"
    SILENT = "a comment without words"
    FURNITURE = "in what is printed around the draft: explanations, running heads, numbers"
    OTHER = "a record of a sort that holds no words"


class Entry(Value, kw_only=True):
    """Something for the ledger: a suggestion, a comment or a reply.

    Raises:
        Invalid: it says nothing and proposes nothing, or proposes without a part.
    """

    number: int
    """Within the file, counted from 1; replies refer to it."""
    part: str | None
    """Id of the part of the draft; null where it is about the whole draft, or nobody can tell about which part."""
    start: int | None = None
    """Where its words begin in the words of the part; null where it is about the whole part."""
    end: int | None = None
    anchor: Anchor | None = None
    proposes: Proposal | None = None
    says: str = ""
    about: str = ""
    """The words it speaks of, as they stand in the file."""
    author: str | None = None
    """As the file names them; for an untracked change whoever saved the file last."""
    at: str | None = None
    place: str = ""
    """In the file, for a person who looks there."""
    is_untracked: bool = False
    """Whether it was found by comparing words, for nobody recorded it."""
    changes: tuple[int, ...] = ()
    """Numbers of the changes in the file that it speaks for."""
    remark: int | None = None
    """Number of the comment in the file."""
    replies_to: int | None = None
    """Number of the entry it replies to."""
    replies_to_comment: int | None = None
    """Number in the ledger of the comment it replies to, which was sent with the file."""
    is_resolved: bool = False
    """Whether somebody marked it as done in the file."""

    def __post_init__(self) -> None:
        if not self.says.strip() and self.proposes is None:
            raise Invalid("an entry says something or proposes something")
        if self.proposes is not None and self.part is None:
            raise Invalid("an entry that proposes has a part")


class Receipt(Value, kw_only=True):
    """What was found in a file and what became of it: nothing is lost.

    Raises:
        Invalid: the numbers do not add up.
    """

    found: dict[str, int]
    """By kind: insertions, deletions, … , comments, untracked changes."""
    placed: int
    """In the ledger, at a part of the draft."""
    unplaced: int
    """In the ledger, without a part."""
    ignored: tuple[tuple[Reason, int], ...] = ()
    notices: tuple[str, ...] = ()
    """What was met in the file and left alone."""

    def __post_init__(self) -> None:
        out = self.placed + self.unplaced + sum(count for _, count in self.ignored)
        if sum(self.found.values()) != out:
            raise Invalid(f"{sum(self.found.values())} things were found in the file and {out} accounted for")

    @property
    def total(self) -> int:
        """All that was found."""
        return sum(self.found.values())


class Placed(Value, kw_only=True):
    """The entries of a file, in the order of the draft, and its receipt."""

    entries: tuple[Entry, ...]
    receipt: Receipt
