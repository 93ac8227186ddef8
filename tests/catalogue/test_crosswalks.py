from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from migov.catalogue import crosswalks, editions
from migov.errors import Invalid, Problem, Unreadable
from migov.model.indicators import CrossWalk, Link, Relation
from migov.model.languages import Language

EARLIER, LATER = editions.load("national-1"), editions.load("national-2")


def walk() -> CrossWalk:
    found = crosswalks.between("national-1", "national-2")
    assert found is not None
    return found


def office(tmp_path: Path, content: str) -> Path:
    place = tmp_path / "catalogue" / "crosswalks"
    place.mkdir(parents=True)
    (place / "a--b.toml").write_text(content, encoding="utf-8")
    return tmp_path


HEAD = 'earlier = "a"\nlater = "b"\n'


def test_every_indicator_of_both_editions_is_linked_exactly_once() -> None:
    for edition, side in ((EARLIER, "earlier"), (LATER, "later")):
        linked = [code for link in walk().links for code in getattr(link, side)]
        assert sorted(linked) == sorted(indicator.code for indicator in edition.indicators)


def test_every_relation_is_used() -> None:
    assert {link.relation for link in walk().links} == set(Relation)


def test_what_is_called_the_same_is_the_same() -> None:
    for link in walk().links:
        if link.relation is Relation.SAME:
            then, now = EARLIER.find(link.earlier[0]), LATER.find(link.later[0])
            assert then is not None
            assert now is not None
            assert (then.question, then.guidance, then.choices) == (now.question, now.guidance, now.choices)


def test_what_is_called_reworded_differs() -> None:
    for link in walk().links:
        if link.relation is Relation.REWORDED:
            then, now = EARLIER.find(link.earlier[0]), LATER.find(link.later[0])
            assert then is not None
            assert now is not None
            assert then.question != now.question


def test_every_link_but_same_has_a_remark_in_english_french_and_spanish() -> None:
    for link in walk().links:
        if link.relation is not Relation.SAME:
            assert {Language.EN, Language.FR, Language.ES} <= set(link.remark.languages), link


def test_the_two_statelessness_rows_became_one() -> None:
    merged = walk().from_later("1.6.3")
    assert merged is not None
    assert merged.relation is Relation.MERGED
    treaties = [found.treaties for code in merged.earlier if (found := EARLIER.find(code))]
    assert treaties == [("STATELESS-1954",), ("STATELESS-1961",)]


def test_there_is_no_cross_walk_between_other_editions_nor_backwards() -> None:
    pairs = [pair for pair in permutations(editions.codes(), 2) if crosswalks.between(*pair)]
    assert pairs == [("national-1", "national-2")]
    assert crosswalks.between("../editions/national-1", "national-2") is None


def test_the_cross_walk_that_comes_with_migov_is_in_order() -> None:
    assert crosswalks.check(walk(), EARLIER, LATER) == []


def test_checking_names_what_is_missing_what_is_unknown_and_what_is_not_the_same() -> None:
    links = [link for link in walk().links if "1.1.1" not in link.later and "1.4.1" not in link.later]
    links.append(Link(relation=Relation.SAME, earlier=("1.4.1",), later=("1.4.1",)))
    links.append(Link(relation=Relation.NEW, later=("9.9.9",)))
    found = crosswalks.check(CrossWalk(earlier="national-1", later="national-2", links=tuple(links)), EARLIER, LATER)
    assert [(problem.place, problem.says) for problem in found] == [
        ("earlier indicator 1.1.1", "no link has it"),
        ("later indicator 1.1.1", "no link has it"),
        ("later indicator 9.9.9", "edition national-2 has no such indicator"),
        ("1.4.1 → 1.4.1", "question or scale differ"),
    ]
    assert isinstance(found[0], Problem)


def test_an_office_keeps_cross_walks_of_its_own(tmp_path: Path) -> None:
    home = office(tmp_path, HEAD + 'same = [["1.1.1", "1.1.2"]]\n[[links]]\nrelation = "new"\nlater = ["1.1.1"]\n')
    found = crosswalks.between("a", "b", home)
    assert found is not None
    assert [link.relation for link in found.links] == [Relation.SAME, Relation.NEW]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (HEAD + 'same = [["1.1.1"]]\n', "Expected `array` of length 2, got 1"),
        (HEAD + 'same = [["1.1.1", "1.1.1"], ["1.1.1", "1.1.2"]]\n', "earlier indicator 1.1.1 is linked twice"),
        (HEAD + '[[links]]\nrelation = "split"\nearlier = ["1.1.1"]\nlater = ["1.1.1"]\n', "'split' cannot link 1"),
        (HEAD + '[[links]]\nrelation = "alike"\n', "Invalid enum value 'alike'"),
        (HEAD + 'unlike = "x"\n', "unknown field `unlike`"),
        (HEAD.replace('"b"', '"c"'), "it links a to c, which its name does not say"),
    ],
)
def test_a_mistake_names_the_file(content: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid) as caught:
        crosswalks.between("a", "b", office(tmp_path, content if "[[links]]" in content else content + "links = []\n"))
    assert says in str(caught.value)
    assert "a--b.toml" in str(caught.value) or "linked twice" in str(caught.value)


def test_what_is_not_toml_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"a--b\.toml: not readable as TOML"):
        crosswalks.between("a", "b", office(tmp_path, "earlier ="))
