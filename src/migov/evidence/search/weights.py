"""Every number that ranking rests on, in one place.

Chosen on the ten development topics of one corpus, and kept where leaving any one of them out would choose the same or
nearly the same: `benchmarks/retrieval.py --leave-one-out` shows by how much.
"""

from __future__ import annotations

from migov.model.values import Value


class Weights(Value, kw_only=True):
    """How much each thing counts. The numbers matter only in proportion."""

    body: float = 1.0
    headings: float = 0.6
    title: float = 0.4
    exact: float = 0.2
    """For a typed word that stands in the passage in just this form, whatever its accents."""

    typed: float = 1.0
    question: float = 0.5
    label: float = 1.0
    synonym: float = 0.5

    phrase: float = 1.0
    """For the words of a phrase standing together, beside what each of them counts alone."""
    slop: int = 2
    """How many words may stand between those of a phrase."""
    single: float = 0.3
    """For one word of a phrase standing alone, against a term that is that word only."""


WEIGHTS = Weights()
