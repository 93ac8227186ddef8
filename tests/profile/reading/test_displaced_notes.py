"""Footnotes come back to their call wherever extraction left them, and no word of theirs stays in a finding."""

from __future__ import annotations

import pytest

import synthetic
from displaced import DISPLACED
from migov.actions.reading import read_profile
from migov.model.assessments import Assessment
from migov.model.findings import section_of
from migov.model.texts import NoteMark, Text

LANGUAGES = ["en", "fr", "es"]


def marked(text: Text) -> str:
    return "".join(f"[^{part.note}]" if isinstance(part, NoteMark) else part for part in text)


def running(sections: dict[str, list[str]]) -> dict[str, str]:
    """The words of each section: where a paragraph ends beside displaced footnotes may stay open."""
    return {section: " ".join(texts) for section, texts in sections.items()}


def sections(assessment: Assessment) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in assessment.findings:
        found.setdefault(section_of(finding.dimension, finding.side), []).append(marked(finding.text))
    return found


def read(text: str) -> Assessment:
    return read_profile(text.encode(), file="profile.txt")


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
