from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from migov.actions.catalogue import keep_edition
from migov.catalogue import editions, importing
from migov.errors import Conflict, Invalid
from migov.model.indicators import Edition
from migov.model.languages import Localized
from migov.store import blobs, journal
from workbooks import HEADINGS, ROW, workbook

pytestmark = pytest.mark.django_db
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
LIST = workbook(HEADINGS, ROW)


def take(home: Path, data: bytes = LIST, code: str = "national-3") -> Edition:
    edition = importing.read(data, file="list.xlsx", code=code, title=Localized(en="Ours"), year=2023)
    keep_edition(edition, data=data, file="/somewhere/list.xlsx", home=home, by="Ada", at=NOON)
    return edition


def test_an_imported_list_is_an_edition_of_the_office_from_now_on(home: Path) -> None:
    edition = take(home)
    assert editions.load("national-3", home) == edition
    assert (edition.year, [one.code for one in edition.indicators]) == (2023, ["1.1.1"])


def test_the_journal_tells_who_imported_which_file_and_the_file_is_kept(home: Path) -> None:
    take(home)
    (line,) = journal.lines()
    assert (line.action, line.subject, line.by) == ("catalogue.import", "national-3", "Ada")
    assert line.details["file"] == "list.xlsx"
    assert blobs.read(line.details["file sha256"]) == LIST


def test_an_edition_is_never_overwritten_and_the_attempt_leaves_no_line(home: Path) -> None:
    take(home)
    with pytest.raises(Conflict, match="there is an edition national-3 already"):
        take(home, workbook(HEADINGS, ("1.1.2", *ROW[1:])))
    assert len(journal.lines()) == 1
    assert editions.load("national-3", home).find("1.1.2") is None


def test_without_its_line_in_the_journal_the_edition_is_not_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_words: object, **_more: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("migov.actions.catalogue.journal.note", fails)
    with pytest.raises(OSError, match="the disk is full"):
        take(home)
    assert not editions.folder_of(home).exists()


@pytest.mark.parametrize("code", ["national-2", "../elsewhere"])
def test_a_code_that_cannot_be_leaves_no_trace(code: str, home: Path) -> None:
    with pytest.raises((Conflict, Invalid), match=r"national-2 is an edition|cannot be the code"):
        take(home, code=code)
    assert not home.exists()
    assert journal.lines() == ()
