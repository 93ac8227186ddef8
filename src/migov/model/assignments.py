"""Who is to do what by when: parts of an assessment in the hands of persons and institutions."""

from __future__ import annotations

from enum import StrEnum

from msgspec import field

from migov.errors import Invalid, Problem
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.values import Value, repeated


class Duty(StrEnum):
    """What somebody is asked to do with an indicator."""

    ANSWER = "answer"
    REVIEW = "review"
    CODE = "code a second time"
    """Answer without seeing the first answer."""


class Assignment(Value, kw_only=True):
    """One indicator in the hands of one person."""

    indicator: str
    person: str
    """Handle."""
    duty: Duty
    due: Deadline | None = None


class RaisedFlag(Value, kw_only=True):
    """A doubt about an answer, addressed to a person: while it is open, the answer cannot be complete.

    Raises:
        Invalid: a flag without words, or a closed one that does not say how it was settled.
    """

    number: int
    """Within the assessment, counted from 1."""
    indicator: str
    says: str
    by: str
    at: str
    """ISO 8601 moment."""
    to: str
    """Handle of the person who is to settle it."""
    settled_by: str | None = None
    settled_at: str | None = None
    settled_how: str | None = None

    def __post_init__(self) -> None:
        if not self.says.strip():
            raise Invalid(Problem("a flag says what the doubt is", remedy="write it in a sentence"))
        if self.settled_by is not None and not (self.settled_how or "").strip():
            raise Invalid(
                Problem("a flag is settled with a word on how", remedy="say what was changed, or why nothing")
            )

    @property
    def is_open(self) -> bool:
        return self.settled_by is None


class Delegation(Value, kw_only=True):
    """Indicators that the focal point hands to an institution, until a deadline.

    Raises:
        Invalid: nothing is handed over, or something twice.
    """

    number: int
    """Within the assessment, counted from 1."""
    institution: str
    """Id of the institution."""
    indicators: tuple[str, ...]
    due: Deadline
    asked: str = ""
    """What the focal point writes to the institution."""
    by: str
    at: str
    """ISO 8601 moment."""
    withdrawn_at: str | None = None

    def __post_init__(self) -> None:
        if not self.indicators:
            raise Invalid(Problem("nothing is handed over", remedy="choose at least one indicator"))
        for twice in repeated(self.indicators):
            raise Invalid(Problem(f"indicator {twice} is handed over twice", remedy="choose it once"))


class Via(StrEnum):
    """By which way an institution's return came in."""

    PAGE = "page"
    SHEET = "sheet"


class Return(Value, kw_only=True):
    """What an institution says of one indicator: it stands beside the answer until the focal point or an analyst takes
    it over, field by field.
    """

    delegation: int
    """Number of the delegation."""
    indicator: str
    institution: str
    words: dict[Field, str] = field(default_factory=dict)
    """The fields it filled in, in the words of `migov.model.fields`."""
    sources: str = ""
    """The laws and documents it names, as it wrote them."""
    remark: str = ""
    nothing_to_add: bool = False
    """The institution says that it has nothing to say: that is a fact, and not silence."""
    by: str
    """Handle of the person who wrote it, or who brought the spreadsheet in."""
    at: str
    """ISO 8601 moment."""
    via: Via = Via.PAGE
    version: int = 1
    """Counted from 1; every save is a version, and all are kept."""
    is_submitted: bool = False
    """Handed in; until then it is the institution's own draft, and nobody else reads it."""
    decided_by: str | None = None
    decided_at: str | None = None
    taken: tuple[Field, ...] = ()
    """The fields that went into the answer."""
    reason: str | None = None
    """Why the others did not."""
