"""What becomes of comments: an outcome, a reason, a change; and the way back."""

from __future__ import annotations

import pytest

from consulted import LATER, Consulted, frozen, in_consultation
from migov.actions.consulting import comments, dispositions
from migov.actions.drafting import passages
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, WrongStage
from migov.model.consultations import Comment, Disposition, Outcome, Proposal, ProposalKind
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import comments as kept
from migov.store import drafts, journal
from migov.store.comments import LIVING
from teams import joined, moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

PERMITS = 3
"""Of the passages, the one about permits."""


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def suggested(here: Consulted, kind: ProposalKind, words: str = "", *, on: str | None = None) -> Comment:
    """A suggestion of the Ministry of Labour on the passage about permits."""
    return here.say(here.labour, proposes=Proposal(kind=kind, words=words), passage=here.passages[PERMITS], on=on)


def carry_out(here: Consulted, number: int = 1, **more: object) -> Disposition:
    return dispositions.carry_out(here.id, number, "It is so.", by=here.editor, at=LATER, **more)  # type: ignore[arg-type]


def dispose(here: Consulted, outcome: Outcome, number: int = 1, **more: object) -> Disposition:
    return dispositions.dispose(here.id, number, outcome, "Because.", by=here.editor, at=LATER, **more)  # type: ignore[arg-type]


def actions() -> list[str]:
    return [line.action for line in journal.lines()]


@pytest.mark.parametrize(
    ("kind", "words", "on", "after"),
    [
        (ProposalKind.REPLACE, "five days", "ten days", "Work permits take five days. Residence permits take a month"),
        (ProposalKind.INSERT, " working", "ten", "Work permits take ten working days. Residence permits take a month"),
        (ProposalKind.DELETE, "", "Work permits take ten days. ", "Residence permits take a month"),
    ],
)
def test_a_change_of_words_is_carried_out_and_linked(
    here: Consulted, kind: ProposalKind, words: str, on: str, after: str
) -> None:
    suggested(here, kind, words, on=on)
    done = carry_out(here)
    text = f"{after}, and are sent by post."
    assert here.living(here.passages[PERMITS]) == text
    assert done.change is not None
    assert (done.change.before, done.change.after, done.change.now) == (1, 2, text)
    assert done.change.was == here.words(here.passages[PERMITS])
    assert drafts.changes(here.id, here.passages[PERMITS])[0].comments == (1,)
    assert dispositions.waiting(here.id) == ()
    assert actions()[-2:] == ["draft.write", "comment.dispose"]


def test_a_suggestion_that_was_carried_out_stands_where_its_words_are_now(here: Consulted) -> None:
    suggested(here, ProposalKind.REPLACE, "a week or two", on="ten days")
    carry_out(here)
    there = kept.places(here.id, version=LIVING)[1].anchor
    assert there is not None
    assert there.exact == "a week or two"
    frozen(here)
    there = kept.places(here.id, version=2)[1].anchor
    assert there is not None
    assert there.exact == "a week or two"


def test_a_passage_is_put_aside_for_a_suggestion(here: Consulted) -> None:
    suggested(here, ProposalKind.DELETE_PASSAGE)
    done = carry_out(here)
    assert done.change is not None
    assert done.change.now == ""
    assert here.passages[PERMITS] not in [one.passage.id for one in drafts.passages(here.id)]


def test_deleting_all_words_puts_the_passage_aside(here: Consulted) -> None:
    suggested(here, ProposalKind.DELETE, on=here.words(here.passages[PERMITS]))
    carry_out(here)
    assert here.passages[PERMITS] not in [one.passage.id for one in drafts.passages(here.id)]


def test_a_new_passage_stands_behind_the_one_it_was_suggested_on(here: Consulted) -> None:
    said = here.say(
        here.labour,
        proposes=Proposal(kind=ProposalKind.ADD_PASSAGE, words="Appeals are free."),
        passage=here.passages[0],
    )
    done = carry_out(here, said.number)
    assert done.change is not None
    assert (done.change.before, done.change.was, done.change.now) == (0, "", "Appeals are free.")
    order = [one.passage.id for one in drafts.passages(here.id)]
    assert order.index(done.change.passage) == order.index(here.passages[0]) + 1


