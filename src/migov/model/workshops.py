"""Workshops: a room goes through the draft passage by passage, and what it decides is captured as it is said."""

from __future__ import annotations

from migov.errors import Invalid, Problem
from migov.model.consultations import Outcome
from migov.model.values import Value


class Attendee(Value, kw_only=True):
    """Somebody who was there.

    Raises:
        Invalid: no name.
    """

    name: str
    institution: str | None = None
    """Id of an invited institution, else as it was said."""
    function: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Invalid(Problem("an attendee has a name", place="name", remedy="write it"))


class Minute(Value, kw_only=True):
    """One thing that was decided or said about a passage.

    Raises:
        Invalid: it says nothing; or a decision on a comment without its rationale.
    """

    id: str
    """Given by the machine that captured it, so that sending it twice keeps it once."""
    passage: str | None
    """Id of the part on the projector."""
    comment: int | None = None
    """Number of the comment it decides, where it decides one."""
    outcome: Outcome | None = None
    decision: str = ""
    rationale: str = ""
    priority: str = ""
    """A priority on the way forward that was agreed here."""
    institution: str | None = None
    """Who asked for it."""
    at: str
    """ISO 8601 moment on the machine that captured it."""

    def __post_init__(self) -> None:
        if not (self.decision.strip() or self.priority.strip() or self.comment):
            raise Invalid(Problem("a minute says what was decided", place="decision", remedy="write it in a sentence"))
        if self.outcome is not None and not self.rationale.strip():
            raise Invalid(Problem("a decision gives its rationale", place="rationale", remedy="write why"))


class Workshop(Value, kw_only=True):
    """One sitting.

    Raises:
        Invalid: it has no title.
    """

    number: int
    """Within the assessment, counted from 1."""
    title: str
    place: str = ""
    on: str
    """The day, ISO 8601."""
    version: int
    """Number of the draft on the projector."""
    attendees: tuple[Attendee, ...] = ()
    minutes: tuple[Minute, ...] = ()
    by: str
    at: str
    closed_at: str | None = None

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise Invalid(Problem("a workshop has a title", place="title", remedy="write one"))
