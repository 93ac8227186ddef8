"""One thing that a release claims, and whether it is so."""

from __future__ import annotations

from collections.abc import Sequence

from migov.model.values import Value

SHOWN = 8
"""Things that are wrong, as far as they are named."""


class Claim(Value, kw_only=True):
    """One claim."""

    says: str
    holds: bool | None
    """Null where it cannot be told here."""
    because: str = ""

    @classmethod
    def told(cls, says: str, wrong: Sequence[str]) -> Claim:
        """A claim that holds where nothing is wrong."""
        more = f"; and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        return cls(says=says, holds=not wrong, because="; ".join(one[:300] for one in wrong[:SHOWN]) + more)
