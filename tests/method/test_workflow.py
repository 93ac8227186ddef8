"""The life of an assessment: what leads where."""

from __future__ import annotations

import pytest

from migov.errors import WrongStage
from migov.model.workflow import TRANSITIONS, Condition, Stage, Step, steps_from, transition

FORWARD = [Stage.LAUNCH, Stage.RESEARCH, Stage.CONSULTATION, Stage.VETTING, Stage.PUBLICATION, Stage.PUBLISHED]


def test_the_steps_forward_lead_through_every_stage_in_order() -> None:
    stage, walked = Stage.LAUNCH, [Stage.LAUNCH]
    while forward := [line for line in steps_from(stage) if not line.is_back]:
        (line,) = forward
        stage = line.after
        walked.append(stage)
    assert walked == FORWARD == list(Stage)


def test_every_step_forward_has_a_condition_and_no_step_back_has_one() -> None:
    for line in TRANSITIONS:
        assert bool(line.needs) == (not line.is_back), line.step


def test_every_step_stands_once_and_every_condition_is_used() -> None:
    assert [line.step for line in TRANSITIONS] == list(Step)
    assert {need for line in TRANSITIONS for need in line.needs} == set(Condition)


def test_nothing_is_published_before_its_comments_are_answered_and_both_have_signed() -> None:
    needed = {need for line in TRANSITIONS if not line.is_back for need in line.needs}
    assert Condition.COMMENTS_ANSWERED in needed
    assert Condition.SIGNED in transition(Step.PUBLISH, Stage.PUBLICATION).needs


def test_what_is_published_is_left_only_to_be_corrected_and_signed_again() -> None:
    (line,) = steps_from(Stage.PUBLISHED)
    assert (line.step, line.after) == (Step.CORRECT, Stage.VETTING)


def test_nothing_is_published_while_a_sentence_is_unsupported() -> None:
    assert Condition.CHECKED in transition(Step.PUBLISH, Stage.PUBLICATION).needs


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("stage", Stage)
def test_a_step_that_is_not_in_the_table_is_refused_with_those_that_are(step: Step, stage: Stage) -> None:
    open_here = [line for line in TRANSITIONS if line.step is step and line.before is stage]
    if open_here:
        assert transition(step, stage) == open_here[0]
        return
    with pytest.raises(WrongStage) as refused:
        transition(step, stage)
    assert all(line.step in str(refused.value) for line in steps_from(stage))
