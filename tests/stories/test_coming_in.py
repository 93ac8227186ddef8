"""The first person of an office comes in: invited at the machine, a password, an app, a passkey; out, and in again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from stories.axe import violations
from stories.served import ended, printed_address
from stories.steps import go

MIGOV = [sys.executable, "-m", "migov"]
HALF_A_MINUTE = 30
PASSWORD = "seven quiet herons"  # noqa: S105 - of a person in a story


class Office:
    """A migov that an office runs, and its command line."""

    def __init__(self, home: Path) -> None:
        self.env = os.environ | {"MIGOV_HOME": str(home), "PYTHONUNBUFFERED": "1"}
        words = [*MIGOV, "serve", "--port", "0", "--workers", "1"]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=self.env)
        assert self.process.stdout
        self.address = printed_address(self.process.stdout).replace("127.0.0.1", "localhost")
        """By its name: browsers bind passkeys to names."""

    def invite(self, *words: str) -> str:
        """The link of an invitation, as it is printed."""
        told = subprocess.run(
            [*MIGOV, "person", "invite", *words], env=self.env, capture_output=True, text=True, check=True
        ).stdout
        found = re.search(r"http://127\.0\.0\.1:\d+(/\S+)", told)
        assert found, told
        return self.address + found[1]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    running = Office(tmp_path_factory.mktemp("office"))
    yield running
    ended(running.process)


def no_barrier(page: Any) -> None:
    assert violations(page) == [], page.url


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def sign_out(page: Any, office: Office) -> None:
    page.goto(f"{office.address}/en/account")
    press(page, "Sign out")
    page.wait_for_url("**/sign-in**")


def code(secret: str, ahead: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // HALF_A_MINUTE + ahead))


def test_the_first_person_of_the_office_comes_in_and_comes_back(browser: Any, office: Office) -> None:
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    go(page, office.invite("ama@office.example", "--name", "Ama Koranteng", "--office"))
    no_barrier(page)
    press(page, "Accept and come in")
    no_barrier(page)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password (again)").fill(PASSWORD)
    press(page, "Set the password")

    page.goto(f"{office.address}/en/account/second-factor")
    page.get_by_role("link", name="Activate").click()
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Confirm")
    no_barrier(page)
    secret = page.locator("code").inner_text()
    page.get_by_label("Authenticator code").fill(code(secret))
    press(page, "Set up")
    assert len(re.findall(r"\d{8}", page.locator("textarea").input_value())) == 10
    no_barrier(page)

    sign_out(page, office)
    page.get_by_label("Email").fill("AMA@office.example")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    no_barrier(page)
    page.get_by_label("Code").fill(code(secret, ahead=1))
    press(page, "Sign In")
    page.wait_for_url(lambda address: "/sign-in" not in address)

    debugger = context.new_cdp_session(page)
    debugger.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = {**key, "isUserVerified": True, "automaticPresenceSimulation": True}
    debugger.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{office.address}/en/account/second-factor/passkeys/add")
    if "again" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        press(page, "Confirm")
    page.get_by_label("Passwordless").check()
    press(page, "Add")
    page.wait_for_url(lambda address: address.endswith("/second-factor"))
    assert "You have added 1 security key" in page.locator("main").inner_text()

    sign_out(page, office)
    press(page, "Use a passkey")
    page.wait_for_url(lambda address: "/sign-in" not in address)
    page.goto(f"{office.address}/en/account")
    assert "Ama Koranteng" in page.locator("header.top").inner_text()
    assert [words for words in complaints if "Content Security Policy" in words] == []
    context.close()


def test_without_scripts_somebody_comes_in_by_the_link_and_signs_in_by_password(browser: Any, office: Office) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    go(page, office.invite("kofi@office.example", "--name", "Kofi Mensah", "--language", "fr"))
    assert "/fr/invitation/" in page.url
    page.locator("main form button").click()
    page.locator("#id_password1").fill(PASSWORD)
    page.locator("#id_password2").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.goto(f"{office.address}/fr/account")
    page.locator("form[action$='/sign-out'] button").click()
    page.locator("#id_login").fill("kofi@office.example")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("form[action$='/sign-in'] button").click()
    page.goto(f"{office.address}/fr/account")
    assert "kofi@office.example" in page.locator("main").inner_text()
    context.close()
