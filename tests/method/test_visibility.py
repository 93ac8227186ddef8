"""Blind reading, as tables: what each person sees of an answer, of reviews and of a second answer, and when."""

from __future__ import annotations

import pytest

from migov.model.answers import Answer, AnswerStatus, NonAnswer
from migov.model.people import Member, Role
from migov.model.permissions import Situation
from migov.model.reviews import Coding, Review, Verdict, agreement
from migov.model.visibility import sees_answer, sees_coding, sees_reviews, shown_status
from migov.model.workflow import Stage

ROLES = {
    "coordinator": Role.COORDINATOR,
    "analyst": Role.ANALYST,
    "reviewer": Role.REVIEWER,
    "focal": Role.FOCAL_POINT,
    "editor": Role.EDITOR,
    "participant": Role.PARTICIPANT,
}
VERSION = 7
"""Of the answer there is to read; 6 is the one before."""


def member(role: str, person: str = "me") -> Member:
    if role == "outside":
        return Member(person=person)
    if role == "office":
        return Member(person=person, is_office=True)
    institutions = ("health",) if role == "participant" else ()
    return Member(person=person, roles=frozenset({ROLES[role]}), institutions=institutions)


def review(reviewer: str, version: int = VERSION, *, taken_back: bool = False) -> Review:
    withdrawn = "2024-05-01T13:00:00+00:00" if taken_back else None
    at = "2024-05-01T12:00:00+00:00"
    verdict = Verdict.AGREE
    return Review(indicator="1.1.1", reviewer=reviewer, verdict=verdict, version=version, at=at, withdrawn_at=withdrawn)


REVIEWS = """
who          has said                     sees of another's word on this version   on the one before
reviewer     nothing                      -                                        yes
reviewer     a-word-on-the-one-before     -                                        yes
reviewer     a-word-on-this-version       yes                                      yes
reviewer     a-word-and-took-it-back      -                                        yes
analyst      nothing                      yes                                      yes
coordinator  nothing                      yes                                      yes
editor       nothing                      yes                                      yes
focal        nothing                      -                                        -
participant  nothing                      -                                        -
office       nothing                      -                                        -
outside      nothing                      -                                        -
"""

OWN = {
    "nothing": (),
    "a-word-on-the-one-before": (review("me", 6),),
    "a-word-on-this-version": (review("me"),),
    "a-word-and-took-it-back": (review("me", taken_back=True),),
}


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("who", "said", "this", "before"), rows(REVIEWS))
def test_what_somebody_sees_of_the_words_of_another_reviewer(who: str, said: str, this: str, before: str) -> None:
    others = (review("you", 6), review("you"))
    seen = sees_reviews(member(who), (*others, *OWN[said]), Situation(stage=Stage.RESEARCH), version=VERSION)
    assert (others[1] in seen) is (this == "yes")
    assert (others[0] in seen) is (before == "yes")
    assert set(OWN[said]) <= set(seen), "one's own words one always reads"


def test_a_reviewer_who_is_also_coordinator_is_as_blind_as_any_reviewer() -> None:
    both = Member(person="me", roles=frozenset({Role.REVIEWER, Role.COORDINATOR}))
    assert sees_reviews(both, (review("you"),), Situation(stage=Stage.RESEARCH), version=VERSION) == ()


def test_whoever_is_to_code_the_indicator_reads_no_review_of_it() -> None:
    blind = Situation(stage=Stage.RESEARCH, asked_to_code=frozenset({"me"}))
    for role in ("analyst", "coordinator", "reviewer", "editor"):
        assert sees_reviews(member(role), (review("you"), review("you", 6)), blind, version=VERSION) == ()


STATUSES = """
status       may-review  has-spoken  shown
reviewed     yes         -           complete
reviewed     yes         yes         reviewed
reviewed     -           -           reviewed
reviewed     -           yes         reviewed
complete     yes         -           complete
complete     yes         yes         complete
draft        yes         -           draft
draft        yes         yes         draft
not-started  yes         -           not-started
not-started  -           -           not-started
"""


@pytest.mark.parametrize(("status", "may", "spoken", "shown"), rows(STATUSES))
def test_that_an_answer_is_reviewed_is_told_to_a_reviewer_after_their_own_word(
    status: str, may: str, spoken: str, shown: str
) -> None:
    given, wanted = (AnswerStatus(one.replace("-", " ")) for one in (status, shown))
    assert shown_status(given, may_review=may == "yes", has_spoken=spoken == "yes") is wanted


CODINGS = """
who          second-answer  first-answer  sees-the-first  sees-the-second
coder        asked          complete      -               yes
coder        handed-in      draft         yes             yes
coder        handed-in      complete      yes             yes
analyst      asked          complete      yes             -
analyst      handed-in      draft         yes             -
analyst      handed-in      complete      yes             yes
reviewer     asked          complete      yes             -
reviewer     handed-in      draft         yes             -
reviewer     handed-in      complete      yes             yes
coordinator  handed-in      complete      yes             yes
focal        handed-in      complete      yes             yes
participant  handed-in      complete      -               -
outside      handed-in      complete      -               -
"""


@pytest.mark.parametrize(("who", "second", "first", "sees_first", "sees_second"), rows(CODINGS))
def test_two_answers_are_seen_together_when_both_are_in(
    who: str, second: str, first: str, sees_first: str, sees_second: str
) -> None:
    somebody = member("reviewer", "coder") if who == "coder" else member(who)
    coding = Coding(
        indicator="1.1.1",
        coder="coder",
        asked_by="ada",
        asked_at="2024-05-01T12:00:00+00:00",
        non_answer=NonAnswer.NOT_APPLICABLE,
        justification="Outside its powers.",
        submitted_at="2024-05-01T12:00:00+00:00" if second == "handed-in" else None,
    )
    answer = Answer(
        indicator="1.1.1",
        non_answer=NonAnswer.NOT_APPLICABLE,
        justification="Outside its powers.",
        status=AnswerStatus(first),
    )
    assert sees_answer(somebody, [coding]) is (sees_first == "yes")
    assert sees_coding(somebody, coding, answer) is (sees_second == "yes")


def test_agreement_is_counted_by_question_in_the_order_of_codes() -> None:
    pairs = [("2.1.1", "some", "some"), ("1.1.1", "none", "some"), ("2.1.1", "all", "none")]
    told = [(one.indicator, one.agreed, one.compared) for one in agreement(pairs)]
    assert told == [("1.1.1", 0, 1), ("2.1.1", 1, 2)]
