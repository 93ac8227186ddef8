"""The consultation on the training country's profile: as the demonstration leaves it, and played on to the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from django.core import mail

from kept import NOON
from migov import training
from migov.actions import demo_consultation, demo_team, entering, journal, rehearsal, stages
from migov.actions.checks import doubting
from migov.actions.consulting import comments, dispositions, word
from migov.actions.drafting import priorities, versions
from migov.actions.vetting import certificates, processes, signatures
from migov.model.checks import Rule
from migov.model.consultations import Outcome, Via, Visibility, Voice
from migov.model.people import Member
from migov.model.signatures import Party
from migov.model.workflow import Stage, Step
from migov.store import people, transactions, workshops
from standing import kept_for_all, moved_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]

ID = training.country().id


def who(handle: str) -> Member:
    return entering.member_of(ID, people.get(handle))


@pytest.fixture(scope="module")
def once(
    django_db_setup: None,  # noqa: ARG001 - the tables come first
    django_db_blocker: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Path, demo_consultation.Heard]]:
    """Played once for all: the data folder, and what was heard."""
    folder = tmp_path_factory.mktemp("consultation") / "home"
    with kept_for_all(django_db_blocker, folder):
        rehearsal.add_library(by="Ada", at=NOON)
        rehearsal.keep_country(by="Ada", at=NOON)
        demo_team.assemble(by="Ada", at=NOON)
        heard = demo_consultation.play(at=NOON)
        assert mail.outbox == [], "made-up people get no mail"
        yield folder, heard


@pytest.fixture
def played(home: Path, once: tuple[Path, demo_consultation.Heard]) -> demo_consultation.Heard:
    moved_in(once[0], home)
    return once[1]


def test_it_is_open_with_five_institutions_and_work_left_to_do(played: demo_consultation.Heard) -> None:
    assert (played.stage, played.institutions) == (Stage.CONSULTATION, 5)
    assert 0 < played.waiting < played.comments / 2
    process = processes.of(ID)
    voices = {one.institution: (one.voice, one.reminders) for one in process.institutions}
    assert voices == {
        "Ministry of Health": (Voice.COMMENTED, 0),
        "Ministry of Justice": (Voice.NO_COMMENT, 0),
        "Ministry of the Interior": (Voice.COMMENTED, 0),
        "National Agency for Employment and Training": (Voice.SILENT, 2),
        "Platform of Migrant Associations": (Voice.COMMENTED, 0),
    }
    assert process.drafts == 2
    assert doubting.standing(ID) == ()
    assert journal.verify().problems == ()
    before = journal.lines()
    again = demo_consultation.play(at=NOON + timedelta(days=1))
    assert (again, journal.lines()) == (played, before), "a second time nothing is done twice"


def test_what_was_said_came_by_page_file_and_workshop_and_is_seen_by_whom_it_is_for(
    played: demo_consultation.Heard,  # noqa: ARG001
) -> None:
    editor = who("demo-editor")
    every = comments.threads(ID, by=editor)
    assert {one.comment.via for one in every} == set(Via)
    assert {one.disposition.outcome for one in every if one.disposition} == set(Outcome)
    accepted = [one.disposition for one in every if one.disposition and one.disposition.outcome.changes_text]
    assert [one for one in accepted if one.change is None] == []
    lost = [one.comment for one in every if one.comment.passage and one.place.passage is None]
    assert [one.institution for one in lost] == ["pam"]
    (taken,) = word.returned(ID, by=who("demo-interior"))
    assert (taken.receipt.total, taken.receipt.unplaced) == (taken.receipt.placed, 0)
    assert len(taken.receipt.lines) == len(training.consultation().word.marks)
    outside = comments.threads(ID, by=who("demo-associations"))
    assert {one.comment.visibility for one in outside} == {Visibility.ALL}
    kept = [one.comment for one in every if one.comment.visibility is Visibility.INSTITUTION]
    for handle, count in (("demo-participant", 1), ("demo-interior", 0), ("demo-associations", 0)):
        own = [one for one in comments.threads(ID, by=who(handle)) if one.comment in kept]
        assert (handle, len(own)) == (handle, count)
    (held,) = workshops.of(ID)
    assert (len(held.attendees), held.closed_at is not None) == (6, True)
    assert len(priorities.of(ID, by=editor)) == 3


def test_played_on_to_both_signatures_the_certificate_tells_it_all(played: demo_consultation.Heard) -> None:
    editor, boss, focal = who("demo-editor"), who("demo-coordinator"), who("demo-focal-point")
    at = NOON + timedelta(days=7)
    for number in dispositions.waiting(ID):
        dispositions.dispose(ID, number, Outcome.NOTED, "Kept for the next round.", by=editor, at=at)
    stages.take(Step.CLOSE_CONSULTATION, assessment=ID, by=boss, at=at)
    draft = versions.every(ID, by=editor)[-1]
    day = at + timedelta(days=3)
    for party, by, name in (
        (Party.GOVERNMENT, focal, "Salome Okafor"),
        (Party.OFFICE, boss, "Ama Koranteng"),
    ):
        given = {"hash": draft.hash, "name": name, "function": "Director", "on": f"{day:%Y-%m-%d}"}
        signatures.sign(ID, party, **given, by=by, at=day)
    stages.take(Step.SIGN_OFF, assessment=ID, by=boss, at=day)
    told = processes.certificate(ID, by=boss)
    process = told.process
    assert [one.voice for one in process.institutions].count(Voice.COMMENTED) == 3
    assert len(process.institutions) == 5
    assert (process.outcomes.total, process.outcomes.undecided) == (played.comments, 0)
    assert process.outcomes.share_answered == 1
    assert (process.opened, process.closed) == (f"{NOON - timedelta(days=30):%Y-%m-%d}", f"{at:%Y-%m-%d}")
    assert [(one.party, one.name, one.version) for one in process.sign_offs] == [
        (Party.GOVERNMENT, "Salome Okafor", 2),
        (Party.OFFICE, "Ama Koranteng", 2),
    ]
    assert process.answers == told.indicators == 125
    assert process.reviewed == sum(len(one.indicators) for one in training.consultation().reviewed)
    assert {one.rule for one in told.waivers} >= {Rule.PRAISED_AND_UNIMPLEMENTED, Rule.UNSUPPORTED}
    assert [one.attendees for one in told.workshops] == [6]
    assert certificates.verify(msgspec.json.encode(told), by=boss).holds
    assert signatures.lacking(ID) == ()
    with transactions.whole():
        assert stages.publish(ID, by=boss, at=day) is Stage.PUBLISHED
