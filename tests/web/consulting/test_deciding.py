"""Deciding on comments on the page: outcome, reason, change; the next one; the way back."""

from __future__ import annotations

import pytest

from consultation_pages import PAGE, Visitor
from consulted import LATER, Consulted, frozen, in_consultation
from migov.actions.consulting import dispositions
from migov.model.consultations import Outcome, Proposal, ProposalKind
from migov.store import comments as kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    there = in_consultation()
    proposes = Proposal(kind=ProposalKind.REPLACE, words="five days")
    there.say(there.labour, "By decree.", proposes=proposes, passage=there.passages[3], on="ten days")
    there.say(there.labour, "By post?", passage=there.passages[3], on="sent by post")
    there.say(there.health, "Since when?", passage="conventions-1")
    return there


@pytest.fixture
def editor(here: Consulted) -> Visitor:
    return Visitor(here.editor)


def outcomes(here: Consulted) -> dict[int, Outcome]:
    return {number: one.outcome for number, one in kept.standing(here.id).items()}


def test_accepting_a_suggestion_carries_it_out_and_its_author_sees_it(here: Consulted, editor: Visitor) -> None:
    response = editor.send("/comments/1/decide", outcome="accepted", reason="The decree says so.", **{"in": "6"})
    assert response["Location"] == f"{PAGE}?in=6&tab=all&comment=1#comment-1"
    assert here.living(here.passages[3]).startswith("Work permits take five days.")
    html = Visitor(here.labour).html("/comments/1")
    assert "The decree says so." in html
    assert "<del>ten</del><ins>five</ins>" in html
    assert "version 1 to 2" in html


def test_a_suggestion_is_accepted_with_other_words(here: Consulted, editor: Visitor) -> None:
    page = editor.page("/comments/1/decide")
    fields = {one.name: one for one in page.fields}
    assert fields["words"].value.startswith("Work permits take five days.")
    assert [option.value for option in fields["how"].options] == ["carry", "words", "later"]
    words = "Work permits take five to ten days."
    form = {"outcome": "accepted in part", "reason": "Both.", "how": "words", "words": words, "base": page.base}
    assert editor.send("/comments/1/decide", **form)["Location"] == f"{PAGE}/comments/1"
    assert here.living(here.passages[3]) == words
    assert outcomes(here) == {1: Outcome.IN_PART}


def test_accepting_a_comment_promises_a_change_that_is_linked_later(here: Consulted, editor: Visitor) -> None:
    editor.send("/comments/2/decide", outcome="accepted", reason="Not any more.")
    card = editor.page("/comments/2").card
    assert card.awaits
    assert "nothing of it was changed since".casefold() not in editor.html("/comments/2/link").casefold()
    here.edit(here.passages[3], "Work permits take ten days. Residence permits take a month.")
    page = editor.page("/comments/2/link")
    assert page.passage == here.passages[3]
    assert [change.value for change in page.changes] == ["1-2", "0-1"]
    assert [run.text for run in page.changes[0].runs if run.kind == "gone"] == [", and are sent by post"]
    assert editor.send("/comments/2/link", passage=page.passage, change="1-1").status_code == 422
    assert editor.send("/comments/2/link", passage=page.passage).status_code == 422
    assert editor.send("/comments/2/link", passage=page.passage, change="1-2").status_code == 302
    card = editor.page("/comments/2").card
    assert not card.awaits
    assert card.decision is not None
    assert card.decision.versions == "version 1 to 2"
    assert not card.lost


def test_the_change_of_a_generated_part_is_chosen_between_drafts(here: Consulted, editor: Visitor) -> None:
    editor.send("/comments/3/decide", outcome="accepted", reason="It comes.")
    page = editor.page("/comments/3/link")
    assert (page.passage, page.changes) == ("conventions-1", ())
    assert "Nothing of it was changed since" in editor.html("/comments/3/link")
    here.edit(here.passages[0], "All residents may see a doctor.")
    frozen(here)
    assert editor.page("/comments/3/link", passage=here.passages[0]).changes[0].value == "1-2"


