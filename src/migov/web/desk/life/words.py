"""What stages, steps, conditions and duties are called on pages, and moments as their reader lives them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.model.assignments import Duty
from migov.model.deadlines import Deadline
from migov.model.people import Person
from migov.model.workflow import Condition, Stage, Step
from migov.web import days, pieces
from migov.web.pieces import Chip

STAGES = {
    Stage.LAUNCH: gettext_noop("Launch"),
    Stage.RESEARCH: gettext_noop("Research"),
    Stage.CONSULTATION: gettext_noop("Consultation"),
    Stage.VETTING: gettext_noop("Vetting"),
    Stage.PUBLICATION: gettext_noop("Publication"),
    Stage.PUBLISHED: gettext_noop("Published"),
}
STEPS = {
    Step.BEGIN_RESEARCH: gettext_noop("Begin research"),
    Step.OPEN_CONSULTATION: gettext_noop("Open the consultation"),
    Step.RESUME_RESEARCH: gettext_noop("Go back to research"),
    Step.CLOSE_CONSULTATION: gettext_noop("Close the consultation"),
    Step.REOPEN_CONSULTATION: gettext_noop("Open the consultation again"),
    Step.SIGN_OFF: gettext_noop("Sign off"),
    Step.RESUME_VETTING: gettext_noop("Go back to vetting"),
    Step.PUBLISH: gettext_noop("Publish"),
    Step.CORRECT: gettext_noop("Go back to vetting to correct"),
}
CONDITIONS = {
    Condition.BRIEFED: gettext_noop("The launch is recorded: who was briefed, and when"),
    Condition.STAFFED: gettext_noop("Somebody is analyst, and somebody is focal point"),
    Condition.ANSWERED: gettext_noop("Every indicator is answered completely"),
    Condition.CHANGES_TOLD: gettext_noop("Every answer that changed since the round before says why"),
    Condition.NO_OPEN_FLAGS: gettext_noop("No flag is open"),
    Condition.DRAFTED: gettext_noop("A version of the draft is frozen, and nothing has changed since"),
    Condition.CHECKED: gettext_noop("Every doubt about the draft is dispelled or waived"),
    Condition.COMMENTS_ANSWERED: gettext_noop("Every comment is decided, and every promised change is made"),
    Condition.SIGNED: gettext_noop("Government and office have signed the text that stands"),
}
DUTIES = {
    Duty.ANSWER: gettext_noop("Answer"),
    Duty.REVIEW: gettext_noop("Review"),
    Duty.CODE: gettext_noop("Answer a second time, blind"),
}


def of_stage(stage: Stage) -> str:
    """What a stage is called."""
    return _(STAGES[stage])


def of_step(step: Step) -> str:
    """What a step is called."""
    return _(STEPS[step])


def of_condition(condition: Condition) -> str:
    """What must hold."""
    return _(CONDITIONS[condition])


def of_duty(duty: Duty) -> str:
    """What somebody is asked to do."""
    return _(DUTIES[duty])


def moment(at: datetime, person: Person) -> str:
    """A moment on the clock of the person who reads."""
    return days.long(at.astimezone(ZoneInfo(person.zone)), hour=True)


def until(due: Deadline) -> str:
    """A deadline on the clock of the place where it was set, which it names."""
    there = due.moment.astimezone(ZoneInfo(due.zone))
    return f"{days.long(there, hour=True)} ({due.zone})"


def chip(due: Deadline, now: datetime) -> Chip:
    """How a deadline presses, in one word."""
    return pieces.deadline(due.moment, now)
