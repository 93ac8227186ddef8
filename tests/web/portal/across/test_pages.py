"""Pages across countries: alphabetical, in words, with what is missing said to be missing."""

from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus
from itertools import pairwise

import pytest
from django.test import Client
from msgspec.structs import replace

import shelved
from migov.catalogue import crosswalks
from migov.model.answers import NonAnswer
from migov.model.assessments import Assessment
from migov.model.indicators import CrossWalk, Relation
from migov.model.languages import Language

WALK = crosswalks.between("national-1", "national-2") or CrossWalk(earlier="", later="", links=())
SMALL = (
    "/questions",
    "/questions/national-2/dimensions/1",
    "/questions/national-2/sub-domains/1.1",
    "/questions/national-2/1.1.1",
    "/questions/national-2/1.1.1/places/xnd",
    "/conventions",
    "/conventions/REFUGEES-1951",
    "/instruments",
    "/global-compact",
    "/global-compact/7",
    "/sdg-10-7-2",
    "/sdg-10-7-2/1a",
    "/sdg",
    "/sdg/10.7",
    "/programme",
    "/changes",
)
PAGED = [one for one in SMALL if one.count("/") > 1 and "places" not in one and "dim" not in one and "sub" not in one]


def _several(*, most: int = 13) -> list[str]:
    """Countries whose names do not begin in the order of their codes."""
    names = [f"{chr(ord('Z') - n)}aland" for n in range(most)]
    for number, name in enumerate(names):
        shelved.put(shelved.elsewhere(name, f"X{chr(ord('A') + number)}Q", content=_brief()))
    return sorted(names)


@cache
def _brief() -> Assessment:
    """The training country with few findings: a put of it is cheap."""
    return replace(_answering(), findings=shelved.country().findings[:6], module_pages=())


def _older() -> Assessment:
    """The same country, asked under the edition before."""
    return shelved.answering(replace(_brief(), edition="national-1", modules=(), answers=(), sources=()))


@cache
def _answering() -> Assessment:
    return shelved.answering(shelved.country())


