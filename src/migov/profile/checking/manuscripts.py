"""What is checked: the living text of a profile, with what the house knows about the things it names."""

from __future__ import annotations

from collections.abc import Mapping

from migov.model.drafts import Passage
from migov.model.instruments import Instrument
from migov.model.jurisdictions import Gazetteer, Jurisdiction
from migov.model.languages import Language
from migov.model.values import Moment, Value


class Manuscript(Value, kw_only=True):
    """The passages of a draft, and what they are held against."""

    passages: tuple[Passage, ...]
    """In printed order."""
    language: Language
    jurisdiction: Jurisdiction
    territories: Gazetteer
    acronyms: Mapping[str, tuple[str, ...]] = {}
    """What each acronym that printing spells out stands for: one name, or several where nobody can tell which."""
    names: tuple[str, ...] = ()
    """Of institutions: words that are not the author's."""
    instruments: tuple[Instrument, ...] = ()
    """With their status, their dates and every name."""
    cut_off: Moment | None = None
    """The day for which the profile speaks; without it no plan is taken to be over."""
    as_of: Mapping[str, Moment] = {}
    """When each answer was true, by the indicator's code; an answer without a date is left out."""