def test_a_passage_moves_for_a_suggestion(here: Consulted) -> None:
    suggested(here, ProposalKind.MOVE_PASSAGE, here.passages[0])
    done = carry_out(here)
    assert done.change is not None
    assert done.change.was == done.change.now
    assert [one.passage.id for one in drafts.passages(here.id)][1] == here.passages[PERMITS]


def test_the_second_of_two_suggestions_on_one_passage_finds_its_words(here: Consulted) -> None:
    suggested(here, ProposalKind.REPLACE, "five days", on="ten days")
    suggested(here, ProposalKind.REPLACE, "two weeks", on="a month")
    carry_out(here, 1)
    carry_out(here, 2)
    assert here.living(here.passages[PERMITS]).startswith("Work permits take five days. Residence permits take two w")


def test_of_two_suggestions_on_the_same_words_the_second_is_not_carried_out_elsewhere(here: Consulted) -> None:
    suggested(here, ProposalKind.REPLACE, "five days", on="ten days")
    suggested(here, ProposalKind.REPLACE, "a fortnight", on="ten days")
    carry_out(here, 1)
    with pytest.raises(Conflict, match="no longer in the text"):
        carry_out(here, 2)
    assert dispositions.waiting(here.id) == (2,)
    assert here.living(here.passages[PERMITS]).startswith("Work permits take five days.")


def test_what_the_text_says_already_is_linked_and_not_carried_out(here: Consulted) -> None:
    suggested(here, ProposalKind.REPLACE, "ten days", on="ten days")
    with pytest.raises(Conflict, match="already"):
        carry_out(here)


def test_what_proposes_nothing_or_is_generated_is_not_carried_out(here: Consulted) -> None:
    here.say(here.labour, "Is it so?")
    here.say(here.labour, proposes=Proposal(kind=ProposalKind.DELETE_PASSAGE), passage="conventions-1")
    with pytest.raises(Invalid, match="proposes nothing"):
        carry_out(here, 1)
    with pytest.raises(Invalid, match="not written by hand"):
        carry_out(here, 2)
    assert dispositions.waiting(here.id) == (1, 2)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_decision_has_a_reason(here: Consulted, outcome: Outcome) -> None:
    here.say(here.labour, "Is it so?")
    with pytest.raises(Invalid, match="reason"):
        dispositions.dispose(here.id, 1, outcome, " \n ", by=here.editor, at=LATER)
    assert kept.dispositions(here.id) == ()
    dispose(here, outcome)
    assert comments.thread(here.id, 1, by=here.labour).disposition == kept.dispositions(here.id)[0]
    assert dispositions.waiting(here.id) == ((1,) if outcome.changes_text else ())
    with pytest.raises(Conflict):
        dispose(here, Outcome.NOTED)


def test_a_promised_change_is_linked_when_it_is_made(here: Consulted) -> None:
    here.say(here.labour, "Working days?", passage=here.passages[PERMITS], on="ten days")
    dispose(here, Outcome.ACCEPTED)
    saved = here.edit(here.passages[PERMITS], "Work permits take ten working days.")
    linked = dispositions.link(
        here.id, 1, here.passages[PERMITS], before=1, after=saved.kept.version, by=here.editor, at=LATER
    )
    assert linked.change is not None
    assert linked.change.now == "Work permits take ten working days."
    assert dispositions.waiting(here.id) == ()
    assert actions()[-1] == "comment.link"


@pytest.mark.parametrize(("before", "after"), [(1, 1), (2, 1), (1, 9), (-1, 2), (0, 0)])
def test_what_is_no_change_is_not_linked(here: Consulted, before: int, after: int) -> None:
    here.say(here.labour, "Working days?", passage=here.passages[PERMITS])
    here.edit(here.passages[PERMITS], "Work permits take ten working days.")
    dispose(here, Outcome.ACCEPTED)
    with pytest.raises((Invalid, NotFound)):
        dispositions.link(here.id, 1, here.passages[PERMITS], before=before, after=after, by=here.editor, at=LATER)
    with pytest.raises(NotFound):
        dispositions.link(here.id, 1, "nix", before=1, after=2, by=here.editor, at=LATER)


