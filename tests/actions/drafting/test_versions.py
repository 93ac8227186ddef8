"""Versions of a draft: frozen once, read for ever, compared part by part, and shown to those who may read them."""

from __future__ import annotations

import pytest

from consulted import LATER, Consulted, frozen, in_consultation, open_it
from migov.actions.drafting import passages, versions
from migov.actions.printing import Form
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, WrongStage
from migov.model.dimensions import Dimension
from migov.model.drafts import PartChange
from migov.model.findings import Side
from migov.model.workflow import Stage
from migov.store import journal
from teams import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here() -> Consulted:
    return in_consultation()


def test_a_draft_holds_the_passages_in_printed_order_and_the_generated_parts(here: Consulted) -> None:
    ids = [part.id for part in here.draft.parts]
    assert [name for name in ids if name in here.passages] == list(here.passages)
    assert "front-matter" in ids


def test_a_draft_is_not_frozen_twice(here: Consulted) -> None:
    with pytest.raises(Conflict, match="nothing has changed"):
        frozen(here)


def test_the_journal_notes_the_hash(here: Consulted) -> None:
    here.edit(here.passages[0], "Other words.")
    made = frozen(here)
    (line,) = journal.lines(here.id, last=1)
    assert line.details == {"draft": 2, "hash": made.hash, "because": "the comments so far"}


def test_an_old_version_stays_as_it_was(here: Consulted) -> None:
    here.edit(here.passages[0], "Other words.")
    frozen(here)
    again = versions.one(here.id, 1, by=here.editor)
    assert (again, again.hash) == (here.draft, here.draft.hash)
    assert "Other words" not in str(versions.content(again).findings)


def test_what_changed_since_the_newest_version_is_named(here: Consulted) -> None:
    assert versions.unfrozen(here.id) == ()
    here.edit(here.passages[2], "Other words.")
    assert versions.unfrozen(here.id) == (here.passages[2],)
    frozen(here)
    assert versions.unfrozen(here.id) == ()


def test_one_passage_that_moved_is_one_change(here: Consulted) -> None:
    third = passages.write_new(
        here.id, "A third one.", dimension=Dimension.RIGHTS, side=Side.WELL_DEVELOPED, by=here.editor, at=LATER
    ).passage.id
    fourth = passages.write_new(
        here.id, "A fourth one.", dimension=Dimension.RIGHTS, side=Side.WELL_DEVELOPED, by=here.editor, at=LATER
    ).passage.id
    before = frozen(here)
    passages.move(here.id, fourth, behind=None, by=here.editor, at=LATER)
    found = versions.compared(before, frozen(here))
    assert [(one.change, one.after and one.after.id) for one in found] == [(PartChange.MOVED, fourth)]
    assert third in before.seals


def test_a_passage_on_the_other_side_is_moved_and_not_rewritten(here: Consulted) -> None:
    passages.choose_side(here.id, here.passages[0], Side.POTENTIAL, by=here.editor, at=LATER)
    assert [one.change for one in versions.compared(here.draft, frozen(here))] == [PartChange.MOVED]


def test_a_passage_without_a_side_is_not_lost_by_oversight(here: Consulted) -> None:
    new = passages.write_new(here.id, "Where does it go?", dimension=Dimension.RIGHTS, by=here.editor, at=LATER)
    assert versions.unfrozen(here.id) == (new.passage.id,)
    with pytest.raises(Invalid, match="undecided"):
        frozen(here)


def test_a_passage_that_was_put_aside_is_gone(here: Consulted) -> None:
    passages.put_aside(here.id, here.passages[1], by=here.editor, at=LATER)
    (found,) = versions.compared(here.draft, frozen(here))
    assert (found.change, found.after, found.before and found.before.id) == (PartChange.GONE, None, here.passages[1])


def test_a_draft_without_a_passage_is_not_frozen(here: Consulted) -> None:
    for name in here.passages:
        passages.put_aside(here.id, name, by=here.editor, at=LATER)
    with pytest.raises(Invalid, match="no passage"):
        frozen(here)


def test_participants_read_the_versions_from_the_consultation_on() -> None:
    here = in_consultation(opened=False)
    with pytest.raises(WrongStage):
        versions.every(here.id, by=here.health)
    here.edit(here.passages[0], "Other words.")
    frozen(here)
    open_it(here.id)
    assert [one.number for one in versions.every(here.id, by=here.health)] == [2]
    assert [one.number for one in versions.every(here.id, by=here.editor)] == [1, 2]
    for number in (1, 9, 0, -1):
        with pytest.raises(NotFound):
            versions.one(here.id, number, by=here.health)
    with pytest.raises(NotFound):
        versions.printed(here.id, 1, form=Form.HTML, by=here.health)


def test_nobody_else_freezes_or_after_publication(here: Consulted) -> None:
    here.edit(here.passages[0], "Other words.")
    with pytest.raises(NotAllowed):
        versions.freeze(here.id, by=here.health, at=LATER)
    moved(here.id, Stage.PUBLISHED)
    with pytest.raises(WrongStage):
        frozen(here)


def test_a_version_is_printed_from_what_was_kept(here: Consulted) -> None:
    here.edit(here.passages[0], "Other words.")
    frozen(here)
    first = versions.printed(here.id, 1, form=Form.HTML, by=here.editor).decode()
    second = versions.printed(here.id, 2, form=Form.HTML, by=here.editor).decode()
    assert "Emergency care is free." in first
    assert "Other words." not in first
    assert "Other words." in second


def test_participants_get_a_version_without_how_others_took_part(here: Consulted) -> None:
    here.edit(here.passages[0], "Other words.")
    frozen(here)
    inside, outside = (
        versions.printed(here.id, 2, form=Form.HTML, by=by).decode() for by in (here.editor, here.health)
    )
    assert 'id="certificate"' in inside
    assert 'id="certificate"' not in outside
    assert "Other words." in outside
