"""The process certificate: the last annex, facts and figures only."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import makers
from migov.model.assessments import Assessment
from migov.model.consultations import Voice
from migov.model.conventions import ConventionRow, ConventionTable
from migov.model.languages import Language
from migov.model.processes import Heard, Outcomes, Process, Signed
from migov.model.publications import Generation
from migov.model.signatures import Party
from migov.profile import docx, html, pdf
from migov.profile.blocks import Chapter, Paragraph, Table
from migov.profile.composing import compose

PROCESS = Process(
    opened="2024-03-04",
    closed="2024-04-02",
    days_allowed=21,
    institutions=(
        Heard(institution="Ministry of Labour", voice=Voice.COMMENTED, comments=3, days=21),
        Heard(institution="Ministry of Health", voice=Voice.NO_COMMENT, days=21),
        Heard(institution="Office of Statistics", voice=Voice.SILENT, days=14),
    ),
    outcomes=Outcomes(accepted=1, in_part=1, not_accepted=1),
    answers=200,
    reviewed=199,
    drafts=3,
    sign_offs=(
        Signed(
            party=Party.GOVERNMENT, name="A. Tovar", function="Director", on="2024-05-02", version=3, hash="ab" * 32
        ),
        Signed(party=Party.OFFICE, name="P. Vane", function="Head of Office", on="2024-05", version=3, hash="ab" * 32),
    ),
    journal="0f" * 32,
    as_of="2024-05-07",
)
TABLE = ConventionTable(number="2", title="T", rows=(ConventionRow(name=("Convention",), ratification=None),))


def assessment(**more: Any) -> Assessment:
    return makers.assessment(conventions=(TABLE,), process=msgspec.structs.replace(PROCESS, **more))


def page(given: Assessment, language: Language = Language.EN, generation: Generation = Generation.G2022) -> Chapter:
    last = compose(given, language=language, generation=generation).chapters[-1]
    assert last.id == "certificate"
    return last


def cells(chapter: Chapter, name: str) -> list[tuple[str, ...]]:
    (table,) = [block for block in chapter.blocks if isinstance(block, Table) and block.id == f"certificate-{name}"]
    return [tuple("".join(map(str, cell.content)) for cell in row.cells) for row in table.rows]


def figures(chapter: Chapter) -> dict[str, str]:
    return {row[0]: row[1] for row in cells(chapter, "figures")}


def small(chapter: Chapter) -> list[str]:
    found = [block for block in chapter.blocks if isinstance(block, Paragraph) and block.role == "small"]
    return ["".join(map(str, block.content)) for block in found]


def test_figures_are_facts_with_their_shares() -> None:
    told = figures(page(assessment()))
    assert told["Days allowed for comments"] == "21"
    assert told["Institutions that were silent"] == "1"
    assert told["Comments answered"] == "3 (100 per cent)"
    assert told["Consultation opened"] == "4 March 2024"


def test_only_all_of_them_are_a_hundred_per_cent() -> None:
    assert figures(page(assessment()))["Answers reviewed by a second person"] == "199 (99 per cent)"


def test_each_institution_stands_with_the_part_it_took() -> None:
    assert cells(page(assessment()), "institutions") == [
        ("Ministry of Labour", "Commented", "21", "3"),
        ("Ministry of Health", "No comments", "21", "0"),
        ("Office of Statistics", "Silent", "14", "0"),
    ]


def test_sign_offs_stand_with_function_and_day_and_the_hash_once_below() -> None:
    found = page(assessment())
    assert cells(found, "sign-offs") == [
        ("A. Tovar, Director", "Government", "2 May 2024", "3"),
        ("P. Vane, Head of Office", "Office", "May 2024", "3"),
    ]
    assert [("ab" * 32) in line for line in small(found)] == [True, False]
    assert ("0f" * 32) in small(found)[-1]


def test_what_nobody_knows_is_left_out() -> None:
    found = page(assessment(opened=None, closed=None, days_allowed=None, institutions=(), sign_offs=()))
    assert "Consultation opened" not in figures(found)
    assert [block.id for block in found.blocks if isinstance(block, Table)] == ["certificate-figures"]
    assert small(found)[0] == "No sign-off stands."


def test_where_nobody_commented_nothing_is_called_answered_in_full() -> None:
    told = figures(page(assessment(outcomes=Outcomes())))
    assert told["Comments answered"] == "0"
    assert "Comments accepted" not in told


def test_its_tables_count_on_from_the_tables_of_conventions() -> None:
    assert [block.number for block in page(assessment()).blocks if isinstance(block, Table)] == ["3", "4", "5"]


def test_without_a_process_there_is_no_certificate() -> None:
    book = compose(makers.assessment(), language=Language.EN, generation=Generation.G2022)
    assert book.chapters[-1].id == "process"


@pytest.mark.parametrize("generation", Generation)
@pytest.mark.parametrize("language", [Language.EN, Language.FR])
def test_every_form_prints_it(language: Language, generation: Generation) -> None:
    book = compose(assessment(), language=language, generation=generation)
    assert "Ministry of Health" in html.render(book).decode()
    assert pdf.render(book).startswith(b"%PDF")
    assert docx.render(book).startswith(b"PK")
