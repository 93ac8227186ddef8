"""Doubts, repairs and signs of age: what a reader of profiles noticed, kept beside what was printed."""

from __future__ import annotations

from enum import StrEnum

from migov.model.texts import Place
from migov.model.values import Moment, Value


class FlagKind(StrEnum):
    CONTRADICTION = "contradiction"
    """Two printed facts disagree."""
    IMPLAUSIBLE_YEAR = "implausible year"
    """A year that cannot be, or is that of another act or instrument."""
    SEVERAL_NAMES = "several names"
    """One law under several names."""
    SEVERAL_IDENTITIES = "several identities"
    """One number with several kinds or years."""
    STRENGTH_NOT_IMPLEMENTED = "strength not implemented"
    """Cited on the well-developed side and elsewhere as not implemented."""
    RECORD_DIFFERS = "record differs"
    """The treaty record says otherwise."""
    TABLE_OPEN = "table open"
    """A table whose cells could not be told apart."""
    NOTE_WITHOUT_MARK = "note without mark"
    MARK_WITHOUT_NOTE = "mark without note"
    MISSING_PART = "missing part"
    """A part that profiles of this kind have and this one does not."""


class Flag(Value, kw_only=True):
    """A doubt addressed to a person. Nothing is mended: what was printed stays."""

    kind: FlagKind
    says: str
    """One sentence that names the facts."""
    places: tuple[Place, ...] = ()


class Repair(Value, kw_only=True):
    """One piece of damage of the extraction that was repaired."""

    kind: str
    """Name of the cleaning step: "ligature", "letter-spacing", "page break" …"""
    page: int | None = None
    before: str
    after: str


class AsOf(Value, kw_only=True):
    """A moment at which the profile says a statement was true."""

    date: Moment
    printed: str
    """The words: "as of October 2021"."""
    place: Place


class StalenessKind(StrEnum):
    PERIOD_ENDED = "period ended"
    """A plan or programme whose last year lies before the profile's."""
    OLD_DATA = "old data"
    """"has not been updated since 2014"."""
    PENDING = "pending"
    """Drafted, under revision, not yet adopted: likely to have moved since."""


class Staleness(Value, kw_only=True):
    """A sign that a statement may no longer hold."""

    kind: StalenessKind
    says: str
    printed: str
    """The words that give the sign."""
    year: int | None = None
    place: Place
