"""Sign-offs: what they need, which one of a party stands, and what a later draft opens again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from migov.errors import Invalid
from migov.model.drafts import Draft, Part, PartChange, PartKind
from migov.model.signatures import Party, SignOff, last_of, to_read

ONE, TWO, THREE = (
    Draft(
        number=number,
        parts=tuple(Part(id=f"p-{at}", kind=PartKind.PASSAGE, title="", words=words) for at, words in enumerate(texts)),
        content="0" * 64,
        by="edo",
        at="2024-05-01T12:00:00+00:00",
    )
    for number, texts in enumerate((("a", "b"), ("a", "c"), ("a", "b")), 1)
)
DRAFTS = {one.number: one for one in (ONE, TWO, THREE)}


def signed(party: Party = Party.GOVERNMENT, draft: Draft = ONE, number: int = 1, **more: object) -> SignOff:
    given: dict[str, object] = {
        "number": number,
        "party": party,
        "version": draft.number,
        "hash": draft.hash,
        "name": "Ada Sample",
        "function": "Secretary-General",
        "on": "2024-05-02",
        "by": "ada",
        "at": "2024-05-02T12:00:00+00:00",
    }
    return SignOff(**(given | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong", [{"hash": "abc"}, {"hash": "A" * 64}, {"letter": "x" * 64}, {"name": " "}, {"function": ""}]
)
def test_a_sign_off_without_hash_name_or_function_does_not_exist(wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        signed(**wrong)


def test_the_newest_sign_off_that_stands_counts() -> None:
    first, second = signed(), signed(draft=TWO, number=2)
    assert last_of(Party.GOVERNMENT, (second, first)) == second
    withdrawn = replace(second, withdrawn_at="2024-05-03T12:00:00+00:00", withdrawn_because="too early")
    assert last_of(Party.GOVERNMENT, (first, withdrawn)) == first
    assert last_of(Party.OFFICE, (first, second)) is None


def test_who_signed_nothing_has_everything_to_read() -> None:
    assert to_read(Party.OFFICE, (signed(),), DRAFTS, ONE) is None


def test_who_signed_this_very_text_has_nothing_to_read() -> None:
    assert to_read(Party.GOVERNMENT, (signed(),), DRAFTS, ONE) == {}


def test_a_later_draft_opens_what_it_touched_alone() -> None:
    assert to_read(Party.GOVERNMENT, (signed(),), DRAFTS, TWO) == {"p-1": PartChange.REWRITTEN}


def test_a_text_that_is_the_signed_one_again_is_signed() -> None:
    assert to_read(Party.GOVERNMENT, (signed(),), DRAFTS, THREE) == {}
