"""``migov person``, and where `migov serve` and `migov demo` answer."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.core import mail
from django.test import Client

from kept import keep
from makers import assessment
from migov.actions import people as actions
from migov.cli import main, serve
from migov.errors import Refused
from migov.store import journal, people
from people import NOON, a_person, sign_in, with_password

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(autouse=True)
def printed(settings: Any) -> None:
    """No mail server is set."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"


def link(told: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/\S+)", told)
    assert found, told
    return found[1]


def test_the_first_coordinator_is_invited_at_the_machine_and_comes_in() -> None:
    assert "migov person invite" in run("person", "list").output
    told = run(
        "person", "invite", "Ama@Office.example", "--name", "Ama Koranteng", "--office", "--language", "fr"
    ).output
    assert link(told).startswith("/fr/invitation/")
    client = Client()
    assert client.post(link(told)).status_code == 302
    assert client.get("/en/people").status_code == 200
    assert "in         Ama Koranteng" in run("person", "list").output


def test_a_role_is_given_with_the_invitation() -> None:
    keep(assessment())
    words = ("person", "invite", "a@people.example", "--name", "A", "--assessment", "xqa-2024", "--role", "participant")
    assert "institution" in run(*words, code=5).output
    run(*words, "--institution", "ministry")
    assert "participant in xqa-2024 for ministry" in run("person", "show", "a").output
    assert json.loads(run("person", "show", "a", "--json").stdout)["roles"][0]["role"] == "participant"


def test_somebody_who_is_in_gets_a_role_more_and_no_link() -> None:
    keep(assessment())
    one = a_person()
    words = ("person", "invite", one.address, "--assessment", "xqa-2024", "--role", "editor")
    assert "invitation" not in run(*words).output
    assert "is in already" in run(*words, code=4).output


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("no address", "--name", "A"), 5),
        (("a@people.example",), 5),
        (("a@people.example", "--name", "A", "--role", "analyst"), 5),
        (("a@people.example", "--name", "A", "--role", "analyst", "--assessment", "nix"), 3),
        (("a@people.example", "--name", "A", "--role", "king"), 2),
    ],
)
def test_what_cannot_be_invited_is_told_and_nobody_is(words: tuple[str, ...], code: int) -> None:
    run("person", "invite", *words, code=code)
    assert people.everybody() == ()


def test_an_account_is_ended_and_brought_back() -> None:
    one = a_person()
    run("person", "withdraw", one.handle)
    assert "withdrawn" in run("person", "list").output
    run("person", "withdraw", one.handle, code=4)
    run("person", "invite", one.address, code=4)
    run("person", "restore", one.handle)
    run("person", "restore", one.handle, code=4)
    run("person", "withdraw", "nobody", code=3)


def test_who_has_another_address_is_moved_and_signed_out() -> None:
    one, other, client = a_person(), a_person(), Client()
    sign_in(client, one)
    assert client.get("/en/account").status_code == 200
    run("person", "move", one.handle, other.address, code=4)
    run("person", "move", one.handle, "no address", code=5)
    run("person", "move", "nobody", "x@people.example", code=3)
    run("person", "move", one.handle, "New@People.example")
    assert people.get(one.handle).address == "new@people.example"
    assert client.get("/en/account").status_code == 302
    (line,) = [line for line in journal.lines(one.handle) if line.action == "person.move"]
    assert line.details["address"] == [one.address, "new@people.example"]


def test_who_has_lost_the_second_factor_comes_in_by_a_link_again(settings: Any) -> None:
    from allauth.mfa.models import Authenticator

    one, client = a_person(), Client()
    with_password(one)
    row = people.record(one.handle)
    Authenticator.objects.create(user=row, type="totp", data={"secret": "x"})
    sign_in(client, one)
    assert client.get("/en/account").status_code == 200
    run("person", "reset", one.handle)
    assert client.get("/en/account").status_code == 302
    assert not Authenticator.objects.filter(user=row).exists()
    assert not people.record(one.handle).has_usable_password()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.MIGOV_WAITS_FOR_MAIL = True
    client.post("/en/sign-in/link", {"address": one.address})
    client.post(link(mail.outbox[-1].body))
    assert client.get("/en/account").status_code == 200


def test_ended_sessions_are_cleared_away_and_others_stay() -> None:
    from django.contrib.sessions.models import Session

    one, old, new = a_person(), Client(), Client()
    sign_in(old, one)
    sign_in(new, one)
    Session.objects.filter(session_key=old.session.session_key).update(expire_date=NOON)
    assert actions.clear_ended_sessions(at=NOON + timedelta(days=1)) == 1
    assert new.get("/en/account").status_code == 200


def test_a_mistyped_invitation_of_the_first_person_can_be_withdrawn() -> None:
    run("person", "invite", "typo@office.example", "--name", "Typo", "--office")
    run("person", "withdraw", "typo")


def test_the_last_person_of_the_office_stays() -> None:
    one = a_person(office=True)
    assert "last person of the office" in run("person", "withdraw", one.handle, code=4).output


def test_with_a_mail_server_the_letter_leaves_and_the_link_is_not_printed(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    told = run("person", "invite", "a@people.example", "--name", "A").output
    assert "http" not in told
    assert "/en/invitation/" in mail.outbox[0].body


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "migov.example", "1.1.1.1", ""])  # noqa: S104
def test_other_machines_are_answered_behind_tls_only(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MIGOV_ADDRESS", raising=False)
    with pytest.raises(Refused, match="MIGOV_ADDRESS=https"):
        serve.refuse_the_world(host)
    monkeypatch.setenv("MIGOV_ADDRESS", "http://127.0.0.1:8000")
    with pytest.raises(Refused):
        serve.refuse_the_world(host)
    monkeypatch.setenv("MIGOV_ADDRESS", "https://mgi.example.org")
    serve.refuse_the_world(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.9.9.9"])
def test_this_machine_is_always_answered(host: str) -> None:
    serve.refuse_the_world(host)


def test_the_demonstration_is_refused_where_people_work(home: Path) -> None:
    a_person()
    told = run("demo", "--no-serve", "--home", str(home), code=4).output
    assert "people work in" in told


def test_a_bound_address_is_not_known_to_the_demonstration() -> None:
    """It takes no host at all: it answers on 127.0.0.1."""
    assert "No such option" in run("demo", "--host", "0.0.0.0", code=2).output  # noqa: S104
