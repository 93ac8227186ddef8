"""Institutions are asked from the page: one no longer and then again by a letter of its own, another is reminded; packs
and the matrix are taken along.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from stories.served import Seats, Served

PAGE = "en/assessments/xqa-2024/consultation"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A consultation of three institutions."""
    made = Served("consulted_home.py", tmp_path_factory.mktemp("inviting"))
    yield made
    made.end()


@pytest.fixture
def seats(browser: Any, served: Served) -> Iterator[Seats]:
    made = Seats(browser, served)
    yield made
    made.leave()
    assert made.complaints == []


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def row(page: Any, institution: str) -> Any:
    """What the list says of an institution."""
    return page.locator("tr", has_text=institution)


def test_an_institution_is_asked_anew_and_another_is_reminded(seats: Seats) -> None:
    cora = seats.at("cora", f"{PAGE}/institutions")
    cora.get_by_role("link", name="Union of Workers", exact=True).click()
    cora.get_by_role("link", name="Ask it no longer").click()
    press(cora, "Ask it no longer")
    expect(cora.locator("main")).to_contain_text("Union of Workers is asked no longer.")
    cora.get_by_role("link", name="Union of Workers", exact=True).click()
    cora.locator("details.dimension-6 > summary").click()
    cora.locator("#dimension-6").check()
    cora.locator("#is_government").uncheck()
    press(cora, "Ask this institution")
    expect(row(cora, "Union of Workers")).to_contain_text("Outside of the government")
    expect(row(cora, "Union of Workers")).to_contain_text("Silent")
    uma = seats.seat()
    uma.goto(seats.served.letter("uma"))
    uma.locator("main button").first.click()
    uma.wait_for_url(f"**/{PAGE}?part=*")
    expect(uma.locator("main")).to_contain_text("Work permits take ten days.")

    press(cora, "Remind Ministry of Labour (MoL)")
    expect(row(cora, "Ministry of Labour")).to_contain_text("Silent, after 1 reminder")
    seats.served.letter("lea")


def test_the_matrix_and_a_pack_are_taken_along(seats: Seats) -> None:
    edo = seats.at("edo", f"{PAGE}/matrix")
    for page, names in (("matrix", ("CSV", "HTML")), ("packs/labour", ("PDF",))):
        edo.goto(f"{seats.served.house}/{PAGE}/{page}")
        for name in names:
            with edo.expect_download() as download:
                edo.get_by_role("link", name=name, exact=True).click()
            assert download.value.path().stat().st_size > 100
