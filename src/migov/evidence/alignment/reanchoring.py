"""Re-anchoring: the pins of a source, tried on what a new snapshot of it says."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from migov.evidence.alignment.haystack import Haystack
from migov.evidence.alignment.pinning import pin_at
from migov.evidence.alignment.places import same_article
from migov.evidence.alignment.verifying import Verification, verify_pin
from migov.model.citations import Pin
from migov.model.sources import Locator, Transcript
from migov.model.values import Value


class Fate(StrEnum):
    REANCHORED = "re-anchored"
    """The same words, at the same article or with the same surroundings."""
    MOVED = "moved"
    """The same words, in another article: a person looks whether they still mean the same."""
    LOST = "lost"
    """The words are no longer there."""


class Reanchoring(Value, kw_only=True):
    """What a new snapshot made of one pin."""

    before: Pin
    fate: Fate
    after: Pin | None = None
    """The pin on the new snapshot; null where the words are lost."""
    verification: Verification

    @property
    def says(self) -> str:
        """The fate as a sentence."""
        if self.fate is Fate.LOST:
            return f"Lost from {_named(self.before.locator)}. {self.verification.says}"
        place = _named(self.after.locator if self.after else self.before.locator)
        if self.fate is Fate.MOVED:
            return f"Moved from {_named(self.before.locator)} to {place}."
        return f"The same words stand in {place}."


def reanchor(pins: Iterable[Pin], transcript: Transcript | Haystack) -> tuple[Reanchoring, ...]:
    """What became of each pin, in order, in a new transcript of its source."""
    haystack = transcript if isinstance(transcript, Haystack) else Haystack(transcript)
    return tuple(_reanchored(pin, haystack) for pin in pins)


def _reanchored(pin: Pin, haystack: Haystack) -> Reanchoring:
    verification = verify_pin(pin, haystack)
    if verification.start is None or verification.end is None:
        return Reanchoring(before=pin, fate=Fate.LOST, verification=verification)
    after = pin_at(haystack, verification.start, verification.end, source=pin.source)
    stays = verification.is_verified or (verification.has_surroundings and same_article(pin.locator, after.locator))
    return Reanchoring(
        before=pin, fate=Fate.REANCHORED if stays else Fate.MOVED, after=after, verification=verification
    )


def _named(locator: Locator) -> str:
    if locator.path:
        return ", ".join(locator.path)
    page = locator.page_label or locator.page_index
    return f"page {page}" if page is not None else "the text"
