"""Answering, by several people at once: what was written stands, is shown beside, or can be fetched back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kept import NOON, keep
from makers import assessment
from migov.actions import answers, assessments, journal
from migov.actions.answers import Saved
from migov.actions.entering import keeper
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, Unsupported, WrongStage
from migov.model import interchange
from migov.model.answers import Answer, AnswerStatus
from migov.model.fields import NON_ANSWER, Field
from migov.model.people import Member, Role
from migov.model.workflow import Stage
from migov.store import answers as kept
from migov.store import assessments as store
from migov.store import transactions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

ADA = Member(person="ada", roles=frozenset({Role.ANALYST}))
BO = Member(person="bo", roles=frozenset({Role.ANALYST}))
HERE, CODE = "xqa-2024", "1.1.1"


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


def save(by: Member, base: int, minutes: int = 0, /, **fields: str) -> Saved:
    mine = {Field[name.upper()]: text for name, text in fields.items()}
    return answers.save(HERE, CODE, mine, base=base, by=by, at=NOON + timedelta(minutes=minutes))


def now() -> Answer:
    found = answers.answer_to(assessments.get(HERE), CODE)
    assert found
    return found


def test_fields_that_are_written_stand_and_the_version_grows() -> None:
    assert save(ADA, 0, justification="Article 4.").kept.version == 1
    assert save(ADA, 1, answer="some", years="1994").kept.version == 2
    assert (now().justification, now().closed, now().years) == ("Article 4.", "some", (1994,))


def test_the_same_form_sent_twice_is_one_change() -> None:
    first = save(ADA, 0, justification="Article 4.")
    again = save(ADA, 0, justification="Article 4.")
    assert (again.kept.version, again.written, again.met) == (first.kept.version, (), ())
    assert len(answers.history(HERE, CODE, field=Field.JUSTIFICATION)) == 1


def test_two_people_in_different_fields_do_not_meet() -> None:
    save(ADA, 0, justification="Article 4.")
    theirs = save(BO, 0, as_of="2024-05")
    assert theirs.met == ()
    assert (now().justification, now().as_of) == ("Article 4.", "2024-05")


def test_two_people_in_one_field_meet_and_both_texts_are_kept() -> None:
    save(ADA, 0, justification="Article 4.")
    met = save(BO, 0, 5, justification="Article 5.", as_of="2024-05")
    (one,) = met.met
    assert (one.clash.theirs, one.clash.mine, one.clash.before, one.by) == ("Article 4.", "Article 5.", "", "ada")
    assert met.written == (Field.AS_OF,), "the other fields are written all the same"
    assert now().justification == "Article 4."
    (aside,) = [one for one in answers.history(HERE, CODE) if one.aside]
    assert (aside.words, aside.by) == ("Article 5.", "bo")


def test_a_text_that_was_put_aside_is_put_aside_once_and_can_be_taken_up() -> None:
    save(ADA, 0, justification="Article 4.")
    save(BO, 0, justification="Article 5.")
    save(BO, 0, justification="Article 5.")
    (aside,) = [one for one in answers.history(HERE, CODE) if one.aside]
    answers.undo(HERE, CODE, number=aside.number, by=BO, at=NOON)
    assert now().justification == "Article 5."
    assert [one.words for one in answers.history(HERE, CODE, field=Field.JUSTIFICATION) if not one.aside] == [
        "Article 5.",
        "Article 4.",
    ]


def test_a_change_is_undone_unless_somebody_went_on_from_it() -> None:
    save(ADA, 0, justification="Article 4.")
    save(ADA, 1, justification="Article 5.")
    older, newer = reversed(answers.history(HERE, CODE, field=Field.JUSTIFICATION))
    with pytest.raises(Conflict, match="changed again"):
        answers.undo(HERE, CODE, number=older.number, by=ADA, at=NOON)
    answers.undo(HERE, CODE, number=newer.number, by=BO, at=NOON)
    assert now().justification == "Article 4."
    last = answers.history(HERE, CODE, field=Field.JUSTIFICATION)[0]
    assert (last.by, last.why) == ("bo", "a change undone")


def test_a_field_says_again_what_it_said_long_ago() -> None:
    for version, words in enumerate(("one", "two", "three")):
        save(ADA, version, justification=words)
    first = answers.history(HERE, CODE, field=Field.JUSTIFICATION)[-1]
    answers.restore(HERE, CODE, number=first.number, by=ADA, at=NOON)
    assert now().justification == "one"


def test_a_change_of_another_answer_is_no_change_of_this_one() -> None:
    answers.save(HERE, "1.1.2", {Field.JUSTIFICATION: "x"}, base=0, by=ADA, at=NOON)
    (other,) = answers.history(HERE, "1.1.2", field=Field.JUSTIFICATION)
    with pytest.raises(NotFound):
        answers.undo(HERE, CODE, number=other.number, by=ADA, at=NOON)


def test_what_the_scale_does_not_have_is_refused_and_nothing_is_written() -> None:
    with pytest.raises(Invalid, match="maybe"):
        save(ADA, 0, answer="maybe", justification="Article 4.")
    assert answers.history(HERE, CODE) == ()


def test_a_version_that_never_was_is_refused() -> None:
    with pytest.raises(Conflict, match="version 7"):
        save(ADA, 7, justification="Article 4.")


def test_an_edited_complete_answer_is_a_draft_again_until_it_is_completed() -> None:
    save(ADA, 0, answer="none", justification="No record of it.")
    assert answers.complete(HERE, CODE, by=ADA, at=NOON).status is AnswerStatus.COMPLETE
    save(ADA, 2, journal="Asked the depositary.")
    assert now().status is AnswerStatus.COMPLETE
    save(ADA, 3, justification="No record of it in the register.")
    assert now().status is AnswerStatus.DRAFT


def test_nothing_found_is_complete_only_with_the_search_log() -> None:
    save(ADA, 0, answer=NON_ANSWER + "no evidence found", justification="Three laws were read.")
    with pytest.raises(Unsupported, match="search log"):
        answers.complete(HERE, CODE, by=ADA, at=NOON)
    with pytest.raises(Invalid, match="nothing was searched"):
        answers.attach_searches(HERE, CODE, by=ADA, at=NOON)


def test_only_an_analyst_of_the_assessment_answers_and_only_while_answers_are_open() -> None:
    with pytest.raises(NotFound):
        save(Member(person="eve"), 0, justification="x")
    with pytest.raises(NotAllowed):
        save(Member(person="rae", roles=frozenset({Role.REVIEWER})), 0, justification="x")
    with transactions.whole():
        store.lock(HERE).move(Stage.VETTING, by="ada", at=NOON)
    with pytest.raises(WrongStage, match="vetting"):
        save(ADA, 0, justification="x")
    assert answers.history(HERE, CODE) == ()


def test_the_journal_seals_every_answer_and_notices_a_change_behind_its_back() -> None:
    save(ADA, 0, justification="Article 4.")
    assert journal.verify().problems == ()
    kept.AnswerRecord.objects.update(content=kept.AnswerRecord.objects.get().content.replace("4", "5"))
    (problem,) = journal.verify().problems
    assert CODE in problem


def test_answers_come_in_and_go_out_with_the_assessment_unchanged_and_in_their_order() -> None:
    given = tuple(
        Answer(indicator=code, closed="absent", justification=f"Because of {code}.") for code in ("4.1.1", "2.2.1")
    )
    value = assessment(answers=given)
    keep(value, replace=True)
    assert assessments.export(HERE) == interchange.encode(value)
    back = assessment(answers=given[::-1])
    keep(back, replace=True)
    assert assessments.export(HERE) == interchange.encode(back)
    assert journal.verify().problems == ()


def test_an_answer_that_is_replaced_by_an_import_keeps_its_history() -> None:
    save(ADA, 0, justification="Article 4.")
    keep(assessment(), replace=True)
    assert answers.answer_to(assessments.get(HERE), CODE) is None
    assert [one.words for one in answers.history(HERE, CODE, field=Field.JUSTIFICATION)] == ["", "Article 4."]
    assert save(BO, 0, as_of="2024").kept.version == 3, "no version means two things"
    assert save(ADA, 3, justification="Article 5.").met == ()


def test_the_keeper_of_the_machine_may_answer() -> None:
    assert save(keeper("root"), 0, justification="Article 4.").kept.changed_by == "root"
