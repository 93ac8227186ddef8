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
    CARRIED = "from last round"
    """What the round before said, not yet confirmed: it answers nothing until somebody confirms or changes it."""
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
        if self.status is AnswerStatus.CARRIED and not (self.closed or self.non_answer):
            raise Invalid(f"{self.indicator}: an answer from the last round says something")
        if self.status.is_settled and (lacking := lacks(self)):
            if Lack.ANSWER in lacking:
                raise Invalid(f"{self.indicator}: a {self.status} answer is given")
            raise Unsupported(*(_problem(self, lack) for lack in lacking))


class Lack(StrEnum):
    """What keeps an answer from being complete."""

    ANSWER = "an answer"
    JUSTIFICATION = "a justification"
    PIN = "a quotation"
    SEARCHES = "the search log"


def lacks(answer: Answer) -> tuple[Lack, ...]:
    """What is missing before the answer can be called complete.

    >>> lacks(Answer(indicator="1.1.2", closed="present")) == (Lack.JUSTIFICATION, Lack.PIN)
    True
    """
    missing = {
        Lack.ANSWER: answer.closed is None and answer.non_answer is None,
        Lack.JUSTIFICATION: not answer.justification.strip(),
        Lack.PIN: answer.closed is not None and answer.closed not in LEAST and not answer.pins,
        Lack.SEARCHES: answer.non_answer is NonAnswer.NO_EVIDENCE and not answer.searches,
    }
    return tuple(lack for lack, is_missing in missing.items() if is_missing)


def _problem(answer: Answer, lack: Lack) -> Problem:
    code = answer.indicator
    return {
        Lack.ANSWER: Problem(f"{code} is not answered", remedy="choose an answer"),
        Lack.JUSTIFICATION: Problem(f"{code} has no justification", remedy="say why, also for 'absent'"),
        Lack.PIN: Problem(f"{code} says '{answer.closed}' without a quotation", remedy="pin one"),
        Lack.SEARCHES: Problem(f"{code} says that nothing was found", remedy="attach the search log"),
    }[lack]


def fits(answer: Answer, indicator: Indicator) -> bool:
    """Whether a closed answer is one of the indicator's choices; a non-answer fits every indicator."""
    return answer.closed is None or answer.closed in indicator.choices
