"""The one order of places, and the pages in it."""

from __future__ import annotations

from bisect import insort

from django.test import Client

import shelved
from migov.model.jurisdictions import Level
from migov.model.languages import Localized
from migov.model.published import PublicPlace
from migov.store.published import database, stamps
from migov.web.portal.across import order

FEW = order.FEW


def _place(name: str) -> PublicPlace:
    return PublicPlace(id=name, code=None, level=Level.NATIONAL, name=Localized(en=name), official=Localized(en=name))


def _pages(names: list[str]) -> list[tuple[str, ...]]:
    left, pages = [_place(name) for name in names], []
    while left:
        shown, last = order.fill(left, lambda place: place.id, most=FEW)
        pages.append(shown)
        left = left[len(shown) :]
        assert (last is None) == (not left)
    return pages


def test_a_new_place_moves_few_of_the_pages_behind_it() -> None:
    names = [f"place-{number:03}" for number in range(300)]
    before = _pages(names)
    assert [name for page in before for name in page] == names
    moved = []
    for number in range(0, 300, 10):
        more = [*names]
        insort(more, f"place-{number:03}-b")
        moved.append(len({*_pages(more)} - {*before}))
    assert max(len(page) for page in before) == FEW
    assert sum(moved) / len(moved) < 6


def test_who_walks_in_the_order_has_seen_each_step_and_no_other_place(anybody: Client) -> None:
    for name, code in (("Abra", "XAB"), ("Babra", "XBB"), ("Cabra", "XCB")):
        shelved.put(shelved.elsewhere(name, code))
    assert anybody.get("/en/questions/national-2/1.1.1/places/xbb").status_code == 200
    with database.witnessed() as asked:
        anybody.get("/en/questions/national-2/1.1.1/places/xbb")
    assert asked
    assert not [one for one in asked if "xab" in one or "xcb" in one or "where is_current" in one]
    with database.witnessed() as asked:
        assert order.following("en", None, "xab") == "xbb"
    (step,) = asked
    before = stamps.answer(step)
    shelved.put(shelved.elsewhere("Zabra", "XZB"))
    assert stamps.answer(step) == before
    shelved.put(shelved.elsewhere("Abrb", "XAC"))
    assert stamps.answer(step) != before
