"""Feeds and site maps: well-formed, with names that stay, complete."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

import shelved
from migov.model.languages import Language
from migov.model.published import Event, EventKind
from migov.store.published import shelving

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
FEEDS = ("all", "places/xnd", "dimensions/2")


def read(anybody: Client, address: str) -> ElementTree.Element:
    response = anybody.get(address)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.parametrize("language", list(Language))
def test_a_feed_has_what_atom_demands(anybody: Client, feed: str, language: str) -> None:
    shelved.put(shelved.country())
    top = read(anybody, f"/{language}/feeds/{feed}.atom")
    assert top.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    for name in ("id", "title", "updated", "author/a:name"):
        assert top.findtext(f"a:{name}", namespaces=ATOM)
    assert {link.get("rel") for link in top.findall("a:link", ATOM)} == {"self", "alternate"}
    (entry,) = top.findall("a:entry", ATOM)
    for name in ("id", "title", "updated", "summary"):
        assert entry.findtext(f"a:{name}", namespaces=ATOM)
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert anybody.get(str(link.get("href")).removeprefix("http://testserver")).status_code == 200


def test_an_empty_feed_is_a_feed(anybody: Client) -> None:
    assert read(anybody, "/en/feeds/all.atom").findall("a:entry", ATOM) == []
    assert anybody.get("/en/feeds/places/xnd.atom").status_code == 404


def test_entries_keep_their_names_when_the_shelf_is_made_anew(anybody: Client) -> None:
    shelved.put(shelved.country())
    names = [
        entry.findtext("a:id", namespaces=ATOM)
        for entry in read(anybody, "/en/feeds/all.atom").iter()
        if entry.tag.endswith("}entry")
    ]
    shelving.clear()
    shelved.put(shelved.country())
    again = [
        entry.findtext("a:id", namespaces=ATOM)
        for entry in read(anybody, "/en/feeds/all.atom").iter()
        if entry.tag.endswith("}entry")
    ]
    assert names == again


def test_a_notice_leads_to_its_paragraph_and_only_feeds_that_it_concerns_have_it(anybody: Client) -> None:
    shelved.put(shelved.country())
    says = {"instrument": "Law \x0b <7>", "happened": "repealed", "since": None, "by": None}
    shelving.tell(
        Event(number=0, at="2026-11-22T00:00:00+00:00", kind=EventKind.NOTICED, place="xnd", release=shelved.ONE,
              passage="1.2-1", dimensions=(1,), says=says)
    )  # fmt: skip
    (newest, _older) = read(anybody, "/en/feeds/places/xnd.atom").findall("a:entry", ATOM)
    link = newest.find("a:link", ATOM)
    assert link is not None
    assert str(link.get("href")).endswith("/en/profiles/xnd-2024/paragraphs/1.2-1")
    assert "<7>" in str(newest.findtext("a:summary", namespaces=ATOM))
    assert len(read(anybody, "/en/feeds/dimensions/2.atom").findall("a:entry", ATOM)) == 1


def test_a_long_feed_goes_on_on_the_next_page(anybody: Client) -> None:
    shelved.put(shelved.country())
    shelving.tell(
        *(
            Event(number=0, at=f"2026-01-01T00:{n:02}:00+00:00", kind=EventKind.NOTICED, place="xnd",
                  release=shelved.ONE, passage="1.2-1", says={"instrument": f"Law {n}", "happened": "lapsed"})
            for n in range(50)
        )
    )  # fmt: skip
    seen, address = [], "/en/feeds/all.atom"
    while address:
        top = read(anybody, address)
        seen += [entry.findtext("a:id", namespaces=ATOM) for entry in top.findall("a:entry", ATOM)]
        older = [link.get("href") for link in top.findall("a:link", ATOM) if link.get("rel") == "next"]
        address = str(older[0]).removeprefix("http://testserver") if older else ""
    assert len(seen) == len(set(seen)) == 51


def test_the_site_map_names_pages_that_are_there_in_every_language(anybody: Client) -> None:
    shelved.put(shelved.country(), languages=(Language.EN, Language.FR))
    index = read(anybody, "/sitemap.xml")
    maps = [str(one.text).removeprefix("http://testserver") for one in index.iterfind("s:sitemap/s:loc", MAP)]
    assert len(maps) == len(Language)
    urls = read(anybody, maps[0]).findall("s:url", MAP)
    assert len({url.findtext("s:loc", namespaces=MAP) for url in urls}) == len(urls) > 12
    for url in urls:
        assert {link.get("hreflang") for link in url.findall("x:link", MAP)} == set(Language)
        assert url.findtext("s:lastmod", namespaces=MAP) == "2024-10-01"
        there = str(url.findtext("s:loc", namespaces=MAP)).removeprefix("http://testserver")
        assert anybody.get(there).status_code == 200, there


def test_robots_are_kept_from_endless_questions_and_shown_the_map(anybody: Client) -> None:
    told = anybody.get("/robots.txt").content.decode()
    assert "Disallow: /en/practices?" in told
    assert "Sitemap: http://testserver/sitemap.xml" in told


def test_a_browser_learns_how_to_search(anybody: Client) -> None:
    assert "practices?q={searchTerms}" in anybody.get("/en/opensearch.xml").content.decode()
