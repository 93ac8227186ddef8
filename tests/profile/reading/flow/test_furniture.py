"""Running heads are told from lines that only happen to be the same."""

from __future__ import annotations

from migov.profile.reading.flow.furniture import running_heads
from strips import strip

LINE = "Ferry fees were lowered to 40 per cent of the former rate in 2019,{} and the new forms exist in"
REST = "three languages. The office prints them in spring and sends them to every village on the coast."


def test_a_full_line_that_comes_again_with_higher_marks_is_no_head() -> None:
    rows = strip("\n".join(f"{LINE.format(number)}\n{REST}" for number in range(1, 6)))
    assert running_heads(rows) == frozenset()


def test_a_line_with_page_numbers_that_cuts_sentences_is_a_head() -> None:
    rows = strip("\n".join(f"{REST} It\nLocal profile of Port Sel {number}\nsells them too." for number in range(4, 9)))
    assert {rows[index].text for index in running_heads(rows)} == {
        f"Local profile of Port Sel {n}" for n in range(4, 9)
    }
