"""The two real profiles read as is known of them, and read the same when their text is set otherwise. Facts only."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

import damage
from migov.actions.reading import read_profile
from migov.model.assessments import Assessment
from migov.model.conventions import Standing
from migov.model.texts import marks, words
from shared import shared

NIGER, TIMOR = "seeds/niger-2021.txt", "seeds/timor-leste-2019.txt"
DAMAGES = {**damage.TYPING, **damage.PAGES, **damage.LINES, **damage.NOTES, **damage.HEADINGS}


@cache
def text(path: str) -> str:
    return shared(path).read_text("utf-8")


def read(content: str) -> Assessment:
    return read_profile(content.encode(), file="profile.txt")


@cache
def assessment(path: str) -> Assessment:
    return read(text(path))


def printed(found: Assessment) -> dict[str, Any]:
    """What must not change when the text is set otherwise."""
    return {
        "findings": [(f.section, words(f.text), marks(f.text)) for f in found.findings],
        "footnotes": [(note.number, note.text, note.place is None) for note in found.footnotes],
        "modules": [[(words(f.text), marks(f.text)) for f in page.findings] for page in found.module_pages],
        "tables": [[(words(row.name), row.ratification) for row in table.rows] for table in found.conventions],
        "notes": [note for table in found.conventions for note in table.notes],
        "publication": found.publication,
        "jurisdiction": found.jurisdiction,
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (NIGER, [5, 4, 4, 4, 4, 3, 3, 3, 4, 4, 5, 4]),
        (TIMOR, [4, 3, 3, 3, 5, 3, 2, 8, 4, 4, 2, 7]),
    ],
)
def test_every_section_has_its_findings(path: str, expected: list[int]) -> None:
    counts = Counter(finding.section for finding in assessment(path).findings)
    assert [counts[section] for section in sorted(counts)] == expected


@pytest.mark.parametrize(("path", "count"), [(NIGER, 22), (TIMOR, 12)])
def test_every_footnote_is_there_and_has_its_place(path: str, count: int) -> None:
    footnotes = assessment(path).footnotes
    assert [note.number for note in footnotes] == [str(number) for number in range(1, count + 1)]
    assert all(note.place for note in footnotes)


def test_the_module_page_has_its_own_series() -> None:
    (page,) = assessment(NIGER).module_pages
    assert page.module == "covid-19"
    assert len(page.findings) == 5
    assert [note.number for note in page.footnotes] == ["1", "2", "3", "4", "5", "6"]
    assert marks(page.findings[-1].text) == ("5", "6")


@pytest.mark.parametrize(("path", "rows", "notes"), [(NIGER, [7, 5, 2, 1], 2), (TIMOR, [7], 0)])
def test_every_row_of_the_conventions_is_there(path: str, rows: list[int], notes: int) -> None:
    tables = assessment(path).conventions
    assert [len(table.rows) for table in tables] == rows
    assert sum(len(table.notes) for table in tables) == notes
    assert all(row.ratification for table in tables for row in table.rows)


def test_a_revised_agreement_keeps_both_years() -> None:
    row = assessment(NIGER).conventions[-1].rows[0]
    assert row.ratification is not None
    assert (row.ratification.standing, row.ratification.years) == (Standing.YES, (1967, 1979))


def test_the_imprint_is_read_and_what_is_not_printed_is_null() -> None:
    first, second = assessment(NIGER), assessment(TIMOR)
    assert (first.id, second.id) == ("ner-2021", "tls-2019")
    assert first.publication.number == "PUB2021/119/EL"
    assert first.publication.partner == "Economist Impact"
    assert first.publication.licence == "CC BY-NC-ND 3.0 IGO"
    assert second.publication.number is None
    assert second.publication.citation is None
    assert second.publication.publisher is None
    assert second.publication.partner == "The Economist Intelligence Unit"
    assert (first.key_sources, second.key_sources) == (None, None)


@pytest.mark.slow
@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("path", [NIGER, TIMOR])
def test_a_text_set_otherwise_reads_the_same(path: str, name: str) -> None:
    damaged = DAMAGES[name](text(path))
    assert printed(read(damaged)) == printed(assessment(path))


@pytest.mark.slow
@pytest.mark.parametrize("path", [NIGER, TIMOR])
@pytest.mark.parametrize("name", damage.WORDS)
def test_nearly_all_damaged_words_are_told(path: str, name: str) -> None:
    before, after = assessment(path).findings, read(damage.WORDS[name](text(path))).findings
    assert len(before) == len(after)
    different = sum(words(a.text) != words(b.text) for a, b in zip(before, after, strict=True))
    assert different <= len(before) // 10
