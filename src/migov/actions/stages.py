"""Taking an assessment from stage to stage: what must hold before, what is missing, and who took which step when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from migov.actions import answers as answering
from migov.actions import changing, entering
from migov.actions.answers import Under
from migov.actions.checks import doubting
from migov.actions.consulting import consultations, dispositions
from migov.actions.drafting import versions
from migov.actions.publishing import programme
from migov.actions.vetting import signatures
from migov.catalogue import editions
from migov.errors import Invalid, NotFound, Problem, WrongStage
from migov.model.deadlines import Deadline
from migov.model.fields import tidy
from migov.model.people import Member, Role
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workflow import Condition, Stage, Step, Transition, steps_from, transition
from migov.store import (
    activity,
    answers,
    assessments,
    deadlines,
    drafts,
    flags,
    journal,
    launches,
    opening,
    people,
    transactions,
)

LONGEST = 5_000
"""Characters of a reason."""
TAKEN = "stage.take"
"""The journal's word for a step that was taken."""


class Check(Value, kw_only=True):
    """One condition, and whether it holds now."""

    condition: Condition
    holds: bool
    missing: tuple[str, ...] = ()
    """What is missing: codes of indicators, roles, passages, numbers of comments, parties; for others nothing."""


class PossibleStep(Value, kw_only=True):
    """One step that leads away from the stage, with its conditions as they are."""

    transition: Transition
    checks: tuple[Check, ...]

    @property
    def is_open(self) -> bool:
        """Whether all conditions hold."""
        return all(check.holds for check in self.checks)


class Taken(Value, kw_only=True):
    """A step that was taken."""

    step: Step
    before: Stage
    after: Stage
    by: str
    at: str
    """ISO 8601, UTC."""
    because: str | None


class Life(Value, kw_only=True):
    """Where an assessment stands, where it can go, and how it came here."""

    stage: Stage
    deadlines: dict[Stage, Deadline]
    steps: tuple[PossibleStep, ...]
    history: tuple[Taken, ...]
    """Oldest first."""


def life(assessment: str, *, by: Member) -> Life:
    """Where an assessment stands.

    Raises:
        NotFound, NotAllowed: *by* may not see it.
    """
    entering.require(Permission.SEE_INSIDE, assessment, by)
    stage = assessments.stage(assessment)
    return Life(
        stage=stage,
        deadlines=deadlines.of(assessment),
        steps=tuple(PossibleStep(transition=line, checks=checks(assessment, line)) for line in steps_from(stage)),
        history=history(assessment),
    )


def possible(step: Step, assessment: str, *, by: Member) -> PossibleStep:
    """A step as it could be taken now.

    Raises:
        NotFound, NotAllowed: *by* may not take it.
        WrongStage: it does not lead away from where the assessment stands.
    """
    entering.require(Permission.TAKE_STEP, assessment, by)
    line = transition(step, assessments.stage(assessment))
    return PossibleStep(transition=line, checks=checks(assessment, line))


def take(step: Step, *, assessment: str, by: Member, at: datetime, because: str | None = None) -> Stage:
    """The stage to which the step led.

    Raises:
        NotFound, NotAllowed: *by* may not take it.
        WrongStage: it does not lead away from where the assessment stands, or a condition does not hold; or it is
            publishing, which is done by making a release.
        Invalid: a step back without a reason.
    """
    if step is Step.PUBLISH:
        raise WrongStage("a profile is published by making its release: `migov release make`, or the page of releases")
    return _taken(step, assessment=assessment, by=by, at=at, because=because)


def publish(assessment: str, *, by: Member, at: datetime) -> Stage:
    """The stage of what is published, within the transaction that keeps its release: nothing is published without one.

    Raises:
        NotFound, NotAllowed: *by* may not publish.
        WrongStage: it is not its time, or a condition does not hold.
    """
    transactions.must_be_open()
    return _taken(Step.PUBLISH, assessment=assessment, by=by, at=at, because=None)


def _taken(step: Step, *, assessment: str, by: Member, at: datetime, because: str | None) -> Stage:
    reason = tidy(because or "")
    if len(reason) > LONGEST:
        says = f"longer than {LONGEST:,} characters"
        raise Invalid(Problem(says, place="because", remedy="say it in a few sentences"))
    with transactions.whole():
        record = assessments.lock(assessment)
        entering.require(Permission.TAKE_STEP, assessment, by)
        line = transition(step, Stage(record.stage))
        if line.is_back and not reason:
            raise Invalid(Problem("a step back says why", place="because", remedy="write what has to be done again"))
        if unmet := [check.condition for check in checks(assessment, line) if not check.holds]:
            raise WrongStage(f"cannot {step} yet: it is not so that " + ", nor that ".join(unmet))
        record.move(line.after.value, by=by.person, at=at)
        details = {
            "step": step.value,
            "before": line.before.value,
            "after": line.after.value,
            "because": reason or None,
            **_begin_or_end(line, assessment, by=by, at=at),
        }
        journal.note(TAKEN, subject=assessment, by=by.person, at=at, details=details)
        transactions.afterwards(lambda: programme.follow(assessment))
    return line.after


def _begin_or_end(line: Transition, assessment: str, *, by: Member, at: datetime) -> dict[str, str]:
    """What the journal notes of that which begins or ends with a step.

    Comments are taken while consulting, and what was signed is published: then it is the assessment's own content.
    """
    if line.after is Stage.CONSULTATION:
        consultations.begin(assessment, by=by, at=at)
    elif line.step is Step.CLOSE_CONSULTATION:
        consultations.end(assessment, by=by, at=at)
    elif line.step is Step.PUBLISH and (newest := drafts.newest(assessment)):
        return {"content": assessments.rewrite(versions.content(newest), by=by.person, at=at).content_sha256}
    return {}


