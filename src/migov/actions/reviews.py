"""Second readers: they agree or disagree, answer by answer, blind to each other until they have said their own word.

What is reviewed is a version of an answer: that at which its substance last changed. `migov.model.visibility` alone
decides who sees which review.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering
from migov.errors import Conflict, NotAllowed, NotFound
from migov.model.answers import Answer, AnswerStatus
from migov.model.assignments import Duty
from migov.model.citations import Pin
from migov.model.deadlines import Deadline
from migov.model.fields import Field, brief
from migov.model.people import Member
from migov.model.permissions import Permission, allows
from migov.model.reviews import Review, Verdict, is_reviewed, standing
from migov.model.values import Value
from migov.model.visibility import sees_reviews, shown_status
from migov.store import answers, assessments, assignments, flags, journal, reviews, transactions
from migov.store.answers import PINS, Change


class Waiting(Value, kw_only=True):
    """An answer that waits for one reviewer's word."""

    indicator: str
    version: int
    read_before: int | None
    """The version they read last; null where it is new to them."""
    is_assigned: bool
    """Whether it was put into their hands; the others are open to every reviewer."""
    due: Deadline | None


class Rewritten(Value, kw_only=True):
    """What one field of an answer said at two versions of it."""

    field: Field
    before: str
    after: str


class Since(Value, kw_only=True):
    """What happened to an answer between two versions of it, and why."""

    before: int
    after: int
    fields: tuple[Rewritten, ...]
    pinned: tuple[Pin, ...]
    unpinned: tuple[Pin, ...]
    changes: tuple[Change, ...]
    """Those that say why or by whom, oldest first."""


class Said(Value, kw_only=True):
    """What one person may know of the reviews of an answer."""

    version: int
    """Of the answer, as there is to read now."""
    mine: Review | None
    """My word on this version, if I said one and did not take it back."""
    visible: tuple[Review, ...]
    """Everything I may read, oldest first, my own words too."""
    hidden: bool
    """Whether others may have said something that I may read after my own word: said alike where nobody did."""
    read_before: int | None
    """The version that I reviewed before this one."""
    may_review: bool


def say(
    id: str,  # noqa: A002 - the field's own word
    indicator: str,
    verdict: Verdict,
    *,
    comment: str = "",
    version: int,
    by: Member,
    at: datetime,
) -> Answer:
    """The answer after a reviewer's word: agreed, it is reviewed; disagreed, it is a draft again.

    Args:
        id: of the assessment.
        indicator: code of the indicator.
        verdict: agree or disagree.
        comment: what there is to say; a disagreement says why.
        version: of the answer, as the reviewer read it.
        by: who.
        at: when.

    Raises:
        NotFound: no such assessment or indicator for this person.
        NotAllowed, WrongStage: the person may not review it (now), or wrote it.
        Conflict: it is not complete, or has changed since it was read.
        Invalid: a disagreement without a reason, or a comment longer than one is.
    """
    with transactions.whole():
        entering.require(Permission.REVIEW, id, by, indicator=indicator)
        answering.indicator_of(assessments.entry(id), indicator)
        _check_readable(id, indicator, version, by)
        said = Review(
            indicator=indicator,
            reviewer=by.person,
            verdict=verdict,
            comment=brief(comment, place="comment"),
            version=version,
            at=at.isoformat(),
        )
        last = [one for one in standing(reviews.of(id, indicator), version) if one.reviewer == by.person]
        if not (last and (last[0].verdict, last[0].comment) == (said.verdict, said.comment)):
            reviews.add(id, said, at=at)
            _note("review.say", id, indicator, version, by=by, at=at)
        return _restate(id, indicator, version, by=by, at=at)


def take_back(id: str, indicator: str, *, by: Member, at: datetime) -> Answer:  # noqa: A002
    """The answer as it stands when a reviewer's word on it no longer counts; the word stays to be read.

    Raises:
        NotFound: no such assessment, or the reviewer has said nothing of this version.
        NotAllowed, WrongStage: the person may not review it (now).
    """
    with transactions.whole():
        entering.require(Permission.REVIEW, id, by, indicator=indicator)
        version = reviews.read_version(id, indicator)
        if not reviews.withdraw(id, indicator, reviewer=by.person, version=version, at=at):
            raise NotFound("review", indicator)
        _note("review.take-back", id, indicator, version, by=by, at=at)
        return _restate(id, indicator, version, by=by, at=at)


