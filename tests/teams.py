"""Assessments at the desk for tests: opened, staffed, and taken to a stage."""

from __future__ import annotations

from datetime import timedelta

from migov.actions import beginnings, stages
from migov.actions.beginnings import Beginning
from migov.actions.checks import doubting, waiving
from migov.actions.entering import keeper, member_of
from migov.model.answers import Answer, AnswerStatus, NonAnswer
from migov.model.languages import Language
from migov.model.launches import Launch
from migov.model.people import Member, Person, Role
from migov.model.workflow import Stage, Step
from migov.store import answers, assessments, people, transactions
from migov.store.assessments import Entry
from people import NOON, a_person
from remembered import remembered

NOT_APPLICABLE = NonAnswer.NOT_APPLICABLE
KEEPER = keeper("keeper")
LAUNCH = Launch(on="2024-04-02", briefed=("Ada Sample, Ministry of Samples",))


@remembered
def opened(place: str = "NER", **more: object) -> Entry:
    """A new assessment at its launch, opened by the keeper."""
    return beginnings.open_assessment(beginning(place, **more), by=KEEPER, at=NOON)


def beginning(place: str = "NER", **more: object) -> Beginning:
    """What is decided at an opening, in English."""
    return Beginning(**({"place": place, "languages": (Language.EN,)} | more))  # type: ignore[arg-type]


def joined(id: str, role: Role, handle: str | None = None, institution: str | None = None) -> Member:  # noqa: A002
    """Somebody new of the team, as the assessment knows them."""
    return member_of(id, a_person(role, assessment=id, handle=handle, institution=institution))


def person_of(member: Member) -> Person:
    """The person behind a member of a team."""
    return people.get(member.person)


@remembered
def in_research(place: str = "NER", **more: object) -> Entry:
    """An assessment in research, with its launch recorded, an analyst and a focal point."""
    entry = opened(place, **more)
    beginnings.record_launch(LAUNCH, assessment=entry.id, by=KEEPER, at=NOON)
    joined(entry.id, Role.ANALYST)
    joined(entry.id, Role.FOCAL_POINT)
    stages.take(Step.BEGIN_RESEARCH, assessment=entry.id, by=KEEPER, at=NOON + timedelta(hours=1))
    return assessments.entry(entry.id)


def answered(id: str, *codes: str, status: AnswerStatus = AnswerStatus.COMPLETE, closed: str | None = None) -> None:  # noqa: A002
    """Answers to these indicators, or to all of them, in one status."""
    under = assessments.entry(id)
    with transactions.whole():
        for code in codes or stages.asked(under):
            none = NOT_APPLICABLE if closed is None and status.is_settled else None
            given = Answer(
                indicator=code, closed=closed, non_answer=none, justification="Outside its powers.", status=status
            )
            answers.write(id, answers.lock(id, code), given, by="ada", at=NOON)


def moved(id: str, stage: Stage) -> None:  # noqa: A002
    """The assessment put into a stage, without asking whether it may."""
    with transactions.whole():
        assessments.lock(id).move(stage.value, by="tests", at=NOON)


def waived(id: str) -> None:  # noqa: A002
    """Every doubt about the living text, waived by the keeper."""
    for doubt in doubting.standing(id):
        waiving.waive(doubt.key, because="Nothing to quote in a test.", assessment=id, by=KEEPER, at=NOON)
