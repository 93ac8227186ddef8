"""Answers, tables, instruments and changes on the shelf, looked up a few at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import shelved
from migov.model.changes import ChangeKind, Stated
from migov.model.indicators import Relation
from migov.model.instruments import InstrumentKind
from migov.model.languages import Language
from migov.model.published import PublicChange
from migov.store.published import answers, changes, instruments, shelving, tables
from migov.store.published.instruments import Choice


@pytest.fixture(autouse=True)
def _published(home: Path) -> None:
    """Each test has a folder of its own."""


def test_an_answer_is_found_by_release_edition_and_code() -> None:
    content = shelved.answering(shelved.country())
    head, kept = shelved.put(content), content.answers[0]
    found = answers.one(head.id, "national-2", kept.indicator)
    assert found is not None
    assert (found.closed, found.justification) == (kept.closed, kept.justification)
    assert answers.one(head.id, "national-1", kept.indicator) is None
    assert len(answers.of(head.id)) == len(content.answers)


def test_an_answer_that_is_not_there_is_left_out() -> None:
    head = shelved.put(shelved.answering(shelved.country()))
    asked = [("national-2", "1.1.1"), ("national-2", "9.9.9")]
    assert list(answers.some(head.id, asked)) == asked[:1]


def test_paragraphs_that_rest_on_a_question_stand_in_printed_order_and_in_the_readers_language() -> None:
    head = shelved.put(shelved.country(), languages=(Language.EN, Language.FR))
    findings = shelved.country().findings
    code = findings[0].indicators[0]
    wanted = [one.id for one in findings if code in one.indicators]
    for language, spoken in ((Language.FR, Language.FR), (Language.AR, Language.EN)):
        found = answers.resting(head, [code], language)
        assert [one.id for one in found if one.id in wanted] == wanted
        assert {one.language for one in found} == {spoken}
        assert [one.id for one in answers.named(head, wanted, language)] == wanted


def test_a_treaty_knows_the_tables_that_name_it() -> None:
    head = shelved.put(shelved.country())
    named = {code for table in shelved.country().conventions for row in table.rows for code in row.treaties}
    assert tables.treaties() == named
    found = tables.naming(head.id, "REFUGEES-1951")
    assert found == tuple(row for row in tables.of(head.id) if "REFUGEES-1951" in row.treaties)
    assert found
    assert tables.naming(head.id, "NO-SUCH-TREATY") == ()


def test_instruments_are_chosen_by_kind_status_and_year() -> None:
    shelved.put(shelved.country())
    everything = instruments.of_place("xnd")
    laws = instruments.of_place("xnd", Choice(kind=InstrumentKind.LAW))
    assert 0 < len(laws) < len(everything)
    assert {one.instrument.kind for one in laws} == {InstrumentKind.LAW}
    year = instruments.range_of().years[0]
    assert {one.instrument.year for one in instruments.of_place("xnd", Choice(year=year))} == {year}
    assert instruments.places(Choice(kind=InstrumentKind.LAW, year=year - 1000)) == frozenset()
    assert instruments.range_of().years == tuple(sorted(instruments.range_of().years, reverse=True))


def test_an_instrument_of_two_rounds_stands_once_as_the_newest_has_it() -> None:
    shelved.put(shelved.elsewhere("Abra", "XAB", year=2020))
    newest = shelved.put(shelved.elsewhere("Abra", "XAB", year=2024))
    found = instruments.of_place("xab")
    assert len({one.instrument.id for one in found}) == len(found)
    assert {one.release for one in found} == {newest.id}
    assert [one.release for one in instruments.rounds("xab", found[0].instrument.id)] == ["xab-2024.1", "xab-2020.1"]


def test_the_newest_releases_that_tell_changes_come_first_page_by_page() -> None:
    for year in (2020, 2022, 2024):
        whole = shelved.shelf(shelved.elsewhere("Abra", "XAB", year=year))
        change = PublicChange(
            release=whole.release.id,
            place="xab",
            year=year,
            position=1,
            kind=ChangeKind.NEW_EVIDENCE,
            relation=Relation.SAME,
            before=(Stated(indicator="1.1.1", answer="no"),),
            after=(Stated(indicator="1.1.1", answer="yes"),),
            because="Something was found.",
        )
        shelving.put(replace(whole, changes=(change,)))
    shelved.put(shelved.country())
    first = changes.newest(2)
    assert [id_ for _day, id_ in first] == ["xab-2024.1", "xab-2022.1"]
    assert [id_ for _day, id_ in changes.newest(2, before=first[-1])] == ["xab-2020.1"]
    assert changes.of("xab-2020.1")[0].because == "Something was found."