def test_a_comment_that_changes_nothing_links_nothing(here: Consulted) -> None:
    here.say(here.labour, "Working days?", passage=here.passages[PERMITS])
    here.edit(here.passages[PERMITS], "Work permits take ten working days.")
    dispose(here, Outcome.NOTED)
    with pytest.raises(Invalid):
        dispositions.link(here.id, 1, here.passages[PERMITS], before=1, after=2, by=here.editor, at=LATER)


def test_a_passage_that_was_aside_had_no_words_meanwhile(here: Consulted) -> None:
    here.say(here.labour, "Out, or in?", passage=here.passages[PERMITS])
    passages.put_aside(here.id, here.passages[PERMITS], by=here.editor, at=LATER)
    passages.take_back(here.id, here.passages[PERMITS], by=here.editor, at=LATER)
    dispose(here, Outcome.ACCEPTED)
    linked = [
        dispositions.link(here.id, 1, here.passages[PERMITS], before=before, after=after, by=here.editor, at=LATER)
        for before, after in ((1, 2), (2, 3))
    ]
    words = here.words(here.passages[PERMITS])
    assert [(one.change.was, one.change.now) for one in linked if one.change] == [(words, ""), ("", words)]


def test_the_change_of_a_generated_part_is_one_between_two_drafts(here: Consulted) -> None:
    here.say(here.labour, "A row is missing.", passage="conventions-1")
    dispose(here, Outcome.ACCEPTED)
    here.edit(here.passages[0], "All residents may see a doctor.")
    frozen(here)
    linked = dispositions.link(here.id, 1, "conventions-1", before=1, after=2, by=here.editor, at=LATER)
    assert linked.change is not None
    assert linked.change.was == here.words("conventions-1")
    assert dispositions.waiting(here.id) == ()


def test_the_editor_writes_the_change_with_the_decision(here: Consulted) -> None:
    suggested(here, ProposalKind.REPLACE, "five days", on="ten days")
    words = "Work permits take five to ten days."
    done = dispositions.rewrite(
        here.id, 1, "Both occur.", words, base=1, outcome=Outcome.IN_PART, by=here.editor, at=LATER
    )
    assert (done.outcome, here.living(here.passages[PERMITS])) == (Outcome.IN_PART, words)
    assert done.change is not None
    assert done.change.after == 2


def test_the_editor_overwrites_nobody_with_a_decision(here: Consulted) -> None:
    suggested(here, ProposalKind.REPLACE, "five days", on="ten days")
    here.edit(here.passages[PERMITS], "Work permits take ten days, and cost nothing.")
    more: dict[str, object] = {"outcome": Outcome.IN_PART, "by": here.editor, "at": LATER}
    with pytest.raises(Conflict, match="changed since"):
        dispositions.rewrite(here.id, 1, "Both.", "Work permits take five days.", base=1, **more)  # type: ignore[arg-type]
    with pytest.raises(Conflict, match="already"):
        dispositions.rewrite(here.id, 1, "Both.", here.living(here.passages[PERMITS]), base=2, **more)  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        dispositions.rewrite(here.id, 1, "Both.", " ", base=2, **more)  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        dispositions.rewrite(here.id, 1, " ", "Work permits take five days.", base=2, **more)  # type: ignore[arg-type]
    assert here.living(here.passages[PERMITS]) == "Work permits take ten days, and cost nothing."
    assert dispositions.waiting(here.id) == (1,)


def test_a_decision_is_taken_back_with_a_reason_and_both_lines_stay(here: Consulted) -> None:
    suggested(here, ProposalKind.REPLACE, "five days", on="ten days")
    carry_out(here)
    with pytest.raises(Invalid):
        dispositions.undo(here.id, 1, because=" ", by=here.editor, at=LATER)
    dispositions.undo(here.id, 1, because="The wrong year.", by=here.coordinator, at=LATER)
    assert dispositions.waiting(here.id) == (1,)
    assert "five days" in here.living(here.passages[PERMITS])
    dispose(here, Outcome.NOT_ACCEPTED)
    shown = comments.thread(here.id, 1, by=here.labour)
    assert [one.stands for one in shown.dispositions] == [False, True]
    assert shown.dispositions[0].undone_because == "The wrong year."
    assert shown.dispositions[0].undone_by == "cora"
    assert actions()[-2:] == ["comment.undo", "comment.dispose"]
    with pytest.raises(NotFound):
        dispositions.undo(here.id, 7, because="So.", by=here.editor, at=LATER)


