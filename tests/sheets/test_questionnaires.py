"""The questionnaire that goes out: what it asks, what can be chosen, what is locked, and what it carries of itself."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from openxml_audit.errors import FileFormat
from python_calamine import CalamineWorkbook

from asked import EDITION, FIRST, ask, cover, form
from migov.catalogue import scales
from migov.model.answers import Answer, NonAnswer
from migov.model.indicators import Indicator, Scale
from migov.model.languages import Language, Localized
from migov.sheets import Quotation, form_hash, questionnaire, read, write
from migov.sheets.forms import LONGEST, labels
from migov.sheets.wording import words


def cells(data: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def sheet_xml(data: bytes, number: int) -> str:
    return parts(data)[f"xl/worksheets/sheet{number}.xml"]


def test_the_first_sheet_says_for_whom_by_when_in_which_zone_and_whom_to_ask() -> None:
    first = "\n".join(str(cell) for row in cells(write(form()))["Start here"] for cell in row)
    for said in ("Ministry of Labour", "2026-12-15 17:00 (Africa/Niamey)", "Ana, ana@example.org", "light yellow"):
        assert said in first


def test_few_questions_stand_on_one_sheet_and_many_are_parted_by_dimension() -> None:
    few, many = (form(*map(ask, EDITION.indicators[:count])) for count in (5, len(EDITION.indicators)))
    assert [table.key for table in few.tables] == ["questions", "quotations"]
    assert [table.key for table in many.tables] == [*(f"questions {number}" for number in range(1, 7)), "quotations"]
    assert sum(len(table.rows) for table in many.tables) == len(EDITION.indicators)


@pytest.mark.parametrize("language", list(Language))
def test_everything_is_said_in_the_language_of_the_workbook(language: Language) -> None:
    for table in form(language=language).tables:
        for column in table.columns:
            written = words(f"heading.{column.key}").written(language)
            assert written, column.key
            assert column.heading == written
    answer = next(column for column in form(language=language).tables[0].columns if column.key == "answer")
    options = form(language=language).tables[0].rows[0].choices[answer.key]
    assert all(option.label.written(language) for option in options)


def test_arabic_sheets_run_from_right_to_left() -> None:
    assert 'rightToLeft="1"' in sheet_xml(write(form(language=Language.AR)), 2)
    assert "rightToLeft" not in sheet_xml(write(form()), 2)


def test_an_answer_is_chosen_from_the_indicators_own_choices_and_the_four_non_answers() -> None:
    made = write(form(language=Language.FR))
    (row,) = form().tables[0].rows
    assert [choice.code for choice in row.choices["answer"]] == [
        *FIRST.choices,
        *("non-answer: " + one for one in NonAnswer),
    ]
    lists = cells(made)["lists"]
    assert [str(line[0]) for line in lists][: len(FIRST.choices)] == [
        label.text(Language.FR) for label in scales.labels(FIRST).values()
    ]
    assert re.search(
        r'<dataValidation type="list"[^>]*sqref="E3"[^>]*>\s*<formula1>lists!\$A\$1:\$A\$7', sheet_xml(made, 2)
    )


def test_only_the_cells_to_fill_are_unlocked_and_no_password_pretends_to_be_security() -> None:
    xml = sheet_xml(write(form()), 2)
    assert '<sheetProtection sheet="1"' in xml
    assert "password" not in xml
    assert "hashValue" not in xml
    styles = parts(write(form()))["xl/styles.xml"]
    formats = styles.split("<cellXfs")[1].split("</cellXfs")[0].split("<xf ")[1:]
    unlocked = {str(number) for number, style in enumerate(formats) if 'locked="0"' in style}
    looks = dict(re.findall(r'<c r="([A-Z]+)3" s="(\d+)"', xml))
    assert looks["B"] not in unlocked, "the code"
    assert looks["C"] not in unlocked, "the question"
    assert looks["E"] in unlocked, "the answer"
    assert looks["G"] in unlocked, "the justification"


def test_years_are_asked_of_ratifications_only() -> None:
    ratification = next(one for one in EDITION.indicators if one.scale is Scale.RATIFICATION)
    rows = form(ask(), ask(ratification)).tables[0].rows
    assert [row.closed for row in rows] == [("years",), ()]


def test_guidance_is_a_note_on_the_question() -> None:
    made = parts(write(form()))
    comments = "".join(text for name, text in made.items() if "comments" in name)
    assert FIRST.guidance.text(Language.EN)[:30] in comments


def test_the_last_answer_is_shown_to_read() -> None:
    last = Answer(indicator=FIRST.code, closed=FIRST.choices[1], as_of="2019-05")
    shown = cells(write(form(ask(last=last))))["Questions"][2]
    assert shown[3] == f"{scales.labels(FIRST)[FIRST.choices[1]].en}\n(2019-05)"


def test_an_institution_sees_neither_private_notes_nor_confidence() -> None:
    answer = Answer(indicator=FIRST.code, closed=FIRST.choices[0], journal="where I searched")
    made = write(form(ask(answer=answer)))
    assert "where I searched" not in "".join(parts(made).values())
    assert "where I searched" in "".join(parts(write(form(ask(answer=answer), team=True))).values())


def test_the_second_source_of_an_answer_stands_on_the_sheet_of_further_sources() -> None:
    quoted = tuple(Quotation(title=f"Law {number}", words="Everyone may.") for number in (1, 2, 3))
    first, more = form(ask(quotations=quoted)).tables
    assert first.rows[0].cells["source_title"] == "Law 1"
    assert [(row.cells["code"], row.cells["source_title"]) for row in more.rows] == [
        (FIRST.code, "Law 2"),
        (FIRST.code, "Law 3"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "http://x.org"])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    answer = Answer(indicator=FIRST.code, justification=text)
    quoted = (Quotation(title=text, article=text, words=text, address=text),)
    asked = ask(answer=answer, quotations=quoted, remark=text, last=answer)
    named = questionnaire(cover(name=text, contact=text, institution_name=text), [asked])
    made = parts(write(named))
    sheets = {name: xml for name, xml in made.items() if name.startswith("xl/worksheets/sheet")}
    assert not any("<f>" in xml or "<f " in xml or "<hyperlink" in xml for xml in sheets.values())
    assert not any("externalLink" in name or "hyperlink" in xml for name, xml in made.items())
    assert '"' + "ddeLink" not in "".join(made.values())


def test_a_text_too_long_for_a_cell_is_not_cut_off_but_stays_at_home() -> None:
    long = "ž" * (LONGEST + 1)
    made = write(form(ask(answer=Answer(indicator=FIRST.code, justification=long))))
    shown = cells(made)["Questions"][2]
    assert shown[6].startswith("[32,001 characters: too long for a spreadsheet.")
    entry = next(entry for entry in read(made, file="q.xlsx").entries if entry.column == "justification")
    assert (entry.sent, entry.returned, entry.problem) == (long, long, None)


def test_characters_beyond_the_first_plane_count_twice_as_they_do_in_spreadsheets() -> None:
    just, over = "😀" * (LONGEST // 2), "😀" * (LONGEST // 2 + 1)
    for text, goes in ((just, True), (over, False)):
        shown = cells(write(form(ask(answer=Answer(indicator=FIRST.code, justification=text)))))["Questions"][2][6]
        assert (shown == text) is goes


def test_two_choices_of_one_name_are_told_apart() -> None:
    options = form().tables[0].rows[0].choices["answer"]
    assert len(set(labels(options, Language.PT).values())) == len(options)


def test_the_workbook_carries_what_was_sent_on_a_sheet_that_is_not_shown() -> None:
    sent = form(ask(version="7"))
    made = write(sent)
    assert 'name="migov" sheetId="5" state="veryHidden"' in parts(made)["xl/workbook.xml"]
    back = read(made, file="q.xlsx")
    assert back.form == sent
    assert form_hash(back.form) == form_hash(sent)
    assert back.form.tables[0].rows[0].version == "7"


@pytest.mark.parametrize("version", [FileFormat.OFFICE_2013, FileFormat.MICROSOFT_365], ids=["2013", "365"])
def test_a_validator_of_office_files_finds_nothing(version: FileFormat, tmp_path: Path) -> None:
    sent = form(*map(ask, EDITION.indicators[:40]), language=Language.AR)
    assert found(write(sent), tmp_path, version) == []


def found(data: bytes, folder: Path, version: FileFormat = FileFormat.OFFICE_2019) -> list[str]:
    """What a validator finds."""
    file = folder / "questionnaire.xlsx"
    file.write_bytes(data)
    return [str(error) for error in OpenXmlValidator(version).validate(file).errors]


def test_notes_with_control_characters_make_no_damaged_file(tmp_path: Path) -> None:
    odd = Indicator(
        code="9.9.9",
        dimension=FIRST.dimension,
        sub_domain=FIRST.sub_domain,
        question=Localized(en="Is\x00 it?\x0b"),
        guidance=Localized(en="Look\x01 here <&>\x1f"),
        scale=Scale.YES_NO,
    )
    made = write(form(ask(odd)))
    assert found(made, tmp_path) == []
    assert cells(made)["Questions"][2][2] == "Is it?"
