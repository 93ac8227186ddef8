"""Workbooks that are not what they seem: refused with a sentence, in little time and memory."""

from __future__ import annotations

import datetime
import io
import random
import re
import subprocess
import sys
import time
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from migov.catalogue import importing
from migov.errors import Invalid, MigovError, Unreadable
from migov.model.languages import Localized
from workbooks import HEADINGS, ROW, changed, workbook

SHEET, BOOK, STRINGS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"


def read(data: bytes, file: str = "list.xlsx") -> Any:
    return importing.read(data, file=file, code="mine", title=Localized(en="Mine"))


def refused(data: bytes, file: str = "list.xlsx") -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, file)
    (problem,) = caught.value.problems
    assert problem.file == file
    assert problem.remedy, "a refusal says what to do"
    return str(problem)


def test_a_plain_workbook_is_read() -> None:
    assert [one.code for one in read(workbook(HEADINGS, ROW)).indicators] == ["1.1.1"]


def test_the_sheet_named_indicators_is_read_else_the_first() -> None:
    def second(book: Any, _sheet: Any) -> None:
        page = book.add_worksheet("Indicateurs")
        page.write_row(0, 0, HEADINGS)
        page.write_row(1, 0, ("2.1.1", "2", *ROW[2:]))

    assert read(workbook(["Notes"], then=second)).indicators[0].code == "2.1.1"
    with pytest.raises(Invalid, match="sheet 'Notes', row 1: there is no column 'Code'"):
        read(workbook(["Origin"], sheet="Notes"))


def test_a_hidden_sheet_is_not_read() -> None:
    def second(book: Any, sheet: Any) -> None:
        sheet.hide()
        page = book.add_worksheet("List")
        page.activate()
        page.set_first_sheet()
        page.write_row(0, 0, HEADINGS)
        page.write_row(1, 0, ROW)

    assert read(workbook(["Choices"], then=second)).indicators[0].code == "1.1.1"


def test_a_formula_is_reported_where_it_stands_even_though_it_shows_a_value() -> None:
    def computed(_book: Any, sheet: Any) -> None:
        sheet.write_formula(1, 4, '="Is "&"it?"', None, "Is it?")

    with pytest.raises(Invalid) as caught:
        read(workbook(HEADINGS, ROW, then=computed))
    (problem,) = caught.value.problems
    assert problem.place == "sheet 'Sheet1', row 2, column E (Question (English))"
    assert (problem.says, problem.remedy) == (
        "the cell holds a formula",
        "replace it by its value: copy, paste values only",
    )


def test_a_computed_dimension_is_a_formula_too() -> None:
    def computed(_book: Any, sheet: Any) -> None:
        sheet.write_formula(1, 1, "=2-1", None, 1)

    with pytest.raises(Invalid, match=r"column B \(Dimension\): the cell holds a formula"):
        read(workbook(HEADINGS, ROW, then=computed))


def test_a_cell_that_shows_an_error_is_reported() -> None:
    def broken(xml: bytes) -> bytes:
        return re.sub(rb'<c r="F2"[^>]*><v>\d+</v></c>', b'<c r="F2" t="e"><v>#REF!</v></c>', xml)

    with pytest.raises(Invalid, match=r"column F \(Guidance \(English\)\): the cell shows an error"):
        read(changed(workbook(HEADINGS, ROW), {SHEET: broken}))


def test_numbers_and_dates_that_a_spreadsheet_made_of_codes_are_reported() -> None:
    def typed(book: Any, sheet: Any) -> None:
        sheet.write_datetime(1, 0, datetime.datetime(2001, 1, 1), book.add_format({"num_format": "d.m.yy"}))  # noqa: DTZ001
        sheet.write_number(1, 2, 1.1)

    with pytest.raises(Invalid) as caught:
        read(workbook(HEADINGS, ROW, then=typed))
    assert [problem.says for problem in caught.value.problems] == [
        "the spreadsheet made a date of it",
        "the spreadsheet made the number 1.1 of it",
    ]


def test_a_whole_number_is_taken_as_the_dimension() -> None:
    assert read(workbook(HEADINGS, ("1.1.1", 1, *ROW[2:]))).indicators[0].dimension == 1


def test_a_coloured_cell_at_the_far_end_of_the_sheet_does_no_harm() -> None:
    def colour(book: Any, sheet: Any) -> None:
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bg_color": "red"}))

    assert len(read(workbook(HEADINGS, ROW, then=colour)).indicators) == 1


def test_one_cell_at_the_far_end_of_the_sheet_is_refused_before_it_costs_anything() -> None:
    data = workbook(HEADINGS, ROW, then=lambda _book, sheet: sheet.write(1_048_575, 16_383, "x"))
    tracemalloc.start()
    assert "outside the first 2,000 rows and 100 columns" in refused(data)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_too_many_rows_are_refused() -> None:
    assert "outside the first 2,000 rows" in refused(workbook(HEADINGS, *[("1",)] * 2_500))


def test_an_archive_that_unfolds_to_a_gigabyte_is_refused_by_its_directory() -> None:
    bomb = changed(workbook(HEADINGS, ROW), {"xl/theme/theme1.xml": b" " * 200_000_000})
    assert len(bomb) < 1_000_000
    assert "the workbook unfolds to 200 MB" in refused(bomb)


def test_a_part_that_unfolds_to_hundreds_of_times_its_size_is_refused() -> None:
    bomb = changed(workbook(HEADINGS, ROW), {"xl/theme/theme1.xml": b" " * 20_000_000})
    assert "a part of the workbook unfolds to more than 300 times its size" in refused(bomb)


