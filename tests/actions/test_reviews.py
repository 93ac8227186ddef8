"""Reviewing: a second pair of eyes on every version of an answer, blind to the others until its own word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kept import NOON, keep
from makers import assessment
from migov.actions import answers, assignments, journal, reviews
from migov.actions.entering import keeper, member_of
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, WrongStage
from migov.model.answers import AnswerStatus
from migov.model.assignments import Duty
from migov.model.fields import Field
from migov.model.people import Member, Role
from migov.model.reviews import Verdict
from migov.model.workflow import Stage
from migov.store import answers as kept
from migov.store import assessments as store
from migov.store import flags, transactions
from migov.store import reviews as words
from people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

ADA = Member(person="ada", roles=frozenset({Role.ANALYST}))
RIA = Member(person="ria", roles=frozenset({Role.REVIEWER}))
RON = Member(person="ron", roles=frozenset({Role.REVIEWER}))
HERE, CODE = "xqa-2024", "1.1.1"


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


def write(minutes: int = 0, /, **fields: str) -> None:
    mine = {Field[name.upper()]: text for name, text in fields.items()}
    base = (kept.find(HERE, CODE) or kept.begun(CODE)).version
    answers.save(HERE, CODE, mine, base=base, by=ADA, at=NOON + timedelta(minutes=minutes))


def complete(minutes: int = 1, /, **fields: str) -> int:
    """A complete answer of Ada's; the version there is to read."""
    write(minutes - 1, **({"answer": "none", "justification": "Nothing is written."} | fields))
    answers.complete(HERE, CODE, by=ADA, at=NOON + timedelta(minutes=minutes))
    return words.read_version(HERE, CODE)


def say(by: Member, verdict: Verdict, version: int, minutes: int = 5, comment: str = "") -> AnswerStatus:
    at = NOON + timedelta(minutes=minutes)
    return reviews.say(HERE, CODE, verdict, comment=comment, version=version, by=by, at=at).status


def status() -> AnswerStatus:
    found = kept.find(HERE, CODE)
    assert found
    return found.answer.status


def test_an_agreement_makes_a_complete_answer_reviewed() -> None:
    assert say(RIA, Verdict.AGREE, complete()) is AnswerStatus.REVIEWED


def test_a_disagreement_sends_the_answer_back_as_a_draft_with_its_reason() -> None:
    version = complete()
    assert say(RIA, Verdict.DISAGREE, version, comment="Article 9 says so.") is AnswerStatus.DRAFT
    (seen,) = reviews.said(HERE, CODE, by=ADA).visible
    assert seen.comment == "Article 9 says so."


def test_a_disagreement_without_a_reason_is_refused() -> None:
    version = complete()
    with pytest.raises(Invalid):
        say(RIA, Verdict.DISAGREE, version)
    assert status() is AnswerStatus.COMPLETE


def test_being_reviewed_is_nothing_new_to_read() -> None:
    version = complete()
    say(RIA, Verdict.AGREE, version)
    assert words.read_version(HERE, CODE) == version
    assert reviews.waiting_for(HERE, by=RIA) == ()


def test_one_who_agrees_does_not_outvote_one_who_disagrees() -> None:
    version = complete()
    say(RIA, Verdict.DISAGREE, version, comment="See article 9.")
    answers.complete(HERE, CODE, by=ADA, at=NOON + timedelta(minutes=6))
    assert say(RON, Verdict.AGREE, version, 7) is AnswerStatus.COMPLETE
    assert say(RIA, Verdict.AGREE, version, 8) is AnswerStatus.REVIEWED


def test_a_draft_is_nothing_to_review() -> None:
    write(justification="Half a thought.")
    with pytest.raises(Conflict, match="not complete"):
        say(RIA, Verdict.AGREE, words.read_version(HERE, CODE))


def test_a_word_on_a_version_that_is_no_longer_there_is_refused() -> None:
    version = complete()
    complete(4, justification="Article 4 after all.")
    with pytest.raises(Conflict, match="has changed"):
        say(RIA, Verdict.AGREE, version)


def test_nobody_reviews_their_own_answer() -> None:
    both = Member(person="ada", roles=frozenset({Role.ANALYST, Role.REVIEWER}))
    version = complete()
    with pytest.raises(NotAllowed, match="own answer"):
        say(both, Verdict.AGREE, version)
    assert reviews.waiting_for(HERE, by=both) == ()


def test_the_same_word_twice_is_said_once() -> None:
    version = complete()
    say(RIA, Verdict.AGREE, version)
    say(RIA, Verdict.AGREE, version, 6)
    assert len(words.of(HERE, CODE)) == 1


