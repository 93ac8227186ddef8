"""Which numbers call footnotes: all of them are weighed together."""

from __future__ import annotations

import pytest

from migov.model.texts import marks, words
from migov.profile.reading.flow.marks import call
from migov.profile.reading.flow.rows import FALLEN, RAISED


def called(*paragraphs: str, notes: int) -> list[tuple[str, ...]]:
    return [marks(text) for text in call(paragraphs, range(1, notes + 1)).texts]


@pytest.mark.parametrize(
    "text",
    [
        "States in the west.1 However, few joined.",
        "the ministries concerned,1 to draft the plan.",
        "(UNESCO).1",
        "the Code (2018)1 prohibits it.",
        "the vote centres1 were open.",
        "joined in 2016.1 However, few did.",
        "States in the west. 1 However, few joined.",
        "States in the west.¹ However, few joined.",
        "States in the west [1] joined.",
        f"Since 2016{RAISED}1{FALLEN} it meets twice a year.",
        "Since 20161 it meets twice a year.",
        "“what he said”1 was heard.",
    ],
)
def test_a_mark_is_told_however_it_is_printed(text: str) -> None:
    assert called(text, notes=1) == [("1",)]


@pytest.mark.parametrize(
    "text",
    [
        "Article 1 of the law.",
        "Target 10.1 of the goals",
        "the COVID-1 pandemic",
        "Law No. 2015/1 holds",
        "within 1 year of entry",
        "a plan for 2016–1 years",
        "1,800 miners returned",
        "in 1 per cent of cases",
    ],
)
def test_other_numbers_stay_words(text: str) -> None:
    found = call([text], [1])
    assert marks(found.texts[0]) == ()
    assert words(found.texts[0]) == text


def test_the_series_decides_where_one_number_could_be_two_things() -> None:
    found = called("Under Article 2, few came.1", "See the annex.2 There are centres3 in Article 2.", notes=3)
    assert found == [("1",), ("2", "3")]


@pytest.mark.parametrize(
    "text",
    [
        "It is set out in Law No. 5.2 The ministry agrees.",
        "It is set out in Order No. 7,2 which was repealed.",
        "They issued 1,310.2 2020 was not counted.",
        "The Code (2018) 2 forbids it.",
        "It is paid for until 2 2025.",
    ],
)
def test_a_number_that_could_be_a_figure_is_a_mark_where_the_series_lacks_it(text: str) -> None:
    assert called("One.1", text, "Three.3", notes=3) == [("1",), ("2",), ("3",)]
    assert called("One.1", text, "Two.2", "Three.3", notes=3) == [("1",), (), ("2",), ("3",)]


def test_two_marks_in_one_place_are_two() -> None:
    assert called("(UNESCO).1,2 More followed.3", notes=3) == [("1", "2", "3")]


def test_a_mark_without_footnote_stays_and_is_reported() -> None:
    found = call(["One.1 Two.2 Three.3"], [1, 3])
    assert marks(found.texts[0]) == ("1", "3")
    assert "Two.2" in words(found.texts[0])
    assert found.unanswered == ((2, 0),)


def test_a_footnote_that_nothing_calls_has_no_place() -> None:
    found = call(["One.1 Two.", "Three.3"], [1, 2, 3])
    assert 2 not in found.place
    assert found.place == {1: 0, 3: 1}


def test_the_words_around_a_mark_are_the_same_however_it_was_set() -> None:
    glued, loose = call(["West.1 However"], [1]).texts[0], call(["West. 1 However"], [1]).texts[0]
    assert glued == loose


def test_a_note_may_be_called_again_behind_the_end_of_a_sentence() -> None:
    found = called(
        "Care is free.1 Schools are open.2", "Work is open.1 So is study (2013).1", "It opened in 2016.2", notes=2
    )
    assert found == [("1", "2"), ("1", "1"), ("2",)]


@pytest.mark.parametrize(
    "text",
    [
        "It met in 2016 and 1 law followed.",
        "See Law No.1 Then it ended.",
        "Of 2.1 Million some came.",
        "The vote centres1 were open.",
        "The ministries concerned,1 to draft it.",
    ],
)
def test_a_number_elsewhere_calls_no_note_again(text: str) -> None:
    found = call(["Care is free.1", text], [1])
    assert (marks(found.texts[1]), words(found.texts[1])) == ((), text)
