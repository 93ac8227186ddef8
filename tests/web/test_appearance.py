from __future__ import annotations

import pytest
from django.test import Client

from migov.web.appearance import COOKIE, Appearance

CLIENT = Client()


def choose(look: str, back: str) -> object:
    return CLIENT.get("/appearance", {"look": look, "back": back})


@pytest.mark.parametrize("look", list(Appearance))
def test_a_choice_is_kept_in_a_cookie_and_leads_back(look: Appearance) -> None:
    answer = choose(look, "/fr/about?x=1")
    assert (answer.status_code, answer["Location"]) == (302, "/fr/about?x=1")  # type: ignore[attr-defined,index]
    assert answer.cookies[COOKIE].value == look  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "back",
    [
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "elsewhere",
        "",
    ],
)
def test_a_choice_leads_nowhere_else(back: str) -> None:
    assert choose("dark", back)["Location"].strip("/") in ("", "en")  # type: ignore[index]


def test_an_appearance_that_does_not_exist_is_refused() -> None:
    answer = choose("pink", "/en/about")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert COOKIE not in answer.cookies  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kept", "schemes", "sheets"),
    [
        ("system", "light dark", {"night", "contrast"}),
        ("light", "light", set()),
        ("dark", "dark", {"night"}),
        ("contrast", "light dark", {"night", "contrast"}),
        ("<script>", "light dark", {"night", "contrast"}),
    ],
)
def test_a_page_links_the_sheets_of_its_appearance(kept: str, schemes: str, sheets: set[str]) -> None:
    client = Client()
    client.cookies[COOKIE] = kept
    page = client.get("/en/nix").content.decode()
    assert f'<meta name="color-scheme" content="{schemes}">' in page
    assert {name for name in ("night", "contrast") if f"{name}.css" in page} == sheets
    assert "<script>" not in page
