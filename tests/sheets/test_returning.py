"""Workbooks that come back: from other programs, sorted and edited, damaged and hostile."""

from __future__ import annotations

import datetime
import io
import random
import re
import shutil
import subprocess
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from asked import EDITION, ask, form
from migov.errors import MigovError, Unreadable
from migov.model.answers import Answer
from migov.model.fields import Field
from migov.model.indicators import Scale
from migov.model.languages import Language
from migov.sheets import Differences, Form, Outcome, Quotation, Returned, compare, read, taken, write
from migov.sheets.forms.reading import LIMITS
from migov.workbooks import letters
from workbooks import Formula, Sheets, changed, resaved

PRESENCE = [one for one in EDITION.indicators if one.scale is Scale.PRESENCE][:2]
RATIFICATION = next(one for one in EDITION.indicators if one.scale is Scale.RATIFICATION)
ASKED = (*PRESENCE, RATIFICATION)
COLUMNS = ["key", "code", "question", "last", "answer", "years", "justification", "as_of", "practice"]
COLUMNS += ["source_title", "source_article", "source_words", "source_address", "remark"]
QUESTIONS, MORE = "Questions", "More sources"


def sent(language: Language = Language.EN, **more: Any) -> Form:
    answer = Answer(indicator=ASKED[0].code, closed="partial", justification="Since the law.", as_of="2021-10")
    quoted = (Quotation(title="Law 1", article="5", words="Everyone may."), Quotation(title="Decree 2"))
    first = ask(ASKED[0], answer=answer, quotations=quoted, version="3")
    return form(first, *map(ask, ASKED[1:]), language=language, **more)


def back(change: Any, of: Form | None = None, file: str = "back.xlsx") -> Returned:
    """The form after somebody edited its cells and another program saved it."""
    return read(resaved(write(of or sent()), change), file=file)


def setting(row: int, column: str, value: object) -> Any:
    """Somebody types *value* into a question's cell; rows count from 0."""

    def change(sheets: Sheets) -> None:
        sheets[QUESTIONS][row + 2][COLUMNS.index(column)] = value

    return change


def differences(returned: Returned, now: Form | None = None) -> Differences:
    return compare(returned.form, returned, now or returned.form)


def changes(returned: Returned) -> dict[tuple[str, str], str]:
    assert not returned.all_problems, returned.all_problems
    return {(one.row, one.column): one.returned for one in differences(returned).of(Outcome.CHANGED)}


def problem(returned: Returned) -> str:
    (found,) = returned.all_problems
    assert found.remedy, "a complaint says what to do"
    return str(found)


def refused(data: bytes, file: str = "back.xlsx") -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, file=file)
    (found,) = caught.value.problems
    assert found.file == file
    assert found.remedy, "a refusal says what to do"
    return str(found)


# ---- what changed ----------------------------------------------------------------------------------------------------


def test_a_workbook_that_nobody_touched_changes_nothing() -> None:
    returned = read(write(sent()), file="back.xlsx")
    assert changes(returned) == {}
    assert differences(returned).counts[Outcome.UNCHANGED] == len(list(sent().cells()))


def test_what_was_typed_comes_back_and_nothing_else() -> None:
    returned = back(setting(1, "justification", "  There is none.  \r\n"))
    assert changes(returned) == {(ASKED[1].code, "justification"): "There is none."}


@pytest.mark.parametrize("typed", ["present", "PRESENT ", "Présent", "présent", "presente", "موجود"])
def test_a_choice_is_understood_in_any_case_and_any_of_the_languages(typed: str) -> None:
    assert changes(back(setting(1, "answer", typed))) == {(ASKED[1].code, "answer"): "present"}


def test_a_choice_of_no_answer_is_told_from_no() -> None:
    returned = back(setting(0, "answer", "Aucune information trouvée"))
    assert changes(returned) == {(ASKED[0].code, "answer"): "non-answer: no evidence found"}


def test_what_is_not_in_the_list_is_refused_with_its_cell_and_the_list() -> None:
    said = problem(back(setting(1, "answer", "mostly")))
    assert said.startswith(
        "back.xlsx, sheet 'Questions', cell E4: “mostly” is not in the list (choose one of: absent ·"
    )


