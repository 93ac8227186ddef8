"""Readers who follow: asked once whether they mean it, told each piece of news once, in their language."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

import public
import shelved
from migov.actions.publishing import following
from migov.errors import MigovError
from migov.model.published import Event, EventKind
from migov.store import post
from migov.store.published import letterbox, shelving

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
REPEALED = Event(
    number=0,
    at="2026-11-23T00:00:00+00:00",
    kind=EventKind.NOTICED,
    place="xnd",
    release=shelved.ONE,
    passage="1.2-1",
    dimensions=(1,),
    says={"instrument": "Law No. 7", "happened": "repealed", "since": None, "by": None},
)


def wish(topic: str, language: str = "en", address: str = "ana@example.org") -> letterbox.Follower:
    """Somebody who confirmed, after what was on the shelf by then."""
    one = letterbox.follow(address, topic, language=language, at=NOON)
    following.send(NOON)
    mail.outbox.clear()
    return letterbox.confirm(one.token, at=NOON)


def test_whoever_asks_gets_one_letter_with_a_link_that_leads_to_a_page() -> None:
    letterbox.follow("ana@example.org", "all", language="fr", at=NOON)
    for _ in range(3):
        following.send(NOON)
    (letter,) = mail.outbox
    assert letter.to == ["ana@example.org"]
    link = re.search(r"http://\S+(/fr/follow/confirm/\S+)", str(letter.body))
    assert link
    with public.asked() as anybody:
        assert anybody.get(link[1]).status_code == 200


def test_nobody_is_told_before_they_confirm() -> None:
    letterbox.follow("ana@example.org", "all", language="en", at=NOON)
    following.send(NOON)
    mail.outbox.clear()
    shelved.put(shelved.country())
    assert following.send(NOON) == following.Letters()
    assert mail.outbox == []


def test_what_was_there_before_is_no_news_and_each_piece_of_news_comes_once() -> None:
    shelved.put(shelved.country())
    wish("all")
    assert following.send(NOON).told == 0
    shelved.put(shelved.country(), number=2)
    assert [following.send(NOON).told for _ in range(3)] == [1, 0, 0]
    (letter,) = mail.outbox
    assert "/en/profiles/xnd-2024" in letter.body
    assert "Corrected: The Onduva 2024" in letter.body


def test_nobody_is_told_again_when_the_shelf_is_made_anew() -> None:
    wish("all")
    shelved.put(shelved.country())
    assert following.send(NOON).told == 1
    shelving.clear()
    shelved.put(shelved.country())
    assert following.send(NOON).told == 0


def test_only_those_hear_of_it_who_follow_that_place_or_that_dimension() -> None:
    shelved.put(shelved.country())
    for number, topic in enumerate(("place:xnd", "dimension:1", "dimension:2", "place:xza")):
        wish(topic, address=f"{number}@example.org")
    shelving.tell(REPEALED)
    assert following.send(NOON).told == 2
    assert sorted(letter.to[0] for letter in mail.outbox) == ["0@example.org", "1@example.org"]
    assert all("/paragraphs/1.2-1" in letter.body and "Law No. 7" in letter.body for letter in mail.outbox)


def test_who_follows_two_things_gets_one_letter_that_ends_either() -> None:
    shelved.put(shelved.country())
    both = [wish("place:xnd"), wish("dimension:1")]
    shelving.tell(REPEALED)
    assert following.send(NOON).told == 1
    (letter,) = mail.outbox
    links = re.findall(r"/en/follow/leave/(\S+)", str(letter.body))
    assert sorted(links) == sorted(one.token for one in both)
    assert "follow/leave/" in letter.extra_headers["List-Unsubscribe"]
    with public.asked() as anybody:
        for token in links:
            assert anybody.get(f"/en/follow/leave/{token}").status_code == 200
            assert anybody.post(f"/en/follow/leave/{token}").status_code == 303
    assert letterbox.confirmed() == ()


def test_a_letter_that_did_not_leave_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    wish("all")
    letterbox.follow("eva@example.org", "all", language="en", at=NOON)
    shelved.put(shelved.country())

    def refuses(_letter: object) -> None:
        raise MigovError("no mail server")

    with monkeypatch.context() as patched:
        patched.setattr(post, "hand_in", refuses)
        outcome = following.send(NOON)
    assert (outcome.asked, outcome.told, len(outcome.failed)) == (0, 0, 2)
    again = following.send(NOON)
    assert (again.asked, again.told, again.failed) == (1, 1, ())


def test_a_wish_that_nobody_confirms_is_forgotten_after_a_week() -> None:
    one = letterbox.follow("ana@example.org", "all", language="en", at=NOON)
    following.send(NOON)
    following.send(NOON + timedelta(days=6))
    assert letterbox.of(one.token)
    following.send(NOON + timedelta(days=8))
    assert letterbox.follow("ana@example.org", "all", language="en", at=NOON).token != one.token


def test_where_nobody_dropped_anything_in_nothing_is_done() -> None:
    assert following.send(NOON) == following.Letters()
    assert not letterbox.is_there()
