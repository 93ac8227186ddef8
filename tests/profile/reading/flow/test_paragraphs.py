"""Rows become paragraphs: by blank lines where there are any, by the room left in the last row where there are none."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable

import pytest

from migov.profile.reading.flow.paragraphs import paragraphs, plain, style
from migov.profile.reading.flow.rows import measure
from migov.profile.reading.flow.widths import FACES
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


def printed(text: str, width: float, face: Callable[[str], float]) -> str:
    """Broken as a printer breaks it: by the width of letters."""
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if face(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return "\n".join(rows)


NARROW = ["it", "till", "lit", "fill", "ill", "is", "lie", "little", "if", "still"]
BROAD = ["mammoth", "mum", "whom", "women", "commune", "mew", "swum"]


def sentences(chance: random.Random) -> str:
    """A paragraph in which some sentences are of narrow letters and some of broad ones."""
    of = [chance.choice((NARROW, BROAD, NARROW + BROAD)) for _ in range(chance.randint(2, 5))]
    said = [" ".join(chance.choice(words) for _ in range(chance.randint(5, 14))) for words in of]
    return ". ".join(words.capitalize() for words in said) + "."


@pytest.mark.parametrize("face", [len, *FACES])
def test_lines_broken_by_the_width_of_letters_part_where_room_is_left(face: Callable[[str], float]) -> None:
    chance = random.Random(7)  # noqa: S311 -- repeatable, not secret
    texts = [sentences(chance) for _ in range(60)]
    rooms = [(text, printed(text, 60, face)) for text in texts]
    roomy = [(text, rows) for text, rows in rooms if face(rows.split("\n")[-1]) < 45]
    assert len(roomy) > 30
    assert put_together("\n".join(rows for _, rows in roomy)) == [text for text, _ in roomy]


def test_first_lines_indented_part_paragraphs_also_of_one_line() -> None:
    short = "One line is enough for this."
    texts = [FIRST.strip(), short, short, SECOND.strip(), FIRST.strip(), SECOND.strip()]
    rows = [line for text in texts for line in textwrap.wrap(text, 70, initial_indent="    ")]
    assert put_together("\n".join(rows)) == texts


def test_a_line_cut_after_a_raised_mark_goes_on() -> None:
    whole = textwrap.wrap("the " + FIRST * 2, 70)
    cut = next(place for place, row in enumerate(whole) if 20 < row.find(". ") < 50)
    at = whole[cut].find(". ") + 1
    rows = [*whole[:cut], whole[cut][:at] + "7", whole[cut][at:].strip(), *whole[cut + 1 :]]
    assert put_together("\n".join(rows)) == [("the " + FIRST * 2).strip().replace(". ", ".7 ", 1)]