@pytest.mark.parametrize(
    "form",
    [
        {"outcome": "noted", "reason": " "},
        {"outcome": "", "reason": "So."},
        {"outcome": "deleted", "reason": "So."},
        {"outcome": "accepted in part", "reason": "So.", "how": "carry"},
        {"outcome": "accepted", "reason": "So.", "how": "words", "words": "Other words.", "base": "7"},
        {"outcome": "accepted", "reason": "So.", "how": "words", "words": " ", "base": "1"},
        {"outcome": "noted", "reason": "x" * 20_001},
    ],
)
def test_a_decision_that_does_not_hold_is_said_and_changes_nothing(
    here: Consulted, editor: Visitor, form: dict[str, str]
) -> None:
    response = editor.send("/comments/1/decide", **form)
    assert response.status_code == 422
    assert response.context["page"].mistakes
    assert {one.name: one.value for one in response.context["page"].fields}["reason"] == form["reason"]
    assert outcomes(here) == {}
    assert here.living(here.passages[3]) == here.words(here.passages[3])


def test_words_that_are_gone_are_not_carried_out(here: Consulted, editor: Visitor) -> None:
    here.edit(here.passages[3], "Work permits take a fortnight.")
    response = editor.send("/comments/1/decide", outcome="accepted", reason="So.", how="carry")
    assert response.status_code == 422
    assert "no longer in the text" in response.context["page"].mistakes[0].says
    fields = {one.name: one for one in editor.page("/comments/1/decide").fields}
    assert [option.value for option in fields["how"].options] == ["later"]


def test_the_next_undecided_follows_and_after_the_last_the_page(editor: Visitor) -> None:
    assert editor.open("/comments/next")["Location"] == f"{PAGE}/comments/1/decide"
    assert editor.open("/comments/next", after=2)["Location"] == f"{PAGE}/comments/3/decide"
    assert editor.open("/comments/next", after=3)["Location"] == f"{PAGE}/comments/1/decide"
    form = {"outcome": "noted", "reason": "Seen.", "next": "1"}
    assert editor.send("/comments/2/decide", **form)["Location"] == f"{PAGE}/comments/3/decide"
    assert editor.send("/comments/3/decide", **form)["Location"] == f"{PAGE}/comments/1/decide"
    assert editor.page("/comments/1/decide").progress == "2 of 3 decided"
    assert editor.send("/comments/1/decide", **form)["Location"] == PAGE
    assert editor.open("/comments/next")["Location"] == PAGE


def test_a_decision_is_taken_back_with_a_reason(here: Consulted, editor: Visitor) -> None:
    assert editor.open("/comments/2/undo").status_code == 404
    editor.send("/comments/2/decide", outcome="not accepted", reason="No.")
    assert editor.send("/comments/2/undo", because=" ").status_code == 422
    assert editor.send("/comments/2/undo", because="Read too fast.").status_code == 302
    html = Visitor(here.labour).html("/comments/2")
    assert "Read too fast." in html
    assert "Not accepted" in html
    assert Visitor(here.labour).page("/comments/2").card.decision is None
    assert outcomes(here) == {}


def test_who_is_too_late_is_told_that_it_is_decided(here: Consulted, editor: Visitor) -> None:
    dispositions.dispose(here.id, 2, Outcome.NOTED, "Seen.", by=here.coordinator, at=LATER)
    assert "It is decided already" in editor.html("/comments/2/decide")
    response = editor.send("/comments/2/decide", outcome="accepted", reason="Yes.")
    assert response.status_code == 422
    assert outcomes(here) == {2: Outcome.NOTED}


def test_participants_see_no_deciding(here: Consulted) -> None:
    visitor = Visitor(here.labour)
    for way in ("/comments/1/decide", "/comments/1/link", "/comments/1/undo", "/comments/next"):
        assert visitor.open(way).status_code == 403
    assert visitor.send("/comments/1/decide", outcome="accepted", reason="Ours.").status_code == 403
    assert visitor.send("/consolidate", begin="1").status_code == 403
    card = visitor.page("/comments/1").card
    assert (card.decide, card.link, card.undo) == (None, None, None)


def test_consolidating_is_begun_or_ended_and_nothing_else(editor: Visitor) -> None:
    assert editor.send("/consolidate", begin="x").status_code == 422
