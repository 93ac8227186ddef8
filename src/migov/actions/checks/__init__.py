"""Checks of the living text: its doubts, and the waivers by which a named person prints words that are in doubt."""

from migov.actions.checks.doubting import Raised, doubts, open_doubts, unread
from migov.actions.checks.waiving import take_waiver_back, waive, waive_together

__all__ = ["Raised", "doubts", "open_doubts", "take_waiver_back", "unread", "waive", "waive_together"]
