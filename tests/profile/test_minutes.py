"""The minutes of a workshop as a Word document: it opens, and says who was there, what was decided, and who signs."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from openxml_audit.errors import FileFormat

from migov.model.consultations import Outcome
from migov.model.languages import Language
from migov.profile.minutes import Entry, Group, Present, Sitting, render

OFFICE = shutil.which("soffice")
ENTRY = Entry(
    comment=4,
    institution="Ministry of Health",
    said="“ten days”\nSay since when & <why>.",
    outcome=Outcome.IN_PART,
    decision="Permits take ten working days.",
    rationale="The decree says so.",
    priority="Publish how long permits take.",
)


def sitting(language: Language = Language.EN, *, entries: tuple[Entry, ...] = (ENTRY,)) -> Sitting:
    return Sitting(
        number=1,
        title="Validation \x01\U0001f642",
        profile="Sample",
        place="Rivermouth",
        on="2024-05-20",
        version=2,
        run_by="Cora",
        is_closed=True,
        language=language,
        text_language=Language.EN,
        present=(Present(name="Hana", institution="Ministry of Health", function="Director"),),
        groups=(Group(title="6.1 Well-developed areas", words="Permits take ten days.", entries=entries),)
        if entries
        else (),
    )


def words(data: bytes) -> str:
    """All that the document says, a paragraph a line."""
    document = etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    paragraphs = document.iter("{*}p")
    return "\n".join("".join(one.text or "" for one in paragraph.iter("{*}t")) for paragraph in paragraphs)


@pytest.mark.parametrize("language", list(Language))
def test_the_document_is_valid_in_every_language(language: Language, tmp_path: Path) -> None:
    file = tmp_path / "minutes.docx"
    file.write_bytes(render(sitting(language)))
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(str(file))
    assert [str(error) for error in found.errors] == []


def test_it_says_who_was_there_what_was_decided_why_and_who_signs() -> None:
    told = words(render(sitting()))
    for line in (
        "Rivermouth",
        "Hana",
        "Director",
        "Comment 4 · Ministry of Health",
        "Accepted in part",
        "The decree says so.",
        "1. Publish how long permits take.",
        "For the government",
        "For the office",
    ):
        assert line in told


def test_minutes_of_nothing_are_a_document_too() -> None:
    assert "Nothing was written down." in words(render(sitting(entries=())))


def test_the_same_minutes_give_the_same_bytes() -> None:
    assert render(sitting()) == render(sitting())


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice, which is installed for looking")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    file = tmp_path / "minutes.docx"
    file.write_bytes(render(sitting(Language.AR)))
    words_ = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "txt:Text"]
    subprocess.run([*words_, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120)
    assert "The decree says so." in (tmp_path / "minutes.txt").read_text(encoding="utf-8")