def test_a_list_stands_in_its_row_a_choice_of_another_row_is_not_in_it() -> None:
    assert "not in the list" in problem(back(setting(1, "answer", "ratified")))


def test_a_cell_that_was_cleared_says_so() -> None:
    assert changes(back(setting(0, "justification", ""))) == {(ASKED[0].code, "justification"): ""}


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("2021", "2021"),
        (2021.0, "2021"),
        ("2021-10", "2021-10"),
        ("2021/3/4", "2021-03-04"),
        ("31/10/2021", "2021-10-31"),
        ("10/31/2021", "2021-10-31"),
        ("5.5.2021", "2021-05-05"),
        ("10/2021", "2021-10"),
        ("٢٠٢١-١٠", "2021-10"),
        (datetime.date(2020, 2, 29), "2020-02-29"),
        (datetime.datetime(2020, 2, 29, 8, 30), "2020-02-29"),  # noqa: DTZ001 - as spreadsheets have it
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read(typed: object, read_as: str) -> None:
    assert changes(back(setting(1, "as_of", typed))) == {(ASKED[1].code, "as_of"): read_as}


@pytest.mark.parametrize("typed", ["3/10/2021", "10.3.2021"])
def test_a_date_that_can_be_read_in_two_ways_is_refused(typed: str) -> None:
    said = problem(back(setting(1, "as_of", typed)))
    assert "may be 2021-10-03 or 2021-03-10" in said or "may be 2021-03-10 or 2021-10-03" in said


@pytest.mark.parametrize(
    "typed", [44483.0, "44483", "last year", "31/02/2021", "2021-13", "3/10/21", "14 octobre 2021"]
)
def test_what_is_no_date_is_refused_and_never_guessed(typed: object) -> None:
    assert "is no date that can be read" in problem(back(setting(1, "as_of", typed)))


@pytest.mark.parametrize(("typed", "read_as"), [("1990; 2003", "1990, 2003"), (1990.0, "1990"), ("١٩٩٠", "1990")])
def test_years_are_read(typed: object, read_as: str) -> None:
    assert changes(back(setting(2, "years", typed))) == {(RATIFICATION.code, "years"): read_as}


def test_what_is_no_year_is_refused() -> None:
    assert "“90” is no year" in problem(back(setting(2, "years", "1990, 90")))


def test_years_of_what_is_not_ratified_are_refused() -> None:
    assert "not to be filled in" in problem(back(setting(0, "years", "1990")))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (5.1, "the number 5.1"),
        (1e15, "the number 1e+15"),
        (True, "a truth value"),
        (datetime.date(2021, 2, 5), "a date"),
    ],
)
def test_what_a_spreadsheet_made_of_a_text_is_refused_where_the_text_is_lost(typed: object, said: str) -> None:
    assert said in problem(back(setting(0, "source_article", typed)))


def test_a_whole_number_is_the_text_that_was_typed() -> None:
    assert changes(back(setting(0, "source_article", 12.0))) == {(ASKED[0].code, "source_article"): "12"}
    assert changes(back(setting(0, "source_article", 5.0))) == {}, "as it was sent"


def test_a_formula_is_refused_with_its_cell_even_where_it_shows_a_text() -> None:
    said = problem(back(setting(0, "justification", Formula('=HYPERLINK("http://x.org")'))))
    assert said.startswith("back.xlsx, sheet 'Questions', cell G3: the cell holds a formula")


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    assert changes(back(setting(0, "justification", "=1+1"))) == {(ASKED[0].code, "justification"): "=1+1"}


def test_a_cell_that_shows_an_error_is_refused() -> None:
    def broken(xml: bytes) -> bytes:
        return re.sub(rb'<c r="G3" t="s"><v>\d+</v></c>', b'<c r="G3" t="e"><v>#REF!</v></c>', xml)

    data = resaved(write(sent()))
    returned = read(changed(data, {"xl/worksheets/sheet2.xml": broken}), file="back.xlsx")
    assert "cell G3: the cell shows an error" in problem(returned)


