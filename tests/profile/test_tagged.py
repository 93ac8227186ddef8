"""A tagged PDF taken apart: text, notes, marks and page furniture, each for itself and in reading order."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
import pytest

import books
from migov.profile import pdf
from migov.profile.blocks import Paragraph
from migov.profile.tagged import Kind, lines


def letters(text: str) -> str:
    return "".join(text.split()).replace("-", "").replace("\u00ad", "")


def test_paragraphs_are_whole_over_pages_and_notes_stand_beside_them() -> None:
    book = books.long(findings=12)
    told = lines(pdf.render(book))
    text = letters("".join(one.words for one in told if one.kind is Kind.TEXT))
    notes = letters("".join(one.words for one in told if one.kind is Kind.NOTE))
    for chapter in book.chapters:
        for block in chapter.blocks:
            if isinstance(block, Paragraph) and block.role == "finding":
                assert letters("".join(part for part in block.content if isinstance(part, str))) in text
        for note in chapter.notes:
            assert letters("".join(part for part in note.text if isinstance(part, str))) in notes
    furniture = {letters(one.words) for one in told if one.kind is Kind.FURNITURE}
    assert letters(book.running_head) in furniture
    assert letters(book.running_head) not in text


def test_an_empty_page_says_nothing_and_no_pdf_is_refused() -> None:
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    stream = BytesIO()
    document.save(stream)
    assert lines(stream.getvalue()) == ()
    with pytest.raises(pdfium.PdfiumError):
        lines(b"no PDF")
