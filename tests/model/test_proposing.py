"""Changes of a text as suggestions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migov.model.anchors import Rewriting
from migov.model.consultations import ProposalKind
from migov.model.proposing import proposals
from migov.model.rewriting import carried_out, tidy

TEXT = "The law of 2014, as amended, names no one. Visas take ten days (or less) in most cases; permits take longer."


def carried(text: str, edited: str) -> str:
    """The text after all suggestions were carried out, one after the other."""
    now = text
    for anchor, proposal in proposals(text, edited, passage="p1"):
        followed = Rewriting(text, now).follow(anchor)
        assert followed is not None, (anchor, now)
        done = carried_out(now, followed, proposal)
        assert done is not None
        now = done[0]
    return now


@pytest.mark.parametrize(
    ("edited", "kinds"),
    [
        (TEXT.replace("ten", "five"), ["replace"]),
        (TEXT.replace(", as amended,", ""), ["delete"]),
        (TEXT.replace("(or less) ", ""), ["delete"]),
        (TEXT.replace("names no one", "still names no one"), ["insert"]),
        (TEXT.replace("take ten", "take (about) ten"), ["insert"]),
        (TEXT.replace("longer.", "longer. They are sent by post."), ["insert"]),
        ("In short: " + TEXT, ["insert"]),
        (TEXT.replace("ten", "five").replace("longer", "a month"), ["replace", "replace"]),
        (TEXT.replace("2014", "2014 and 2015").replace("longer", "a month"), ["insert", "replace"]),
        (TEXT.replace("in most cases", "often"), ["replace"]),
        (TEXT.replace("one. Visas", "one.\n• Visas"), ["insert"]),
        ("", ["delete passage"]),
        ("  \n ", ["delete passage"]),
        (TEXT.replace(" take ", "  take\u00a0"), []),
        (TEXT, []),
    ],
)
def test_an_edit_is_the_suggestions_that_make_it(edited: str, kinds: list[str]) -> None:
    made = proposals(TEXT, edited, passage="p1")
    assert [proposal.kind.value for _, proposal in made] == kinds
    if kinds and kinds != ["delete passage"]:
        assert carried(TEXT, edited) == edited


WORDS = st.lists(st.sampled_from(["law", "the", "new", "of", "(", ")", ",", "2014", "visa", "l’État"]), max_size=14)


@settings(deadline=None, max_examples=300)
@given(before=WORDS, after=WORDS)
def test_every_suggestion_can_be_carried_out_alone(before: list[str], after: list[str]) -> None:
    text = " ".join(["We", "say", "here", *before, "at", "the", "end."])
    edited = " ".join(["We", "say", "here", *after, "at", "the", "end."])
    for anchor, proposal in proposals(text, edited, passage="p1"):
        assert proposal.kind in (ProposalKind.REPLACE, ProposalKind.INSERT, ProposalKind.DELETE)
        done = carried_out(text, anchor, proposal)
        assert done is not None
        assert done[0] != text


@settings(deadline=None, max_examples=300)
@given(before=WORDS, after=WORDS)
def test_one_suggestion_makes_the_edited_text(before: list[str], after: list[str]) -> None:
    text = " ".join(["We", "say", *before, "so."])
    edited = tidy(" ".join(["We", "say", *after, "so."]))
    made = proposals(text, edited, passage="p1")
    if len(made) == 1:
        done = carried_out(text, *made[0])
        assert done is not None
        assert done[0].split() == edited.split() or "".join(done[0].split()) == "".join(edited.split())


def test_a_passage_rewritten_everywhere_is_one_suggestion() -> None:
    text = " ".join(f"{n} stays here for good" for n in range(40))
    edited = " ".join(f"x{n} stays here for good" for n in range(40))
    [(anchor, proposal)] = proposals(text, edited, passage="p1")
    done = carried_out(text, anchor, proposal)
    assert done is not None
    assert done[0] == edited
