from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.translation import override

from migov.model.languages import Localized
from migov.web.answering import HERE, tongue

PUBLIC = Client()


def test_every_language_is_offered_and_arabic_runs_from_right_to_left() -> None:
    page = PUBLIC.get("/ar/sign-in").content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    assert re.findall(r'hreflang="(\w+)" href="([^"]+)"', page)[: len(HERE)] == [
        (language.value, f"/{language.value}/sign-in") for language in HERE
    ]


def test_the_other_languages_are_asked_the_same() -> None:
    page = PUBLIC.get("/en/sign-in?next=/en/about").content.decode()
    assert 'href="/fr/sign-in?next=/en/about"' in page


def test_whoever_is_not_signed_in_has_no_navigation_and_no_menu_of_their_own() -> None:
    page = PUBLIC.get("/en/sign-in").content.decode()
    assert 'class="sections"' not in page
    assert "menu person" not in page
    assert 'href="/appearance?' in page


def test_a_refusal_stands_in_the_frame_of_its_language() -> None:
    for language, direction in (("en", "ltr"), ("fr", "ltr"), ("pt", "ltr"), ("ar", "rtl")):
        answer = PUBLIC.get(f"/{language}/nix/nix/nix")
        assert answer.status_code == 404
        assert f'<html lang="{language}" dir="{direction}"' in answer.content.decode()


def test_pages_are_kept_apart_by_cookie() -> None:
    assert "Cookie" in PUBLIC.get("/en/sign-in").headers["Vary"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (Localized(ar="سؤال", en="Question"), None),
        (Localized(en="Question", fr="Question"), "en"),
        (Localized(fr="Question"), "fr"),
        (Localized(), None),
    ],
)
def test_a_text_says_its_language_where_it_is_not_the_page_s(text: Localized, shown: str | None) -> None:
    with override("ar"):
        assert tongue(text) == shown
