"""From two signatures to a corrected release: the desk and the public portal beside it, and who reads there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from stories import axe
from stories.served import Seats, Served
from stories.steps import go, saved
from stories.test_from_draft_to_signatures import follow, freeze, press, sign, tab, take_step, told, waive_doubts

ROUND, PUBLIC = "en/assessments/xqa-2024", "en/profiles/xqa-2024"
QUOTED = "All residents may see a doctor, whatever their nationality."
WRONG, RIGHT = "An office publishes the figures every year.", "An office publishes the figures every year in March."
PAGES = ("releases", "releases/1", "releases/2", "errata", "changes", "marks", "translations", "translations/fr")
TONGUES, WIDTHS = ("en", "ar"), (1280, 360)
SAYS, ABOUT = "The law names the month, which is missing here.", "The month of publication is missing."
BECAUSE = "The month in which the figures come out is told."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A text that both have signed, translated into French; the desk, and the portal in a process of its own."""
    made = Served("released_home.py", tmp_path_factory.mktemp("released"), public=True)
    yield made
    made.end()


@pytest.fixture
def seats(browser: Any, served: Served) -> Iterator[Seats]:
    made = Seats(browser, served)
    yield made
    made.leave()
    assert made.complaints == []


def test_from_two_signatures_to_a_corrected_release(seats: Seats, tmp_path: Path) -> None:
    coordinator, editor = seats.at("cora", f"{ROUND}/releases"), seats.at("edo", ROUND)
    release(coordinator)
    verify(take_away(coordinator, tmp_path), tmp_path)
    reader = seats.seat()
    go(reader, on_the_portal(coordinator, seats))
    read_why_it_is_said(reader)
    switch_the_language(reader)
    report_the_error(reader)

    accept_the_report(coordinator)
    go_back(coordinator)
    correct(editor)
    read_again_and_sign(seats.at("fay", ROUND), "government", "Awa Sample")
    read_again_and_sign(coordinator, "office", "Omar Example")
    take_step(coordinator, "Sign off", to="Publication")
    seats.served.run("translate")
    release_again(coordinator)

    later = seats.seat()  # whoever has seen a page is shown it again from their own shelf for two minutes
    read_what_was_corrected(later, seats.served.portal)
    seats.served.run("repeal")
    watch(seats.served.home)
    read_what_happened_since(later, seats.served.portal)
    look_at_the_desk(seats)


# ---- the first release -----------------------------------------------------------------------------------------------


def release(page: Any) -> None:
    """Something stands in the way, is cleared, and the release made in two languages."""
    assert "1 thing stands in the way" in page.inner_text("main")
    assert page.get_by_role("button", name="Make release 1").count() == 0
    follow(page, "Both sign-offs are given, and the vetting is over")
    follow(page, "Sign off")
    press(page, "Sign off")
    page.wait_for_url("**/stages")
    tab(page, "Releases")
    told(page, "Nothing stands in the way")
    assert page.get_by_label("Français").is_checked()
    press(page, "Make release 1")
    page.wait_for_url("**/releases/1")
    says = page.inner_text("main")
    for file in ("profile-en.pdf", "profile-fr.pdf", "assessment-en.json", "SHA256SUMS"):
        assert file in says or file == "SHA256SUMS", file


def take_away(page: Any, folder: Path) -> Path:
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("^All files in one ZIP")).click()
    file = folder / str(taken.value.suggested_filename)
    taken.value.save_as(file)
    return file


def verify(file: Path, folder: Path) -> None:
    """Whoever has the file can check it, and needs nothing else of ours."""
    words = [sys.executable, "-m", "migov", "release", "verify", str(file)]
    env = os.environ | {"MIGOV_HOME": str(folder / "another")}
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing in the release is wrong." in done.stdout
    assert not (folder / "another").exists()


def on_the_portal(page: Any, seats: Seats) -> str:
    tab(page, "Releases")
    way: str = page.get_by_role("link", name="See it on the portal").get_attribute("href")
    assert way == f"{seats.served.portal}/{PUBLIC}"
    return way


# ---- what a reader does ----------------------------------------------------------------------------------------------


def read_why_it_is_said(page: Any) -> None:
    page.locator("ol.chapters a").first.click()
    paragraph = page.locator("article.paragraph", has_text=QUOTED).first
    paragraph.locator("summary", has_text="Why do we say this?").click()
    quotation = paragraph.locator("figure.quotation").first
    expect(quotation.locator("mark")).to_have_text(QUOTED)
    expect(quotation).to_contain_text("Law No. 1979-11")
    copy = quotation.get_by_role("link", name=re.compile("^Archived copy")).get_attribute("href")
    answered = page.request.get(f"{page.url.split('/en/')[0]}{copy}")
    assert answered.status == 200
    assert "default-src 'none'" in answered.headers["content-security-policy"]
    assert QUOTED in answered.text()


