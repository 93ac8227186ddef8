"""What a reader has of a profile: evidence in place, notices, old releases, and the list of all."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from msgspec.structs import replace

import shelved
from migov.model.languages import Language
from migov.model.published import Notice, Origin
from migov.store.published import shelving

PARAGRAPH = "/en/profiles/xnd-2024/paragraphs/1.2-1"


def test_the_first_page_of_an_empty_portal_says_what_comes(anybody: Client) -> None:
    for language in Language:
        page = anybody.get(f"/{language}/")
        assert page.status_code == 200
        assert f'action="/{language}/practices"' in page.content.decode()
    assert "The first profile will stand here" in anybody.get("/en/").content.decode()


def test_the_first_page_says_what_the_indicators_are_not(anybody: Client) -> None:
    shelved.put(shelved.country())
    page = anybody.get("/en/").content.decode()
    assert "not a product of the International Organization for Migration" in page
    assert "Not a ranking" in page
    assert 'href="/en/profiles/xnd-2024"' in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["The Abra", "Éloise", "Zora"]),
        ("?q=elo", ["Éloise"]),
        ("?q=REPUBLIC of z", ["Zora"]),
        ("?region=other", ["The Abra", "Éloise", "Zora"]),
        ("?region=Africa", []),
        ("?q=%00&region=nix", []),
    ],
)
def test_profiles_are_found_by_name_and_region_without_a_script(anybody: Client, query: str, names: list[str]) -> None:
    for name, code in (("Zora", "XZA"), ("the Abra", "XAB"), ("Éloise", "XEL")):
        shelved.put(shelved.elsewhere(name, code))
    groups = anybody.get(f"/en/profiles.json{query}").json()["groups"]
    assert [place["name"] for group in groups for place in group["places"]] == names


def test_what_happened_since_stands_beside_the_paragraph_and_on_the_overview(anybody: Client) -> None:
    shelved.put(shelved.country())
    one = Notice(passage="1.2-1", instrument="Law No. 7", happened="repealed", since="2026-03-01", noticed="2026-11-20")
    shelving.note("xnd-2024", [one])
    for address in ("/en/profiles/xnd-2024", "/en/profiles/xnd-2024/1", PARAGRAPH):
        page = anybody.get(address).content.decode()
        assert "Law No. 7 has been repealed. Since 1 March 2026." in page
    assert "Law No. 7" not in anybody.get("/en/profiles/xnd-2024/2").content.decode()


def test_an_old_release_stays_and_says_which_is_newest(anybody: Client) -> None:
    shelved.put(shelved.country())
    shelved.put(shelved.country(), number=2)
    page = anybody.get("/en/releases/xnd-2024.1").content.decode()
    assert "A later release took its place" in page
    assert 'href="/en/releases/xnd-2024.2"' in page
    assert "A later release" not in anybody.get("/en/releases/xnd-2024.2").content.decode()


def test_paragraphs_lead_to_the_one_before_and_the_next(anybody: Client) -> None:
    shelved.put(shelved.country())
    seen, address = [], PARAGRAPH
    while address:
        told = anybody.get(address.replace("?", ".json?") if "?" in address else f"{address}.json").json()
        seen.append(told["paragraph"]["id"])
        if told["before"]:
            assert told["before"].endswith(seen[-2])
        address = told["after"] or ""
    assert (
        len(seen)
        == len(set(seen))
        == len(shelved.country().findings) + sum(len(page.findings) for page in shelved.country().module_pages)
    )


def test_anybody_may_show_a_paragraph_in_their_page_and_nothing_else(anybody: Client) -> None:
    shelved.put(shelved.country())
    framed = anybody.get("/en/profiles/xnd-2024/embedded/1.2-1")
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in anybody.get(PARAGRAPH).headers["Content-Security-Policy"]
    assert anybody.get("/en/profiles/xnd-2024/embedded/9-9").status_code == 404


def test_no_page_has_a_script_or_a_style_within(anybody: Client) -> None:
    shelved.put(shelved.country(), languages=shelved.ALL)
    for address in ("", "profiles", "practices?q=law", "profiles/xnd-2024/1", "follow", "profiles/xnd-2024/report"):
        response = anybody.get(f"/en/{address}")
        page = response.content.decode()
        assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", page) == []
        assert len(response.content) < 60_000
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_a_profile_of_others_is_marked_leads_to_its_original_and_takes_no_reports(anybody: Client) -> None:
    whole = shelved.shelf(shelved.country())
    release = replace(whole.release, origin=Origin.EXTERNAL, original="https://example.org/profile.pdf", is_whole=False)
    shelving.put(replace(whole, release=release))
    for part in ("", "/1", "/paragraphs/1.2-1"):
        page = anybody.get(f"/en/profiles/xnd-2024{part}").content.decode()
        assert "Published by others" in page
        assert 'href="https://example.org/profile.pdf"' in page
        assert "Report an error" not in page
    assert 'id="why"' not in anybody.get(PARAGRAPH).content.decode()
    assert anybody.get("/en/profiles/xnd-2024/report").status_code == 404
    assert "published by others" in anybody.get("/en/profiles").content.decode()


def test_addresses_for_machines_are_whole(anybody: Client) -> None:
    shelved.put(shelved.country())
    page = anybody.get(PARAGRAPH).content.decode()
    assert f'<link rel="canonical" href="http://testserver{PARAGRAPH}">' in page
    assert 'hreflang="ar" href="http://testserver/ar/profiles/xnd-2024/paragraphs/1.2-1"' in page
