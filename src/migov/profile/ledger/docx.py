"""The comment matrix as a Word document: one landscape table whose heads stand on every page."""

from __future__ import annotations

from migov.profile.docx.papers import LANDSCAPE, About, Paper
from migov.profile.ledger.rows import Matrix
from migov.profile.ledger.wording import beside, cells, heads, say

SHARES = (5, 11, 16, 23, 18, 16, 8, 8)
"""Of the width, in hundredths, for each column; what is left over goes to the comment."""
SIZE = 8.5
"""Points of the letters in the table."""


def render(matrix: Matrix) -> bytes:
    """The document."""
    language = matrix.language
    title = f"{say('title', language)}: {matrix.title}"
    paper = Paper(About(title=title, language=language), landscape=True)
    widths = [LANDSCAPE * share // 105 for share in SHARES]
    widths[3] += LANDSCAPE - sum(widths)
    body = [paper.paragraph("Heading1", title), paper.paragraph("Imprint", beside(matrix))]
    if matrix.rows:
        rows = (cells(row, language) for row in matrix.rows)
        body.append(paper.table(heads(language), widths, rows, caption=title, size=SIZE))
        body.append(paper.paragraph("AfterTable", ""))
    else:
        body.append(paper.paragraph("Normal", say("empty", language)))
    return paper.packed(body, running_head=title)
