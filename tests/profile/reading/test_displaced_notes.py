"""Footnotes come back to their call wherever extraction left them, and no word of theirs stays in a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

import synthetic
from displaced import DISPLACED
from read_back import read, sections

LANGUAGES = ["en", "fr", "es"]


def running(sections: dict[str, list[str]]) -> dict[str, str]:
    """The words of each section: where a paragraph ends beside displaced footnotes may stay open."""
    return {section: " ".join(texts) for section, texts in sections.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DISPLACED)
@pytest.mark.parametrize("place", range(2))
def test_displaced_footnotes_come_back_to_their_call(place: int, name: str, language: str) -> None:
    truth = synthetic.profile(synthetic.seeds(2, language)[place], language, synthetic.CITATIONS)
    text = synthetic.printed(truth)
    damaged = DISPLACED[name](text)
    assert damaged != text
    assessment = read(damaged)
    assert {note.number: note.text for note in assessment.footnotes} == truth.notes
    assert running(sections(assessment)) == running(truth.sections)


def test_footnotes_that_stood_elsewhere_are_recorded() -> None:
    truth = synthetic.profile(synthetic.seeds(1, "en")[0], "en", synthetic.CITATIONS)
    text = synthetic.printed(truth)

    def kinds(name: str) -> set[str]:
        return {repair.kind for repair in read(DISPLACED[name](text)).repairs}

    assert {repair.kind for repair in read(text).repairs} <= {"page break"}
    assert "footnotes in a paragraph" in kinds("in the middle of a sentence")
    assert "footnote out of place" in kinds("those of two pages exchanged")


SAMPLES = Path(__file__).parents[2] / "samples"
HEADING = "ANÁLISIS SOBRE LA COVID-19\n\nEsta"


def of_the_module(text: str) -> str:
    """The row of the module page's one footnote."""
    return next(row for row in text.split("\n") if row.startswith("1 Ministerio"))


def test_footnotes_of_a_module_page_are_found_in_front_of_its_heading() -> None:
    text = (SAMPLES / "altavera-2022-es" / "profile.txt").read_text("utf-8")
    note = of_the_module(text)
    moved = text.replace(f"\n{note}\n", "").replace(HEADING, f"{note}\n\n{HEADING}")
    (page,), (before,) = read(moved).module_pages, read(text).module_pages
    assert [found.text for found in page.footnotes] == [note[2:]]
    assert page.findings == before.findings
    assert sections(read(moved)) == sections(read(text))
    assert "footnote out of place" in {repair.kind for repair in read(moved).repairs}


def test_footnotes_of_the_profile_are_found_on_a_module_page() -> None:
    text = (SAMPLES / "altavera-2022-es" / "profile.txt").read_text("utf-8")
    note = "4 Los resultados se anunciaron para 2024."
    row = "Los permisos que vencieron"
    moved = text.replace(f"\n{note}\n", "").replace(row, f"{note}\n\n{row}")
    assert [(found.number, found.text, found.place) for found in read(moved).footnotes] == [
        (found.number, found.text, found.place) for found in read(text).footnotes
    ]
    assert read(moved).module_pages[0].findings == read(text).module_pages[0].findings
