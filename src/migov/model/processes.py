"""The process of a profile, as facts: who was asked, who said what, how it was answered, who signed which text.

They are counted from the journal and printed as they are. Silence and "no comment" are facts among others.
"""

from __future__ import annotations

import re

from migov.errors import Invalid, Problem
from migov.model.consultations import Voice
from migov.model.signatures import Party
from migov.model.values import Moment, Value, repeated

SEAL = re.compile("[0-9a-f]{64}")


class Heard(Value, kw_only=True):
    """An institution that was asked about the draft, and how it took part.

    Raises:
        Invalid: comments of an institution that made none, or the other way round.
    """

    institution: str
    """Its name, in the language of the profile."""
    voice: Voice
    comments: int = 0
    """That it made and did not take back."""
    days: int
    """From its invitation to its deadline."""
    reminders: int = 0
    """How often it was reminded."""

    def __post_init__(self) -> None:
        if self.comments < 0 or (self.voice is Voice.COMMENTED) != (self.comments > 0):
            raise Invalid(Problem(f"{self.institution}: {self.comments} comments are not “{self.voice}”"))


class Outcomes(Value, kw_only=True):
    """How many comments came to which outcome.

    >>> Outcomes(accepted=3, noted=1, undecided=1).share_answered
    0.8
    """

    accepted: int = 0
    in_part: int = 0
    not_accepted: int = 0
    noted: int = 0
    undecided: int = 0

    def __post_init__(self) -> None:
        if min(self.accepted, self.in_part, self.not_accepted, self.noted, self.undecided) < 0:
            raise Invalid("comments are counted from 0")

    @property
    def answered(self) -> int:
        """How many have a disposition."""
        return self.accepted + self.in_part + self.not_accepted + self.noted

    @property
    def total(self) -> int:
        """How many comments there are that need a disposition."""
        return self.answered + self.undecided

    @property
    def share_answered(self) -> float | None:
        """From 0 to 1; null where nobody commented."""
        return self.answered / self.total if self.total else None


class Signed(Value, kw_only=True):
    """A sign-off that stands.

    Raises:
        Invalid: no name, no function, or a hash that is no SHA-256.
    """

    party: Party
    name: str
    function: str
    on: Moment
    version: int
    """Number of the draft that was signed."""
    hash: str
    """Of that draft."""

    def __post_init__(self) -> None:
        if not SEAL.fullmatch(self.hash):
            raise Invalid(Problem(f"{self.hash!r} is not a SHA-256 in lower-case hexadecimal", place="hash"))
        for place, text in (("name", self.name), ("function", self.function)):
            if not text.strip():
                raise Invalid(Problem(f"a sign-off has a {place}", place=place))


class Process(Value, kw_only=True):
    """How a profile came about: its process certificate.

    Raises:
        Invalid: an institution stands twice, more answers reviewed than there are, or a hash that is none.
    """

    opened: Moment | None = None
    """When the consultation opened; null where there was none."""
    closed: Moment | None = None
    days_allowed: int | None = None
    """From the opening of the consultation to its deadline."""
    institutions: tuple[Heard, ...] = ()
    outcomes: Outcomes = Outcomes()
    answers: int = 0
    """How many answers are settled."""
    reviewed: int = 0
    """How many of them a second person has reviewed."""
    drafts: int = 0
    """How many versions of the draft were frozen."""
    sign_offs: tuple[Signed, ...] = ()
    journal: str
    """Hash of the journal's last line, which holds all that stands before it."""
    as_of: Moment
    """The day on which this was counted."""

    def __post_init__(self) -> None:
        if not 0 <= self.reviewed <= self.answers:
            raise Invalid(f"of {self.answers} answers, {self.reviewed} cannot have been reviewed")
        if not SEAL.fullmatch(self.journal):
            raise Invalid(Problem(f"{self.journal!r} is not a SHA-256 in lower-case hexadecimal", place="journal"))
        for twice in repeated([heard.institution for heard in self.institutions]):
            raise Invalid(f"{twice} stands twice among the institutions that were asked")

    @property
    def share_reviewed(self) -> float | None:
        """From 0 to 1; null where nothing was answered."""
        return self.reviewed / self.answers if self.answers else None

    def heard(self, voice: Voice) -> int:
        """How many institutions took part in this way."""
        return sum(one.voice is voice for one in self.institutions)
