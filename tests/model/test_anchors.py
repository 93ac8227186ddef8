"""Anchors follow their words or are lost; they never stand on other words."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from edits import EDITS, Desk, Oracle, Unit, divided, plain, respelled, spans, standing_on, text_of, vocabulary
from migov.errors import Invalid
from migov.model.anchors import Anchor, Rewriting, anchored, find, follow, place

KINDS = ("tiny", "small", "mixed", "distinct")
TEXT = (
    "The asylum act was adopted in 2014 and grants work permits. The labour code was adopted in 2018 and covers "
    "seasonal workers. Permits are free of charge for students, who apply in person at a consulate."
)


def on(words: str, text: str = TEXT, *, after: str = "") -> Anchor:
    start = text.index(words, text.index(after))
    return anchored(text, start, start + len(words), passage="p1")


def exact(anchor: Anchor | None) -> str | None:
    return anchor and anchor.exact


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 2), (0, 1000)])
def test_words_outside_the_text_have_no_anchor(start: int, end: int) -> None:
    with pytest.raises(Invalid):
        anchored(TEXT, start, end, passage="p1")


def test_an_anchor_takes_enough_around_it_to_be_the_only_one() -> None:
    text = "Visas are free. " * 20 + "Permits are not."
    anchor = on("free", text, after="Permits are not."[:0])
    assert find(anchor, text) == (10, 14)
    assert len(anchor.prefix) < 32 < len(anchor.suffix)


def test_neither_a_letter_nor_its_accent_is_cut() -> None:
    text = "Re\u0301fugie\u0301s et migrants"
    assert anchored(text, 2, 3, passage="p1").exact == "e\u0301"
    arabic = "يُمنَحُ اللاجئون إقامةً"
    assert anchored(arabic, 1, 1, passage="p1").prefix == ""


def test_an_anchor_is_found_with_other_blanks() -> None:
    assert find(on("labour code"), TEXT.replace(" ", "\n")) == (64, 75)


def test_words_without_their_neighbours_are_found_only_if_they_are_many() -> None:
    other = "Elsewhere it says: grants work permits to all, always, under the act"
    assert find(on("permits"), other) is None
    assert find(on("2014 and grants work permits"), "In 2014 and grants work permits") is not None


@pytest.mark.parametrize(
    "words", ["act", "grants work permits", "adopted", "2018", "The labour code was adopted in 2018"]
)
def test_a_typo_mended_elsewhere_leaves_the_anchor_where_it_was(words: str) -> None:
    after = TEXT.replace("consulate", "consulates").replace("charge", "charges")
    assert exact(follow(on(words), TEXT, after)) == words


def test_of_two_equal_words_the_right_one_is_followed() -> None:
    second = on("adopted", after="labour")
    after = TEXT.replace("The asylum act was adopted in 2014 and grants work permits. ", "")
    assert follow(second, TEXT, after) == on("adopted", after)
    assert follow(on("adopted"), TEXT, after) is None


def test_words_rewritten_in_the_midst_stay_with_the_anchor() -> None:
    anchor = on("free of charge for students, who apply in person")
    after = TEXT.replace("for students", "for all students")
    assert exact(follow(anchor, TEXT, after)) == "free of charge for all students, who apply in person"


def test_an_anchor_is_lost_with_its_first_word() -> None:
    assert follow(on("free of charge for students"), TEXT, TEXT.replace("free of charge", "without any fee")) is None


def test_a_sentence_that_moves_takes_its_anchors_along() -> None:
    last = "Permits are free of charge for students, who apply in person at a consulate."
    after = f"{last} {TEXT.removesuffix(' ' + last)}"
    assert follow(on("students"), TEXT, after) == on("students", after)


def test_what_could_be_either_of_two_is_lost() -> None:
    text = "no no no limit applies to students who study"
    assert follow(on("no", text), text, text.removeprefix("no ")) is None


def test_a_sentence_set_before_one_that_begins_alike_leaves_its_anchor_on_it() -> None:
    after = TEXT.replace("The labour", "The fee was waived. The labour")
    words = "The labour code was adopted in 2018"
    assert follow(on(words), TEXT, after) == on(words, after)


def test_half_a_word_is_followed_within_it() -> None:
    anchor = on("nal", after="season")
    after = "At last: " + TEXT
    assert follow(anchor, TEXT, after) == on("nal", after, after="season")


def test_a_place_stays_behind_what_it_stood_behind() -> None:
    end = len(TEXT)
    made = anchored(TEXT, end, end, passage="p1")
    after = TEXT + " Nobody is refused."
    assert find(followed(made, after), after) == (end, end)
    behind_code = TEXT.index(" was adopted in 2018")
    made = anchored(TEXT, behind_code, behind_code, passage="p1")
    after = TEXT.replace("code was", "code of 2009 was")
    assert find(followed(made, after), after) == (behind_code, behind_code)


def test_a_place_is_lost_with_both_its_neighbours() -> None:
    between = TEXT.index(" Permits are")
    made = anchored(TEXT, between, between, passage="p1")
    after = TEXT.replace("covers seasonal workers. Permits are free of charge", "is old. There is no fee")
    assert follow(made, TEXT, after) is None


def followed(anchor: Anchor, after: str) -> Anchor:
    found = follow(anchor, TEXT, after)
    assert found is not None
    return found


def test_two_blanks_that_somebody_wants_gone_are_followed_too() -> None:
    text = TEXT.replace("code was", "code  was")
    made = on("  ", text)
    assert find(made, text) == (text.index("  "), text.index("  ") + 2)
    after = text.replace("consulate", "consulates")
    assert follow(made, text, after) == on("  ", after)


def test_words_are_placed_in_the_other_half_of_their_passage() -> None:
    cut = TEXT.index("The labour")
    halves = {"p1": TEXT[:cut].strip(), "p2": TEXT[cut:]}
    placed = place(on("labour code"), halves, near=["p2"])
    assert placed is not None
    assert (placed.passage, placed.exact) == ("p2", "labour code")


def test_words_that_stood_elsewhere_all_along_are_nobodys_new_place() -> None:
    stock = "Further details are set out in the annex to this decree and its rules."
    anchor = on("Further details are set out in the annex", stock)
    texts = {"p1": "Nothing.", "p7": stock}
    assert place(anchor, texts, were=texts | {"p1": stock}) is None
    assert place(anchor, texts, were={"p1": stock, "p7": "Other words."}) is not None
    assert place(anchor, texts | {"p8": stock}) is None


def start(chance: random.Random, *, longest: int) -> tuple[Desk, list[Unit]]:
    desk = Desk(chance, vocabulary(chance, chance.choice(KINDS)))
    return desk, desk.units(chance.randint(6, longest))


def chosen(chance: random.Random, units: list[Unit], many: int) -> Iterator[tuple[Anchor, tuple[int, int]]]:
    """Anchors on words, some of which leave out the full stop of the last one."""
    where, text = spans(units), text_of(units)
    for _ in range(many):
        first = chance.randrange(len(units))
        last = min(len(units) - 1, first + chance.choice([0, 0, 1, 2, 3, 5, 9, 15]))
        words = text[where[first][0] : where[last][1]]
        end = where[last][1] - (chance.random() < 0.5 and words[-1] in ".,;")
        yield anchored(text, where[first][0], end, passage="p"), (first, last)


def wrong_ones(seed: int, oracle: Oracle, *, saves: int, edits: int) -> Iterator[str]:
    """The anchors that stand on other words than theirs, in one random life of a text."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    desk, units = start(chance, longest=60)
    anchors = list(chosen(chance, units, 3))
    for _ in range(chance.randint(1, saves)):
        new = units
        for _ in range(chance.randint(1, edits)):
            new = chance.choice(EDITS)(desk, new) if new else new
        rewriting, kept = Rewriting(text_of(units), text_of(new)), []
        for anchor, was in anchors:
            found = rewriting.follow(anchor)
            there = None if found is None else find(found, rewriting.after)
            if found is not None and there is not None:
                now = standing_on(new, *there)
                kept.append((found, now))
                if not oracle.accepts(units, was, new, now):
                    yield f"seed {seed}: {anchor.exact!r}\n  {rewriting.before}\n  {rewriting.after}\n  {found}"
        oracle.followed += len(kept)
        oracle.asked += len(anchors)
        anchors, units = kept, new
        if not anchors:
            return


