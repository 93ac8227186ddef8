"""Frozen drafts: what their hash depends on, and which parts are touched from one to the next."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from migov.errors import Invalid
from migov.model.dimensions import Dimension
from migov.model.drafts import Draft, Part, PartChange, PartKind, touched
from migov.model.findings import Side

BASE = Part(
    id="p-1",
    kind=PartKind.PASSAGE,
    title="Well-developed areas",
    section="1.2",
    dimension=Dimension.RIGHTS,
    side=Side.WELL_DEVELOPED,
    sub_domains=("1.1",),
    words="Residents see a doctor.",
    notes=("Health Act, 2012.",),
)
READ = {
    "id": "p-2",
    "kind": PartKind.CONVENTIONS,
    "title": "Other areas",
    "section": "1.3",
    "dimension": Dimension.POLICY,
    "side": Side.POTENTIAL,
    "words": "Residents see a nurse.",
    "notes": ("Health Act, 2013.",),
}


def part(name: str, words: str = "", **more: object) -> Part:
    return replace(BASE, id=name, words=words or f"Words of {name}.", **more)


def draft(*parts: Part, number: int = 1) -> Draft:
    return Draft(number=number, parts=parts, content="0" * 64, by="edo", at="2024-05-01T12:00:00+00:00")


def in_order(names: list[str] | str) -> Draft:
    return draft(*(part(name) for name in names))


drafts_ = st.lists(
    st.tuples(
        st.sampled_from("abcdefg"),
        st.sampled_from(["x", "y"]),
        st.sampled_from([(), ("n",)]),
        st.sampled_from([None, *Side]),
        st.sampled_from(["T", "U"]),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda one: one[0],
).map(lambda rows: draft(*(replace(BASE, id=a, words=b, notes=c, side=d, title=e) for a, b, c, d, e in rows)))


@pytest.mark.parametrize("field", READ)
def test_the_hash_depends_on_everything_that_is_read(field: str) -> None:
    assert draft(replace(BASE, **{field: READ[field]})).hash != draft(BASE).hash


def test_nothing_else_that_is_read_was_forgotten() -> None:
    assert set(READ) | {"sub_domains"} == set(Part.__struct_fields__)


def test_the_hash_depends_on_the_order() -> None:
    assert in_order("ab").hash != in_order("ba").hash


def test_the_hash_does_not_depend_on_what_nobody_reads() -> None:
    there = draft(BASE)
    other = draft(replace(BASE, sub_domains=()), number=7)
    assert replace(other, by="ada", at="2025-01-01", because="so", content="f" * 64).hash == there.hash


def test_words_cannot_slip_from_a_passage_into_its_notes_or_the_next_passage() -> None:
    assert draft(replace(BASE, words="A", notes=("B",))).hash != draft(replace(BASE, words="AB", notes=())).hash
    assert draft(part("a", "x y"), part("b", "z")).hash != draft(part("a", "x"), part("b", "y z")).hash


def test_a_draft_has_parts_and_each_of_them_once() -> None:
    with pytest.raises(Invalid, match="words"):
        draft()
    with pytest.raises(Invalid, match="twice"):
        draft(BASE, BASE)


def test_what_became_of_each_part_is_told_in_the_later_order() -> None:
    before = draft(part("a"), part("b"), part("c"), part("d"), part("e"))
    after = draft(
        part("new"), part("a"), part("b", "Other words."), part("d", side=Side.POTENTIAL, title="Areas"), part("e")
    )
    assert list(touched(before, after).items()) == [
        ("new", PartChange.NEW),
        ("b", PartChange.REWRITTEN),
        ("d", PartChange.MOVED),
        ("c", PartChange.GONE),
    ]


def test_another_note_and_another_title_are_other_words() -> None:
    before = draft(part("a"), part("b"))
    assert touched(before, draft(part("a", notes=("Health Act, 2014.",)), part("b", title="Table"))) == {
        "a": PartChange.REWRITTEN,
        "b": PartChange.REWRITTEN,
    }


@pytest.mark.parametrize(("after", "moved"), [("bcdefa", "a"), ("fabcde", "f"), ("abdefc", "c")])
def test_one_part_that_moved_is_one_move_however_far(after: str, moved: str | None) -> None:
    found = touched(in_order("abcdef"), in_order(after))
    assert set(found.values()) == {PartChange.MOVED}
    assert moved is None or list(found) == [moved]


def test_a_part_that_was_rewritten_and_moved_moves_no_other() -> None:
    before, after = draft(part("a"), part("b"), part("c")), draft(part("b"), part("c"), part("a", "Other words."))
    assert touched(before, after) == {"a": PartChange.REWRITTEN}


@given(st.permutations("abcdefg"))
def test_no_fewer_moves_explain_an_order(after: list[str]) -> None:
    before = "abcdefg"
    found = touched(in_order(before), in_order(after))
    stayed = [name for name in after if name not in found]
    assert stayed == sorted(stayed)
    longer = combinations(after, len(stayed) + 1)
    assert not any(list(line) == sorted(line) for line in longer)


@given(st.permutations("abcdefg"), st.integers(0, 6), st.integers(0, 6))
def test_one_move_is_one_move_from_any_order(names: list[str], origin: int, target: int) -> None:
    after = list(names)
    after.insert(target, after.pop(origin))
    found = touched(in_order(names), in_order(after))
    assert len(found) == (after != names)
    if abs(origin - target) > 1:
        assert list(found) == [names[origin]]


@given(drafts_, drafts_)
def test_nothing_is_touched_exactly_where_the_hash_is_the_same(before: Draft, after: Draft) -> None:
    assert (touched(before, after) == {}) == (before.hash == after.hash)


@given(drafts_, drafts_)
def test_what_is_not_touched_reads_the_same_in_the_same_order(before: Draft, after: Draft) -> None:
    found = touched(before, after)
    stays = [one for one in before.parts if one.id not in found]
    assert stays == [one for one in after.parts if one.id not in found]
    gone = {name for name, change in found.items() if change is PartChange.GONE}
    assert gone == {one.id for one in before.parts} - {one.id for one in after.parts}


@given(drafts_, drafts_)
def test_what_is_new_one_way_is_gone_the_other(one: Draft, other: Draft) -> None:
    there, back = touched(one, other), touched(other, one)
    opposite = {PartChange.NEW: PartChange.GONE, PartChange.GONE: PartChange.NEW}
    for name in there.keys() | back.keys():
        if (change := there.get(name)) in opposite:
            assert back[name] is opposite[change]
        elif change is PartChange.REWRITTEN:
            assert back[name] is PartChange.REWRITTEN