def test_all_mistakes_are_told_at_once() -> None:
    def wreck(sheets: Sheets) -> None:
        for change in (setting(0, "answer", "x"), setting(1, "as_of", "y"), setting(2, "years", "z")):
            change(sheets)

    assert [str(one.place) for one in back(wreck).all_problems] == [
        "sheet 'Questions', cell E3",
        "sheet 'Questions', cell H4",
        "sheet 'Questions', cell F5",
    ]


def test_complaints_speak_the_language_of_the_workbook_unless_the_reader_wants_another() -> None:
    data = resaved(write(sent(Language.FR)), setting_in("Questions", 2, "answer", "peut-être"))
    assert "n’est pas dans la liste" in str(read(data, file="q.xlsx").all_problems[0])
    assert "is not in the list" in str(read(data, file="q.xlsx", language=Language.EN).all_problems[0])


def setting_in(sheet: str, row: int, column: str, value: object) -> Any:
    def change(sheets: Sheets) -> None:
        sheets[sheet][row][COLUMNS.index(column)] = value

    return change


# ---- sources ---------------------------------------------------------------------------------------------------------


def test_sources_come_back_as_words_about_their_indicator() -> None:
    def cite(sheets: Sheets) -> None:
        setting(1, "source_title", "Law 9")(sheets)
        setting(1, "source_words", "No one shall.")(sheets)
        sheets[MORE].append(["", RATIFICATION.code, "Gazette 4", "p. 12", "", "https://x.org"])

    found = taken(sent(), differences(back(cite)), sent())
    assert [(one.indicator, one.quotations) for one in found] == [
        (ASKED[1].code, (Quotation(title="Law 9", words="No one shall."),)),
        (RATIFICATION.code, (Quotation(title="Gazette 4", article="p. 12", address="https://x.org"),)),
    ]


def test_what_came_back_of_sources_is_all_that_are_named_now() -> None:
    def cite(sheets: Sheets) -> None:
        setting(0, "source_article", "6")(sheets)
        sheets[MORE].append(["", ASKED[0].code, "Plan 3", "", "", ""])

    (found,) = taken(sent(), differences(back(cite)), sent())
    assert found.quotations == (
        Quotation(title="Law 1", article="6", words="Everyone may."),
        Quotation(title="Decree 2"),
        Quotation(title="Plan 3"),
    )


def test_a_further_source_says_which_question_it_is_for() -> None:
    def cite(sheets: Sheets) -> None:
        sheets[MORE].append(["", "", "Gazette 4", "", "", ""])

    assert "cell B4: “No.” is empty, but the row is not" in problem(back(cite))


def test_what_is_taken_is_said_field_by_field() -> None:
    def fill(sheets: Sheets) -> None:
        setting(1, "answer", "absent")(sheets)
        setting(1, "remark", "We had no time.")(sheets)
        setting(0, "practice", "suspended")(sheets)

    first, second = taken(sent(), differences(back(fill)), sent())
    assert first.quotations is None, "nothing was said of its sources"
    assert (first.indicator, first.changes, first.remark) == (ASKED[0].code, {Field.PRACTICE: "suspended"}, None)
    assert (second.changes, second.remark) == ({Field.ANSWER: "absent"}, "We had no time.")


# ---- what happened here meanwhile ------------------------------------------------------------------------------------


def now(**answer: Any) -> Form:
    given = Answer(indicator=ASKED[0].code, **({"closed": "partial", "as_of": "2021-10"} | answer))
    quoted = (Quotation(title="Law 1", article="5", words="Everyone may."), Quotation(title="Decree 2"))
    return form(ask(ASKED[0], answer=given, quotations=quoted, version="4"), *map(ask, ASKED[1:]))


def test_what_changed_there_and_here_is_a_conflict_and_both_texts_are_told() -> None:
    returned = back(setting(0, "justification", "Theirs."))
    (met,) = differences(returned, now(justification="Ours.")).of(Outcome.CONFLICT)
    assert (met.sent, met.returned, met.now) == ("Since the law.", "Theirs.", "Ours.")


