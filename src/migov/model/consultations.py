"""Consultation: who is asked about a draft, what they say of it, and what becomes of every word.

A comment without its disposition keeps the consultation open; a disposition without a reason does not exist.
"""

from __future__ import annotations

from enum import StrEnum

from migov.errors import Invalid, Problem
from migov.model.anchors import Anchor
from migov.model.deadlines import Deadline
from migov.model.dimensions import Dimension
from migov.model.drafts import Part
from migov.model.languages import Language
from migov.model.values import Value, repeated


class Mandate(Value, kw_only=True):
    """What of a draft concerns an institution. An empty one means the whole draft."""

    dimensions: tuple[Dimension, ...] = ()
    sub_domains: tuple[str, ...] = ()
    """Codes."""
    passages: tuple[str, ...] = ()
    """Ids of parts that concern it beside those."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing was chosen, so that all of it is."""
        return not (self.dimensions or self.sub_domains or self.passages)

    def concerns(self, part: Part) -> bool:
        """Whether the institution is asked about this part."""
        if self.is_everything or part.id in self.passages or part.dimension in self.dimensions:
            return True
        return not frozenset(self.sub_domains).isdisjoint(part.sub_domains)


class Invitation(Value, kw_only=True):
    """An institution that is asked about the draft."""

    institution: str
    """Id."""
    languages: tuple[Language, ...] = (Language.EN,)
    """In which it is written to, the first one preferred."""
    mandate: Mandate = Mandate()
    due: Deadline
    is_government: bool = True
    """Whether it belongs to the government; others do not read what is said among government institutions."""
    invited_at: str
    """ISO 8601 moment."""
    opened_at: str | None = None
    """When somebody of it first read the draft."""
    no_comment_at: str | None = None
    """When it said that it has no comments."""
    no_comment_by: str | None = None
    reminded_at: tuple[str, ...] = ()
    withdrawn_at: str | None = None


class Voice(StrEnum):
    """How an institution took part: four facts, none of them a judgement."""

    COMMENTED = "commented"
    NO_COMMENT = "no comment"
    READ = "read, not answered yet"
    SILENT = "silent"


class Consultation(Value, kw_only=True):
    """The consultation on the drafts of one assessment.

    Raises:
        Invalid: an institution is invited twice.
    """

    version: int
    """Number of the draft that is read now; 0 while it is only prepared."""
    first_version: int = 0
    """Number of the draft with which it was opened: earlier ones stay inside."""
    opened_at: str | None = None
    """Null while it is only prepared."""
    due: Deadline
    invitations: tuple[Invitation, ...] = ()
    consolidating_since: str | None = None
    """While the editors consolidate, nobody suggests; the page says so."""
    closed_at: str | None = None

    def __post_init__(self) -> None:
        for twice in repeated([one.institution for one in self.standing]):
            raise Invalid(Problem(f"{twice} is invited twice", remedy="change its invitation"))

    @property
    def is_open(self) -> bool:
        """Whether comments are taken."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def standing(self) -> tuple[Invitation, ...]:
        """The invitations that were not withdrawn."""
        return tuple(one for one in self.invitations if one.withdrawn_at is None)

    def invitation(self, institution: str) -> Invitation | None:
        """The invitation of an institution that stands; null where it was not asked."""
        return next((one for one in self.standing if one.institution == institution), None)


class Visibility(StrEnum):
    """Who reads a comment, beside those who answer it."""

    INSTITUTION = "my institution"
    GOVERNMENT = "government"
    ALL = "all"


class Via(StrEnum):
    """By which way a comment came in."""

    PAGE = "page"
    WORD = "Word"
    WORKSHOP = "workshop"


class ProposalKind(StrEnum):
    """What a suggestion would do."""

    REPLACE = "replace"
    """Other words in the place of the anchor's."""
    INSERT = "insert"
    """Words at the anchor's place."""
    DELETE = "delete"
    """The anchor's words go."""
    ADD_PASSAGE = "add passage"
    """A new passage behind the anchor's."""
    DELETE_PASSAGE = "delete passage"
    MOVE_PASSAGE = "move passage"
    """The anchor's passage stands behind another one."""


class Proposal(Value, kw_only=True):
    """A change that a suggestion would make.

    Raises:
        Invalid: it needs words and has none, or has some and needs none.
    """

    kind: ProposalKind
    words: str = ""
    """The new words; for a move the id of the passage behind which it goes, empty for the first place."""

    def __post_init__(self) -> None:
        wanted = self.kind in (ProposalKind.REPLACE, ProposalKind.INSERT, ProposalKind.ADD_PASSAGE)
        if wanted and not self.words.strip():
            raise Invalid(Problem("a suggestion says what it would write", place="words", remedy="write it, or delete"))
        if self.kind in (ProposalKind.DELETE, ProposalKind.DELETE_PASSAGE) and self.words:
            raise Invalid(Problem("a deletion writes nothing"))


