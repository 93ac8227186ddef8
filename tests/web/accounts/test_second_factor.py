"""The second factor: asked for however one signs in, required where the office says so, recoverable."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from migov.model.people import Person
from people import a_person, sign_in, with_password


def code(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD))


def set_up(client: Client) -> str:
    """The secret of the app that the person who is signed in has set up now."""
    page = client.get("/en/account/second-factor/app").content.decode()
    found = re.search(r"<code>([A-Z2-7]{16,})</code>", page)
    assert found, page
    done = client.post("/en/account/second-factor/app", {"code": code(found[1])})
    assert done["Location"] == "/en/account/second-factor/recovery-codes", done.content.decode()
    return found[1]


def is_in(client: Client) -> bool:
    return client.get("/en/account").status_code == 200


@pytest.fixture
def guarded() -> tuple[Person, str, list[str]]:
    """A person with a second factor, its secret, and the recovery codes."""
    person, client = a_person(), Client()
    sign_in(client, person)
    secret = set_up(client)
    shown = client.get("/en/account/second-factor/recovery-codes").content.decode()
    codes = re.findall(r"\b\d{8}\b", shown)
    assert len(codes) == 10
    with_password(person)
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    return person, secret, codes


def by_password(client: Client, person: Person) -> Any:
    return client.post("/en/sign-in", {"login": person.address, "password": "seven quiet herons"})


def test_a_password_alone_is_not_enough(guarded: Any, stranger: Client) -> None:
    person, secret, _codes = guarded
    assert by_password(stranger, person)["Location"] == "/en/sign-in/code"
    assert not is_in(stranger)
    stranger.post("/en/sign-in/code", {"code": "000000"})
    assert not is_in(stranger)
    assert stranger.post("/en/sign-in/code", {"code": code(secret)}).status_code == 302
    assert is_in(stranger)


def test_a_mailed_link_alone_is_not_enough(guarded: Any, stranger: Client) -> None:
    person, secret, _codes = guarded
    stranger.post("/en/sign-in/link", {"address": person.address})
    found = re.search(r"(/en/sign-in/link/\S+)", mail.outbox[-1].body)
    assert found
    assert stranger.post(found[1])["Location"] == "/en/sign-in/code"
    assert not is_in(stranger)
    stranger.post("/en/sign-in/code", {"code": code(secret)})
    assert is_in(stranger)


def test_a_recovery_code_serves_once(guarded: Any, stranger: Client) -> None:
    person, _secret, codes = guarded
    by_password(stranger, person)
    stranger.post("/en/sign-in/code", {"code": codes[0]})
    assert is_in(stranger)
    other = Client()
    by_password(other, person)
    other.post("/en/sign-in/code", {"code": codes[0]})
    assert not is_in(other)


def test_guessing_codes_ends(guarded: Any, stranger: Client) -> None:
    person, secret, _codes = guarded
    by_password(stranger, person)
    for number in range(6):
        stranger.post("/en/sign-in/code", {"code": f"00000{number}"})
    stranger.post("/en/sign-in/code", {"code": code(secret)})
    assert not is_in(stranger)


def test_a_code_is_not_taken_twice(guarded: Any, stranger: Client) -> None:
    person, secret, _codes = guarded
    by_password(stranger, person)
    shown = code(secret)
    stranger.post("/en/sign-in/code", {"code": shown})
    other = Client()
    by_password(other, person)
    other.post("/en/sign-in/code", {"code": shown})
    assert not is_in(other)


def test_the_secret_is_kept_so_that_the_database_alone_makes_no_codes(guarded: Any) -> None:
    _person, secret, codes = guarded
    kept = str(list(Authenticator.objects.values()))
    assert secret not in kept
    assert not any(one in kept for one in codes)


def test_where_it_is_required_nothing_comes_before_setting_it_up(settings: Any, stranger: Client) -> None:
    settings.MIGOV_SECOND_FACTOR_REQUIRED = True
    sign_in(stranger, a_person(office=True))
    for page in ("/en/", "/en/about", "/en/account", "/en/people"):
        assert stranger.get(page)["Location"] == "/en/account/second-factor"
    assert stranger.get("/en/about.json").status_code == 403
    assert stranger.post("/en/people/invite", {"address": "x@people.example", "name": "X"}).status_code == 302
    assert "required here" in stranger.get("/en/account/second-factor").content.decode()
    set_up(stranger)
    assert stranger.get("/en/about").status_code == 200


def test_where_it_is_required_the_last_one_stays(settings: Any, stranger: Client) -> None:
    settings.MIGOV_SECOND_FACTOR_REQUIRED = True
    sign_in(stranger, a_person())
    set_up(stranger)
    reauthenticated(stranger)
    stranger.post("/en/account/second-factor/app/remove")
    assert Authenticator.objects.filter(type="totp").exists()
    settings.MIGOV_SECOND_FACTOR_REQUIRED = False
    stranger.post("/en/account/second-factor/app/remove")
    assert not Authenticator.objects.exists()


def reauthenticated(client: Client) -> None:
    """As after typing the code once more."""
    session = client.session
    records = session.get("account_authentication_methods", [])
    session["account_authentication_methods"] = [
        *records,
        {"method": "mfa", "at": time.time(), "reauthenticated": True},
    ]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()


def test_removing_it_asks_who_it_is_once_more(guarded: Any, stranger: Client) -> None:
    person, _secret, _codes = guarded
    sign_in(stranger, person)
    assert "/again" in stranger.post("/en/account/second-factor/app/remove")["Location"]
    assert Authenticator.objects.filter(type="totp").exists()


def test_the_code_to_scan_is_drawn_in_the_page_without_loading_anything(stranger: Client) -> None:
    sign_in(stranger, a_person())
    html = stranger.get("/en/account/second-factor/app").content.decode()
    assert "<svg" in html
    assert "data:" not in html
    assert " style=" not in html
    assert "<?xml" not in html


def test_a_passkey_is_offered_at_the_sign_in_and_can_be_added(stranger: Client) -> None:
    assert 'id="passkey_login"' in stranger.get("/en/sign-in").content.decode()
    asked = stranger.get("/en/sign-in/passkey", headers={"accept": "application/json"}).json()
    assert asked["request_options"]["publicKey"]["challenge"]
    sign_in(stranger, a_person())
    html = stranger.get("/en/account/second-factor/passkeys/add").content.decode()
    assert "creation_options" in html
    assert not re.findall(r"<script(?![^>]*(src=|type=\"application/json\"))", html)


def test_a_passkey_that_was_made_up_signs_nobody_in(stranger: Client) -> None:
    stranger.get("/en/sign-in/passkey", headers={"accept": "application/json"})
    for credential in ("", "{}", "null", '{"id": "x"}', "x" * 5000):
        stranger.post("/en/sign-in/passkey", {"credential": credential})
        assert not is_in(stranger)
