"""Comments follow the words of the living text, or say that their words are gone."""

from __future__ import annotations

import pytest

from consulted import LATER, Consulted, frozen, in_consultation
from migov.actions.consulting import comments
from migov.actions.consulting.comments import Said
from migov.actions.drafting import passages
from migov.model.consultations import Comment
from migov.store import comments as kept
from migov.store import drafts
from migov.store.comments import LIVING, Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

DOCTOR, PERMITS = 0, 3
GONE = Place(passage=None)


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def on(here: Consulted, passage: int, words: str | None = None) -> Comment:
    return here.say(here.labour, "What about this?", passage=here.passages[passage], on=words)


def stands(comment: Comment, version: int = LIVING) -> tuple[str | None, str | None]:
    """The passage and the words on which a comment stands."""
    there = kept.places("xqa-2024", version=version)[comment.number]
    return there.passage, there.anchor.exact if there.anchor else None


def base(here: Consulted, passage: str) -> int:
    found = drafts.find(here.id, passage)
    assert found is not None
    return found.version


def test_a_comment_moves_with_its_words(here: Consulted) -> None:
    said = on(here, PERMITS, "a month")
    here.edit(
        here.passages[PERMITS], "By law, residence permits take a month, and are sent by post. Work permits do not."
    )
    assert stands(said) == (here.passages[PERMITS], "a month")


def test_a_comment_whose_words_are_cut_is_unplaced_and_keeps_what_it_spoke_of(here: Consulted) -> None:
    said, other = on(here, PERMITS, "sent by post"), on(here, PERMITS, "ten days")
    saved = here.edit(here.passages[PERMITS], "Work permits take ten days. Residence permits take a month.")
    assert saved.unplaced == (said.number,)
    assert stands(said) == (None, None)
    assert stands(other) == (here.passages[PERMITS], "ten days")
    still = kept.get(here.id, said.number).anchor
    assert still is not None
    assert still.exact == "sent by post"


def test_words_that_come_back_take_their_comments_back(here: Consulted) -> None:
    said = on(here, PERMITS, "sent by post")
    here.edit(here.passages[PERMITS], "Work permits take ten days.")
    passages.restore(here.id, here.passages[PERMITS], 1, by=here.editor, at=LATER)
    assert stands(said) == (here.passages[PERMITS], "sent by post")


def test_words_that_come_back_in_another_passage_take_nothing_with_them(here: Consulted) -> None:
    said = on(here, PERMITS, "sent by post")
    here.edit(here.passages[PERMITS], "Work permits take ten days.")
    here.edit(here.passages[DOCTOR], "Letters are sent by post.")
    assert stands(said) == (None, None)


def test_a_comment_on_a_whole_passage_stays_however_it_is_rewritten(here: Consulted) -> None:
    said = on(here, PERMITS)
    here.edit(here.passages[PERMITS], "All of it is new.")
    assert stands(said) == (here.passages[PERMITS], None)


def test_comments_go_with_the_half_in_which_their_words_are(here: Consulted) -> None:
    first, second = on(here, PERMITS, "ten days"), on(here, PERMITS, "Residence permits take a month")
    across = on(here, PERMITS, "days. Residence")
    where = here.words(here.passages[PERMITS]).index("Residence")
    kept_, new = passages.split(here.id, here.passages[PERMITS], where, base=1, by=here.editor, at=LATER)
    assert stands(first) == (kept_, "ten days")
    assert stands(second) == (new, "Residence permits take a month")
    assert stands(across) == (None, None)


def test_comments_go_with_the_words_of_a_passage_that_is_joined_to_another(here: Consulted) -> None:
    one, other = on(here, DOCTOR, "Emergency care is free"), on(here, 1, "whether they may lead one")
    whole = on(here, 1)
    passages.merge(here.id, here.passages[DOCTOR], here.passages[1], by=here.editor, at=LATER)
    assert stands(one) == (here.passages[DOCTOR], "Emergency care is free")
    assert stands(other) == (here.passages[DOCTOR], "whether they may lead one")
    assert stands(whole) == (None, None)


def test_the_comments_of_a_passage_that_is_put_aside_wait_for_it(here: Consulted) -> None:
    said, whole = on(here, PERMITS, "ten days"), on(here, PERMITS)
    gone = passages.put_aside(here.id, here.passages[PERMITS], by=here.editor, at=LATER)
    assert set(gone.unplaced) == {said.number, whole.number}
    late = on(here, PERMITS, "a month")
    assert [stands(one) for one in (said, whole, late)] == [(None, None)] * 3
    passages.take_back(here.id, here.passages[PERMITS], by=here.editor, at=LATER)
    assert stands(said) == (here.passages[PERMITS], "ten days")
    assert stands(whole) == (here.passages[PERMITS], None)
    assert stands(late) == (here.passages[PERMITS], "a month")


def test_a_new_version_has_a_place_for_every_comment(here: Consulted) -> None:
    stays, cut, table = on(here, PERMITS, "ten days"), on(here, PERMITS, "sent by post"), "conventions-1"
    row = here.words(table).splitlines()[0]
    on_row = here.say(here.labour, "Since when?", passage=table, on=row)
    here.edit(here.passages[PERMITS], "Most work permits take ten days. Residence permits take a month.")
    frozen(here)
    assert stands(stays, 2) == (here.passages[PERMITS], "ten days")
    assert stands(cut, 2) == (None, None)
    assert stands(on_row, 2) == stands(on_row) == (table, row)
    assert stands(cut, 1) == (here.passages[PERMITS], "sent by post")


def test_a_comment_on_everything_stands_nowhere_for_good(here: Consulted) -> None:
    said = comments.say(
        here.id, Said(passage=None, says="Too long."), version=1, institution="labour", by=here.labour, at=LATER
    )
    here.edit(here.passages[PERMITS], "Work permits take ten days.")
    frozen(here)
    assert stands(said) == stands(said, 2) == (None, None)


def test_a_passage_without_comments_is_rewritten_without_looking_for_any(here: Consulted) -> None:
    saved = here.edit(here.passages[PERMITS], "All of it is new.")
    assert saved.unplaced == ()