def test_a_word_that_is_taken_back_counts_no_longer_and_is_still_read() -> None:
    version = complete()
    say(RIA, Verdict.AGREE, version)
    reviews.take_back(HERE, CODE, by=RIA, at=NOON + timedelta(minutes=6))
    assert status() is AnswerStatus.COMPLETE
    (seen,) = reviews.said(HERE, CODE, by=ADA).visible
    assert seen.withdrawn_at is not None
    assert [one.indicator for one in reviews.waiting_for(HERE, by=RIA)] == [CODE]


def test_a_disagreement_that_is_taken_back_makes_the_answer_complete_again() -> None:
    version = complete()
    say(RIA, Verdict.DISAGREE, version, comment="I misread it.")
    reviews.take_back(HERE, CODE, by=RIA, at=NOON + timedelta(minutes=6))
    assert status() is AnswerStatus.COMPLETE


def test_a_disagreement_taken_back_does_not_complete_what_has_an_open_flag() -> None:
    version = complete()
    say(RIA, Verdict.DISAGREE, version, comment="I misread it.")
    with transactions.whole():
        flags.raise_(HERE, indicator=CODE, says="Is it in force?", to="ada", by="ron", at=NOON)
    reviews.take_back(HERE, CODE, by=RIA, at=NOON + timedelta(minutes=6))
    assert status() is AnswerStatus.DRAFT


def test_nothing_can_be_taken_back_that_was_not_said() -> None:
    complete()
    with pytest.raises(NotFound):
        reviews.take_back(HERE, CODE, by=RIA, at=NOON)


def test_an_answer_comes_back_to_its_reviewer_when_it_was_changed() -> None:
    first = complete()
    say(RIA, Verdict.AGREE, first)
    complete(8, justification="Article 4 after all.")
    (waiting,) = reviews.waiting_for(HERE, by=RIA)
    assert (waiting.indicator, waiting.read_before) == (CODE, first)


def test_an_answer_comes_back_when_it_is_called_complete_again_as_it_was() -> None:
    version = complete()
    say(RIA, Verdict.DISAGREE, version, comment="See article 9.")
    assert reviews.waiting_for(HERE, by=RIA) == ()
    answers.complete(HERE, CODE, by=ADA, at=NOON + timedelta(minutes=9))
    assert [one.indicator for one in reviews.waiting_for(HERE, by=RIA)] == [CODE]


def test_what_changed_between_two_versions_is_told_field_by_field_without_the_private_journal() -> None:
    first = complete()
    write(3, justification="Article 4 after all.", as_of="2024-05", journal="Called the ministry.")
    second = words.read_version(HERE, CODE)
    since = reviews.since(HERE, CODE, first, second)
    assert [(one.field, one.before, one.after) for one in since.fields] == [
        (Field.JUSTIFICATION, "Nothing is written.", "Article 4 after all."),
        (Field.AS_OF, "", "2024-05"),
    ]
    assert "journal" not in {one.field for one in since.changes}


def test_the_journal_says_that_a_word_was_said_and_not_which() -> None:
    version = complete()
    say(RIA, Verdict.DISAGREE, version, comment="See article 9.")
    lines = [line for line in journal.lines() if line.action.startswith("review.")]
    assert [line.details for line in lines] == [{"indicator": CODE, "version": version}]


@pytest.mark.parametrize("role", [Role.ANALYST, Role.COORDINATOR, Role.FOCAL_POINT, Role.EDITOR, Role.PARTICIPANT])
def test_only_reviewers_review(role: Role) -> None:
    version = complete()
    somebody = Member(person="somebody", roles=frozenset({role}))
    with pytest.raises(NotAllowed):
        say(somebody, Verdict.AGREE, version)


def test_somebody_of_another_assessment_is_told_that_there_is_none() -> None:
    with pytest.raises(NotFound):
        say(Member(person="rex"), Verdict.AGREE, complete())


def test_nobody_reviews_when_the_answers_are_closed() -> None:
    version = complete()
    with transactions.whole():
        record = store.lock(HERE)
        record.stage = Stage.VETTING.value
        record.save()
    with pytest.raises(WrongStage):
        say(RIA, Verdict.AGREE, version)


def test_whoever_keeps_the_machine_may_review_what_others_wrote() -> None:
    assert say(keeper("kim"), Verdict.AGREE, complete()) is AnswerStatus.REVIEWED


def test_whoever_wrote_or_reviewed_an_answer_is_not_asked_to_code_it_blind() -> None:
    complete()
    ria = member_of(HERE, a_person(Role.REVIEWER, handle="ria"))
    say(ria, Verdict.AGREE, words.read_version(HERE, CODE))
    with pytest.raises(Invalid, match="wrote or reviewed"):
        assignments.give([CODE], person="ria", duty=Duty.CODE, assessment=HERE, by=keeper("kim"), at=NOON)
