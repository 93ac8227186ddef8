"""What an office sets in the environment, and what is refused there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from migov.errors import Invalid
from migov.store import surroundings

NAMES = ("ADDRESS", "HOSTS", "PROXIES", "SMTP", "MAIL_FROM", "SECOND_FACTOR", "DEMO")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(f"MIGOV_{name}", raising=False)


def test_nothing_set_is_this_machine_alone() -> None:
    assert surroundings.address() == ""
    assert surroundings.hosts("") == []
    assert surroundings.proxies() == 0
    assert not surroundings.requires_second_factor()
    assert not surroundings.is_demo()
    assert surroundings.mail()[0].endswith("console.EmailBackend")


@pytest.mark.parametrize(
    "given", ["https://mgi.example.org", "https://mgi.example.org/", "https://mgi.example.org:8443"]
)
def test_a_public_address_is_a_host_that_may_be_asked_for(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGOV_ADDRESS", given)
    assert surroundings.address() == given.rstrip("/")
    assert surroundings.hosts(given) == ["mgi.example.org"]


@pytest.mark.parametrize(
    "given", ["http://mgi.example.org", "mgi.example.org", "https://", "ftp://x", "https://a:b@x", "https://x/path"]
)
def test_an_address_without_tls_or_without_a_host_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGOV_ADDRESS", given)
    with pytest.raises(Invalid):
        surroundings.address()


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("smtp://mail.example", ("mail.example", 587, "", "", False, True)),
        ("smtp://a%40b:p%2Fq@mail.example:2525?tls=no", ("mail.example", 2525, "a@b", "p/q", False, False)),
        ("smtp://a:b@mail.example?tls=yes", ("mail.example", 465, "a", "b", True, False)),
    ],
)
def test_a_mail_server_is_read(given: str, wanted: tuple[object, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGOV_SMTP", given)
    backend, server = surroundings.mail()
    assert backend.endswith("smtp.EmailBackend")
    assert tuple(server) == wanted


@pytest.mark.parametrize("given", ["http://x", "smtp://", "smtp://x:port", "smtp://u:topsecret@x?tls=maybe"])
def test_a_mail_server_that_cannot_be_read_is_refused_without_telling_its_password(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIGOV_SMTP", given)
    with pytest.raises(Invalid) as told:
        surroundings.mail()
    assert "topsecret" not in str(told.value)


@pytest.mark.parametrize("given", ["-1", "x", "1.5", "99"])
def test_a_number_of_proxies_is_a_number(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGOV_PROXIES", given)
    with pytest.raises(Invalid):
        surroundings.proxies()


def test_a_misspelt_requirement_is_not_taken_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGOV_SECOND_FACTOR", "requierd")
    with pytest.raises(Invalid):
        surroundings.requires_second_factor()


@pytest.mark.parametrize(
    ("name", "value"),
    [("MIGOV_ADDRESS", "https://mgi.example.org"), ("MIGOV_PROXIES", "1"), ("MIGOV_HOSTS", "mgi.example.org")],
)
def test_the_demonstration_is_refused_beside_what_others_reach(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIGOV_DEMO", "1")
    assert surroundings.is_demo()
    monkeypatch.setenv(name, value)
    with pytest.raises(Invalid):
        surroundings.is_demo()


def test_with_a_public_address_cookies_travel_by_tls_only_and_browsers_are_told(tmp_path: Path) -> None:
    code = (
        "import django; django.setup(); from django.conf import settings as s; from django.test import Client\n"
        "from migov.store import opening; opening.bring_up_to_date()\n"
        "r = Client().get('/en/sign-in', headers={'host': 'mgi.example.org'})\n"
        "print(r.status_code, r['Strict-Transport-Security'], r.cookies['csrftoken']['secure'],"
        " s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_NAME, s.CSRF_TRUSTED_ORIGINS[0],"
        " 'mgi.example.org' in s.ALLOWED_HOSTS)"
    )
    env = os.environ | {
        "MIGOV_HOME": str(tmp_path),
        "MIGOV_ADDRESS": "https://mgi.example.org",
        "DJANGO_SETTINGS_MODULE": "migov.settings",
    }
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    wanted = "200 max-age=31536000 True True __Host-migov https://mgi.example.org True\n"
    assert done.stdout == wanted, done.stderr
