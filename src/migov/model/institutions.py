"""Ministries, agencies and organizations, with their native names and acronyms."""

from __future__ import annotations

from migov.model.texts import Place
from migov.model.values import Value


class Institution(Value, kw_only=True):
    """One institution as a profile names it: "National Social Security Fund (Caisse Nationale …, CNSS)"."""

    id: str
    name: str
    """In the language of the profile."""
    native_name: str | None = None
    acronym: str | None = None
    other_names: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