def test_an_archive_whose_directory_lies_about_its_sizes_is_refused_too() -> None:
    bomb = bytearray(changed(workbook(HEADINGS, ROW), {STRINGS: b"<sst>" + b" " * 100_000_000 + b"</sst>"}))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = bomb.find(signature)
        while at >= 0:
            if bomb[at + offset : at + offset + 4] == (100_000_011).to_bytes(4, "little"):
                bomb[at + offset : at + offset + 4] = (1_000).to_bytes(4, "little")
            at = bomb.find(signature, at + 4)
    began = time.process_time()
    refused(bytes(bomb))
    assert time.process_time() - began < 5


def test_one_long_text_repeated_in_every_cell_is_refused() -> None:
    rows = [["x" * 30_000] * 90 for _ in range(100)]
    data = workbook(HEADINGS, *rows)
    assert len(data) < 1_000_000
    assert "more text than a list of indicators can" in refused(data)


def test_entities_are_not_unfolded() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = changed(
        workbook(HEADINGS, ROW),
        {SHEET: lambda xml: xml.replace(b"?>", b"?>" + laughs, 1).replace(b"<v>7</v>", b"<v>&b;</v>")},
    )
    with pytest.raises(MigovError):
        read(data)


MEASURED = """
import sys
from pathlib import Path
from migov.catalogue import importing
from migov.model.languages import Localized
def most():
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
data = Path(sys.argv[1]).read_bytes()
before = most()
importing.read(data, file="list.xlsx", code="mine", title=Localized(en="Mine"))
print(most() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells how much memory was in use")
def test_half_a_million_elements_that_mean_nothing_cost_no_memory(tmp_path: Path) -> None:
    """In a process of its own: the most memory that one ever had tells nothing about what came later."""

    def pad(xml: bytes) -> bytes:
        elements = b"".join(b'<a b="%d"/>' % (number * 7919) for number in range(500_000))
        return xml.replace(b"<sheetData>", elements + b"<sheetData>")

    file = tmp_path / "list.xlsx"
    file.write_bytes(changed(workbook(HEADINGS, ROW), {SHEET: pad}))
    ran = subprocess.run([sys.executable, "-c", MEASURED, str(file)], capture_output=True, text=True, check=True)
    assert int(ran.stdout) < 100_000, "kilobytes: a tree of them would take twice that"


def test_thousands_of_parts_are_refused() -> None:
    extra = {f"xl/media/{number}.xml": b"<a/>" for number in range(600)}
    assert "parts" in refused(changed(workbook(HEADINGS, ROW), extra))  # type: ignore[arg-type]


def test_a_workbook_with_a_password_is_refused() -> None:
    assert "an old .xls workbook or one with a password" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@pytest.mark.parametrize(
    ("data", "file", "says"),
    [
        (b"", "list.xlsx", "the file is empty"),
        (b"%PDF-1.7\n", "list.csv", "it is a PDF, not a spreadsheet"),
        (b"%PDF-1.7\n", "list.xlsx", "it is a PDF, not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n", "list.xlsx", "it is a picture"),
        (b"Code,Scale\n", "list.xlsx", "named .xlsx, but it is plain text"),
        (workbook(HEADINGS, ROW), "list.csv", "named .csv, but it is a workbook"),
        (b"PK\x03\x04" + bytes(50), "list.xlsx", "the workbook is damaged or cut off"),
        (workbook(HEADINGS, ROW)[:-300], "list.xlsx", "the workbook is damaged or cut off"),
        (changed(workbook(HEADINGS, ROW), {BOOK: None}), "list.xlsx", "it is an archive, but not an .xlsx workbook"),
        (
            changed(workbook(HEADINGS, ROW), {BOOK: None, "xl/workbook.bin": b"x"}),
            "list.xlsb",
            "it is a binary workbook (.xlsb)",
        ),
        (changed(workbook(HEADINGS, ROW), {SHEET: None}), "list.xlsx", "the workbook has no sheet that is shown"),
        (changed(workbook(HEADINGS, ROW), {SHEET: b"<worksheet><row>"}), "list.xlsx", "the workbook is damaged"),
        (changed(workbook(HEADINGS, ROW), {STRINGS: b"<sst><si>"}), "list.xlsx", "the workbook is damaged"),
        (b"x" * 10_000_001, "list.csv", "the file has 10 MB"),
    ],
)
def test_what_is_no_workbook_is_refused_by_name(data: bytes, file: str, says: str) -> None:
    if not data:
        with pytest.raises(Unreadable, match=says):
            read(data, file)
        return
    assert says in refused(data, file)


def test_a_damaged_workbook_never_stops_with_anything_but_a_sentence() -> None:
    chance = random.Random(7)  # noqa: S311 - damage, not secrets
    good = workbook(HEADINGS, ROW, ("1.1.2", *ROW[1:]))
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/")]
    for number in range(300):
        damaged = bytearray(good)
        if number % 2:  # inside a part, where the archive itself stays sound
            part = chance.choice(names)

            def spoil(content: bytes) -> bytes:
                spoilt = bytearray(content)
                for _ in range(chance.randint(1, 6)):
                    spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
                return bytes(spoilt)

            damaged = bytearray(changed(good, {part: spoil}))
        else:
            for _ in range(chance.randint(1, 20)):
                damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
        with suppress(MigovError):
            read(bytes(damaged))
