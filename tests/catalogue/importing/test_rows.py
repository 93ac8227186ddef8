from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from migov.catalogue.importing import rows
from migov.errors import Invalid
from migov.model.dimensions import Dimension
from migov.model.indicators import Confidence, Edition, EditionKind, Scale
from migov.model.languages import Language, Localized
from migov.workbooks import Grid
from workbooks import HEADINGS, ROW


def read(*cells: Sequence[object], headings: Sequence[object] = HEADINGS) -> Edition:
    return rows.edition(
        Grid("list.csv", [list(headings), *(list(row) for row in cells)]),
        code="mine",
        title=Localized(en="Mine"),
        kind=EditionKind.NATIONAL,
        year=None,
        remark=Localized(),
    )


def row(**changes: object) -> list[object]:
    names = ("code", "dimension", "sub_domain", "title", "question", "guidance", "scale")
    return [changes.get(name, value) for name, value in zip(names, ROW, strict=True)]


def wrong(*cells: Sequence[object], headings: Sequence[object] = HEADINGS) -> list[str]:
    with pytest.raises(Invalid) as caught:
        read(*cells, headings=headings)
    assert all(problem.file == "list.csv" for problem in caught.value.problems)
    return [str(problem).removeprefix("list.csv, ") for problem in caught.value.problems]


def test_a_row_becomes_an_indicator() -> None:
    indicator = read(ROW).indicators[0]
    assert (indicator.code, indicator.dimension, indicator.sub_domain) == ("1.1.1", Dimension.RIGHTS, "1.1")
    assert (indicator.question.en, indicator.guidance.en) == ("Is it?", "Look in the law.")
    assert (indicator.scale, indicator.confidence) == (Scale.PRESENCE, Confidence.HIGH)


@pytest.mark.parametrize(
    ("heading", "language"),
    [("Question (English)", Language.EN), ("question EN", Language.EN), ("QUESTION (anglais)", Language.EN),
     ("Question (français)", Language.FR), ("Question - French", Language.FR), ("question_fr", Language.FR),
     ("Question (Spanish)", Language.ES), ("Question (português)", Language.PT), ("Question (العربية)", Language.AR)],
)  # fmt: skip
def test_headings_are_known_in_english_and_french_in_any_dress(heading: str, language: Language) -> None:
    headings = [heading if name == "Question (English)" else name for name in HEADINGS]
    assert read(ROW, headings=headings).indicators[0].question.languages == (language,)


@pytest.mark.parametrize(
    ("written", "scale"),
    [("presence", Scale.PRESENCE), ("Présence", Scale.PRESENCE), ("ACCESS", Scale.ACCESS), ("accès", Scale.ACCESS),
     ("yes/no", Scale.YES_NO), ("yes-no", Scale.YES_NO), ("oui / non", Scale.YES_NO),
     ("ratification", Scale.RATIFICATION), ("liste de ratifications", Scale.RATIFICATION_LIST)],
)  # fmt: skip
def test_scales_are_known_in_english_and_french(written: str, scale: Scale) -> None:
    assert read(row(scale=written)).indicators[0].scale is scale


@pytest.mark.parametrize(
    "written",
    ["4", 4, 4.0, "Dimension 4", "4. Well-being of migrants", "Bien-être des migrants", "well-being of migrants"],
)
def test_a_dimension_is_a_number_or_a_title(written: object) -> None:
    assert read(row(dimension=written)).indicators[0].dimension is Dimension.WELL_BEING


def test_the_order_of_the_sheet_is_kept_within_sub_domains_and_dimensions_are_put_in_order() -> None:
    later = row(code="2.1.1", dimension="2", sub_domain="2.1", title="Bodies")
    found = read(later, row(code="1.1.2"), row(code="1.1.1"))
    assert [one.code for one in found.indicators] == ["1.1.2", "1.1.1", "2.1.1"]
    assert [one.code for one in found.sub_domains] == ["1.1", "2.1"]


def test_the_title_of_a_sub_domain_is_written_once_is_enough() -> None:
    found = read(row(), row(code="1.1.2", title=""))
    assert [one.title.en for one in found.sub_domains] == ["Access to services"]


def test_categories_stand_one_a_line_in_each_language() -> None:
    headings = (*HEADINGS, "Categories (English)", "Catégories (français)")
    cells = (*row(scale="category"), "none: No test\nquota: By quota", "none: Aucun test | quota: Par quota")
    indicator = read(cells, headings=headings).indicators[0]
    assert indicator.choices == ("none", "quota")
    assert [one.label.fr for one in indicator.categories] == ["Aucun test", "Par quota"]


def test_links_are_lists_with_semicolons_or_commas() -> None:
    headings = (*HEADINGS, "GCM objectives", "SDG targets", "SDG 10.7.2 items", "Treaties", "Confidence")
    indicator = read((*ROW, "15; 22, 15", "3.8;10.7", "1A", "CRC; ICRMW", "medium"), headings=headings).indicators[0]
    assert (indicator.gcm_objectives, indicator.sdg_targets) == ((15, 22), ("3.8", "10.7"))
    assert (indicator.sdg_10_7_2, indicator.treaties) == (("1a",), ("CRC", "ICRMW"))
    assert indicator.confidence is Confidence.MEDIUM
    assert read((*ROW, 15.0, "", "", "", ""), headings=headings).indicators[0].gcm_objectives == (15,)


