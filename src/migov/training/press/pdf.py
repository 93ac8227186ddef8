"""A manuscript as a tagged PDF (PDF/UA-1), as gazettes print: justified, hyphenated, with running heads and labels.

The words go to Typst as data; the template is ``law.typ``. The typefaces are those inside the compiler.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import msgspec
import typst

from migov.training.press.looks import Look
from migov.training.press.manuscripts import Heading, Manuscript, Paragraph, Table, parts

TEMPLATE = Path(__file__).parent / "law.typ"


def printed(manuscript: Manuscript, look: Look) -> bytes:
    """The PDF file; its moment is the day of the edition, so that it is the same whenever it is made."""
    words = {
        "title": manuscript.title,
        "blocks": [_plain(block) for block in manuscript.blocks],
        "notes": manuscript.notes,
        "look": look,
    }
    year, month, day = (int(part) for part in (f"{look.date or 1980}-01-01").split("-")[:3])
    made = _compiler().compile(
        format="pdf",
        sys_inputs={"data": msgspec.json.encode(words).decode()},
        pdf_standards=["ua-1"],
        timestamp=datetime(year, month, day, tzinfo=UTC),
    )
    assert isinstance(made, bytes)  # noqa: S101 - one format, no output file: bytes
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts)


def _plain(block: Heading | Paragraph | Table) -> dict[str, object]:
    """A block as the template takes it."""
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "lines": block.lines}
    if isinstance(block, Paragraph):
        pieces = [{"words": word, "note": number} for word, number in parts(block.text)]
        return {"kind": "item" if block.is_item else "paragraph", "pieces": pieces}
    return {"kind": "table", "head": block.head, "rows": block.rows}
