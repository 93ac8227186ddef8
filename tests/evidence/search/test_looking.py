"""The second look: what changes other acts steps back, what stands among good passages or holds more words gains."""

from __future__ import annotations

import pytest

from migov.evidence.index import Entry
from migov.evidence.search.looking import is_amending, second_look
from migov.evidence.search.plans import Origin, Plan, Term, Wording
from migov.evidence.search.weights import Weights
from migov.model.sources import Locator, Passage, PassageKind


def article(
    source: str, text: str = "A permit is required.", number: int = 1, path: tuple[str, ...] = (), **fields: object
) -> Entry:
    passage = Passage(number=number, locator=Locator(path=path), text=text, **fields)  # type: ignore[arg-type]
    return Entry(source=source, snapshot="0" * 64, title="Act", passage=passage)


def asking(*words: str) -> Plan:
    return Plan(
        query=" ".join(words),
        terms=tuple(
            Term(text=word, language="und", words=(word,), origin=Origin.QUESTION, weight=1.0) for word in words
        ),
    )


ALONE = Weights(beside=0.0, act=0.0, section=0.0)
NOTHING = asking()


@pytest.mark.parametrize(
    "text",
    [
        "Section 5 of the principal Act is amended by deleting the word “alien”.",
        "L’article 12 est remplacé par le texte suivant :",
        "El artículo 3 queda redactado como sigue:",
        "O artigo 4.º passa a ter a seguinte redação:",
        "تستبدل عبارة الأجنبي",
    ],
)
def test_a_provision_that_changes_another_act_is_known_by_how_it_begins(text: str) -> None:
    assert is_amending(article("act", text))


def test_an_amending_provision_and_a_preamble_step_behind_the_law_itself() -> None:
    ranked = [
        (1.1, article("amending", "Section 5 is amended by inserting a paragraph.")),
        (1.05, article("preamble", kind=PassageKind.FRONT)),
        (1.0, article("law")),
    ]
    assert [entry.source for _, entry in second_look(NOTHING, ranked, ALONE)] == ["law", "amending", "preamble"]


def test_an_act_with_many_good_passages_lifts_each_of_them() -> None:
    ranked = [(1.1, article("other")), *((1.0, article("act", number=number)) for number in (10, 20, 30))]
    assert second_look(NOTHING, ranked, Weights(beside=0.0, section=0.0))[0][1].source == "act"
    assert second_look(NOTHING, ranked, ALONE)[0][1].source == "other"


def test_a_passage_beside_good_ones_gains_by_them() -> None:
    ranked = [(1.0, article("act", number=4)), (1.0, article("act", number=5)), (1.05, article("far"))]
    assert second_look(NOTHING, ranked, Weights(act=0.0, section=0.0))[-1][1].source == "far"


def test_a_section_with_good_passages_lifts_the_others_in_it() -> None:
    ranked = [
        (3.0, article("act", number=10, path=("Chapter 2. Detention", "Art. 10"))),
        (1.05, article("act", number=40, path=("Chapter 9. Fees", "Art. 40"))),
        (1.0, article("act", number=14, path=("Chapter 2. Detention", "Art. 14"))),
    ]
    by_section = second_look(NOTHING, ranked, Weights(beside=0.0, act=0.0))
    assert [entry.passage.number for _, entry in by_section] == [10, 14, 40]
    assert [entry.passage.number for _, entry in second_look(NOTHING, ranked, ALONE)] == [10, 40, 14]


def test_sections_of_one_name_in_two_acts_are_two() -> None:
    general = ("Chapter 1. General", "Art. 1")
    ranked = [(3.0, article("good", path=general)), (1.0, article("poor", path=general))]
    (_, first), (score, second) = second_look(NOTHING, ranked, Weights(beside=0.0, act=0.0))
    assert (first.source, second.source) == ("good", "poor")
    assert score == pytest.approx(1.0 * (1 + Weights().section / 3))


def test_a_passage_with_more_of_the_question_stands_before_one_that_says_a_word_often() -> None:
    ranked = [
        (1.1, article("often", "Permit, permit, permit and permit.")),
        (1.0, article("whole", "The employer asks for the permit.")),
    ]
    assert second_look(asking("permit", "employer"), ranked, ALONE)[0][1].source == "whole"
    assert second_look(asking("permit", "wages"), ranked, ALONE)[0][1].source == "often"


def test_words_in_the_headings_above_a_passage_count_as_held() -> None:
    ranked = [(1.1, article("bare")), (1.0, article("under", path=("Employers", "Art. 3")))]
    assert second_look(asking("employers", "permit"), ranked, ALONE)[0][1].source == "under"


def test_a_question_in_another_language_than_the_passage_takes_nothing_off_it() -> None:
    french = Plan(
        query="titre",
        terms=(Term(text="titre", language="fr", words=("titr",), origin=Origin.QUESTION, weight=1.0),),
    )
    assert second_look(french, [(1.0, article("act"))], ALONE)[0][0] == 1.0


def wording(text: str, language: str = "und") -> Wording:
    held = text.lower().split()
    return Wording(text=text, language=language, shares=dict.fromkeys(held, 1 / len(held)), indicator="1.3.1")


def hoping_for(*wordings: Wording, is_rendered: bool = False) -> Plan:
    return Plan(query="?", wordings=wordings, is_rendered=is_rendered)


WHOLE = article("whole", "The employer asks the ministry for a permit.")


def test_a_passage_that_says_it_as_a_law_might_stands_before_one_that_does_not() -> None:
    ranked = [(1.05, article("other", "A permit costs ten francs.")), (1.0, WHOLE)]
    assert second_look(hoping_for(wording("employer asks ministry")), ranked, ALONE)[0][1].source == "whole"
    assert second_look(NOTHING, ranked, ALONE)[0][1].source == "other"


def test_a_passage_gains_by_the_sentence_it_is_most_like_and_not_by_them_all() -> None:
    one, other, far = wording("employer asks"), wording("ministry asks"), wording("child school")
    [(score, _)] = second_look(hoping_for(one, other, far), [(1.0, WHOLE)], ALONE)
    assert score == pytest.approx(1 + ALONE.like)


def test_a_passage_gains_by_so_much_of_a_sentence_as_it_holds() -> None:
    [(score, _)] = second_look(hoping_for(wording("employer hires child abroad")), [(1.0, WHOLE)], ALONE)
    assert score == pytest.approx(1 + ALONE.like / 4)


def test_a_passage_gains_less_where_the_question_was_put_in_another_language() -> None:
    plan = hoping_for(wording("employer asks"), is_rendered=True)
    assert second_look(plan, [(1.0, WHOLE)], ALONE)[0][0] == pytest.approx(1 + ALONE.like_rendered)


def test_a_sentence_in_another_language_than_the_passage_adds_nothing() -> None:
    assert second_look(hoping_for(wording("employer asks", "fr")), [(1.0, WHOLE)], ALONE)[0][0] == 1.0


def test_nothing_found_stays_nothing() -> None:
    assert second_look(NOTHING, [], Weights()) == []
