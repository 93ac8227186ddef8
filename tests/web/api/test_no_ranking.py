"""Nobody gets an order of countries by what they have achieved, wherever and however they ask.

Eight places have more or less of everything, in orders that differ from each other and from the alphabet. Everything
that is published about them is read, and asked for in every way that people think of to have things in an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client, override_settings
from django.urls import clear_url_caches, path
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import unequal
from migov.store.published.dataset import keeping
from migov.web.api.offers import OPERATIONS
from ranking import ENOUGH, Ranker, crawl, tau

PLACES = tuple(code.lower() for code in unequal.CODES)
BEGIN = ("/en/", "/api/v1", "/en/data", "/en/practices?q=rule&language=any", "/en/practices.csv?language=any")
MOST = 3000
"""Pages that are read: more than there are of all kinds in one language, with those of the data service."""
WAYS = ("sort", "order", "orderby", "order_by", "sort_by", "sortby", "rank", "by", "direction", "asc", "desc", "top")
WISHES = (
    "yes",
    "closed",
    "-closed",
    "ratified",
    "standing",
    "well-developed",
    "side",
    "score",
    "count",
    "total",
    "desc",
)
RUN = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck), max_examples=60)
NEUTRAL = frozenset(
    {"release", "place", "language", "paragraph", "sentence", "position", "quotation", "edition", "indicator",
     "instrument", "assessment", "number", "path", "table", "name", "side", "sub_domain"}
)  # fmt: skip
"""Columns that tell rows apart; "side" tells before from after."""


def achieved() -> dict[str, dict[str, int]]:
    return {name: dict(zip(PLACES, numbers, strict=True)) for name, numbers in unequal.ACHIEVED.items()}


def somebody() -> Ranker:
    return Ranker(dict(zip(PLACES, unequal.NAMES, strict=True)), achieved())


@pytest.fixture
def shelf(anybody: Client) -> Client:
    unequal.shelve()
    return anybody


def test_the_places_differ_in_everything_and_in_no_order_that_means_nothing() -> None:
    orders = {"alphabet": tuple(range(8)), "published": unequal.PUBLISHED, **unequal.ACHIEVED}
    for name, one in unequal.ACHIEVED.items():
        assert len(set(one)) == len(PLACES)
        for other, numbers in orders.items():
            assert name == other or abs(tau(one, numbers)) < ENOUGH - 0.2, (name, other)


@pytest.mark.slow
def test_nothing_that_can_be_reached_ranks(shelf: Client) -> None:
    ranker = somebody()
    found = crawl(shelf, BEGIN, ranker, most=MOST)
    assert len(found) < MOST, "not all was read"
    assert ranker.caught == []
    kinds = {kind.split(";")[0] for kind in found.values()}
    assert {"text/html", "application/json", "text/csv", "application/atom+xml", "application/zip"} <= kinds
    assert sum(address.startswith("/api/v1/") for address in found) >= 10
    ranker = somebody()
    for pattern, addresses in _of_each_place(found).items():
        texts = {place: _text(shelf, address) for place, address in addresses.items()}
        ranker.compare(pattern, texts)
    assert ranker.caught == []


def _of_each_place(found: dict[str, str]) -> dict[str, dict[str, str]]:
    """Addresses that differ in their place only → place → address; as far as every place has one."""
    groups: dict[str, dict[str, str]] = {}
    for address, kind in found.items():
        if (place := re.search(rf"\b({'|'.join(PLACES)})\b", address)) and ("html" in kind or "json" in kind):
            groups.setdefault(address.replace(place[1], "*"), {})[place[1]] = address
    return {pattern: addresses for pattern, addresses in groups.items() if len(addresses) == len(PLACES)}


def _text(client: Client, address: str) -> tuple[str, str]:
    answer = client.get(address)
    if answer.status_code != 200 or answer.streaming:
        return "", ""
    return answer.content.decode("utf-8", "replace"), answer.headers.get("Content-Type", "")


LISTS = ("/en/profiles", "/en/practices", "/en/questions", "/en/conventions", "/en/instruments", "/en/programme",
         "/en/changes", "/en/global-compact", "/en/questions/national-2/1.2.1")  # fmt: skip
TWINS = ("", ".json", ".csv")
SERVICE = tuple(f"/api/v1{one.address}" for one in OPERATIONS if "{" not in one.address)


@pytest.mark.slow
def test_no_way_to_ask_for_an_order_is_heard(shelf: Client) -> None:
    ranker = somebody()
    heard: list[str] = []

    @RUN
    @given(
        st.sampled_from([page + twin for page in LISTS for twin in TWINS] + list(SERVICE)),
        st.sampled_from(WAYS),
        st.sampled_from(WISHES),
    )
    def asks(address: str, way: str, wish: str) -> None:
        answer = shelf.get(address, {way: wish})
        assert answer.status_code < 500
        if answer.status_code == 200:
            ranker.read(f"{address}?{way}={wish}", answer)
            heard.extend([address] if address in SERVICE else [])

    asks()
    assert ranker.caught == []
    assert heard == [], "the service must refuse what it does not know, not pass over it"


FACETS: dict[str, tuple[str, ...]] = {
    "side": ("well-developed", "potential"),
    "dimension": ("1", "2", "3"),
    "language": ("en", "any"),
    "year": ("2024",),
    "indicator": ("1.2.1",),
    "q": ("rule",),
}


@pytest.mark.slow
def test_no_choice_of_facets_tells_a_number_of_each_place(shelf: Client) -> None:
    ranker = somebody()

    @settings(RUN, max_examples=20)
    @given(
        st.sampled_from(["/en/practices", "/en/practices.json", "/api/v1/practices", "/api/v1/paragraphs"]),
        st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in FACETS.items()}),
    )
    def asks(address: str, chosen: dict[str, str]) -> None:
        if address.startswith("/api/"):
            chosen = {"words" if name == "q" else name: value for name, value in chosen.items() if value != "any"}
        ranker.read(f"{address}?{chosen}", shelf.get(address, chosen))
        texts = {}
        for place in PLACES:
            answer = shelf.get(address, {**chosen, "place": place})
            texts[place] = (answer.content.decode(), answer.headers["Content-Type"])
        ranker.compare(f"{address}?{chosen}&place=*", texts)

    asks()
    assert ranker.caught == []


def test_the_data_set_holds_no_order_and_no_number_that_ranks(shelf: Client) -> None:
    ranker = somebody()
    assert shelf.get("/data/migov.sqlite").status_code == 200
    ranker.read("/data/migov.zip", shelf.get("/data/migov.zip"))
    ranker.database(keeping.path(keeping.now(), keeping.SQLITE), NEUTRAL)
    assert ranker.caught == []


# A service that ranks, to see that it is caught


def _best_first() -> list[str]:
    return sorted(PLACES, key=lambda place: -achieved()["yes"][place])


def league(_: HttpRequest) -> HttpResponse:
    names = dict(zip(PLACES, unequal.NAMES, strict=True))
    return HttpResponse("".join(f"<li>{names[place]}</li>" for place in _best_first()))


def counts(_: HttpRequest) -> HttpResponse:
    return JsonResponse({"rows": [{"place": place, "fulfilled": achieved()["yes"][place]} for place in PLACES]})


def facets(_: HttpRequest) -> HttpResponse:
    return JsonResponse({"place": {place: achieved()["well-developed"][place] for place in PLACES}})


def sheet(_: HttpRequest) -> HttpResponse:
    lines = [f"{place},{10 * achieved()['ratified'][place]}" for place in PLACES]
    return HttpResponse("\n".join(["place,share", *lines]), content_type="text/csv")


def listed(_: HttpRequest) -> HttpResponse:
    names = dict(zip(PLACES, unequal.NAMES, strict=True))
    rows = "".join(f"<tr><td>{names[place]}</td><td>{achieved()['potential'][place]}</td></tr>" for place in PLACES)
    return HttpResponse(rows)


def sorted_on_demand(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"places": _best_first() if "sort" in request.GET else list(PLACES)})


def of_one(_: HttpRequest, place: str) -> HttpResponse:
    return HttpResponse(f"<p>{achieved()['yes'][place]} passages</p>")


urlpatterns = [
    *(path(view.__name__, view) for view in (league, counts, facets, sheet, listed, sorted_on_demand)),
    path("places/<str:place>", of_one),
]


@pytest.fixture
def ranking_service() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        clear_url_caches()
        yield Client()
    clear_url_caches()


@pytest.mark.parametrize("address", ["league", "counts", "facets", "sheet", "listed", "sorted_on_demand?sort=yes"])
def test_a_service_that_ranks_is_caught(ranking_service: Client, address: str) -> None:
    ranker = somebody()
    ranker.read(address, ranking_service.get(f"/{address}"))
    assert ranker.caught


def test_a_number_on_the_page_of_each_place_is_caught(ranking_service: Client) -> None:
    ranker = somebody()
    texts = {place: _text(ranking_service, f"/places/{place}") for place in PLACES}
    ranker.compare("places", texts)
    assert ranker.caught


def test_a_database_that_ranks_is_caught(tmp_path: Path) -> None:
    import sqlite3

    for statement in (
        "create table league (place text, closed integer)",
        "create table answers (place text, closed text); create index by_closed on answers (closed)",
    ):
        ranker, file = somebody(), tmp_path / f"{len(statement)}.sqlite"
        connection: Any = sqlite3.connect(file)
        connection.executescript(statement)
        if "league" in statement:
            connection.executemany("insert into league values (?, ?)", list(achieved()["yes"].items()))
        connection.commit()
        connection.close()
        ranker.database(file, NEUTRAL)
        assert ranker.caught
