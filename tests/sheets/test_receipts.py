"""The receipt of a workbook that came back: everything is counted once."""

from __future__ import annotations

from asked import EDITION, ask, form
from migov.model.answers import Answer
from migov.sheets import Receipt, compare, read, receipt, write
from migov.sheets.receipts import text
from workbooks import Sheets, resaved

FIRST, SECOND = EDITION.indicators[:2]
SENT = form(ask(FIRST, answer=Answer(indicator=FIRST.code, justification="Before.")), ask(SECOND))
NOW = form(ask(FIRST, answer=Answer(indicator=FIRST.code, justification="Ours.")), ask(SECOND))


def made(*cells: tuple[int, int, str], taken: bool = False) -> Receipt:
    def edit(sheets: Sheets) -> None:
        for row, column, value in cells:
            sheets["Questions"][row][column] = value

    returned = read(resaved(write(SENT), edit), file="back.xlsx")
    found = compare(SENT, returned, NOW)
    return receipt(returned, found, at="2026-11-22T12:00:00+00:00", by="ana") if taken else receipt(returned, found)


def test_what_came_back_is_counted_once_and_the_counts_agree() -> None:
    one = made((2, 6, "Theirs."), (3, 4, "never"), (3, 6, "New."))
    assert (one.changed, one.conflicts, one.invalid) == (1, 1, 1)
    assert one.cells == one.unchanged + one.changed + one.conflicts + one.invalid == 2 * 10
    assert one.rows_sent == one.rows_back + len(one.rows_missing) == 2
    assert len(one.lines) == one.changed + one.conflicts + one.invalid
    assert not one.can_be_taken


def test_a_preview_says_that_nothing_was_changed_and_a_receipt_when_by_whom() -> None:
    assert "preview: nothing was changed" in text(made())
    assert "taken 2026-11-22T12:00:00+00:00 by ana" in text(made(taken=True))


def test_a_conflict_shows_all_three_texts() -> None:
    said = text(made((2, 6, "Theirs.")))
    assert f"conflict: {FIRST.code}, Why (sheet 'Questions', cell G3)" in said
    assert said.index("sent: Before.") < said.index("here: Ours.") < said.index("back: Theirs.")


def test_what_is_not_valid_names_its_cell() -> None:
    assert f"not valid: {SECOND.code}, Answer, sheet 'Questions', cell E4: “never” is not in the list" in text(
        made((3, 4, "never"))
    )


def test_the_receipt_names_the_file_by_its_hash() -> None:
    one = made()
    assert len(one.sha256) == 64
    assert one.sha256 in text(one)
