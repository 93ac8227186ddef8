"""Answers as fields of words, and two hands on one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from migov.errors import Invalid
from migov.model.answers import Answer, AnswerStatus, NonAnswer
from migov.model.dimensions import Dimension
from migov.model.fields import LONGEST, NON_ANSWER, Field, all_words, merge, tidy, with_words, words
from migov.model.indicators import Confidence, Indicator, Scale
from migov.model.instruments import InstrumentStatus
from migov.model.languages import Localized

ASKED = Indicator(
    code="1.1.1",
    dimension=Dimension(1),
    sub_domain="1.1",
    question=Localized(en="Is there a law?"),
    scale=Scale.PRESENCE,
)
FULL = {
    Field.ANSWER: "partial",
    Field.YEARS: "1990, 2003",
    Field.JUSTIFICATION: "Article 4 covers residents.",
    Field.AS_OF: "2021-10",
    Field.PRACTICE: InstrumentStatus.IN_FORCE.value,
    Field.CONFIDENCE: Confidence.LOW.value,
    Field.JOURNAL: "Looked in the gazette.",
}


def test_every_field_comes_back_as_it_was_written() -> None:
    answer = with_words(Answer(indicator="1.1.1"), FULL, ASKED)
    assert all_words(answer) == FULL
    assert answer.years == (1990, 2003)
    assert answer.status is AnswerStatus.DRAFT


def test_every_non_answer_comes_back_and_is_no_choice_of_the_scale() -> None:
    for non_answer in NonAnswer:
        said = with_words(Answer(indicator="1.1.1", closed="absent"), {Field.ANSWER: NON_ANSWER + non_answer}, ASKED)
        assert (said.closed, said.non_answer) == (None, non_answer)
        assert words(said, Field.ANSWER) == NON_ANSWER + non_answer


def test_an_emptied_field_says_nothing_again() -> None:
    answer = with_words(Answer(indicator="1.1.1"), FULL, ASKED)
    emptied = with_words(answer, dict.fromkeys(Field, ""), ASKED)
    assert emptied == Answer(indicator="1.1.1")


@pytest.mark.parametrize("field", [Field.ANSWER, Field.YEARS, Field.JUSTIFICATION, Field.AS_OF, Field.PRACTICE])
def test_an_answer_whose_substance_changes_is_a_draft_again(field: Field) -> None:
    settled = Answer(indicator="1.1.1", closed="absent", justification="None found.", status=AnswerStatus.REVIEWED)
    assert with_words(settled, {field: FULL[field]}, ASKED).status is AnswerStatus.DRAFT


@pytest.mark.parametrize("field", [Field.JOURNAL, Field.CONFIDENCE])
def test_private_notes_leave_a_settled_answer_settled(field: Field) -> None:
    settled = Answer(indicator="1.1.1", closed="absent", justification="None found.", status=AnswerStatus.REVIEWED)
    assert with_words(settled, {field: FULL[field]}, ASKED).status is AnswerStatus.REVIEWED


@pytest.mark.parametrize(
    ("field", "text", "remedy"),
    [
        (Field.ANSWER, "maybe", "absent, partial, present"),
        (Field.ANSWER, NON_ANSWER + "dunno", "no evidence found"),
        (Field.YEARS, "1990, soon", "four digits"),
        (Field.YEARS, "1790", "four digits"),
        (Field.AS_OF, "last year", "2021-10-14"),
        (Field.AS_OF, "2021-02-30", "2021-10-14"),
        (Field.AS_OF, "2021-13", "2021-10-14"),
        (Field.AS_OF, "٢٠٢١", "2021-10-14"),
        (Field.PRACTICE, "sort of", "in force"),
        (Field.CONFIDENCE, "very", "high"),
        (Field.JUSTIFICATION, "x" * (LONGEST + 1), "source"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_its_name_and_a_remedy(field: Field, text: str, remedy: str) -> None:
    with pytest.raises(Invalid) as refused:
        with_words(Answer(indicator="1.1.1"), {field: text}, ASKED)
    (problem,) = refused.value.problems
    assert problem.place == field
    assert remedy in (problem.remedy or "")


def test_every_wrong_field_is_told_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        with_words(Answer(indicator="1.1.1"), {Field.ANSWER: "maybe", Field.AS_OF: "then"}, ASKED)
    assert [problem.place for problem in refused.value.problems] == [Field.ANSWER, Field.AS_OF]


def test_a_leap_day_is_a_day_only_in_a_leap_year() -> None:
    assert with_words(Answer(indicator="1.1.1"), {Field.AS_OF: "2024-02-29"}, ASKED).as_of == "2024-02-29"
    with pytest.raises(Invalid):
        with_words(Answer(indicator="1.1.1"), {Field.AS_OF: "2023-02-29"}, ASKED)


def test_scripts_emoji_and_direction_marks_stay_and_control_characters_go() -> None:
    assert tidy("قانون\u200f 5 🚢 \x00\x07\x1b[31m") == "قانون\u200f 5 🚢 [31m"


@given(some.text(max_size=300))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


TEXTS = some.sampled_from(["", "one", "two", "three"])
FORMS = some.fixed_dictionaries(dict.fromkeys(Field, TEXTS))


@given(before=FORMS, theirs=FORMS, mine=FORMS)
def test_two_hands_on_one_form_lose_nothing(
    before: dict[Field, str], theirs: dict[Field, str], mine: dict[Field, str]
) -> None:
    merged = merge(before=before, theirs=theirs, mine=mine)
    clashes = {clash.field: clash for clash in merged.clashes}
    for field in Field:
        stands = merged.changes.get(field, theirs[field])
        if theirs[field] != before[field]:
            assert stands == theirs[field], "what they wrote is never overwritten"
        if mine[field] != before[field]:
            kept = stands == mine[field] or clashes[field].mine == mine[field]
            assert kept, "what I wrote stands, or is shown beside"
    assert set(clashes).isdisjoint(merged.changes)


@given(before=FORMS, mine=FORMS)
def test_alone_everything_one_writes_is_written(before: dict[Field, str], mine: dict[Field, str]) -> None:
    merged = merge(before=before, theirs=before, mine=mine)
    assert (before | merged.changes, merged.clashes) == (mine, ())


def test_both_writing_the_same_is_no_clash() -> None:
    was, now = dict.fromkeys(Field, ""), dict.fromkeys(Field, "same")
    merged = merge(before=was, theirs=now, mine=now)
    assert (merged.changes, merged.clashes) == ({}, ())


def test_a_field_that_was_not_on_the_form_stays() -> None:
    was = dict.fromkeys(Field, "was")
    assert merge(before=was, theirs=was, mine={Field.JOURNAL: "new"}).changes == {Field.JOURNAL: "new"}
