"""What waits for somebody, over all assessments: one list of plain things to do, the late ones first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum

from migov.actions import assignments as handing_out
from migov.actions.consulting import mandates
from migov.model.assignments import Duty
from migov.model.consultations import Invitation
from migov.model.deadlines import Deadline
from migov.model.people import Membership, Person, Role
from migov.model.releases import parted
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store import (
    assessments,
    assignments,
    comments,
    consultations,
    deadlines,
    delegations,
    drafts,
    errata,
    flags,
    launches,
    marks,
    people,
    reviews,
    work,
)
from migov.store.assessments import Entry
from migov.store.assignments import Given
from migov.store.published import letterbox

OPEN = frozenset({Stage.RESEARCH, Stage.CONSULTATION})
"""While an assessment is in one of these, answers, reviews and returns can be given."""

WRITTEN = frozenset({Stage.RESEARCH, Stage.CONSULTATION, Stage.VETTING})
"""While an assessment is in one of these, its text is written."""


class Kind(StrEnum):
    """What there is to do."""

    ANSWER = "answer"
    REVIEW = "review"
    CODE = "code"
    FLAG = "flag"
    RETURN = "return"
    """Answer what was handed to one's institution."""
    DECIDE = "decide"
    """Read what institutions returned."""
    WRITE = "write"
    """Choose the sides of passages of the draft."""
    COMMENT = "comment"
    """Comment on what of the draft concerns one's institution, or say that there is nothing to say."""
    DISPOSE = "dispose"
    """Decide on comments."""
    HEAR = "hear"
    """See to it that institutions that are asked about the draft answer."""
    LAUNCH = "launch"
    """Put down who was briefed."""
    MARK = "mark"
    """Look at what became of laws and plans on which a published profile rests."""
    REPORT = "report"
    """Decide on errors that readers reported."""
    STAGE = "stage"
    """Bring a stage to its end."""


DUTIES = {Duty.ANSWER: Kind.ANSWER, Duty.REVIEW: Kind.REVIEW, Duty.CODE: Kind.CODE}


class Matter(Value, kw_only=True):
    """One thing that waits for one person."""

    kind: Kind
    person: str
    """Handle."""
    assessment: str
    indicators: tuple[str, ...] = ()
    due: Deadline | None = None
    number: int | None = None
    """Of the flag or the delegation; how many returns, passages or comments wait."""
    says: str | None = None
    """A flag's words, what the focal point wrote, the name of the stage, or the id of the institution that is asked."""
    is_ready: bool = True
    """False while somebody else must do something first."""


FAR = datetime.max.replace(tzinfo=UTC)


def has_part(person: Person) -> bool:
    """Whether somebody has a part in an assessment."""
    return bool(people.memberships(person.handle))


def of(person: Person) -> tuple[Matter, ...]:
    """Everything that waits for somebody, what is due first first; what has no deadline comes last.

    However many assessments they work on, the database is asked the same number of times.
    """
    every = {entry.id: entry for entry in assessments.entries()}
    entries = {id: entry for id, entry in every.items() if entry.stage is not Stage.PUBLISHED}  # noqa: A001
    memberships = [one for one in people.memberships(person.handle) if one.assessment in every]
    mine = [one for one in memberships if one.assessment in entries]
    found = [
        *_in_hands(assignments.in_hands(person.handle), entries),
        *_flags(person, mine, entries),
        *_returns(mine, entries),
        *_to_decide(person.handle, mine, entries),
        *_to_write(person.handle, mine, entries),
        *_to_comment(mine, entries),
        *_to_dispose(person.handle, mine, entries),
        *_to_hear(person.handle, mine, entries),
        *_launches(mine, entries),
        *_stages(mine, entries),
        *_marks(memberships),
        *_reports(memberships),
    ]
    return tuple(sorted(found, key=lambda one: (one.due.moment if one.due else FAR, one.assessment, one.indicators)))


def in_hands(given: Iterable[Given], entries: dict[str, Entry]) -> tuple[Matter, ...]:
    """What is in hands and not done, of the assessments that can be worked on."""
    return tuple(_in_hands(given, entries))


