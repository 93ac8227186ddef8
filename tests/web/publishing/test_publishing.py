"""What the public sees, from the desk: the way there, the programme page, profiles of others."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from msgspec.structs import replace

import kept
from makers import assessment, finding
from migov.model.people import Role
from migov.model.published import Origin
from migov.model.texts import words
from migov.store import journal, people
from migov.store.published import paragraphs, releases
from people import Office, sign_in, signed_in
from released import in_vetting, published, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
HERE = "xqa-2024"
ORIGINAL = "https://publications.example.org/sample-2024.pdf"
LONG = "Law No. 1979-11 governs the stay of foreigners, " + "and so it does " * 12 + "in every province."


def address(name: str, **more: Any) -> str:
    return reverse(name, kwargs={"id": HERE} | more)


def text(answered: Any) -> str:
    return words(answered.content.decode())


def coordinator() -> Client:
    return sign_in(Client(), people.get("cora"))


def read_profile(licence: str | None = None) -> None:
    """A profile as it was read from its publisher's file."""
    value = assessment([finding(LONG)], id=HERE)
    kept.keep(replace(value, publication=replace(value.publication, licence=licence)), file="sample.pdf")


def test_an_assessment_is_announced_with_the_one_line_that_everybody_then_reads() -> None:
    in_vetting()
    client = coordinator()
    page = client.get(address("releases"))
    shown = page.context["page"].programme
    assert shown.says.startswith("Nobody outside knows")
    assert "Vetting" in shown.line
    assert releases.programme() == ()

    assert client.post(shown.action).status_code == 302
    (line,) = releases.programme()
    assert (line.assessment, line.stage) == (HERE, "vetting")
    assert "Take it off the programme page" in text(client.get(address("releases")))

    client.post(address("retract"))
    assert releases.programme() == ()
    said = [one.action for one in journal.lines() if one.subject == HERE]
    assert said[-2:] == ["assessment.announce", "assessment.retract"]


def test_what_is_published_is_named_anyhow_and_there_is_nothing_to_choose() -> None:
    published()
    shown = coordinator().get(address("releases")).context["page"].programme
    assert "because it is published" in shown.says
    assert shown.action is None


def test_pages_lead_to_the_portal_once_something_is_there_and_its_address_is_known(settings: Any) -> None:
    vetted = ready()
    settings.PORTAL_ADDRESS = "https://profiles.example.org"
    client = coordinator()
    way = f"https://profiles.example.org/en/profiles/{HERE}"
    names = ("releases", "marks", "profile")
    assert [way in client.get(address(name)).content.decode() for name in names] == [False] * 3
    vetted.make()
    assert [way in client.get(address(name)).content.decode() for name in names] == [True] * 3
    settings.PORTAL_ADDRESS = ""
    assert not any(way in client.get(address(name)).content.decode() for name in names)


def test_the_office_puts_a_profile_of_others_on_the_portal_and_takes_it_off() -> None:
    read_profile()
    client = Office()
    assert address("shown") in client.get(address("profile")).content.decode()
    page = client.get(address("shown"))
    assert "the first words of each paragraph" in page.context["page"].says
    assert client.post(address("show"), {"original": ORIGINAL}).status_code == 302
    head = releases.of_assessment(HERE)[0]
    assert (head.origin, head.original, head.is_whole) == (Origin.EXTERNAL, ORIGINAL, False)
    (told,) = paragraphs.of(head, head.language)
    assert len(words(told.text).split()) < len(LONG.split())
    assert "It stands on the portal" in text(client.get(address("shown")))

    without = client.post(address("take off"), {"because": " "})
    assert without.status_code == 422
    assert [one.field for one in without.context["page"].mistakes] == ["because"]
    client.post(address("take off"), {"because": "Its publisher asked for it."})
    assert releases.current() == ()


def test_a_licence_that_allows_it_shows_the_whole_text() -> None:
    read_profile()
    client = Office()
    client.post(address("show"), {"original": ORIGINAL, "licence": "CC BY 4.0"})
    head = releases.of_assessment(HERE)[0]
    (told,) = paragraphs.of(head, head.language)
    assert words(told.text) == words(LONG)
    assert "everybody reads its whole text" in text(client.get(address("shown")))


def test_an_address_that_nobody_can_open_comes_back_at_its_field() -> None:
    read_profile()
    answered = Office().post(address("show"), {"original": "javascript:alert(1)", "licence": "CC BY 4.0"})
    assert answered.status_code == 422
    assert [one.field for one in answered.context["page"].mistakes] == ["original"]
    assert [one.value for one in answered.context["page"].fields] == ["javascript:alert(1)", "CC BY 4.0"]
    assert releases.current() == ()


def test_what_is_worked_on_here_is_released_instead() -> None:
    in_vetting()
    client = Office()
    assert "This is no profile of others" in text(client.get(address("shown")))
    assert address("shown") not in client.get(address("profile")).content.decode()
    assert client.post(address("show"), {"original": ORIGINAL}).status_code == 409


def test_readers_of_a_profile_find_no_such_page() -> None:
    read_profile()
    client = signed_in(Role.ANALYST, assessment=HERE)
    assert client.get(address("shown")).status_code == 403
    assert client.post(address("show"), {"original": ORIGINAL}).status_code == 403
    assert releases.current() == ()
