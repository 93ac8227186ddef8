"""The page of the practice finder: words, choices, chips, pages; and nothing by which countries could be compared."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

import shelved
from migov.model.languages import Language
from migov.web.portal.finding.choices import UNCOUNTED
from migov.web.portal.finding.marking import LONGEST, marked

BUDGET = 60_000


def ask(anybody: Client, language: str = "en", **query: Any) -> dict[str, Any]:
    told: dict[str, Any] = anybody.get(f"/{language}/practices.json?{urlencode(query, doseq=True)}").json()
    return told


def three() -> None:
    for name, code in (("Zora", "XZA"), ("the Abra", "XAB")):
        shelved.put(shelved.elsewhere(name, code))
    shelved.put(shelved.country())


def test_an_empty_portal_finds_nothing_and_helps(anybody: Client) -> None:
    page = anybody.get("/en/practices?q=asylum").content.decode()
    assert "No passage fits" in page
    assert 'href="/en/profiles"' in page


def test_words_are_marked_where_they_stand(anybody: Client) -> None:
    shelved.put(shelved.country())
    page = anybody.get("/en/practices?q=Vaccinations").content.decode()
    assert "<mark>vaccination</mark>" in page
    assert 'href="/en/profiles/xnd-2024/paragraphs/' in page


def test_hits_stand_in_alphabetical_order_of_places_page_after_page(anybody: Client) -> None:
    three()
    found, address = [], "/en/practices.json"
    while address:
        told = anybody.get(address).json()
        found += [hit["name"] for hit in told["hits"]]
        address = (told["next"] or "").replace("/practices?", "/practices.json?")
    assert found == sorted(found, key=["The Abra", "The Onduva", "Zora"].index)
    assert len(found) == told["total"]


def test_what_is_chosen_can_be_removed_one_by_one(anybody: Client) -> None:
    three()
    told = ask(anybody, q="law", dimension=["1", "2"], side="potential")
    assert len(told["chips"]) == 4
    assert "dimension=1" not in told["chips"][1]["without"]
    assert "dimension=2" in told["chips"][1]["without"]
    assert "q=law" in told["chips"][1]["without"]


@pytest.mark.parametrize("query", [{}, {"q": "law"}, {"place": "xab"}, {"region": "other"}, {"dimension": "1"}])
def test_no_number_is_of_one_country_or_compares_the_sides(anybody: Client, query: dict[str, str]) -> None:
    three()
    told = ask(anybody, **query)
    facets = {one["name"]: one["choices"] for one in told["facets"]}
    for name in UNCOUNTED & set(facets):
        assert {choice["count"] for choice in facets[name]} == {None}
    if {"place", "region"} & set(query):
        assert told["total"] is None
        assert {choice["count"] for choices in facets.values() for choice in choices} == {None}
    else:
        assert told["total"] > 0


def test_places_are_offered_by_their_names_alone(anybody: Client) -> None:
    three()
    facets = {one["name"]: one["choices"] for one in ask(anybody)["facets"]}
    assert [choice["title"] for choice in facets["place"]] == ["The Abra", "The Onduva", "Zora"]


def test_readers_get_the_text_in_their_language_and_else_the_one_that_was_signed(anybody: Client) -> None:
    shelved.put(shelved.country(), languages=(Language.EN, Language.FR))
    for reader, shown in (("fr", {"fr"}), ("en", {"en"}), ("pt", {"en"})):
        told = ask(anybody, reader)
        assert {hit["language"] for hit in told["hits"]} == shown
    everything = anybody.get("/fr/practices.json?language=all").json()
    assert everything["total"] == 2 * ask(anybody, "fr")["total"]


def test_every_language_that_can_be_read_is_offered(anybody: Client) -> None:
    shelved.put(shelved.country(), languages=(Language.EN, Language.FR))
    for query in ({}, {"q": "law"}, {"language": "fr"}):
        facets = {one["name"]: one["choices"] for one in ask(anybody, **query)["facets"]}
        assert [choice["value"] for choice in facets["language"]] == ["all", "en", "fr"]


def test_what_is_chosen_is_ticked_and_counted(anybody: Client) -> None:
    three()
    page = anybody.get("/en/practices?dimension=1&region=other").content.decode()
    assert '<input type="checkbox" name="dimension" value="1" checked>' in page
    assert '<option value="other" selected>' in page
    assert "<small>" not in page
    counted = anybody.get("/en/practices?dimension=1").content.decode()
    assert "<small>" in counted.split('name="dimension" value="2"')[1].split("</label>")[0]


def test_a_table_holds_what_fits_with_its_release(anybody: Client) -> None:
    three()
    response = anybody.get("/en/practices.csv?place=xab&dimension=1")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert {(row["place"], row["dimension"], row["release"]) for row in rows} == {("xab", "1", "xab-2024.1")}


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%F0%9F%98%80",
        "q=" + "x" * 400,
        "dimension=9",
        "place=../x",
        "after=-1",
        "after=" + "9" * 40,
        "year=\x01",
    ],
)
def test_odd_questions_are_answered(anybody: Client, query: str) -> None:
    shelved.put(shelved.country())
    assert anybody.get(f"/en/practices?{query}").status_code == 200


def test_a_question_that_is_too_long_is_refused(anybody: Client) -> None:
    assert anybody.get("/en/practices?q=" + "x" * 401).status_code == 422


def test_pages_stay_small_and_are_not_indexed_once_asked(anybody: Client) -> None:
    three()
    assert "X-Robots-Tag" not in anybody.get("/en/practices").headers
    for query in ("", "?q=law", "?gcm=2&sub-domain=1.1&side=potential"):
        assert len(anybody.get(f"/en/practices{query}").content) < BUDGET
    assert anybody.get("/en/practices?q=law").headers["X-Robots-Tag"] == "noindex"


def test_what_a_reader_writes_is_never_a_tag(anybody: Client) -> None:
    shelved.put(shelved.country())
    page = anybody.get("/en/practices?q=%3Cscript%3E&place=%22%3E%3Cb%3E").content.decode()
    assert "<script>" not in page
    assert "<b>" not in page


def test_a_long_passage_is_cut_around_the_words() -> None:
    text = "word " * 400 + "asylum " + "word " * 400
    told = marked(text, "asylum", Language.EN)
    assert "<mark>asylum</mark>" in told
    assert len(told) < LONGEST + 60
    assert told.startswith("… ")
    assert told.endswith(" …")
