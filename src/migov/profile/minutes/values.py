"""What stands in the minutes of a workshop, as plain values that the page and the document print in their ways."""

from __future__ import annotations

from migov.model.consultations import Outcome
from migov.model.languages import Language
from migov.model.values import Value


class Present(Value, kw_only=True):
    """Somebody who was there."""

    name: str
    institution: str
    function: str


class Entry(Value, kw_only=True):
    """One minute."""

    comment: int | None
    """Number of the comment it is about."""
    institution: str
    """Who asked for it; empty where nobody said."""
    said: str
    """The comment and what it suggests; empty where there is none, or where not everybody may read it."""
    outcome: Outcome | None
    decision: str
    rationale: str
    priority: str


class Group(Value, kw_only=True):
    """One passage with what was decided on it."""

    title: str
    """Of its section, as printed; empty for the whole draft."""
    words: str
    entries: tuple[Entry, ...]


class Sitting(Value, kw_only=True):
    """The minutes of one workshop, ready to be printed."""

    number: int
    title: str
    profile: str
    """Name of the profile."""
    place: str
    on: str
    """The day, ISO 8601."""
    version: int
    """Of the draft."""
    run_by: str
    is_closed: bool
    language: Language
    """In which heads and outcomes stand; what people wrote stays as they wrote it."""
    text_language: Language
    """Of the draft."""
    present: tuple[Present, ...]
    groups: tuple[Group, ...]

    @property
    def priorities(self) -> tuple[str, ...]:
        """What was agreed on as the way forward, each once."""
        return tuple(dict.fromkeys(one.priority for group in self.groups for one in group.entries if one.priority))

    @property
    def count(self) -> int:
        """How many minutes there are."""
        return sum(len(group.entries) for group in self.groups)
