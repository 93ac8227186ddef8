"""How long does printing a profile take, and how does it grow?

    python benchmarks/printing.py

Warm: each printer has run before, but never on the same words: every run prints a book whose findings read otherwise,
so that no printer answers from what it remembers. "again" is the same book printed a second time. Goals for a profile
of 36 pages: PDF under 150 ms, all three under 500 ms.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import msgspec
import pypdfium2
from measuring import enlarged, median_seconds, table

from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile import docx, html, pdf
from migov.profile.blocks import Book
from migov.profile.composing import compose

RUNS = 9


def composed(assessment: Assessment) -> Book:
    return compose(assessment, language=Language.EN, generation=Generation.G2021)


def reworded(assessment: Assessment, number: int) -> Assessment:
    """The assessment with other words at the head of every finding."""
    findings = (
        msgspec.structs.replace(finding, text=(f"In variant {number}, this is so. ", *finding.text))
        for finding in assessment.findings
    )
    return msgspec.structs.replace(assessment, findings=tuple(findings))


def milliseconds(print_: Callable[[Book], bytes], books: list[Book]) -> float:
    """Median over the books, each printed once; the first one warms up and is not counted."""
    times = []
    for book in books:
        start = time.perf_counter()
        print_(book)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:]) * 1000


def main() -> None:
    rows = []
    for times in (1, 2, 4):
        assessment = enlarged(times)
        books = [composed(reworded(assessment, number)) for number in range(RUNS + 1)]
        pages = len(pypdfium2.PdfDocument(pdf.render(books[-1])))
        took = {
            "composing": median_seconds(lambda a=assessment: composed(a)) * 1000,
            "PDF": milliseconds(pdf.render, books[:-1]),
            "PDF again": median_seconds(lambda b=books[-1]: pdf.render(b)) * 1000,
            "DOCX": milliseconds(docx.render, books),
            "HTML": milliseconds(html.render, books),
        }
        together = sum(took[name] for name in ("composing", "PDF", "DOCX", "HTML"))
        rows.append((len(assessment.findings), pages, *(f"{ms:.0f}" for ms in took.values()), f"{together:.0f}"))
    heads = ("composing ms", "PDF ms", "PDF again ms", "DOCX ms", "HTML ms", "all ms")
    table("Printing", ("findings", "pages of PDF", *heads), rows)


if __name__ == "__main__":
    main()
