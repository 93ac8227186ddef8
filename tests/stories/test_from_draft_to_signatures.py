"""One draft from its answers to two signatures: everybody does their part in a browser, and one of them in Word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from stories.served import Seats, Served
from stories.steps import saved
from word_files import FACE, File, begin, finish, words

ROUND = "en/assessments/xqa-2024"
RESIDENTS, UNION, OFFICE, PERMITS = "p-1-1-1", "p-1-1-2", "p-2-1-1", "p-6-1-1"
WELL, POTENTIAL = "Well-developed", "Potential"
SIDES = {RESIDENTS: WELL, UNION: POTENTIAL, OFFICE: WELL, PERMITS: WELL}
ADVICE, FACT = "The office should publish more.", "The office publishes no figures of stays."
REMARK, DEMAND, ASKED = "Is it ten working days?", "Since the decree of March.", "Which Health Act is it?"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An assessment that is researched, and nothing more."""
    made = Served("researched_home.py", tmp_path_factory.mktemp("researched"))
    yield made
    made.end()


@pytest.fixture
def seats(browser: Any, served: Served) -> Iterator[Seats]:
    made = Seats(browser, served)
    yield made
    made.leave()
    assert made.complaints == []


def test_from_the_answers_to_two_signatures(seats: Seats, tmp_path: Path) -> None:
    editor, coordinator = seats.at("edo", f"{ROUND}/draft"), seats.at("cora", ROUND)
    begin_from_the_answers(editor)
    write(editor, PERMITS, "Residence permits take a month.")
    doubt_is_mended(editor)
    waive_doubts(editor)
    freeze(editor, "For the consultation.")
    invite(coordinator)
    take_step(coordinator, "Open the consultation", to="Consultation")

    labour = seats.seat()
    labour.goto(seats.served.letter("lea"))
    comment_in_the_browser(labour)
    comment_in_word(seats.at("hana", f"{ROUND}/consultation"), tmp_path)
    say_that_there_is_nothing(seats.at("uma", f"{ROUND}/consultation"))

    decide_everything(editor)
    take_the_matrix_away(editor)
    waive_doubts(editor)
    freeze(editor, "What the consultation brought.")
    take_step(coordinator, "Close the consultation", to="Vetting")
    government = seats.at("fay", ROUND)
    sign(government, "government", "Awa Sample")
    sign(coordinator, "office", "Omar Example")
    read_the_certificate(coordinator)
    take_step(coordinator, "Sign off", to="Publication")
    tab(labour, "Consultation")
    expect(labour.locator("main")).to_contain_text("The consultation is closed")


# ---- what everybody does ---------------------------------------------------------------------------------------------


def press(page: Any, name: str, **more: Any) -> None:
    page.get_by_role("button", name=name, **({"exact": True} | more)).first.click()


def follow(page: Any, name: str | re.Pattern[str]) -> None:
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def tab(page: Any, name: str) -> None:
    """Goes to one of the pages of the assessment."""
    page.get_by_role("navigation", name="This assessment").get_by_role("link", name=name, exact=True).click()


def told(page: Any, says: str) -> None:
    page.locator("main").get_by_text(says).first.wait_for()


def take_step(page: Any, name: str, *, to: str) -> None:
    tab(page, "Stages")
    follow(page, name)
    press(page, name)
    page.wait_for_url("**/stages")
    tab(page, "Overview")
    expect(page.locator("[aria-current='step']")).to_have_text(re.compile(rf"{to}\s*$"))


# ---- the draft -------------------------------------------------------------------------------------------------------


def begin_from_the_answers(page: Any) -> None:
    press(page, "Begin from the answers")
    told(page, "4 passages were begun from their answers.")
    follow(page, "Not decided yet")
    for passage, side in SIDES.items():
        page.locator(f"#{passage}").get_by_role("button", name=side).click()
        page.locator(f"#{passage} [aria-pressed='true']", has_text=side).wait_for()


def section(page: Any, name: str) -> None:
    tab(page, "Draft")
    page.locator("table.parts").get_by_role("link", name=re.compile(name)).click()


