"""The list of published profiles, and the pages of one."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

import shelved
from migov.model.languages import Language


def test_an_empty_portal_says_so(anybody: Client) -> None:
    page = anybody.get("/en/profiles")
    assert page.status_code == HTTPStatus.OK
    assert "Nothing is published yet" in page.content.decode()


def test_profiles_stand_in_alphabetical_order_of_the_readers_language(anybody: Client) -> None:
    for name, code in (("Zora", "XZA"), ("the Abra", "XAB"), ("Éloise", "XEL")):
        shelved.put(shelved.elsewhere(name, code))
    told = anybody.get("/en/profiles.json").json()
    assert [place["name"] for group in told["groups"] for place in group["places"]] == ["The Abra", "Éloise", "Zora"]


@pytest.mark.parametrize("part", ["", "/1", "/6", "/modules/covid-19", "/conventions", "/sources", "/process"])
@pytest.mark.parametrize("language", list(Language))
def test_every_part_of_a_profile_is_a_page_in_every_language(anybody: Client, part: str, language: Language) -> None:
    shelved.put(shelved.country(), languages=shelved.ALL)
    page = anybody.get(f"/{language}/profiles/xnd-2024{part}")
    assert page.status_code == HTTPStatus.OK
    assert f'<html lang="{language}"' in page.content.decode()
    assert "Set-Cookie" not in page.headers


def test_a_paragraph_keeps_its_address_in_every_language(anybody: Client) -> None:
    head = shelved.put(shelved.country(), languages=shelved.ALL)
    first = shelved.country().findings[0].id
    page = anybody.get(f"/en/profiles/xnd-2024/paragraphs/{first}").content.decode()
    for language in head.languages:
        assert f'href="/en/profiles/xnd-2024/in/{language}/paragraphs/{first}"' in page
        there = anybody.get(f"/en/profiles/xnd-2024/in/{language}/paragraphs/{first}")
        assert there.status_code == HTTPStatus.OK


def test_whoever_has_a_page_already_is_told_so_without_it(anybody: Client) -> None:
    shelved.put(shelved.country())
    first = anybody.get("/en/profiles/xnd-2024/1")
    again = anybody.get("/en/profiles/xnd-2024/1", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (HTTPStatus.NOT_MODIFIED, b"")
    shelved.put(shelved.country(), number=2)
    later = anybody.get("/en/profiles/xnd-2024/1", headers={"if-none-match": first.headers["ETag"]})
    assert later.status_code == HTTPStatus.OK


def test_a_language_that_a_profile_has_not_is_not_found(anybody: Client) -> None:
    shelved.put(shelved.country())
    assert anybody.get("/en/profiles/xnd-2024/in/pt/1").status_code == HTTPStatus.NOT_FOUND
    assert anybody.get("/pt/profiles/xnd-2024/1").status_code == HTTPStatus.OK


def test_a_slash_too_many_or_too_few_leads_on(anybody: Client) -> None:
    shelved.put(shelved.country())
    assert anybody.get("/en/profiles/xnd-2024/1/?x=1").headers["Location"] == "/en/profiles/xnd-2024/1?x=1"
    assert anybody.get("/en").headers["Location"] == "/en/"
    for path in ("/en/profiles/none/", "/releases/none/files/a"):
        answered = anybody.get(path, follow=True)
        assert answered.status_code == HTTPStatus.NOT_FOUND, path
        assert len(answered.redirect_chain) <= 1
        assert b'action="/en/practices"' in answered.content


def test_nobody_can_change_anything(anybody: Client) -> None:
    shelved.put(shelved.country())
    for method in (anybody.post, anybody.put, anybody.delete, anybody.patch):
        assert method("/en/profiles/xnd-2024/1").status_code == HTTPStatus.METHOD_NOT_ALLOWED
