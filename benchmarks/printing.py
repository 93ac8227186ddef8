"""How long does printing a profile take, and how does it grow?

    python benchmarks/printing.py

Warm: each printer has run once before. Goals for a profile of 36 pages: PDF under 150 ms, all three under 500 ms.
"""

from __future__ import annotations

import pypdfium2
from measuring import enlarged, median_seconds, table

from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile import docx, html, pdf
from migov.profile.composing import compose


def main() -> None:
    rows = []
    for times in (1, 2, 4):
        assessment = enlarged(times)
        book = compose(assessment, language=Language.EN, generation=Generation.G2021)
        pages = len(pypdfium2.PdfDocument(pdf.render(book)))
        work = {
            "composing": lambda a=assessment: compose(a, language=Language.EN, generation=Generation.G2021),
            "PDF": lambda b=book: pdf.render(b),
            "DOCX": lambda b=book: docx.render(b),
            "HTML": lambda b=book: html.render(b),
        }
        seconds = {name: median_seconds(run) for name, run in work.items()}
        rows.append(
            (
                len(assessment.findings),
                pages,
                *(f"{s * 1000:.0f}" for s in seconds.values()),
                f"{sum(seconds.values()) * 1000:.0f}",
            )
        )
    table("Printing", ("findings", "pages of PDF", "composing ms", "PDF ms", "DOCX ms", "HTML ms", "all ms"), rows)


if __name__ == "__main__":
    main()