def switch_the_language(page: Any) -> None:
    """The reader stays on the paragraph that was open."""
    page.locator("article.paragraph", has_text=QUOTED).locator("a.permalink").first.click()
    before = page.url
    page.locator("nav.texts").get_by_role("link", name="Français").click()
    page.locator("nav.texts [aria-current]", has_text="Français").wait_for()
    assert page.url.rpartition("/")[2] == before.rpartition("/")[2]
    assert page.locator(".text[lang=fr]").inner_text().startswith("En français")
    page.goto(before)


def report_the_error(page: Any) -> None:
    page.goto(page.url.partition("/paragraphs/")[0] + "/2")
    paragraph = page.locator("article.paragraph", has_text=WRONG)
    paragraph.get_by_role("link", name=re.compile("^Report an error")).click()
    page.get_by_label("What is wrong?").fill(SAYS)
    page.get_by_label(re.compile("^The words that are wrong")).fill("every year")
    press(page, "Send the report")
    told(page, "Thank you: your report has arrived.")


# ---- the correction --------------------------------------------------------------------------------------------------


def accept_the_report(page: Any) -> None:
    go(page, re.sub(r"/en/.*", "/en/work", page.url))
    follow(page, "Decide on 1 error that a reader reported")
    told(page, "1 report lies in the letterbox")
    press(page, "Take out")
    report = page.locator("#report-1")
    expect(report).to_contain_text(SAYS)
    report.get_by_label("Accepted: the next release corrects it").check()
    report.get_by_label("What was reported").fill(ABOUT)
    report.get_by_label("Reason").fill("Article 2 says so.")
    report.get_by_role("button", name="Decide").click()
    page.locator("#report-1", has_text="Correction promised").wait_for()


def go_back(page: Any) -> None:
    tab(page, "Stages")
    follow(page, "Go back to vetting to correct")
    page.get_by_label("Why", exact=True).fill("A reader’s report was right.")
    press(page, "Go back to vetting to correct")
    page.wait_for_url("**/stages")


def correct(page: Any) -> None:
    tab(page, "Draft")
    page.locator("table.parts").get_by_role("link", name=re.compile("whole-of-government")).click()
    page.locator("textarea[name=words]").first.fill(RIGHT)
    saved(page)
    waive_doubts(page)
    freeze(page, "A reader’s report was right.")


def read_again_and_sign(page: Any, party: str, name: str) -> None:
    """Only what was touched is to be read again."""
    tab(page, "Vetting")
    key = page.locator(f"#{party}")
    expect(key).to_contain_text("1 part of draft 2 is open")
    sign(page, party, name)


def release_again(page: Any) -> None:
    tab(page, "Releases")
    told(page, "It answers 1 reader’s report.")
    page.get_by_label("Why is there another release?").fill(BECAUSE)
    press(page, "Make release 2")
    page.wait_for_url("**/releases/2")
    go(page, re.sub(r"/en/.*", "/en/work", page.url))
    assert "a reader reported" not in page.inner_text("main")


def read_what_was_corrected(page: Any, portal: str) -> None:
    """The newest release says why it was made; the report stands in the ledger; the first may still be cited."""
    go(page, f"{portal}/{PUBLIC}")
    assert BECAUSE in page.inner_text("main")
    go(page, f"{portal}/{PUBLIC}/2")
    assert RIGHT in page.inner_text("main")
    go(page, f"{portal}/{PUBLIC}/errata")
    ledger = page.inner_text("main")
    for says in (ABOUT, "Article 2 says so.", "Corrected in xqa-2024.2"):
        assert says in ledger
    assert SAYS not in ledger
    page.get_by_role("link", name="xqa-2024.1", exact=True).first.click()
    assert "profile-en.pdf" in page.content()
    assert "xqa-2024.2" in page.inner_text("main")


# ---- what happens since ----------------------------------------------------------------------------------------------


def watch(home: Path) -> None:
    """The watch goes over what is published; what is served may have looked already, and then nothing is new."""
    words = [sys.executable, "-m", "migov", "watch", "--home", str(home)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert re.search(r"^xqa-2024 +2 marks", done.stdout), done.stdout


def read_what_happened_since(page: Any, portal: str) -> None:
    go(page, f"{portal}/{PUBLIC}/1")
    paragraph = page.locator("article.paragraph", has_text=QUOTED).first
    assert "Since publication" in paragraph.inner_text()
    assert "1979-11" in paragraph.locator(".notice").inner_text()


def look_at_the_desk(seats: Seats) -> None:
    """The pages of the desk that tell all this are for everybody: wide and narrow, from left and from right."""
    wrong = []
    page = seats.seat("cora")
    for tongue, name in product(TONGUES, PAGES):
        go(page, f"{seats.served.house}/{tongue}/assessments/xqa-2024/{name}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            where = f"{tongue}/{name} at {width}"
            wrong += [f"{where}: {one}" for one in axe.violations(page)]
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                wrong.append(f"{where} is wider than its screen")
    assert wrong == []
