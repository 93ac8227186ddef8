"""What a person does in every story."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from typing import Any


def go(page: Any, address: str) -> None:
    """Open the address; the server may still be starting."""
    for attempt in range(100):
        try:
            page.goto(address)
            return
        except Exception as error:
            if attempt == 99 or "ERR_CONNECTION" not in str(error):
                raise
            time.sleep(0.1)


WIDE = {"width": 1280, "height": 900}


def look_through(page: Any, screen: dict[str, Any]) -> None:
    """Have a page that stories share look through this screen, with nobody signed in and nothing chosen."""
    page.set_viewport_size(screen.get("viewport", WIDE))
    page.emulate_media(color_scheme=screen.get("color_scheme", "light"))
    page.context.clear_cookies()


SESSIONS: dict[tuple[str, str], list[Any]] = {}
"""Cookies of who signed in where already."""


def signed_in_as(page: Any, house: str, person: str) -> None:
    """Have the person signed in, in a window that shows nothing yet: as before, where they signed in before."""
    if (house, person) not in SESSIONS:
        sign_in_as(page, house, person)
        SESSIONS[house, person] = [one for one in page.context.cookies() if one["name"] == "migov"]
    page.context.add_cookies(SESSIONS[house, person])


def sign_in_as(page: Any, house: str, person: str) -> None:
    """Sign in with one click, as one of the made-up people of the demonstration."""
    go(page, f"{house}/en/sign-in")
    page.locator(f'button[name="person"][value="{person}"]').click()
    page.wait_for_url(lambda address: "/sign-in" not in address)


def saved(page: Any) -> None:
    """Wait until everything that was typed is saved. That something was is no proof: it may have been what stood there
    before, or the first half of it; the page is asked what it still holds."""
    page.wait_for_function("() => !unsent().length")
    page.locator("#saved-says").filter(has_text=re.compile(r"^Saved \d\d:\d\d")).wait_for()


def breaks_off(page: Any, address: str) -> None:
    """Have the line break while the next answer from there is on its way: what was asked is done, and half of what is
    said of it arrives."""

    def half(route: Any) -> None:
        answer = route.fetch()
        said = answer.body()
        route.fulfill(status=answer.status, content_type="application/json", body=said[: len(said) // 2])

    page.route(address, half, times=1)


def dies(page: Any) -> None:
    """Have the browser lose the page as in a crash: nothing in it runs any more. A page that is closed may still hear
    that the line is back, and send what it holds."""
    with page.expect_event("crash"), suppress(Exception):
        page.goto("chrome://crash", timeout=5_000)
    page.close()
