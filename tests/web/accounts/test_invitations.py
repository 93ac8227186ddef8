"""Accepting an invitation: who invites and what for is said first; the link opens the door once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kept import keep
from makers import assessment
from migov.actions import people as actions
from migov.actions.people import Place
from migov.model.people import Role
from migov.store import journal, people
from migov.store.records.people import InvitationRecord
from migov.web import signed
from people import NOON, a_person

pytestmark = pytest.mark.usefixtures("home")


def invited(address: str = "new@people.example", **more: Any) -> str:
    """The path of a new invitation's link."""
    done = actions.invite(address, name="Awa Diop", by="tests", at=signed.now(), **more)
    assert done.token
    return f"/en/invitation/{done.token}"


def is_in(client: Client) -> bool:
    return client.get("/en/account").status_code == 200


def test_the_page_says_who_invites_and_what_for(stranger: Client) -> None:
    keep(assessment())
    inviter = a_person(office=True)
    place = Place(assessment="xqa-2024", role=Role.REVIEWER)
    done = actions.invite("new@people.example", name="Awa", membership=place, by=inviter.handle, at=signed.now())
    html = stranger.get(f"/en/invitation/{done.token}").content.decode()
    for words in (inviter.name, "Reviewer", "a second pair of eyes", "Awa", "2024"):
        assert words in html


def test_looking_changes_nothing_and_pressing_the_button_lets_in(stranger: Client) -> None:
    address = invited()
    for _ in range(3):
        assert stranger.get(address).status_code == 200
    assert people.listed("awa-diop").accepted_at is None
    assert stranger.post(address)["Location"] == "/en/welcome"
    assert is_in(stranger)
    assert "Awa Diop" in stranger.get("/en/account").content.decode()
    assert [line.action for line in journal.lines("awa-diop")] == ["person.add", "person.invite", "person.accept"]


def test_the_welcome_takes_a_password_or_none(stranger: Client) -> None:
    stranger.post(invited())
    assert "Go on without a password" in stranger.get("/en/welcome").content.decode()
    new = {"password1": "nine slow comets", "password2": "nine slow comets", "next": "/en/"}
    assert stranger.post("/en/account/password/first", new)["Location"] == "/en/"
    assert is_in(stranger)
    assert people.record("awa-diop").check_password("nine slow comets")
    assert "password1" not in stranger.get("/en/welcome").content.decode()


def test_an_invitation_opens_the_door_once(stranger: Client) -> None:
    address = invited()
    stranger.post(address)
    thief = Client()
    for answered in (thief.get(address), thief.post(address)):
        assert answered.status_code == 404
        assert "does not work any more" in answered.content.decode()
    assert not is_in(thief)


def test_an_invitation_is_good_for_fourteen_days(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address, now = invited(), signed.now()
    monkeypatch.setattr("migov.web.accounts.invitations.now", lambda: now + timedelta(days=13, hours=23))
    assert stranger.get(address).status_code == 200
    monkeypatch.setattr("migov.web.accounts.invitations.now", lambda: now + timedelta(days=14, hours=1))
    assert stranger.get(address).status_code == 404
    assert stranger.post(address).status_code == 404
    assert not is_in(stranger)


def test_a_letter_may_lead_straight_to_a_page_and_to_no_other_host(stranger: Client) -> None:
    address = invited()
    assert stranger.post(f"{address}?next=/en/sources")["Location"] == "/en/sources"
    assert stranger.get(f"{address}?next=/en/sources")["Location"] == "/en/sources", "who is in goes on being led there"
    assert stranger.get(f"{address}?next=//evil.example")["Location"] == "/en/"
    other = Client()
    assert other.post(f"{invited('other@people.example')}?next=https://evil.example")["Location"] == "/en/welcome"


def test_inviting_again_makes_the_letter_before_void(stranger: Client) -> None:
    first, second = invited(), invited()
    assert stranger.post(first).status_code == 404
    assert stranger.post(second).status_code == 302


def test_an_invitation_of_a_person_who_was_withdrawn_is_void_for_good(stranger: Client) -> None:
    address = invited()
    actions.withdraw("awa-diop", by="tests", at=NOON)
    assert stranger.post(address).status_code == 404
    actions.restore("awa-diop", by="tests", at=NOON)
    assert stranger.post(address).status_code == 404


def test_only_the_hash_of_an_invitation_is_kept() -> None:
    token = invited().rsplit("/", 1)[1]
    assert token not in str(list(InvitationRecord.objects.values()))
    assert token not in str(journal.lines())


def test_a_made_up_invitation_opens_nothing_and_trying_ends(settings: Any, stranger: Client) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "open_link": "5/m/ip"}
    answers = [stranger.post(f"/en/invitation/{number:043}").status_code for number in range(6)]
    assert answers == [404] * 5 + [429]


def test_accepting_as_somebody_else_changes_who_is_signed_in(stranger: Client) -> None:
    from people import sign_in

    sign_in(stranger, a_person(office=True))
    stranger.post(invited())
    assert "Awa Diop" in stranger.get("/en/account").content.decode()
