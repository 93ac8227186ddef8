"""References: the laws that a text cites, and the register of instruments that texts together make."""

from __future__ import annotations

from migov.evidence.references.finding import Reference, find

__all__ = ["Reference", "find"]
