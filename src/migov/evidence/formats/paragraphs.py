"""What the formats that know paragraphs share: how one becomes a line, and how a table's row does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from migov.model.pages import Line

RAISED, LOWERED, BREAK = "\x01", "\x02", "\x03"
"""Control characters, which no text holds: a raised stretch begins, it ends, and a line is broken."""

CONTROLS = bytes({*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F})
UNCONTROLLED = str.maketrans("", "", CONTROLS.decode())
BLANKS = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
RAISED_STRETCH = re.compile(f"{RAISED}([^{RAISED}{LOWERED}]*){LOWERED}?")
MARK = re.compile(r"[(\[]?(?:\d{1,3}|[ivx]{1,6})[)\]]?|\*{1,3}")
"""What is a footnote's mark when it is raised; the "er" of "1er" is none."""


def uncontrolled(text: str) -> str:
    """A text without control characters other than line ends and tabs."""
    data = text.encode("utf-8", errors="surrogatepass")
    kept = data.translate(None, CONTROLS)  # many times as fast as looking for them in the text itself
    return text if len(kept) == len(data) else text.translate(UNCONTROLLED)


CELLS = "\t"
"""Between two cells of a row."""


def lines(text: str, *, heading: int | None = None, bold: bool | None = None, keeps_blanks: bool = False) -> list[Line]:
    r"""The lines of a paragraph: one, and one more for each break in it; a heading stays one line.

    >>> [line.text for line in lines("Done at  Onduva,\x03 on 4 May")]
    ['Done at Onduva,', 'on 4 May']
    """
    if heading is not None:
        text = text.replace(BREAK, " ")
    if BREAK not in text:
        line = _line(text, heading=heading, bold=bold, keeps_blanks=keeps_blanks)
        return [line] if line.text else []
    found = [_line(part, heading=heading, bold=bold, keeps_blanks=keeps_blanks) for part in text.split(BREAK)]
    while found and not found[-1].text:
        found.pop()
    while found and not found[0].text:
        found.pop(0)
    return found


def _line(text: str, *, heading: int | None, bold: bool | None, keeps_blanks: bool) -> Line:
    if keeps_blanks:
        text = text.rstrip()
    else:
        # Looking for each of the signs is faster than looking at every blank.
        uneven = "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text
        text = (BLANKS.sub(" ", text) if uneven else text).strip(" ")
    if RAISED not in text and LOWERED not in text:
        return Line(text=text, heading=heading, bold=bold)
    pieces, raised, at, length = [], [], 0, 0
    for found in RAISED_STRETCH.finditer(text):
        before, mark = text[at : found.start()].replace(LOWERED, ""), found.group(1)
        length += len(before)
        if MARK.fullmatch(mark.strip()):
            mark = mark.strip()
            raised.append((length, length + len(mark)))
        pieces += [before, mark]
        length += len(mark)
        at = found.end()
    pieces.append(text[at:].replace(LOWERED, ""))
    whole = "".join(pieces)
    blanks = len(whole) - len(whole.lstrip(" ")) if not keeps_blanks else 0
    spans = tuple((start - blanks, end - blanks) for start, end in raised if end > start)
    return Line(text=whole[blanks:].rstrip(), heading=heading, bold=bold, raised=spans)


def row(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """A table's row as one line, its cells parted by tabs.

    A row with words in one cell alone is most often there for the look: its paragraphs stay what they are.
    """
    filled = [cell for cell in cells if any(line.text for line in cell)]
    if not filled:
        return []
    if len(filled) == 1:
        return list(filled[0])
    text, raised = "", []
    for number, cell in enumerate(cells):
        text += CELLS if number else ""
        for place, line in enumerate(line for line in cell if line.text):
            text += " " if place else ""
            raised += [(start + len(text), end + len(text)) for start, end in line.raised]
            text += line.text.replace(CELLS, " ")
    return [Line(text=text.rstrip(CELLS), raised=tuple(raised))]


def apart(before: list[Line]) -> None:
    """Add a gap, unless there is one or nothing to part."""
    if before and before[-1].text:
        before.append(Line(text=""))


def trimmed(found: list[Line]) -> tuple[Line, ...]:
    """The lines without gaps at the end, and with no more than one gap between two."""
    kept = [line for at, line in enumerate(found) if line.text or (at and found[at - 1].text)]
    while kept and not kept[-1].text:
        kept.pop()
    return tuple(kept)
