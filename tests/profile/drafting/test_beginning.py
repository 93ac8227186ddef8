"""First passages: what each settled answer gives an editor to work on."""

from __future__ import annotations

import drafting_makers as made
from migov.model.answers import Answer, AnswerStatus, NonAnswer, Search
from migov.model.dimensions import Dimension
from migov.model.indicators import EditionKind, Scale
from migov.model.languages import Language
from migov.profile.drafting import Begun, Skip, Skipped, begin

EDITION = made.edition(made.indicator("1.2.1"), made.indicator("2.1.1"), made.indicator("2.1.2"))


def begun(*answers: Answer, taken: frozenset[str] = frozenset()) -> Begun:
    return begin(answers, [EDITION], language=Language.EN, taken=taken)


def test_passages_come_in_the_order_of_the_catalogue_without_a_side() -> None:
    found = begun(made.answer("2.1.2"), made.answer("1.2.1"), made.answer("2.1.1")).passages
    assert [(one.id, one.dimension, one.side) for one in found] == [
        ("p-1-2-1", Dimension.RIGHTS, None),
        ("p-2-1-1", Dimension.POLICY, None),
        ("p-2-1-2", Dimension.POLICY, None),
    ]


def test_each_sentence_rests_on_the_answer_and_its_pins() -> None:
    words = "Law No. 36 exists. It was adopted\nin 2015."
    (found,) = begun(made.answer("2.1.1", justification=words)).passages
    assert [one.words for one in found.sentences] == ["Law No. 36 exists.", "It was adopted in 2015."]
    assert all(one.grounds.answers == ("2.1.1",) and one.grounds.pins == (made.pin(),) for one in found.sentences)
    assert found.text == "Law No. 36 exists. It was adopted in 2015."


def test_sentences_with_the_same_sources_share_one_note_at_the_end() -> None:
    (found,) = begun(made.answer("2.1.1", justification="One. Two. Three.")).passages
    assert [one.is_noted for one in found.sentences] == [False, False, True]


def test_items_of_a_list_stay_items() -> None:
    (found,) = begun(made.answer("2.1.1", justification="Fees are due for:\n- visas;\n- permits\n  of stay.")).passages
    assert found.text == "Fees are due for:\n• visas;\n• permits of stay."


def test_an_id_that_is_taken_is_not_given_again() -> None:
    (found,) = begun(made.answer("2.1.1"), taken=frozenset({"p-2-1-1"})).passages
    assert found.id == "p-2-1-1-2"


def test_module_questions_go_to_the_page_of_the_module() -> None:
    module = made.edition(made.indicator("2.9.1"), code="covid-19", kind=EditionKind.MODULE)
    (found,) = begin([made.answer("2.9.1")], [EDITION, module], language=Language.EN).passages
    assert (found.module, found.dimension, found.side) == ("covid-19", None, None)


def test_what_gives_no_passage_is_listed_with_the_reason() -> None:
    edition = made.edition(
        made.indicator("1.6.1", Scale.RATIFICATION, treaties=("CRC",)),
        made.indicator("2.1.1"),
        made.indicator("2.1.2"),
        made.indicator("2.1.3"),
        made.indicator("2.1.4"),
    )
    answers = [
        made.answer("1.6.1", "ratified"),
        made.answer("2.1.1", None, non_answer=NonAnswer.NO_EVIDENCE, searches=(Search(query="law", at="x", found=0),)),
        made.answer("2.1.2", status=AnswerStatus.DRAFT),
        made.answer("2.1.3", None, non_answer=NonAnswer.NOT_APPLICABLE),
        made.answer("9.9.9"),
    ]
    found = begin(answers, [edition], language=Language.EN)
    assert found.passages == ()
    assert set(found.skipped) == {
        Skipped("1.6.1", Skip.TABLED),
        Skipped("2.1.1", Skip.NON_ANSWER),
        Skipped("2.1.2", Skip.NOT_SETTLED),
        Skipped("2.1.3", Skip.NON_ANSWER),
        Skipped("9.9.9", Skip.NOT_ASKED),
    }


def test_an_answer_nobody_gave_is_neither_begun_nor_skipped() -> None:
    assert begun() == Begun(passages=(), skipped=())
