"""Dourava and its capital: both rest on what stands in their library."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import migov.training
from migov.catalogue import editions
from migov.evidence.alignment import Haystack, verify
from migov.evidence.formats import read
from migov.evidence.transcribing import transcribe
from migov.model.answers import LEAST, NonAnswer
from migov.model.citations import Quote
from migov.model.consultations import Outcome
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.jurisdictions import Level
from migov.model.signatures import Party
from migov.model.texts import words
from migov.training import answers, country, library, publication, published, sources
from migov.training.press.__main__ import make

COUNTRY, CITY = "dourava/2024", "dourava/vila-serena"
BOTH = (COUNTRY, CITY)
FOLDER = Path(migov.training.__file__).parent / "dourava"
SOURCES = {source.source.id: source for source in sources(CITY)}
HAYSTACKS = {
    key: Haystack(transcribe(read(source.data, file=source.file), language="pt")) for key, source in SOURCES.items()
}


# The library


def test_the_files_are_made_from_their_originals(tmp_path: Path) -> None:
    kept = {file.name: file.read_bytes() for file in (FOLDER / "library" / "files").iterdir()}
    (tmp_path / "library").mkdir()
    for name in ("library.toml", "originals"):
        (tmp_path / "library" / name).symlink_to(FOLDER / "library" / name)
    make(tmp_path)
    assert {file.name: file.read_bytes() for file in (tmp_path / "library" / "files").iterdir()} == kept


def test_every_kind_of_file_is_met() -> None:
    assert {source.file.rpartition(".")[2] for source in SOURCES.values()} == {"pdf", "docx", "html", "md", "txt"}


def test_the_country_does_not_know_what_was_published_after_its_cut_off() -> None:
    assert set(SOURCES) - {source.source.id for source in sources(COUNTRY)} == {"xdv-vs-report-2024"}


def test_every_original_is_listed() -> None:
    names = {file.stem for file in (FOLDER / "library" / "originals").iterdir()}
    assert names == {card.id for card in library.cards(FOLDER)} == set(SOURCES)


def test_the_readme_names_every_source_and_no_other() -> None:
    named = re.findall(r"\(`(xdv-[\w-]+)`\)", (FOLDER.parent / "README.md").read_text("utf-8"))
    assert sorted(named) == sorted(SOURCES)


def test_the_memorandum_on_vessels_is_that_of_the_onduva() -> None:
    theirs = next(one.source for one in sources("onduva") if one.source.id == "xnd-treaty-vessels-2020")
    assert SOURCES["xdv-treaty-vessels-2020"].source.published == theirs.published


# The answers


@pytest.mark.parametrize("name", BOTH)
def test_answers_fit_their_scale_and_stand_in_the_order_of_the_edition(name: str) -> None:
    edition = editions.load(country(name).edition or "")
    given = {answer.indicator: answer for answer in answers(name)}
    assert [indicator.code for indicator in edition.indicators if indicator.code in given] == list(given)
    for code, answer in given.items():
        indicator = edition.find(code)
        assert indicator is not None
        assert answer.closed is None or answer.closed in indicator.choices, code


@pytest.mark.parametrize(("name", "least"), [(COUNTRY, 40), (CITY, 20)])
def test_many_answers_rest_on_quotations_and_all_that_say_something_is_there(name: str, least: int) -> None:
    assert sum(bool(answer.quotations) for answer in answers(name)) >= least
    assert [
        answer.indicator
        for answer in answers(name)
        if answer.closed and answer.closed not in LEAST and not answer.quotations
    ] == []


@pytest.mark.parametrize("name", BOTH)
def test_every_quotation_stands_in_its_source_once(name: str) -> None:
    for answer in answers(name):
        for quotation in answer.quotations:
            found = verify(Quote(quotation.words), HAYSTACKS[quotation.source])
            assert found.is_verified, (answer.indicator, found.says)
            assert found.others == (), answer.indicator


@pytest.mark.parametrize("name", BOTH)
def test_what_was_not_found_is_nowhere_in_the_sources(name: str) -> None:
    documents = [read(source.data, file=source.file) for source in sources(name)]
    said = " ".join(line.text for document in documents for page in document.pages for line in page.lines).casefold()
    searched = [phrase for answer in answers(name) for phrase in answer.searches]
    assert searched
    assert [phrase for phrase in searched if phrase.casefold() in said] == []


def test_the_country_has_all_four_non_answers() -> None:
    assert {answer.non_answer for answer in answers(COUNTRY)} >= set(NonAnswer)


@pytest.mark.parametrize("name", BOTH)
def test_every_indicator_is_answered_once_on_the_way_to_publication(name: str) -> None:
    told = Counter(answer.indicator for answer in answers(name))
    told.update(code for answered in publication(name).answers for code in answered.indicators)
    assert told == Counter(indicator.code for indicator in editions.load(country(name).edition or "").indicators)


def test_ratification_years_are_those_of_the_printed_table() -> None:
    rows = [row for table in country(COUNTRY).conventions for row in table.rows]
    printed = {treaty: row.ratification for row in rows if row.ratification for treaty in row.treaties}
    edition = editions.load("national-2")
    asked = [answer for answer in answers(COUNTRY) if answer.indicator.startswith("1.6")]
    assert len(asked) == 7
    for answer in asked:
        indicator = edition.find(answer.indicator)
        assert indicator is not None
        for treaty in indicator.treaties:
            row = printed[treaty]
            assert answer.closed == "signed" or row.years == answer.years, answer.indicator


# The findings


@pytest.mark.parametrize(("name", "least"), [(COUNTRY, 26), (CITY, 12)])
def test_both_sides_of_every_dimension_are_told(name: str, least: int) -> None:
    found = Counter((finding.dimension, finding.side) for finding in country(name).findings)
    assert found.keys() == {(dimension, side) for dimension in Dimension for side in Side}
    assert found.total() >= least


@pytest.mark.parametrize("name", BOTH)
def test_a_finding_rests_on_indicators_that_are_answered(name: str) -> None:
    told = {answer.indicator for answer in answers(name)}
    told |= {code for answered in publication(name).answers for code in answered.indicators}
    assert [f.id for f in country(name).findings if not set(f.indicators) <= told] == []


def test_the_city_is_a_city_of_the_country() -> None:
    land, city = country(COUNTRY).jurisdiction, country(CITY).jurisdiction
    assert (land.level, city.level) == (Level.NATIONAL, Level.LOCAL)
    assert (city.code, city.locality.pt, country(CITY).edition) == (land.code, "Vila Serena", "local-1")


# The way to publication


def test_both_were_published_the_country_first() -> None:
    assert [name for name in published() if name in BOTH] == list(BOTH)


@pytest.mark.parametrize("name", BOTH)
def test_everybody_who_is_asked_speaks_for_somebody_and_everything_said_is_decided(name: str) -> None:
    told = publication(name)
    speak = {one.handle: one.speaks_for for one in told.people}
    assert all(speak[one.person] == one.institution for one in told.invited)
    assert {one.comment for one in told.decided} == {one.key for one in told.comments}
    assert {one.party for one in told.signatures} == set(Party)


def test_what_was_said_was_not_always_accepted() -> None:
    outcomes = {decided.outcome for name in BOTH for decided in publication(name).decided}
    assert outcomes == set(Outcome)


def test_the_days_follow_each_other() -> None:
    for name in BOTH:
        told = publication(name)
        days, signed = told.days, [one.day for one in told.signatures]
        order = [days.answered, days.adopted, days.frozen, days.invited, days.opened, days.due]
        order += [days.second or 0, days.closed, *signed, days.translated or max(signed), days.published]
        assert order == sorted(order), name
        assert all(days.opened <= one.day <= days.due for one in told.comments), name


# The words


NOT_NEUTRAL = re.compile(
    r"\b(dever\w*|excelente\w*|infelizmente|lamentavel\w*|exemplar\w*|fracass\w*|insuficiente\w*|melhor\w*|pior\w*|"
    r"culpa\w*|êxito)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", BOTH)
def test_nothing_is_praised_blamed_or_advised(name: str) -> None:
    told = [words(finding.text) for finding in country(name).findings]
    assert told
    assert [text for text in told if NOT_NEUTRAL.search(text)] == []
