"""The process of a profile: facts that fit together, shares that are computed and never stored."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from migov.errors import Invalid
from migov.model.consultations import Voice
from migov.model.processes import Heard, Outcomes, Process, Signed
from migov.model.signatures import Party

SEAL = "0f" * 32


def process(**more: Any) -> Process:
    return Process(**({"journal": SEAL, "as_of": "2024-05-07"} | more))


def test_the_share_of_comments_answered_is_counted_from_the_outcomes() -> None:
    outcomes = Outcomes(accepted=8, in_part=3, not_accepted=2, noted=2)
    assert (outcomes.total, outcomes.answered, outcomes.share_answered) == (15, 15, 1.0)
    assert msgspec.structs.replace(outcomes, undecided=5).share_answered == 0.75


def test_where_nobody_commented_there_is_no_share() -> None:
    assert Outcomes().share_answered is None
    assert process().share_reviewed is None


def test_institutions_are_counted_by_how_they_took_part() -> None:
    heard = (
        Heard(institution="A", voice=Voice.COMMENTED, comments=2, days=21),
        Heard(institution="B", voice=Voice.SILENT, days=21),
        Heard(institution="C", voice=Voice.SILENT, days=21),
    )
    told = process(institutions=heard)
    assert [told.heard(voice) for voice in Voice] == [1, 0, 0, 2]


@pytest.mark.parametrize(("voice", "comments"), [(Voice.SILENT, 1), (Voice.COMMENTED, 0), (Voice.NO_COMMENT, 3)])
def test_comments_and_voice_agree(voice: Voice, comments: int) -> None:
    with pytest.raises(Invalid, match="comments"):
        Heard(institution="A", voice=voice, comments=comments, days=21)


def test_no_more_answers_are_reviewed_than_there_are() -> None:
    with pytest.raises(Invalid, match="cannot have been reviewed"):
        process(answers=2, reviewed=3)


def test_an_institution_is_asked_once() -> None:
    one = Heard(institution="A", voice=Voice.SILENT, days=21)
    with pytest.raises(Invalid, match="stands twice"):
        process(institutions=(one, one))


@pytest.mark.parametrize("wrong", [{"hash": "ab"}, {"name": " "}, {"function": ""}])
def test_a_sign_off_has_a_hash_a_name_and_a_function(wrong: dict[str, str]) -> None:
    fields: dict[str, Any] = {"name": "A. Tovar", "function": "Director", "hash": SEAL}
    with pytest.raises(Invalid):
        Signed(party=Party.GOVERNMENT, on="2024-05-02", version=1, **(fields | wrong))


def test_the_journal_is_named_by_a_hash() -> None:
    with pytest.raises(Invalid, match="SHA-256"):
        process(journal="line 7")
