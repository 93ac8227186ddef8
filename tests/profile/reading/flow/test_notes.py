"""Footnotes are told from other rows that begin with a number by their whole series."""

from __future__ import annotations

from migov.profile.reading.flow.furniture import furniture
from migov.profile.reading.flow.notes import joined, notes
from strips import strip

BODY = "The office keeps a register.1 It is open to all.2 Others are not,3 and the fee is low.\n"


def found(text: str) -> list[tuple[int, str]]:
    rows = strip(text)
    return [(note.number, note.text) for note in notes(rows, range(len(rows)), (), 80.0)]


def test_notes_below_the_text_are_found_with_the_rows_that_continue_them() -> None:
    text = (
        BODY + "\n1 The register was begun in 1990 and has been kept since then by the same office, which\n"
        "also prints it.\n2 Ibid.\n3 See the law.\n"
    )
    assert found(text) == [
        (1, "The register was begun in 1990 and has been kept since then by the same office, which also prints it."),
        (2, "Ibid."),
        (3, "See the law."),
    ]


def test_sentences_that_begin_with_a_number_are_no_notes() -> None:
    text = BODY + "It was used by\n12 districts and\n30 villages last year.\n\n1 One.\n2 Two.\n3 Three.\n"
    assert [number for number, _ in found(text)] == [1, 2, 3]


def test_a_row_of_the_contents_is_no_note() -> None:
    text = (
        "4 Annex 3. The process"
        + " ." * 40
        + "\n\n"
        + BODY
        + "In the north, 4 offices print it.\n\n1 One.\n2 Two.\n3 Three.\n"
    )
    assert [number for number, _ in found(text)] == [1, 2, 3]


def test_the_body_goes_on_after_a_note_without_any_sign_but_its_small_letter() -> None:
    text = (
        BODY
        + "It gives advice on employment or investment\n1 One.\n2 Two.\n"
        + "3 Three things are listed here.\nopportunities in the country.\n"
    )
    assert found(text)[-1] == (3, "Three things are listed here.")


def test_an_address_broken_over_rows_and_blank_lines_is_one() -> None:
    text = BODY + "\n1 See https://register.example/\n\nfiles/en/2020/list.pdf.\n2 Two.\n3 Three.\n"
    assert found(text)[0] == (1, "See https://register.example/files/en/2020/list.pdf.")


def test_a_note_may_begin_with_a_figure_where_its_number_stands_in_brackets() -> None:
    body = "It is open to all.[1] Others are not,[2] and the fee is low.[3]\n"
    text = body + "\n[1] One.\n[2] 12 of the members.\n[3] Three.\n"
    assert found(text) == [(1, "One."), (2, "12 of the members."), (3, "Three.")]


def test_an_address_announced_at_the_end_of_a_row_belongs_to_the_note() -> None:
    text = BODY + "\n1 One, to be had at the following address:\nhttps://register.example/1.\n2 Two.\n3 Three.\n"
    assert found(text)[0] == (1, "One, to be had at the following address: https://register.example/1.")
    assert "link" not in furniture(strip(text), frozenset(), frozenset()).values()


def test_rows_are_joined_as_their_hyphens_say() -> None:
    assert joined("a conclu\xad", "sion") == "a conclusion"
    assert joined("a case-", "by-case basis") == "a case-by-case basis"
    assert joined("in 2021–", "2022") == "in 2021–2022"
    assert joined("a plan –", "the second") == "a plan – the second"
    assert joined("one", "two") == "one two"


def test_a_date_that_a_line_begins_with_is_no_footnote() -> None:
    dated = "The permits that were brought in by an Act of\n4 December 2018 are kept in a register.4 It is open.\n"
    text = BODY + dated + "\n1 One.\n2 Two.\n3 Three.\n"
    assert found(text) == [(1, "One."), (2, "Two."), (3, "Three.")]


OPEN = "The office keeps a register.1 It is open to all who ask for it in writing and who\n"


def test_a_note_without_full_stop_ends_where_the_sentence_it_interrupts_goes_on() -> None:
    text = OPEN + "1 Act No. 12 of 9 June 2016, Art. 5\n2 Ibid.\npay the fee.2 Others may not see it at all.\n"
    assert found(text) == [(1, "Act No. 12 of 9 June 2016, Art. 5"), (2, "Ibid.")]


def test_a_row_that_calls_a_note_is_none() -> None:
    text = (
        BODY + "\n1 One, which is printed over the whole width of the page as the rows of the text are it ends.\n"
        "Seats are kept for members.2 The chair is elected by all of them in spring, as is the vice-chair\n"
        "of the board.3\n2 Two.\n3 Three.\n"
    )
    assert [note for _, note in found(text)][1:] == ["Two.", "Three."]
    assert found(text)[0][1].endswith("it ends.")


def test_notes_in_turned_order_are_all_found() -> None:
    text = BODY + "\n3 Three.\n2 Two.\n1 One.\n"
    assert sorted(found(text)) == [(1, "One."), (2, "Two."), (3, "Three.")]


def test_a_step_that_is_no_sentence_leaves_its_number_to_the_note() -> None:
    text = BODY + "\n1 One.\n2 Two.\n\n3 Publication\n\nThe report is printed.\n\n3 Three.\n"
    assert found(text) == [(1, "One."), (2, "Two."), (3, "Three.")]
