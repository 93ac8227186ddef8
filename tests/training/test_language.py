"""Our own text keeps the rules that migov will check in others': neutral, spelled out, invented, in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from migov.catalogue.treaties import register
from migov.evidence.formats import read
from migov.model.assessments import Assessment
from migov.model.dimensions import Dimension
from migov.model.jurisdictions import folded
from migov.model.texts import NoteMark, Text, words
from migov.training import TrainingAnswer, TrainingSource, answers, country, sources
from shared import shared

SAMPLES = Path(__file__).parents[1] / "samples"
NOT_NEUTRAL = re.compile(
    r"\b(should|must|shall|ought|need(s|ed)? to|excellent|success\w*|unfortunate\w*|regrettabl\w*|commendable|"
    r"impressive|exemplary|fail\w*|poor\w*|weak\w*|good practices?|admirabl\w*|inadequate\w*|insufficient\w*|"
    r"blame\w*|ideal\w*|best|worst|better|worse)\b",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z]+(?![\w-])")


def _with_notes(text: Text, notes: dict[str, str]) -> str:
    """The text as it is met by a reader who looks at each footnote when it is called."""
    return "".join(part if isinstance(part, str) else f" {notes[part.note]} " for part in text)


def _chapters(assessment: Assessment) -> Iterator[tuple[str, str]]:
    notes = {note.number: note.text for note in assessment.footnotes}
    for dimension in Dimension:
        rows = [row for table in assessment.conventions if table.number == "1" for row in table.rows]
        opening = [words(row.name) for row in rows] if dimension is Dimension.RIGHTS else []
        found = [_with_notes(f.text, notes) for f in assessment.findings if f.dimension is dimension]
        yield f"dimension {int(dimension)}", "\n".join(opening + found)
    for page in assessment.module_pages:
        own = {note.number: note.text for note in page.footnotes}
        yield page.module, "\n".join(_with_notes(t, own) for t in (page.introduction, *(f.text for f in page.findings)))
    annex = [words(row.name) for table in assessment.conventions if table.number != "1" for row in table.rows]
    yield "annex", "\n".join(annex)


CHAPTERS = dict(_chapters(country()))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_text_neither_advises_nor_praises_nor_blames(chapter: str) -> None:
    assert [match.group() for match in NOT_NEUTRAL.finditer(CHAPTERS[chapter])] == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_acronym_is_spelled_out_where_the_chapter_uses_it_first(chapter: str) -> None:
    text = CHAPTERS[chapter]
    bare = {}
    for acronym in dict.fromkeys(ACRONYM.findall(text)):
        first = re.search(rf"(?<![\w-]){acronym}(?![\w-])", text)
        assert first
        before = text[: first.start()]
        if not re.search(r"\w \((?:[^()]+, )?$", before):
            bare[acronym] = before[-40:]
    assert bare == {}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_house_style_is_kept(chapter: str) -> None:
    text = CHAPTERS[chapter]
    assert "%" not in text
    assert not re.search(r"\d{4}-\d{4}", text), "a span of years has an en dash"
    assert not re.search(r"[\"']", text), "quotation marks and apostrophes are typographic"
    assert not re.search(r"\b(?:The|a|in|of) Onduva\b", text.replace("The Onduva", "the Onduva")), "the Onduva"


def test_no_real_country_is_spoken_about() -> None:
    names = {
        folded(name)
        for code, name in Locale("en").territories.items()
        if re.fullmatch(r"[A-Z]{2}", code) and code != "UN"
    }
    assert len(names) > 200
    for chapter, text in CHAPTERS.items():
        said = f" {folded(text)} "
        assert [name for name in names if f" {name} " in said] == [], chapter


def _lines(source: TrainingSource) -> list[str]:
    return [line.text for page in read(source.data, file=source.file).pages for line in page.lines]


def _eights(text: str) -> set[tuple[str, ...]]:
    """Every eight words in a row."""
    plain = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(plain[n : n + 8]) for n in range(len(plain) - 7)}


@pytest.fixture(scope="module")
def seeds() -> dict[str, set[tuple[str, ...]]]:
    return {file.name: _eights(file.read_text("utf-8")) for file in sorted(shared("seeds").glob("*.txt"))}


def test_nothing_is_copied_from_a_real_profile(seeds: dict[str, set[tuple[str, ...]]]) -> None:
    titles = {eight for table in country().conventions for row in table.rows for eight in _eights(words(row.name))}
    notes = [note.text for table in country().conventions for note in table.notes]
    for text in [*(line for chapter in CHAPTERS.values() for line in chapter.split("\n")), *notes]:
        for name, printed in seeds.items():
            assert (_eights(text) & printed) - titles == set(), name


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*/profile.txt")), ids=lambda file: file.parent.name)
def test_no_sample_is_copied_from_a_real_profile(sample: Path, seeds: dict[str, set[tuple[str, ...]]]) -> None:
    """Headings and titles of conventions are the method's; everything that is a sentence is ours."""
    titles = {eight for table in country().conventions for row in table.rows for eight in _eights(words(row.name))}
    text = re.sub(r"^\s*(?:\d\.\d\..*|[^a-z\n]*)\n", "\n", sample.read_text("utf-8"), flags=re.MULTILINE)
    blocks = re.split(r"\n\s*\n|\n(?=\d)", text)
    sentences = [block for block in blocks if block.rstrip().endswith(".")]
    assert len(sentences) > 12
    for name, printed in seeds.items():
        assert [block for block in sentences if (_eights(block) & printed) - titles] == [], name


def test_a_mark_stands_behind_its_word_without_a_space() -> None:
    for finding in country().findings:
        for before, mark in zip(finding.text, finding.text[1:], strict=False):
            if isinstance(mark, NoteMark):
                assert isinstance(before, str)
                assert not before[-1].isspace()


# The answers and the sources beside the profile

SOURCES = [source.source.id for source in sources()]


@cache
def told() -> dict[str, list[str]]:
    return {source.source.id: _lines(source) for source in sources()}


@pytest.mark.parametrize("answer", answers(), ids=lambda answer: answer.indicator)
def test_a_justification_neither_advises_nor_praises_nor_blames(answer: TrainingAnswer) -> None:
    assert [match.group() for match in NOT_NEUTRAL.finditer(answer.justification)] == []
    assert not re.search(r"[\"']", answer.justification), "quotation marks and apostrophes are typographic"


@pytest.mark.parametrize("language", ["en", "pt", "fr", "ar"])
def test_no_source_speaks_of_a_real_country(language: str) -> None:
    names = [
        name
        for spoken in {"en", language}
        for code, name in Locale(spoken).territories.items()
        if re.fullmatch(r"[A-Z]{2}", code) and code != "UN"
    ]
    for source in sources():
        if source.source.language == language:
            said = f" {' '.join(told()[source.source.id])} "
            assert [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)] == []


@pytest.mark.parametrize("key", SOURCES)
def test_no_source_is_copied_from_a_real_profile(key: str, seeds: dict[str, set[tuple[str, ...]]]) -> None:
    rows = [words(row.name) for table in country().conventions for row in table.rows]
    named = [*rows, *(f"{treaty.title.en}, {treaty.adoption_year}" for treaty in register().treaties)]
    titles = {eight for title in named for eight in _eights(title)}
    for line in told()[key]:
        for name, printed in seeds.items():
            assert (_eights(line) & printed) - titles == set(), name
