"""The life of an assessment, as one table.

Two laws:

1. A stage is left only by a step of `TRANSITIONS`; whatever is not in the table cannot happen.
2. A step forward has conditions (`Condition`), all of which hold at the moment it is taken; a step back has none but a
   reason.

The diagram of the manual is drawn from the table.
"""

from __future__ import annotations

from enum import StrEnum

from migov.errors import WrongStage
from migov.model.values import Value


class Stage(StrEnum):
    """Where an assessment stands: the four steps of the method, with vetting apart from publication."""

    LAUNCH = "launch"
    RESEARCH = "research"
    CONSULTATION = "consultation"
    VETTING = "vetting"
    PUBLICATION = "publication"
    PUBLISHED = "published"


class Step(StrEnum):
    """What takes an assessment from one stage to the next, or back."""

    BEGIN_RESEARCH = "begin research"
    OPEN_CONSULTATION = "open consultation"
    RESUME_RESEARCH = "resume research"
    CLOSE_CONSULTATION = "close consultation"
    REOPEN_CONSULTATION = "reopen consultation"
    SIGN_OFF = "sign off"
    RESUME_VETTING = "resume vetting"
    PUBLISH = "publish"
    CORRECT = "correct"


class Condition(StrEnum):
    """What must hold before a step forward, in the words a person reads when it does not."""

    BRIEFED = "the launch is recorded: who was briefed, and when"
    STAFFED = "somebody is analyst, and somebody is focal point"
    ANSWERED = "every indicator is answered completely"
    NO_OPEN_FLAGS = "no flag is open"
    CHANGES_TOLD = "every answer that changed since the round before says why"
    DRAFTED = "a version of the draft is frozen, and it is the text that stands"
    CHECKED = "every doubt about the draft is dispelled or waived"
    COMMENTS_ANSWERED = "every comment is decided, and every promised change is made"
    SIGNED = "government and office have signed the text that stands"


class Transition(Value, kw_only=True):
    """One line of the table."""

    step: Step
    before: Stage
    after: Stage
    needs: tuple[Condition, ...] = ()

    @property
    def is_back(self) -> bool:
        """Whether it leads to an earlier stage; then it asks for a reason."""
        return list(Stage).index(self.after) < list(Stage).index(self.before)


def _line(step: Step, before: Stage, after: Stage, *needs: Condition) -> Transition:
    return Transition(step=step, before=before, after=after, needs=needs)


TRANSITIONS: tuple[Transition, ...] = (
    _line(Step.BEGIN_RESEARCH, Stage.LAUNCH, Stage.RESEARCH, Condition.BRIEFED, Condition.STAFFED),
    _line(
        Step.OPEN_CONSULTATION,
        Stage.RESEARCH,
        Stage.CONSULTATION,
        Condition.ANSWERED,
        Condition.CHANGES_TOLD,
        Condition.NO_OPEN_FLAGS,
        Condition.DRAFTED,
        Condition.CHECKED,
    ),
    _line(Step.RESUME_RESEARCH, Stage.CONSULTATION, Stage.RESEARCH),
    _line(
        Step.CLOSE_CONSULTATION,
        Stage.CONSULTATION,
        Stage.VETTING,
        Condition.COMMENTS_ANSWERED,
        Condition.DRAFTED,
        Condition.CHECKED,
    ),
    _line(Step.REOPEN_CONSULTATION, Stage.VETTING, Stage.CONSULTATION),
    _line(Step.SIGN_OFF, Stage.VETTING, Stage.PUBLICATION, Condition.SIGNED),
    _line(Step.RESUME_VETTING, Stage.PUBLICATION, Stage.VETTING),
    _line(
        Step.PUBLISH,
        Stage.PUBLICATION,
        Stage.PUBLISHED,
        Condition.DRAFTED,
        Condition.CHECKED,
        Condition.COMMENTS_ANSWERED,
        Condition.SIGNED,
    ),
    _line(Step.CORRECT, Stage.PUBLISHED, Stage.VETTING),
)
"""The whole truth: every step with the stage it leaves, the one it leads to, and what it needs."""


def transition(step: Step, stage: Stage) -> Transition:
    """The line of the table for a step from this stage.

    Raises:
        WrongStage: the step is not open from here.
    """
    for line in TRANSITIONS:
        if line.step is step and line.before is stage:
            return line
    possible = " or ".join(f"'{line.step}'" for line in steps_from(stage)) or "nothing more"
    raise WrongStage(f"cannot {step} an assessment in {stage}: from here it is {possible}")


def steps_from(stage: Stage) -> tuple[Transition, ...]:
    """The lines that leave this stage, the way forward first."""
    return tuple(sorted((line for line in TRANSITIONS if line.before is stage), key=lambda line: line.is_back))
