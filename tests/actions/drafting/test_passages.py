"""The living text: begun, written by two at once, ordered, split, joined, put aside; every change is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from consulted import Consulted, in_consultation
from drafted import HERE, begun, member, order, pin, researched, text
from kept import NOON
from migov.actions import journal
from migov.actions.drafting import beginning, passages
from migov.errors import Conflict, Invalid, MigovError, NotAllowed, NotFound, WrongStage
from migov.model.dimensions import Dimension
from migov.model.drafts import Passage
from migov.model.findings import Side
from migov.model.grounds import Grounds, Statement
from migov.model.people import Member, Role
from migov.model.workflow import Stage
from migov.store import comments, drafts
from migov.store.comments import LIVING
from migov.store.drafts import KeptPassage, What
from teams import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

ONE, TWO, THREE = "p-1-1-1", "p-1-1-2", "p-2-1-1"
LATER = NOON + timedelta(minutes=5)


def kept(name: str) -> KeptPassage:
    found = drafts.find(HERE, name)
    assert found is not None, name
    return found


def passage(name: str) -> Passage:
    return kept(name).passage


def last_line() -> tuple[str, str]:
    line = journal.lines()[-1]
    return line.action, line.by


def save(name: str, words: str, by: Member, *, base: int = 1, **more: object) -> passages.Saved:
    return passages.save(HERE, name, words, base=base, by=by, at=LATER, **more)  # type: ignore[arg-type]


# Beginning


def test_settled_answers_become_passages_in_the_order_of_the_catalogue_and_no_side_is_chosen() -> None:
    researched()
    editor = member(Role.EDITOR)
    assert beginning.to_begin(HERE, by=editor).new == (ONE, TWO, THREE)
    assert order() == []
    made = beginning.begin(HERE, by=editor, at=NOON)
    assert (made.new, made.skipped) == ((ONE, TWO, THREE), {"3.1.1": "not complete yet"})
    assert order() == [ONE, TWO, THREE]
    assert {passage(name).side for name in order()} == {None}
    assert passage(ONE).sentences[0].grounds.answers == ("1.1.1",)
    assert passage(ONE).sentences[0].grounds.pins == (pin("All residents may see"[:20]),)
    assert last_line() == ("draft.begin", editor.person)


def test_beginning_again_leaves_what_was_begun_even_where_it_was_put_aside() -> None:
    editor = begun()
    save(ONE, "Rewritten.", editor)
    passages.put_aside(HERE, TWO, by=editor, at=LATER)
    assert beginning.begin(HERE, by=editor, at=LATER).new == ()
    assert (text(ONE), order()) == ("Rewritten.", [ONE, THREE])


# Writing


def test_each_sentence_keeps_the_grounds_of_its_words() -> None:
    editor = begun()
    first, second = passage(ONE).sentences
    save(ONE, f"{second.words} A new one. {first.words.replace('All', 'Most')}", editor)
    written = passage(ONE).sentences
    assert [one.grounds.is_empty for one in written] == [False, True, False]
    assert last_line() == ("draft.write", editor.person)


def test_the_same_words_again_make_no_version() -> None:
    editor = begun()
    before = len(journal.lines())
    assert save(ONE, f"  {text(ONE)}\n\n", editor).kept.version == 1
    assert (len(journal.lines()), len(drafts.changes(HERE, ONE))) == (before, 1)


def test_two_editors_who_write_different_words_are_both_kept() -> None:
    editor, other = begun(), member(Role.COORDINATOR)
    start = text(ONE)
    save(ONE, start.replace("All", "Most"), editor)
    saved = save(ONE, start.replace("nationality", "passport"), other)
    assert saved.met is None
    assert text(ONE) == start.replace("All", "Most").replace("nationality", "passport")
    assert kept(ONE).version == 3


def test_two_editors_who_write_the_same_words_overwrite_nothing() -> None:
    editor, other = begun(), member(Role.COORDINATOR)
    start = text(ONE)
    save(ONE, start.replace("All", "Most"), editor)
    saved = save(ONE, start.replace("All", "Some"), other)
    assert saved.met is not None
    assert (saved.met.by, saved.met.theirs[:4], saved.met.mine[:4]) == (editor.person, "Most", "Some")
    assert text(ONE).startswith("Most")
    met = drafts.changes(HERE, ONE)[0]
    assert (met.what, met.by, met.passage.text[:4]) == (What.MET, other.person, "Some")
    save(ONE, start.replace("All", "Some"), other)
    assert sum(one.what is What.MET for one in drafts.changes(HERE, ONE)) == 1


def test_words_that_meet_a_gap_made_by_somebody_else_are_kept_beside() -> None:
    editor, other = begun(), member(Role.COORDINATOR)
    start = text(ONE)
    save(ONE, "All residents may see a doctor.", editor)
    assert save(ONE, start.replace("nationality", "passport"), other).met is not None


def test_who_types_on_after_a_merge_goes_on_from_their_own_words() -> None:
    editor, other = begun(), member(Role.COORDINATOR)
    start = text(ONE)
    save(ONE, start.replace("All", "Most"), editor)
    version = save(ONE, start + " It is", other).kept.version
    save(ONE, start + " It is free.", other, base=version, start=start + " It is")
    assert text(ONE) == start.replace("All", "Most") + " It is free."


def test_two_at_once_never_lose_a_word_whatever_they_delete_or_add() -> None:
    """Each adds words of their own somewhere; afterwards both stand in the text, or beside it."""
    editor, other = begun(), member(Role.COORDINATOR)
    base, words = kept(ONE).version, text(ONE).split(" ")
    for at in range(len(words) + 1):
        mine = " ".join([*words[: len(words) - at], "MINE", *words[len(words) - at :]])
        theirs = " ".join([*words[:at], "THEIRS", *words[at:]])
        save(ONE, theirs, editor, base=base)
        saved = save(ONE, mine, other, base=base)
        beside = " ".join(one.passage.text for one in drafts.changes(HERE, ONE) if one.what is What.MET)
        assert "THEIRS" in text(ONE)
        assert "MINE" in (beside if saved.met else text(ONE))
        restored = passages.restore(HERE, ONE, 1, by=editor, at=LATER)
        base = restored.kept.version


@pytest.mark.parametrize("words", ["", " \n\t", "x" * 20_001, "\x00"])
def test_no_words_and_too_many_are_refused(words: str) -> None:
    editor = begun()
    with pytest.raises(Invalid):
        save(ONE, words, editor)
    with pytest.raises(Invalid):
        passages.write_new(HERE, words, dimension=Dimension.RIGHTS, by=editor, at=NOON)
    assert kept(ONE).version == 1


def test_a_version_that_never_was_is_not_found() -> None:
    editor = begun()
    with pytest.raises(NotFound):
        save(ONE, "x", editor, base=7)


def test_a_new_passage_is_cut_into_sentences_and_stands_where_it_was_asked_for() -> None:
    editor = begun()
    made = passages.write_new(HERE, "One thing. Another.", dimension=Dimension.RIGHTS, behind=ONE, by=editor, at=NOON)
    assert [one.words for one in made.passage.sentences] == ["One thing.", "Another."]
    assert all(one.grounds.is_empty for one in made.passage.sentences)
    assert order() == [ONE, made.passage.id, TWO, THREE]
    with pytest.raises(NotFound):
        passages.write_new(HERE, "x", dimension=Dimension.RIGHTS, behind="nobody", by=editor, at=NOON)


# Sides and grounds


def test_a_side_is_chosen_and_open_again_but_not_on_a_module_page() -> None:
    editor = begun()
    passages.choose_side(HERE, ONE, Side.POTENTIAL, by=editor, at=NOON)
    assert passage(ONE).side is Side.POTENTIAL
    passages.choose_side(HERE, ONE, None, by=editor, at=NOON)
    assert passage(ONE).side is None
    made = passages.write_new(HERE, "On the pandemic.", module="covid-19", by=editor, at=NOON)
    with pytest.raises(Invalid):
        passages.choose_side(HERE, made.passage.id, Side.POTENTIAL, by=editor, at=NOON)


def test_a_sentence_is_grounded_by_its_words_and_never_another_one() -> None:
    editor = begun()
    said = Statement(institution="labour", said_by="A. Sample, director", on="2024-04-30", words="We see to it.")
    grounds = Grounds(answers=("1.1.2",), pins=(pin("may join"),), statements=(said,))
    words = passage(ONE).sentences[1].words
    passages.ground(HERE, ONE, 2, words, grounds, is_noted=False, by=editor, at=NOON)
    second = passage(ONE).sentences[1]
    assert (second.grounds, second.is_noted) == (grounds, False)
    assert passage(ONE).answers == ("1.1.1", "1.1.2")
    for number, told in ((2, "Other words."), (0, words), (9, words), (1, words)):
        with pytest.raises(Conflict):
            passages.ground(HERE, ONE, number, told, grounds, by=editor, at=NOON)
    with pytest.raises(NotFound):
        passages.ground(HERE, ONE, 2, words, Grounds(answers=("9.9.9",)), by=editor, at=NOON)


# Order, split, join, aside


def test_passages_stand_where_they_are_put() -> None:
    editor = begun()
    passages.move(HERE, THREE, behind=None, by=editor, at=NOON)
    assert order() == [THREE, ONE, TWO]
    passages.move(HERE, THREE, behind=ONE, by=editor, at=NOON)
    assert order() == [ONE, THREE, TWO]
    passages.move(HERE, ONE, behind=TWO, by=editor, at=NOON)
    assert order() == [THREE, TWO, ONE]
    with pytest.raises(NotFound):
        passages.move(HERE, ONE, behind=ONE, by=editor, at=NOON)
    assert drafts.changes(HERE, ONE)[0].why == f"moved behind {TWO}"


def test_a_thousand_moves_between_the_same_two_still_leave_an_order() -> None:
    editor = begun()
    for number in range(200):
        passages.move(HERE, (TWO, THREE)[number % 2], behind=ONE, by=editor, at=NOON)
    assert order() == [ONE, THREE, TWO]


def test_a_split_leaves_the_grounds_on_both_sides_and_a_join_brings_them_together() -> None:
    editor = begun()
    start, at = text(ONE), text(ONE).index("The Health")
    first, second = passages.split(HERE, ONE, at, base=1, by=editor, at=NOON)
    assert (order()[:2], [text(first), text(second)]) == ([first, second], [start[:at].strip(), start[at:]])
    assert passage(second).sentences[0].grounds.answers == ("1.1.1",)
    joined = passages.merge(HERE, first, second, by=editor, at=LATER).kept
    assert (joined.passage.text, kept(second).is_aside) == (start, True)
    passages.unjoin(HERE, first, second, base=joined.version, by=editor, at=LATER)
    assert (text(first), kept(second).is_aside) == (start[:at].strip(), False)
    assert last_line() == ("draft.unjoin", editor.person)


def test_a_split_inside_a_sentence_leaves_its_grounds_in_both() -> None:
    editor = begun()
    _, second = passages.split(HERE, TWO, text(TWO).index("may join"), base=1, by=editor, at=NOON)
    assert passage(TWO).sentences[0].grounds == passage(second).sentences[0].grounds


@pytest.mark.parametrize("position", [-1, 0, 10_000])
def test_nothing_is_split_off_at_an_end(position: int) -> None:
    editor = begun()
    with pytest.raises(Invalid):
        passages.split(HERE, ONE, position, base=1, by=editor, at=NOON)
    assert order() == [ONE, TWO, THREE]


def test_a_split_of_what_changed_meanwhile_is_refused() -> None:
    editor = begun()
    save(ONE, "Short now.", editor)
    with pytest.raises(Conflict):
        passages.split(HERE, ONE, 5, base=1, by=editor, at=NOON)


def test_only_passages_of_one_part_are_joined() -> None:
    editor = begun()
    with pytest.raises(Invalid):
        passages.merge(HERE, ONE, THREE, by=editor, at=NOON)
    with pytest.raises(Invalid):
        passages.merge(HERE, ONE, ONE, by=editor, at=NOON)


def test_what_was_not_joined_or_changed_since_is_not_taken_apart() -> None:
    editor = begun()
    joined = passages.merge(HERE, ONE, TWO, by=editor, at=NOON).kept
    with pytest.raises(Conflict):
        passages.unjoin(HERE, ONE, THREE, base=joined.version, by=editor, at=NOON)
    version = save(ONE, text(ONE) + " More.", editor, base=joined.version).kept.version
    for base in (joined.version, version):
        with pytest.raises(Conflict):
            passages.unjoin(HERE, ONE, TWO, base=base, by=editor, at=NOON)


def test_what_is_put_aside_is_kept_with_its_reason_and_comes_back() -> None:
    editor = begun()
    passages.put_aside(HERE, ONE, because=" Said twice. ", by=editor, at=NOON)
    assert (order(), order(aside=True)) == ([TWO, THREE], [ONE, TWO, THREE])
    assert (drafts.changes(HERE, ONE)[0].what, drafts.changes(HERE, ONE)[0].why) == (What.ASIDE, "Said twice.")
    version = kept(ONE).version
    assert passages.put_aside(HERE, ONE, by=editor, at=NOON).kept.version == version
    passages.take_back(HERE, ONE, by=editor, at=NOON)
    assert order() == [ONE, TWO, THREE]
    assert passages.take_back(HERE, ONE, by=editor, at=NOON).kept.version == version + 1


def test_words_written_into_what_was_put_aside_meanwhile_are_kept_in_it() -> None:
    editor, other = begun(), member(Role.COORDINATOR)
    passages.put_aside(HERE, ONE, by=editor, at=NOON)
    saved = save(ONE, text(ONE) + " More.", other)
    assert (saved.met, saved.kept.is_aside, text(ONE)[-5:]) == (None, True, "More.")


def test_every_version_is_had_again_as_the_next_one() -> None:
    editor = begun()
    start = passage(ONE)
    save(ONE, "Something else.", editor)
    passages.choose_side(HERE, ONE, Side.POTENTIAL, by=editor, at=NOON)
    assert passages.restore(HERE, ONE, 1, by=editor, at=LATER).kept.passage == start
    assert [one.version for one in passages.history(HERE, ONE, by=editor)] == [4, 3, 2, 1]
    with pytest.raises(NotFound):
        passages.restore(HERE, ONE, 9, by=editor, at=LATER)
    with pytest.raises(NotFound):
        passages.history(HERE, "nobody", by=editor)


# Who may


CHANGES: dict[str, Callable[[Member], object]] = {
    "begin": lambda by: beginning.begin(HERE, by=by, at=NOON),
    "write": lambda by: passages.write_new(HERE, "x", dimension=Dimension.RIGHTS, by=by, at=NOON),
    "save": lambda by: save(ONE, "x", by),
    "side": lambda by: passages.choose_side(HERE, ONE, Side.POTENTIAL, by=by, at=NOON),
    "ground": lambda by: passages.ground(HERE, ONE, 1, passage(ONE).sentences[0].words, Grounds(), by=by, at=NOON),
    "aside": lambda by: passages.put_aside(HERE, ONE, by=by, at=NOON),
    "back": lambda by: passages.take_back(HERE, ONE, by=by, at=NOON),
    "move": lambda by: passages.move(HERE, ONE, behind=TWO, by=by, at=NOON),
    "split": lambda by: passages.split(HERE, ONE, 3, base=1, by=by, at=NOON),
    "merge": lambda by: passages.merge(HERE, ONE, TWO, by=by, at=NOON),
    "unjoin": lambda by: passages.unjoin(HERE, ONE, TWO, base=1, by=by, at=NOON),
    "restore": lambda by: passages.restore(HERE, ONE, 1, by=by, at=NOON),
}


@pytest.mark.parametrize("change", CHANGES)
def test_only_editor_and_coordinator_write_and_only_until_publication(change: str) -> None:
    editor = begun()
    before = [(one.passage, one.version) for one in drafts.passages(HERE, aside=True)], len(journal.lines())
    for role in (Role.ANALYST, Role.REVIEWER, Role.FOCAL_POINT, Role.PARTICIPANT):
        by = member(role)
        lines = len(journal.lines())
        with pytest.raises((NotAllowed, NotFound)):
            CHANGES[change](by)
        assert len(journal.lines()) == lines
    moved(HERE, Stage.PUBLISHED)
    with pytest.raises(WrongStage):
        CHANGES[change](editor)
    assert [(one.passage, one.version) for one in drafts.passages(HERE, aside=True)] == before[0]


@pytest.mark.parametrize("change", ["save", "side", "aside", "move", "split", "merge", "restore"])
def test_a_passage_that_is_not_there_is_not_found(change: str) -> None:
    researched()
    editor = member(Role.EDITOR)
    with pytest.raises(MigovError) as refused:
        CHANGES[change](editor)
    assert isinstance(refused.value, NotFound)


# Comments go with their words


def commented() -> tuple[Consulted, str, int]:
    here = in_consultation()
    name = here.passages[0]
    return here, name, here.say(here.health, "Which act?", passage=name, on="The Health Act of 2012").number


def place(number: int) -> str | None:
    return comments.places(HERE, version=LIVING)[number].passage


def test_a_comment_follows_its_words_through_writing_splitting_joining_and_back() -> None:
    here, name, number = commented()
    here.edit(name, here.living(name).replace("All residents", "Since long, all residents"))
    assert place(number) == name
    version = kept(name).version
    at = here.living(name).index("The Health Act")
    _, second = passages.split(HERE, name, at, base=version, by=here.editor, at=LATER)
    assert place(number) == second
    joined = passages.merge(HERE, name, second, by=here.editor, at=LATER).kept
    assert place(number) == name
    passages.unjoin(HERE, name, second, base=joined.version, by=here.editor, at=LATER)
    assert place(number) in (second, None)


def test_a_comment_whose_words_go_is_told_and_comes_back_with_them() -> None:
    here, name, number = commented()
    assert passages.put_aside(HERE, name, by=here.editor, at=LATER).unplaced == (number,)
    assert place(number) is None
    passages.take_back(HERE, name, by=here.editor, at=LATER)
    assert place(number) == name
    saved = here.edit(name, "Something else altogether is written here now.")
    assert (saved.unplaced, place(number)) == ((number,), None)


def test_no_comment_comes_to_stand_in_what_is_aside() -> None:
    here, name, number = commented()
    passages.put_aside(HERE, name, by=here.editor, at=LATER)
    here.edit(name, here.living(name) + " More.")
    assert place(number) is None
    passages.take_back(HERE, name, by=here.editor, at=LATER)
    assert place(number) == name


def test_what_is_aside_is_neither_joined_nor_split_and_nothing_is_joined_twice() -> None:
    editor = begun()
    first, second = passages.split(HERE, ONE, text(ONE).index("The Health"), base=1, by=editor, at=NOON)
    joined = passages.merge(HERE, first, second, by=editor, at=NOON).kept
    for one, other in ((first, second), (second, first)):
        with pytest.raises(Conflict):
            passages.merge(HERE, one, other, by=editor, at=NOON)
    with pytest.raises(Conflict):
        passages.split(HERE, second, 5, base=kept(second).version, by=editor, at=NOON)
    assert kept(first) == joined