def test_what_changed_here_alone_is_left_alone() -> None:
    found = differences(back(lambda _: None), now(justification="Ours."))
    assert found.counts[Outcome.CHANGED] == found.counts[Outcome.CONFLICT] == 0


def test_what_changed_to_the_same_there_and_here_is_no_difference() -> None:
    found = differences(back(setting(0, "justification", "The same.")), now(justification="The same."))
    assert found.counts[Outcome.CHANGED] == found.counts[Outcome.CONFLICT] == 0


def test_a_source_that_was_named_here_meanwhile_stays_named() -> None:
    quoted = (Quotation(title="Law 1", article="5", words="Everyone may."), Quotation(title="Decree 2"))
    here = form(ask(ASKED[0], quotations=(*quoted, Quotation(title="Named here"))), *map(ask, ASKED[1:]))
    found = differences(back(setting(0, "source_article", "6")), here)
    (one,) = taken(sent(), found, here)
    assert one.quotations
    assert [quotation.title for quotation in one.quotations] == ["Law 1", "Decree 2", "Named here"]


def test_a_source_that_was_struck_out_here_does_not_come_back_by_itself() -> None:
    here = form(
        ask(ASKED[0], quotations=(Quotation(title="Law 1", article="5", words="Everyone may."),)), *map(ask, ASKED[1:])
    )
    found = differences(back(setting(0, "source_article", "6")), here)
    (one,) = taken(sent(), found, here)
    assert one.quotations == (Quotation(title="Law 1", article="6", words="Everyone may."),)


def test_a_conflict_that_was_decided_for_what_stands_here_is_left_out() -> None:
    found = differences(back(setting(0, "justification", "Theirs.")), now(justification="Ours."))
    (met,) = found.of(Outcome.CONFLICT)
    assert taken(sent(), found, now(), but=frozenset({met.key})) == ()
    assert taken(sent(), found, now())[0].changes == {Field.JUSTIFICATION: "Theirs."}


# ---- what people do to sheets ----------------------------------------------------------------------------------------


def test_sorted_rows_find_their_questions() -> None:
    def sort(sheets: Sheets) -> None:
        setting(1, "justification", "New.")(sheets)
        sheets[QUESTIONS][2:] = sheets[QUESTIONS][:1:-1]

    assert changes(back(sort)) == {(ASKED[1].code, "justification"): "New."}


def test_inserted_empty_rows_and_columns_moved_about_do_no_harm() -> None:
    def insert(sheets: Sheets) -> None:
        setting(1, "justification", "New.")(sheets)
        rows = sheets[QUESTIONS]
        rows.insert(0, [""] * len(COLUMNS))
        rows.insert(4, [""] * len(COLUMNS))
        at = COLUMNS.index("remark")
        for row in rows:
            row.insert(1, row.pop(at))

    assert changes(back(insert)) == {(ASKED[1].code, "justification"): "New."}


def test_renamed_sheets_and_sheets_of_ones_own_do_no_harm() -> None:
    def rename(sheets: Sheets) -> Sheets:
        setting(1, "justification", "New.")(sheets)
        return {"My notes": [["Ask Ana"]]} | {
            "Blatt 1" if name == QUESTIONS else name: rows for name, rows in sheets.items()
        }

    returned = back(rename)
    assert changes(returned) == {(ASKED[1].code, "justification"): "New."}
    entry = next(one for one in returned.entries if one.returned == "New.")
    assert entry.place == "sheet 'Blatt 1', cell G4"


def test_text_in_a_row_or_column_of_ones_own_is_not_lost_unseen() -> None:
    def beside(sheets: Sheets) -> None:
        sheets[QUESTIONS][3].append("See also the decree")

    assert "cell O4: there is text outside the columns" in problem(back(beside))

    def below(sheets: Sheets) -> None:
        sheets[QUESTIONS].append(["", "", "", "", "", "", "One more thing"])

    assert "row 6: there is text in a row that is not one of the sheet’s own" in problem(back(below))


