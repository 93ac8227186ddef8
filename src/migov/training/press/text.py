"""A manuscript as plain text: lines of 76 characters, headings in the middle, footnotes at the end."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from migov.training.press.looks import Look
from migov.training.press.manuscripts import Block, Heading, Manuscript, Paragraph, parts

WIDTH = 76


def printed(manuscript: Manuscript, look: Look) -> bytes:
    """The lines of a text file in UTF-8."""
    blocks = [_middle(look.head)] if look.head else []
    blocks.append("\n".join(_middle(line) for line in manuscript.title))
    blocks += ["\n".join(_lines(block)) for block in manuscript.blocks]
    blocks += [textwrap.fill(f"[{number}] {note}", WIDTH) for number, note in enumerate(manuscript.notes, 1)]
    return ("\n\n".join(blocks) + "\n").encode()


def _middle(line: str) -> str:
    return line.center(WIDTH).rstrip()


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from (_middle(line) for line in block.lines)
    elif isinstance(block, Paragraph):
        words = "".join(word if number is None else f" [{number}]" for word, number in parts(block.text))
        indent = "    " if block.is_item else ""
        yield from textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    else:
        rows = (block.head, *block.rows)
        widths = [max(len(row[at]) for row in rows) for at in range(len(block.head))]
        yield from (
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
        )
