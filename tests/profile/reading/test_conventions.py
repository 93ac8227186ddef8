"""Tables are found wherever extraction left them, and taken apart into names and cells."""

from __future__ import annotations

from migov.model.conventions import ConventionGroup
from migov.model.texts import NoteMark, words
from migov.profile.reading.conventions import find
from migov.profile.reading.raw_tables import RawTable
from strips import strip

NAMES = [
    "Convention on Rivers, 1951",
    "Convention on the Protection of Fish in\nInland Waters (CPFIW), 1964",
    "Treaty on Fog, 1980",
]
CELLS = ["Yes (1970)", "No", "Yes (1985, 2014)"]
FLAT = [name.replace("\n", " ") for name in NAMES]
HEAD = "Table 1. Signature and ratification of conventions\n\nConvention name Ratified (Year)\n\n"


def tables(text: str) -> list[RawTable]:
    rows = strip(text)
    return list(find(rows, range(len(rows)), set(), set()).tables)


def only(text: str) -> RawTable:
    (table,) = tables(text)
    return table


def names(table: RawTable) -> list[str]:
    return [words(name) for name in table.names]


def test_columns_one_after_the_other_are_two_columns() -> None:
    table = only(HEAD + "\n\n".join(CELLS) + "\n\n" + "\n\n".join(NAMES) + "\n")
    assert (names(table), list(table.cells), table.paired) == (FLAT, CELLS, False)
    assert (table.number, table.title) == ("1", "Signature and ratification of conventions")


def test_names_above_the_head_belong_to_the_table_and_prose_does_not() -> None:
    prose = "The office keeps a register of rivers and of all treaties that name them.\n\n"
    table = only(
        prose
        + "\n\n".join(NAMES)
        + "\n\nConvention name   Ratified\n\n"
        + "\n\n".join(CELLS)
        + "\n\nTable 1. Treaties\n"
    )
    assert (names(table), list(table.cells)) == (FLAT, CELLS)


def test_without_blank_lines_names_part_where_they_are_complete() -> None:
    assert names(only(HEAD + "\n".join(CELLS) + "\n" + "\n".join(NAMES) + "\n")) == FLAT


def test_a_name_and_its_cell_on_one_line_are_a_pair() -> None:
    rows = "\n\n".join(
        f"{name.splitlines()[0]:<60}{cell}" + "".join(f"\n{rest}" for rest in name.splitlines()[1:])
        for name, cell in zip(NAMES, CELLS, strict=True)
    )
    table = only(HEAD + rows + "\n")
    assert (names(table), list(table.cells), table.paired) == (FLAT, CELLS, True)


def test_a_cell_that_follows_its_name_is_a_pair() -> None:
    table = only(HEAD + "\n".join(f"{name}\n{cell}" for name, cell in zip(NAMES, CELLS, strict=True)) + "\n")
    assert (names(table), list(table.cells), table.paired) == (FLAT, CELLS, True)


def test_a_cell_over_two_lines_is_one() -> None:
    table = only(
        "Bilateral agreement Ratification (Year)\n\n1967 and revised\nin 1979\n\n"
        "Agreement on Fog with Lowmark*\n\n* Never used.\n"
    )
    assert list(table.cells) == ["1967 and revised in 1979"]
    assert table.group is ConventionGroup.BILATERAL
    assert table.names[0] == ("Agreement on Fog with Lowmark", NoteMark("*"))
    assert [(note.mark, note.text) for note in table.notes] == [("*", "Never used.")]


def test_groups_of_one_table_are_tables_of_one_number() -> None:
    text = "Table 2. Further treaties\n\nConvention name Ratified (Year)\n\n1986\n\nTreaty on Fog, 1980\n\n"
    text += "Regional agreements Ratified (Year)\n\n1999\n\nCharter of the Coast, 1990\n"
    found = tables(text)
    assert [(table.number, table.heading, table.group) for table in found] == [
        ("2", None, ConventionGroup.INTERNATIONAL),
        ("2", "Regional agreements", ConventionGroup.REGIONAL),
    ]


def test_prose_is_no_table() -> None:
    assert (
        tables("Yes, the treaty of 1951 was signed in 1970, and no other treaty on rivers has been signed since.\n")
        == []
    )
