"""The colours of a printed profile: one hue for each dimension, the same on paper, in Word and on a page.

A colour only says *which* dimension, never how well: no shade means better or worse. Every `deep` reads on white, every
`bright` on `NIGHT`, both with at least 4.5 to 1 (WCAG 2.2 AA).
"""

from __future__ import annotations

from migov.model.dimensions import Dimension
from migov.model.values import Value


class Colour(Value):
    """One hue in the three strengths that printing needs, each as ``#rrggbb``."""

    deep: str
    """Text and rules on white; ground under white text."""
    tint: str
    """Ground under dark text."""
    bright: str
    """Text on a dark page."""


INK = "#1b2733"
"""Running text."""
BRAND = "#16324f"
"""Cover, headings and furniture outside the six dimensions."""
MUTED = "#55606b"
"""Captions, notes, running heads."""
PAPER = "#ffffff"
NIGHT = "#12181f"
"""The page in dark mode."""

PALETTE: dict[Dimension, Colour] = {
    Dimension.RIGHTS: Colour("#1f5c99", "#e8f0f8", "#8ebcf2"),
    Dimension.POLICY: Colour("#0b6b6b", "#e4f2f1", "#6fcfcb"),
    Dimension.PARTNERSHIPS: Colour("#6a3f9e", "#f0eaf7", "#c6abf3"),
    Dimension.WELL_BEING: Colour("#38702a", "#e9f3e5", "#9fd18a"),
    Dimension.CRISES: Colour("#a63a22", "#fbece8", "#f3a893"),
    Dimension.MIGRATION: Colour("#855700", "#f8f0df", "#e5bd6b"),
}


def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two colours, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
