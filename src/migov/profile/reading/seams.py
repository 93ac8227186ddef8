"""What was put together again: paragraphs that a page or footnotes had parted, and footnotes that stood elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from migov.model.flags import Repair
from migov.model.pages import Document
from migov.profile.reading.flow.notes import Note
from migov.profile.reading.parts import MODULES
from migov.profile.reading.surveying import Survey

IN_PARAGRAPH, OUT_OF_PLACE = "footnotes in a paragraph", "footnote out of place"
CUT_OFF = "footnote over two pages"
"""Kinds of repairs."""

FEW = 4
"""Words that are quoted on either side."""


def seams(found: Survey, document: Document) -> list[Repair]:
    """Every repair of the flow of the text, those of paragraphs first."""
    paged = len(document.pages) > 1
    return [*_joined(found, paged=paged), *_moved(found, paged=paged), *_cut_off(found)]


def _joined(found: Survey, *, paged: bool) -> Iterable[Repair]:
    """Paragraphs that ran on after a page's end or after footnotes."""
    noted = {index for notes in found.notes.values() for note in notes for index in note.rows}
    for section, blocks in found.paragraphs.items():
        for paragraph in blocks if section[:1].isdigit() or section in MODULES else ():
            for before, after in pairwise(paragraph.rows):
                if after in paragraph.seams:
                    left, right = _last(found, before), _first(found, after)
                    between = range(before + 1, after)
                    notes = sorted(noted.intersection(between))
                    apart = not notes or any(found.rows[index].opens for index in (*between, after))
                    kind, gap = ("page break", "\f") if apart else (IN_PARAGRAPH, f"\n{_first(found, notes[0])} …\n")
                    page = found.rows[after].page if paged else None
                    yield Repair(kind=kind, page=page, before=f"{left}{gap}{right}", after=f"{left} {right}")


def _moved(found: Survey, *, paged: bool) -> Iterable[Repair]:
    """Footnotes that stood behind one with a higher number, or among the words of another part."""
    for module, notes in found.notes.items():
        highest = 0
        for note in sorted(notes, key=lambda note: note.rows[0]):
            first = note.rows[0]
            if note.number < highest or _is_strange(found, module, note):
                number, above = f"{note.number} {' '.join(note.text.split()[:FEW])}", _last(found, first - 1)
                page = found.rows[first].page if paged else None
                yield Repair(kind=OUT_OF_PLACE, page=page, before=f"{above}\n{number}", after=number)
            highest = max(highest, note.number)


def _cut_off(found: Survey) -> Iterable[Repair]:
    """Footnotes that went on on the page after their own."""
    for note in (note for notes in found.notes.values() for note in notes):
        for before, after in pairwise(note.rows):
            if after != before + 1:
                left, right = _last(found, before), _first(found, after)
                page = found.rows[after].page
                yield Repair(kind=CUT_OFF, page=page, before=f"{left}\f{right}", after=f"{left} {right}")


def _is_strange(found: Survey, module: str, note: Note) -> bool:
    """Whether a footnote stands in a part of another series: that of a module, or of lists."""
    section = found.parts.of_row[note.rows[0]]
    return section != module if module else section in MODULES or section == "sources"


def _last(found: Survey, index: int) -> str:
    return " ".join(found.rows[index].plain.split()[-FEW:]) if index >= 0 else ""


def _first(found: Survey, index: int) -> str:
    return " ".join(found.rows[index].plain.split()[:FEW])
