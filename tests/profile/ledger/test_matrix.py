"""The comment matrix as files: what stands in them, that they do no harm, and how long two thousand comments take."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from openxml_audit.errors import FileFormat
from python_calamine import CalamineWorkbook

from migov.model.consultations import Outcome, ProposalKind
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.profile.ledger import Form, Matrix, Reply, Row, differing, render
from migov.profile.ledger.wording import FIELDS, SORTED, cells, heads, heads_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MADE = "2026-05-02T10:00:00+00:00"
HARMFUL = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1+1", "＝1+1")


def a_row(number: int = 1, **more: object) -> Row:
    usual: dict[str, object] = {
        "institution": "Ministry of Labour",
        "institution_id": "labour",
        "dimension": Dimension.MIGRATION,
        "section": "6.1 Well-developed areas",
        "words": "ten days",
        "version": 2,
        "says": "It takes twelve.",
        "at": "2026-05-01T10:00:00+00:00",
        "author": "Lea Sample",
    }
    return Row(number=number, **(usual | more))  # type: ignore[arg-type]


def a_matrix(*rows: Row, language: Language = Language.EN) -> Matrix:
    return Matrix(title="Samples", version=2, language=language, rows=rows, made_at=MADE)


DECIDED = a_row(
    2,
    outcome=Outcome.ACCEPTED,
    reason="The decree says so.",
    was="take ten days",
    now="take twelve days",
    is_changed=True,
    proposal=ProposalKind.REPLACE,
    proposed="twelve",
    replies=(Reply(who="The team", says="Which decree?", at=MADE),),
)


SAID = (
    "Ministry of Labour",
    "6.1 Well-developed areas",
    "It takes twelve.",
    "The decree says so.",
    "take ten days",
    "take twelve days",
    "Which decree?",
    "Lea Sample",
    "Not decided yet",
)


def grid(matrix: Matrix, sheet: int = 0) -> list[list[object]]:
    """The cells of a sheet of the workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(matrix, Form.XLSX)))
    return book.get_sheet_by_index(sheet).to_python()


def lines(matrix: Matrix) -> list[list[str]]:
    """The cells of the CSV file."""
    return list(csv.reader(io.StringIO(render(matrix, Form.CSV).decode("utf-8-sig"), newline="")))


def document(matrix: Matrix) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(render(matrix, Form.DOCX))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_form_says_what_was_said_answered_and_changed() -> None:
    matrix = a_matrix(a_row(), DECIDED)
    html = render(matrix, Form.HTML).decode()
    for told in (text(document(matrix)), html, str(grid(matrix)), str(grid(matrix, 1)), str(lines(matrix))):
        for words in SAID:
            assert words in told
    assert "Samples" in html


def test_the_same_matrix_gives_the_same_bytes() -> None:
    for form in Form:
        assert render(a_matrix(DECIDED), form) == render(a_matrix(DECIDED), form)


@pytest.mark.parametrize("said", HARMFUL)
def test_no_spreadsheet_computes_what_somebody_wrote(said: str) -> None:
    matrix = a_matrix(a_row(says=said, institution=said, author=said, section=said))
    row = lines(matrix)[1]
    assert sum(cell.startswith("'") for cell in row) >= 4
    assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "@", "＝"))]
    with zipfile.ZipFile(io.BytesIO(render(matrix, Form.XLSX))) as archive:
        for number in (1, 2):
            assert b"<f>" not in archive.read(f"xl/worksheets/sheet{number}.xml")
    for sheet in (0, 1):
        assert said.strip() in str(grid(matrix, sheet)[3])


def test_markup_and_strange_letters_stay_words() -> None:
    matrix = a_matrix(a_row(says="<script>alert(1)</script> & \x00\x0b\ud800 ]]>", words="a\tb"))
    assert b"<script>" not in render(matrix, Form.HTML).replace(b"&lt;script", b"")
    assert "alert(1)" in text(document(matrix))
    for form in Form:
        assert render(matrix, form)


def test_the_heads_stand_on_every_page_of_a_landscape_document() -> None:
    made = document(a_matrix(a_row(), DECIDED))
    rows = made.findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert made.find(f".//{W}pgSz").get(f"{W}orient") == "landscape"  # type: ignore[union-attr]


def test_the_workbook_is_ready_to_be_printed_and_filtered() -> None:
    with zipfile.ZipFile(io.BytesIO(render(a_matrix(a_row(), DECIDED), Form.XLSX))) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml") for number in (1, 2)]
        book = archive.read("xl/workbook.xml")
    for said in (b'orientation="landscape"', b"<autoFilter", b'fitToHeight="0"', b'state="frozen"'):
        assert all(said in sheet for sheet in sheets)
    assert book.count(b"_xlnm.Print_Titles") == 2


@pytest.mark.parametrize("language", Language)
def test_heads_are_in_every_language(language: Language) -> None:
    assert len(set(heads(language))) == 8
    assert len(set(heads_of(FIELDS, language))) == len(FIELDS)
    assert len(set(heads_of(SORTED, language))) == len(SORTED)
    if language is not Language.EN:
        assert heads(language)[1:] != heads(Language.EN)[1:]
    assert all("{" not in cell for cell in cells(DECIDED, language))


@pytest.mark.parametrize("language", [Language.EN, Language.FR, Language.AR])
def test_the_document_is_valid(language: Language, tmp_path: Path) -> None:
    file = tmp_path / "matrix.docx"
    file.write_bytes(render(a_matrix(a_row(), DECIDED, a_row(3, is_unplaced=True), language=language), Form.DOCX))
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(str(file))
    assert [str(error) for error in found.errors] == []


def test_a_matrix_without_comments_is_a_file_too() -> None:
    for form in Form:
        assert render(a_matrix(), form)


@pytest.mark.parametrize(
    ("was", "now", "shown"),
    [
        ("", "A new law.", ("", "A new law.")),
        ("An old law.", "", ("An old law.", "")),
        ("one two", "one two", ("one two", "one two")),
        ("a b c d e f g h", "a b c d e f g i", ("… c d e f g h", "… c d e f g i")),
        ("x b c d e f g h", "y b c d e f g h", ("x b c d e f …", "y b c d e f …")),
        ("word word", "word", ("word word", "word")),
    ],
)
def test_only_what_differs_is_shown_with_some_words_around_it(was: str, now: str, shown: tuple[str, str]) -> None:
    assert differing(was, now) == shown


def test_two_thousand_comments_are_printed_in_every_form() -> None:
    said = "The permit takes twelve days since the decree of last year, and the fee has changed as well. "
    rows = [a_row(number, says=said * 2, reason="", words=said[:90]) for number in range(1, 2001)]
    matrix = a_matrix(*rows)
    for form in Form:
        assert render(matrix, form)
