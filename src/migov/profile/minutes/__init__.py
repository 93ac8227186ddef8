"""The minutes of a workshop as they are printed: who was there, what was decided passage by passage, who signs.

`values` says what stands in them, `wording` in which words, `docx` makes the Word document.
"""

from __future__ import annotations

from migov.profile.minutes.docx import render
from migov.profile.minutes.values import Entry, Group, Present, Sitting

__all__ = ["Entry", "Group", "Present", "Sitting", "render"]
