"""Checks of the living text: what is doubted, who waived it and why, and what an edit makes of a waiver."""

from __future__ import annotations

from typing import Any

import pytest

from kept import NOON, keep
from makers import assessment, snapshot, source
from manuscripts import passage, resting
from migov.actions import checks
from migov.actions.checks import Raised
from migov.actions.entering import keeper
from migov.errors import Invalid, NotAllowed, NotFound, WrongStage
from migov.model.answers import Answer, AnswerStatus, NonAnswer, Search
from migov.model.checks import Rule
from migov.model.citations import Pin, Quote
from migov.model.drafts import Passage, Sentence
from migov.model.grounds import Grounds, Statement
from migov.model.people import Member, Role
from migov.model.sources import Locator
from migov.model.workflow import Stage
from migov.store import answers, drafts, journal, transactions
from teams import joined, moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE = "xqa-2024"
STATEMENT = Statement(institution="mi", said_by="A. Tovar, Director", on="2024-03-04", words="It is in force.")


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment(sources=(source(id="law-5", title="Law No. 2015-36 on Entry", snapshots=(snapshot(),)),)))
    moved(HERE, Stage.RESEARCH)


@pytest.fixture
def eve() -> Member:
    return joined(HERE, Role.EDITOR, "eve")


def pin(exact: str) -> Pin:
    return Pin(source="law-5", snapshot="a" * 64, locator=Locator(path=("Article 5",)), quote=Quote(exact))


def resting_on(words: str, *quotes: str, answers: tuple[str, ...] = (), **more: Any) -> Sentence:
    return Sentence(words=words, grounds=Grounds(answers=answers, pins=tuple(map(pin, quotes)), **more))


def written(*passages: Passage) -> None:
    with transactions.whole():
        drafts.add(HERE, passages, by="eve", at=NOON)


def rewritten(id: str, *sentences: str | Sentence) -> None:  # noqa: A002 - the field's own word
    with transactions.whole():
        drafts.write(HERE, drafts.lock(HERE, id), passage(*sentences, id=id), by="eve", at=NOON)


def answered(code: str, **more: Any) -> None:
    with transactions.whole():
        given = Answer(indicator=code, justification="Nothing is written.", status=AnswerStatus.DRAFT, **more)
        answers.write(HERE, answers.lock(HERE, code), given, by="ada", at=NOON)


def raised(rule: Rule = Rule.UNSUPPORTED) -> list[Raised]:
    return [one for one in checks.doubts(HERE, by=keeper("keeper")) if one.doubt.rule is rule]


def says(*sentences: str | Sentence) -> list[str]:
    """What is said of the support of the sentences of one passage."""
    written(passage(*sentences))
    return [one.doubt.says for one in raised()]


def test_a_sentence_that_rests_on_nothing_is_doubted() -> None:
    assert says("Everyone may enter.") == [
        "The sentence rests on nothing: no answer, no quotation, no named statement."
    ]


def test_a_sentence_that_its_quotation_says_is_not_doubted() -> None:
    assert says(resting_on("The permit is valid for two years.", "The permit is valid for two years.")) == []


def test_a_short_sentence_that_stands_in_its_quotation_word_for_word_is_not_doubted() -> None:
    quote = "All residents may see a doctor. The Health Act of 2012 names no nationality."
    written(passage(resting_on("The Health Act of 2012 names no nationality.", quote), id="word-for-word"))
    assert raised() == []
    half = "It is not so that the Health Act of 2012 names no nationality."
    written(passage(resting_on("the Health Act of 2012 names no nationality.", half), id="half-of-one"))
    assert [one.doubt.passage for one in raised()] == ["half-of-one"]


def test_words_cut_from_those_that_turn_them_are_put_to_a_person() -> None:
    words = "Visitors take up paid work in the harbours."
    turned = Quote(words, prefix="It is not lawful that ")
    cut = Pin(source="law-5", snapshot="a" * 64, locator=Locator(path=("Article 5",)), quote=turned)
    (said,) = says(Sentence(words=words, grounds=Grounds(pins=(cut,))), resting_on(words, words))
    assert "for a person to judge" in said
    assert "It is not lawful that […]" in said


