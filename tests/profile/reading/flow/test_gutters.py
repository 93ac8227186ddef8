"""Columns of running text side by side are read one after the other; cells of tables stay beside their names."""

from __future__ import annotations

import textwrap

from migov.model.pages import Line, Page
from migov.profile.reading.flow.gutters import in_one_column, unfolded

LEFT = textwrap.wrap("The ferry office keeps a register of all boats that cross the bay in spring. " * 4, 38)
RIGHT = textwrap.wrap("Each village on the coast sends a teacher and a nurse to the summer school. " * 4, 38)
HEADING = "1.3. Areas with potential for further development"


def beside(left: list[str], right: list[str]) -> list[str]:
    return [f"{a:<44}{b}".rstrip() for a, b in zip(left, right, strict=True)]


def read(lines: list[str]) -> list[str]:
    return [line.text.strip() for line in unfolded([Line(text=line) for line in lines])]


def test_two_columns_are_read_one_after_the_other() -> None:
    count = min(len(LEFT), len(RIGHT))
    assert read(beside(LEFT[:count], RIGHT[:count])) == [*LEFT[:count], *RIGHT[:count]]


def test_a_heading_stands_over_both_columns() -> None:
    lines = [*beside(LEFT[:6], RIGHT[:6]), HEADING, *beside(LEFT[:2], RIGHT[:2])]
    assert read(lines) == [*LEFT[:6], *RIGHT[:6], HEADING, *LEFT[:2], *RIGHT[:2]]


def test_a_line_that_runs_across_the_gutter_stays_whole() -> None:
    across = "A note on the ferry office of the bay and on all the boats that cross it in spring and summer."
    lines = [*beside(LEFT[:6], RIGHT[:6]), across]
    assert read(lines) == [*LEFT[:6], *RIGHT[:6], across]


def test_cells_stay_beside_their_names() -> None:
    names = [f"Convention on the Ferries of the Bay, 19{n}" for n in range(50, 60)]
    lines = [f"{name:<48}{'Yes (1990)'}" for name in names]
    assert read(lines) == lines


def test_columns_are_told_on_a_page_that_has_a_table_with_more_rows() -> None:
    table = [
        f"{f'Convention on the Ferries of the Bay of the North and of the South, 19{n}':<76}No" for n in range(50, 60)
    ]
    assert read([*table, *beside(LEFT[:6], RIGHT[:6])]) == [*table, *LEFT[:6], *RIGHT[:6]]


def test_a_few_lines_are_enough_where_other_pages_have_columns() -> None:
    full, short = beside(LEFT[:6], RIGHT[:6]), beside(LEFT[:3], [*RIGHT[:2], ""])
    pages = [
        Page(index=index, lines=tuple(Line(text=line) for line in lines))
        for index, lines in enumerate((full, full, short), 1)
    ]
    assert [line.text for line in in_one_column(pages)[2]][:5] == [*LEFT[:3], *RIGHT[:2]]
    assert [line.text for line in in_one_column(pages[2:])[0]] == short
