"""Letters that a whole document lost without a sign come back where one word fits, and nowhere else."""

from __future__ import annotations

import pytest

from migov.evidence.cleaning import clean
from migov.evidence.losses import lost_throughout
from migov.model.pages import Document, Line, Page

WHOLE = [
    "The office identified and modified the official profile of the first officers.",
    "National institutions offer information on migration; in addition, the profile is modified.",
    "A definition of traffic in the field of education is in the action plan of the nation.",
    "The people of the north on the coast fish for two weeks on the island each spring.",
] * 30


def cleaned(lines: list[str]) -> list[str]:
    page = Page(index=1, lines=tuple(Line(text=line) for line in lines))
    after, _ = clean(Document(sha256="0" * 64, media_type="text/plain; charset=utf-8", pages=(page,)))
    return [line.text for line in after.pages[0].lines]


def damaged(lines: list[str], *losses: tuple[str, str]) -> list[str]:
    for letters, rest in losses:
        lines = [line.replace(letters, rest) for line in lines]
    return lines


def test_letters_dropped_from_every_word_come_back() -> None:
    after = cleaned(damaged(WHOLE, ("ffi", ""), ("fi", "")))
    assert after[0] == WHOLE[0]
    assert after[1] == WHOLE[1]


def test_letters_that_became_blanks_everywhere_come_back() -> None:
    assert cleaned(damaged(WHOLE, ("ti", " ")))[1:4] == WHOLE[1:4]


def test_blanks_in_some_words_only_are_told_by_their_stumps() -> None:
    whole = [line.replace("the nation", "a situation and the coordination") for line in WHOLE]
    lines = [line.replace("ation ", "a on ") if number % 2 else line for number, line in enumerate(whole)]
    assert lines[1] != whole[1]
    assert cleaned([*lines, "in coopera on with the na onal police"])[-1] == "in cooperation with the national police"


@pytest.mark.parametrize("lines", [WHOLE, [WHOLE[3]] * 100])
def test_what_lost_nothing_is_left_alone(lines: list[str]) -> None:
    assert cleaned(lines) == lines


def test_a_name_before_on_is_no_stump() -> None:
    lines = [
        *damaged(WHOLE, ("ti", " ")),
        "Talks with Mali on 5 May and with Oman on 6 May",
        "Mali on the coast, Mali alone",
    ]
    assert cleaned(lines)[-2:] == lines[-2:]


def test_a_word_that_no_list_holds_stays_as_it_is() -> None:
    lines = [*damaged(WHOLE, ("ffi", ""), ("fi", "")), "the Kamfiro of Brell was denied"]
    assert cleaned(lines)[-1] == "the Kamfiro of Brell was denied"


def test_a_text_in_a_language_whose_words_are_not_listed_is_left_alone() -> None:
    sentence = "A pessoa que entra no território apresenta o documento de viagem e indica o lugar onde vai residir."
    assert lost_throughout([sentence] * 100) == ()


def test_a_text_without_tion_has_not_lost_it() -> None:
    lines = ["The union of fishers negotiates on a plan with two towns on the coast, and the office looks on."] * 80
    assert cleaned(lines) == lines


LOST_FIRST = "They find the first office in five days, au profit de l’office."


def test_words_that_began_with_letters_that_became_blanks_come_back() -> None:
    lines = damaged([*WHOLE, LOST_FIRST], ("ffi", " "), ("fi", " "))
    assert cleaned([line.replace("  ", " ") for line in lines])[-1] == LOST_FIRST