AS_TEXT = "(format the column as text, type it again)"
SCALES = "(use one of: presence, access, yes/no, ratification, ratification list, category)"
TITLE = "(write it in the sub-domain's first row, in a column 'Sub-domain title (English)')"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"code": ""}, "A (Code): the code is missing (such as 1.2.3)"),
        ({"code": "1..1"}, "A (Code): '1..1' is not a code (such as 1.2.3)"),
        ({"dimension": "7"}, "B (Dimension): the dimension '7' is not known (use one of: 1 to 6)"),
        ({"dimension": ""}, "B (Dimension): the dimension is missing (use one of: 1 to 6)"),
        ({"dimension": 1.5}, f"B (Dimension): the spreadsheet made the number 1.5 of it {AS_TEXT}"),
        ({"sub_domain": ""}, "C (Sub-domain): the sub-domain is missing (such as 1.2)"),
        ({"question": " "}, "E (Question (English)): the question is missing (in at least one language)"),
        ({"guidance": "x" * 4_001}, "F (Guidance (English)): the cell has 4,001 characters (at most 4,000)"),
        ({"guidance": "\x07"}, "F (Guidance (English)): the cell holds characters that are no text (type it again)"),
        ({"scale": "maybe"}, f"G (Scale): the scale 'maybe' is not known {SCALES}"),
        ({"scale": "category"}, "G (Scale): no category is given (write one a line, as code: label)"),
        ({"title": ""}, f"D (Sub-domain title (English)): sub-domain 1.1 has no title {TITLE}"),
    ],
)
def test_a_mistake_names_row_column_and_remedy(changes: dict[str, Any], says: str) -> None:
    assert wrong(row(**changes)) == [f"row 2, column {says}"]


def test_a_code_that_stands_twice_names_both_rows() -> None:
    assert wrong(row(), row(code="1.1.2"), row()) == [
        "row 4, column A (Code): code 1.1.1 stands in row 2 already (give each indicator a code of its own)"
    ]


def test_rows_of_one_sub_domain_agree_on_its_dimension_and_title() -> None:
    dimension, title = wrong(row(), row(code="1.1.2", dimension="2", title="Other"))
    assert dimension.startswith("row 3, column B (Dimension): sub-domain 1.1 stands in dimension 1 in row 2 (keep a")
    assert title.startswith("row 3, column D (Sub-domain title (English)): sub-domain 1.1 had another title further up")


def test_all_mistakes_are_told_at_once() -> None:
    bad = row(code="", dimension="9", sub_domain="", question="", scale="?")
    assert [problem.split(":")[0] for problem in wrong(bad, row(), bad)] == [
        f"row {number}, column {column}"
        for number in (2, 4)
        for column in ("A (Code)", "B (Dimension)", "C (Sub-domain)", "E (Question (English))", "G (Scale)")
    ]


def test_after_two_hundred_mistakes_the_rest_are_counted() -> None:
    found = wrong(*[row(code="", scale="?")] * 150)
    assert len(found) == 201
    assert found[-1] == "list.csv: and 100 more mistakes"


@pytest.mark.parametrize(
    ("headings", "says"),
    [
        ((*HEADINGS, "Weight"), "row 1, column H: the heading 'Weight' is not known (known are: Code, Dimension,"),
        ((*HEADINGS, "Code"), "row 1, column H: the heading 'Code' stands twice (keep one of the columns)"),
        ((*HEADINGS, "Indicateur"), "row 1, column H: the heading 'Indicateur' stands twice"),
        (
            (*HEADINGS, "Question"),
            "row 1, column H: the heading 'Question' is not known (say the language: 'Question (E",
        ),
        (
            HEADINGS[1:],
            "row 1: there is no column 'Code' (the first row holds the headings; `migov catalogue template`",
        ),
    ],
)
def test_a_mistake_in_the_headings_is_told_first_and_alone(headings: Sequence[object], says: str) -> None:
    found = wrong((*ROW, ""), headings=headings)
    assert len(found) == 1
    assert found[0].startswith(says)


def test_a_text_in_a_column_without_a_heading_is_noticed() -> None:
    found = wrong(row(), (*row(code="1.1.2"), "a note"), headings=(*HEADINGS, ""))
    assert found == ["row 3, column H: there is a text in a column without a heading (give it one, or clear it)"]


@pytest.mark.parametrize(
    ("heading", "cell", "says"),
    [
        (
            "GCM objectives",
            "15; 24",
            "'24' does not belong under 'Global Compact objectives' (1 to 23, with semicolons",
        ),
        ("GCM objectives", 15.22, "the spreadsheet made the number 15.22 of it"),
        ("SDG targets", 8.1, "the spreadsheet made the number 8.1 of it"),
        (
            "SDG targets",
            "18.1",
            "'18.1' does not belong under 'SDG targets' (such as 10.7; 8.8, in a cell formatted as",
        ),
        ("SDG 10.7.2 items", "1f", "'1f' does not belong under 'SDG 10.7.2 items' (1a to 6e, with semicolons between)"),
        ("Treaties", "the CRC", "'the CRC' does not belong under 'Treaties' (codes of the treaty register, such as"),
        ("Confidence", "sure", "the confidence 'sure' is not known (use one of: high, medium, low)"),
        (
            "Categories (English)",
            "a: A",
            "categories do not go with the scale 'presence' (choose the scale 'category',",
        ),
        (
            "Categories (English)",
            "just so",
            "'just so' is not a category (one a line, as code: label, the code in small",
        ),
        ("Guidance (French)", True, "the spreadsheet made a truth value of it"),
    ],
)
def test_a_mistake_in_an_optional_column_is_told(heading: str, cell: object, says: str) -> None:
    (found,) = wrong((*ROW, cell), headings=(*HEADINGS, heading))
    assert found.startswith(f"row 2, column H ({heading}): {says}")


def test_a_list_without_indicators_is_none() -> None:
    assert wrong() == ["row 2: there is no indicator below the headings (write one a row)"]