def dated(roles: Iterable[Membership], entries: dict[str, Entry]) -> tuple[Matter, ...]:
    """What has a deadline and waits for people because of their roles: returns, comments, ends of stages."""
    there = [one for one in roles if one.assessment in entries]
    return (*_returns(there, entries), *_to_comment(there, entries), *_stages(there, entries))


def _in_hands(given: Iterable[Given], entries: dict[str, Entry]) -> Iterator[Matter]:
    there = [one for one in given if one.assessment in entries and entries[one.assessment].stage in OPEN]
    waiting = handing_out.still_open(there)
    ready = handing_out.can_begin(waiting)
    for one in waiting:
        yield Matter(
            kind=DUTIES[one.assignment.duty],
            person=one.assignment.person,
            assessment=one.assessment,
            indicators=(one.assignment.indicator,),
            due=one.assignment.due,
            is_ready=one in ready,
        )


def _flags(person: Person, mine: Iterable[Membership], entries: dict[str, Entry]) -> Iterator[Matter]:
    """Flags to somebody who works there still, but for those on what they are to answer blind."""
    there = {one.assessment for one in mine if one.role is not Role.PARTICIPANT}
    blind = {
        (one, coding.indicator)
        for one, coding in reviews.codings_everywhere(coder=person.handle)
        if not coding.is_submitted
    }
    for assessment, flag in flags.open_to(person.handle):
        sees = (assessment in there or person.is_office) and (assessment, flag.indicator) not in blind
        if assessment in entries and sees:
            yield Matter(
                kind=Kind.FLAG,
                person=person.handle,
                assessment=assessment,
                indicators=(flag.indicator,),
                number=flag.number,
                says=flag.says,
            )


def _returns(roles: Iterable[Membership], entries: dict[str, Entry]) -> Iterator[Matter]:
    speaks: dict[tuple[str, str], list[str]] = {}
    for one in roles:
        if one.institution and entries[one.assessment].stage in OPEN:
            speaks.setdefault((one.assessment, one.institution), []).append(one.person)
    waiting = work.handed_over({assessment for assessment, _ in speaks}) if speaks else {}
    for assessment, handed in delegations.to_institutions(speaks) if speaks else ():
        codes = waiting.get((assessment, handed.number), ())
        for person in speaks[assessment, handed.institution] if codes else ():
            yield Matter(
                kind=Kind.RETURN,
                person=person,
                assessment=assessment,
                indicators=codes,
                due=handed.due,
                number=handed.number,
                says=handed.asked or None,
            )


def _to_decide(person: str, mine: Iterable[Membership], entries: dict[str, Entry]) -> Iterator[Matter]:
    there = {one.assessment for one in mine if one.role is Role.FOCAL_POINT and entries[one.assessment].stage in OPEN}
    for assessment, count in sorted(work.to_decide(there).items()) if there else ():
        yield Matter(kind=Kind.DECIDE, person=person, assessment=assessment, number=count)


def _to_write(person: str, mine: Iterable[Membership], entries: dict[str, Entry]) -> Iterator[Matter]:
    there = {one.assessment for one in mine if one.role is Role.EDITOR and entries[one.assessment].stage in WRITTEN}
    for assessment, count in sorted(drafts.undecided(there).items()) if there else ():
        yield Matter(kind=Kind.WRITE, person=person, assessment=assessment, number=count)


def _to_comment(roles: Iterable[Membership], entries: dict[str, Entry]) -> Iterator[Matter]:
    """Institutions that are asked about a draft and have neither commented nor said that they have nothing to say."""
    speaks: dict[tuple[str, str], list[str]] = {}
    for one in roles:
        if one.institution and entries[one.assessment].stage is Stage.CONSULTATION:
            speaks.setdefault((one.assessment, one.institution), []).append(one.person)
    silent = _silent(consultations.inviting(speaks) if speaks else ())
    newest = drafts.newest_of({assessment for assessment, _ in silent}) if silent else {}
    for assessment, invitation in silent:
        count = len(mandates.passages(mandates.concerning(invitation.mandate, newest.get(assessment))))
        for person in speaks[assessment, invitation.institution]:
            yield Matter(
                kind=Kind.COMMENT,
                person=person,
                assessment=assessment,
                due=invitation.due,
                number=count,
                says=invitation.institution,
            )


