"""The form of a comment, with and without a script: what is sent, what is refused, where it leads."""

from __future__ import annotations

from typing import Any

import pytest

from consultation_pages import PAGE, Visitor
from consulted import TEXTS, Consulted, in_consultation
from migov.model.consultations import ProposalKind, Visibility
from migov.model.people import Membership, Role
from migov.store import comments as kept
from migov.store import people, transactions
from people import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

WAY = "/comments/new"


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def send(here: Consulted, passage: int = 3, **fields: object) -> Any:
    """A form of the Ministry of Labour on a passage."""
    return Visitor(here.labour).send(WAY, **({"on": here.passages[passage]} | fields))


def test_a_comment_on_a_whole_passage_leads_back_beside_it(here: Consulted) -> None:
    response = send(here, says="Is it so?", visibility="all")
    assert response["Location"] == f"{PAGE}?part=p-6-new&comment=1#comment-1"
    [said] = kept.of(here.id)
    assert (said.says, said.visibility, said.institution, said.anchor) == ("Is it so?", Visibility.ALL, "labour", None)
    kept_choices = send(here, says="And so?", **{"in": "mine", "mode": "suggest", "tab": "noted"})
    assert kept_choices["Location"] == f"{PAGE}?in=mine&mode=suggest&comment=2#comment-2"


def test_a_comment_on_selected_words(here: Consulted) -> None:
    start = here.words(here.passages[3]).index("ten days")
    send(here, which=f"{start}-{start + 8}", exact="ten days", says="Working days?")
    [said] = kept.of(here.id)
    assert said.anchor is not None
    assert said.anchor.exact == "ten days"


def test_a_comment_on_typed_words(here: Consulted) -> None:
    send(here, which="typed", typed="  take a\n month ", says="A month?")
    [said] = kept.of(here.id)
    assert said.anchor is not None
    assert said.anchor.exact == "take a month"


def test_a_comment_on_the_whole_draft_and_on_a_table(here: Consulted) -> None:
    visitor = Visitor(here.labour)
    assert visitor.send(WAY, on="", says="Well done.")["Location"] == f"{PAGE}?comment=1#comment-1"
    assert visitor.send(WAY, on="conventions-1", says="A row is missing.").status_code == 302
    assert [one.passage for one in kept.of(here.id)] == [None, "conventions-1"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"says": "  "}, "says"),
        ({"says": "x" * 20_001}, "says"),
        ({"says": "?", "which": "5-2"}, "which"),
        ({"says": "?", "which": "0-9999"}, "which"),
        ({"says": "?", "which": "x"}, "which"),
        ({"says": "?", "which": "0-4", "exact": "other words"}, "which"),
        ({"says": "?", "which": "typed", "typed": ""}, "typed"),
        ({"says": "?", "which": "typed", "typed": "nowhere to be found"}, "typed"),
        ({"says": "?", "which": "typed", "typed": "permits take"}, "typed"),
        ({"says": "?", "visibility": "the world"}, "visibility"),
        ({"says": "?", "institution": "health"}, "institution"),
        ({"kind": "suggest", "words": TEXTS[3][2]}, "words"),
        ({"kind": "add", "words": " "}, "words"),
        ({"kind": "suggest", "words": "x" * 20_001}, "words"),
    ],
)
def test_what_does_not_hold_is_said_at_its_field_and_nothing_is_lost(
    here: Consulted, fields: dict[str, str], field: str
) -> None:
    response = send(here, **fields)
    assert response.status_code == 422
    page = response.context["page"]
    assert [one.field for one in page.mistakes] == [field]
    typed = {one.name: one.value for one in page.fields}
    assert typed["says"] == fields.get("says", "")
    assert kept.of(here.id) == ()


def test_a_part_that_is_not_there_is_not_found(here: Consulted) -> None:
    assert Visitor(here.labour).send(WAY, on="nix", says="?").status_code == 404
    assert Visitor(here.labour).open(WAY, on="nix").status_code == 404


def test_a_rewritten_passage_becomes_a_suggestion_for_each_change(here: Consulted) -> None:
    words = "Work permits take five days. Residence permits take a month, and are sent to the applicant by post."
    response = send(here, kind="suggest", words=words, says="By the new decree.")
    assert response["Location"].endswith("#comment-1")
    first, second = kept.of(here.id)
    assert first.proposes is not None
    assert second.proposes is not None
    assert first.anchor is not None
    assert (first.anchor.exact, first.proposes.kind, first.proposes.words) == ("ten", ProposalKind.REPLACE, "five")
    assert (second.proposes.kind, second.proposes.words) == (ProposalKind.INSERT, " to the applicant")
    assert first.says == second.says == "By the new decree."
    html = Visitor(here.editor).html(**{"in": "6"})
    assert "<del>ten</del><ins>five</ins>" in html
    assert "<ins> to the applicant</ins>" in html