@pytest.mark.parametrize("part", SMALL)
@pytest.mark.parametrize("language", list(Language))
def test_every_page_speaks_every_language_and_has_its_twins(anybody: Client, part: str, language: Language) -> None:
    shelved.put(_answering())
    page = anybody.get(f"/{language}{part}")
    assert page.status_code == HTTPStatus.OK
    assert f'<html lang="{language}"' in page.content.decode()
    assert len(page.content) < 60_000
    assert anybody.get(f"/{language}{part}.json").json()["frame"]["language"] == language
    assert anybody.get(f"/{language}{part}.csv").headers["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize("part", ["/questions", "/conventions", "/instruments", "/sdg", "/programme", "/changes"])
def test_an_empty_shelf_says_what_will_stand_there(anybody: Client, part: str) -> None:
    page = anybody.get(f"/en{part}")
    assert page.status_code == HTTPStatus.OK
    if part != "/sdg":
        assert 'class="none"' in page.content.decode()


@pytest.mark.parametrize(
    "part",
    [
        "/questions/nix/1.1.1",
        "/questions/national-2/9.9.9",
        "/questions/national-2/1.1.1/places/nix",
        "/questions/national-2/1.1.1?after=nix",
        "/questions/national-2/sub-domains/9.9",
        "/conventions/NIX",
        "/instruments?after=nix:law",
        "/programme?after=nix",
        "/conventions?after=nix",
        "/global-compact/7?after=nix",
        "/instruments?after=xnd:nix",
        "/instruments/xnd/nix",
        "/instruments/nix/law-2015-36",
        "/global-compact/24",
        "/global-compact/07",
        "/sdg-10-7-2/9z",
        "/sdg/99.9",
        "/profiles/xnd-2024/changes",
    ],
)
def test_what_is_not_there_is_not_found(anybody: Client, part: str) -> None:
    shelved.put(_brief())
    assert anybody.get(f"/en{part}").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("asked", ["kind=gold", "status=best", "year=-1", "year=19999", "year=x"])
def test_a_choice_that_does_not_exist_is_told(anybody: Client, asked: str) -> None:
    shelved.put(_brief())
    assert anybody.get(f"/en/instruments?{asked}").status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def _turned(anybody: Client, address: str) -> list[dict[str, object]]:
    """Every page of a list, one after the other, as programs read them."""
    pages = []
    path: str | None = address
    while path:
        answer = anybody.get(path)
        pages.append(answer.json())
        path = pages[-1]["next"]
        assert ('rel="next"' in answer.headers["Link"]) == bool(path)
    return pages


def test_a_question_is_answered_place_by_place_in_alphabetical_order(anybody: Client) -> None:
    names = _several()
    pages = _turned(anybody, "/en/questions/national-2/1.1.1.json")
    assert len(pages) > 1
    assert [voice["of"]["name"] for page in pages for voice in page["voices"]] == names


def test_instruments_stand_by_place_and_then_by_name(anybody: Client) -> None:
    names = _several(most=4)
    pages = _turned(anybody, "/en/instruments.json")
    lines = [line for page in pages for shelf in page["shelves"] for line in shelf["lines"]]
    assert list(dict.fromkeys(line["place_name"] for line in lines)) == names
    assert len({(line["place"], line["id"]) for line in lines}) == len(lines)
    for one, next_ in pairwise(lines):
        if one["place"] == next_["place"]:
            assert one["name"].casefold()[:1] <= next_["name"].casefold()[:1] or not one["name"][:1].isalpha()


def test_instruments_can_be_chosen_by_place_kind_status_and_year(anybody: Client) -> None:
    _several(most=3)
    everything = anybody.get("/en/instruments.csv").content.decode().count("\r\n") - 1
    laws = anybody.get("/en/instruments.csv?kind=law").content.decode()
    assert 0 < laws.count("\r\n") - 1 < everything
    assert set(re.findall(r",(Law|Plan|Policy|Decree),", laws)) == {"Law"}
    of_one = anybody.get("/en/instruments.json?place=yala").json()
    assert [shelf["name"] for shelf in of_one["shelves"]] == ["Yaland"]


def test_the_matrix_has_treaties_and_places_in_alphabetical_order_and_tells_silence_from_no(anybody: Client) -> None:
    names = _several(most=8)
    pages = _turned(anybody, "/en/conventions.json")
    assert [place["name"] for page in pages for place in page["places"]] == names
    for page in pages:
        for group in page["groups"]:
            for row in group["rows"]:
                assert [cell["place"] for cell in row["cells"]] == [place["name"] for place in page["places"]]
    assert len(pages) > 1
    assert max(len(page["places"]) for page in pages) <= 6


def test_a_treaty_shows_what_was_printed(anybody: Client) -> None:
    shelved.put(shelved.country())
    rows = [row for table in shelved.country().conventions for row in table.rows if "REFUGEES-1951" in row.treaties]
    assert rows
    told = anybody.get("/en/conventions/REFUGEES-1951.json").json()
    printed = [row["printed"] for one in told["profiles"] for row in one["rows"]]
    assert printed == [row.ratification.printed if row.ratification else None for row in rows]


def test_an_answer_that_is_missing_is_missing_on_the_page_and_in_the_data(anybody: Client) -> None:
    shelved.put(shelved.elsewhere("Silentia", "XSI", content=replace(_brief(), answers=(), sources=())))
    page = anybody.get("/en/questions/national-2/1.1.1").content.decode()
    assert "The profile does not tell an answer to this question." in page
    (voice,) = anybody.get("/en/questions/national-2/1.1.1.json").json()["voices"]
    assert (voice["answers"], bool(voice["missing"])) == ([], True)
    header, row = anybody.get("/en/questions/national-2/1.1.1.csv").content.decode("utf-8-sig").splitlines()
    told = dict(zip(header.split(","), row.split(","), strict=True))
    assert (told["closed"], told["non_answer"], told["answer"]) == ("", "", "")


def test_a_non_answer_stands_in_words_and_never_as_no(anybody: Client) -> None:
    answers = tuple(
        replace(one, closed=None, non_answer=NonAnswer.NOT_ANSWERED, years=(), pins=())
        if one.indicator == "1.1.1"
        else one
        for one in _brief().answers
    )
    shelved.put(replace(_brief(), answers=answers))
    (voice,) = anybody.get("/en/questions/national-2/1.1.1.json").json()["voices"]
    assert [one["answer"] for one in voice["answers"]] == ["not answered by the ministry"]


def test_a_profile_of_another_edition_is_read_through_the_cross_walk(anybody: Client) -> None:
    shelved.put(_brief())
    shelved.put(shelved.elsewhere("Oldland", "XOL", year=2019, content=_older()))
    voices = anybody.get("/en/questions/national-2/1.1.5.json").json()["voices"]
    by_place = {voice["of"]["id"]: voice for voice in voices}
    assert "Asked as 1.1.4" in by_place["xol"]["asked_as"]
    assert [one["code"] for one in by_place["xol"]["answers"]] == ["1.1.4"]
    assert by_place["xnd"]["asked_as"] is None
    page = anybody.get("/en/questions/national-2/1.1.5.csv").content.decode()
    assert ",national-1,1.1.4,same," in page


def test_a_question_that_was_not_asked_is_said_not_to_have_been_asked(anybody: Client) -> None:
    shelved.put(_brief())
    shelved.put(shelved.elsewhere("Oldland", "XOL", year=2019, content=_older()))
    new = next(link for link in WALK.links if link.relation is Relation.NEW)
    voices = anybody.get(f"/en/questions/national-2/{new.later[0]}.json").json()["voices"]
    old = next(voice for voice in voices if voice["of"]["id"] == "xol")
    assert old["missing"].startswith("Not asked")
    assert old["answers"] == []


def test_quotations_stand_with_the_answer_or_behind_a_link(anybody: Client) -> None:
    shelved.put(_brief())
    page = anybody.get("/en/questions/national-2/1.1.1").content.decode()
    assert "Everybody may ask." in page


def test_frameworks_give_no_class_and_say_that_they_are_others(anybody: Client) -> None:
    shelved.put(_brief())
    for part in ("/global-compact/7", "/sdg-10-7-2/1a", "/sdg/10.7"):
        page = anybody.get(f"/en{part}").content.decode()
        assert "Another framework than the MGI" in page
        assert "fully meets" not in page.casefold()


def test_an_instrument_has_its_life_in_words_and_drawn(anybody: Client) -> None:
    shelved.put(shelved.country())
    dated = next(one for one in shelved.country().instruments if one.year)
    page = anybody.get(f"/en/instruments/xnd/{dated.id}").content.decode()
    assert '<svg viewBox="' in page
    assert 'class="events"' in page
    told = anybody.get(f"/en/instruments/xnd/{dated.id}.json").json()
    assert any(str(dated.year) in event["when"] for event in told["events"])
    assert [one["number"] for one in told["drawing"]["marks"]] == [one["number"] for one in told["events"]]


def test_every_link_of_these_pages_leads_somewhere(anybody: Client) -> None:
    shelved.put(shelved.country())
    seen: set[str] = set()
    for part in SMALL:
        links = set(re.findall(r'href="(/en/[^"#?]*)', anybody.get(f"/en{part}").content.decode()))
        mine = sorted(link for link in links - seen if not link.endswith((".json", ".csv")))
        seen |= links
        for link in [*mine[:6], *mine[-6:]]:
            assert anybody.get(link).status_code == HTTPStatus.OK, link
