"""The table of treaties, out and back in as a ministry states it."""

from __future__ import annotations

from typing import Any

from asked import cover
from migov.catalogue.treaties import register
from migov.model.conventions import Standing
from migov.model.treaties import Act, Participation
from migov.sheets import Differences, Form, Stated, compare, read, stated, statements, treaty_table, write
from migov.sheets.treaties import BETWEEN
from workbooks import Sheets, resaved

TREATIES = register().treaties[:3]
FIRST, SECOND, THIRD = (treaty.code for treaty in TREATIES)
COLUMNS = ["key", "code", "title", "standing", *(act.value for act in Act), "in_force", "source", "remark"]


def act(treaty: str, kind: Act, date: str) -> Participation:
    return Participation(treaty=treaty, state="XQA", act=kind, date=date, source="United Nations")


KNOWN = (
    stated(FIRST, [act(FIRST, Act.SIGNATURE, "1999-05-01"), act(FIRST, Act.RATIFICATION, "2009-03-18")]),
    stated(SECOND, [act(SECOND, Act.SIGNATURE, "2001")]),
)


def sent() -> Form:
    return treaty_table(cover(), TREATIES, KNOWN)


def back(change: Any = lambda _: None) -> Differences:
    return compare(sent(), read(resaved(write(sent()), change), file="treaties.xlsx"), sent())


def typing(row: int, **cells: object) -> Any:
    def change(sheets: Sheets) -> None:
        page = sheets["Treaties"]
        while len(page) < row + 3:
            page.append([""] * len(COLUMNS))
        for column, value in cells.items():
            page[row + 2][COLUMNS.index(column)] = value

    return change


def test_silence_is_not_no() -> None:
    assert [row.cells.get("standing", "") for row in sent().tables[0].rows] == ["yes", "signed", ""]
    assert (
        stated(FIRST, [act(FIRST, Act.ACCESSION, "1990"), act(FIRST, Act.WITHDRAWAL, "2000")]).standing is Standing.NO
    )


def test_a_table_that_nobody_touched_states_nothing_new() -> None:
    assert statements(back()) == ()


def test_where_the_known_dates_come_from_is_a_note_and_not_the_ministrys_own_source() -> None:
    first = sent().tables[0].rows[0]
    assert first.note == "Filled in from: United Nations"
    assert "source" not in first.cells


def test_what_a_ministry_states_comes_back_as_the_whole_row() -> None:
    (said,) = statements(
        back(typing(1, standing="Bound", accession="18/03/2009; 2011", in_force="2009-06", remark="J.O. 4"))
    )
    assert said == Stated(
        treaty=SECOND,
        standing=Standing.YES,
        dates={Act.SIGNATURE: ("2001",), Act.ACCESSION: ("2009-03-18", "2011")},
        in_force="2009-06",
        remark="J.O. 4",
    )
    assert [(one.act, one.date) for one in said.participations("XQA", source="Ministry")] == [
        (Act.SIGNATURE, "2001"),
        (Act.ACCESSION, "2009-03-18"),
        (Act.ACCESSION, "2011"),
    ]


def test_a_treaty_that_the_register_does_not_know_is_told_by_its_title() -> None:
    (said,) = statements(back(typing(3, title="Regional protocol", standing="signed, not bound", signature="1998")))
    assert (said.treaty, said.title, said.standing) == (None, "Regional protocol", Standing.SIGNED)
    assert said.participations("XQA", source="Ministry") == ()


def test_the_titles_of_known_treaties_are_not_rewritten() -> None:
    assert "not to be filled in" in str(back(typing(0, title="Something else")).all_problems[0])


def test_an_ambiguous_date_is_refused_with_its_cell() -> None:
    (problem,) = back(typing(2, ratification="3/4/2005")).all_problems
    assert problem.place == "sheet 'Treaties', cell F5"
    assert "may be 2005-04-03 or 2005-03-04" in problem.says


def test_a_participation_without_its_own_source_names_the_ministry() -> None:
    said = Stated(treaty=THIRD, dates={Act.RATIFICATION: ("1990",)})
    assert [one.source for one in said.participations("XQA", source="Ministry of Justice")] == ["Ministry of Justice"]
    assert BETWEEN == "; "
