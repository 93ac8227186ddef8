"""How much a file may hold: what goes beyond is told apart before anything tries to understand it.

Everything that looks at words afterwards may take time that grows with the length of a line or a word. The bounds lie
several times above anything printed, and low enough for the worst file within them to be done with.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from migov.errors import Problem, Unreadable
from migov.model.pages import Document, Line
from migov.model.values import Value

MEGABYTE = 1024 * 1024


class Bounds(Value, kw_only=True):
    """The most that a file of one sort may have or need, and what to do with one that has more."""

    sort: str
    """What is read, as complaints call it: "a profile"."""
    remedy: str
    """What to do with a file that is longer."""
    bytes: int
    pages: int
    page_characters: int
    """Of one page of a PDF. A page full of the smallest legible print has about 15,000."""
    characters: int
    lines: int
    line: int
    """Characters of one line, which is a whole paragraph in most formats."""
    run: int
    """Letters without a blank, or the same sign over and over."""
    unpacked: int
    """Bytes that the parts of a ZIP archive may unpack to, together."""
    members: int
    """Files in a ZIP archive."""
    seconds: float
    memory: int
    """Bytes that reading may take beyond what the process had before."""
    needs_text: bool
    """Whether a PDF of pictures alone is refused; else its pages are kept, empty."""


PROFILE = Bounds(
    sort="a profile",
    remedy="hand in one profile at a time",
    bytes=64 * MEGABYTE,  # one with photographs has 5 to 20 MB
    pages=400,  # it has 30 to 60; several bound together are no profile
    page_characters=60_000,
    characters=1_000_000,  # it has about 120,000
    lines=50_000,  # it has about 2,000, with blank ones perhaps 4,000
    line=10_000,  # the longest paragraph, on one line, has about 3,000
    run=300,
    unpacked=64 * MEGABYTE,
    members=2_000,
    seconds=20.0,  # it takes about a tenth of one
    memory=512 * MEGABYTE,
    needs_text=True,
)
"""A published profile."""

SOURCE = Bounds(
    sort="a source",
    remedy="split it and add its parts",
    bytes=256 * MEGABYTE,
    pages=10_000,  # a code of laws has 2,000, a year of a gazette as many again
    page_characters=60_000,
    characters=40_000_000,
    lines=2_000_000,
    line=1_000_000,  # a law whose paragraphs nobody marked
    run=20_000,  # a paragraph in a script without blanks
    unpacked=256 * MEGABYTE,
    members=20_000,
    seconds=60.0,  # 2,000 pages take about five
    memory=1024 * MEGABYTE,
    needs_text=False,
)
"""A law, a report, a page of the web: whatever is quoted."""

SCANNED = replace(SOURCE, seconds=7_200.0)
"""A source whose words may have to be recognised on the way, at some seconds a page."""

RUN = re.compile(r"[^\W\d_]+|(.)\1*")


def within(bounds: Bounds, document: Document) -> Document:
    """The document, if it is not more than that.

    Raises:
        Unreadable: too many pages, characters or lines, or a line that nobody wrote or printed.
    """
    lengths = [len(line.text) for page in document.pages for line in page.lines]
    counts = (
        ("pages", len(document.pages), bounds.pages),
        ("lines", len(lengths), bounds.lines),
        ("characters", sum(lengths), bounds.characters),
    )
    for what, count, most in counts:
        if count > most:
            says = f"the document has {count:,} {what}; {bounds.sort} has at most {most:,}"
            raise Unreadable(Problem(says, file=document.file, remedy=bounds.remedy))
    for page in document.pages if max(lengths, default=0) > bounds.run else ():
        for number, line in enumerate(page.lines, start=1):
            if len(line.text) > bounds.run and (strange := _strange(bounds, line)) is not None:
                place = f"page {page.index}, line {number}" if len(document.pages) > 1 else f"line {number}"
                remedy = "save the text with its line ends"
                raise Unreadable(Problem(strange, file=document.file, place=place, remedy=remedy))
    return document


def _strange(bounds: Bounds, line: Line) -> str | None:
    """What no line is that somebody wrote; null where it may be one."""
    if len(line.text) > bounds.line:
        return f"the line has {len(line.text):,} characters; one of {bounds.sort} has at most {bounds.line:,}"
    if any(len(run.group()) > bounds.run for run in RUN.finditer(line.text)):
        return f"the line has a run of more than {bounds.run:,} letters without a blank, or of one sign"
    return None
