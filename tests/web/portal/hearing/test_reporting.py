"""Reporting an error: dropped into the letterbox, with thanks; machines and floods are not heard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

import shelved
from migov.model.published import PublicErratum
from migov.store.published import letterbox, shelving
from migov.web.portal.hearing import doors

FORM = "/en/profiles/xnd-2024/paragraphs/1.2-1/report"


@pytest.fixture(autouse=True)
def _fresh(anybody: Client) -> Iterator[None]:
    assert anybody
    doors.forget()
    shelved.put(shelved.country())
    yield
    doors.forget()


def test_a_report_waits_in_the_letterbox_and_its_reader_is_told_what_happens_next(anybody: Client) -> None:
    sent = anybody.post(FORM, {"says": "The year is 2019.", "words": "2018", "address": "ana@example.org"})
    assert (sent.status_code, sent.headers["Location"]) == (303, f"{FORM}?sent=1")
    (letter,) = letterbox.waiting()
    assert (letter.release, letter.passage, letter.says) == (shelved.ONE, "1.2-1", "The year is 2019.")
    page = anybody.get(f"{FORM}?sent=1").content.decode()
    assert "What happens next" in page
    assert "number 1" in page
    assert "Set-Cookie" not in sent.headers


def test_the_release_that_was_read_is_named_even_where_a_later_one_came(anybody: Client) -> None:
    shelved.put(shelved.country(), number=2)
    anybody.post(FORM, {"says": "Wrong.", "release": "xnd-2024.1"})
    anybody.post(FORM, {"says": "Wrong.", "release": "xza-2024.1"})
    assert [letter.release for letter in letterbox.waiting()] == ["xnd-2024.1", "xnd-2024.2"]


@pytest.mark.parametrize(
    ("told", "field"),
    [({"says": " "}, "says"), ({"says": "x" * 4001}, "says"), ({"says": "x", "address": "nobody"}, "address")],
)
def test_what_cannot_be_sent_comes_back_with_what_was_written(
    anybody: Client, told: dict[str, str], field: str
) -> None:
    page = anybody.post(FORM, {"words": "these words", **told})
    assert page.status_code == 422
    shown = page.content.decode()
    assert "these words" in shown
    assert f'name="{field}"' in shown.split('aria-invalid="true"')[0].rsplit("<", 1)[-1]
    assert letterbox.waiting() == ()


def test_whoever_fills_what_nobody_sees_is_thanked_and_forgotten(anybody: Client) -> None:
    sent = anybody.post(FORM, {"says": "Buy this.", doors.HIDDEN: "http://spam.example"})
    assert sent.status_code == 303
    assert letterbox.waiting() == ()


def test_nobody_comes_too_often_but_others_still_may(anybody: Client) -> None:
    for _ in range(doors.OFTEN):
        assert anybody.post(FORM, {"says": "x"}).status_code == 303
    assert anybody.post(FORM, {"says": "x"}).status_code == 429
    assert anybody.post(FORM, {"says": "x"}, REMOTE_ADDR="203.0.113.9").status_code == 303
    assert (
        anybody.post(FORM, {"says": "x"}, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.7").status_code
        == 303
    )
    spoofed = {"REMOTE_ADDR": "203.0.113.10", "HTTP_X_FORWARDED_FOR": "198.51.100.8"}
    assert [anybody.post(FORM, {"says": "x"}, **spoofed).status_code for _ in range(doors.OFTEN + 1)][-1] == 429


def test_a_form_for_what_is_not_there_is_not_found(anybody: Client) -> None:
    for address in ("/en/profiles/xzz-2024/report", "/en/profiles/xnd-2024/paragraphs/9.9-9/report"):
        assert anybody.get(address).status_code == 404
        assert anybody.post(address, {"says": "x"}).status_code == 404


def test_a_flood_of_bytes_is_refused(anybody: Client) -> None:
    assert anybody.post(FORM, {"says": "x" * 200_000}).status_code in (400, 413, 422)
    assert letterbox.waiting() == ()


def test_the_ledger_tells_what_was_decided(anybody: Client) -> None:
    told = PublicErratum(
        number=1,
        assessment="xnd-2024",
        release=shelved.ONE,
        passage="1.2-1",
        says="A year was wrong.",
        reported="2026-01-02",
        decided="2026-01-09",
        decision="accepted",
        because="The gazette has 2018.",
        corrected_in="xnd-2024.2",
    )
    shelving.err("xnd-2024", [told])
    for address in ("/en/profiles/xnd-2024/errata", "/en/releases/xnd-2024.1"):
        page = anybody.get(address).content.decode()
        assert "The gazette has 2018." in page
        assert 'href="/en/releases/xnd-2024.2"' in page
    assert anybody.get("/en/profiles/xnd-2024/errata.csv").status_code == 200
