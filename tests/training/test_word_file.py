"""A Word file that somebody's hand went through: what it did comes back as what it did."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from migov.errors import NotFound
from migov.model.drafts import Draft, Part, PartKind
from migov.model.languages import Language
from migov.profile import word
from migov.training.word_file import Hand, Mark, worked_on

MAY = datetime(2024, 5, 4, 9, 30, tzinfo=UTC)
TEXT = "The law of 2012 sets a period. A court decides within ten days. It was applied twice."
DRAFT = Draft(
    number=1,
    parts=(Part(id="p-1", kind=PartKind.PASSAGE, title="Rights", words=TEXT),),
    content="0" * 64,
    by="ada",
    at="2024-05-01T12:00:00+00:00",
)


def sent() -> bytes:
    return word.send(DRAFT, assessment="xnd-2024", title="Profile", language=Language.EN, institution="mai")


def mark(hand: Hand, words: str, text: str = "") -> Mark:
    return Mark(key=hand.value, hand=hand, passage="p-1", words=words, text=text)


def came_back(*marks: Mark, data: bytes | None = None) -> word.Placed:
    returned = word.read(worked_on(data or sent(), marks, author="Gil", at=MAY))
    return word.placed(returned, DRAFT, assessment="xnd-2024", language=Language.EN)


@pytest.mark.parametrize(
    ("done", "kind", "words", "exact"),
    [
        (mark(Hand.STRIKE, " It was applied twice."), "delete", "", " It was applied twice."),
        (mark(Hand.REPLACE, "2012", "2013"), "replace", "2013", "2012"),
        (mark(Hand.WRITE, "ten days", " of the request"), "insert", " of the request", ""),
    ],
)
def test_what_is_struck_and_written_comes_back_as_suggestions(done: Mark, kind: str, words: str, exact: str) -> None:
    (entry,) = came_back(done).entries
    assert entry.proposes is not None
    assert entry.anchor is not None
    assert (entry.part, entry.author, entry.is_untracked) == ("p-1", "Gil", False)
    assert (entry.proposes.kind, entry.proposes.words, entry.anchor.exact) == (kind, words, exact)


def test_a_remark_comes_back_on_its_words() -> None:
    (entry,) = came_back(mark(Hand.REMARK, "A court", "Which court?")).entries
    assert entry.anchor is not None
    assert (entry.says, entry.anchor.exact, entry.proposes) == ("Which court?", "A court", None)


def test_several_hands_in_one_paragraph_are_all_counted() -> None:
    found = came_back(
        mark(Hand.REPLACE, "2012", "2013"), mark(Hand.REMARK, "ten days", "Working days?"), mark(Hand.STRIKE, " twice")
    )
    assert len(found.entries) == 3
    assert (found.receipt.unplaced, found.receipt.ignored) == (0, ())


def test_remarks_stand_beside_those_that_travelled_with_the_file() -> None:
    first = worked_on(sent(), [mark(Hand.REMARK, "A court", "Which court?")], author="Ana", at=MAY)
    found = came_back(mark(Hand.REMARK, "ten days", "Working days?"), data=first)
    assert sorted(one.says for one in found.entries) == ["Which court?", "Working days?"]


def test_the_same_hand_makes_the_same_file() -> None:
    done = [mark(Hand.REPLACE, "2012", "2013")]
    assert worked_on(sent(), done, author="Gil", at=MAY) == worked_on(sent(), done, author="Gil", at=MAY)


def test_words_that_are_nowhere_are_not_worked_on() -> None:
    with pytest.raises(NotFound, match="ninety"):
        worked_on(sent(), [mark(Hand.STRIKE, "ninety")], author="Gil", at=MAY)
