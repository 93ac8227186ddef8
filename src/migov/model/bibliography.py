"""Key sources: what a profile lists at its end."""

from __future__ import annotations

from migov.model.values import Value


class KeySource(Value, kw_only=True):
    """One entry of the list of key sources."""

    text: str
    """The whole entry as printed, without its address."""
    address: str | None = None
    dimension: int | None = None
    """The dimension under which it is listed, where the list is divided so."""
    heading: str | None = None
    """The printed heading above it: the name of an institution or of a sub-domain."""