def said(id: str, indicator: str, *, by: Member) -> Said:  # noqa: A002
    """What the person may know of the reviews of an answer.

    Raises:
        NotFound: there is no such assessment.
    """
    around = entering.situation(id, indicator=indicator)
    version, every = reviews.read_version(id, indicator), reviews.of(id, indicator)
    mine = tuple(one for one in every if one.reviewer == by.person)
    now = standing(mine, version)
    visible = sees_reviews(by, every, around, version=version)
    may = allows(Permission.REVIEW, by, around) and by.person not in reviews.authors(id).get(indicator, frozenset())
    return Said(
        version=version,
        mine=now[0] if now else None,
        visible=visible,
        hidden=allows(Permission.REVIEW, by, around) and not now,
        read_before=max((one.version for one in mine if one.version < version), default=None),
        may_review=may,
    )


def all_said(id: str, *, by: Member) -> tuple[Review, ...]:  # noqa: A002
    """Everything that reviewers said in an assessment and the person may read, the newest first.

    Raises:
        NotFound: there is no such assessment.
    """
    around = entering.situation(id)
    blind, versions = reviews.to_code(id, by.person), reviews.read_versions(id)
    of_each: dict[str, list[Review]] = {}
    for one in reviews.of(id):
        of_each.setdefault(one.indicator, []).append(one)
    found: list[Review] = []
    for indicator, every in of_each.items():
        mine = replace(around, asked_to_code=frozenset({by.person} if indicator in blind else ()))
        found += sees_reviews(by, every, mine, version=versions.get(indicator, 0))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def shown_statuses(id: str, *, by: Member) -> dict[str, AnswerStatus]:  # noqa: A002
    """The status of every answer that was begun as the person is told it, by indicator: `shown_status` is the rule.

    Raises:
        NotFound: there is no such assessment.
    """
    statuses = answers.statuses(id)
    if not allows(Permission.REVIEW, by, entering.situation(id)):
        return statuses
    versions = reviews.read_versions(id)
    mine: dict[str, list[Review]] = {}
    for one in reviews.of(id, reviewer=by.person):
        mine.setdefault(one.indicator, []).append(one)
    return {
        indicator: shown_status(
            status,
            may_review=True,
            has_spoken=bool(standing(mine.get(indicator, ()), versions.get(indicator, 0))),
        )
        for indicator, status in statuses.items()
    }


def waiting_for(id: str, *, by: Member) -> tuple[Waiting, ...]:  # noqa: A002
    """The answers that wait for this reviewer's word, in the order of the questions: what is in their hands first.

    An answer comes back when its substance changes, and when it is called complete again after they disagreed.

    Raises:
        NotFound: there is no such assessment.
    """
    if not allows(Permission.REVIEW, by, entering.situation(id)):
        return ()
    versions, authors, completed = reviews.read_versions(id), reviews.authors(id), reviews.completed_at(id)
    hands = {
        given.assignment.indicator: given.assignment.due
        for given in assignments.of(id, person=by.person)
        if given.assignment.duty is Duty.REVIEW
    }
    mine: dict[str, list[Review]] = {}
    for one in reviews.of(id, reviewer=by.person):
        mine.setdefault(one.indicator, []).append(one)
    blind = reviews.to_code(id, by.person)
    found: list[Waiting] = []
    for indicator, status in answers.statuses(id).items():
        words, version = mine.get(indicator, []), versions.get(indicator, 0)
        if not status.is_settled or indicator in blind or by.person in authors.get(indicator, frozenset()):
            continue
        if _is_done(standing(words, version), completed.get(indicator)):
            continue
        found.append(
            Waiting(
                indicator=indicator,
                version=version,
                read_before=max((one.version for one in words), default=None),
                is_assigned=indicator in hands,
                due=hands.get(indicator),
            )
        )
    order = {one.code: at for at, one in enumerate(answering.edition_of(assessments.entry(id)).indicators)}
    return tuple(sorted(found, key=lambda one: (not one.is_assigned, order.get(one.indicator, len(order)))))


