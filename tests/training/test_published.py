"""The published rounds of the training world: files, quotations, answers, texts, and the way to publication."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

import migov.training
from migov.catalogue import editions
from migov.catalogue.treaties import register
from migov.errors import Invalid
from migov.evidence.alignment import Haystack, verify
from migov.evidence.formats import read
from migov.evidence.transcribing import transcribe
from migov.model.answers import LEAST, Answer, fits
from migov.model.changes import ChangeKind
from migov.model.citations import Quote
from migov.model.interchange import decode, encode
from migov.model.languages import Language
from migov.model.pages import Document
from migov.model.people import Role
from migov.model.sentences import split
from migov.model.signatures import Party
from migov.model.texts import words
from migov.training import answers, country, grounds, library, publication, published, sources
from migov.training.publication import read as read_publication
from migov.training.reading import grounds as read_grounds
from shared import shared

ROOMS = Path(migov.training.__file__).parent
ROUNDS = published()
LANDS = sorted({name.partition("/")[0] for name in ROUNDS})
FRENCH = [name for name in ROUNDS if name.startswith("ostrevaux/")]
NOT_NEUTRAL = re.compile(
    r"\b(devr(?:a|ait|aient|ont)|doi(?:t|vent)|il faut|il convient|excellent\w*|remarquable\w*|malheureusement|"
    r"regrettable\w*|exemplaire\w*|échou\w*|lacunes?|insuffisan\w*|faiblesses?|bonnes? pratiques?|louable\w*|"
    r"inadéquat\w*|meilleur\w*|pires?|mieux)\b",
    re.IGNORECASE,
)


@cache
def document(data: bytes, file: str) -> Document:
    return read(data, file=file)


def haystack(name: str, source: str) -> Haystack:
    one = next(one for one in sources(name) if one.source.id == source)
    return heard(one.data, one.file, one.source.language)


@cache
def heard(data: bytes, file: str, language: str | None) -> Haystack:
    return Haystack(transcribe(document(data, file), language=language))


def lines(data: bytes, file: str) -> list[str]:
    return [line.text for page in document(data, file).pages for line in page.lines]


def test_ostrevaux_was_published_twice_under_two_editions() -> None:
    first, second = (country(name) for name in FRENCH)
    assert (first.id, first.round, first.edition) == ("xov-2021", 1, "national-1")
    assert (second.id, second.round, second.edition) == ("xov-2025", 2, "national-2")
    assert first.jurisdiction == second.jurisdiction
    assert (len(first.findings), len(second.findings)) >= (24, 30)


def test_a_round_knows_the_sources_of_its_time() -> None:
    first, second = ({one.source.id for one in sources(name)} for name in FRENCH)
    assert first < second
    assert "xov-law-2023-27" in second - first
    assert len(sources()) == 27, "a country of one round knows them all"


@pytest.mark.parametrize("land", LANDS)
def test_the_files_made_again_say_the_same(land: str) -> None:
    folder = ROOMS / land
    sums = library.written_sums(folder)
    assert set(sums) == {card.file for card in library.cards(folder)}
    for card in library.cards(folder):
        again = card.print(library.original(folder, card))
        kept = (folder / "library" / "files" / card.file).read_bytes()
        assert lines(again, card.file) == lines(kept, card.file), card.id


@pytest.mark.parametrize("name", ROUNDS)
def test_every_quotation_stands_in_its_source_once(name: str) -> None:
    quoted = [(one.indicator, quote) for one in answers(name) for quote in one.quotations]
    assert len(quoted) >= 15
    for indicator, quote in quoted:
        found = verify(Quote(quote.words), haystack(name, quote.source))
        assert found.is_verified, (indicator, found.says)
        assert found.others == (), indicator


@pytest.mark.parametrize("name", ROUNDS)
def test_what_was_not_found_is_nowhere_in_the_sources(name: str) -> None:
    everything = " ".join(line for one in sources(name) for line in lines(one.data, one.file)).casefold()
    searched = [phrase for one in answers(name) for phrase in one.searches]
    assert searched
    assert [phrase for phrase in searched if phrase.casefold() in everything] == []


@pytest.mark.parametrize("name", ROUNDS)
def test_every_indicator_is_answered_once(name: str) -> None:
    edition = editions.load(country(name).edition or "")
    told = [one.indicator for one in answers(name)]
    told += [code for one in publication(name).answers for code in one.indicators]
    assert sorted(told) == sorted(indicator.code for indicator in edition.indicators)
    for one in answers(name):
        indicator = edition.find(one.indicator)
        assert indicator is not None
        assert fits(Answer(indicator=one.indicator, closed=one.closed), indicator), one.indicator
        assert one.closed is None or one.closed in LEAST or one.quotations, one.indicator


@pytest.mark.parametrize("name", FRENCH)
def test_many_answers_are_closed_and_quoted_and_others_say_why_not(name: str) -> None:
    given = answers(name)
    assert len([one for one in given if one.closed and one.quotations]) >= 45
    bulk = sum(len(one.indicators) for one in publication(name).answers)
    assert len([one for one in given if one.non_answer]) + bulk >= 10


@pytest.mark.parametrize("name", ROUNDS)
def test_every_finding_rests_on_indicators_and_on_a_named_statement(name: str) -> None:
    known = {indicator.code for indicator in editions.load(country(name).edition or "").indicators}
    assert {one.id for one in country(name).findings if not one.indicators or set(one.indicators) - known} == set()
    attested = {passage for one in publication(name).statements for passage in one.passages}
    assert attested <= {one.id for one in country(name).findings}
    assert {one.institution for one in publication(name).statements} <= {one.id for one in country(name).institutions}


@pytest.mark.parametrize("name", FRENCH)
def test_every_finding_is_attested_and_has_the_length_of_a_printed_one(name: str) -> None:
    findings = country(name).findings
    assert {one.id for one in findings} == {p for one in publication(name).statements for p in one.passages}
    assert {one.id: n for one in findings if not 60 <= (n := len(words(one.text).split())) <= 130} == {}


@pytest.mark.parametrize("name", FRENCH)
def test_every_sentence_says_on_which_answers_it_rests(name: str) -> None:
    told = grounds(name)
    for finding in country(name).findings:
        assert len(told[finding.id]) == len(split(words(finding.text), Language.FR)), finding.id
        assert {code for codes in told[finding.id] for code in codes} <= set(finding.indicators)
    tied = [codes for sentences in told.values() for codes in sentences]
    quoted = {one.indicator for one in answers(name) if one.quotations}
    assert len([codes for codes in tied if quoted & set(codes)]) >= len(tied) / 2


def test_grounds_that_the_finding_does_not_name_are_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOMS / "ostrevaux" / "2021", tmp_path / "2021")
    file = folder / "findings" / "2-policy.toml"
    text = file.read_text("utf-8")
    assert 'grounds = [["2.3.1"]' in text
    file.write_text(text.replace('grounds = [["2.3.1"]', 'grounds = [["2.4.2"]', 1), "utf-8")
    with pytest.raises(Invalid, match=re.escape("the finding does not name 2.4.2")):
        read_grounds(folder)


@pytest.mark.parametrize("name", FRENCH)
def test_the_french_text_neither_advises_nor_praises_nor_blames(name: str) -> None:
    texts = [words(one.text) for one in country(name).findings] + [one.justification for one in answers(name)]
    assert [found.group() for text in texts for found in NOT_NEUTRAL.finditer(text)] == []
    assert [text for text in texts if re.search(r"[\"'%]|\d{4}-\d{4}", text)] == []


@pytest.mark.parametrize("name", FRENCH)
def test_no_real_country_is_spoken_about(name: str) -> None:
    names = [
        text for code, text in Locale("fr").territories.items() if re.fullmatch(r"[A-Z]{2}", code) and code != "UN"
    ]
    texts = [words(one.text) for one in country(name).findings]
    texts += [" ".join(lines(one.data, one.file)) for one in sources(name)]
    for text in texts:
        assert [real for real in names if re.search(rf"(?<!\w){re.escape(real)}(?!\w)", text)] == []


@pytest.mark.parametrize("name", ROUNDS)
def test_nothing_is_copied_from_a_real_profile(name: str) -> None:
    rows = [words(row.name) for table in country(name).conventions for row in table.rows]
    titles = {
        eight
        for title in [*rows, *(f"{one.title.fr}, {one.adoption_year}" for one in register().treaties)]
        for eight in _eights(title)
    }
    seeds = {file.name: _eights(file.read_text("utf-8")) for file in sorted(shared("seeds").glob("*.txt"))}
    texts = [words(one.text) for one in country(name).findings]
    texts += [line for one in sources(name) for line in lines(one.data, one.file)]
    for text in texts:
        for seed, printed in seeds.items():
            assert (_eights(text) & printed) - titles == set(), seed


def _eights(text: str) -> set[tuple[str, ...]]:
    """Every eight words in a row."""
    plain = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(plain[n : n + 8]) for n in range(len(plain) - 7)}


@pytest.mark.parametrize("name", ROUNDS)
def test_a_round_survives_the_interchange_format(name: str) -> None:
    assert decode(encode(country(name))) == country(name)


@pytest.mark.parametrize("name", ROUNDS)
def test_the_days_of_the_way_to_publication_are_in_order(name: str) -> None:
    told = publication(name)
    days = told.days
    order = [0, days.answered, days.adopted, days.frozen, days.invited, days.opened, days.closed, days.published]
    assert order == sorted(order)
    assert days.opened < days.due
    assert all(days.closed <= one.day <= days.published for one in told.signatures)
    assert {one.party for one in told.signatures} == set(Party)
    assert {one.role for one in told.people} >= {Role.FOCAL_POINT}
    assert told.focal_point in {one.handle for one in told.people}
    assert len(told.invited) >= 2


def test_between_the_rounds_there_is_a_change_of_every_kind() -> None:
    told = publication("ostrevaux/2025").changes
    assert {one.kind for one in told} == set(ChangeKind)
    assert len({one.indicator for one in told}) == len(told)


def test_a_plan_behind_the_newest_round_ends_after_its_publication() -> None:
    newest = country("ostrevaux/2025")
    (plan,) = (law for law in newest.instruments if law.until and law.until > (newest.publication.published or ""))
    assert plan.until == "2025-12-31"
    assert {place.section for place in plan.places} == {"1.2", "2.1"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("begun = 2021-01-18", "", "begun"),
        ("begun = 2021-01-18", 'begun = "soon"', "begun"),
        ("published = 2021-06-14", 'published = "2021-06-14"', "Expected `int`"),
        ('party = "office"', 'party = "press"', "press"),
        ('comment = "metiers"', 'comment = "metier"', "metier: nobody says this"),
    ],
)
def test_a_mistake_in_the_way_to_publication_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (ROOMS / "ostrevaux" / "2021" / "publication.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "publication.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(Invalid, match=re.escape(says)):
        read_publication(tmp_path)
