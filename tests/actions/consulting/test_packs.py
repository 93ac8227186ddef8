"""Mandate packs: what stands in them, for whom, and how long they are on the training country."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from openxml_audit.errors import FileFormat

from consulted import DUE, HERE, LABOUR, LATER, Consulted, in_consultation
from kept import NOON, keep
from makers import assessment
from migov.actions import delegations, rehearsal
from migov.actions.consulting import consultations, mandates, packs
from migov.actions.consulting.packs import Form
from migov.actions.drafting import beginning, passages, versions
from migov.errors import NotAllowed, NotFound
from migov.model.consultations import Mandate
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.languages import Language
from migov.model.people import Member, Role
from migov.model.workflow import Stage
from migov.store import drafts
from teams import joined, moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


@pytest.fixture
def onduva(home: object) -> tuple[str, Member]:  # noqa: ARG001
    """The training country with passages begun from its answers, frozen as a draft, and its coordinator."""
    rehearsal.add_library(by="ada", at=NOON)
    id = rehearsal.keep_country(by="ada", at=NOON).entry.id  # noqa: A001 - the field's own word
    coordinator = joined(id, Role.COORDINATOR)
    moved(id, Stage.RESEARCH)
    beginning.begin(id, by=coordinator, at=NOON)
    for number, kept in enumerate(drafts.passages(id)):
        if kept.passage.module is None and kept.passage.side is None:
            passages.choose_side(id, kept.passage.id, list(Side)[number % 2], by=coordinator, at=NOON)
    versions.freeze(id, by=coordinator, at=NOON)
    consultations.arrange(id, DUE, by=coordinator, at=NOON)
    return id, coordinator


def pages(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


def words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


USUAL = (
    Mandate(dimensions=(Dimension.MIGRATION,)),
    Mandate(dimensions=(Dimension.CRISES, Dimension.PARTNERSHIPS)),
    Mandate(sub_domains=("1.1", "1.2", "4.1")),
    Mandate(dimensions=(Dimension.RIGHTS, Dimension.WELL_BEING)),
)
"""What a ministry is asked about: one large dimension, two small ones, three sub-domains, two large dimensions."""


def test_a_usual_mandate_is_two_to_six_pages(onduva: tuple[str, Member]) -> None:
    id, coordinator = onduva  # noqa: A001 - the field's own word
    for mandate in USUAL:
        consultations.invite(id, "ministry-of-health", mandate=mandate, by=coordinator, at=NOON)
        for language in (Language.EN, Language.FR):
            found = packs.pack(id, "ministry-of-health", language=language, by=coordinator)
            data, kind = packs.render(found, Form.PDF)
            assert kind == "application/pdf"
            assert 2 <= pages(data) <= 6
            assert packs.render(found, Form.PDF)[0] == data
            lines = [line for section in found.sections for line in section.lines]
            assert any(line.notes for line in lines)
            told = words(data)
            assert all(line.words.split()[0] in told for line in lines)
            parts = {*map(str, map(int, mandate.dimensions)), *mandate.sub_domains}
            assert found.questions
            if not mandate.sub_domains:
                assert {question.code.split(".")[0] for question in found.questions} <= parts


def test_what_was_handed_over_makes_the_proposal_and_what_was_not_answered_stands_in_the_pack(here: Consulted) -> None:
    delegations.hand_over(HERE, "labour", ("dimension-6", "section-1.1"), due=DUE, by=here.focal, at=LATER)
    proposed = mandates.proposed(HERE, "labour")
    assert proposed == Mandate(dimensions=(Dimension.MIGRATION,), sub_domains=("1.1",))
    assert mandates.proposed(HERE, "health") == Mandate()
    consultations.withdraw(HERE, "labour", by=here.coordinator, at=LATER)
    (candidate,) = mandates.candidates(HERE, by=here.coordinator)
    assert (candidate.institution, candidate.speakers) == ("labour", 1)
    consultations.invite(HERE, "labour", mandate=proposed, by=here.coordinator, at=LATER)
    found = packs.pack(HERE, "labour", by=here.coordinator)
    assert len(found.unanswered) == candidate.questions == mandates.handed_over(HERE, "labour")


@pytest.mark.parametrize("language", [Language.EN, Language.FR, Language.AR])
def test_the_word_file_is_valid_and_says_the_same(here: Consulted, language: Language, tmp_path: Path) -> None:
    found = packs.pack(HERE, "labour", language=language, address="https://migov.example/x", by=here.labour)
    file = tmp_path / "pack.docx"
    file.write_bytes(packs.render(found, Form.DOCX)[0])
    errors = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(str(file)).errors
    assert [str(error) for error in errors] == []
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        told = "".join(etree.fromstring(archive.read("word/document.xml")).itertext())
    assert "Work permits take ten days." in told
    assert "All residents may see a doctor." not in told
    assert "https://migov.example/x" in told


def test_a_pack_speaks_the_language_of_the_institution(here: Consulted) -> None:
    consultations.invite(HERE, "labour", languages=[Language.FR, Language.EN], by=here.coordinator, at=LATER)
    assert packs.pack(HERE, "labour", by=here.labour).language is Language.FR


def test_a_pack_is_for_the_institution_and_those_inside(here: Consulted) -> None:
    assert packs.pack(HERE, "labour", by=here.labour).count == 2
    assert packs.pack(HERE, "health", by=here.focal).is_everything
    with pytest.raises(NotFound):
        packs.pack(HERE, "health", by=here.labour)
    consultations.withdraw(HERE, "labour", by=here.coordinator, at=LATER)
    with pytest.raises(NotAllowed):
        packs.pack(HERE, "labour", by=here.labour)


def test_without_a_draft_there_is_no_pack(home: object) -> None:  # noqa: ARG001
    keep(assessment(id=HERE, institutions=(LABOUR,)))
    coordinator = joined(HERE, Role.COORDINATOR)
    moved(HERE, Stage.RESEARCH)
    consultations.invite(HERE, "labour", by=coordinator, at=NOON)
    with pytest.raises(NotFound):
        packs.pack(HERE, "labour", by=coordinator)
