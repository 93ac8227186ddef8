"""Signing in with a password: nothing is told of who has an account, guessing ends, nobody is led astray."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from migov.actions import people as actions
from migov.model.people import Role
from migov.store import people
from migov.web.accounts.middleware import OPEN
from people import NOON, Office, a_person, sign_in, with_password

SIGN_IN = "/en/sign-in"


def enter(client: Client, address: str, password: str, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": address, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get("/en/account").status_code == 200


def words(html: bytes) -> str:
    """The page without what differs between any two answers."""
    return re.sub(r'name="(csrfmiddlewaretoken|login)"[^>]*>', "", html.decode())


def test_a_person_signs_in_with_a_password_and_out_again(stranger: Client) -> None:
    person = a_person(Role.ANALYST)
    response = enter(stranger, person.address.upper(), with_password(person))
    assert (response.status_code, response["Location"]) == (302, "/en/")
    assert is_in(stranger)
    assert stranger.get("/en/sign-out").status_code == 200
    assert is_in(stranger), "looking at the page that asks signs nobody out"
    stranger.post("/en/sign-out")
    assert not is_in(stranger)


def test_after_the_sign_in_the_pages_speak_the_person_s_language(stranger: Client) -> None:
    from migov.model.languages import Language

    person = a_person(language=Language.FR)
    assert enter(stranger, person.address, with_password(person))["Location"] == "/fr/"


def test_a_wrong_password_and_an_unknown_address_are_told_alike(stranger: Client) -> None:
    person = a_person()
    with_password(person)
    wrong, unknown = (enter(stranger, one, "no such words") for one in (person.address, "nobody@people.example"))
    assert (wrong.status_code, unknown.status_code) == (200, 200)
    assert words(wrong.content) == words(unknown.content)


def test_a_withdrawn_or_uninvited_person_is_told_what_a_stranger_is_told(stranger: Client) -> None:
    """Until the password fits: then whoever knows it learns that the account has ended."""
    person, office = a_person(), a_person(office=True)
    with_password(person)
    actions.withdraw(person.handle, by=office.handle, at=NOON)
    wrong, unknown = (enter(stranger, one, "no such words") for one in (person.address, "nobody@people.example"))
    assert words(wrong.content) == words(unknown.content)


@pytest.mark.parametrize("known", [True, False])
def test_a_password_is_hashed_once_whether_or_not_the_address_is_known(
    known: bool, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hash is what takes time: the same number of them is the same time."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    person = a_person()
    with_password(person)
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: Any, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    enter(stranger, person.address if known else "nobody@people.example", "no such words")
    assert hashed == ["no such words"]


def test_guessing_a_password_ends_after_five_times_even_with_the_right_one(stranger: Client) -> None:
    person = a_person()
    password = with_password(person)
    for number in range(5):
        enter(stranger, person.address, f"guess {number}")
    late = enter(stranger, person.address, password)
    assert not is_in(stranger)
    assert "Too many failed login attempts" in late.content.decode()
    other = a_person()
    enter(stranger, other.address, with_password(other))
    assert is_in(stranger), "somebody else may still sign in"


def test_trying_many_addresses_from_one_place_ends(stranger: Client) -> None:
    person = a_person()
    password = with_password(person)
    for number in range(20):
        enter(stranger, f"nobody-{number}@people.example", "guess")
    enter(stranger, person.address, password)
    assert not is_in(stranger)
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    enter(elsewhere, person.address, password)
    assert is_in(elsewhere), "who comes from elsewhere is not held up by it"


def test_a_whole_workshop_signs_in_from_one_place() -> None:
    people_there = [a_person() for _ in range(35)]
    answers = [enter(Client(), person.address, with_password(person)) for person in people_there]
    assert {answered.status_code for answered in answers} == {302}


def test_even_signing_in_rightly_again_and_again_ends(settings: Any, stranger: Client) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "3/m/ip"}
    answers = [stranger.post(SIGN_IN, {"login": "x@people.example"}) for _ in range(4)]
    assert [answered.status_code for answered in answers] == [200, 200, 200, 429]
    assert "Wait a few minutes" in answers[-1].content.decode()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, "198.51.100.7", "127.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        (2, "6.6.6.6, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "127.0.0.1"),
        (1, None, "127.0.0.1"),
    ],
)
def test_a_forwarded_address_is_believed_from_as_many_proxies_as_are_ours(
    proxies: int, forwarded: str | None, counted: str, settings: Any
) -> None:
    from django.test import RequestFactory

    from migov.web.accounts.adapter import Adapter

    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert Adapter().get_client_ip(RequestFactory().get("/", headers=headers)) == counted


def test_the_limits_are_counted_where_every_process_sees_them() -> None:
    from django.core.cache import caches
    from django.core.cache.backends.db import DatabaseCache

    assert isinstance(caches["default"], DatabaseCache)


ASTRAY = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "http://127.0.0.1/",
    "http://testserver:81/",
    "/\t/evil.example",
    " //evil.example",
]


@pytest.mark.parametrize("address", ASTRAY)
def test_nobody_is_led_to_another_host_after_signing_in(address: str, stranger: Client) -> None:
    person = a_person()
    response = enter(stranger, person.address, with_password(person), next=address)
    assert response["Location"] == "/en/"
    assert stranger.post("/en/sign-out", {"next": address})["Location"] in {"/en/sign-in", "/"}
    response = stranger.post(f"{SIGN_IN}?next={address}", {"login": person.address, "password": "seven quiet herons"})
    assert response["Location"] == "/en/"


def test_whoever_is_not_signed_in_is_led_to_the_sign_in_and_back(stranger: Client) -> None:
    response = stranger.get("/en/sources?q=law")
    assert (response.status_code, response["Location"]) == (302, "/en/sign-in?next=%2Fen%2Fsources%3Fq%3Dlaw")
    person = a_person(office=True)
    back = enter(stranger, person.address, with_password(person), next="/en/sources?q=law")
    assert back["Location"] == "/en/sources?q=law"


def test_a_program_that_is_not_signed_in_is_told_so(stranger: Client) -> None:
    for response in (
        stranger.get("/en/sources.json"),
        stranger.get("/en/sources", headers={"accept": "application/json"}),
    ):
        assert (response.status_code, response["Content-Type"]) == (401, "application/json")
        assert response.json()["status"] == 401
        assert "WWW-Authenticate" in response


def test_a_change_that_was_sent_after_the_session_ended_leads_back_to_its_page(stranger: Client) -> None:
    sent = stranger.post("/en/account", {"name": "X"}, headers={"referer": "http://testserver/en/account"})
    assert sent["Location"] == "/en/sign-in?next=%2Fen%2Faccount"
    foreign = stranger.post("/en/account", {"name": "X"}, headers={"referer": "http://evil.example/trap"})
    assert foreign["Location"] == "/en/sign-in?next=%2F"


def every_address(patterns: Any = None, before: str = "") -> list[tuple[str, str]]:
    """Name and route of every address there is."""
    found: list[tuple[str, str]] = []
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            found += every_address(one.url_patterns, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            found.append((one.name or "", before + str(one.pattern)))
    return found


FILLED = {
    "token": "x" * 43, "int": "1", "slug": "nix", "id": "nix-2024", "name": "nix", "code": "1.1.1", "uuid": "0" * 32,
    "str": "nix", "path": "nix", "passage": "p-1-1-1", "language": "fr", "piece": "about.title",
}  # fmt: skip


def filled(route: str) -> str:
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda match: FILLED[match[1] or "str"], route)


def test_every_page_but_the_few_that_are_named_asks_for_a_sign_in(stranger: Client) -> None:
    closed = [(name, filled(route)) for name, route in every_address() if name not in OPEN]
    assert len(closed) > 40
    for name, address in closed:
        for answered in (stranger.get(address), stranger.post(address)):
            wanted = (401,) if address.endswith(".json") else (302,)
            assert answered.status_code in wanted, (name, address)
            if answered.status_code == 302:
                assert answered["Location"].startswith(SIGN_IN), (name, address)


def test_the_pages_that_are_open_are_there() -> None:
    names = {name for name, _route in every_address()}
    assert names >= OPEN


def test_nobody_can_sign_up(stranger: Client) -> None:
    assert "account_signup" not in {name for name, _route in every_address()}
    assert stranger.get("/en/sign-up").status_code == 404


def test_health_is_told_to_anybody_and_nothing_else(stranger: Client) -> None:
    assert stranger.get("/health").content == b"ok\n"


def test_a_form_of_another_house_changes_nothing_at_any_address() -> None:
    client = Office(enforce_csrf_checks=True)
    for name, route in every_address():
        refused = client.post(filled(route), {"address": "x@people.example", "name": "X"})
        assert refused.status_code == 403, name
    assert people.find("x@people.example") is None


def test_a_session_that_was_planted_before_is_not_the_one_after(stranger: Client) -> None:
    stranger.get(SIGN_IN)
    session = stranger.session
    session["planted"] = True
    session.save()
    before = session.session_key
    person = a_person()
    enter(stranger, person.address, with_password(person))
    assert is_in(stranger)
    after = stranger.session.session_key
    assert before != after
    assert not Session.objects.filter(session_key=before).exists()


def test_a_new_password_ends_every_other_session(stranger: Client) -> None:
    person = a_person()
    password = with_password(person)
    elsewhere = Client()
    enter(elsewhere, person.address, password)
    enter(stranger, person.address, password)
    new = {"oldpassword": password, "password1": "nine slow comets", "password2": "nine slow comets"}
    assert stranger.post("/en/account/password", new).status_code == 302
    assert is_in(stranger)
    assert not is_in(elsewhere)


@pytest.mark.parametrize("weak", ["short", "password1234", "123456789012", "somebody people", "aaaaaaaaaaa"])
def test_a_weak_password_is_refused(weak: str, stranger: Client) -> None:
    person = a_person()
    sign_in(stranger, person)
    stranger.post("/en/account/password/first", {"password1": weak, "password2": weak})
    assert not people.record(person.handle).has_usable_password()


def test_a_device_that_was_signed_out_from_another_is_out(stranger: Client) -> None:
    person = a_person()
    password = with_password(person)
    telephone, library = Client(headers={"user-agent": "Firefox/130.0 Android"}), Client()
    for client in (telephone, library, stranger):
        enter(client, person.address, password)
        assert is_in(client)
    there = stranger.get("/en/account/devices.json").json()["devices"]
    assert [one["is_current"] for one in there] == [True, False, False]
    (ended,) = [one for one in there if one["name"] == "Firefox · Android"]
    stranger.post(ended["end"])
    assert [is_in(client) for client in (stranger, telephone, library)] == [True, False, True]
    stranger.post("/en/account/devices/others/end")
    assert [is_in(client) for client in (stranger, library)] == [True, False]


def test_nobody_signs_out_the_devices_of_somebody_else(stranger: Client) -> None:
    victim = a_person()
    elsewhere = Client()
    enter(elsewhere, victim.address, with_password(victim))
    assert is_in(elsewhere)
    theirs = elsewhere.get("/en/account/devices.json").json()["devices"][0]["end"]
    sign_in(stranger, a_person(office=True))
    assert stranger.post(theirs).status_code == 404
    assert is_in(elsewhere)


def test_a_withdrawn_person_is_out_at_the_next_request(stranger: Client) -> None:
    person, office = a_person(Role.ANALYST), a_person(office=True)
    sign_in(stranger, person)
    assert is_in(stranger)
    actions.withdraw(person.handle, by=office.handle, at=NOON)
    assert not is_in(stranger)
    actions.restore(person.handle, by=office.handle, at=NOON)
    assert not is_in(stranger), "an old session does not come back with the account"


def test_a_forgotten_password_is_mailed_to_who_has_one_and_told_alike(stranger: Client) -> None:
    person = a_person()
    with_password(person)
    known = stranger.post("/en/account/password/forgotten", {"email": person.address})
    unknown = stranger.post("/en/account/password/forgotten", {"email": "nobody@people.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    (letter,) = mail.outbox
    assert letter.to == [person.address]
    found = re.search(r"https?://\S+", letter.body)
    assert found
    address = found[0].replace("http://127.0.0.1:8000", "")
    form = stranger.get(address, follow=True)
    done = stranger.post(form.request["PATH_INFO"], {"password1": "nine slow comets", "password2": "nine slow comets"})
    assert done.status_code == 302
    assert not is_in(stranger)
    enter(stranger, person.address, "nine slow comets")
    assert is_in(stranger)
    again = Client().get(address, follow=True)
    assert again.context["token_fail"]


def test_an_address_that_somebody_had_before_opens_nothing(stranger: Client) -> None:
    person = a_person()
    password = with_password(person)
    stranger.post("/en/account/password/forgotten", {"email": person.address})
    assert len(mail.outbox) == 1
    actions.move(person.handle, "new@people.example", by="tests", at=NOON)
    stranger.post("/en/account/password/forgotten", {"email": person.address})
    assert len(mail.outbox) == 1
    enter(stranger, person.address, password)
    assert not is_in(stranger)
    enter(stranger, "new@people.example", password)
    assert is_in(stranger)


def test_somebody_who_never_accepted_cannot_set_a_password_by_forgetting_it(stranger: Client) -> None:
    actions.invite("new@people.example", name="New", by="tests", at=NOON)
    stranger.post("/en/account/password/forgotten", {"email": "new@people.example"})
    assert mail.outbox == []


def test_guessing_is_made_dear_by_scrypt_and_no_page_is_kept_on_the_way() -> None:
    from migov import settings as ours

    assert ours.PASSWORD_HASHERS[0].endswith("ScryptPasswordHasher")
    assert "no-cache" in Office().get("/en/about")["Cache-Control"]
