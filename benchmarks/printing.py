"""How long does printing a profile take, and how does it grow?

    python benchmarks/printing.py

Warm: each printer has run before, but never on the same words: every run prints a book in which all words of all
findings and footnotes stand in another order, so that no printer answers from what it remembers of them. "again" is
the same book printed a second time. Goals for a profile of 36 pages: PDF under 150 ms, all three under 500 ms.

Wall-clock time tells what a person waits for; the PDF's processor time beside it is what is left to compare by on a
machine that does other things too. Typst lays out a book as often as page numbers and notes make it: it does not tell
how often (twice, when stopped in a debugger; the second time only what holds marks and numbers).
"""

from __future__ import annotations

import random
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
    """The assessment with the words of every finding and every footnote in another order."""
    order = random.Random(number)  # noqa: S311 - any order will do
    findings = (
        msgspec.structs.replace(
            finding, text=tuple(_shuffled(part, order) if isinstance(part, str) else part for part in finding.text)
        )
        for finding in assessment.findings
    )
    notes = (msgspec.structs.replace(note, text=_shuffled(note.text, order)) for note in assessment.footnotes)
    return msgspec.structs.replace(assessment, findings=tuple(findings), footnotes=tuple(notes))


def _shuffled(text: str, order: random.Random) -> str:
    words = text.split(" ")
    order.shuffle(words)
    return " ".join(words)


def milliseconds(print_: Callable[[Book], bytes], books: list[Book]) -> tuple[float, float]:
    """Medians of wall-clock and processor time over the books, each printed once; the first one is not counted."""
    walls, processors = [], []
    for book in books:
        wall, processor = time.perf_counter(), time.process_time()
        print_(book)
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    return statistics.median(walls[1:]) * 1000, statistics.median(processors[1:]) * 1000


def main() -> None:
    rows = []
    for times in (1, 2, 4):
        assessment = enlarged(times)
        books = [composed(reworded(assessment, number)) for number in range(RUNS + 1)]
        pages = len(pypdfium2.PdfDocument(pdf.render(books[-1])))
        wall, processor = milliseconds(pdf.render, books[:-1])
        took = {
            "composing": median_seconds(lambda a=assessment: composed(a)) * 1000,
            "PDF": wall,
            "PDF processor": processor,
            "PDF again": median_seconds(lambda b=books[-1]: pdf.render(b)) * 1000,
            "DOCX": milliseconds(docx.render, books)[0],
            "HTML": milliseconds(html.render, books)[0],
        }
        together = sum(took[name] for name in ("composing", "PDF", "DOCX", "HTML"))
        rows.append((len(assessment.findings), pages, *(f"{ms:.0f}" for ms in took.values()), f"{together:.0f}"))
    heads = ("composing ms", "PDF ms", "PDF processor ms", "PDF again ms", "DOCX ms", "HTML ms", "all ms")
    table("Printing", ("findings", "pages of PDF", *heads), rows)


if __name__ == "__main__":
    main()
