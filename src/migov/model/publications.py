"""What a cover and an imprint say about a published profile."""

from __future__ import annotations

from enum import StrEnum

from migov.model.languages import Language
from migov.model.values import Moment, Value


class Generation(StrEnum):
    """Profiles changed their boilerplate and furniture over the years; which one a profile has or shall have."""

    G2019 = "2019"
    G2021 = "2021"
    G2022 = "2022"


class Publication(Value, kw_only=True):
    """Facts of the imprint. What is not printed is null, never made up."""

    language: Language
    translated_from: Language | None = None
    """The language of the text that was signed, where this is a translation of it."""
    title: str | None = None
    year: int | None = None
    generation: Generation | None = None
    publisher: str | None = None
    partner: str | None = None
    """The research partner: "Economist Impact", "The Economist Intelligence Unit"."""
    number: str | None = None
    """Publication number such as ``PUB2021/119/EL``."""
    isbn: str | None = None
    doi: str | None = None
    licence: str | None = None
    """Short form where one is known: ``CC BY-NC-ND 3.0 IGO``."""
    licence_address: str | None = None
    citation: str | None = None
    """The required citation, whole."""
    published: Moment | None = None
