"""What changed between two rounds: a change has a kind, and what cannot be compared is never called one."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

import makers
from migov.errors import Invalid
from migov.model import changes, interchange
from migov.model.answers import Answer, AnswerStatus, NonAnswer
from migov.model.changes import Change, ChangeKind, NamedInstrument, Reason, State, Stated
from migov.model.citations import Pin, Quote
from migov.model.indicators import CrossWalk, Link, Relation
from migov.model.instruments import InstrumentStatus
from migov.model.languages import Localized
from migov.model.sources import Locator

ACT = NamedInstrument(id="law-2024-5", name="Foreigners Act, 2024")
NEW_LAW = Reason(kind=ChangeKind.NEW_LAW, because="The act opens schools to all children.", instruments=(ACT,))
ABSENT, PARTIAL = Stated(indicator="1.1.1", answer="absent"), Stated(indicator="1.1.1", answer="partial")


def given(code: str, closed: str = "absent", **more: object) -> Answer:
    return Answer(
        indicator=code, **{"closed": closed, "justification": "So it is.", "status": AnswerStatus.COMPLETE, **more}
    )


def link(relation: Relation, earlier: tuple[str, ...], later: tuple[str, ...], remark: str = "") -> Link:
    return Link(relation=relation, earlier=earlier, later=later, remark=Localized(en=remark or None))


def walk(*links: Link) -> CrossWalk:
    return CrossWalk(earlier="national-1", later="national-2", links=links)


SAME = walk(link(Relation.SAME, ("1.1.1",), ("1.1.1",)))


def state(before: Answer, after: Answer, told: Reason | None = None) -> State:
    (line,) = changes.compared([before], [after], SAME, {"1.1.1": told} if told else {})
    return line.state


@pytest.mark.parametrize("kind", [ChangeKind.NEW_LAW, ChangeKind.LAPSED])
def test_a_law_that_came_or_went_is_named(kind: ChangeKind) -> None:
    with pytest.raises(Invalid, match="names an instrument"):
        Reason(kind=kind, because="Something changed.")


def test_every_kind_says_why_in_words() -> None:
    with pytest.raises(Invalid, match="a change says why"):
        Reason(kind=ChangeKind.CORRECTED, because="  ")


def test_a_question_that_is_the_same_was_not_reworded() -> None:
    reason = Reason(kind=ChangeKind.REWORDED, because="It asks of more people now.")
    with pytest.raises(Invalid, match="the same in both rounds"):
        Change(before=(ABSENT,), after=(PARTIAL,), relation=Relation.SAME, reason=reason)
    there = Change(before=(ABSENT,), after=(PARTIAL,), relation=Relation.REWORDED, reason=reason)
    assert (there.kind, there.is_comparable) == (ChangeKind.REWORDED, False)


def test_where_nothing_changed_there_is_no_change() -> None:
    with pytest.raises(Invalid, match="that is no change"):
        Change(before=(ABSENT,), after=(ABSENT,), relation=Relation.SAME, reason=NEW_LAW)


def test_a_change_has_both_sides() -> None:
    with pytest.raises(Invalid, match="nothing can have changed"):
        Change(before=(), after=(PARTIAL,), relation=Relation.NEW, reason=NEW_LAW)
    with pytest.raises(Invalid, match="cannot link"):
        Change(before=(), after=(PARTIAL,), relation=Relation.SAME, reason=NEW_LAW)


def test_a_changed_answer_is_a_thing_to_do_until_somebody_says_why() -> None:
    before, after = given("1.1.1"), given("1.1.1", "not ratified")
    assert state(before, after) is State.UNTOLD
    assert state(before, after, told=NEW_LAW) is State.CHANGED


def test_other_words_for_the_same_answer_are_no_change() -> None:
    before, after = given("1.1.1"), given("1.1.1", justification="Said better.", as_of="2026")
    assert state(before, after, told=NEW_LAW) is State.UNCHANGED


def test_years_a_non_answer_and_practice_are_part_of_the_answer() -> None:
    assert state(given("1.1.1", years=(1990,)), given("1.1.1", years=(1990, 2020))) is State.UNTOLD
    silent = given("1.1.1", closed=None, non_answer=NonAnswer.NOT_ANSWERED)
    assert state(given("1.1.1"), silent) is State.UNTOLD
    asleep = given("1.1.1", practice=InstrumentStatus.NOT_IMPLEMENTED)
    awake = given("1.1.1", practice=InstrumentStatus.IN_FORCE)
    assert state(asleep, awake) is State.UNTOLD
    assert state(given("1.1.1"), awake) is State.UNCHANGED, "the round before did not tell"


def test_what_nobody_confirmed_is_not_compared() -> None:
    carried = given("1.1.1", status=AnswerStatus.CARRIED)
    draft = given("1.1.1", "no", status=AnswerStatus.DRAFT)
    assert {state(given("1.1.1"), one) for one in (carried, draft)} == {State.UNCONFIRMED}


def test_an_unsettled_answer_of_the_round_before_is_none() -> None:
    assert state(given("1.1.1", status=AnswerStatus.DRAFT), given("1.1.1", "no")) is State.UNANSWERED


@pytest.mark.parametrize(
    ("relation", "earlier", "later"),
    [
        (Relation.SPLIT, ("a",), ("a", "b")),
        (Relation.MERGED, ("a", "b"), ("a",)),
        (Relation.NEW, (), ("a",)),
        (Relation.RETIRED, ("a",), ()),
    ],
)
def test_what_the_cross_walk_does_not_let_one_compare_is_told_with_its_reason(
    relation: Relation, earlier: tuple[str, ...], later: tuple[str, ...]
) -> None:
    kept = walk(link(relation, earlier, later, "Asked otherwise."))
    before, after = [given(code) for code in earlier], [given(code, "no") for code in later]
    (line,) = changes.compared(before, after, kept, {"a": NEW_LAW})
    assert (line.state, line.remark.en) == (State.NOT_COMPARABLE, "Asked otherwise.")
    assert changes.changes([line], after) == ()


def test_the_changes_are_those_whose_kind_was_told_with_the_quotations_of_this_round() -> None:
    kept = walk(*(link(Relation.SAME, (code,), (code,)) for code in ("a", "b", "c")))
    pin = Pin(source="s1", snapshot="a" * 64, locator=Locator(), quote=Quote("All children."))
    now = [given("a", "no", pins=(pin,)), given("b", "no"), given("c")]
    lines = changes.compared([given(code) for code in "abc"], now, kept, {"a": NEW_LAW, "c": NEW_LAW})
    (change,) = changes.changes(lines, now)
    assert (change.before[0].answer, change.after[0].answer, change.pins) == ("absent", "no", (pin,))
    assert changes.untold(lines) == ("b",)
    assert changes.counted(lines) == dict.fromkeys(ChangeKind, 0) | {ChangeKind.NEW_LAW: 1}


def test_a_kind_that_no_longer_fits_is_asked_for_again() -> None:
    reworded = Reason(kind=ChangeKind.REWORDED, because="It asks of more people now.")
    assert state(given("1.1.1"), given("1.1.1", "no"), told=reworded) is State.UNTOLD


def test_an_answer_that_is_not_printed_is_not_printed_here_either() -> None:
    hidden = given("1.1.1", closed=None, non_answer=NonAnswer.NOT_PRINTED, justification="In confidence.")
    told = changes.stated(hidden)
    assert (told.answer, told.justification) == ("non-answer: answered but not printed", "")


def test_an_answer_of_the_last_round_says_something() -> None:
    with pytest.raises(Invalid, match="says something"):
        Answer(indicator="1.1.1", status=AnswerStatus.CARRIED)


def test_an_assessment_tells_changes_only_since_a_round_before() -> None:
    change = Change(before=(ABSENT,), after=(PARTIAL,), relation=Relation.SAME, reason=NEW_LAW)
    with pytest.raises(Invalid, match="not since which round"):
        makers.assessment(changes=(change,))
    told = makers.assessment(earlier="xqa-2020", changes=(change,))
    with pytest.raises(Invalid, match=r"change of 1\.1\.1 stands twice"):
        replace(told, changes=(change, change))
    with pytest.raises(Invalid, match="the round before itself"):
        replace(told, earlier=told.id)


def test_a_file_from_before_there_were_changes_is_read() -> None:
    content = json.loads(interchange.encode(makers.assessment()))
    del content["changes"], content["earlier"]
    read = interchange.decode(json.dumps(content).encode())
    assert (read.changes, read.earlier) == ((), None)