def write(page: Any, passage: str, sentence: str) -> None:
    section(page, "orderly and regular")
    field = page.locator(f"#words-{passage}")
    field.press("Control+End")
    field.press_sequentially(f" {sentence}")
    saved(page)


def doubt_is_mended(page: Any) -> None:
    """Advice is written, and doubted; a fact is written in its place."""
    section(page, "whole-of-government")
    field = page.locator(f"#words-{OFFICE}")
    before = field.input_value()
    field.fill(f"{before} {ADVICE}")
    saved(page)
    tab(page, "Draft")
    follow(page, "open doubts")
    doubt = page.locator(".doubt-card", has_text="tells somebody what to do")
    expect(doubt.locator("blockquote")).to_have_text(ADVICE)
    doubt.get_by_role("link", name=re.compile("^Mend the words")).click()
    field = page.locator(f"#words-{OFFICE}")
    field.fill(f"{before} {FACT}")
    saved(page)


def waive_doubts(page: Any) -> None:
    """Every doubt that still stands is waived, with a reason."""
    tab(page, "Draft")
    follow(page, "open doubts")
    count = page.locator(".doubt-card").count()
    assert count
    assert ADVICE not in page.inner_text("main")
    for left in range(count, 0, -1):
        card = page.locator(".doubt-card").first
        card.locator("summary", has_text="Waive").click()
        card.get_by_label("Why").fill("The law was read: it says so.")
        card.get_by_role("button", name="Waive this doubt").click()
        page.locator(".numbers li", has_text="open").filter(has_text=str(left - 1)).wait_for()
    expect(page.locator("main")).to_contain_text("No open doubt")


def freeze(page: Any, because: str) -> None:
    tab(page, "Draft")
    follow(page, "Freeze a version")
    page.get_by_label("Why this version is made").fill(because)
    press(page, "Freeze it")
    told(page, "is frozen.")


# ---- the consultation ------------------------------------------------------------------------------------------------


def invite(page: Any) -> None:
    tab(page, "Consultation")
    follow(page, "Institutions")
    page.get_by_label("Comments until").fill("2099-06-12T17:00")
    press(page, "Set this deadline")
    for name, outside in (("Ministry of Labour", False), ("Ministry of Health", False), ("Union of Workers", True)):
        page.locator("section", has_text="Ask another institution").get_by_role("link", name=name).first.click()
        if name == "Ministry of Labour":
            page.locator("details.dimension-6 > summary").click()
            page.locator("#dimension-6").check()
        if outside:
            page.locator("#is_government").uncheck()
        press(page, "Ask this institution")
        told(page, name)
    expect(page.locator("main")).to_contain_text("3 institutions are asked")


def comment_in_the_browser(page: Any) -> None:
    """From the letter: the person signs in, comments and suggests."""
    page.locator("main button").first.click()
    page.wait_for_url("**/consultation?part=*")
    here = page.locator(f"#at-{PERMITS}")
    here.locator("[data-say]").click()
    page.keyboard.type(REMARK)
    press(page, "Send the comment")
    page.locator(".comment-card", has_text=REMARK).wait_for()
    page.get_by_role("navigation", name="What you do here").get_by_role("link", name="Suggest").click()
    here.locator("[data-suggest]").click()
    field = page.locator(".saying textarea[name=words]")
    field.fill(field.input_value().replace("a month", "two weeks"))
    page.locator(".saying textarea[name=says]").fill(DEMAND)
    press(page, "Send the suggestion")
    page.locator(".comment-card", has_text=DEMAND).locator("ins", has_text="two weeks").wait_for()


