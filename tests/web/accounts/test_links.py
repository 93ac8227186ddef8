"""Signing in by a mailed link: asked for alike for every address, opened once, never by looking at it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from migov.actions import people as actions
from migov.actions import signing_in
from migov.model.languages import Language
from migov.store.records.people import LinkRecord
from migov.web import signed
from people import NOON, a_person, sign_in

ASK = "/en/sign-in/link"


def ask(client: Client, address: str, **more: str) -> Any:
    return client.post(ASK, {"address": address, **more})


def mailed() -> str:
    """The path of the link in the last letter."""
    found = re.search(r"http://127\.0\.0\.1:8000(/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def is_in(client: Client) -> bool:
    return client.get("/en/account").status_code == 200


def test_a_link_is_mailed_and_signs_in_when_its_button_is_pressed(stranger: Client) -> None:
    person = a_person()
    assert ask(stranger, person.address.upper())["Location"] == "/en/sign-in/link/sent"
    assert mail.outbox[0].to == [person.address]
    shown = stranger.get(mailed())
    assert person.name in shown.content.decode()
    assert not is_in(stranger), "a program that opens every address in a mail signs nobody in"
    stranger.head(mailed())
    assert stranger.post(mailed())["Location"] == "/en/"
    assert is_in(stranger)


def test_who_is_signed_in_is_led_on_and_keeps_the_link(stranger: Client) -> None:
    person = a_person()
    ask(stranger, person.address, next="/en/sources")
    address = mailed()
    sign_in(stranger, person)
    assert stranger.get(address)["Location"] == "/en/sources"
    stranger.post("/en/sign-out")
    assert stranger.post(address)["Location"] == "/en/sources"
    assert stranger.get(address)["Location"] == "/en/sources", "used up, and the person is still in"


def test_a_link_of_somebody_else_asks_before_it_changes_who_is_signed_in(stranger: Client) -> None:
    person, other = a_person(), a_person()
    ask(stranger, person.address)
    sign_in(stranger, other)
    assert person.name in stranger.get(mailed()).content.decode()
    stranger.post(mailed())
    assert person.address in stranger.get("/en/account").content.decode()


def test_a_link_works_once(stranger: Client) -> None:
    ask(stranger, a_person().address)
    stranger.post(mailed())
    thief = Client()
    assert thief.get(mailed()).status_code == 404
    assert thief.post(mailed()).status_code == 404
    assert not is_in(thief)


def test_a_link_that_two_press_at_once_lets_one_in(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(stranger, a_person().address)
    stranger.post(mailed())
    monkeypatch.setattr(signing_in, "opens", lambda *_args, **_named: "somebody")
    late = Client()
    late.post(mailed())
    assert not is_in(late)


def test_a_link_is_good_for_twenty_minutes(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(stranger, a_person().address)
    now = signed.now()
    monkeypatch.setattr("migov.web.accounts.links.now", lambda: now + timedelta(minutes=21))
    assert stranger.post(mailed()).status_code == 404
    assert not is_in(stranger)


def test_a_link_of_a_person_who_was_withdrawn_meanwhile_opens_nothing(stranger: Client) -> None:
    person, office = a_person(), a_person(office=True)
    ask(stranger, person.address)
    actions.withdraw(person.handle, by=office.handle, at=NOON)
    assert stranger.post(mailed()).status_code == 404
    actions.restore(person.handle, by=office.handle, at=NOON)
    assert stranger.post(mailed()).status_code == 404, "what was void stays void"


@pytest.mark.parametrize("token", ["x" * 43, "x", "a" * 44, "../../etc", "é" * 43])
def test_a_link_that_was_made_up_opens_nothing(token: str, stranger: Client) -> None:
    assert stranger.get(f"{ASK}/{token}").status_code == 404
    assert stranger.post(f"{ASK}/{token}").status_code == 404


def test_an_unknown_a_withdrawn_and_an_uninvited_address_are_answered_like_a_known_one(stranger: Client) -> None:
    known, gone, office = a_person(), a_person(), a_person(office=True)
    actions.withdraw(gone.handle, by=office.handle, at=NOON)
    actions.invite("new@people.example", name="New", by="tests", at=NOON)
    addresses = (known.address, gone.address, "new@people.example", "nobody@people.example")
    answers = [ask(stranger, one) for one in addresses]
    assert len({(one.status_code, one["Location"], one.content) for one in answers}) == 1
    assert [letter.to for letter in mail.outbox] == [[known.address]]


def test_the_same_work_is_done_for_an_unknown_address(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from migov.store import post

    person = a_person()
    done: list[list[str]] = []
    for name in ("write", "hand_in_later"):
        real = getattr(post, name)

        def noted(*args: Any, name: str = name, real: Any = real, **named: Any) -> Any:
            done[-1].append(name)
            return real(*args, **named)

        monkeypatch.setattr(post, name, noted)
    counts = []
    for address in (person.address, "nobody@people.example"):
        done.append([])
        before = LinkRecord.objects.count()
        with _counting() as counted:
            ask(stranger, address)
        counts.append(len(counted))
        assert LinkRecord.objects.count() == before + 1
    assert done == [["write", "hand_in_later"], ["write"]]
    assert counts[0] == counts[1]


def _counting() -> Any:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


def test_only_the_hash_of_a_link_is_kept(stranger: Client) -> None:
    ask(stranger, a_person().address)
    token = mailed().rsplit("/", 1)[1]
    assert token not in str(list(LinkRecord.objects.values()))


def test_the_letter_speaks_the_person_s_language_and_leads_on_to_the_page(stranger: Client) -> None:
    person = a_person(language=Language.FR)
    ask(stranger, person.address, next="/en/sources?q=a&b=c")
    assert mailed().startswith("/fr/sign-in/link/")
    assert stranger.post(mailed())["Location"] == "/en/sources?q=a&b=c"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_a_link_leads_to_no_other_host(address: str, stranger: Client) -> None:
    person = a_person()
    ask(stranger, person.address, next=address)
    assert "evil" not in mail.outbox[-1].body
    assert stranger.post(mailed(), {"next": address})["Location"] == "/en/"


def test_asking_for_links_to_one_address_ends_and_to_many_ends_too(stranger: Client) -> None:
    person = a_person()
    answers = [ask(stranger, person.address).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert len(mail.outbox) == 5
    rest = [ask(stranger, f"nobody-{number}@people.example").status_code for number in range(60)]
    assert rest[-1] == 429


def test_trying_tokens_ends(settings: Any, stranger: Client) -> None:
    assert settings.ACCOUNT_RATE_LIMITS["open_link"]
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "open_link": "5/m/ip"}
    answers = [stranger.get(f"{ASK}/{number:043}").status_code for number in range(6)]
    assert answers == [404] * 5 + [429]


def test_old_links_are_cleared_away(stranger: Client) -> None:
    signing_in.send_link("nobody@people.example", back="", language="en", at=NOON)
    ask(stranger, "nobody@people.example")
    assert LinkRecord.objects.count() == 1


def test_the_letter_leaves_beside_the_answer_once_it_is_kept(
    settings: Any, stranger: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    """So that the mail server's slowness does not tell who has an account."""
    import threading

    settings.MIGOV_WAITS_FOR_MAIL = False
    started: list[bool] = []
    monkeypatch.setattr(threading.Thread, "start", lambda self: started.append(self.daemon))
    with django_capture_on_commit_callbacks(execute=True):
        ask(stranger, a_person().address)
        assert started == []
    assert (started, mail.outbox) == ([True], [])
