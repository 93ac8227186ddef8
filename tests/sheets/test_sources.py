"""The list of sources, out and back in."""

from __future__ import annotations

from typing import Any

from asked import cover
from migov.model.languages import Language
from migov.model.sources import Source, SourceKind
from migov.sheets import Differences, Form, SourceChange, applied, changes, compare, read, source_list, write
from workbooks import Sheets, resaved

COLUMNS = ["key", "id", "jurisdiction", "kind", "language", "title", "publisher", "published", "address"]
COLUMNS += ["instrument", "accessed", "note"]
LAW = Source(
    id="xqa-law-2015-36",
    title="=Law No. 2015-36",
    kind=SourceKind.LEGISLATION,
    jurisdiction="XQA",
    language="fr",
    published="2015-05-26",
    address="https://example.org/a?b=c&d",
    instrument="law-2015-36",
    rest={"note": "second reading", "volume": "4"},
)
PLAN = Source(id="xqa-plan", title="Plan", jurisdiction="XQA")


def sent(language: Language = Language.EN) -> Form:
    return source_list(cover(language, subject="XQA", institution=None), [LAW, PLAN])


def back(change: Any = lambda _: None) -> Differences:
    returned = read(resaved(write(sent()), change), file="sources.xlsx")
    return compare(sent(), returned, sent())


def typing(row: int, **cells: object) -> Any:
    def change(sheets: Sheets) -> None:
        page = sheets["Sources"]
        while len(page) < row + 3:
            page.append([""] * len(COLUMNS))
        for column, value in cells.items():
            page[row + 2][COLUMNS.index(column)] = value

    return change


def test_a_list_that_nobody_touched_changes_nothing() -> None:
    assert changes(back()) == ()


def test_what_was_changed_of_a_source_comes_back() -> None:
    (change,) = changes(back(typing(0, title="Law No. 2015-36 on asylum", kind="Reglamento", note="")))
    assert change.id == LAW.id
    after = applied(LAW, change)
    assert (after.title, after.kind, after.rest) == (
        "Law No. 2015-36 on asylum",
        SourceKind.REGULATION,
        {"volume": "4"},
    )
    assert after.address == LAW.address


def test_a_new_row_is_a_source_to_be_fetched() -> None:
    (change,) = changes(back(typing(2, title="Decree 4/2012", jurisdiction="xqa", language="pt", published=2012.0)))
    assert change == SourceChange(
        id=None,
        row="new 1",
        changes={"title": "Decree 4/2012", "jurisdiction": "XQA", "language": "pt", "published": "2012"},
    )


def test_a_source_is_called_something() -> None:
    assert "“Title” is empty" in str(back(typing(2, publisher="Gazette")).all_problems[0])
    assert "“Title” is empty" in str(back(typing(1, title="")).all_problems[0])


def test_codes_and_addresses_are_checked() -> None:
    wrong = typing(1, jurisdiction="Niger", language="French", address="javascript:alert(1)")
    said = [str(problem) for problem in back(wrong).all_problems]
    assert len(said) == 3
    assert "“Niger” is no code of a country or city" in said[0]
    assert "“French” is no code of a language" in said[1]
    assert "“javascript:alert(1)” is no address" in said[2]


def test_an_empty_cell_clears_what_it_held() -> None:
    (change,) = changes(back(typing(0, address="")))
    assert applied(LAW, change).address is None
