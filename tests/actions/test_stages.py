"""The life of an assessment: no step without its conditions, no step back without a reason."""

from __future__ import annotations

import pytest

from consulted import LATER, in_consultation
from kept import NOON
from migov.actions import beginnings, stages
from migov.actions.consulting import dispositions
from migov.actions.entering import member_of
from migov.errors import Invalid, NotAllowed, NotFound, WrongStage
from migov.model.answers import AnswerStatus
from migov.model.consultations import Outcome
from migov.model.deadlines import Deadline
from migov.model.people import Role
from migov.model.signatures import Party, SignOff
from migov.model.workflow import TRANSITIONS, Condition, Stage, Step
from migov.store import assessments, flags, signatures, transactions
from people import a_person
from teams import KEEPER, LAUNCH, answered, in_research, joined, moved, opened, waived

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def unmet(id: str, step: Step) -> set[Condition]:  # noqa: A002 - the field's own word
    return {check.condition for check in stages.possible(step, id, by=KEEPER).checks if not check.holds}


def test_every_condition_can_be_looked_up() -> None:
    assert set(stages.CONDITIONS) == set(Condition)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("step", Step)
def test_a_step_is_taken_from_where_it_leads_away_and_from_nowhere_else(stage: Stage, step: Step) -> None:
    entry = opened()
    moved(entry.id, stage)
    if any(line.step is step and line.before is stage for line in TRANSITIONS):
        assert stages.possible(step, entry.id, by=KEEPER).transition.step is step
        return
    with pytest.raises(WrongStage):
        stages.take(step, assessment=entry.id, by=KEEPER, at=NOON, because="again")
    assert assessments.stage(entry.id) is stage


def test_research_begins_when_somebody_was_briefed_and_somebody_is_there() -> None:
    entry = opened()
    assert unmet(entry.id, Step.BEGIN_RESEARCH) == {Condition.BRIEFED, Condition.STAFFED}
    with pytest.raises(WrongStage, match="who was briefed"):
        stages.take(Step.BEGIN_RESEARCH, assessment=entry.id, by=KEEPER, at=NOON)
    beginnings.record_launch(LAUNCH, assessment=entry.id, by=KEEPER, at=NOON)
    joined(entry.id, Role.ANALYST)
    (staffed,) = (one for one in stages.possible(Step.BEGIN_RESEARCH, entry.id, by=KEEPER).checks if not one.holds)
    assert staffed.missing == ("focal point",)
    joined(entry.id, Role.FOCAL_POINT)
    assert stages.take(Step.BEGIN_RESEARCH, assessment=entry.id, by=KEEPER, at=NOON) is Stage.RESEARCH


def test_the_consultation_opens_when_all_is_answered_and_no_flag_is_open() -> None:
    entry = in_research(modules=("covid-19",))
    codes = stages.asked(entry)
    assert codes[-1].startswith("C.")
    answered(entry.id, *codes[:-2])
    answered(entry.id, codes[-2], status=AnswerStatus.DRAFT)
    found = {one.condition: one for one in stages.possible(Step.OPEN_CONSULTATION, entry.id, by=KEEPER).checks}
    assert not found[Condition.ANSWERED].holds
    assert found[Condition.ANSWERED].missing == codes[-2:]
    answered(entry.id, *codes[-2:])
    with transactions.whole():
        flag = flags.raise_(entry.id, indicator=codes[0], says="Really?", to="ada", by="bo", at=NOON)
    assert flag.number == 1
    assert unmet(entry.id, Step.OPEN_CONSULTATION) == {Condition.NO_OPEN_FLAGS, Condition.DRAFTED}


def test_the_consultation_opens_on_a_frozen_text_without_doubts_and_tells_what_is_missing() -> None:
    here = in_consultation()
    moved(here.id, Stage.RESEARCH)
    here.edit(here.passages[0], "All residents should see a doctor.")
    found = {one.condition: one for one in stages.possible(Step.OPEN_CONSULTATION, here.id, by=KEEPER).checks}
    assert here.passages[0] in found[Condition.DRAFTED].missing
    assert here.passages[0] in found[Condition.CHECKED].missing


