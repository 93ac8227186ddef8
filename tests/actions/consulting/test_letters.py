"""Letters of the consultation: who is written to, when, in which language, and where the link leads."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from consulted import DUE, HERE, LATER, Consulted, frozen, in_consultation, open_it
from kept import NOON
from migov.actions.consulting import comments, consultations, dispositions, letters
from migov.actions.consulting.comments import Said
from migov.errors import Conflict, NotAllowed, WrongStage
from migov.model.consultations import Outcome, Via, Voice
from migov.model.deadlines import Deadline
from migov.model.languages import Language
from migov.model.workflow import Stage
from migov.store import consultations as kept
from migov.store import transactions
from teams import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def _at_once(settings: Any) -> None:
    settings.MIGOV_WAITS_FOR_MAIL = True


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def to(handle: str) -> list[Any]:
    """The letters to somebody, oldest first."""
    return [letter for letter in mail.outbox if letter.to == [f"{handle}@people.example"]]


def voices(here: Consulted) -> dict[str, Voice]:
    return {one.invitation.institution: one.voice for one in consultations.asked(here.id, by=here.coordinator)}


def test_letters_leave_when_the_consultation_opens_and_not_before() -> None:
    in_consultation(opened=False)
    assert mail.outbox == []
    open_it(HERE)
    assert sorted(letter.to[0] for letter in mail.outbox) == [f"{who}@people.example" for who in ("hana", "lea", "uma")]


def test_a_letter_says_what_is_asked_by_when_and_leads_to_the_first_passage(here: Consulted) -> None:
    (letter,) = to("lea")
    assert "Ministry of Labour" in letter.subject
    assert "2099-06-12 17:00 (Africa/Niamey)" in letter.body
    assert "2 passages concern your institution" in letter.body
    assert f"%3Fpart%3D{here.passages[1]}" in letter.body or "consultation" not in letter.body
    assert "You are asked about the whole draft." in to("hana")[0].body


def test_the_link_in_a_letter_signs_in(here: Consulted) -> None:
    consultations.remind(here.id, "labour", by=here.focal, at=datetime.now(UTC))
    link = re.search(r"http://[^/\s]+(/\S+)", to("lea")[-1].body)
    assert link
    assert Client().get(link[1]).status_code == 200


def test_an_institution_asked_while_it_is_open_is_written_to_at_once(here: Consulted) -> None:
    consultations.withdraw(here.id, "labour", by=here.coordinator, at=LATER)
    mail.outbox.clear()
    consultations.invite(here.id, "labour", languages=[Language.FR], by=here.focal, at=LATER)
    consultations.invite(here.id, "labour", languages=[Language.FR], by=here.focal, at=LATER)
    (letter,) = mail.outbox
    assert letter.to == ["lea@people.example"]


def test_more_time_for_all_moves_those_who_had_the_deadline_of_all(here: Consulted) -> None:
    own, more = (Deadline(local=f"2099-0{month}-01T12:00", zone="UTC") for month in (8, 9))
    consultations.invite(here.id, "labour", due=own, by=here.coordinator, at=LATER)
    mail.outbox.clear()
    consultations.arrange(here.id, more, by=here.coordinator, at=LATER)
    found = {one.institution: one.due for one in kept.get(here.id).standing}
    assert found == {"labour": own, "health": more, "unions": more}
    assert sorted(letter.to[0] for letter in mail.outbox) == ["hana@people.example", "uma@people.example"]
    consultations.arrange(here.id, more, by=here.coordinator, at=LATER)
    assert len(mail.outbox) == 2


def test_a_deadline_that_passed_before_the_opening_is_set_anew() -> None:
    here = in_consultation(due=Deadline(local="2024-05-01T15:00", zone="UTC"), opened=False)
    open_it(here.id, at=NOON + timedelta(days=2))
    found = kept.get(here.id)
    assert found.due == Deadline(local="2024-06-02T17:00", zone="UTC")
    assert {one.due for one in found.standing} == {found.due}


def test_a_reminder_is_counted_and_silence_after_it_is_a_fact(here: Consulted) -> None:
    mail.outbox.clear()
    for day in range(3):
        written = consultations.remind(here.id, "labour", by=here.focal, at=LATER + timedelta(days=day))
        assert written == ("lea",)
    labour = kept.get(here.id).invitation("labour")
    assert labour is not None
    assert len(labour.reminded_at) == 3
    assert voices(here)["labour"] is Voice.SILENT
    assert [letter.subject[:8] for letter in mail.outbox] == ["Reminder"] * 3


def test_nobody_is_reminded_twice_within_an_hour_nor_of_what_they_answered(here: Consulted) -> None:
    consultations.remind(here.id, "labour", by=here.focal, at=LATER)
    with pytest.raises(Conflict):
        consultations.remind(here.id, "labour", by=here.focal, at=LATER + timedelta(minutes=5))
    here.say(here.health, "The office moved.")
    consultations.no_comments(here.id, "unions", by=here.unions, at=LATER)
    for institution in ("health", "unions"):
        with pytest.raises(Conflict):
            consultations.remind(here.id, institution, by=here.focal, at=LATER)
    with pytest.raises(NotAllowed):
        consultations.remind(here.id, "labour", by=here.labour, at=LATER)


def test_nobody_is_reminded_before_it_opens() -> None:
    here = in_consultation(opened=False)
    with pytest.raises(WrongStage):
        consultations.remind(here.id, "labour", by=here.focal, at=LATER)


def test_the_author_is_told_once_of_everything_that_was_decided(here: Consulted) -> None:
    first = here.say(here.labour, "Ten days is too short.", passage=here.passages[3], on="ten days")
    second = here.say(here.labour, "By courier.", passage=here.passages[3], on="by post")
    here.say(here.health, "Undecided.")
    for comment in (first, second):
        dispositions.dispose(
            here.id, comment.number, Outcome.NOT_ACCEPTED, "The decree says so.", by=here.editor, at=LATER
        )
    mail.outbox.clear()
    assert letters.tell(here.id, by=here.editor, at=LATER) == ("lea",)
    (letter,) = mail.outbox
    assert "2 comments" in letter.subject
    assert "Ten days is too short." in letter.body
    assert letter.body.count("Not accepted: The decree says so.") == 2
    assert letters.tell(here.id, by=here.editor, at=LATER) == ()
    assert len(mail.outbox) == 1


def test_a_change_that_was_made_stands_in_the_letter(here: Consulted) -> None:
    comment = here.say(here.labour, "Twelve.", passage=here.passages[3])
    here.edit(here.passages[3], "Work permits take twelve days. Residence permits take a month, and are sent by post.")
    dispositions.dispose(
        here.id,
        comment.number,
        Outcome.ACCEPTED,
        "Thank you.",
        change=(here.passages[3], 1, 2),
        by=here.editor,
        at=LATER,
    )
    mail.outbox.clear()
    letters.tell(here.id, by=here.editor, at=LATER)
    assert "Now: Work permits take twelve days." in mail.outbox[0].body


def test_authors_are_told_when_consolidation_ends_a_version_is_frozen_and_the_consultation_closes(
    here: Consulted,
) -> None:
    def decide(says: str) -> None:
        comment = here.say(here.health, says)
        dispositions.dispose(here.id, comment.number, Outcome.NOTED, "Noted.", by=here.editor, at=LATER)
        mail.outbox.clear()

    decide("One remark.")
    consultations.consolidate(here.id, begin=True, by=here.editor, at=LATER)
    assert mail.outbox == []
    consultations.consolidate(here.id, begin=False, by=here.editor, at=LATER)
    assert [letter.to for letter in mail.outbox] == [["hana@people.example"]]
    decide("Another one.")
    here.edit(here.passages[0], "All residents may see a doctor.")
    frozen(here)
    assert [letter.to for letter in mail.outbox] == [["hana@people.example"]]
    decide("The last one.")
    with transactions.whole():
        consultations.end(here.id, by=here.coordinator, at=LATER)
    assert [letter.to for letter in mail.outbox] == [["hana@people.example"]]


def test_of_a_comment_brought_in_by_word_the_institution_is_told(here: Consulted) -> None:
    said = Said(passage=here.passages[0], says="From the file.", author="Dr Sample")
    (made,) = comments.say_all(here.id, (said,), version=1, institution="health", via=Via.WORD, by=here.focal, at=LATER)
    dispositions.dispose(here.id, made.number, Outcome.NOTED, "Noted.", by=here.editor, at=LATER)
    assert letters.tell(here.id, by=here.editor, at=LATER) == ("hana",)


def test_who_may_not_decide_tells_nobody(here: Consulted) -> None:
    with pytest.raises(NotAllowed):
        letters.tell(here.id, by=here.focal, at=LATER)


def test_the_usual_deadline_is_told(here: Consulted) -> None:
    assert kept.get(here.id).due == DUE


def test_while_the_research_is_taken_up_again_nobody_is_called_to_a_closed_door(here: Consulted) -> None:
    moved(HERE, Stage.RESEARCH)
    mail.outbox.clear()
    with pytest.raises(WrongStage):
        consultations.remind(HERE, "health", by=here.coordinator, at=LATER)
    later = Deadline(local="2099-07-12T17:00", zone="UTC")
    consultations.arrange(HERE, later, by=here.coordinator, at=LATER)
    consultations.invite(HERE, "health", due=DUE, by=here.coordinator, at=LATER)
    assert consultations.greet(HERE, "health", "hana", by=here.coordinator, at=LATER) == ()
    assert mail.outbox == []
    open_it(HERE)
    assert len(mail.outbox) == 3