def _to_hear(person: str, mine: Iterable[Membership], entries: dict[str, Entry]) -> Iterator[Matter]:
    """What the focal point waits for: institutions that have not answered, until the first of their deadlines."""
    there = {
        one.assessment
        for one in mine
        if one.role is Role.FOCAL_POINT and entries[one.assessment].stage is Stage.CONSULTATION
    }
    silent = _silent(consultations.standing(there) if there else ())
    for assessment in sorted({assessment for assessment, _ in silent}):
        waited_for = [invitation.due for one, invitation in silent if one == assessment]
        first = min(waited_for, key=lambda due: due.moment)
        yield Matter(kind=Kind.HEAR, person=person, assessment=assessment, due=first, number=len(waited_for))


def _silent(asked: Iterable[tuple[str, Invitation]]) -> tuple[tuple[str, Invitation], ...]:
    """Those from which nothing has come, neither comments nor the word that there are none."""
    every = tuple(asked)
    heard = comments.spoken({assessment for assessment, _ in every}) if every else frozenset()
    return tuple(
        (assessment, one)
        for assessment, one in every
        if one.no_comment_at is None and (assessment, one.institution) not in heard
    )


def _to_dispose(person: str, mine: Iterable[Membership], entries: dict[str, Entry]) -> Iterator[Matter]:
    there = {
        one.assessment
        for one in mine
        if one.role in (Role.EDITOR, Role.COORDINATOR) and entries[one.assessment].stage is Stage.CONSULTATION
    }
    for assessment, count in sorted(comments.undecided(there).items()) if there else ():
        yield Matter(kind=Kind.DISPOSE, person=person, assessment=assessment, number=count)


def _launches(mine: Iterable[Membership], entries: dict[str, Entry]) -> Iterator[Matter]:
    there = {
        one.assessment: one.person
        for one in mine
        if one.role is Role.COORDINATOR and entries[one.assessment].stage is Stage.LAUNCH
    }
    for assessment in sorted(set(there) - launches.recorded(there)):
        yield Matter(kind=Kind.LAUNCH, person=there[assessment], assessment=assessment)


def noticed(roles: Iterable[Membership]) -> dict[tuple[str, str], tuple[int, ...]]:
    """The numbers of the marks on published words that wait for each coordinator: by handle and assessment."""
    there = [one for one in roles if one.role is Role.COORDINATOR]
    waiting = marks.numbers({one.assessment for one in there}) if there else {}
    return {(one.person, one.assessment): waiting[one.assessment] for one in there if waiting.get(one.assessment)}


def _marks(mine: Iterable[Membership]) -> Iterator[Matter]:
    """Marks on what is published, or was published and is being corrected."""
    for (person, assessment), numbers in sorted(noticed(mine).items()):
        yield Matter(kind=Kind.MARK, person=person, assessment=assessment, number=len(numbers))


def _reports(mine: Iterable[Membership]) -> Iterator[Matter]:
    """What readers reported: kept and not decided, or still in the letterbox."""
    there = {one.assessment: one.person for one in mine if one.role is Role.COORDINATOR}
    if not there:
        return
    counts = Counter(errata.waiting(sorted(there)))
    for release, count in letterbox.counted().items():
        about = parted(release)
        if about and about[0] in there:
            counts[about[0]] += count
    for assessment, count in sorted(counts.items()):
        yield Matter(kind=Kind.REPORT, person=there[assessment], assessment=assessment, number=count)


def _stages(roles: Iterable[Membership], entries: dict[str, Entry]) -> Iterator[Matter]:
    there = [one for one in roles if one.role is Role.COORDINATOR]
    due = deadlines.of_all({one.assessment for one in there}) if there else {}
    for one in there:
        stage = entries[one.assessment].stage
        if stage in due.get(one.assessment, {}):
            until = due[one.assessment][stage]
            yield Matter(kind=Kind.STAGE, person=one.person, assessment=one.assessment, due=until, says=stage.value)
