"""Blame and praise: a profile tells facts, and judges nobody."""

from __future__ import annotations

from collections.abc import Iterator

from migov.model.checks import Doubt, Rule
from migov.profile.checking.reading import Reading
from migov.profile.checking.tone.signs import signs_of
from migov.profile.checking.wording import Wording


def blame(reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """The sentences that the language's data have signs of this for."""
    return signs_of(Rule.BLAME, wording.blame, reading, wording)
