"""Second coding: given blind, handed in once, compared as both were before either was seen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kept import NOON, keep
from makers import assessment
from migov.actions import answers, assignments, codings
from migov.actions.entering import keeper, member_of
from migov.errors import Conflict, Invalid, NotAllowed, NotFound
from migov.model.answers import NonAnswer, Search
from migov.model.assignments import Duty
from migov.model.fields import NON_ANSWER, Field
from migov.model.people import Member, Role
from migov.store import answers as kept
from migov.store import searches, transactions
from migov.store.searches import Logged
from people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

ADA = Member(person="ada", roles=frozenset({Role.ANALYST}))
HERE, CODE = "xqa-2024", "1.1.1"


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


@pytest.fixture
def cara() -> Member:
    """A reviewer who is asked to code the indicator."""
    person = a_person(Role.REVIEWER, handle="cara")
    assignments.give([CODE], person="cara", duty=Duty.CODE, assessment=HERE, by=keeper("kim"), at=NOON)
    return member_of(HERE, person)


def first(minutes: int, answer: str = "none", justification: str = "Nothing is written.") -> None:
    """The first answer, given and called complete."""
    base = (kept.find(HERE, CODE) or kept.begun(CODE)).version
    at = NOON + timedelta(minutes=minutes)
    mine = {Field.ANSWER: answer, Field.JUSTIFICATION: justification}
    answers.save(HERE, CODE, mine, base=base, by=ADA, at=at)
    answers.complete(HERE, CODE, by=ADA, at=at + timedelta(seconds=1))


def second(
    by: Member,
    minutes: int,
    answer: str = "some",
    *,
    base: int = 0,
    submit: bool = True,
    justification: str = "Art. 9.",
) -> codings.Coded:
    at = NOON + timedelta(minutes=minutes)
    return codings.write(HERE, CODE, answer=answer, justification=justification, base=base, submit=submit, by=by, at=at)


def test_only_whoever_is_asked_codes_and_only_until_it_is_handed_in(cara: Member) -> None:
    with pytest.raises(NotAllowed):
        second(ADA, 1)
    assert second(cara, 1).coding.is_submitted
    with pytest.raises(NotAllowed):
        second(cara, 2, "all", base=1)


def test_a_draft_can_be_saved_with_half_of_it_and_handed_in_only_whole(cara: Member) -> None:
    second(cara, 1, "", submit=False)
    second(cara, 2, NON_ANSWER + "not applicable", base=1, submit=False)
    with pytest.raises(Invalid, match="no justification"):
        second(cara, 3, base=2, justification=" ")
    assert not codings.mine(HERE, CODE, by=cara).is_submitted


@pytest.mark.parametrize("answer", ["perhaps", NON_ANSWER + "perhaps"])
def test_an_answer_off_the_scale_is_refused(cara: Member, answer: str) -> None:
    with pytest.raises(Invalid):
        second(cara, 1, answer)


def test_another_window_is_noticed_and_nothing_is_overwritten(cara: Member) -> None:
    second(cara, 1, "some", submit=False)
    met = second(cara, 2, "all", base=0, submit=True)
    assert met.met
    assert (met.coding.closed, met.coding.is_submitted, met.met.closed) == ("some", False, "all")
    with pytest.raises(Conflict):
        second(cara, 3, "all", base=9)


def test_the_analyst_does_not_see_it_before_both_are_in(cara: Member) -> None:
    second(cara, 1)
    assert codings.pairs(HERE, by=ADA) == ()
    first(5)
    assert [one.agrees for one in codings.pairs(HERE, by=ADA)] == [False]
    with pytest.raises(NotFound):
        codings.mine(HERE, CODE, by=ADA)


@pytest.mark.parametrize("first_at", [1, 9], ids=["first answer first", "second answer first"])
def test_agreement_is_that_of_both_answers_before_either_was_seen(cara: Member, first_at: int) -> None:
    """Whoever changes the first answer to the second one afterwards makes no agreement."""
    first_of_all, then = sorted([("first", first_at), ("second", 5)], key=lambda one: one[1])
    for which, minutes in (first_of_all, then):
        first(minutes) if which == "first" else second(cara, minutes)
    (pair,) = codings.pairs(HERE, by=ADA)
    assert (pair.said, pair.agrees) == ("none", False)
    at = NOON + timedelta(minutes=20)
    answers.save(HERE, CODE, {Field.ANSWER: "some"}, base=_version(), by=ADA, at=at)
    first(30, NON_ANSWER + "not applicable", "It cannot arise.")
    (again,) = codings.agreement_in(HERE, by=ADA)
    assert (again.indicator, again.compared, again.agreed) == (CODE, 1, 0)
    (edition,) = codings.agreement_everywhere()
    assert (edition.edition, edition.agreements) == ("national-2", (again,))


def test_an_answer_that_was_changed_before_the_second_came_in_counts_as_changed(cara: Member) -> None:
    first(1, "none")
    first(3, NON_ANSWER + "not applicable", "It cannot arise.")
    second(cara, 5, NON_ANSWER + "not applicable")
    (pair,) = codings.pairs(HERE, by=ADA)
    assert pair.agrees


def _version() -> int:
    return (kept.find(HERE, CODE) or kept.begun(CODE)).version


def test_a_blind_coders_searches_are_not_in_the_first_answers_log_before_theirs_is_in(cara: Member) -> None:
    made = Search(query="asylum law", at=NOON.isoformat(), found=0, by=cara.person)
    logged = Logged(search=made, assessment=HERE, indicator=CODE, plan="", filters="", withheld=0)
    with transactions.whole():
        searches.note(logged, at=NOON)
    answers.save(HERE, CODE, {Field.ANSWER: NON_ANSWER + NonAnswer.NO_EVIDENCE}, base=0, by=ADA, at=NOON)
    found = kept.find(HERE, CODE)
    assert found
    assert (answers.searches_for(HERE, CODE), found.answer.searches) == ((), ())
    second(cara, 5)
    assert [one.search.query for one in answers.searches_for(HERE, CODE)] == ["asylum law"]
