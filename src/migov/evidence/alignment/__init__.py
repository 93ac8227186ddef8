"""Quotes and their sources: verifying the words, pinning new ones, finding pins again in a new snapshot."""

from migov.evidence.alignment.haystack import Haystack
from migov.evidence.alignment.nearest import Difference, Nearest
from migov.evidence.alignment.noise import Noise
from migov.evidence.alignment.pinning import pin_at
from migov.evidence.alignment.reanchoring import Fate, Reanchoring, reanchor
from migov.evidence.alignment.verifying import Outcome, Verification, verify, verify_pin

__all__ = [
    "Difference",
    "Fate",
    "Haystack",
    "Nearest",
    "Noise",
    "Outcome",
    "Reanchoring",
    "Verification",
    "pin_at",
    "reanchor",
    "verify",
    "verify_pin",
]
