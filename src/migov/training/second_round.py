"""The second round of a training country, in the middle of its research: what a team has done, day by day."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from migov.model.assignments import Duty
from migov.model.fields import Field
from migov.model.languages import Language
from migov.model.reviews import Verdict
from migov.model.treaties import Act
from migov.model.values import Moment, Value
from migov.model.workflow import Stage
from migov.training.sheets import sheet


class Opening(Value, kw_only=True):
    """How the round was opened; days count from the one on which it is loaded."""

    languages: tuple[Language, ...]
    opened: int
    zone: str
    due: dict[Stage, int]


class LaunchDay(Value, kw_only=True):
    """The briefing."""

    day: int
    place: str
    briefed: tuple[str, ...]
    agreed: str


class Named(Value, kw_only=True):
    """An institution that is asked."""

    name: str
    native_name: str
    acronym: str


class Handed(Value, kw_only=True):
    """What somebody has in hand."""

    person: str
    duty: Duty
    parts: tuple[str, ...]
    due: int


class Confirmed(Value, kw_only=True):
    """Answers of the first round that still hold."""

    person: str
    indicators: tuple[str, ...]
    day: int
    as_of: Moment


class WrittenDown(Value, kw_only=True):
    """Fields that somebody wrote, in a named day's hand."""

    person: str
    indicator: str
    day: int
    answer: str | None = None
    as_of: str | None = None
    practice: str | None = None
    confidence: str | None = None
    justification: str | None = None
    journal: str | None = None

    @property
    def words(self) -> dict[Field, str]:
        """The fields that were written."""
        told = {
            Field.ANSWER: self.answer,
            Field.AS_OF: self.as_of,
            Field.PRACTICE: self.practice,
            Field.CONFIDENCE: self.confidence,
            Field.JUSTIFICATION: self.justification,
            Field.JOURNAL: self.journal,
        }
        return {field: " ".join(text.split()) for field, text in told.items() if text is not None}


class ReviewDay(Value, kw_only=True):
    """A reviewer's word."""

    person: str
    indicator: str
    day: int
    verdict: Verdict
    comment: str = ""


class FlagDay(Value, kw_only=True):
    """A doubt, addressed to somebody."""

    person: str
    indicator: str
    to: str
    day: int
    says: str


class CodingDay(Value, kw_only=True):
    """A second answer."""

    person: str
    indicator: str
    day: int
    answer: str
    justification: str


class DelegationDay(Value, kw_only=True):
    """Indicators in the hands of an institution."""

    person: str
    institution: str
    """Its name."""
    parts: tuple[str, ...]
    day: int
    due: int
    asked: str


class ReturnDay(WrittenDown, kw_only=True):
    """What an institution handed in."""

    institution: str
    sources: str = ""
    remark: str = ""


class StandpointDay(Value, kw_only=True):
    """What a ministry says of a treaty."""

    person: str
    treaty: str
    day: int
    act: Act
    date: Moment
    says_so: str
    remark: str = ""


class City(Value, kw_only=True):
    """A city of the country whose own assessment begins."""

    name: str
    languages: tuple[Language, ...]
    opened: int
    due: dict[Stage, int]


class SecondRound(Value, kw_only=True):
    """``second-round.toml``."""

    opening: Opening
    launch: LaunchDay
    institutions: tuple[Named, ...]
    assignments: tuple[Handed, ...]
    confirmed: tuple[Confirmed, ...]
    written: tuple[WrittenDown, ...]
    reviews: tuple[ReviewDay, ...]
    flags: tuple[FlagDay, ...]
    codings: tuple[CodingDay, ...]
    delegations: tuple[DelegationDay, ...]
    returns: tuple[ReturnDay, ...]
    standpoints: tuple[StandpointDay, ...]
    city: City


def read(folder: Traversable) -> SecondRound:
    """The round as its file tells it.

    Raises:
        Unreadable, Invalid: the file is not there, or says something else than a round.
    """
    return sheet(folder, "second-round.toml", SecondRound)