class Comment(Value, kw_only=True):
    """Words about a draft, a proposed change to it, or a reply to one of the two.

    Raises:
        Invalid: it says nothing and proposes nothing; a change to nothing; a reply that proposes.
    """

    number: int
    """Within the assessment, counted from 1 and never given twice."""
    version: int
    """Number of the draft it was made on."""
    passage: str | None
    """Id of the part it is about; null for one about the whole draft."""
    anchor: Anchor | None = None
    """The words it was made on; null for one about the whole part."""
    says: str = ""
    proposes: Proposal | None = None
    institution: str | None
    """Id of the institution for which it speaks; null for somebody of the team."""
    by: str
    """Handle of the person who wrote it, or who brought it in."""
    author: str | None = None
    """Name of the author as a Word file or the minutes of a workshop give it, who may have no account."""
    at: str
    """ISO 8601 moment."""
    via: Via = Via.PAGE
    visibility: Visibility = Visibility.GOVERNMENT
    replies_to: int | None = None
    """Number of the comment to which it replies; a reply needs no disposition of its own."""
    withdrawn_at: str | None = None
    """When its institution took it back; it is still read, struck through, and counts no longer."""

    def __post_init__(self) -> None:
        if not self.says.strip() and self.proposes is None:
            raise Invalid(Problem("the comment says nothing", place="says", remedy="write it, or suggest a change"))
        if self.proposes is not None and self.passage is None:
            raise Invalid(Problem("a suggestion changes a passage", remedy="select the words it would change"))
        if self.replies_to is not None and self.proposes is not None:
            raise Invalid(Problem("a reply proposes nothing", remedy="make a suggestion of its own"))

    @property
    def is_suggestion(self) -> bool:
        """Whether it proposes a change."""
        return self.proposes is not None

    @property
    def needs_disposition(self) -> bool:
        """Whether the consultation waits for its disposition."""
        return self.replies_to is None and self.withdrawn_at is None


class Outcome(StrEnum):
    """What became of a comment."""

    ACCEPTED = "accepted"
    IN_PART = "accepted in part"
    NOT_ACCEPTED = "not accepted"
    NOTED = "noted"

    @property
    def changes_text(self) -> bool:
        """Whether a change of the text belongs to it."""
        return self in (Outcome.ACCEPTED, Outcome.IN_PART)


class CausedChange(Value, kw_only=True):
    """The change of a passage that a comment caused.

    Raises:
        Invalid: nothing changed.
    """

    passage: str
    before: int
    """Version of the passage before; 0 for one that was not there."""
    after: int
    """Version of the passage after it."""
    was: str
    """Words before, empty for a new passage."""
    now: str
    """Words after, empty for one that was put aside."""

    def __post_init__(self) -> None:
        if self.after <= self.before:
            raise Invalid(f"passage {self.passage} did not change from version {self.before} to {self.after}")


class Disposition(Value, kw_only=True):
    """What became of a comment, with the reason and the change it caused.

    Raises:
        Invalid: no reason; or a change that belongs to none.
    """

    comment: int
    """Number of the comment."""
    outcome: Outcome
    reason: str
    change: CausedChange | None = None
    by: str
    """Handle."""
    at: str
    """ISO 8601 moment."""
    undone_at: str | None = None
    undone_by: str | None = None
    undone_because: str | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise Invalid(Problem("a disposition gives a reason", place="reason", remedy="write why, in a sentence"))
        if self.change is not None and not self.outcome.changes_text:
            raise Invalid(Problem(f"a comment that is {self.outcome} changes nothing", place="outcome"))
        if self.undone_at is not None and not (self.undone_because or "").strip():
            raise Invalid(
                Problem("taking a disposition back says why", place="because", remedy="write it in a sentence")
            )

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.undone_at is None

    @property
    def awaits_change(self) -> bool:
        """Whether the change that was promised is not in the text yet."""
        return self.stands and self.outcome.changes_text and self.change is None


def voice(invitation: Invitation, *, comments: int) -> Voice:
    """How an institution took part so far; *comments* are those it made and did not take back."""
    if comments:
        return Voice.COMMENTED
    if invitation.no_comment_at is not None:
        return Voice.NO_COMMENT
    return Voice.READ if invitation.opened_at is not None else Voice.SILENT
