"""The consultation on a training country's profile: what everybody said, wrote and decided, day by day."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from migov.errors import Invalid, Problem
from migov.model.answers import NonAnswer
from migov.model.checks import Rule
from migov.model.consultations import Outcome, ProposalKind, Visibility
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.values import Moment, Value, repeated
from migov.training.sheets import sheet
from migov.training.word_file import Mark


class Days(Value, kw_only=True):
    """The days of the consultation, counted from the one on which it is played."""

    zone: str
    answered: int
    adopted: int
    frozen: int
    invited: int
    opened: int
    due: int
    second: int | None = None
    """When the second version was frozen; null where there was none."""
    changed: str = ""
    """Why there was a second one."""


class Answered(Value, kw_only=True):
    """An answer that was given at the desk, without a quotation."""

    indicators: tuple[str, ...]
    person: str
    closed: str | None = None
    non_answer: NonAnswer | None = None
    justification: str


class Reviewed(Value, kw_only=True):
    """Answers that a reviewer has read and agrees with."""

    person: str
    indicators: tuple[str, ...]


class Attested(Value, kw_only=True):
    """What a named person of an institution said of passages before they went out."""

    institution: str
    said_by: str
    on: Moment
    words: str
    passages: tuple[str, ...]


class Edited(Value, kw_only=True):
    """Words of a passage that the editor wrote otherwise."""

    passage: str
    was: str
    now: str
    why: str


class Waived(Value, kw_only=True):
    """A doubt that the editor waived; *words* begin those that were in doubt."""

    rule: Rule
    passage: str
    words: str
    because: str


class Invited(Value, kw_only=True):
    """An institution that was asked."""

    institution: str
    languages: tuple[Language, ...] = (Language.EN,)
    dimensions: tuple[Dimension, ...] = ()
    sub_domains: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    is_government: bool = True
    due: int | None = None
    """A day of its own."""
    reminded: tuple[int, ...] = ()
    nothing: int | None = None
    """The day on which it said that it has no comments."""
    person: str
    """Who speaks for it."""


class Suggested(Value, kw_only=True):
    """What a suggestion would do."""

    kind: ProposalKind
    words: str = ""


class SaidDay(Value, kw_only=True):
    """A comment, a suggestion or a reply, made on the page."""

    key: str
    person: str
    institution: str | None = None
    """Null for somebody of the team."""
    day: int
    version: int = 1
    passage: str | None = None
    words: str = ""
    """That it is about; empty for the whole passage."""
    says: str = ""
    proposes: Suggested | None = None
    visibility: Visibility = Visibility.GOVERNMENT
    replies_to: str | None = None


class WordFile(Value, kw_only=True):
    """The file that came back from an institution, and who had brought it to paper."""

    institution: str
    person: str
    author: str
    sent: int
    """The day on which it was taken out."""
    day: int
    """The day on which it came back."""
    marks: tuple[Mark, ...]


class DecidedDay(Value, kw_only=True):
    """What became of a comment.

    With *was* and *now* the editor rewrote the passage; a suggestion that is accepted without them is carried out.
    """

    comment: str
    day: int
    outcome: Outcome
    reason: str
    was: str = ""
    now: str = ""


class Attending(Value, kw_only=True):
    """Somebody in the room."""

    name: str
    institution: str | None = None
    function: str = ""


class MinuteTaken(Value, kw_only=True):
    """One thing that was decided in the room."""

    passage: str | None = None
    comment: str | None = None
    outcome: Outcome | None = None
    decision: str = ""
    rationale: str = ""
    priority: str = ""
    institution: str | None = None


class WorkshopDay(Value, kw_only=True):
    """The workshop."""

    person: str
    title: str
    place: str
    day: int
    attendees: tuple[Attending, ...]
    minutes: tuple[MinuteTaken, ...]


class Agreed(Value, kw_only=True):
    """A priority on the way forward."""

    person: str
    day: int
    text: str
    dimension: Dimension | None = None
    agreed_by: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


class Played(Value, kw_only=True):
    """``consultation.toml``.

    Raises:
        Invalid: two comments have one key, or something is decided or answered that nobody said.
    """

    editor: str
    focal_point: str = "demo-focal-point"
    days: Days
    answers: tuple[Answered, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    statements: tuple[Attested, ...] = ()
    edits: tuple[Edited, ...] = ()
    waivers: tuple[Waived, ...] = ()
    invited: tuple[Invited, ...]
    comments: tuple[SaidDay, ...] = ()
    word: WordFile | None = None
    """Null where nobody answered in a Word file."""
    decided: tuple[DecidedDay, ...] = ()
    workshop: WorkshopDay | None = None
    """Null where nobody met."""
    priorities: tuple[Agreed, ...] = ()

    def __post_init__(self) -> None:
        keys = [*(one.key for one in self.comments), *(one.key for one in (self.word.marks if self.word else ()))]
        meant = [one.comment for one in self.decided]
        meant += [one.comment for one in (self.workshop.minutes if self.workshop else ()) if one.comment]
        meant += [one.replies_to for one in self.comments if one.replies_to]
        for twice in repeated(keys):
            raise Invalid(Problem("two comments have one key", place=twice))
        for unknown in (key for key in meant if key not in keys):
            raise Invalid(Problem("nobody says this", place=unknown))


def read(folder: Traversable) -> Played:
    """The consultation as its file tells it.

    Raises:
        Unreadable, Invalid: the file is not there, or says something else than a consultation.
    """
    return sheet(folder, "consultation.toml", Played)
