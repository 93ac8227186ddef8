"""A published profile, read: from a document's pages to an assessment.

A line of pure stages, each with its module:

1. `flow.rows`: lines as rows of one strip, with gaps, indents, sizes
2. `headings`: rows that open parts, sections and dimensions
3. `flow.furniture`: running heads, page numbers, lists of links
4. `parts`: the section each row belongs to
5. `flow.notes`: footnotes; `conventions`: tables
6. `flow.paragraphs`: what is left, put together across pages
7. `flow.marks`: where footnotes are called
8. `imprint`, `sources`: whose profile it is, and what it lists at its end
9. `assembling`: all of it as an `Assessment`; `tables` solves the convention tables, `facts` fills the registers
"""

from __future__ import annotations

from migov.model.assessments import Assessment
from migov.model.jurisdictions import Gazetteer
from migov.model.pages import Document
from migov.model.treaties import TreatyRegister
from migov.profile.reading.assembling import assemble
from migov.profile.reading.facts import gather
from migov.profile.reading.surveying import survey


def read(document: Document, *, treaties: TreatyRegister, territories: Gazetteer) -> Assessment:
    """The assessment that a published profile prints.

    Raises:
        Unreadable: the document is no migration governance profile.
    """
    assessment = assemble(document, survey(document), treaties=treaties, territories=territories)
    return gather(assessment, territories=territories)
