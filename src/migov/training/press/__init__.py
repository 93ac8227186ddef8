"""The press: originals in a small Markdown become PDF, DOCX, HTML, Markdown or plain text, the same bytes each time.

``python -m migov.training.press`` makes the files of a training country again and writes down their SHA-256.
"""

from __future__ import annotations

from collections.abc import Callable

from migov.errors import Invalid, Problem
from migov.training.press import docx, html, markdown, pdf, text
from migov.training.press.looks import Look
from migov.training.press.manuscripts import Manuscript

PRESSES: dict[str, Callable[[Manuscript, Look], bytes]] = {
    "pdf": pdf.printed,
    "docx": docx.printed,
    "html": html.printed,
    "md": markdown.printed,
    "txt": text.printed,
}
"""What sets a manuscript, by the ending of the file's name."""


def printed(manuscript: Manuscript, look: Look, *, file: str) -> bytes:
    """The manuscript as a file of the kind that the file's name says.

    Raises:
        Invalid: nothing here makes such files.
    """
    ending = file.rpartition(".")[2]
    if ending not in PRESSES:
        raise Invalid(Problem(f"no press makes {ending!r} files", file=file, remedy=f"one of {', '.join(PRESSES)}"))
    return PRESSES[ending](manuscript, look)
