"""What stands in a returned file, as neutral values: paragraphs, what was done to them by whom, and what was said.

Nothing here knows the draft: where a change belongs is found afterwards.
"""

from __future__ import annotations

from enum import StrEnum

from migov.errors import Invalid
from migov.model.values import Value
from migov.profile.word.identity import Identity


class ChangeKind(StrEnum):
    """What somebody did, as the file tells it."""

    INSERTION = "insertion"
    DELETION = "deletion"
    REPLACEMENT = "replacement"
    MOVE = "move"
    STRUCK = "deletion of words inserted in the same file"
    FORMATTING = "formatting"
    TABLE = "table structure"
    EMPTY = "change without words"
    """A recorded change of a thing that has no words: a picture, an empty run."""
    REPEATED = "the same change in another form"
    """Word writes a text box twice, once for older programs."""
    OTHER = "change of another sort"


class Piece(Value, kw_only=True):
    """What a change did to the words of one block."""

    change: int
    """Number of the change."""
    start: int
    """Where it begins in the original words of the block."""
    end: int
    now: str = ""
    """What stands there instead; a paragraph ends in U+2029, a line inside one in a line feed."""
    joins: bool = False
    """Whether the end of the paragraph was deleted, so that the next one follows in the same."""
    struck: bool = False
    """Whether it holds words that were inserted and struck again, which stand neither before nor after."""
    is_arrival: bool = False
    """Whether it is where a move ends."""


class Carried(Value, kw_only=True):
    """The name of a part, and where it stands in the original words of a block."""

    name: str
    start: int
    end: int


class Block(Value, kw_only=True):
    """A paragraph, or a row of a table with tabs between its cells, as it was before any recorded change."""

    number: int
    """Among all blocks of the file, counted from 0."""
    story: str
    """``text``, ``footnote 3``, ``header 1``, ``text box 2`` …"""
    place: str
    """As a person finds it: ``paragraph 12``."""
    original: str
    """With all recorded changes rejected."""
    pieces: tuple[Piece, ...] = ()
    """What was changed in it, in its order."""
    carried: tuple[Carried, ...] = ()
    is_row: bool = False
    behind: int | None = None
    """Number of the block in the text to which the note or box belongs; null in the text itself."""

    @property
    def accepted(self) -> str:
        """With all recorded changes accepted; ends of paragraphs that were deleted still stand."""
        return applied(self.original, self.pieces).replace("\u2029", "\n")


class Change(Value, kw_only=True):
    """Something that somebody did while changes were recorded."""

    number: int
    """Within the file, counted from 1."""
    kind: ChangeKind
    author: str | None
    at: str | None
    """ISO 8601, as the file has it."""
    was: str = ""
    now: str = ""
    place: str
    block: int | None = None
    """Number of the first block it touches; null where it touches none."""
    elements: int
    """Elements of the file that make it up."""
    detail: str = ""
    """For what is not about words: which property or structure, in the file's own terms."""


class Remark(Value, kw_only=True):
    """A margin comment."""

    number: int
    """Within the file, counted from 1."""
    id: str
    """As the file has it."""
    author: str | None
    at: str | None
    says: str
    about: str = ""
    """The words it was made on."""
    start: tuple[int, int] | None = None
    """Number of the block and position in its original words; null where it stands on nothing."""
    end: tuple[int, int] | None = None
    replies_to: int | None = None
    """Number of the remark."""
    is_resolved: bool = False
    place: str = ""


class Returned(Value, kw_only=True):
    """A file that came back.

    Raises:
        Invalid: an element of the file that records a change or a comment is accounted for nowhere.
    """

    file: str | None
    identity: Identity
    last_modified_by: str | None = None
    last_modified_at: str | None = None
    blocks: tuple[Block, ...]
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    counted: dict[str, int]
    """Elements that record a change, by their name in the file, and ``comment``."""
    notices: tuple[str, ...] = ()
    """What was met and left alone: a link to a template, an embedded object."""

    def __post_init__(self) -> None:
        here = sum(change.elements for change in self.changes) + len(self.remarks)
        found = sum(self.counted.values())
        if here != found:
            raise Invalid(f"of {found} recorded changes and comments in the file {here} are accounted for")


def applied(original: str, pieces: tuple[Piece, ...]) -> str:
    """The words after the changes."""
    made, at = [], 0
    for piece in pieces:
        made += [original[at : piece.start], piece.now]
        at = piece.end
    return "".join((*made, original[at:]))
