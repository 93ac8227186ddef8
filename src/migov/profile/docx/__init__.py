"""A profile as a Word document: real headings, footnotes, tables, captions, contents, bookmarks and drawings.

WordprocessingML is written directly, an element at a time: a whole profile takes a fraction of the time that a document
model with an object for each run would need. The parts that are the same in every file (styles, theme, settings,
numbering) are files in ``parts/``.
"""

from __future__ import annotations

from migov.profile.blocks import Book
from migov.profile.docx.document import document, footer, header
from migov.profile.docx.elements import written
from migov.profile.docx.manuscript import Manuscript, Relationships
from migov.profile.docx.notes import part
from migov.profile.docx.package import packed

__all__ = ["render"]


def render(book: Book) -> bytes:
    """The file in Office Open XML; the same book gives the same bytes."""
    manuscript = Manuscript(book)
    body = document(manuscript)
    links = Relationships()
    notes = part((placed, manuscript.footnote(placed, links)) for placed in manuscript.footnotes.placed)
    parts = {"document": body, "footnotes": notes, "header": header(manuscript), "footer": footer(manuscript)}
    data = {name: written(root) for name, root in parts.items()}
    return packed(book, data, manuscript.links.addresses, links.addresses)
