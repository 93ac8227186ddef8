"""Reminders: one letter a person, in their language and zone, each thing once an occasion."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from kept import NOON
from migov.actions import assignments, reminders
from migov.errors import MigovError
from migov.model.assignments import Delegation, Duty
from migov.model.deadlines import Deadline
from migov.model.languages import Language
from migov.model.people import Membership, Role
from migov.model.workflow import Stage
from migov.store import deadlines, delegations, journal, people, post, transactions
from people import a_person
from teams import KEEPER, answered, in_research, joined, moved, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DUE = Deadline(local="2024-05-31T17:00", zone="Africa/Niamey")
WEEK, DAY, LATE = (DUE.moment - timedelta(days=5), DUE.moment - timedelta(hours=20), DUE.moment + timedelta(hours=3))


@pytest.fixture
def here() -> str:
    entry = in_research()
    with transactions.whole():
        deadlines.put(entry.id, Stage.RESEARCH, None)
    return entry.id


def analyst(id: str, handle: str = "eva", *parts: str, **more: Any) -> None:  # noqa: A002 - the field's own word
    a_person(Role.ANALYST, assessment=id, handle=handle, **more)
    parts = parts or ("1.1.1", "1.1.2")
    assignments.give(parts, person=handle, duty=Duty.ANSWER, due=DUE, assessment=id, by=KEEPER, at=NOON)


def send(now: datetime) -> list[str]:
    """The handles of those who got a letter."""
    return list(reminders.send_due(now).sent)


def test_each_occasion_calls_once_however_often_the_timer_runs(here: str) -> None:
    analyst(here)
    moments = [DUE.moment - timedelta(days=20), WEEK, WEEK, WEEK + timedelta(hours=1), DAY, DAY, LATE, LATE]
    moments += [LATE + timedelta(days=6), LATE + timedelta(days=7), LATE + timedelta(days=7, hours=1)]
    assert [len(send(now)) for now in moments] == [0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0]
    assert len(mail.outbox) == 4
    assert [one.occasion.occasion for one in reminders.sent(last=2)] == ["late-2", "late-2"]


def test_one_letter_gathers_everything_and_tells_the_time_where_the_reader_is(here: str) -> None:
    other = in_research("MLI")
    analyst(here, zone="Asia/Dili")
    people_join(other.id, "eva", Role.ANALYST)
    assignments.give(["2.1.1"], person="eva", duty=Duty.ANSWER, due=DUE, assessment=other.id, by=KEEPER, at=NOON)
    assert send(WEEK) == ["eva"]
    (letter,) = mail.outbox
    assert letter.subject == "migov: 3 due soon"
    assert letter.to == ["eva@people.example"]
    for words in ("The Niger", "Mali", "2 (1.1.1, 1.1.2)", "Saturday 1 June 2024, 01:00 (Asia/Dili)",
                  "31 May, 17:00 (Africa/Niamey)", "/en/work"):  # fmt: skip
        assert words in letter.body


def people_join(id: str, person: str, role: Role) -> None:  # noqa: A002
    with transactions.whole():
        people.join(Membership(assessment=id, person=person, role=role), by="tests", at=NOON)


def test_a_letter_is_in_the_reader_s_language(here: str) -> None:
    analyst(here, language=Language.FR)
    send(WEEK)
    assert "vendredi 31 mai 2024" in mail.outbox[0].body
    assert "Le Niger" in mail.outbox[0].body
    assert "/fr/work" in mail.outbox[0].body


def test_what_is_done_calls_for_nothing(here: str) -> None:
    analyst(here)
    answered(here, "1.1.1")
    send(WEEK)
    assert "1 (1.1.2)" in mail.outbox[0].body
    answered(here, "1.1.2")
    assert send(LATE) == []


def test_a_deadline_that_is_moved_calls_again(here: str) -> None:
    analyst(here)
    send(WEEK)
    later = Deadline(local="2024-06-01T17:00", zone="Africa/Niamey")
    assignments.give(["1.1.1"], person="eva", duty=Duty.ANSWER, due=later, assessment=here, by=KEEPER, at=NOON)
    assert send(WEEK) == ["eva"]
    assert "1 (1.1.1)" in mail.outbox[1].body


def test_who_wants_none_who_left_and_who_never_came_in_get_none(here: str) -> None:
    for handle in ("eva", "quiet", "gone"):
        analyst(here, handle)
    reminders.choose("quiet", wants=False, at=NOON)
    with transactions.whole():
        people.withdraw("gone", at=NOON)
    assert send(WEEK) == ["eva"]
    reminders.choose("quiet", wants=True, at=NOON)
    assert send(WEEK) == ["quiet"]
    told = [line.details for line in journal.lines("quiet") if line.action == "reminder.choose"]
    assert told == [{"wants": False}, {"wants": True}]


def test_a_letter_the_server_did_not_take_is_tried_again(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    analyst(here)

    def refuse(_letter: object) -> None:
        raise MigovError("the mail server is away")

    with monkeypatch.context() as patch:
        patch.setattr(post, "hand_in", refuse)
        outcome = reminders.send_due(WEEK)
    assert (outcome.sent, outcome.failed) == ((), {"eva": "the mail server is away"})
    assert send(WEEK) == ["eva"]


def test_an_address_that_mail_refuses_keeps_no_other_letter_back(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    analyst(here, "eva")
    analyst(here, "zoe")
    send_mail = EmailMessage.send

    def refuse(self: EmailMessage, **more: Any) -> int:
        if self.to == ["eva@people.example"]:
            raise ValueError("Invalid address")
        return send_mail(self, **more)

    monkeypatch.setattr(EmailMessage, "send", refuse)
    done = reminders.send_due(WEEK)
    assert (done.sent, list(done.failed)) == (("zoe",), ["eva"])


def test_two_timers_at_once_send_one_letter(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    analyst(here)
    before = reminders.due(WEEK)
    assert send(WEEK) == ["eva"]
    monkeypatch.setattr(reminders, "due", lambda _now: before)
    assert send(WEEK) == []
    assert len(mail.outbox) == 1


def test_a_review_calls_when_there_is_something_to_review(here: str) -> None:
    joined(here, Role.REVIEWER, "rui")
    assignments.give(["1.1.1"], person="rui", duty=Duty.REVIEW, due=DUE, assessment=here, by=KEEPER, at=NOON)
    assert send(WEEK) == []
    answered(here, "1.1.1")
    assert send(WEEK) == ["rui"]


def test_coordinators_are_reminded_of_stages_and_participants_of_what_their_institution_was_handed(here: str) -> None:
    joined(here, Role.COORDINATOR, "ama")
    joined(here, Role.PARTICIPANT, "joe", institution="moh")
    handed = Delegation(number=1, institution="moh", indicators=("1.1.1",), due=DUE, by="fp", at=NOON.isoformat())
    with transactions.whole():
        deadlines.put(here, Stage.RESEARCH, DUE)
        deadlines.put(here, Stage.CONSULTATION, DUE)
        delegations.hand_over(here, handed, at=NOON)
    assert sorted(send(WEEK)) == ["ama", "joe"]
    bodies = {letter.to[0]: letter.body for letter in mail.outbox}
    assert bodies["ama@people.example"].count("a stage to bring to its end") == 1
    assert "for your institution: 1 (1.1.1)" in bodies["joe@people.example"]


def test_an_assessment_that_is_not_in_work_reminds_of_no_answers(here: str) -> None:
    analyst(here)
    moved(here, Stage.VETTING)
    assert send(WEEK) == []
    assert opened("MLI").stage is Stage.LAUNCH
