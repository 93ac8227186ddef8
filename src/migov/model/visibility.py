"""Who sees what while reviews are blind: these functions are the whole rule, and pages and files ask nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from migov.model.answers import Answer, AnswerStatus
from migov.model.people import Member
from migov.model.permissions import Permission, Situation, allows
from migov.model.reviews import Coding, Review, standing


def sees_answer(member: Member, codings: Iterable[Coding]) -> bool:
    """Whether somebody sees the first answer to an indicator: all inside but those who are still to code it blind."""
    return member.works_inside and not any(one.coder == member.person and not one.is_submitted for one in codings)


def sees_coding(member: Member, coding: Coding, answer: Answer | None) -> bool:
    """Whether somebody sees a second coding: its coder always, others once it and the first answer are handed in."""
    if coding.coder == member.person:
        return True
    both = coding.is_submitted and answer is not None and answer.status.is_settled
    return member.works_inside and both


def sees_reviews(
    member: Member, reviews: Iterable[Review], situation: Situation, *, version: int
) -> tuple[Review, ...]:
    """The reviews somebody sees: a reviewer those of others only after saying their own word on this version."""
    every = tuple(reviews)
    mine = tuple(one for one in every if one.reviewer == member.person)
    if not allows(Permission.SEE_REVIEWS, member, situation):
        return mine
    may_review = allows(Permission.REVIEW, member, situation)
    if may_review and not standing(mine, version):
        return tuple(one for one in every if one.reviewer == member.person or one.version < version)
    return every


def shown_status(status: AnswerStatus, *, may_review: bool, has_spoken: bool) -> AnswerStatus:
    """The status of an answer as somebody is told it: "reviewed" is another's word until a reviewer has said their own.

    A draft stays a draft, though a reviewer may have sent it back: there is nothing to review in it. Counts of whole
    dimensions stay as they are, for they tell of no single answer.
    """
    is_told = has_spoken or not may_review or status is not AnswerStatus.REVIEWED
    return status if is_told else AnswerStatus.COMPLETE
