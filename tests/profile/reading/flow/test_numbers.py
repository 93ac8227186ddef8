"""Numbers of footnotes come back to their words; page numbers and marks do not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from migov.profile.reading.flow.numbers import reunited
from migov.profile.reading.flow.rows import FALLEN, RAISED, Row
from strips import strip

BODY = "The office keeps a register.{0} It is open to all.{1} The fee is low and was\nlast raised in the flood.\n"


def texts(text: str) -> list[str]:
    return [row.text for row in reunited(strip(text))]


def paged(foot: str) -> str:
    """Four pages with their numbers; the last has body text and this foot."""
    pages = "".join(f"{BODY.format('', '')}\n{number}\n\f" for number in range(1, 4))
    return pages + BODY.format(6, 7) + foot


def test_a_number_on_a_line_of_its_own_comes_before_the_words_below_it() -> None:
    assert texts(paged("\n6\nAmended by an order.\n7\nIbid.\n\n4\n"))[-3:] == ["6 Amended by an order.", "7 Ibid.", "4"]


def test_numbers_in_a_column_come_before_as_many_notes() -> None:
    notes = "Amended by an order that was printed in the last number of the gazette of that\nyear.\n2011 was dry.\n"
    found = texts(paged(f"\n6\n7\n4\n\n{notes}"))
    assert "6 Amended by an order that was printed in the last number of the gazette of that" in found
    assert "7 2011 was dry." in found
    assert found.count("4") == 1


def test_a_page_number_like_the_notes_stays_alone() -> None:
    pages = "".join(f"{BODY.format('', '')}\n{number}\n\f" for number in range(1, 4))
    assert texts(pages + BODY.format(4, "") + "\n4\n4\n\nIbid.\n")[-2:] == ["4", "4 Ibid."]


@pytest.mark.parametrize(
    "foot",
    [
        "The Law (No.\n29)\nThe Law\n",
        "By Law No.\n29\nThe State acts.\n",
        "\n6\nof a longer sentence.\n",
        "\n6\nKEY FINDINGS\n",
        "\n3\n9\n\nIn two columns\n",
    ],
)
def test_a_number_before_other_words_stays_alone(foot: str) -> None:
    assert texts(paged(foot)) == [row.text for row in strip(paged(foot))]


def printed(text: str, left: float, top: float, size: float = 8.0) -> Row:
    width = 0.5 * size * len(text)
    return Row(text, 1, left=left, reach=left + width, size=size, box=(left, top, left + width, top + size))


BODY_ROW = printed("The fee is low and was last raised in the year of the flood that took the bridge.", 60, 90, 10.5)


def test_a_number_beside_small_words_of_a_page_is_that_of_a_footnote() -> None:
    rows = [BODY_ROW, printed("6", 60, 700, 4.6), printed("See the annex.", 78, 700), printed("7", 60, 710)]
    found = reunited([*rows, printed("12 of them.", 78, 710)])
    assert [row.text for row in found[1:]] == [f"{RAISED}6{FALLEN} See the annex.", f"{RAISED}7{FALLEN} 12 of them."]


@pytest.mark.parametrize(
    "words",
    [
        printed("See the annex.", 78, 720),
        printed("See the annex.", 160, 700),
        replace(printed("See the annex.", 78, 700), page=2),
        printed("See the annex.", 78, 698, 10.5),
    ],
)
def test_a_number_below_or_far_from_words_or_beside_body_text_is_none(words: Row) -> None:
    rows = (BODY_ROW, printed("6", 60, 700), words)
    assert reunited(rows) == rows


def test_notes_that_go_up_with_some_of_the_pages_are_none_of_their_numbers() -> None:
    pages = [BODY.format("", "") + (f"\n{page}\n\nIbid.\n" if page in (3, 4, 5) else "") for page in range(1, 9)]
    assert [text for text in texts("\f".join(pages)) if "Ibid" in text] == ["3 Ibid.", "4 Ibid.", "5 Ibid."]