def test_a_passage_is_suggested_to_go_and_another_one_to_come(here: Consulted) -> None:
    send(here, kind="suggest", words=" ", says="It is wrong.")
    send(here, kind="delete", says="It is wrong, really.")
    send(here, kind="add", words="Appeals are free.")
    kinds = [one.proposes.kind for one in kept.of(here.id) if one.proposes]
    assert kinds == [ProposalKind.DELETE_PASSAGE, ProposalKind.DELETE_PASSAGE, ProposalKind.ADD_PASSAGE]
    for number in (1, 2, 3):
        assert Visitor(here.editor).open(f"/comments/{number}").status_code == 200


def test_what_is_generated_is_commented_on_and_not_rewritten(here: Consulted) -> None:
    visitor = Visitor(here.labour)
    assert visitor.page(WAY, on="conventions-1", kind="suggest").way == "comment"
    visitor.send(WAY, on="conventions-1", kind="delete", says="Out with it.")
    assert [one.proposes for one in kept.of(here.id)] == [None]


def test_the_form_offers_the_sentences_and_keeps_what_was_selected(here: Consulted) -> None:
    visitor = Visitor(here.labour)
    which = next(one for one in visitor.page(WAY, on=here.passages[3]).fields if one.name == "which")
    labels = [option.label for option in which.options]
    assert labels[1:3] == ["“Work permits take ten days.”", "“Residence permits take a month, and are sent by post.”"]
    page = send(here, which="18-26", says="").context["page"]
    which = next(one for one in page.fields if one.name == "which")
    assert [option.label for option in which.options if option.chosen] == ["“ten days”"]


def test_somebody_of_two_institutions_says_for_which(here: Consulted) -> None:
    with transactions.whole():
        joining = Membership(assessment=here.id, person="lea", role=Role.PARTICIPANT, institution="health")
        people.join(joining, by="tests", at=NOON)
    page = Visitor(here.labour).page(WAY, on=here.passages[3])
    assert "institution" in [one.name for one in page.fields]
    send(here, says="For health.", institution="health")
    assert [one.institution for one in kept.of(here.id)] == ["health"]


def test_a_form_sent_twice_is_one_comment(here: Consulted) -> None:
    first, again = (send(here, says="Twice.")["Location"] for _ in range(2))
    assert first == again
    assert len(kept.of(here.id)) == 1


def test_a_reply_stands_in_its_thread(here: Consulted) -> None:
    send(here, says="Is it so?")
    visitor = Visitor(here.editor)
    assert visitor.send("/comments/1", says=" ").status_code == 422
    assert visitor.send("/comments/1", says="It is.")["Location"] == f"{PAGE}/comments/1#comment-2"
    onward = visitor.send("/comments/1", says="Indeed.", **{"in": "6"})
    assert onward["Location"] == f"{PAGE}?in=6&part=&comment=1#comment-1".replace("part=&", "")
    assert [one.replies_to for one in kept.of(here.id)] == [None, 1, 1]
    assert visitor.open("/comments/2").status_code == 404


def test_many_replies_are_folded_but_for_the_last(here: Consulted) -> None:
    send(here, says="Is it so?")
    for number in range(7):
        here.say(here.editor, f"Reply {number}.", replies_to=1)
    card = Visitor(here.labour).page("/comments/1").card
    assert (len(card.folded), [one.says for one in card.replies]) == (5, ["Reply 5.", "Reply 6."])
    assert "5 earlier replies" in Visitor(here.labour).html("/comments/1")


def test_a_comment_is_taken_back_after_a_question(here: Consulted) -> None:
    send(here, says="Wrong.")
    visitor = Visitor(here.labour)
    assert "Take comment 1 back?" in visitor.html("/comments/1/withdraw")
    assert visitor.send("/comments/1/withdraw").status_code == 302
    assert visitor.page("/comments/1").card.chip.word == "Taken back"
    send(here, says="Another.")
    assert Visitor(here.health).open("/comments/2").status_code == 200
    assert Visitor(here.health).send("/comments/2/withdraw").status_code == 403
    assert Visitor(here.health).page("/comments/2").card.withdraw is None


def test_of_other_institutions_the_institution_is_named_and_nobody_in_it(here: Consulted) -> None:
    said = here.say(here.labour, "Is it so?", visibility=Visibility.ALL)
    here.say(here.labour, "It may be.", replies_to=said.number)
    for member, is_told in ((here.unions, False), (here.labour, True), (here.editor, True)):
        for way in (f"/comments/{said.number}", f"/comments/{said.number}.json"):
            html = Visitor(member).open(way).content.decode()
            assert "It may be." in html
            assert ("Participant lea" in html) is is_told
