"""The picture of when instruments were adopted."""

from __future__ import annotations

from django.test import Client

import shelved
from migov.web.portal.across import adopted


def test_many_years_share_a_bar_and_none_is_lost() -> None:
    picture = adopted.drawn([(1951, 3), (1999, 1), (2024, 7)])
    assert picture
    assert [one.title for one in picture.periods[:2]] == ["1950–1951", "1952–1953"]
    assert sum(one.instruments for one in picture.periods) == 11
    assert len(picture.periods) <= adopted.MOST
    assert all(one.x >= 0 and one.x + one.width <= picture.width for one in picture.periods)
    assert max(one.height for one in picture.periods) == adopted.BASE - adopted.TOP
    assert len(picture.marks) <= adopted.LABELS


def test_a_single_year_is_one_bar_and_nothing_is_no_picture() -> None:
    picture = adopted.drawn([(2015, 2)])
    assert picture
    assert [(one.title, one.instruments) for one in picture.periods] == [("2015", 2)]
    assert adopted.drawn([]) is None


def test_it_is_of_all_places_together_and_of_no_choice(anybody: Client) -> None:
    shelved.put(shelved.elsewhere("Abra", "XAB"))
    one = _periods(anybody)
    assert any(one.values())
    shelved.put(shelved.elsewhere("Zora", "XZA"))
    assert _periods(anybody) == {years: 2 * number for years, number in one.items()}
    page = anybody.get("/en/instruments").content.decode()
    years, number = next(iter(one.items()))
    assert f"<title>{years}: {2 * number}</title>" in page
    first = anybody.get("/en/instruments.json").json()["shelves"][0]["lines"][0]
    for asked in ("place=xab", "year=2015", "kind=law", f"after=xab:{first['id']}"):
        assert anybody.get(f"/en/instruments.json?{asked}").json()["adopted"] is None


def _periods(anybody: Client) -> dict[str, int]:
    told = anybody.get("/en/instruments.json").json()["adopted"]["periods"]
    return {one["title"]: one["instruments"] for one in told}
