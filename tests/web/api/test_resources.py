"""Asking the data service: pages that follow each other, sources beside everything, refusals that say what to do."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

import shelved
from migov.model.published import Notice
from migov.store.published import shelving
from migov.web.api.offers import OPERATIONS

LISTS = [one for one in OPERATIONS if one.is_list]


def walked(reader: Client, address: str) -> tuple[list[Any], int]:
    """All rows, page by page, and how many pages there were."""
    rows: list[Any] = []
    pages = 0
    following: str | None = address
    while following:
        page = reader.get(following).json()
        rows += page["items"]
        pages += 1
        assert page["truncated"] == (page["next"] is not None)
        following = page["next"]
    return rows, pages


@pytest.mark.parametrize("operation", LISTS, ids=lambda one: one.name)
def test_small_pages_hold_the_same_rows_as_a_large_one(reader: Client, operation: Any) -> None:
    narrowed = "&release=xnd-2024.1&language=en" if operation.name in ("listParagraphs", "listSentences") else ""
    if operation.name == "listIndicators":
        narrowed = "&edition=covid-19"
    whole, _ = walked(reader, f"/api/v1{operation.address}?limit=200{narrowed}")
    parts, pages = walked(reader, f"/api/v1{operation.address}?limit=7{narrowed}")
    assert parts == whole
    assert pages >= len(whole) // (200 if operation.name == "listSentences" else 7)


def test_rows_of_many_releases_are_walked_without_a_gap(reader: Client) -> None:
    rows, _ = walked(reader, "/api/v1/instruments?limit=9")
    keys = [(row["release"], row["instrument"]["id"]) for row in rows]
    assert keys == sorted(set(keys))
    assert {release for release, _ in keys} >= {"xnd-2024.1", "xab-2024.1"}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
def test_every_payload_says_where_it_is_from_and_that_missing_is_not_no(reader: Client, operation: Any) -> None:
    given = {"place": "xnd", "release": "xnd-2024.1", "edition": "national-2", "paragraph": "1.2-1"}
    answer = reader.get(f"/api/v1{operation.address.format(**given)}")
    told = answer.json()
    assert answer.status_code == HTTPStatus.OK
    assert "never mean “no”" in told["missing"]
    assert "licence" in told["licence"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    rows = told.get("items", [told.get("item")])
    releases = {row["release"] for row in rows if isinstance(row.get("release"), str)}
    assert releases <= {source["release"] for source in told["sources"]}
    assert all(source["licence"] for source in told["sources"] if source["release"].startswith("xnd"))


def test_who_has_an_answer_already_is_told_so(reader: Client) -> None:
    first = reader.get("/api/v1/answers")
    again = reader.get("/api/v1/answers", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")


def test_the_next_page_stands_in_the_head_too(reader: Client) -> None:
    answer = reader.get("/api/v1/paragraphs?limit=2&language=fr")
    assert f'<{answer.json()["next"]}>; rel="next"' in answer["Link"]
    assert 'rel="service-desc"' in answer["Link"]


@pytest.mark.parametrize(
    ("asked", "status", "parameter"),
    [
        ("places?sort=name", 400, "sort"),
        ("answers?limit=0", 400, "limit"),
        ("answers?limit=1&limit=2", 400, "limit"),
        ("paragraphs?dimension=7", 400, "dimension"),
        ("paragraphs?language=xx", 400, "language"),
        ("paragraphs?nothing=1", 400, "nothing"),
        ("places/zzz", 404, None),
        ("answers?place=zzz", 404, None),
        ("answers?release=zzz-2024.1", 404, None),
        ("answers?after=zzz", 404, None),
        ("releases/%00", 404, None),
        ("nothing", 404, None),
    ],
)
def test_a_refusal_names_what_is_wrong_and_what_to_do(
    reader: Client, asked: str, status: int, parameter: str | None
) -> None:
    answer = reader.get(f"/api/v1/{asked}")
    told = answer.json()
    assert (answer.status_code, told["status"], told["parameter"]) == (status, status, parameter)
    assert answer["Content-Type"] == "application/problem+json"
    assert told["remedy"]


def test_a_notice_stands_beside_the_paragraph_that_it_is_about(anybody: Client) -> None:
    shelved.put(shelved.country())
    first = anybody.get("/api/v1/paragraphs?place=xnd&limit=1").json()["items"][0]
    notice = Notice(passage=first["id"], instrument="Act 4", happened="repealed", noticed="2025-01-01")
    shelving.note("xnd-2024", [notice])
    again = anybody.get("/api/v1/paragraphs?place=xnd&limit=2").json()["items"]
    assert [len(one["notices"]) for one in again] == [1, 0]


def test_a_release_that_was_replaced_is_had_by_its_name_only(anybody: Client) -> None:
    shelved.put(shelved.country())
    shelved.put(shelved.country(), number=2)
    current = anybody.get("/api/v1/instruments?place=xnd").json()
    assert {row["release"] for row in current["items"]} == {"xnd-2024.2"}
    earlier = anybody.get("/api/v1/instruments?release=xnd-2024.1").json()
    assert {row["release"] for row in earlier["items"]} == {"xnd-2024.1"}


def test_a_page_of_another_site_may_ask(reader: Client) -> None:
    before = reader.options("/api/v1/places", headers={"origin": "https://example.org"})
    assert (before.status_code, before["Access-Control-Allow-Origin"]) == (HTTPStatus.NO_CONTENT, "*")
    assert "If-None-Match" in before["Access-Control-Allow-Headers"]
