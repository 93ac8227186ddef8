"""What stands in a mandate pack."""

from __future__ import annotations

from migov.model.languages import Language
from migov.model.values import Value


class Line(Value, kw_only=True):
    """One part of the draft that concerns the institution."""

    id: str
    words: str
    notes: tuple[str, ...] = ()
    is_table: bool = False
    """Whether its words are rows, a line each."""


class Section(Value, kw_only=True):
    """The parts that stand under one heading."""

    title: str
    dimension: int | None
    lines: tuple[Line, ...]


class Question(Value, kw_only=True):
    """One question of the assessment."""

    code: str
    text: str


class Pack(Value, kw_only=True):
    """What of a draft concerns one institution, and how it answers."""

    assessment: str
    profile: str
    """Name of the jurisdiction."""
    institution: str
    version: int
    """Number of the draft."""
    language: Language
    """In which the pack speaks; the draft's own words stay in theirs."""
    text_language: str
    frozen_on: str
    """ISO 8601 day."""
    due: str
    """``2026-03-31 17:00``."""
    zone: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...] = ()
    """Those on which the passages rest."""
    unanswered: tuple[Question, ...] = ()
    """Those that the institution was handed and has not answered."""
    rest: int = 0
    """Parts of the draft that are not in the pack."""
    is_everything: bool = False
    address: str = ""
    """Where comments are made."""
    word_address: str = ""
    """Where the Word file is that can be sent back."""

    @property
    def count(self) -> int:
        """How many parts of the draft are in it."""
        return sum(len(section.lines) for section in self.sections)
