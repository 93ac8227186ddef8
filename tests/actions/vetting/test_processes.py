"""The process certificate: counted from what is kept, printed as an annex, checked from a file, never signed itself."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from django.db import connection
from msgspec.structs import replace

from consulted import LATER, Consulted, in_consultation
from migov.actions import journal as inspecting
from migov.actions import stages
from migov.actions.consulting import consultations, dispositions
from migov.actions.drafting import versions
from migov.actions.drafting.assembling import assembled
from migov.actions.vetting import certificates, processes
from migov.actions.vetting.certificates import Verification
from migov.errors import NotAllowed, NotFound, Unreadable
from migov.model.answers import AnswerStatus
from migov.model.certificates import Certificate
from migov.model.checks import Rule, Waiver
from migov.model.consultations import Outcome, Voice
from migov.model.signatures import Party
from migov.model.workshops import Attendee, Workshop
from migov.store import assessments, checks, journal, transactions, workshops
from migov.store import consultations as kept
from migov.store.records.drafts import DraftRecord
from teams import answered
from vetted import NAMES, Vetting, in_vetting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here() -> Consulted:
    return in_consultation()


def told(vetting: Vetting) -> Certificate:
    return processes.certificate(vetting.id, by=vetting.office)


def checked(certificate: Certificate, vetting: Vetting) -> Verification:
    return certificates.verify(msgspec.json.encode(certificate), by=vetting.office)


def wrong(found: Verification) -> list[str]:
    return [one.says for one in found.claims if one.holds is False]


def test_every_institution_has_one_of_four_voices(here: Consulted) -> None:
    here.say(here.labour, "The figure is older.")
    consultations.no_comments(here.id, "health", by=here.health, at=LATER)
    heard = {one.institution: (one.voice, one.comments) for one in processes.of(here.id).institutions}
    assert heard == {
        "Ministry of Labour": (Voice.COMMENTED, 1),
        "Ministry of Health": (Voice.NO_COMMENT, 0),
        "Union of Workers": (Voice.SILENT, 0),
    }


def test_comments_are_counted_by_their_outcome(here: Consulted) -> None:
    for number, outcome in enumerate((Outcome.NOTED, Outcome.NOT_ACCEPTED), 1):
        here.say(here.health, f"Comment {number}.")
        dispositions.dispose(here.id, number, outcome, "It is so.", by=here.editor, at=LATER)
    assert processes.of(here.id).outcomes.share_answered == 1
    here.say(here.health, "Another one.")
    outcomes = processes.of(here.id).outcomes
    assert (outcomes.noted, outcomes.not_accepted, outcomes.undecided) == (1, 1, 1)
    assert outcomes.share_answered == pytest.approx(2 / 3)


def test_days_are_those_from_the_opening_to_the_deadline(here: Consulted) -> None:
    found = processes.of(here.id)
    assert found.opened == "2024-05-01"
    assert (found.days_allowed or 0) > 27_000


def test_two_institutions_of_one_name_are_told_apart(here: Consulted, monkeypatch: pytest.MonkeyPatch) -> None:
    base = assessments.without_answers(here.id)
    twins = tuple(replace(one, name="Ministry") for one in base.institutions)
    monkeypatch.setattr(assessments, "without_answers", lambda _: replace(base, institutions=twins))
    names = [one.institution for one in processes.of(here.id).institutions]
    assert names == ["Ministry (health)", "Ministry (labour)", "Ministry (unions)"]


def test_before_a_consultation_there_is_nothing_to_print() -> None:
    here = in_consultation(opened=False)
    assert processes.begun(here.id) is None
    assert processes.of(here.id).institutions == ()


def test_the_process_is_printed_with_the_draft_and_is_no_part_of_it(here: Consulted) -> None:
    before = versions.standing_text(here.id)
    assert assembled(here.id).assessment.process == processes.of(here.id)
    here.say(here.labour, "The figure is older.")
    after = versions.standing_text(here.id)
    assert assembled(here.id).assessment.process != versions.content(here.draft).process
    assert after.hash == before.hash == here.draft.hash
    assert versions.unfrozen(here.id) == ()


def test_a_signature_does_not_change_what_is_signed() -> None:
    vetting = in_vetting()
    vetting.sign(Party.GOVERNMENT)
    assert versions.standing_text(vetting.id).hash == vetting.newest().hash
    vetting.sign(Party.OFFICE)
    assert [one.name for one in processes.of(vetting.id).sign_offs] == [*NAMES.values()]


def test_workshops_and_waivers_stand_in_the_certificate() -> None:
    vetting = in_vetting()
    there = (Attendee(name="Ada", institution="labour"), Attendee(name="Ben", institution="labour"))
    held = Workshop(number=1, title="Text of May", on="2024-05-02", version=1, attendees=there, by="cora", at="2024")
    waiver = Waiver(
        key="k", rule=Rule.ADVICE, passage="p", words="should", because="it quotes", by="edo", at="2024-05-01T12:00"
    )
    with transactions.whole():
        workshops.add(vetting.id, held)
        checks.waive(vetting.id, waiver)
    found = told(vetting)
    assert [(one.attendees, one.institutions) for one in found.workshops] == [(2, 1)]
    assert [(one.rule, one.name, one.on) for one in found.waivers] == [(Rule.ADVICE, "Editor edo", "2024-05-01")]


def test_a_certificate_holds_and_names_the_last_line() -> None:
    vetting = in_vetting()
    vetting.sign(Party.GOVERNMENT)
    found = told(vetting)
    assert found.process.journal == journal.lines(vetting.id, last=1)[0].hash
    assert found.chain_holds
    verified = checked(found, vetting)
    assert verified.holds
    assert all(one.holds for one in verified.claims)


def test_the_twin_of_the_page_is_read_too() -> None:
    vetting = in_vetting()
    found = told(vetting)
    twin = msgspec.json.encode({"frame": {}, "certificate": found})
    assert certificates.read(twin) == found


def test_a_certificate_stays_true_when_the_assessment_moves_on() -> None:
    vetting = in_vetting()
    vetting.sign(Party.GOVERNMENT)
    found = told(vetting)
    vetting.rewrite()
    vetting.freeze()
    verified = checked(found, vetting)
    assert verified.holds
    assert [one.because for one in verified.claims if one.holds is None] == [
        f"the assessment has moved on since, to line {journal.lines(vetting.id, last=1)[0].seq} of the journal"
    ]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"sign_offs": "name"}, "Somebody signed draft 1 for the government"),
        ({"drafts": 7}, "drafts: as counted anew"),
        ({"journal": "f" * 64}, "has the hash"),
        ({"days_allowed": 1}, "days allowed: as counted anew"),
    ],
)
def test_a_certificate_that_was_embellished_is_found_out(change: dict[str, object], says: str) -> None:
    vetting = in_vetting()
    vetting.sign(Party.GOVERNMENT)
    found = told(vetting)
    if "sign_offs" in change:
        change = {"sign_offs": (replace(found.process.sign_offs[0], name="Somebody"),)}
    forged = replace(found, process=replace(found.process, **change))
    assert any(says in one for one in wrong(checked(forged, vetting)))


def test_a_draft_that_was_never_frozen_is_found_out() -> None:
    vetting = in_vetting()
    found = told(vetting)
    other = replace(found.drafts[0], hash="e" * 64)
    assert f"draft 1 has the hash {'e' * 64}" in wrong(checked(replace(found, drafts=(other,)), vetting))
    assert wrong(checked(replace(found, drafts=(replace(other, number=9),)), vetting))


def test_a_journal_that_was_changed_is_found_out() -> None:
    vetting = in_vetting()
    vetting.sign(Party.GOVERNMENT)
    found = told(vetting)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER journal_no_update")
        cursor.execute("UPDATE journal SET by = 'somebody else' WHERE seq = 2")
    assert not told(vetting).chain_holds
    assert f"the journal holds up to line {found.line}" in wrong(checked(found, vetting))


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"{}", b'{"certificate": 1}', b"[" * 100_000])
def test_what_is_no_certificate_is_refused(data: bytes) -> None:
    vetting = in_vetting()
    with pytest.raises(Unreadable):
        certificates.verify(data, by=vetting.office)


def test_a_certificate_of_another_assessment_tells_nothing() -> None:
    vetting = in_vetting()
    elsewhere = replace(told(vetting), assessment="xqz-2024")
    with pytest.raises(NotFound):
        checked(elsewhere, vetting)
    with pytest.raises(NotAllowed):
        processes.certificate(vetting.id, by=vetting.here.health)


def test_a_reminder_is_counted(here: Consulted) -> None:
    asked = kept.get(here.id).invitation("unions")
    assert asked is not None
    with transactions.whole():
        kept.put_invitation(here.id, replace(asked, reminded_at=((LATER + timedelta(days=3)).isoformat(),)))
    silent = {one.institution: one.reminders for one in processes.of(here.id).institutions if one.voice is Voice.SILENT}
    assert silent["Union of Workers"] == 1
    assert silent["Ministry of Health"] == 0


def test_the_whole_folder_is_verified_with_its_drafts_and_letters() -> None:
    vetting = in_vetting()
    vetting.sign(Party.GOVERNMENT, letter=b"%PDF-1.7 a letter")
    found = inspecting.verify()
    assert (found.problems, found.orphans) == ((), ())
    row = DraftRecord.objects.get(number=1)
    row.content = row.content.replace("Emergency care is free.", "Emergency care is dear.")
    row.save()
    assert inspecting.verify().problems == ("assessment xqa-2024: draft 1 is not the one the journal noted",)
    row.delete()
    assert "assessment xqa-2024: draft 1 is noted in the journal, and not here" in inspecting.verify().problems


def test_answers_and_their_reviews_are_counted_of_all_that_is_asked() -> None:
    vetting = in_vetting()
    answered(vetting.id, "1.1.1", "1.1.2", closed="none")
    answered(vetting.id, "1.1.3", status=AnswerStatus.REVIEWED, closed="none")
    answered(vetting.id, "1.1.4", status=AnswerStatus.DRAFT, closed="none")
    found = told(vetting)
    assert (found.process.answers, found.process.reviewed) == (3, 1)
    assert found.process.share_reviewed == pytest.approx(1 / 3)
    assert found.indicators == len(stages.asked(assessments.entry(vetting.id)))
