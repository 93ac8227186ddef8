"""The process certificate as a file: what a profile prints of its process, and all by which a machine can check it."""

from __future__ import annotations

from typing import Literal

from migov.model.checks import Rule
from migov.model.processes import Process
from migov.model.values import Moment, Value
from migov.model.workflow import Stage


class FrozenDraft(Value, kw_only=True):
    """A version of the draft, as far as it can be told from another."""

    number: int
    hash: str
    content: str
    """SHA-256 of the assessment it was printed from."""
    parts: int
    on: Moment


class Held(Value, kw_only=True):
    """A workshop, as a fact."""

    title: str
    on: Moment
    place: str = ""
    attendees: int
    institutions: int
    """How many of them sent somebody."""
    minutes: int
    """How many things were decided or said."""


class Waived(Value, kw_only=True):
    """A doubt about the draft that a named person waived."""

    rule: Rule
    passage: str
    because: str
    name: str
    on: Moment


class Certificate(Value, kw_only=True):
    """How a profile came about, and where the journal stood when it was counted."""

    format: Literal["migov process certificate 1"] = "migov process certificate 1"
    assessment: str
    name: str
    """Official name of the country or locality, in the language of the profile."""
    year: int | None = None
    stage: Stage
    process: Process
    indicators: int | None = None
    """How many are asked, of which the process tells how many are answered; null where the catalogue is not here."""
    drafts: tuple[FrozenDraft, ...] = ()
    workshops: tuple[Held, ...] = ()
    waivers: tuple[Waived, ...] = ()
    line: int
    """Number of the journal's last line about this assessment, whose hash the process gives."""
    lines: int
    """How many lines of the journal hold, from the first on."""
    broken: int | None = None
    """Number of the first line of the journal that does not hold."""

    @property
    def chain_holds(self) -> bool:
        """Whether every line up to the one it names is as it was written."""
        return self.broken is None or self.broken > self.line