@pytest.mark.slow
def test_no_anchor_ever_stands_on_other_words_when_one_edit_is_saved_at_a_time() -> None:
    oracle = Oracle(several=False)
    wrong = [found for seed in range(8000) for found in wrong_ones(seed, oracle, saves=3, edits=1)]
    assert not wrong, f"{len(wrong)} of {oracle.followed}\n" + "\n".join(wrong[:3])
    assert oracle.followed > 0.7 * oracle.asked
    assert oracle.excused < 0.005 * oracle.followed


@pytest.mark.slow
def test_no_anchor_ever_stands_on_other_words_when_several_edits_are_saved_at_once() -> None:
    oracle = Oracle(several=True)
    wrong = [found for seed in range(4000) for found in wrong_ones(seed, oracle, saves=2, edits=3)]
    assert not wrong, f"{len(wrong)} of {oracle.followed}\n" + "\n".join(wrong[:3])
    assert oracle.followed > 0.55 * oracle.asked
    assert oracle.excused < 0.01 * oracle.followed


@pytest.mark.slow
def test_no_place_is_ever_put_between_words_that_were_not_beside_it() -> None:
    followed = asked = 0
    for seed in range(3000):
        chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
        desk, units = start(chance, longest=60)
        after = chance.choice(EDITS)(desk, units)
        before, text = text_of(units), text_of(after)
        number = chance.randint(0, len(units))
        place_before = spans(units)[number][0] if number < len(units) else len(before)
        found = follow(anchored(before, place_before, place_before, passage="p"), before, text)
        asked += 1
        there = None if found is None else find(found, text)
        if there is None:
            continue
        followed += 1
        now = sum(first < there[0] for first, _ in spans(after))
        is_beside = is_neighbour(units, number - 1, after, now - 1, -1) or is_neighbour(units, number, after, now, 1)
        assert is_beside, f"seed {seed}\n{before}\n{text}\n{found}"
    assert followed > 0.7 * asked


