"""Who sees what while reviews are blind, and while comments are made.

These functions are the whole rule, and pages and files ask nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from migov.model.answers import Answer, AnswerStatus
from migov.model.consultations import Comment, Consultation, Visibility
from migov.model.people import Member, Role
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


def sees_comment(member: Member, comment: Comment, consultation: Consultation) -> bool:
    """Whether somebody reads a comment of a draft that they may read.

    Its own institution and those who answer it always do. The focal point and the institutions of the government read
    what is said among them; all read what is said to all. A reply is asked about as the comment it replies to.
    """
    if comment.by == member.person or member.is_office or member.is_(Role.COORDINATOR, Role.EDITOR):
        return True
    if comment.institution is not None and comment.institution in member.institutions:
        return True
    if comment.visibility is Visibility.INSTITUTION:
        return False
    if comment.visibility is Visibility.ALL:
        return True
    asked = (consultation.invitation(institution) for institution in member.institutions)
    return member.works_inside or any(one is not None and one.is_government for one in asked)
