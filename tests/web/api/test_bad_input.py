"""Whatever is asked of the public side, it answers: nothing breaks, nothing tells how it is made, nobody waits."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import shelved
from migov.web.api import limiting
from migov.web.api.limiting import MOST_ADDRESSES, PLAIN, RATE, SIZE, Buckets, cost
from migov.web.api.offers import OPERATIONS

STARTS = ("/", "/en/", "/en/profiles", "/en/profiles/xnd-2024", "/en/profiles/xnd-2024/1", "/en/practices", "/en/data",
          "/en/questions", "/en/conventions", "/en/instruments", "/en/programme", "/en/releases/xnd-2024.1",
          "/en/feeds/all.atom", "/sitemap.xml", "/robots.txt", "/data/migov.zip", "/data/dcat.ttl", "/api/v1",
          "/api/v1/openapi.json", *(f"/api/v1{one.address}" for one in OPERATIONS if "{" not in one.address),
          )  # fmt: skip
TRACES = (b"Traceback", b"site-packages", b"sqlite3.", b'.py"', b"Exception")
ODD = ("%00", "%ff%fe", "..%2f..%2fetc%2fpasswd", "....//", "'%20or%201=1--", "%F0%9F%92%A9", "x" * 3000, "-1",
       "9" * 40, "{{7*7}}", "%0d%0aSet-Cookie:%20a=b", "null", "xnd-2024.1.1", "XND", "xnd%20", "~", "%25",
       "zz")  # fmt: skip
RUN = settings(
    max_examples=120, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def holds(answer: Any, asked: object) -> None:
    """An answer that is no mistake of ours, and tells nothing of how it was made."""
    assert answer.status_code < 500, asked
    data = b"" if answer.streaming else answer.content
    assert not any(trace in data for trace in TRACES), asked
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_address_is_not_found(reader: Client, odd: str) -> None:
    for place in ("/{}", "/en/profiles/{}", "/en/profiles/xnd-2024/{}", "/en/profiles/xnd-2024/in/{}/1",
                  "/en/profiles/xnd-2024/paragraphs/{}", "/en/questions/national-2/{}", "/en/instruments/xnd/{}",
                  "/en/conventions/{}", "/releases/xnd-2024.1/files/{}", "/releases/{}/files/a", "/api/v1/places/{}",
                  "/api/v1/releases/{}", "/api/v1/editions/{}", "/en/feeds/places/{}.atom", "/data/{}"):  # fmt: skip
        answer = reader.get(place.format(odd))
        holds(answer, place.format(odd)[:200])
        assert answer.status_code in (301, 302, 400, 404), place.format(odd)[:200]


@pytest.mark.slow
def test_odd_questions_break_nothing(reader: Client) -> None:
    names = st.sampled_from(["q", "words", "after", "limit", "language", "dimension", "place", "side", "year", "page"])
    values = st.one_of(st.text(max_size=60), st.sampled_from(ODD), st.integers().map(str))

    @RUN
    @given(st.sampled_from(STARTS), st.dictionaries(names, values, max_size=3))
    def asks(address: str, asked: dict[str, str]) -> None:
        encoded = {name: value.encode("utf-8", "replace").decode() for name, value in asked.items()}
        holds(reader.get(address, encoded), (address, asked))

    asks()


HEADERS = {
    "accept": ("", "*/*;q=", "text/html;q=9", "a" * 9000, "\x01", "application/pdf, */*;q=0"),
    "accept-language": ("", "zz", "ar;q=", "en-" * 2000, "*", "../../etc", "fr;q=0.5,;;;", "x" * 9000),
    "accept-encoding": ("gzip;q=0", "br, *", "gzip" * 500),
    "if-none-match": ("*", '"', 'W/"' * 900, "\xff"),
    "if-modified-since": ("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"),
    "range": ("bytes=0-", "bytes=-0", "bytes=99999999999999-", "bytes=" + "0-1," * 2000, "x"),
    "x-forwarded-for": ("' or 1=1", "1.2.3.4, " * 500),
    "cookie": ("sessionid=" + "a" * 4000, "=;=;"),
    "referer": ("\x00", "http://[::1"),
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in HEADERS.items() for value in values])
def test_hostile_headers_are_passed_over(reader: Client, name: str, value: str) -> None:
    for address in ("/", "/en/profiles/xnd-2024", "/en/practices.json", "/api/v1/places", "/data/migov.zip"):
        answer = reader.get(address, headers={name: value})
        holds(answer, (address, name, value[:40]))
        assert answer.status_code in (200, 206, 302, 304, 416)


@pytest.mark.parametrize("address", STARTS)
def test_the_head_of_an_answer_can_be_had_alone(reader: Client, address: str) -> None:
    head, whole = reader.head(address), reader.get(address)
    assert (head.status_code, head.headers.get("ETag")) == (whole.status_code, whole.headers.get("ETag"))
    assert b"".join(head) == b""


@pytest.mark.parametrize("address", STARTS)
def test_nothing_is_changed_by_any_other_method(reader: Client, address: str) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "X" * 200):
        answer = reader.generic(method, address, b"a=b")
        assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
        assert "GET" in answer["Allow"]


def test_a_host_that_is_not_ours_is_refused(reader: Client) -> None:
    answer = reader.get("/en/", headers={"host": "evil.example"})
    assert answer.status_code == HTTPStatus.BAD_REQUEST


def test_pages_beyond_the_last_one_are_empty_or_not_there(reader: Client) -> None:
    for asked in ("/en/practices?after=999999999", "/en/practices.csv?after=999999999", "/en/practices?after=-5",
                  "/en/instruments?after=zzzz", "/api/v1/events?after=Wzk5OTk5OTk5OV0",
                  "/api/v1/practices?after=Wzk5OTk5OTk5OV0"):  # fmt: skip
        answer = reader.get(asked)
        holds(answer, asked)
        assert answer.status_code in (200, 404)


# Crawlers


class Clock:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_a_crawler_is_told_to_wait_while_a_person_is_answered() -> None:
    clock = Clock()
    buckets = Buckets(clock)
    answered = refused = waited = 0.0
    for tick in range(200 * 60):
        clock.at = tick / 200
        if buckets.take("203.0.113.9", cost("/api/v1/paragraphs")):
            refused += 1
        else:
            answered += 1
        if tick % 400 == 0:
            waited += buckets.take("198.51.100.7", cost("/en/profiles/xnd-2024/1"))
    assert waited == 0
    assert answered <= (SIZE + RATE * 60) / 2 + 1
    assert refused > answered


def test_whoever_waited_as_told_is_answered() -> None:
    clock = Clock()
    buckets = Buckets(clock)
    while not (wait := buckets.take("203.0.113.9", 20.0)):
        pass
    clock.at += wait + 0.001
    assert buckets.take("203.0.113.9", 20.0) == 0


def test_the_memory_of_addresses_has_an_end() -> None:
    buckets = Buckets(Clock())
    for number in range(MOST_ADDRESSES + 500):
        buckets.take(str(number), PLAIN)
    assert len(buckets.kept) == MOST_ADDRESSES


def test_two_hundred_requests_a_second_end_with_a_time_to_wait(anybody: Client) -> None:
    shelved.put(shelved.elsewhere("Abra", "XAB"))
    seen = [anybody.get("/api/v1/places", REMOTE_ADDR="203.0.113.9") for _ in range(200)]
    refused = [answer for answer in seen if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS]
    assert refused
    assert int(refused[0]["Retry-After"]) >= 1
    assert refused[0].json()["remedy"]
    assert anybody.get("/en/profiles", REMOTE_ADDR="198.51.100.7").status_code == HTTPStatus.OK


@pytest.mark.parametrize("address", ["/en/profiles", "/fr/programme", "/ar/", "/robots.txt", "/en/feeds/all.atom"])
def test_a_crawler_of_any_page_is_told_to_wait_in_words_of_the_page(anybody: Client, address: str) -> None:
    asked = int(SIZE / PLAIN) * 3
    seen = [anybody.get(address, REMOTE_ADDR="203.0.113.9") for _ in range(asked)]
    refused = [answer for answer in seen if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS]
    assert refused
    assert {answer.status_code for answer in seen} == {HTTPStatus.OK, HTTPStatus.TOO_MANY_REQUESTS}
    assert int(refused[-1]["Retry-After"]) >= 1
    assert refused[-1]["Content-Type"].startswith("text/plain")
    assert refused[-1]["Cache-Control"] == "no-store"
    assert anybody.get(address, REMOTE_ADDR="198.51.100.7").status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("2001:db8:1:2::7", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::"),
        ("2001:db8::1", "2001:db8::"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("::ffff:127.0.0.1", None),
        ("::1", None),
        ("unix:", "unix:"),
    ],
)
def test_a_network_of_the_new_kind_counts_as_one_address(address: str, counted: str | None) -> None:
    assert limiting.counted(address) == counted


def test_crawlers_are_asked_to_wait_between_two_pages(anybody: Client) -> None:
    said = anybody.get("/robots.txt").content.decode().splitlines()
    assert said[:2] == ["User-agent: *", "Crawl-delay: 1"]


@pytest.mark.parametrize(
    ("proxies", "header", "same"),
    [(0, "1.1.1.1", True), (1, "1.1.1.1", False), (1, "9.9.9.9, 1.1.1.1", False), (2, "1.1.1.1", True)],
)
def test_an_address_in_a_header_counts_only_behind_proxies_of_ours(
    proxies: int, header: str, same: bool, settings: Any
) -> None:
    from django.test import RequestFactory

    from migov.web.api.limiting import who

    settings.PORTAL_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR=header)
    assert who(request) == ("203.0.113.9" if same else "1.1.1.1")
