"""Following: a wish that counts once its button was pressed, and a button that ends it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

import shelved
from migov.store.published import letterbox
from migov.web.portal.hearing import doors


@pytest.fixture(autouse=True)
def _fresh(anybody: Client) -> Iterator[None]:
    assert anybody
    doors.forget()
    shelved.put(shelved.country())
    yield
    doors.forget()


def wish(anybody: Client, topic: str = "place:xnd") -> letterbox.Follower:
    assert anybody.post("/fr/follow", {"topic": topic, "address": "ana@example.org"}).status_code == 303
    return letterbox.unconfirmed()[-1]


def test_a_wish_counts_once_its_button_is_pressed_and_not_when_a_scanner_opens_the_page(anybody: Client) -> None:
    one = wish(anybody)
    assert (one.topic, one.language) == ("place:xnd", "fr")
    page = anybody.get(f"/fr/follow/confirm/{one.token}")
    assert page.headers["Cache-Control"] == "no-store"
    assert letterbox.of(one.token).confirmed is None
    assert anybody.post(f"/fr/follow/confirm/{one.token}").status_code == 303
    assert letterbox.of(one.token).confirmed


def test_leaving_needs_the_button_too_and_may_be_done_twice(anybody: Client) -> None:
    one = wish(anybody)
    anybody.get(f"/en/follow/leave/{one.token}")
    assert letterbox.of(one.token)
    for _ in range(2):
        assert anybody.post(f"/en/follow/leave/{one.token}").status_code == 303
    assert "Your address is forgotten" in anybody.get(f"/en/follow/leave/{one.token}").content.decode()
    assert letterbox.unconfirmed() == ()


@pytest.mark.parametrize(
    "told", [{"address": "nobody"}, {"address": ""}, {"address": "a@b.org\nBcc: c@d.org"}, {"topic": "place:nix"}]
)
def test_what_cannot_be_followed_is_said(anybody: Client, told: dict[str, str]) -> None:
    page = anybody.post("/en/follow", {"topic": "all", "address": "ana@example.org", **told})
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert not letterbox.is_there()


def test_one_mailbox_cannot_be_flooded_by_others(anybody: Client) -> None:
    topics = ["all", *(f"dimension:{number}" for number in range(1, 7))]
    answers = []
    for topic in topics:
        doors.forget()
        answers.append(anybody.post("/en/follow", {"topic": topic, "address": "ana@example.org"}).status_code)
    assert answers.count(303) == letterbox.MOST_OPEN
    assert answers[-1] == 503


def test_a_token_that_nobody_has_is_not_found(anybody: Client) -> None:
    assert anybody.get("/en/follow/confirm/nix").status_code == 404
    assert anybody.post("/en/follow/confirm/nix").status_code == 404


def test_the_page_offers_every_place_and_its_feed_with_what_was_asked_for_chosen(anybody: Client) -> None:
    page = anybody.get("/en/follow?topic=place:xnd").content.decode()
    assert '<option value="place:xnd" selected>' in page
    assert 'href="/en/feeds/places/xnd.atom"' in page
