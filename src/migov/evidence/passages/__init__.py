"""Passages: a text cut where its own structure cuts it, into articles, sections, paragraphs, annexes."""

from __future__ import annotations

from migov.evidence.passages.cutting import cut

__all__ = ["cut"]
