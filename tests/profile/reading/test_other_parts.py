"""Parts that profiles need not have are none of the findings, wherever they stand."""

from __future__ import annotations

import re

import pytest

import read_back
import synthetic
from migov.model.assessments import Assessment
from migov.model.texts import words
from read_back import read

PROSE = (
    "Three workshops were held at the harbour in spring, and what was said there was shared with all who\n"
    "had come to listen. The group meets again next year.\n\nIt has a budget of its own.\n"
)
MODULE = (
    "COVID-19 ANALYSIS\n\nThis page sums up what was done during the flood of visitors. It rests on 12 questions that\n"
    "were asked besides.\n\nTests were free.\n"
)


@pytest.fixture
def truth() -> synthetic.Profile:
    return synthetic.profile(synthetic.seeds(1, "en")[0])


def sections(assessment: Assessment) -> dict[str, list[str]]:
    return read_back.sections(assessment, words)


def plain(truth: synthetic.Profile) -> dict[str, list[str]]:
    return {key: [re.sub(r"\[\^\d+\]", "", text) for text in texts] for key, texts in truth.sections.items()}


@pytest.mark.parametrize("heading", ["CONCLUSION", "The way forward", "Glossary", "Remerciements", "Próximos pasos"])
def test_a_part_behind_the_last_section_is_none_of_its_findings(truth: synthetic.Profile, heading: str) -> None:
    assert sections(read(f"{synthetic.printed(truth)}\n\f{heading}\n\n{PROSE}")) == plain(truth)


def test_the_sides_of_a_summary_before_the_chapters_are_no_sections(truth: synthetic.Profile) -> None:
    text = synthetic.printed(truth)
    sides = (
        "Well-developed areas\n• The register is kept.\n\nAreas with potential for further development\n• It is old.\n"
    )
    cut = text.index("\n\f") + 2
    summary = f"EXECUTIVE SUMMARY\n\n{PROSE}\n{sides}\n\fKEY FINDINGS\n\n"
    assert sections(read(text[:cut] + summary + text[cut:])) == plain(truth)


@pytest.mark.parametrize("heading", ["BIBLIOGRAPHY", "References", "Liste des sources", "LISTA DE FUENTES"])
def test_the_list_of_sources_has_many_names(truth: synthetic.Profile, heading: str) -> None:
    listed = "Harbour Office\n2019 Register of Arrivals.\n2020 Register of Boats. https://harbour.example/boats\n"
    assessment = read(f"{synthetic.printed(truth)}\n\f{heading}\n\n{listed}")
    assert sections(assessment) == plain(truth)
    assert [source.text for source in assessment.key_sources or ()] == [
        "2019 Register of Arrivals.",
        "2020 Register of Boats.",
    ]


@pytest.mark.parametrize("where", ["before the findings", "behind them"])
def test_a_module_page_is_read_wherever_it_stands(truth: synthetic.Profile, where: str) -> None:
    text = synthetic.printed(truth)
    cut = text.index("\n\f") + 2
    whole = f"{text[:cut]}{MODULE}\n\f{text[cut:]}" if where == "before the findings" else f"{text}\n\f{MODULE}"
    assessment = read(whole)
    assert sections(assessment) == plain(truth)
    (page,) = assessment.module_pages
    assert [words(finding.text) for finding in page.findings] == ["Tests were free."]
    assert assessment.jurisdiction.short_name.text(assessment.publication.language) == truth.name


def test_a_title_below_the_banner_of_the_findings_is_none_of_them(truth: synthetic.Profile) -> None:
    names = {title: f"Part {name}" for title, name in zip(synthetic.DIMENSIONS["en"], "ABCDEF", strict=True)}
    text = synthetic.printed(truth)
    for title, name in names.items():
        rows = r"\s+".join(map(re.escape, title.split()))
        text = re.sub(rows, f"KEY FINDINGS\n{name} of the whole", text)
    assert "Part B of the whole" in text
    assert sections(read(text)) == plain(truth)


def test_empty_lines_after_every_line_say_nothing_and_more_of_them_part_paragraphs(truth: synthetic.Profile) -> None:
    assert sections(read(synthetic.printed(truth).replace("\n", "\n\n"))) == plain(truth)