def test_a_deleted_column_is_named() -> None:
    def delete(sheets: Sheets) -> None:
        for row in sheets[QUESTIONS]:
            del row[COLUMNS.index("justification")]

    assert "sheet 'Questions': the column “Why” is gone" in str(back(delete).problems[0])


def test_a_deleted_row_is_told_and_changes_nothing() -> None:
    def delete(sheets: Sheets) -> None:
        del sheets[QUESTIONS][2]

    returned = back(delete)
    assert returned.missing == (("questions", ASKED[0].code),)
    assert changes(returned) == {}


def test_a_row_that_stands_twice_is_taken_once_and_refused_where_it_says_two_things() -> None:
    def copy(sheets: Sheets) -> None:
        sheets[QUESTIONS].append(list(sheets[QUESTIONS][2]))

    assert changes(back(copy)) == {}

    def differ(sheets: Sheets) -> None:
        copy(sheets)
        sheets[QUESTIONS][-1][COLUMNS.index("justification")] = "Other."

    assert f"the row {ASKED[0].code} stands twice, with different words" in problem(back(differ))


def test_a_copied_sheet_is_refused() -> None:
    def copy(sheets: Sheets) -> None:
        sheets["Questions (2)"] = [list(row) for row in sheets[QUESTIONS]]

    assert "sheet 'Questions (2)': the sheet is a copy of the sheet “Questions”" in problem(back(copy))


def test_deleted_sheets_are_missing_rows_and_all_of_them_are_a_mistake() -> None:
    returned = back(lambda sheets: {name: rows for name, rows in sheets.items() if name != MORE})
    assert returned.missing == (("quotations", f"{ASKED[0].code} source 2"),)
    returned = back(lambda sheets: {"migov": sheets["migov"]})
    assert "none of the sheets it was sent with" in problem(returned)


def test_a_long_text_that_stayed_at_home_cannot_be_changed_in_the_sheet() -> None:
    long = ask(ASKED[0], answer=Answer(indicator=ASKED[0].code, justification="x" * 40_000))
    assert changes(back(lambda _: None, of=form(long))) == {}
    assert "not to be filled in" in problem(back(setting(0, "justification", "Short."), of=form(long)))


# ---- other programs --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def office() -> str:
    program = shutil.which("soffice") or pytest.skip("needs LibreOffice (`soffice`), which is not installed")
    if not (Path(program).resolve().parents[1] / "share" / "registry" / "calc.xcd").exists():
        pytest.skip("needs LibreOffice's spreadsheets (Debian's `libreoffice-calc-nogui`)")
    return program


@pytest.mark.slow
@pytest.mark.parametrize("language", [Language.EN, Language.AR])
def test_a_workbook_saved_anew_by_an_office_program_is_the_same(
    office: str, language: Language, tmp_path: Path
) -> None:
    odd = "=1+1\n\t«_x000D_» 😀 \u202eabc\u202c é ž  ‑\u00a0; two  spaces & <b>"
    answer = Answer(indicator=ASKED[0].code, justification=odd, years=(1990, 2003))
    many = [ask(one) for one in EDITION.indicators[:40]]
    many[0] = ask(ASKED[0], answer=answer, quotations=(Quotation(title=odd, words="x" * 31_000),) * 2)
    made = form(*{one.indicator.code: one for one in many}.values(), language=language)
    (tmp_path / "out").mkdir()
    file = tmp_path / "questionnaire.xlsx"
    file.write_bytes(write(made))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    again = (tmp_path / "out" / file.name).read_bytes()
    assert again != file.read_bytes()
    returned = read(again, file=file.name)
    assert returned.form == made
    assert (changes(returned), returned.missing) == ({}, ())