def test_a_sentence_that_its_quotation_contradicts_is_doubted_with_what_was_compared() -> None:
    (said,) = says(
        resting_on(
            "The residence permit shall be valid for 30 days.", "The residence permit shall be valid for 90 days."
        )
    )
    assert "The quotations say otherwise" in said
    assert "30 days" in said
    assert "90 days" in said


def test_a_number_that_no_quotation_has_is_doubted() -> None:
    (said,) = says(resting_on("In 2019, the Council met 14 times.", "The Council meets every month in the capital."))
    assert said.startswith("The quotations do not say it")


def test_a_paraphrase_is_put_to_a_person() -> None:
    (said,) = says(
        resting_on(
            "Newcomers can see a doctor.", "Every resident, whatever their nationality, has access to health care."
        )
    )
    assert "for a person to judge" in said or "do not say it" in said


def test_a_named_statement_carries_a_sentence() -> None:
    assert says(resting_on("The fee is waived.", statements=(STATEMENT,))) == []


def test_a_sentence_without_pins_has_those_of_its_answers() -> None:
    answered("1.1.1", closed="present", pins=(pin("The permit is valid for two years."),))
    assert says(resting_on("The permit is valid for two years.", answers=("1.1.1",))) == []


def test_an_answer_without_quotations_carries_no_sentence() -> None:
    answered("1.1.1", closed="present")
    assert says(resting("The permit exists.", "1.1.1")) == ["The answers that the sentence rests on have no quotation."]


def test_an_absence_is_put_to_a_person_with_the_number_of_searches() -> None:
    searches = (Search(query="return policy", at=NOON.isoformat(), found=0),) * 2
    answered("1.1.1", non_answer=NonAnswer.NO_EVIDENCE, searches=searches)
    (said,) = says(resting("The country has no policy on return.", "1.1.1"))
    assert "2 logged searches" in said


def test_a_dated_answer_dates_its_sentence() -> None:
    answered("1.1.1", closed="none", as_of="2024-03")
    written(passage(resting("There is no policy on return.", "1.1.1"), "There is no policy on health."))
    assert [one.doubt.words for one in raised(Rule.AS_OF)] == ["There is no policy on health."]


def test_passages_that_were_put_aside_are_not_checked() -> None:
    written(passage("The law should be amended."))
    with transactions.whole():
        kept = drafts.lock(HERE, "p1")
        drafts.write(HERE, kept, kept.passage, aside=True, by="eve", at=NOON)
    assert checks.doubts(HERE, by=keeper("keeper")) == ()


def test_a_waiver_has_a_name_and_a_reason_and_its_line_in_the_journal(eve: Member) -> None:
    written(passage("Everyone may enter."))
    (one,) = raised()
    checks.waive(one.doubt.key, because="It is the ministry's own wording.", assessment=HERE, by=eve, at=NOON)
    (waived,) = raised()
    assert waived.waiver is not None
    assert (waived.waiver.by, waived.waiver.because) == ("eve", "It is the ministry's own wording.")
    assert [one.doubt.rule for one in checks.open_doubts(HERE, by=eve)] == []
    (line,) = journal.lines(HERE, last=1)
    assert (line.action, line.by, line.details["doubt"]) == ("draft.waive", "eve", one.doubt.key)


def test_other_words_are_not_waived(eve: Member) -> None:
    written(passage("Everyone may enter."))
    checks.waive(raised()[0].doubt.key, because="Known.", assessment=HERE, by=eve, at=NOON)
    rewritten("p1", "Everyone may enter and leave.")
    assert [one.is_open for one in raised()] == [True]


def test_a_waiver_whose_doubt_is_gone_is_not_shown(eve: Member) -> None:
    written(passage("Everyone may enter."))
    checks.waive(raised()[0].doubt.key, because="Known.", assessment=HERE, by=eve, at=NOON)
    rewritten("p1", resting_on("Everyone may enter.", statements=(STATEMENT,)))
    assert raised() == []