def is_neighbour(before: list[Unit], old: int, after: list[Unit], new: int, step: int) -> bool:
    """Whether these are the same word, or both the end of the text; or equal ones, and their next ones the same."""
    if not (0 <= old < len(before) and 0 <= new < len(after)):
        return (old < 0 and new < 0) or (old == len(before) and new == len(after))
    if before[old] == after[new]:
        return True
    is_equal = step and plain(before[old]) == plain(after[new])
    return bool(is_equal) and is_neighbour(before, old + step, after, new + step, 0)


@pytest.mark.slow
def test_no_anchor_stands_on_other_words_when_passages_are_split_and_merged() -> None:
    placed = asked = 0
    for seed in range(3000):
        chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
        desk, units = start(chance, longest=60)
        other = desk.units(chance.randint(3, 40))
        first, second = divided(chance, units)
        joined = other + second
        texts = {"p": text_of(first), "q": text_of(joined)}
        were = {"p": text_of(units), "q": text_of(other)}
        for anchor, was in chosen(chance, units, 3):
            asked += 1
            passage, after = ("p", first)
            found = follow(anchor, were["p"], texts["p"])
            if found is None:
                found, passage, after = place(anchor, texts, near=["q"], were=were), "q", joined
            there = None if found is None else find(found, texts[passage])
            if there is None:
                continue
            placed += 1
            oracle = Oracle(several=True)
            now = standing_on(after, *there)
            assert oracle.accepts(units, was, after, now), f"seed {seed}: {anchor}\n{were}\n{texts}\n{found}"
    assert placed > 0.6 * asked


@pytest.mark.slow
def test_nearly_all_anchors_survive_gentle_edits() -> None:
    kept = asked = 0
    for seed in range(1500):
        chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
        desk = Desk(chance, vocabulary(chance, chance.choice(["mixed", "distinct"])))
        units = desk.units(chance.randint(30, 90))
        text = text_of(units)
        for anchor, (first, last) in chosen(chance, units, 3):
            after = gently(desk, units, first, last)
            found = follow(anchor, text, text_of(after))
            asked += 1
            kept += found is not None and found.exact == anchor.exact
    assert kept > 0.95 * asked, f"{kept} of {asked}"


def gently(desk: Desk, units: list[Unit], first: int, last: int) -> list[Unit]:
    """A typo mended outside these words, or a sentence added at the beginning or the end."""
    way = desk.chance.choice(["typo", "before", "behind"])
    if way == "before":
        return desk.units(9) + units
    if way == "behind":
        return units + desk.units(9)
    before, behind = units[:first], units[last + 1 :]
    side = desk.chance.choice([side for side in (before, behind) if side] or [[]])
    if not side:
        return units
    mended = respelled(desk, side)
    return mended + units[first:] if side is before else units[: last + 1] + mended


@pytest.mark.parametrize("many", [250, 3500], ids=["1,500 characters", "20,000 characters"])
def test_three_hundred_anchors_follow_at_once(many: int) -> None:
    chance = random.Random(7)  # noqa: S311 - a seed, not a secret
    desk = Desk(chance, vocabulary(chance, "mixed"))
    units = desk.units(many)
    anchors = [anchor for anchor, _ in chosen(chance, units, 300)]
    after = text_of(units[:40] + desk.units(6) + units[45:90] + units[100:] + desk.units(12))
    rewriting = Rewriting(text_of(units), after)
    kept = sum(rewriting.follow(anchor) is not None for anchor in anchors)
    assert kept > 250
