"""Two people translate a profile: written as they type, gone stale when the source moves, mended, reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.axe import violations
from stories.served import Seats, Served
from stories.steps import breaks_off, go, saved

HERE = "en/assessments/xqa-2024/translations"
ONE = "p-1-1-1"
DOCTOR, NATION = "Tout résident peut voir un médecin.", "La loi ne nomme aucune nationalité."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A draft whose translation was begun."""
    made = Served("translated_home.py", tmp_path_factory.mktemp("translating"))
    yield made
    made.end()


@pytest.fixture
def seats(browser: Any, served: Served) -> Iterator[Seats]:
    made = Seats(browser, served)
    yield made
    made.leave()
    assert made.complaints == []


def fields(page: Any, piece: str = ONE) -> Any:
    return page.locator(f'[data-piece="{piece}"] textarea')


def test_a_piece_is_translated_goes_stale_is_mended_and_reviewed(seats: Seats) -> None:
    edo = seats.at("edo", f"{HERE}/fr")
    fields(edo).nth(0).fill(DOCTOR)
    saved(edo)
    assert edo.locator(f'[data-piece="{ONE}"] [data-chip]').inner_text().strip() == "Not translated"
    fields(edo).nth(0).focus()
    edo.keyboard.press("Alt+Shift+N")
    assert fields(edo).nth(1).evaluate("field => field === document.activeElement")
    edo.keyboard.type(NATION)
    edo.locator(f'[data-piece="{ONE}"].done').wait_for()
    saved(edo)
    edo.reload()
    expect(fields(edo).nth(1)).to_have_value(NATION)

    seats.served.run("rewrite")
    edo.goto(f"{seats.served.house}/{HERE}/fr?show=stale")
    card = edo.locator(f'[data-piece="{ONE}"]')
    assert card.locator("ins").inner_text().strip() == "of 2020"
    assert card.locator(".pair.done").count() == 1
    card.get_by_label(re.compile("^It still fits")).check()
    fields(edo).nth(1).press("End")
    edo.keyboard.type(" Oui.")
    edo.locator(f'[data-piece="{ONE}"].done').wait_for()
    saved(edo)

    ana = seats.at("ana", f"{HERE}/fr?show=review")
    with ana.expect_navigation():
        ana.get_by_role("button", name=re.compile("^Reviewed")).click()
    ana.goto(f"{seats.served.house}/{HERE}/fr")
    assert ana.locator(f'[data-piece="{ONE}"] [data-chip]').inner_text().strip() == "Reviewed"


def test_two_who_write_the_same_sentence_are_both_kept(seats: Seats) -> None:
    edo, ana = seats.at("edo", f"{HERE}/ar"), seats.at("ana", f"{HERE}/ar")
    fields(edo).nth(0).fill("لكل مقيم أن يرى الطبيب.")
    saved(edo)
    fields(ana).nth(0).fill("يحق للجميع رؤية الطبيب.")
    ana.locator("#saved-says a").wait_for()
    ana.locator("#saved-says a").click()
    expect(ana.get_by_text("يحق للجميع رؤية الطبيب.").first).to_be_visible()
    assert fields(edo).nth(0).evaluate("field => getComputedStyle(field).direction") == "rtl"


def test_what_could_not_be_sent_is_kept_on_the_device(seats: Seats) -> None:
    edo = seats.at("edo", f"{HERE}/fr")
    edo.context.set_offline(True)
    fields(edo, "p-2-1-1").nth(0).fill("Un bureau recueille les chiffres.")
    edo.locator("#saved-says").filter(has_text="No connection").wait_for()
    edo.context.set_offline(False)
    saved(edo)
    seats.complaints[:] = [one for one in seats.complaints if "ERR_INTERNET_DISCONNECTED" not in one]


def test_an_answer_of_the_server_that_breaks_off_on_its_way_is_asked_for_again(seats: Seats) -> None:
    edo = seats.at("edo", f"{HERE}/fr")
    breaks_off(edo, f"**/{HERE}/fr/pieces/p-2-1-1/save")
    fields(edo, "p-2-1-1").nth(0).fill("Un bureau recueille tous les chiffres.")
    saved(edo)
    edo.reload()
    expect(fields(edo, "p-2-1-1").nth(0)).to_have_value("Un bureau recueille tous les chiffres.")


@pytest.mark.parametrize("screen", [{}, {"viewport": {"width": 360, "height": 740}}, {"color_scheme": "dark"}])
def test_axe_finds_nothing(seats: Seats, screen: dict[str, Any]) -> None:
    page = seats.seat("edo", **screen)
    for way in ("", "/fr", "/ar", f"/fr/pieces/{ONE}"):
        go(page, f"{seats.served.house}/{HERE}{way}")
        assert violations(page) == []


def test_without_a_script_each_piece_has_its_button(seats: Seats) -> None:
    page = seats.at("edo", f"{HERE}/fr", java_script_enabled=False)
    fields(page, "p-1-1-2").nth(0).fill("Les étrangers peuvent adhérer à un syndicat.")
    page.locator('[data-piece="p-1-1-2"]').get_by_role("button", name="Save").click()
    expect(page.locator('[data-piece="p-1-1-2"].done')).to_have_count(1)
    expect(fields(page, "p-1-1-2").nth(0)).to_have_value("Les étrangers peuvent adhérer à un syndicat.")