def test_a_waiver_can_be_taken_back(eve: Member) -> None:
    written(passage("Everyone may enter."))
    key = raised()[0].doubt.key
    checks.waive(key, because="Known.", assessment=HERE, by=eve, at=NOON)
    assert checks.take_waiver_back(key, assessment=HERE, by=eve, at=NOON).because == "Known."
    assert [one.is_open for one in raised()] == [True]
    assert [line.action for line in journal.lines(HERE, last=2)] == ["draft.waive", "draft.unwaive"]
    with pytest.raises(NotFound):
        checks.take_waiver_back(key, assessment=HERE, by=eve, at=NOON)


def test_the_first_waiver_stands(eve: Member) -> None:
    written(passage("Everyone may enter."))
    key = raised()[0].doubt.key
    checks.waive(key, because="Known.", assessment=HERE, by=eve, at=NOON)
    assert checks.waive(key, because="Another.", assessment=HERE, by=keeper("keeper"), at=NOON).because == "Known."


def test_a_waiver_without_a_reason_is_refused(eve: Member) -> None:
    written(passage("Everyone may enter."))
    with pytest.raises(Invalid, match="says why"):
        checks.waive(raised()[0].doubt.key, because="  ", assessment=HERE, by=eve, at=NOON)


def test_a_doubt_that_nobody_has_cannot_be_waived(eve: Member) -> None:
    written(passage("Everyone may enter."))
    with pytest.raises(NotFound, match="have changed"):
        checks.waive("0" * 20, because="Known.", assessment=HERE, by=eve, at=NOON)


def test_editors_and_coordinators_waive_and_nobody_else() -> None:
    written(passage("Everyone may enter."))
    key = raised()[0].doubt.key
    with pytest.raises(NotAllowed):
        checks.waive(key, because="Known.", assessment=HERE, by=joined(HERE, Role.ANALYST), at=NOON)
    who = joined(HERE, Role.COORDINATOR)
    assert checks.waive(key, because="Known.", assessment=HERE, by=who, at=NOON).by == who.person


def test_participants_see_no_doubts() -> None:
    with pytest.raises((NotFound, NotAllowed)):
        checks.doubts(HERE, by=joined(HERE, Role.PARTICIPANT, institution="mi"))


def test_nothing_is_waived_in_a_published_profile(eve: Member) -> None:
    written(passage("Everyone may enter."))
    key = raised()[0].doubt.key
    moved(HERE, Stage.PUBLISHED)
    with pytest.raises((WrongStage, NotAllowed)):
        checks.waive(key, because="Known.", assessment=HERE, by=eve, at=NOON)


def test_what_was_checked_before_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    written(passage(resting_on("Newcomers can see a doctor.", "Every resident has access to health care.")))
    before = raised()

    def unasked(*_: object, **__: object) -> None:
        raise AssertionError("checked twice")

    monkeypatch.setattr("migov.actions.checks.supporting.claims.check", unasked)
    monkeypatch.setattr("migov.actions.checks.doubting.checking.check", unasked)
    assert raised() == before


def test_several_doubts_of_one_rule_are_waived_together_and_those_that_are_gone_are_left_out(eve: Member) -> None:
    written(passage("Nobody wrote why.", "Nobody wrote when.", "It should be revised."))
    bare = [one.doubt.key for one in raised()]
    checks.waive(bare[0], because="Known.", assessment=HERE, by=eve, at=NOON)
    made = checks.waive_together([*bare, "gone"], because="Known too.", assessment=HERE, by=eve, at=NOON)
    assert [one.key for one in made] == bare[1:]
    assert {one.waiver.because for one in raised() if one.waiver} == {"Known.", "Known too."}


def test_doubts_of_two_rules_are_not_waived_with_one_reason(eve: Member) -> None:
    written(passage("The law should be revised."))
    every = [one.doubt.key for one in checks.doubts(HERE, by=eve)]
    assert len(every) > 1
    for keys, error in ((every, Invalid), ([], Invalid), (["gone"], NotFound)):
        with pytest.raises(error):
            checks.waive_together(keys, because="Fine.", assessment=HERE, by=eve, at=NOON)
    assert all(one.is_open for one in checks.doubts(HERE, by=eve))
