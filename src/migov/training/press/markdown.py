"""A manuscript as Markdown: as it was written, for it is Markdown already."""

from __future__ import annotations

from migov.training.press.looks import Look
from migov.training.press.manuscripts import Manuscript


def printed(manuscript: Manuscript, look: Look) -> bytes:
    """The text of the manuscript's own file."""
    del look
    return manuscript.source.encode()
