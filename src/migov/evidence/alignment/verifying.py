"""Verifying a quote: are these words in the source, and at the place they are said to be?"""

from __future__ import annotations

from enum import StrEnum

from migov.evidence.alignment.forms import Form
from migov.evidence.alignment.haystack import Haystack, Spot
from migov.evidence.alignment.nearest import Nearest
from migov.evidence.alignment.noise import Noise
from migov.evidence.alignment.places import Surroundings, same_place
from migov.model.citations import Pin, Quote
from migov.model.sources import Locator, Transcript
from migov.model.values import Value

SHOWN = 20
"""Further places of the same words that are listed."""


class Outcome(StrEnum):
    IN_PLACE = "in place"
    ELSEWHERE = "elsewhere in the source"
    NOT_FOUND = "not found"


class Verification(Value, kw_only=True):
    """What became of one quote."""

    outcome: Outcome
    has_surroundings: bool = False
    """Whether the text around the words is the one the quote remembers."""
    start: int | None = None
    end: int | None = None
    """The words' place in the source's text as it was handed in; null when they are not there."""
    locator: Locator | None = None
    """Where they were found, as far as the source tells."""
    noise: tuple[Noise, ...] = ()
    """What stood between the quote's spelling and the source's."""
    others: tuple[tuple[int, int], ...] = ()
    """Further places with the same words, twenty at most."""
    nearest: Nearest | None = None
    """For a refused quote the closest words of the source, as a suggestion to the person."""

    @property
    def is_verified(self) -> bool:
        """Whether the words stand, unchanged, at the place they are said to stand."""
        return self.outcome is Outcome.IN_PLACE

    @property
    def says(self) -> str:
        """The outcome as a sentence for the person who quoted."""
        if self.outcome is Outcome.NOT_FOUND:
            if self.nearest is None:
                return "The source does not contain these words, nor any close to them."
            return f"The source does not contain these words. The quote has {self.nearest.says}."
        if self.outcome is Outcome.ELSEWHERE:
            return f"The words stand elsewhere in the source{_named(self.locator)}."
        return "The words stand in the source" + (f", apart from {', '.join(self.noise)}." if self.noise else ".")


def verify(quote: Quote, source: str | Transcript | Haystack, *, locator: Locator | None = None) -> Verification:
    """Whether a source contains a quote word for word, and at its place.

    Only the noise listed in `migov.evidence.alignment.noise` is overlooked. The place is told by *locator* where the
    source has passages or pages, else by the quote's own surroundings. To verify many quotes of one source prepare it
    once: ``Haystack(transcript)``.
    """
    haystack = source if isinstance(source, Haystack) else Haystack(source)
    spots = haystack.spots(quote.exact.strip())
    if not spots:
        return Verification(outcome=Outcome.NOT_FOUND, nearest=haystack.concordance.nearest(Form(quote.exact)))
    around = Surroundings(quote)
    ranked = sorted(spots, key=lambda spot: _rank(spot, around, haystack, locator), reverse=True)
    best = ranked[0]
    start, end = best.span
    remembered = around.agree(best.form, best.first, best.last)
    placed = _placed(best, haystack, locator)
    return Verification(
        outcome=Outcome.IN_PLACE if (remembered if placed is None else placed) else Outcome.ELSEWHERE,
        has_surroundings=remembered,
        start=start,
        end=end,
        locator=haystack.locator(start),
        noise=best.noise,
        others=tuple(spot.span for spot in ranked[1 : SHOWN + 1]),
    )


def verify_pin(pin: Pin, source: Transcript | Haystack) -> Verification:
    """Whether a source still contains a pin's words at the pin's place."""
    return verify(pin.quote, source, locator=pin.locator)


def _placed(spot: Spot, haystack: Haystack, locator: Locator | None) -> bool | None:
    """Whether a spot is at the claimed place; null where nothing is claimed or the source has no places."""
    found = haystack.locator(spot.span[0]) if locator is not None else None
    return None if locator is None or found is None else same_place(locator, found)


def _rank(spot: Spot, around: Surroundings, haystack: Haystack, locator: Locator | None) -> tuple[bool, int]:
    left, right = around.common(spot.form, spot.first, spot.last)
    return _placed(spot, haystack, locator) is not False, left + right


def _named(locator: Locator | None) -> str:
    if locator is None:
        return ""
    page = locator.page_label or locator.page_index
    parts = [*locator.path, *([f"page {page}"] if page is not None else [])]
    return ": " + ", ".join(parts) if parts else ""
