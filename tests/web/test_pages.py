from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kept import NOON, keep
from makers import assessment, finding, footnote, jurisdiction
from migov import training
from migov.actions import assessments
from migov.evidence.alignment import Outcome
from migov.evidence.search import Origin
from migov.model.answers import AnswerStatus, NonAnswer
from migov.model.bibliography import KeySource
from migov.model.findings import Side
from migov.model.flags import AsOf, Flag, FlagKind, Repair, Staleness, StalenessKind
from migov.model.instruments import InstrumentKind, InstrumentRelation, InstrumentStatus
from migov.model.sources import SourceKind
from migov.model.texts import Place
from migov.web import names, pieces
from migov.web.desk import instruments, sources
from migov.web.desk.answering import evidence, pins
from migov.web.desk.answering.words import NON_ANSWERS
from people import Office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

PAGES = ("profiles", "profiles/xqa-2024", "profiles/xqa-2024/noticed", "profiles/xqa-2024/registers",
         "profiles/xqa-2024/files", "about")  # fmt: skip


@pytest.fixture
def sample(home: Path) -> Any:  # noqa: ARG001 - the folder it is kept in
    """A profile with something to notice."""
    place = Place("1.2", 1)
    return keep(
        assessment(
            [finding("A law exists.[^1]"), finding("Another does not.", side=Side.POTENTIAL)],
            jurisdiction=jurisdiction(short="the Sample"),
            footnotes=(footnote(1, "In force <b>now</b>."),),
            flags=(Flag(kind=FlagKind.CONTRADICTION, says="5 here & 11 there.", places=(place, Place("9.9"))),),
            staleness=(Staleness(kind=StalenessKind.OLD_DATA, says="Old.", printed="since 2014", place=place),),
            as_of=(AsOf(date="2021-10", printed="as of October 2021", place=place),),
            repairs=(Repair(kind="ligature", page=3, before="ﬁ", after="fi"),),
            key_sources=(KeySource(text="A source", address="javascript:alert(1)"),),
        )
    )


def get(address: str, **headers: str) -> Any:
    return Office(headers=headers).get(address)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
@pytest.mark.usefixtures("sample")
def test_every_page_is_shown_in_every_language(page: str, language: str, direction: str) -> None:
    response = get(f"/{language}/{page}")
    assert response.status_code == 200
    html = response.content.decode()
    assert f'<html lang="{language}" dir="{direction}"' in html
    assert len(re.findall("<h1", html)) == 1
    assert response["Content-Language"] == language


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("sample")
def test_every_page_has_a_twin_with_the_same_context(page: str) -> None:
    response = get(f"/en/{page}")
    twin = get(f"/en/{page}.json")
    assert twin["Content-Type"] == "application/json"
    assert response["Link"] == f'</en/{page}.json>; rel="alternate"; type="application/json"'
    assert twin["Link"] == f'</en/{page}>; rel="alternate"; type="text/html"'
    assert json.loads(twin.content) == json.loads(msgspec.json.encode(response.context["page"]))


def test_an_empty_house_says_what_to_do_next() -> None:
    html = get("/en/profiles").content.decode()
    assert "migov profile read" in html
    assert "migov demo" in html


def test_the_list_is_alphabetical_without_articles_and_cannot_be_ordered_otherwise() -> None:
    for name, short in (("c-1", "the Alfa"), ("a-1", "Bravo"), ("b-1", "Charlie")):
        keep(assessment(id=name, jurisdiction=jurisdiction(short=short)))
    for query in ("", "?sort=-year", "?order=findings", "?ordering=-potential"):
        names = [card["name"] for card in get(f"/en/profiles.json{query}").json()["profiles"]]
        assert names == ["The Alfa", "Bravo", "Charlie"]


@pytest.mark.usefixtures("sample")
def test_a_withdrawn_profile_leaves_the_list_and_says_so_on_its_page() -> None:
    assessments.withdraw("xqa-2024", because="read wrongly", by="Ada", at=NOON)
    assert get("/en/profiles.json").json()["profiles"] == []
    assert "read wrongly" in get("/en/profiles/xqa-2024").content.decode()


@pytest.mark.usefixtures("sample")
def test_a_doubt_links_to_the_paragraph_it_is_about() -> None:
    page = get("/en/profiles/xqa-2024/noticed.json").json()
    (group,) = page["doubts"]
    known, unknown = group["doubts"][0]["places"]
    assert known == {"label": "1.2 ¶ 1", "address": "/en/profiles/xqa-2024#1.2-1"}
    assert 'id="1.2-1"' in get("/en/profiles/xqa-2024").content.decode()
    assert unknown == {"label": "9.9", "address": None}


@pytest.mark.usefixtures("sample")
def test_everything_that_was_noticed_is_shown_escaped() -> None:
    html = get("/en/profiles/xqa-2024/noticed").content.decode()
    for words in ("5 here &amp; 11 there.", "since 2014", "as of October 2021", "ligature", "Old."):
        assert words in html
    assert "<b>now</b>" not in get("/en/profiles/xqa-2024").content.decode()


@pytest.mark.usefixtures("sample")
def test_an_address_that_is_no_web_address_is_never_a_link() -> None:
    html = get("/en/profiles/xqa-2024/registers").content.decode()
    assert "A source" in html
    assert "javascript:" not in html


def test_the_training_country_fills_every_register() -> None:
    country = training.country()
    keep(country)
    page = get(f"/en/profiles/{country.id}/registers.json").json()
    for register in ("instruments", "institutions", "agreements"):
        assert len(page[register]) == len(getattr(country, register)) > 0
    assert any(place["address"] for line in page["instruments"] for place in line["places"])


def test_the_front_door_leads_to_the_list_in_the_reader_s_language() -> None:
    response = get("/", accept_language="fr-CA,fr;q=0.9,en;q=0.5")
    assert (response.status_code, response["Location"]) == (302, "/fr/")
    assert get("/fr/")["Location"] == "/fr/profiles"


@pytest.mark.usefixtures("sample")
def test_a_page_links_to_itself_in_the_other_language() -> None:
    assert 'href="/fr/profiles/xqa-2024/noticed"' in get("/en/profiles/xqa-2024/noticed").content.decode()


def test_everything_a_page_names_has_a_name() -> None:
    assert set(evidence.ORIGINS) == set(Origin)
    assert set(pins.VERDICTS) == set(Outcome)
    assert set(sources.KINDS) == set(SourceKind)
    assert set(instruments.RELATIONS) == set(InstrumentRelation)
    assert set(names.INSTRUMENT_KINDS) == set(InstrumentKind)
    assert set(names.INSTRUMENT_STATUSES) == set(InstrumentStatus)
    assert set(pieces.STATES) == set(AnswerStatus)
    assert set(NON_ANSWERS) == set(NonAnswer)
