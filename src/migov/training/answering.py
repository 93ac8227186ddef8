"""The answers of a training country, as its analyst wrote them down: what is said, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from migov.errors import Invalid, Problem
from migov.model.answers import NonAnswer
from migov.model.dimensions import Dimension
from migov.model.indicators import Confidence
from migov.model.instruments import InstrumentStatus
from migov.model.values import Moment, Value, repeated
from migov.training.library import cards
from migov.training.sheets import sheet


class Quotation(Value, kw_only=True):
    """Words of a source as its reader sees them: lines joined, words that a line end parts put together."""

    source: str
    """Id of a source of the country's library."""
    words: str


class TrainingAnswer(Value, kw_only=True):
    """An answer before its quotations are pinned: pinning needs the stored source."""

    indicator: str
    closed: str | None = None
    """One of the indicator's choices."""
    non_answer: NonAnswer | None = None
    years: tuple[int, ...] = ()
    """For ratifications."""
    justification: str
    quotations: tuple[Quotation, ...] = ()
    searches: tuple[str, ...] = ()
    """Phrases that were looked for word for word, where nothing was found: an exact search for each finds nothing."""
    as_of: Moment
    confidence: Confidence
    practice: InstrumentStatus | None = None
    """How far what the law says is real."""

    def __post_init__(self) -> None:
        if (self.closed is None) == (self.non_answer is None):
            raise Invalid(f"{self.indicator}: an answer is either closed or a non-answer")
        if (self.non_answer is NonAnswer.NO_EVIDENCE) != bool(self.searches):
            raise Invalid(f"{self.indicator}: searches show that no evidence was found, and nothing else")


class AnswersSheet(Value, kw_only=True):
    """``answers/1-rights.toml`` and its five sisters."""

    answers: tuple[TrainingAnswer, ...]


def read(folder: Traversable, shelf: Traversable | None = None) -> Iterator[TrainingAnswer]:
    """The answers of the six dimensions, in the order of the files.

    Args:
        folder: of the round.
        shelf: the folder that has the library; null where it is the round's own.

    Raises:
        Unreadable: a file is missing or not TOML.
        Invalid: an indicator is answered twice or under another dimension, a quotation names no source.
    """
    known = {card.id for card in cards(shelf or folder)}
    seen: list[str] = []
    names = sorted(entry.name for entry in folder.joinpath("answers").iterdir() if entry.name.endswith(".toml"))
    for dimension in Dimension:
        for name in (name for name in names if name.startswith(f"{int(dimension)}-")):
            for answer in sheet(folder.joinpath("answers"), name, AnswersSheet).answers:
                _check(answer, name, dimension, known)
                seen.append(answer.indicator)
                yield answer
    for twice in repeated(seen):
        raise Invalid(Problem("an indicator is answered once", file="answers", place=twice))


def _check(answer: TrainingAnswer, file: str, dimension: Dimension, known: set[str]) -> None:
    if not answer.indicator.startswith(f"{int(dimension)}."):
        raise Invalid(Problem(f"not an indicator of dimension {int(dimension)}", file=file, place=answer.indicator))
    for quotation in answer.quotations:
        if quotation.source not in known:
            says = f"the library has no source {quotation.source!r}"
            raise Invalid(Problem(says, file=file, place=answer.indicator))
