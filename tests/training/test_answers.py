"""The training country's answers: each fits its scale and rests on words that stand in a source."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import migov.training
from migov.catalogue import editions
from migov.errors import Invalid
from migov.evidence.alignment import Haystack, pin_at, verify
from migov.evidence.formats import read
from migov.evidence.transcribing import transcribe
from migov.model.answers import LEAST, Answer, AnswerStatus, NonAnswer, Search, fits
from migov.model.citations import Quote
from migov.model.dimensions import Dimension
from migov.model.instruments import InstrumentStatus
from migov.model.pages import Document
from migov.model.sources import Transcript
from migov.training import Quotation, TrainingAnswer, answering, answers, country, library, sources

ONDUVA = Path(migov.training.__file__).parent / "onduva"
ANSWERS = {answer.indicator: answer for answer in answers()}
QUOTED = [(answer.indicator, quotation) for answer in answers() for quotation in answer.quotations]
SOURCES = {source.source.id: source for source in sources()}
HEADS = {card.file: card.look.head for card in library.cards(ONDUVA)}


@cache
def documents() -> dict[str, Document]:
    return {key: read(source.data, file=source.file) for key, source in SOURCES.items()}


@cache
def transcripts() -> dict[str, Transcript]:
    return {key: transcribe(one, language=SOURCES[key].source.language) for key, one in documents().items()}


@cache
def haystacks() -> dict[str, Haystack]:
    return {key: Haystack(transcript) for key, transcript in transcripts().items()}


def lines(document: Document) -> list[str]:
    """Every line without the raised figures in it, without running heads and page numbers."""
    found = []
    for page in document.pages:
        for line in page.lines:
            text = line.text
            for start, end in reversed(line.raised):
                text = text[:start] + text[end:]
            if text not in (page.label, HEADS[document.file]):
                found.append(text)
    return found


def bare(words: str) -> str:
    """Words without blanks and hyphens: so lines can be joined without knowing which hyphens part a word."""
    return re.sub(r"[\s-]", "", words)


@cache
def bared() -> dict[str, str]:
    return {key: bare("".join(lines(document))) for key, document in documents().items()}


def test_many_indicators_of_all_six_dimensions_are_answered() -> None:
    assert len(ANSWERS) >= 45
    assert {int(indicator[0]) for indicator in ANSWERS} == {int(dimension) for dimension in Dimension}


def test_the_order_is_that_of_the_edition() -> None:
    order = [indicator.code for indicator in editions.load(country().edition or "").indicators]
    assert [code for code in order if code in ANSWERS] == list(ANSWERS)


@pytest.mark.parametrize("code", ANSWERS)
def test_a_closed_answer_is_one_of_its_indicators_choices(code: str) -> None:
    indicator = editions.load(country().edition or "").find(code)
    assert indicator is not None
    assert fits(Answer(indicator=code, closed=ANSWERS[code].closed), indicator)


def test_all_four_non_answers_are_met() -> None:
    assert Counter(answer.non_answer for answer in answers() if answer.non_answer).keys() == set(NonAnswer)


def test_what_was_not_found_is_nowhere_in_the_sources() -> None:
    everything = " ".join(line for document in documents().values() for line in lines(document)).casefold()
    searched = [words for answer in answers() for words in answer.searches]
    assert len(searched) >= 10
    assert [words for words in searched if words.casefold() in everything] == []


@pytest.mark.parametrize(("code", "quotation"), QUOTED, ids=lambda part: part if isinstance(part, str) else "")
def test_a_quotation_stands_in_its_source(code: str, quotation: Quotation) -> None:
    assert bare(quotation.words) in bared()[quotation.source], code


@pytest.mark.parametrize(("code", "quotation"), QUOTED, ids=lambda part: part if isinstance(part, str) else "")
def test_a_quotation_is_verified_once_and_can_be_pinned(code: str, quotation: Quotation) -> None:
    found = verify(Quote(quotation.words), haystacks()[quotation.source])
    assert found.is_verified, (code, found.says)
    assert found.others == ()


@pytest.mark.parametrize("code", ANSWERS)
def test_an_answer_is_complete_with_its_pins(code: str) -> None:
    assert complete(ANSWERS[code]).status is AnswerStatus.COMPLETE


def complete(answer: TrainingAnswer) -> Answer:
    """The answer as the demonstration keeps it; an answer that lacks something cannot be made."""
    pins = []
    for quotation in answer.quotations:
        found = verify(Quote(quotation.words), haystacks()[quotation.source])
        assert found.start is not None
        assert found.end is not None
        pins.append(pin_at(transcripts()[quotation.source], found.start, found.end, source=quotation.source))
    return Answer(
        indicator=answer.indicator,
        closed=answer.closed,
        non_answer=answer.non_answer,
        years=answer.years,
        justification=answer.justification,
        pins=tuple(pins),
        as_of=answer.as_of,
        confidence=answer.confidence,
        practice=answer.practice,
        status=AnswerStatus.COMPLETE,
        searches=tuple(Search(query=words, at="2024-06-03T10:00:00+00:00", found=0) for words in answer.searches),
    )


def test_there_are_many_quotations_in_every_language() -> None:
    spoken = Counter(SOURCES[quotation.source].source.language for _, quotation in QUOTED)
    assert spoken.total() >= 60
    assert spoken["pt"] >= 20
    assert spoken["fr"] >= 4
    assert spoken["ar"] >= 2


def test_quotations_run_over_the_line_ends_of_printed_pages() -> None:
    over = [words for words in _printed() if not any(words in line for line in lines(documents()[words.source]))]
    assert len(over) >= 30


def test_quotations_hold_words_that_a_line_end_parts() -> None:
    parted = []
    for words in _printed():
        text = lines(documents()[words.source])
        joins = [
            one.split()[-1][:-1] + two.split()[0] for one, two in pairwise(text) if one.endswith("-") and two.split()
        ]
        parted += [word for word in joins if word in words.split()]
    assert len(parted) >= 6


class _Words(str):
    """Quoted words that know their source."""

    __slots__ = ("source",)
    source: str


def _printed() -> list[_Words]:
    found = []
    for _, quotation in QUOTED:
        if SOURCES[quotation.source].file.endswith(".pdf"):
            words = _Words(quotation.words)
            words.source = quotation.source
            found.append(words)
    return found


def test_a_justification_is_one_to_three_sentences() -> None:
    for code, answer in ANSWERS.items():
        sentences = re.split(r"(?<=[.;])\s+(?=[A-ZÁÉ])", answer.justification.replace("No. ", "No.").strip())
        assert 1 <= len(sentences) <= 3, code


def test_what_is_said_to_exist_is_quoted() -> None:
    assert [
        code
        for code, answer in ANSWERS.items()
        if answer.closed and answer.closed not in LEAST and not answer.quotations
    ] == []


def test_ratification_years_are_those_of_the_printed_table() -> None:
    printed = {
        row.treaties: row.ratification.years
        for table in country().conventions
        for row in table.rows
        if row.treaties and row.ratification
    }
    edition = editions.load(country().edition or "")
    for code, answer in ANSWERS.items():
        indicator = edition.find(code)
        if indicator and indicator.treaties in printed:
            assert set(printed[indicator.treaties]) <= set(answer.years), code
            assert bool(printed[indicator.treaties]) == bool(answer.years), code


def test_no_answer_rests_on_a_text_that_is_no_longer_the_law() -> None:
    old = {"xnd-ordinance-1981-04", "xnd-law-1996-08"}
    assert [code for code, quotation in QUOTED if quotation.source in old] == []


# The traps that the README promises


@pytest.mark.parametrize(
    ("source", "words"),
    [
        # The repealed ordinance: the repeal, those who cite it, and what it would answer.
        ("xnd-law-2017-22", "is repealed in its entirety with effect from 1 January 2018"),
        ("xnd-plan-floods-2021", "under section 6 of the Aliens Ordinance, No. 1981-04"),
        ("xnd-policy-migration-2022", "nas disposições do Decreto de Estrangeiros n.º 1981-04"),
        ("xnd-decree-2014-67", "to section 9 of the Aliens Ordinance"),
        ("xnd-ordinance-1981-04", "liable on conviction to imprisonment for a term not exceeding twelve months"),
        # The plan that has lapsed.
        ("xnd-plan-trafficking-2018", "vigora de 1 de janeiro de 2018 a 31 de dezembro de 2021"),
        # Amended: the old wording still stands in the first act.
        ("xnd-law-2013-22", "only after the labour administration has issued a separate work authorization to them"),
        ("xnd-law-2021-18", "sem necessidade de autorização de trabalho distinta"),
        ("xnd-decree-2014-67", "They apply for a work permit of their own before they take up employment"),
        ("xnd-law-2021-18", "É revogado o n.º 2 do artigo 19.º do Decreto n.º 2014-67"),
        ("xnd-law-1996-08", "residirem regularmente no território há, pelo menos, dez anos"),
        ("xnd-law-2018-12", "has resided regularly in the territory for seven years"),
        # One law, several names; a number that is not the law's.
        ("xnd-law-2013-22", "which may be cited as the Immigration and Residence Law"),
        ("xnd-policy-migration-2022", "Lei de Imigração e Residência (Lei n.º 22/2013)"),
        ("xnd-policy-migration-2022", "Lei n.º 2017-51, sobre o asilo e a proteção dos refugiados"),
        # A year in brackets that is that of publication; one number with two identities.
        ("xnd-law-2018-12", "Published in the Official Gazette of 11 January 2019"),
        ("xnd-decree-2012-19", "DECRETO N.º 2012-19 de 14 de março de 2012"),
        # Two years for one treaty; a count that differs.
        ("xnd-law-2012-06", "ratified in 2005"),
        ("xnd-treaty-status-2024", "were ratified on 14 October 2004"),
        ("xnd-treaty-status-2024", "the depositary had recorded six ratifications"),
        # In force and not put into effect.
        ("xnd-law-2017-15", "the decree mentioned in Article 15, paragraph 2, has not been published"),
        ("xnd-treaty-status-2024", "revised in 1998. No implementing measures were taken."),
        ("xnd-law-2012-06", "on the cases known to it every year"),
    ],
)
def test_a_promised_trap_stands_in_the_sources(source: str, words: str) -> None:
    assert bare(words) in bared()[source]


def test_the_readme_names_every_source_and_no_other() -> None:
    named = re.findall(r"`(xnd-[\w-]+)`", (ONDUVA.parent / "README.md").read_text("utf-8"))
    assert set(named) == set(SOURCES)


def test_the_practice_is_told_apart_from_the_text() -> None:
    practice = {answer.practice for answer in answers()}
    assert practice >= {
        InstrumentStatus.IN_FORCE,
        InstrumentStatus.NOT_IMPLEMENTED,
        InstrumentStatus.BEFORE_COUNCIL,
        InstrumentStatus.DRAFTED,
        InstrumentStatus.ADOPTED,
        InstrumentStatus.LAPSED,
    }


# Reading the answers


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('indicator = "6.2.1"', 'indicator = "6.1.2"', "an indicator is answered once"),
        ('indicator = "6.2.1"', 'indicator = "5.2.1"', "not an indicator of dimension 6"),
        ('source = "xnd-decree-2012-19"', 'source = "xnd-decree-2012-91"', "no source 'xnd-decree-2012-91'"),
        ('closed = "present"\n', "", "either closed or a non-answer"),
        ("searches = [", "looked = [", "unknown field"),
        ('searches = ["', 'searches = []\nyears = ["', "years"),
        ('confidence = "medium"', 'confidence = "sure"', "sure"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    folder = shutil.copytree(ONDUVA, tmp_path / "country")
    file = folder / "answers" / "6-migration.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(Invalid, match=re.escape(says)):
        list(answering.read(folder))
