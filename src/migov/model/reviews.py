"""Second readers: what they say of an answer, what they answer without having seen it, and how far both agree."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from migov.errors import Invalid, Problem
from migov.model.answers import NonAnswer
from migov.model.values import Value


class Verdict(StrEnum):
    """What a reviewer says of an answer."""

    AGREE = "agree"
    DISAGREE = "disagree"


class Review(Value, kw_only=True):
    """One reviewer's word on one version of an answer.

    Raises:
        Invalid: a disagreement without a reason.
    """

    indicator: str
    reviewer: str
    """Handle."""
    verdict: Verdict
    comment: str = ""
    version: int
    """Of the answer that was read: a later version has to be read again."""
    at: str
    """ISO 8601 moment."""
    withdrawn_at: str | None = None
    """When the reviewer took it back; then it counts no longer, and is still read."""

    def __post_init__(self) -> None:
        if self.verdict is Verdict.DISAGREE and not self.comment.strip():
            raise Invalid(Problem("a disagreement says why", remedy="write what is wrong and what would be right"))


def standing(reviews: Iterable[Review], version: int) -> tuple[Review, ...]:
    """Each reviewer's last word on this version of the answer, unless it was taken back."""
    last = {one.reviewer: one for one in sorted(reviews, key=lambda one: one.at) if one.version == version}
    return tuple(one for one in last.values() if one.withdrawn_at is None)


def is_reviewed(reviews: Iterable[Review], version: int) -> bool:
    """Whether somebody agrees with this version, and nobody disagrees."""
    now = standing(reviews, version)
    return bool(now) and all(one.verdict is Verdict.AGREE for one in now)


class Coding(Value, kw_only=True):
    """A second answer to an indicator, given by somebody who has not seen the first.

    Raises:
        Invalid: a submitted coding without an answer or a justification.
    """

    indicator: str
    coder: str
    """Handle."""
    asked_by: str
    asked_at: str
    closed: str | None = None
    non_answer: NonAnswer | None = None
    justification: str = ""
    saves: int = 0
    """How often it was saved: two open tabs notice each other by it."""
    submitted_at: str | None = None

    def __post_init__(self) -> None:
        if self.closed is not None and self.non_answer is not None:
            raise Invalid(Problem(f"{self.indicator}: an answer is either closed or a non-answer"))
        if self.submitted_at is None:
            return
        if self.closed is None and self.non_answer is None:
            raise Invalid(Problem(f"{self.indicator} has no answer", remedy="choose one, or one of the non-answers"))
        if not self.justification.strip():
            raise Invalid(Problem(f"{self.indicator} has no justification", remedy="say on what grounds"))

    @property
    def is_submitted(self) -> bool:
        return self.submitted_at is not None


class Agreement(Value, kw_only=True):
    """How often two coders who did not see each other said the same of one indicator.

    It tells of the question, not of any country: a question on which coders differ wants rewording.
    """

    indicator: str
    compared: int
    agreed: int


def agreement(pairs: Iterable[tuple[str, str, str]]) -> tuple[Agreement, ...]:
    """The agreement per indicator, in order of the indicators' codes.

    Args:
        pairs: indicator, first answer and second answer, in the words of `migov.model.fields.words`.
    """
    counts: dict[str, list[bool]] = {}
    for indicator, first, second in pairs:
        counts.setdefault(indicator, []).append(first == second)
    return tuple(
        Agreement(indicator=code, compared=len(same), agreed=sum(same)) for code, same in sorted(counts.items())
    )