def test_the_consultation_closes_when_every_comment_is_decided_and_its_change_made() -> None:
    here = in_consultation()
    comment = here.say(here.labour, "Which act?")
    assert Condition.COMMENTS_ANSWERED in unmet(here.id, Step.CLOSE_CONSULTATION)
    dispositions.dispose(here.id, comment.number, Outcome.ACCEPTED, "Right.", by=here.editor, at=LATER)
    (waits,) = (one for one in checks(here.id) if one.condition is Condition.COMMENTS_ANSWERED)
    assert waits.missing == (f"#{comment.number}",)
    saved = here.edit(here.passages[0], "All residents may see a doctor, says the Health Act of 2012.")
    change = (here.passages[0], saved.kept.version - 1, saved.kept.version)
    dispositions.link(here.id, comment.number, change[0], before=change[1], after=change[2], by=here.editor, at=LATER)
    assert Condition.COMMENTS_ANSWERED not in unmet(here.id, Step.CLOSE_CONSULTATION)


def checks(id: str) -> tuple[stages.Check, ...]:  # noqa: A002
    return stages.possible(Step.CLOSE_CONSULTATION, id, by=KEEPER).checks


def test_nothing_is_signed_off_before_both_have_signed() -> None:
    entry = opened()
    moved(entry.id, Stage.VETTING)
    with pytest.raises(WrongStage, match="signed the text that stands"):
        stages.take(Step.SIGN_OFF, assessment=entry.id, by=KEEPER, at=NOON)


def test_what_is_published_is_the_text_that_was_signed() -> None:
    here = in_consultation()
    moved(here.id, Stage.PUBLICATION)
    for party, by in ((Party.GOVERNMENT, "ada"), (Party.OFFICE, "bo")):
        signed = SignOff(
            number=1,
            party=party,
            version=here.draft.number,
            hash=here.draft.hash,
            name=by,
            function="Head",
            on="2024-05-02",
            by=by,
            at=LATER.isoformat(),
        )
        with transactions.whole():
            signatures.sign(here.id, signed)
    waived(here.id)
    with transactions.whole():
        assert stages.publish(here.id, by=KEEPER, at=LATER) is Stage.PUBLISHED
    assert {finding.id for finding in assessments.get(here.id).findings} == set(here.passages)


def test_nothing_is_published_without_a_release() -> None:
    entry = opened()
    moved(entry.id, Stage.PUBLICATION)
    with pytest.raises(WrongStage, match="by making its release"):
        stages.take(Step.PUBLISH, assessment=entry.id, by=KEEPER, at=NOON)


def test_a_step_back_says_why_and_stands_in_the_history() -> None:
    entry = opened()
    moved(entry.id, Stage.CONSULTATION)
    with pytest.raises(Invalid, match="why"):
        stages.take(Step.RESUME_RESEARCH, assessment=entry.id, by=KEEPER, at=NOON, because="  ")
    stages.take(Step.RESUME_RESEARCH, assessment=entry.id, by=KEEPER, at=NOON, because="A new law.")
    (taken,) = stages.history(entry.id)
    assert (taken.step, taken.before, taken.after) == (Step.RESUME_RESEARCH, Stage.CONSULTATION, Stage.RESEARCH)
    assert (taken.by, taken.because) == ("keeper", "A new law.")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_nobody_but_a_coordinator_takes_a_step(role: Role) -> None:
    entry = opened()
    moved(entry.id, Stage.CONSULTATION)
    by = joined(entry.id, role, institution="moi" if role is Role.PARTICIPANT else None)
    with pytest.raises(NotAllowed):
        stages.take(Step.RESUME_RESEARCH, assessment=entry.id, by=by, at=NOON, because="A new law.")


def test_to_a_stranger_the_assessment_does_not_exist() -> None:
    entry = opened()
    stranger = member_of(entry.id, a_person())
    with pytest.raises(NotFound):
        stages.life(entry.id, by=stranger)
    with pytest.raises(NotFound):
        stages.take(Step.BEGIN_RESEARCH, assessment=entry.id, by=stranger, at=NOON)


def test_a_deadline_is_set_moved_and_taken_away() -> None:
    entry = opened()
    first = Deadline(local="2024-09-01T12:00", zone="Africa/Niamey")
    for due in (first, first, None):
        stages.set_deadlines({Stage.RESEARCH: due}, assessment=entry.id, by=KEEPER, at=NOON)
        assert stages.life(entry.id, by=KEEPER).deadlines.get(Stage.RESEARCH) == due
