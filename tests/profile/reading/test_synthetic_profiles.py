"""Profiles made from a known truth are read back to it, however they are set and damaged."""

from __future__ import annotations

import re

import pytest

import damage
import synthetic
from read_back import read, sections

LAYOUTS: dict[str, dict[str, object]] = {
    "pages of 34": {},
    "pages of 21": {"height": 21},
    "short lines": {"width": 64},
    "long lines": {"width": 130},
    "pages begun by a blank": {"mark": " "},
    "no blank lines between paragraphs": {"blank": False},
}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("place", range(3))
def test_a_profile_is_read_back(place: int, layout: str, language: str) -> None:
    seed = synthetic.seeds(3, language, **LAYOUTS[layout])[place]
    truth = synthetic.profile(seed, language)
    assessment = read(synthetic.printed(truth, **LAYOUTS[layout]))  # type: ignore[arg-type]
    assert sections(assessment) == truth.sections
    assert {note.number: note.text for note in assessment.footnotes} == truth.notes
    assert assessment.publication.year == truth.year
    assert assessment.jurisdiction.short_name.text(assessment.publication.language) == truth.name
    assert assessment.publication.language == language


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("name", [*damage.TYPING, "tight notes", "loose marks", "raised marks", "headings in capitals"])
def test_damage_changes_nothing(name: str, language: str) -> None:
    truth = synthetic.profile(synthetic.seeds(1, language)[0], language)
    assessment = read(damage.ALL[name](synthetic.printed(truth)))
    assert sections(assessment) == truth.sections
    assert {note.number: note.text for note in assessment.footnotes} == truth.notes


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_headings_without_numbers_are_told_by_words_and_order(language: str) -> None:
    truth = synthetic.profile(synthetic.seeds(1, language)[0], language)
    assert sections(read(damage.without_numbers(synthetic.printed(truth)))) == truth.sections


def test_a_paragraph_that_runs_across_pages_and_footnotes_is_one_and_recorded() -> None:
    truth = synthetic.profile(synthetic.seeds(1, "en", height=18)[0])
    assessment = read(synthetic.printed(truth, height=18))
    assert sections(assessment) == truth.sections
    assert any(repair.kind == "page break" for repair in assessment.repairs)


def test_a_chapter_that_is_missing_is_flagged_and_the_rest_is_read() -> None:
    truth = synthetic.profile(synthetic.seeds(2, "en")[1])
    text = synthetic.printed(truth)
    cut = re.sub(r"(?s)\n4\.1\. .*?(?=\n5\.1\. )", "\n", text)
    assessment = read(cut)
    assert {flag.says for flag in assessment.flags} >= {"Section 4.1 is missing.", "Section 4.2 is missing."}
    assert sections(assessment)["3.1"] == truth.sections["3.1"]
    assert sections(assessment)["6.2"] == truth.sections["6.2"]


def test_a_footnote_whose_mark_is_lost_is_kept_and_flagged() -> None:
    truth = synthetic.profile(synthetic.seeds(3, "en")[2])
    lost = next(iter(truth.notes))
    text = re.sub(rf"(?<=[a-z0-9]\.){lost}(?=\s)", "", synthetic.printed(truth), count=1)
    assessment = read(text)
    note = next(note for note in assessment.footnotes if note.number == lost)
    assert note.place is None
    assert any(flag.kind == "note without mark" for flag in assessment.flags)


def test_a_mark_whose_footnote_is_lost_stays_words_and_is_flagged() -> None:
    truth = synthetic.profile(synthetic.seeds(3, "en")[2])
    assert len(truth.notes) > 3
    text = re.sub(r"\n2 [A-Z][^\n]*", "", synthetic.printed(truth), count=1)
    assessment = read(text)
    assert "2" not in {note.number for note in assessment.footnotes}
    assert any(flag.kind == "mark without note" and "footnote 2" in flag.says for flag in assessment.flags)


@pytest.mark.parametrize("heading", ["", "NOTES\n\n", "KEY SOURCES\n\nHarbour Office\n2019 Register of Arrivals.\n\n"])
def test_footnotes_gathered_at_the_end_are_told_by_their_marks(heading: str) -> None:
    truth = synthetic.profile(synthetic.seeds(1, "en")[0])
    lines = synthetic.printed(truth).split("\n")
    foot = [line for line in lines if re.match(r"\d{1,2} [A-Z]", line)]
    body = "\n".join(line for line in lines if line not in foot)
    assessment = read(f"{body}\n\f{heading}" + "\n".join(foot) + "\n")
    assert sections(assessment) == truth.sections
    assert {note.number: note.text for note in assessment.footnotes} == truth.notes
