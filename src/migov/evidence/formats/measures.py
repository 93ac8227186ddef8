"""How much a profile can be: what goes beyond is told apart before anything tries to understand it.

Everything that looks at words afterwards may take time that grows with the length of a line or a word. These bounds lie
several times above anything printed, and low enough for the worst text within them to be done with in seconds.
"""

from __future__ import annotations

import re

from migov.errors import Problem, Unreadable
from migov.model.pages import Document, Line

MOST_CHARACTERS = 1_000_000
"""A profile has about 120,000."""

MOST_LINES = 50_000
"""A profile has about 2,000, with blank ones perhaps 4,000."""

LONGEST_LINE = 10_000
"""Characters. The longest paragraph, on one line, has about 3,000."""

LONGEST_RUN = 300
"""Letters without a blank, or the same sign over and over."""

RUN = re.compile(r"[^\W\d_]+|(.)\1*")


def within_measure(document: Document) -> Document:
    """The document, if it is not much more than a profile can be.

    Raises:
        Unreadable: too many characters or lines, or a line that nobody wrote or printed.
    """
    lines = [(page.index, number, line) for page in document.pages for number, line in enumerate(page.lines, start=1)]
    remedy = "hand in one profile at a time"
    if len(lines) > MOST_LINES:
        says = f"the document has {len(lines):,} lines; a profile has fewer than {MOST_LINES:,}"
        raise Unreadable(Problem(says, file=document.file, remedy=remedy))
    count = sum(len(line.text) for _, _, line in lines)
    if count > MOST_CHARACTERS:
        says = f"the document has {count:,} characters; a profile has fewer than {MOST_CHARACTERS:,}"
        raise Unreadable(Problem(says, file=document.file, remedy=remedy))
    for page, number, line in lines:
        if (strange := _strange(line)) is not None:
            place = f"page {page}, line {number}" if len(document.pages) > 1 else f"line {number}"
            raise Unreadable(
                Problem(strange, file=document.file, place=place, remedy="save the text with its line ends")
            )
    return document


def _strange(line: Line) -> str | None:
    """What no line of a profile is; null where it may be one."""
    if len(line.text) <= LONGEST_RUN:
        return None
    if len(line.text) > LONGEST_LINE:
        return f"the line has {len(line.text):,} characters; one of a profile has fewer than {LONGEST_LINE:,}"
    if any(len(run.group()) > LONGEST_RUN for run in RUN.finditer(line.text)):
        return f"the line has a run of more than {LONGEST_RUN} letters without a blank, or of one sign"
    return None
