"""What an analyst answers to an indicator, and on what grounds."""

from __future__ import annotations

from enum import StrEnum

from migov.errors import Invalid, Problem, Unsupported
from migov.model.citations import Pin
from migov.model.indicators import Confidence, Indicator
from migov.model.instruments import InstrumentStatus
from migov.model.values import Moment, Value


class NonAnswer(StrEnum):
    """Why there is no closed answer. None of the four is ever counted as "no"."""

    NOT_APPLICABLE = "not applicable"
    NO_EVIDENCE = "no evidence found"
    """Stands on the log of the searches that found nothing."""
    NOT_ANSWERED = "not answered by the ministry"
    NOT_PRINTED = "answered but not printed"


class AnswerStatus(StrEnum):
    NOT_STARTED = "not started"
    DRAFT = "draft"
    COMPLETE = "complete"
    REVIEWED = "reviewed"

    @property
    def is_settled(self) -> bool:
        return self in (AnswerStatus.COMPLETE, AnswerStatus.REVIEWED)


LEAST = frozenset({"absent", "none", "no", "not ratified"})
"""Closed answers that say something is not there: a justification carries them where no text can be quoted."""


class Search(Value, kw_only=True):
    """One search that was made: the proof of an absence is the list of them."""

    query: str
    at: str
    """ISO 8601 moment with its offset."""
    found: int
    """How many passages came back."""
    by: str | None = None


class Answer(Value, kw_only=True):
    """A closed answer or a non-answer to an indicator.

    Raises:
        Unsupported: a settled answer lacks a justification, or says that something exists without a pin, or says that
            no evidence was found without the searches that show it.
    """

    indicator: str
    closed: str | None = None
    """One of the indicator's choices."""
    non_answer: NonAnswer | None = None
    years: tuple[int, ...] = ()
    """For ratifications."""
    justification: str = ""
    pins: tuple[Pin, ...] = ()
    as_of: Moment | None = None
    confidence: Confidence | None = None
    practice: InstrumentStatus | None = None
    """How far what the law says is real, apart from what it says."""
    status: AnswerStatus = AnswerStatus.DRAFT
    searches: tuple[Search, ...] = ()
    journal: str = ""
    """Private notes of the search; never published."""

    def __post_init__(self) -> None:
        if self.closed is not None and self.non_answer is not None:
            raise Invalid(f"{self.indicator}: an answer is either closed or a non-answer")
        if self.status is AnswerStatus.NOT_STARTED and (self.closed or self.non_answer):
            raise Invalid(f"{self.indicator}: an answer that is given has been started")
        if not self.status.is_settled:
            return
        if self.closed is None and self.non_answer is None:
            raise Invalid(f"{self.indicator}: a {self.status} answer is given")
        if not self.justification.strip():
            raise Unsupported(Problem(f"{self.indicator} has no justification", remedy="say why, also for 'absent'"))
        if self.closed is not None and self.closed not in LEAST and not self.pins:
            raise Unsupported(Problem(f"{self.indicator} says '{self.closed}' without a quotation", remedy="pin one"))
        if self.non_answer is NonAnswer.NO_EVIDENCE and not self.searches:
            raise Unsupported(Problem(f"{self.indicator} says that nothing was found", remedy="attach the search log"))


def fits(answer: Answer, indicator: Indicator) -> bool:
    """Whether a closed answer is one of the indicator's choices; a non-answer fits every indicator."""
    return answer.closed is None or answer.closed in indicator.choices
