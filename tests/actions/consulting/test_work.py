"""What waits for people in a consultation: in their list of work, and in the reminders that go out by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from consulted import HERE, LATER, Consulted, in_consultation
from migov.actions import reminders, work
from migov.actions.consulting import consultations, dispositions
from migov.actions.work import Kind, Matter
from migov.model.consultations import Outcome, Voice
from migov.model.deadlines import Deadline
from migov.model.people import Member, Role
from migov.store import consultations as kept
from people import sign_in
from teams import joined, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

DUE = Deadline(local="2024-05-20T17:00", zone="Africa/Niamey")


@pytest.fixture(autouse=True)
def _at_once(settings: Any) -> None:
    settings.MIGOV_WAITS_FOR_MAIL = True


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation(due=DUE)


def waiting(member: Member, *kinds: Kind) -> list[Matter]:
    return [one for one in work.of(person_of(member)) if one.kind in kinds]


def at(day: int) -> datetime:
    return datetime.fromisoformat(f"2024-05-{day:02}T09:00+00:00")


def test_a_participant_has_the_passages_of_the_mandate_to_comment(here: Consulted) -> None:
    (found,) = waiting(here.labour, Kind.COMMENT)
    assert (found.number, found.due, found.says) == (2, DUE, "labour")
    (found,) = waiting(here.health, Kind.COMMENT)
    assert found.number == 4


def test_nothing_waits_once_the_institution_has_spoken(here: Consulted) -> None:
    here.say(here.labour, "A remark.", passage=here.passages[1])
    consultations.no_comments(HERE, "health", by=here.health, at=LATER)
    consultations.withdraw(HERE, "unions", by=here.coordinator, at=LATER)
    for member in (here.labour, here.health, here.unions):
        assert waiting(member, Kind.COMMENT) == []


def test_nothing_waits_before_it_is_open() -> None:
    here = in_consultation(due=DUE, opened=False)
    assert waiting(here.labour, Kind.COMMENT) == []
    assert waiting(here.editor, Kind.DISPOSE) == []


def test_an_editor_has_comments_to_decide(here: Consulted) -> None:
    first = here.say(here.labour, "A remark.", passage=here.passages[1])
    here.say(here.health, "Another.")
    here.say(here.health, "Yes.", replies_to=first.number)
    (found,) = waiting(here.editor, Kind.DISPOSE)
    assert found.number == 2
    dispositions.dispose(HERE, first.number, Outcome.NOTED, "Noted.", by=here.editor, at=LATER)
    assert [one.number for one in waiting(here.editor, Kind.DISPOSE)] == [1]
    assert waiting(here.focal, Kind.DISPOSE) == []


def test_the_focal_point_waits_for_institutions_until_the_first_deadline(here: Consulted) -> None:
    sooner = Deadline(local="2024-05-10T12:00", zone="UTC")
    consultations.invite(HERE, "unions", due=sooner, is_government=False, by=here.focal, at=LATER)
    (found,) = waiting(here.focal, Kind.HEAR)
    assert (found.number, found.due) == (3, sooner)
    consultations.no_comments(HERE, "unions", by=here.unions, at=LATER)
    here.say(here.health, "A remark.")
    (found,) = waiting(here.focal, Kind.HEAR)
    assert (found.number, found.due) == (1, DUE)
    page = sign_in(Client(), person_of(here.focal)).get("/en/work.json").json()
    assert "1 institution has not answered yet" in [task["title"] for task in page["tasks"]]
    assert waiting(here.editor, Kind.HEAR) == []


def test_the_list_of_work_says_it_in_words(here: Consulted) -> None:
    here.say(here.health, "A remark.")
    page = sign_in(Client(), person_of(here.labour)).get("/en/work.json").json()
    assert page["tasks"][0]["title"] == "2 passages to comment on"
    assert "Ministry of Labour" in page["tasks"][0]["note"]
    page = sign_in(Client(), person_of(here.editor)).get("/en/work.json").json()
    assert [task["title"] for task in page["tasks"]] == ["1 comment to decide"]


def test_reminders_go_out_by_themselves_and_are_counted_on_the_invitation(here: Consulted) -> None:
    joined(HERE, Role.PARTICIPANT, "lou", "labour")
    consultations.no_comments(HERE, "health", by=here.health, at=LATER)
    mail.outbox.clear()
    assert reminders.send_due(at(2)).sent == ()
    for day, wanted in ((14, 1), (19, 2), (22, 3)):
        assert set(reminders.send_due(at(day)).sent) == {"lea", "lou", "uma"}
        assert reminders.send_due(at(day) + timedelta(hours=1)).sent == ()
        labour = kept.get(HERE).invitation("labour")
        assert labour is not None
        assert len(labour.reminded_at) == wanted
    assert "passages of a draft to comment on for your institution: 2" in mail.outbox[0].body
    found = {one.invitation.institution: one for one in consultations.asked(HERE, by=here.coordinator)}
    assert (found["labour"].voice, len(found["labour"].invitation.reminded_at)) == (Voice.SILENT, 3)
    assert found["health"].invitation.reminded_at == ()
