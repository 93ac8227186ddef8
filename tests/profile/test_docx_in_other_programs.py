"""Word documents as other programs see them: a validator that knows the schema, and a word processor."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from openxml_audit import OpenXmlValidator
from openxml_audit.errors import FileFormat

import books
from migov.model.languages import Language
from migov.profile import docx
from migov.profile.blocks import Book

BOOKS = {
    "English": books.small(),
    "French": books.small(Language.FR),
    "Arabic": books.small(Language.AR),
    "long": books.long(),
}


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS.keys())
@pytest.mark.parametrize("version", [FileFormat.OFFICE_2013, FileFormat.MICROSOFT_365], ids=["2013", "365"])
def test_a_validator_of_office_files_finds_nothing(book: Book, version: FileFormat, tmp_path: Path) -> None:
    file = tmp_path / "profile.docx"
    file.write_bytes(docx.render(book))
    assert [str(error) for error in OpenXmlValidator(version).validate(file).errors] == []


def test_a_word_processor_opens_it_with_every_paragraph(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice (`soffice`), which is not installed")
    file = tmp_path / "profile.docx"
    file.write_bytes(docx.render(books.small()))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pypdfium2.PdfDocument(tmp_path / "profile.pdf") as pages:
        shown = letters("".join(page.get_textpage().get_text_range() for page in pages))
    written = [paragraph.text for paragraph in Document(str(file)).paragraphs if len(paragraph.text.split()) > 3]
    assert written
    assert [text for text in written if letters(text)[:60] not in shown] == []


def letters(text: str) -> str:
    """The letters alone: where lines end and what footnotes are numbered does not matter."""
    return "".join(filter(str.isalpha, text))
