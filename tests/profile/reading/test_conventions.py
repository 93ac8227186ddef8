"""Tables are found wherever extraction left them, and taken apart into names and cells."""

from __future__ import annotations

import pytest

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


HEADS = {"en": ("Name of convention", "Ratified (Year)"), "fr": ("Nom de la convention", "Ratifiée (année)")}
LONG = {
    "en": [
        ("Convention on the Protection of All Ferry", "Workers and of Their Families (CPFW), 1990", "Yes (2003)"),
        ("Convention on Rivers, 1951", "", "No"),
        ("Convention relating to the Status of Ferries,", "1954", "Yes (1985)"),
        ("Ferry Workers (Additional Rules) Convention,", "1975 (No. 943)", "No"),
    ],
    "fr": [
        ("Convention sur la protection des droits de tous", "les bateliers et de leur famille, 1990", "Oui (2003)"),
        ("Convention sur les rivières, 1951", "", "Non"),
        ("Convention sur les bateliers", "(révisée), 1949 (n° 97)", "Non"),
        ("Convention sur les bacs (dispositions", "complémentaires), 1975 (n° 943)", "Oui (1985)"),
    ],
}
SHAPES = {
    "the cell at the end of the first line": lambda a, b, c: f"{a} {c}\n{b}\n" if b else f"{a} {c}\n",
    "the cell beside the first line": lambda a, b, c: f"{a:<60}{c}\n{b}\n" if b else f"{a:<60}{c}\n",
    "the cell beside the last line": lambda a, b, c: f"{a}\n{b:<60}{c}\n" if b else f"{a:<60}{c}\n",
    "the cell between the lines": lambda a, b, c: f"{a}\n{' ' * 60}{c}\n{b}\n" if b else f"{a:<60}{c}\n",
    "the cell below the first line": lambda a, b, c: f"{a}\n{c}\n{b}\n" if b else f"{a}\n{c}\n",
    "standing and year in columns of their own": lambda a, b, c: (
        f"{a:<60}{c[:-7].strip() or c:<12}{c[-5:-1] if '(' in c else '–'}\n" + (f"{b}\n" if b else "")
    ),
}


@pytest.mark.parametrize("language", LONG)
@pytest.mark.parametrize("shape", SHAPES)
def test_names_over_two_lines_keep_the_cell_beside_them(shape: str, language: str) -> None:
    head = f"Table 1. Treaties\n\n{HEADS[language][0]}   {HEADS[language][1]}\n"
    table = only(head + "".join(SHAPES[shape](*row) for row in LONG[language]))
    assert names(table) == [f"{first} {rest}".strip() for first, rest, _ in LONG[language]]
    cells = [cell for _, _, cell in LONG[language]]
    if "columns" in shape:
        cells = [cell.replace("(", "").replace(")", "") for cell in cells]
    assert list(table.cells) == cells
    assert table.paired


def test_a_column_of_years_stands_beside_names_that_end_with_years() -> None:
    text = HEAD + "Convention on Rivers, 1951 1981\nConvention relating to the Status of Ferries,\n1954 2011\n"
    table = only(text + "Treaty on Fog, 1980 1995\n")
    assert names(table) == [
        "Convention on Rivers, 1951",
        "Convention relating to the Status of Ferries, 1954",
        "Treaty on Fog, 1980",
    ]
    assert list(table.cells) == ["1981", "2011", "1995"]


def test_many_rows_without_blank_lines_are_no_running_text() -> None:
    rows = [
        (f"Convention on the Rights of Workers on Ferries of the Kind {n}, 19{n}", f"Yes ({n + 1930})")
        for n in range(51, 70)
    ]
    table = only(HEAD.rstrip() + "\n" + "".join(f"{name} {cell}\n" for name, cell in rows))
    assert (names(table), list(table.cells)) == ([name for name, _ in rows], [cell for _, cell in rows])


@pytest.mark.parametrize("more", ["2000, and its Protocols*", "2000, et ses protocoles", "2000, y sus Protocolos"])
def test_a_name_may_go_on_with_its_year_and_its_protocols(more: str) -> None:
    table = only(
        HEAD + f"Convention on Rivers, 1951\nConvention on Smugglers of the Sea,\n{more}\n\nYes (1970)\n\nNo\n"
    )
    assert names(table) == ["Convention on Rivers, 1951", f"Convention on Smugglers of the Sea, {more.rstrip('*')}"]


@pytest.mark.parametrize("number", ["No. 143", "n° 143", "núm. 143", "n.º 143"])
def test_the_year_of_a_name_with_its_number_is_no_cell(number: str) -> None:
    table = only(HEAD + f"Yes (1970)\n\nNo\n\nConvention on Rivers, 1951\n\nConvention on Crews,\n1975 ({number})\n")
    assert names(table) == ["Convention on Rivers, 1951", f"Convention on Crews, 1975 ({number})"]
