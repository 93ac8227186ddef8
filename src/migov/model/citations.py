"""Quotes and pins: words of a source, findable again."""

from __future__ import annotations

from migov.errors import Invalid
from migov.model.sources import Locator
from migov.model.values import Value


class Quote(Value):
    """Words quoted from a source, with enough around them to find them again (W3C TextQuoteSelector).

    Positions are deliberately not kept: they break whenever a source is read anew.

    >>> Quote("two years", prefix="residence of ").find("a residence of two years")
    15
    """

    exact: str
    """The quoted words, as printed in the source."""
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not self.exact.strip():
            raise Invalid("a quote has words")

    def find(self, text: str) -> int | None:
        """Where the words stand in *text* with their surroundings; null when they do not, or not there alone."""
        whole = self.prefix + self.exact + self.suffix
        first = text.find(whole)
        if first < 0 or text.find(whole, first + 1) >= 0:
            return None
        return first + len(self.prefix)


class Pin(Value, kw_only=True):
    """Quote, locator and snapshot: ties an answer, a finding or a table row to a source."""

    source: str
    """Id of the `Source`."""
    snapshot: str
    """SHA-256 of the stored bytes the words were read from, in lower-case hexadecimal."""
    locator: Locator
    quote: Quote

    def __post_init__(self) -> None:
        if len(self.snapshot) != 64 or set(self.snapshot) - set("0123456789abcdef"):
            raise Invalid(f"{self.snapshot!r} is not a SHA-256 in lower-case hexadecimal")
