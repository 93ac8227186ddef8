"""Pins made from a selection, and what becomes of them in a new snapshot."""

from __future__ import annotations

import pytest

from migov.errors import Invalid
from migov.evidence.alignment import Fate, Haystack, Outcome, pin_at, reanchor, verify_pin
from migov.model.sources import Locator, PageStart, Passage, Transcript


def transcript(*articles: tuple[str, str], snapshot: str = "a" * 64, page: int = 80) -> Transcript:
    text, passages = "", []
    for number, (heading, words) in enumerate(articles, start=1):
        start = len(text)
        text += f"{heading}. {words}\n"
        passages.append(
            Passage(number=number, locator=Locator(path=(heading,)), text=text[start:], start=start, end=len(text))
        )
    pages = tuple(
        PageStart(index=index, label=str(index + 4), start=at)
        for index, at in enumerate(range(0, len(text), page), start=1)
    )
    return Transcript(snapshot=snapshot, text=text, pages=pages, passages=tuple(passages))


ENTRY = ("Article 1", "Anyone who holds a valid travel document may enter the territory at an open border post.")
PERMIT = ("Article 2", "A residence permit lasts two years and may be renewed twice on the same ground.")
FEE = ("Article 3", "The fee is set by order. It shall not exceed 1 500 crowns for any one person.")
LAW = transcript(ENTRY, PERMIT, FEE)


def select(read: Transcript, words: str) -> tuple[int, int]:
    start = read.text.index(words)
    return start, start + len(words)


def test_a_pin_keeps_the_words_with_surroundings_and_place() -> None:
    pin = pin_at(LAW, *select(LAW, "permit lasts two years"), source="onduva-act")
    assert pin.quote.exact == "permit lasts two years"
    assert pin.snapshot == "a" * 64
    assert pin.locator.path == ("Article 2",)
    assert pin.locator.page_index == 2
    assert pin.locator.page_label == "6"
    assert 32 <= len(pin.quote.prefix) <= 64
    assert 32 <= len(pin.quote.suffix) <= 64
    assert LAW.text[LAW.text.index(pin.quote.prefix) - 1].isspace()
    assert pin.quote.prefix + pin.quote.exact + pin.quote.suffix in LAW.text


@pytest.mark.parametrize(
    ("selected", "kept"),
    [
        ("mit lasts two ye", "permit lasts two years"),
        (" may be renewed ", "may be renewed"),
        ("500 cro", "1 500 crowns"),
    ],
)
def test_a_selection_grows_to_whole_words_and_numbers(selected: str, kept: str) -> None:
    assert pin_at(LAW, *select(LAW, selected), source="onduva-act").quote.exact == kept


@pytest.mark.parametrize("selection", [(5, 5), (7, 3), (-1, 4), (0, 10_000)])
def test_a_selection_outside_the_text_is_refused(selection: tuple[int, int]) -> None:
    with pytest.raises(Invalid, match="select the words again"):
        pin_at(LAW, *selection, source="onduva-act")


def test_blanks_alone_are_refused() -> None:
    blank = transcript(("Article 1", "Words     and more."))
    with pytest.raises(Invalid, match="no words"):
        pin_at(blank, *select(blank, "    "), source="onduva-act")


def test_a_pin_verifies_where_it_was_made() -> None:
    haystack = Haystack(LAW)
    for start in range(0, len(LAW.text) - 30, 7):
        pin = pin_at(haystack, start, start + 23, source="onduva-act")
        assert verify_pin(pin, haystack).outcome is Outcome.IN_PLACE


def test_a_selection_that_begins_at_a_footnote_number_takes_words_with_it() -> None:
    read = transcript(("Article 1", "Host communities,5 and towns with their own council, pay nothing."))
    pin = pin_at(read, *select(read, ",5 and towns"), source="onduva-act")
    assert verify_pin(pin, read).is_verified


@pytest.mark.parametrize("selected", ["in 2006–", "–07 the", "06"])
def test_a_selection_that_cuts_a_number_takes_the_whole_of_it(selected: str) -> None:
    read = transcript(("Article 1", "Fees were paid in 2006–07 the last time."))
    pin = pin_at(read, *select(read, selected), source="onduva-act")
    assert "2006–07" in pin.quote.exact
    assert verify_pin(pin, read).is_verified


def test_a_new_snapshot_keeps_moves_or_loses_each_pin() -> None:
    pins = [
        pin_at(LAW, *select(LAW, words), source="onduva-act")
        for words in ("may enter the territory", "lasts two years", "It shall not exceed 1 500 crowns")
    ]
    amended = ("Article 4", FEE[1].replace("1 500", "2 000"))
    newer = transcript(ENTRY, ("Article 2", "Entry is recorded."), ("Article 3", PERMIT[1]), amended, snapshot="b" * 64)
    kept, moved, lost = reanchor(pins, newer)
    assert kept.fate is Fate.REANCHORED
    assert kept.after is not None
    assert (kept.after.snapshot, kept.after.quote.exact) == ("b" * 64, "may enter the territory")
    assert moved.fate is Fate.MOVED
    assert moved.says == "Moved from Article 2 to Article 3."
    assert moved.after is not None
    assert moved.after.locator.path == ("Article 3",)
    assert lost.fate is Fate.LOST
    assert lost.after is None
    assert lost.verification.nearest is not None
    assert "“1 500” where the source has “2 000”" in lost.says


def test_another_page_alone_moves_nothing() -> None:
    pin = pin_at(LAW, *select(LAW, "lasts two years"), source="onduva-act")
    (found,) = reanchor([pin], transcript(ENTRY, PERMIT, FEE, snapshot="b" * 64, page=30))
    assert found.fate is Fate.REANCHORED
    assert found.after is not None
    assert found.after.locator.page_index == 5


def test_a_source_without_headings_goes_by_the_surroundings() -> None:
    bare = Transcript(snapshot="c" * 64, text=LAW.text, pages=LAW.pages, passages=())
    pin = pin_at(bare, *select(bare, "lasts two years"), source="onduva-act")
    shifted = Transcript(
        snapshot="d" * 64,
        text="Foreword of the editor. " * 20 + bare.text,
        pages=(PageStart(index=1, start=0),),
        passages=(),
    )
    (found,) = reanchor([pin], shifted)
    assert found.fate is Fate.REANCHORED
