"""Rows become paragraphs: by blank lines where there are any, by the room left in the last row where there are none."""

from __future__ import annotations

import textwrap

from migov.profile.reading.flow.paragraphs import paragraphs, plain, style
from migov.profile.reading.flow.rows import measure
from strips import strip

FIRST = "The office keeps a register of all who arrive by sea or by land and prints a summary of it in spring. " * 4
SECOND = "Another law of the same year gives each village a teacher, a nurse and a boat for the time of the flood. " * 3


def put_together(text: str) -> list[str]:
    rows = strip(text)
    body = range(len(rows))
    habit = style(rows, body, measure(rows, body))
    return [plain(paragraph.text) for paragraph in paragraphs(rows, body, habit)]


def lines(text: str, width: int = 70) -> str:
    return "\n".join(textwrap.wrap(text, width))


def test_blank_lines_part_paragraphs() -> None:
    assert put_together(f"{lines(FIRST)}\n\n{lines(SECOND)}") == [FIRST.strip(), SECOND.strip()]


def test_without_blank_lines_a_short_last_row_parts_them() -> None:
    text = f"{lines(FIRST, 71)}\n{lines(SECOND, 71)}\n{lines(FIRST, 71)}"
    assert put_together(text) == [FIRST.strip(), SECOND.strip(), FIRST.strip()]


def test_a_page_that_ends_within_a_sentence_parts_nothing() -> None:
    rows = textwrap.wrap(FIRST, 70)
    text = "\n".join(rows[:2]) + "\n\f" + "\n".join(rows[2:])
    assert put_together(text) == [FIRST.strip()]


def test_double_spaced_text_is_one_paragraph() -> None:
    text = "the " + FIRST * 3
    assert put_together("\n\n".join(textwrap.wrap(text, 70))) == [text.strip()]


def test_a_list_stays_in_its_paragraph() -> None:
    text = "The plan has three parts:\n• a register;\n"
    text += "• a school that is open to all who live in the place, with or\nwithout papers;\n"
    text += "• a boat.\n\nAnother paragraph."
    school = "• a school that is open to all who live in the place, with or without papers;"
    assert put_together(text) == [
        f"The plan has three parts:\n• a register;\n{school}\n• a boat.",
        "Another paragraph.",
    ]


def test_an_enumeration_within_a_sentence_is_no_list() -> None:
    text = "The plan names: (a) a register, which is kept by the office;\n(b) a school; and (c) a boat."
    assert put_together(text) == [
        "The plan names: (a) a register, which is kept by the office; (b) a school; and (c) a boat."
    ]
