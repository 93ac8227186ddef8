"""The second look: an amending provision and a preamble step back, an act with many good passages lifts them."""

from __future__ import annotations

import pytest

from migov.evidence.index import Entry
from migov.evidence.search.looking import is_amending, second_look
from migov.evidence.search.weights import Weights
from migov.model.sources import Locator, Passage, PassageKind


def article(source: str, text: str = "A permit is required.", number: int = 1, **fields: object) -> Entry:
    passage = Passage(number=number, locator=Locator(), text=text, **fields)  # type: ignore[arg-type]
    return Entry(source=source, snapshot="0" * 64, title="Act", passage=passage)


ALONE = Weights(beside=0.0, act=0.0)


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
    assert [entry.source for _, entry in second_look(ranked, ALONE)] == ["law", "amending", "preamble"]


def test_an_act_with_many_good_passages_lifts_each_of_them() -> None:
    ranked = [(1.1, article("other")), *((1.0, article("act", number=number)) for number in (10, 20, 30))]
    assert second_look(ranked, Weights(beside=0.0))[0][1].source == "act"
    assert second_look(ranked, ALONE)[0][1].source == "other"


def test_a_passage_beside_good_ones_gains_by_them() -> None:
    ranked = [(1.0, article("act", number=4)), (1.0, article("act", number=5)), (1.05, article("far"))]
    assert second_look(ranked, Weights(act=0.0))[-1][1].source == "far"


def test_nothing_found_stays_nothing() -> None:
    assert second_look([], Weights()) == []
