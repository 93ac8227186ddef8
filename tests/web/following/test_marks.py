"""Marks on a published profile at the desk: seen by the team, dismissed by the coordinator."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

import makers
from kept import keep
from laws import OLD_ACT, REPEAL
from migov.actions import reminders, watching, work
from migov.actions import sources as shelf
from migov.actions.sources import Details
from migov.model.people import Role
from migov.model.workflow import Stage
from people import NOON, a_person, sign_in
from teams import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
HERE = "/en/assessments/xqa-2024/marks"
LATER = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def marked() -> str:
    """A published profile that names a law which was repealed since."""
    for name, text in (("xqa-old", OLD_ACT), ("xqa-repeal", REPEAL)):
        details = Details(jurisdiction="XQA", language="en", id=name)
        shelf.add(text.encode(), file=f"{name}.md", details=details, by="Ada", at=NOON)
    told = makers.finding("Law No. 1979-11 governs the stay of foreigners.")
    value = keep(makers.assessment([told], id="xqa-2024", cut_off="2014-01-01"))
    moved(value.entry.id, Stage.PUBLISHED)
    watching.watch(date(2024, 6, 1), at=LATER)
    return value.entry.id


def browser(role: Role) -> Client:
    return sign_in(Client(), a_person(role, assessment="xqa-2024"))


def page(client: Client) -> Any:
    return client.get(HERE).context["page"]


@pytest.mark.usefixtures("marked")
def test_the_team_sees_what_happened_since_when_and_by_which_law() -> None:
    client = browser(Role.ANALYST)
    (card,) = page(client).standing
    assert "1979-11" in card.says
    assert "repealed, since 2015-04-01, by" in card.says
    assert (card.because, card.told_by) == (None, "/en/sources/xqa-repeal")
    assert json.loads(client.get(f"{HERE}.json").content)["standing"][0]["place"] == card.place
    assert client.post(f"{HERE}/{card.number}/dismiss", {"because": "No."}).status_code == 403


def test_the_coordinator_dismisses_it_with_a_reason_and_shows_it_again(marked: str) -> None:
    client = browser(Role.COORDINATOR)
    (card,) = page(client).standing
    refused = client.post(f"{HERE}/{card.number}/dismiss", {"because": " "})
    assert refused.status_code == 422
    assert b"Say why it does not matter." in refused.content
    client.post(f"{HERE}/{card.number}/dismiss", {"because": "The new law says the same."})
    seen = page(client)
    assert (seen.standing, seen.dismissed[0].why) == ((), "The new law says the same.")
    assert watching.marks(marked) == ()
    client.post(f"{HERE}/{card.number}/restore")
    assert len(page(client).standing) == 1


def test_it_waits_in_the_coordinators_work_until_it_is_dismissed(marked: str) -> None:
    boss = a_person(Role.COORDINATOR, assessment=marked)
    client = sign_in(Client(), boss)
    (matter,) = work.of(boss)
    assert (matter.kind, matter.number) == (work.Kind.MARK, 1)
    assert b"Look at 1 note on what the published profile rests on" in client.get("/en/work").content
    (card,) = page(client).standing
    client.post(f"{HERE}/{card.number}/dismiss", {"because": "It does not matter."})
    assert work.of(boss) == ()


def test_the_coordinator_is_told_once_by_mail(marked: str) -> None:
    boss = a_person(Role.COORDINATOR, assessment=marked)
    a_person(Role.ANALYST, assessment=marked)
    assert reminders.send_due(LATER).sent == (boss.handle,)
    assert reminders.send_due(LATER + timedelta(days=30)).sent == ()
    (letter,) = mail.outbox
    assert "1 noticed in published profiles" in letter.subject
    assert "/assessments/xqa-2024/marks" in letter.body


def test_before_publication_the_page_says_what_it_is_for() -> None:
    keep(makers.assessment(id="xqa-2024"))
    assert page(browser(Role.COORDINATOR)).empty.title == "Nothing is watched yet"