def since(id: str, indicator: str, before: int, after: int) -> Since:  # noqa: A002
    """What was changed in an answer between two versions, field by field, and why; the private journal is left out."""
    was, says = answers.words_at(id, indicator, before), answers.words_at(id, indicator, after)
    changes = tuple(
        reversed([one for one in answers.changes(id, indicator) if before < one.version <= after and not one.aside])
    )
    there, here = _pins_at(id, indicator, before), _pins_at(id, indicator, after)
    return Since(
        before=before,
        after=after,
        fields=tuple(
            Rewritten(field=field, before=was[field], after=says[field])
            for field in Field
            if field is not Field.JOURNAL and was[field] != says[field]
        ),
        pinned=tuple(pin for pin in here if pin not in there),
        unpinned=tuple(pin for pin in there if pin not in here),
        changes=tuple(one for one in changes if one.field != Field.JOURNAL),
    )


def _check_readable(id: str, indicator: str, version: int, by: Member) -> None:  # noqa: A002
    kept = answers.lock(id, indicator)
    if by.person in reviews.authors(id).get(indicator, frozenset()):
        raise NotAllowed(f"{indicator} is your own answer: somebody else reads it as a second pair of eyes")
    if version != reviews.read_version(id, indicator):
        raise Conflict(f"{indicator} has changed since you opened it: read what is new, then say your word")
    mine = [one for one in standing(reviews.of(id, indicator), version) if one.reviewer == by.person]
    if not kept.answer.status.is_settled and not mine:
        raise Conflict(f"{indicator} is not complete: there is nothing to review yet")


def _restate(id: str, indicator: str, version: int, *, by: Member, at: datetime) -> Answer:  # noqa: A002
    """Bring the answer's status in line with what was said of this version."""
    every = reviews.of(id, indicator)
    now = standing(every, version)

    def stated(before: Answer) -> Answer:
        if any(one.verdict is Verdict.DISAGREE for one in now):
            mine = next((one for one in now if one.reviewer == by.person), None)
            sends_back = mine is not None and mine.verdict is Verdict.DISAGREE
            return replace(before, status=AnswerStatus.DRAFT) if sends_back and before.status.is_settled else before
        if before.status.is_settled:
            status = AnswerStatus.REVIEWED if is_reviewed(every, version) else AnswerStatus.COMPLETE
        elif _was_sent_back(every, version) and not flags.open_for(id, indicator):
            status = AnswerStatus.REVIEWED if now else AnswerStatus.COMPLETE
        else:
            status = before.status
        return replace(before, status=status)

    return answering.change(
        id, indicator, stated, action="answer.review", by=by, at=at, permission=Permission.REVIEW, why="a review"
    )


def _was_sent_back(every: tuple[Review, ...], version: int) -> bool:
    """Whether a disagreement that counts no longer is what made a draft of this version."""
    return any(one.version == version and one.verdict is Verdict.DISAGREE for one in every)


def _is_done(mine: tuple[Review, ...], completed: datetime | None) -> bool:
    if not mine:
        return False
    again = completed is not None and completed > datetime.fromisoformat(mine[0].at)
    return mine[0].verdict is Verdict.AGREE or not again


def _pins_at(id: str, indicator: str, version: int) -> tuple[Pin, ...]:  # noqa: A002
    for change in answers.changes(id, indicator, field=PINS):
        if change.version <= version and not change.aside:
            return msgspec.json.decode(change.words, type=tuple[Pin, ...])
    return ()


def _note(action: str, id: str, indicator: str, version: int, *, by: Member, at: datetime) -> None:  # noqa: A002
    """Note that a word was said; not which: whoever reads the journal may still be blind."""
    journal.note(action, subject=id, by=by.person, at=at, details={"indicator": indicator, "version": version})
