"""The map of places with a profile."""

from __future__ import annotations

import re

import pytest
from django.test import Client

import shelved
from migov.catalogue.territories import gazetteer
from migov.model.jurisdictions import Level
from migov.model.languages import Language
from migov.model.published import PublicPlace
from migov.web.portal.across import world

REAL = (("the Niger", "NER"), ("Malta", "MLT"), ("Cabo Verde", "CPV"))
LINK = re.compile(r'<a href="([^"]+)" tabindex="-1"><title>([^<]+)</title><path( class="dot")?')


def test_every_country_of_the_gazetteer_has_its_place_within_the_picture() -> None:
    picture = world.drawing()
    assert set(picture.places) == {one.code for one in gazetteer().territories}
    for code, one in picture.places.items():
        x, y = one.at
        assert 0 < x < picture.width, code
        assert 0 < y < picture.height, code
        assert one.path is None or re.fullmatch(r"(?:M\d+ \d+l[-\d ]+z)+", one.path), code
    assert {code for code, one in picture.places.items() if one.path is None} >= {"TUV", "NRU", "MLT", "CPV", "SGP"}


def test_the_whole_picture_travels_lightly() -> None:
    picture = world.drawing()
    shapes = [one.path for one in picture.places.values() if one.path]
    assert len(picture.land) + sum(map(len, shapes)) <= 25_000


def test_countries_with_a_profile_are_drawn_alike_and_listed_by_region(anybody: Client) -> None:
    for name, code in REAL:
        shelved.put(shelved.elsewhere(name, code))
    page = anybody.get("/en/map").content.decode()
    drawn = {name: (address, bool(dot)) for address, name, dot in LINK.findall(page)}
    assert drawn == {
        "The Niger": ("/en/profiles/ner-2024", False),
        "Malta": ("/en/profiles/mlt-2024", True),
        "Cabo Verde": ("/en/profiles/cpv-2024", True),
    }
    assert re.findall(r'<h2 id="region-\d">([^<]+)', page) == ["Africa", "Europe"]
    for address, _dot in drawn.values():
        assert f'<li><a href="{address}"' in page
    assert "Not on the map" not in page
    assert not re.search(r"<svg[^>]*>.*(?:style|fill=|rank|score)", page)


def test_a_country_made_up_for_training_is_listed_and_not_drawn(anybody: Client) -> None:
    shelved.put(shelved.country())
    page = anybody.get("/en/map").content.decode()
    assert not LINK.findall(page)
    assert "No country on this map has a published profile yet." in page
    assert page.index("Not on the map") < page.index('<li><a href="/en/profiles/xnd-2024"')


def test_an_empty_portal_shows_the_world_and_says_so(anybody: Client) -> None:
    page = anybody.get("/en/map").content.decode()
    assert "Nothing is published yet" in page
    assert 'class="land"' in page


@pytest.mark.parametrize("language", list(Language))
def test_the_map_speaks_every_language_and_has_a_twin(anybody: Client, language: Language) -> None:
    shelved.put(shelved.elsewhere("the Niger", "NER"))
    assert f'<html lang="{language}"' in anybody.get(f"/{language}/map").content.decode()
    told = anybody.get(f"/{language}/map.json").json()
    assert [place["id"] for region in told["regions"] for place in region["places"]] == ["ner"]


@pytest.mark.parametrize("language", [Language.FR, Language.AR])
def test_a_map_of_every_country_is_no_heavier_than_a_page_may_be(
    anybody: Client, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    every = [
        PublicPlace(
            id=one.code.lower(),
            code=one.code,
            level=Level.NATIONAL,
            name=one.short_name,
            official=one.official_name,
            region=one.region,
        )
        for one in gazetteer().territories
    ]
    release = shelved.release(shelved.elsewhere("the Niger", "NER"))
    monkeypatch.setattr(world, "alphabetical", lambda: every)
    monkeypatch.setattr(world, "rounds", lambda: {one.id: (release,) for one in every})
    page = anybody.get(f"/{language}/map").content
    assert len(LINK.findall(page.decode())) == len(every)
    assert len(page) <= 60_000
