"""What a person does at the page of an answer, in every story."""

from __future__ import annotations

from typing import Any

import homes
from stories.steps import WIDE, go, signed_in_as

HERE = homes.second_round()
"""The second round, in the middle of its research; that of the first is answered and in consultation."""
_taken: set[str] = set()


def somebody(browser: Any, house: str, person: str = "demo-analyst", **screen: Any) -> Any:
    """A page of a browser of their own, with the person signed in."""
    context = browser.new_context(**({"viewport": WIDE} | screen))
    page = context.new_page()
    signed_in_as(page, house, person)
    return page


def untouched(page: Any, house: str) -> str:
    """The code of an indicator that nobody has begun and no other story has taken."""
    listed = page.request.get(f"{house}/en/assessments/{HERE}/indicators.json?show=not-started").json()
    codes = [line["code"] for one in listed["dimensions"] for group in one["sub_domains"] for line in group["lines"]]
    code = next(one for one in codes if one not in _taken)
    _taken.add(code)
    return str(code)


def address(house: str, code: str, way: str = "", language: str = "en") -> str:
    """The page of an indicator."""
    return f"{house}/{language}/assessments/{HERE}/indicators/{code}{way}"


def at_answer(page: Any, house: str, code: str | None = None) -> str:
    """Open the page of an indicator, an untouched one where none is named; its code."""
    code = code or untouched(page, house)
    go(page, address(house, code))
    return code


def justification(page: Any) -> Any:
    """The field of the justification."""
    return page.locator("#field-justification")


def told(page: Any, words: str) -> None:
    """Wait until the save bar says this."""
    page.locator("#saved-says").filter(has_text=words).wait_for()


def tab_to(page: Any, name: str) -> None:
    """Go on with the tabulator until something of this name has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        said = page.locator(":focus").evaluate(
            "one => [one.id, one.innerText, one.value, one.getAttribute('aria-label'),"
            " ...[...(one.labels || [])].map((label) => label.innerText)].join('|')"
        )
        if name in said:
            return
    raise AssertionError(f"the tabulator does not come to {name}")
