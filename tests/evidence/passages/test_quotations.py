"""Quotations are told over any number of paragraphs, and a mark that lost its other half hides nothing."""

from __future__ import annotations

import time

from migov.evidence.passages.quotations import quotations


def quoted(text: str) -> list[str]:
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    return [text[start : end + 1] for start, end in quotations(text, starts)]


def test_the_outermost_marks_count() -> None:
    assert quoted("a « b « c » d » e “f” g") == ["« b « c » d »", "“f”"]


def test_marks_repeated_at_paragraphs_open_no_quotation_of_their_own() -> None:
    assert quoted("x : « a\n« b\n« c » y") == ["« a\n« b\n« c »"]


def test_a_mark_that_nothing_closes_opens_nothing() -> None:
    assert quoted("« a\nb\nc « d » e\nf") == ["« d »"]


def test_a_stray_closing_mark_closes_nothing() -> None:
    assert quoted("« a ” b »") == ["« a ” b »"]


def test_german_marks_are_a_pair_too() -> None:
    assert quoted("a „b“ c “d” e") == ["„b“", "“d”"]


def test_a_million_marks_are_read_in_a_moment() -> None:
    start = time.process_time()
    assert quotations("«“" * 200_000, [0]) == []
    assert quotations("»”" * 200_000, [0]) == []
    assert quotations("«" * 200_000 + "”" * 200_000, [0]) == []
    assert time.process_time() - start < 5