# ---- what is no returned workbook ------------------------------------------------------------------------------------


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def other_workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet().write(0, 0, "Hello")
    book.close()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7\n", "it is a PDF"),
        (b"Code;Answer\n1.1.1;yes\n", "it is plain text, such as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old .xls workbook or one with a password"),
        (archive(word__document_xml=b"<a/>"), "it is a Word document"),
        (archive(**{"META-INF__manifest_xml": b"<a/>"}), "it is an OpenDocument file"),
        (archive(notes_xml=b"<a/>"), "it is an archive, but not an .xlsx workbook"),
        (archive(xl__workbook_bin=b"x"), "a binary workbook"),
        (b"PK\x03\x04" + bytes(60), "damaged or cut off"),
        (write(sent())[:-200], "damaged or cut off"),
        (other_workbook(), "not a workbook that migov sent out"),
        (changed(write(sent()), {"xl/vbaProject.bin": b"x"}), "it holds programs (macros)"),
        (b"x" * (LIMITS.bytes + 1), "the file has 10 MB"),
    ],
)
def test_a_file_that_is_no_returned_workbook_is_refused_by_what_it_is(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_a_workbook_of_macros_without_macros_is_refused_with_what_to_do() -> None:
    def enabled(xml: bytes) -> bytes:
        return xml.replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")

    assert "save it as 'Excel workbook (.xlsx)'" in refused(changed(write(sent()), {"[Content_Types].xml": enabled}))


def test_a_hidden_sheet_that_was_changed_is_noticed() -> None:
    def forge(sheets: Sheets) -> None:
        sheets["migov"][2][0] = sheets["migov"][2][0].replace("Since the law.", "Since 1990.")

    assert "was changed or is not whole" in refused(resaved(write(sent()), forge))

    def cut(sheets: Sheets) -> None:
        sheets["migov"].pop()

    assert "was changed or is not whole" in refused(resaved(write(sent()), cut))


def test_a_later_format_is_refused_by_its_name() -> None:
    def later(sheets: Sheets) -> None:
        sheets["migov"][0][0] = "migov.sheet/9"

    assert "its format is 'migov.sheet/9'" in refused(resaved(write(sent()), later))


@pytest.mark.parametrize("size", [100_000_000, 31_000_000])
def test_a_workbook_that_unfolds_beyond_measure_is_refused_in_little_time_and_memory(size: int) -> None:
    bomb = changed(write(sent()), {"xl/worksheets/sheet2.xml": b"<worksheet>" + b" " * size})
    began = time.process_time()
    tracemalloc.start()
    assert "unfolds to" in refused(bomb)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert time.process_time() - began < 10


def test_entities_are_refused() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = changed(write(sent()), {"xl/worksheets/sheet2.xml": lambda xml: xml.replace(b"?>", b"?>" + laughs, 1)})
    assert "declares a document type" in refused(data)


def test_a_cell_at_the_far_end_is_refused_before_it_costs_anything() -> None:
    def far(xml: bytes) -> bytes:
        return xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')

    data = changed(write(sent()), {"xl/worksheets/sheet2.xml": far})
    tracemalloc.start()
    assert "outside the first 10,000 rows and 60 columns" in refused(data)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_workbook_full_of_numbers_is_refused_before_all_of_them_are_read() -> None:
    row = "".join(f'<c r="{letters(at)}{{0}}"><v>{at}.5</v></c>' for at in range(50))
    rows = "".join(f'<row r="{at}">{row.format(at)}</row>' for at in range(1, 3_200))
    xml = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>'
    data = changed(write(sent()), {"xl/worksheets/sheet1.xml": f"{xml}</worksheet>".encode()})
    assert "more than 150,000 cells with something in them" in refused(data)


def test_links_to_other_workbooks_are_not_followed() -> None:
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    data = changed(write(sent()), {"xl/externalLinks/externalLink1.xml": link})
    assert changes(read(data, file="back.xlsx")) == {}


def test_damage_never_stops_with_anything_but_a_sentence() -> None:
    chance, good = random.Random(11), write(sent())  # noqa: S311 - damage, not secrets
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/")]
    for _ in range(200):

        def spoil(content: bytes) -> bytes:
            spoilt = bytearray(content)
            for _ in range(chance.randint(1, 6)):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            return bytes(spoilt)

        try:
            read(changed(good, {chance.choice(names): spoil}), file="back.xlsx")
        except MigovError:
            continue