def due(assessment: str, stage: Stage) -> Deadline | None:
    """By when a stage is to be done; null where nobody said. Everybody who is asked for something may know it."""
    return deadlines.of(assessment).get(stage)


def set_deadlines(wanted: Mapping[Stage, Deadline | None], *, assessment: str, by: Member, at: datetime) -> None:
    """By when stages are to be done, from now on; null takes a deadline away, stages that are not named keep theirs.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not do this now.
        Invalid: a later stage would be due before an earlier one.
    """
    with transactions.whole():
        assessments.lock(assessment)
        entering.require(Permission.ASSIGN, assessment, by)
        before = deadlines.of(assessment)
        after = {stage: due for stage, due in {**before, **wanted}.items() if due is not None}
        if problems := tuple(out_of_order(after)):
            raise Invalid(*problems)
        for stage in Stage:
            was, due = before.get(stage), after.get(stage)
            if was != due:
                deadlines.put(assessment, stage, due)
                details = {"stage": stage.value, "due": _told(due), "was": _told(was)}
                journal.note("deadline.set", subject=assessment, by=by.person, at=at, details=details)


def out_of_order(given: Mapping[Stage, Deadline]) -> Iterator[Problem]:
    """What is wrong where a later stage is due before an earlier one."""
    due = [(stage, given[stage]) for stage in Stage if stage in given]
    for (before, first), (after, second) in pairwise(due):
        if second.moment < first.moment:
            remedy = f"set it after {first.local} {first.zone}"
            yield Problem(f"{after} would be due before {before}", place=f"due-{after}", remedy=remedy)


def history(assessment: str) -> tuple[Taken, ...]:
    """The steps that were taken, oldest first."""
    lines = activity.newest(subjects=[assessment], actions=[TAKEN])
    return tuple(
        Taken(
            step=Step(line.details["step"]),
            before=Stage(line.details["before"]),
            after=Stage(line.details["after"]),
            by=line.by,
            at=line.at,
            because=line.details.get("because"),
        )
        for line in reversed(lines)
    )


def checks(assessment: str, line: Transition) -> tuple[Check, ...]:
    """Each condition of a step, and whether it holds now."""
    return tuple(CONDITIONS[condition](assessment) for condition in line.needs)


def asked(under: Under) -> tuple[str, ...]:
    """The codes of all indicators an assessment is to answer: those of its edition, then of its modules."""
    home = opening.connect()
    parts = (answering.edition_of(under), *(editions.load(code, home) for code in under.modules))
    return tuple(indicator.code for part in parts for indicator in part.indicators)


def _briefed(assessment: str) -> Check:
    return Check(condition=Condition.BRIEFED, holds=launches.find(assessment) is not None)


def _staffed(assessment: str) -> Check:
    there = {role for member in people.members(assessment) for role in member.roles}
    missing = tuple(role.value for role in (Role.ANALYST, Role.FOCAL_POINT) if role not in there)
    return Check(condition=Condition.STAFFED, holds=not missing, missing=missing)


def _answered(assessment: str) -> Check:
    """Not so, with nothing to name, where the questions are not in the catalogue here."""
    try:
        codes = asked(assessments.entry(assessment))
    except NotFound:
        return Check(condition=Condition.ANSWERED, holds=False)
    statuses = answers.statuses(assessment)
    settled = {code for code, status in statuses.items() if status.is_settled}
    missing = tuple(code for code in codes if code not in settled)
    return Check(condition=Condition.ANSWERED, holds=not missing, missing=missing)


def _without_open_flags(assessment: str) -> Check:
    missing = tuple(dict.fromkeys(flag.indicator for flag in flags.open_for(assessment)))
    return Check(condition=Condition.NO_OPEN_FLAGS, holds=not missing, missing=missing)


def _changes_told(assessment: str) -> Check:
    missing = changing.untold(assessment)
    return Check(condition=Condition.CHANGES_TOLD, holds=not missing, missing=missing)


def _drafted(assessment: str) -> Check:
    """Not so where passages changed since the newest version was frozen: those are named."""
    missing = versions.unfrozen(assessment)
    return Check(condition=Condition.DRAFTED, holds=missing == (), missing=missing or ())


def _checked(assessment: str) -> Check:
    missing = tuple(dict.fromkeys(doubt.passage for doubt in doubting.standing(assessment)))
    return Check(condition=Condition.CHECKED, holds=not missing, missing=missing)


def _comments_answered(assessment: str) -> Check:
    missing = tuple(f"#{number}" for number in dispositions.waiting(assessment))
    return Check(condition=Condition.COMMENTS_ANSWERED, holds=not missing, missing=missing)


def _signed(assessment: str) -> Check:
    missing = tuple(party.value for party in signatures.lacking(assessment))
    return Check(condition=Condition.SIGNED, holds=not missing, missing=missing)


CONDITIONS: dict[Condition, Callable[[str], Check]] = {
    Condition.BRIEFED: _briefed,
    Condition.STAFFED: _staffed,
    Condition.ANSWERED: _answered,
    Condition.CHANGES_TOLD: _changes_told,
    Condition.NO_OPEN_FLAGS: _without_open_flags,
    Condition.DRAFTED: _drafted,
    Condition.CHECKED: _checked,
    Condition.COMMENTS_ANSWERED: _comments_answered,
    Condition.SIGNED: _signed,
}
"""How each condition is looked up."""


def _told(due: Deadline | None) -> str | None:
    return f"{due.local} {due.zone}" if due else None
