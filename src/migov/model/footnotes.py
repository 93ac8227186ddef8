"""Footnotes: they number through a profile, and begin again at 1 on a module page."""

from __future__ import annotations

from migov.model.texts import Place
from migov.model.values import Value


class Footnote(Value, kw_only=True):
    """One footnote with the place that calls it."""

    number: str
    """As printed; unique within its series."""
    text: str
    place: Place | None
    """Where its mark stands; null where no mark was found (the reader flags it)."""