def test_replies_are_not_decided(here: Consulted) -> None:
    here.say(here.labour, "Is it so?")
    here.say(here.editor, "It is.", replies_to=1)
    with pytest.raises(Invalid, match="reply"):
        dispose(here, Outcome.NOTED, 2)


def test_editors_and_coordinators_decide_and_nobody_else(here: Consulted) -> None:
    suggested(here, ProposalKind.REPLACE, "five days", on="ten days")
    others = (here.labour, here.health, here.focal, joined(here.id, Role.ANALYST), joined(here.id, Role.REVIEWER))
    for by in others:
        for decide in (
            lambda by=by: dispositions.dispose(here.id, 1, Outcome.NOTED, "So.", by=by, at=LATER),
            lambda by=by: dispositions.carry_out(here.id, 1, "So.", by=by, at=LATER),
            lambda by=by: dispositions.undo(here.id, 1, because="So.", by=by, at=LATER),
            lambda by=by: dispositions.link(here.id, 1, here.passages[0], before=1, after=2, by=by, at=LATER),
            lambda by=by: dispositions.rewrite(
                here.id, 1, "So.", "Words.", base=1, outcome=Outcome.ACCEPTED, by=by, at=LATER
            ),
        ):
            with pytest.raises(NotAllowed):
                decide()
    assert kept.dispositions(here.id) == ()
    assert here.living(here.passages[PERMITS]) == here.words(here.passages[PERMITS])


def test_nothing_is_decided_after_the_consultation(here: Consulted) -> None:
    here.say(here.labour, "Is it so?")
    moved(here.id, Stage.VETTING)
    with pytest.raises(WrongStage):
        dispose(here, Outcome.NOTED)


def test_a_change_that_is_undone_since_keeps_the_consultation_open() -> None:
    here = in_consultation()
    asked = here.say(here.labour, "Name the act.", on="The Health Act of 2012", proposes=replaced_by("Act 7 of 2012"))
    before = drafts.find(here.id, here.passages[0])
    assert before is not None
    dispositions.carry_out(here.id, asked.number, "Right.", by=here.editor, at=LATER)
    assert dispositions.waiting(here.id) == ()
    passages.restore(here.id, here.passages[0], before.version, by=here.editor, at=LATER)
    assert dispositions.waiting(here.id) == (asked.number,)


def test_a_change_that_was_written_further_still_counts() -> None:
    here = in_consultation()
    asked = here.say(here.labour, "Name the act.", on="The Health Act of 2012", proposes=replaced_by("Act 7 of 2012"))
    dispositions.carry_out(here.id, asked.number, "Right.", by=here.editor, at=LATER)
    here.edit(here.passages[0], here.living(here.passages[0]) + " Dentists are paid for.")
    assert dispositions.waiting(here.id) == ()


def test_a_new_passage_that_was_joined_to_another_is_not_lost() -> None:
    here = in_consultation()
    proposal = Proposal(kind=ProposalKind.ADD_PASSAGE, words="Nurses visit schools.")
    asked = here.say(here.labour, "Add it.", proposes=proposal)
    made = dispositions.carry_out(here.id, asked.number, "Right.", by=here.editor, at=LATER)
    assert made.change is not None
    passages.merge(here.id, here.passages[0], made.change.passage, by=here.editor, at=LATER)
    assert dispositions.waiting(here.id) == ()
    passages.restore(here.id, here.passages[0], 1, by=here.editor, at=LATER)
    assert dispositions.waiting(here.id) == (asked.number,)


def replaced_by(words: str) -> Proposal:
    return Proposal(kind=ProposalKind.REPLACE, words=words)
