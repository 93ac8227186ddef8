"""Answers of the last round in the next one: they wait, are looked at again, confirmed, and taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

import makers
from kept import keep
from laws import ALIENS_ACT, OLD_ACT, REPEAL
from migov.actions import answers as answering
from migov.actions import assessments as keeping
from migov.actions import carrying, changing, journal, pins, registers, stages
from migov.actions import sources as shelf
from migov.actions.assessments import import_assessment
from migov.actions.sources import Details
from migov.catalogue import crosswalks
from migov.errors import Conflict, Invalid, NotFound, Unsupported, WrongStage
from migov.model import interchange
from migov.model.answers import Answer, AnswerStatus, NonAnswer
from migov.model.changes import ChangeKind, State
from migov.model.fields import Field
from migov.model.indicators import Relation
from migov.model.instruments import InstrumentStatus
from migov.model.marks import Happened
from migov.model.workflow import Condition, Stage
from migov.store import answers, assessments, transactions
from migov.store.assessments import Entry
from people import NOON
from teams import KEEPER, answered, moved, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
LATER = NOON + timedelta(days=400)
ALIENS, OLD = "xqa-law-2015-04", "xqa-law-1979-11"
BOX = "Every alien who stays for longer than ninety days requires a residence permit."


def law(text: str, name: str, at: datetime = NOON) -> str:
    details = Details(jurisdiction="NER", language="en", id=name)
    return shelf.add(text.encode(), file=f"{name}.md", details=details, by="Ada", at=at).source


def given(id: str, code: str, closed: str = "some", **more: object) -> None:  # noqa: A002 - the field's own word
    fields = {"indicator": code, "closed": closed, "justification": "The act says so.", "as_of": "2024-05-01", **more}
    with transactions.whole():
        answers.write(id, answers.lock(id, code), Answer(**fields), by="ada", at=NOON)


def settled(id: str, code: str, **more: object) -> None:  # noqa: A002
    """An answer with a quotation of the aliens act, complete."""
    given(id, code, **more)
    pins.pin_words(id, code, source=ALIENS, words=BOX, by=KEEPER, at=NOON)
    answering.complete(id, code, by=KEEPER, at=NOON)


def first(**more: object) -> Entry:
    """A first round, in research, with the laws on the shelf."""
    law(ALIENS_ACT, ALIENS)
    entry = opened("NER", **more)
    moved(entry.id, Stage.RESEARCH)
    return entry


def second(**more: object) -> Entry:
    entry = opened("NER", **more)
    moved(entry.id, Stage.RESEARCH)
    return entry


def there(id: str, code: str) -> Answer:  # noqa: A002
    kept = answers.find(id, code)
    assert kept is not None
    return kept.answer


def test_the_last_answer_stands_in_the_new_round_with_its_quotation_and_waits() -> None:
    before = first()
    settled(before.id, "1.1.1")
    now = second()
    one = there(now.id, "1.1.1")
    assert (one.status, one.closed, one.as_of) == (AnswerStatus.CARRIED, "some", "2024-05-01")
    assert one.pins == there(before.id, "1.1.1").pins
    value = assessments.get(now.id)
    assert (value.earlier, [source.id for source in value.sources]) == (before.id, [ALIENS])
    assert journal.verify().problems == ()


def test_what_waits_is_not_complete_and_does_not_open_the_consultation() -> None:
    before = first()
    answered(before.id)
    now = second()
    (check,) = [
        one
        for step in stages.life(now.id, by=KEEPER).steps
        for one in step.checks
        if one.condition is Condition.ANSWERED
    ]
    assert len(check.missing) == len(stages.asked(now))


def test_private_notes_and_searches_stay_in_the_round_in_which_they_were_made() -> None:
    before = first()
    given(before.id, "1.1.1", journal="Ask the deputy director again.")
    pins.pin_words(before.id, "1.1.1", source=ALIENS, words=BOX, by=KEEPER, at=NOON)
    answering.complete(before.id, "1.1.1", by=KEEPER, at=NOON)
    now = second()
    assert there(now.id, "1.1.1").journal == ""


def test_that_nothing_was_found_has_to_be_searched_for_again() -> None:
    before = first()
    search = {"query": "fees", "at": NOON.isoformat(), "found": 0}
    given(before.id, "1.1.1", closed=None, non_answer=NonAnswer.NO_EVIDENCE, searches=(search,))
    value = there(before.id, "1.1.1")
    with transactions.whole():
        done = replace(value, status=AnswerStatus.COMPLETE)
        answers.write(before.id, answers.lock(before.id, "1.1.1"), done, by="ada", at=NOON)
    now = second()
    assert there(now.id, "1.1.1").searches == ()
    with pytest.raises(Unsupported, match="search"):
        carrying.confirm(now.id, "1.1.1", by=KEEPER, at=LATER)
    assert carrying.safe(now.id, by=KEEPER, at=LATER) == ()


def test_only_settled_answers_are_carried() -> None:
    before = first()
    given(before.id, "1.1.1")
    assert answers.of(second().id) == ()


@pytest.mark.parametrize("relation", [Relation.SPLIT, Relation.MERGED])
def test_what_was_split_or_merged_is_not_carried(relation: Relation) -> None:
    walk = crosswalks.between("national-1", "national-2")
    assert walk
    link = next(one for one in walk.links if one.relation is relation)
    before = first(edition="national-1")
    answered(before.id)
    now = second(edition="national-2")
    kept = {one.answer.indicator for one in answers.of(now.id)}
    assert not kept & set(link.later)
    carried = {code for one in walk.links if one.relation in (Relation.SAME, Relation.REWORDED) for code in one.later}
    assert kept == carried


def test_a_reworded_question_is_carried_but_not_confirmed_with_others() -> None:
    before = first(edition="national-1")
    answered(before.id)
    now = second(edition="national-2")
    walk = crosswalks.between("national-1", "national-2")
    assert walk
    reworded = next(one.later[0] for one in walk.links if one.relation is Relation.REWORDED)
    assert there(now.id, reworded).status is AnswerStatus.CARRIED
    safe = carrying.safe(now.id, by=KEEPER, at=LATER)
    assert reworded not in safe
    assert set(safe) == {one.later[0] for one in walk.links if one.relation is Relation.SAME}
    with pytest.raises(Conflict, match=f"one by one: {reworded}"):
        carrying.confirm_several(now.id, [safe[0], reworded], by=KEEPER, at=LATER)
    assert there(now.id, safe[0]).status is AnswerStatus.CARRIED, "all of them or none"
    assert carrying.confirm(now.id, reworded, by=KEEPER, at=LATER).status is AnswerStatus.COMPLETE


def test_confirming_says_that_it_is_true_now() -> None:
    before = first()
    settled(before.id, "1.1.1")
    now = second()
    assert carrying.confirm_several(now.id, ["1.1.1"], by=KEEPER, at=LATER) == ("1.1.1",)
    one = there(now.id, "1.1.1")
    assert (one.status, one.as_of) == (AnswerStatus.COMPLETE, LATER.date().isoformat())
    assert [line.action for line in journal.lines()][-1] == "answer.confirm"
    assert changing.compared(now.id).lines[0].state is State.UNCHANGED


def test_nothing_is_said_to_be_true_after_the_cut_off() -> None:
    before = first()
    settled(before.id, "1.1.1")
    now = second(cut_off="2024-12-31")
    assert carrying.confirm(now.id, "1.1.1", by=KEEPER, at=LATER).as_of == "2024-12-31"


def test_a_confirmation_can_be_taken_back() -> None:
    before = first()
    settled(before.id, "1.1.1")
    now = second()
    waiting = there(now.id, "1.1.1")
    carrying.confirm(now.id, "1.1.1", by=KEEPER, at=LATER)
    assert carrying.take_back(now.id, "1.1.1", by=KEEPER, at=LATER) == waiting
    assert there(now.id, "1.1.1") == waiting


def test_an_answer_that_was_changed_is_not_turned_back_into_the_last_one() -> None:
    before = first()
    settled(before.id, "1.1.1")
    now = second()
    answering.save(now.id, "1.1.1", {Field.ANSWER: "all"}, base=1, by=KEEPER, at=LATER)
    assert there(now.id, "1.1.1").status is AnswerStatus.DRAFT
    for act in (carrying.take_back, carrying.confirm):
        with pytest.raises(Conflict):
            act(now.id, "1.1.1", by=KEEPER, at=LATER)


def test_a_law_that_was_repealed_since_is_told_with_its_day_and_keeps_the_answer_from_the_rest() -> None:
    law(OLD_ACT, OLD)
    before = first()
    given(before.id, "1.1.1", as_of="2014-01-01")
    pins.pin_words(before.id, "1.1.1", source=OLD, words="The foreigner carries a residence card.", by=KEEPER, at=NOON)
    answering.complete(before.id, "1.1.1", by=KEEPER, at=NOON)
    law(REPEAL, "xqa-law-2015-05")
    now = second()
    found = carrying.standing(now.id, "1.1.1", at=LATER)
    assert found is not None
    ((happening,),) = [rest.happenings for rest in found.recheck.rests]
    assert (happening.what, happening.since, happening.by) == (Happened.REPEALED, "2015-04-01", "law-2015-05")
    assert (found.is_safe, carrying.safe(now.id, by=KEEPER, at=LATER)) == (False, ())
    assert all(one.holds for one in found.recheck.pins)


def test_what_a_person_said_of_a_law_counts_too() -> None:
    before = first()
    settled(before.id, "1.1.1")
    now = second()
    assert carrying.safe(now.id, by=KEEPER, at=LATER) == ("1.1.1",)
    registers.settle(
        "NER",
        "law-2015-04",
        status=InstrumentStatus.SUSPENDED,
        until="2025-01-31",
        because="By decision of the court.",
        by="Ada",
        at=LATER,
    )
    found = carrying.standing(now.id, "1.1.1", at=LATER)
    assert found is not None
    assert [(one.what, one.since) for rest in found.recheck.rests for one in rest.happenings] == [
        (Happened.SUSPENDED, "2025-02-01")
    ]
    assert carrying.safe(now.id, by=KEEPER, at=LATER) == ()


def test_a_quotation_comes_with_the_newest_snapshot_where_its_words_stand_there() -> None:
    before = first()
    settled(before.id, "1.1.1")
    moved(before.id, Stage.PUBLISHED)
    law(ALIENS_ACT + "\n### Article 4. Fees\n\nThe permit is free.\n", ALIENS, at=LATER)
    now = second()
    (then,), (pin,) = there(before.id, "1.1.1").pins, there(now.id, "1.1.1").pins
    assert then.snapshot != pin.snapshot
    assert carrying.safe(now.id, by=KEEPER, at=LATER) == ("1.1.1",)


def test_a_quotation_whose_words_are_gone_from_the_newest_snapshot_is_told() -> None:
    before = first()
    settled(before.id, "1.1.1")
    moved(before.id, Stage.PUBLISHED)
    law(ALIENS_ACT.replace(BOX, "Nobody requires anything for a stay of any length at all."), ALIENS, at=LATER)
    now = second()
    found = carrying.standing(now.id, "1.1.1", at=LATER)
    assert found is not None
    assert [(one.holds, one.is_newest) for one in found.recheck.pins] == [(True, False)]
    assert not found.is_safe


def test_a_round_that_was_withdrawn_hands_nothing_on_and_says_so_where_it_is_named() -> None:
    before = first()
    settled(before.id, "1.1.1")
    keeping.withdraw(before.id, because="wrong country", by="Ada", at=NOON)
    assert answers.of(second().id) == ()
    with pytest.raises(Conflict, match="was withdrawn, because: wrong country"):
        opened("NER", earlier=before.id)


def test_a_round_that_is_not_kept_here_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotFound, match="bring it in first"):
        opened("NER", earlier="ner-2019")


def test_a_round_of_another_country_is_refused() -> None:
    other = opened("GHA")
    with pytest.raises(Invalid, match="another jurisdiction"):
        opened("NER", earlier=other.id)


def test_the_round_before_that_is_named_is_taken_even_if_it_is_not_the_newest() -> None:
    before = first()
    settled(before.id, "1.1.1")
    opened("NER")
    assert there(second(earlier=before.id).id, "1.1.1").closed == "some"


def test_an_assessment_from_a_file_knows_its_round_before_by_its_content() -> None:
    keep(makers.assessment(id="xqa-2020", edition="national-2"))
    later = makers.assessment(id="xqa-2024", edition="national-2", earlier="xqa-2020")
    import_assessment(interchange.encode(later), by="Ada", at=NOON)
    earlier = changing.compared("xqa-2024").earlier
    assert earlier is not None
    assert earlier.id == "xqa-2020"


def test_a_changed_answer_keeps_the_consultation_closed_until_somebody_says_why() -> None:
    before = first()
    settled(before.id, "1.1.1")
    now = second()
    answering.save(now.id, "1.1.1", {Field.ANSWER: "all"}, base=1, by=KEEPER, at=LATER)
    answering.complete(now.id, "1.1.1", by=KEEPER, at=LATER)
    assert changing.untold(now.id) == ("1.1.1",)

    def holds() -> bool:
        steps = stages.life(now.id, by=KEEPER).steps
        return next(one.holds for step in steps for one in step.checks if one.condition is Condition.CHANGES_TOLD)

    assert not holds()
    with pytest.raises(Invalid, match="names an instrument"):
        changing.tell(now.id, "1.1.1", ChangeKind.NEW_LAW, because="All now.", by=KEEPER, at=LATER)
    told = changing.tell(
        now.id, "1.1.1", ChangeKind.NEW_LAW, because="All now.", instruments=("2015-04",), by=KEEPER, at=LATER
    )
    assert [one.id for one in told.instruments] == ["law-2015-04"]
    assert holds()
    (change,) = changing.changes_of(now.id)
    assert (change.before[0].answer, change.after[0].answer, change.is_comparable) == ("some", "all", True)
    value = assessments.get(now.id)
    assert changing.followed(now.id, value).changes == (change,)
    bare = replace(value, answers=(), sources=())
    assert [one.pins for one in changing.followed(now.id, bare).changes] == [()]
    assert changing.followed(before.id, assessments.get(before.id)) == assessments.get(before.id)
    changing.take_back(now.id, "1.1.1", by=KEEPER, at=LATER)
    assert not holds()
    with pytest.raises(NotFound):
        changing.take_back(now.id, "1.1.1", by=KEEPER, at=LATER)


def test_where_nothing_can_be_compared_there_is_nothing_to_explain() -> None:
    now = second()
    with pytest.raises(Conflict, match="cannot be compared"):
        changing.tell(now.id, "1.1.1", ChangeKind.CORRECTED, because="Wrong.", by=KEEPER, at=LATER)
    assert changing.compared(now.id).lines == ()


def test_an_instrument_that_the_register_does_not_have_is_refused() -> None:
    before = first()
    settled(before.id, "1.1.1")
    now = second()
    with pytest.raises(Invalid, match="no instruments of the register are called '1999-1'"):
        changing.tell(
            now.id, "1.1.1", ChangeKind.LAPSED, because="Ended.", instruments=("1999-1",), by=KEEPER, at=LATER
        )


def test_what_is_published_is_confirmed_no_more() -> None:
    before = first()
    settled(before.id, "1.1.1")
    now = second()
    moved(now.id, Stage.PUBLISHED)
    with pytest.raises(WrongStage):
        carrying.confirm(now.id, "1.1.1", by=KEEPER, at=LATER)


def test_a_question_that_nobody_asks_has_no_kind_of_change() -> None:
    settled(first().id, "1.1.1")
    later = second()
    with pytest.raises(NotFound):
        changing.tell(later.id, "9.9.9", ChangeKind.NEW_EVIDENCE, because="A study.", by=KEEPER, at=LATER)
    assert changing.reason(later.id, "9.9.9") is None
