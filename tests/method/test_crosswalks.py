"""Cross-walks: which question of an earlier edition corresponds to which of a later one.

| relation | earlier → later | example | may answers be compared? |
|---|---|---|---|
| same | one → one | asked alike | yes |
| reworded | one → one | "by sex" became "by sex, age, status and country" | with a remark |
| split | one → several | "social security" became insurance and benefits | with a remark |
| merged | several → one | two statelessness conventions became one row | with a remark |
| new | none → one | the Global Compact was not there before | no |
| retired | one → none | no longer asked | no |

Only what is the same is compared without a remark: otherwise a country would seem to have changed where only the
question did.
"""

from __future__ import annotations

import pytest

from migov.catalogue import crosswalks, editions
from migov.errors import Invalid
from migov.model.indicators import CrossWalk, Link, Relation
from migov.model.languages import Language

A, B, C = "1.1.1", "1.1.2", "1.1.3"


@pytest.mark.parametrize(
    ("relation", "earlier", "later"),
    [
        (Relation.SAME, (A,), (A,)),
        (Relation.REWORDED, (A,), (A,)),
        (Relation.SPLIT, (A,), (A, B)),
        (Relation.MERGED, (A, B), (A,)),
        (Relation.NEW, (), (A,)),
        (Relation.RETIRED, (A,), ()),
    ],
)
def test_a_relation_says_how_many_stand_on_each_side(
    relation: Relation, earlier: tuple[str, ...], later: tuple[str, ...]
) -> None:
    Link(relation=relation, earlier=earlier, later=later)
    with pytest.raises(Invalid, match=f"'{relation}' cannot link"):
        Link(relation=relation, earlier=(A, B), later=(A, B))


def test_only_the_same_compares_without_a_remark() -> None:
    assert [relation for relation in Relation if relation.is_comparable] == [Relation.SAME]


def test_an_indicator_is_linked_once() -> None:
    links = (
        Link(relation=Relation.SAME, earlier=(A,), later=(A,)),
        Link(relation=Relation.SPLIT, earlier=(A,), later=(B, C)),
    )
    with pytest.raises(Invalid, match=r"earlier indicator 1\.1\.1 is linked twice"):
        CrossWalk(earlier="national-1", later="national-2", links=links)


def test_a_code_is_no_promise_the_number_may_move_on_while_the_question_stays() -> None:
    walk = crosswalks.between("national-1", "national-2")
    assert walk is not None
    link = walk.from_earlier("1.1.4")
    assert link is not None
    assert (link.relation, link.later) == (Relation.SAME, ("1.1.5",))
    then, now = editions.load("national-1").find("1.1.4"), editions.load("national-2").find("1.1.5")
    assert then is not None
    assert now is not None
    assert then.question == now.question


def test_the_remark_says_what_a_reader_of_a_comparison_must_know() -> None:
    walk = crosswalks.between("national-1", "national-2")
    assert walk is not None
    link = walk.from_later("1.6.2")
    assert link is not None
    assert link.relation is Relation.REWORDED
    assert "without any change in law" in link.remark.text(Language.EN)