def comment_in_word(page: Any, folder: Path) -> None:
    """The draft is taken away as a Word file, worked on, and brought back."""
    follow(page, "Comment in Word")
    with page.expect_download() as taken:
        press(page, "Download", exact=False)
    file = File(taken.value.path().read_bytes())
    residents = "All residents may see a doctor. The Health Act of 2012 names no nationality."
    before, _, behind = residents.partition("a doctor")
    asked = [*words(behind, FACE)]
    changes = file.pieces([("keep", before), ("del", "a doctor", "Ana"), ("ins", "a doctor or a nurse", "Ana")])
    file.write(file.line(RESIDENTS), [*changes, begin("7"), *asked, *finish("7")])
    file.comment("7", ASKED, "Ben Okri")
    back = folder / "returned.docx"
    back.write_bytes(file.saved())
    page.get_by_label("Word file", exact=True).set_input_files(back)
    press(page, "Bring it in")
    page.wait_for_url(re.compile(r"/consultation/word/\d+"))
    receipt = page.inner_text("main")
    for says in (ASKED, "Ben Okri", "a doctor or a nurse", "returned.docx"):
        assert says in receipt


def say_that_there_is_nothing(page: Any) -> None:
    follow(page, "We have no comments")
    page.locator("main form button").first.click()
    told(page, "Your institution has no comments: that is noted")


def decide_everything(page: Any) -> None:
    """One by one: carried out, not accepted, and promised, made by hand and linked."""
    tab(page, "Consultation")
    expect(page.locator("main")).to_contain_text("0 of 4 decided")
    follow(page, "Next undecided")
    decide(page, REMARK, "Not accepted", "The law says days.")
    decide(page, DEMAND, "Accepted", "The decree says so.", how="As suggested, now")
    decide(page, "a doctor or a nurse", "Accepted", "Nurses belong to it.", how="By hand, later")
    decide(page, ASKED, "Noted", "The only one of that year.", last=True)
    section(page, "migrants’ rights")
    field = page.locator(f"#words-{RESIDENTS}")
    field.fill(field.input_value().replace("a doctor", "a doctor or a nurse"))
    saved(page)
    tab(page, "Stages")
    page.get_by_text("1 comment waits").locator("..").get_by_role("link").first.click()
    follow(page, re.compile("^Link the change"))
    page.get_by_role("radio").first.check()
    press(page, "Link the change")
    told(page, "The change")
    tab(page, "Consultation")
    expect(page.locator("main")).to_contain_text("4 of 4 decided")


def decide(page: Any, says: str, outcome: str, reason: str, *, how: str = "", last: bool = False) -> None:
    page.locator(".comment-card", has_text=says).wait_for()
    page.get_by_label(outcome, exact=True).check()
    page.get_by_label("Why", exact=True).fill(reason)
    if how:
        page.get_by_label(how, exact=False).check()
    press(page, "Decide, and go on to the next" if not last else "Decide")


def take_the_matrix_away(page: Any) -> None:
    follow(page, "Comment matrix")
    expected = (REMARK, DEMAND, ASKED, "The law says days.", "The decree says so.", "Ministry of Labour")
    book = CalamineWorkbook.from_filelike(taken(page, "Excel (XLSX)"))
    file = Document(taken(page, "Word (DOCX)"))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    in_cells = " ".join(str(cell) for row in rows for cell in row)
    in_tables = " ".join(cell.text for table in file.tables for row in table.rows for cell in row.cells)
    for where in (page.inner_text("main"), in_cells, in_tables):
        assert [one for one in expected if one not in where] == []


def taken(page: Any, name: str) -> io.BytesIO:
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    return io.BytesIO(download.value.path().read_bytes())


# ---- the vetting -----------------------------------------------------------------------------------------------------


def sign(page: Any, party: str, name: str) -> None:
    tab(page, "Vetting")
    key = page.locator(f"#{party}")
    key.get_by_label("Name of the person who signs").fill(name)
    key.get_by_label("Function").fill("Secretary-General")
    key.get_by_label("Day of the signature").fill(datetime.now(UTC).date().isoformat())
    key.get_by_label("I have read draft").check()
    key.get_by_role("button", name="Sign for").click()
    page.wait_for_url(f"**/vetting#{party}")
    expect(key.locator(".chip")).to_have_text("Signed")


def read_the_certificate(page: Any) -> None:
    follow(page, "Process certificate")
    says = page.inner_text("main")
    for fact in ("100 %", "Awa Sample, Secretary-General", "Omar Example, Secretary-General", "Union of Workers"):
        assert fact in says, fact
