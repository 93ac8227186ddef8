"""The small profiles in `tests/samples` are read as is expected of each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from migov.actions.reading import read_profile
from migov.catalogue.territories import gazetteer
from migov.catalogue.treaties import register
from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.pages import Document, Line, Page
from migov.model.texts import words
from migov.profile import reading as profile

SAMPLES = Path(__file__).parents[2] / "samples"
FOLDERS = sorted(file.parent for file in SAMPLES.glob("*/profile.txt"))
each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@cache
def sample(folder: Path) -> tuple[Assessment, dict[str, Any]]:
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    return read_profile((folder / "profile.txt").read_bytes(), file="profile.txt"), expected


@each
def test_the_findings_begin_and_end_as_expected(folder: Path) -> None:
    read, expected = sample(folder)
    for section in expected["sections"]:
        texts = [
            words(finding.text)
            for finding in read.findings
            if (finding.dimension, finding.side) == (section["dimension"], section["side"])
        ]
        assert len(texts) == len(section["findings"])
        for text, ends in zip(texts, section["findings"], strict=True):
            assert text.startswith(ends["starts"])
            assert text.endswith(ends["ends"])


@each
def test_the_footnotes_stand_where_expected(folder: Path) -> None:
    read, expected = sample(folder)
    assert [note.number for note in read.footnotes] == [note["number"] for note in expected["footnotes"]]
    for note, wanted in zip(read.footnotes, expected["footnotes"], strict=True):
        assert note.text.startswith(wanted["starts"])
        assert note.place is not None


@each
def test_the_imprint_is_as_expected(folder: Path) -> None:
    read, expected = sample(folder)
    language = Language(expected["language"])
    assert read.publication.language is language
    assert read.jurisdiction.official_name.text(language) == expected["official_name"]
    assert read.jurisdiction.level == expected["level"]
    assert (read.jurisdiction.locality.text(language) or None) == expected["locality"]
    for name in ("year", "partner", "number", "licence", "citation"):
        assert getattr(read.publication, name) == expected[name], name


@each
def test_no_cell_is_read_that_another_row_has(folder: Path) -> None:
    read, expected = sample(folder)
    assert len(read.conventions) == len(expected["tables"])
    for table, wanted in zip(read.conventions, expected["tables"], strict=True):
        for row, truth in zip(table.rows, wanted["rows"], strict=True):
            assert words(row.name).startswith(truth["starts"])
            assert row.ratification is None or row.ratification.printed == truth["printed"]


@each
def test_module_page_and_sources_are_as_expected(folder: Path) -> None:
    read, expected = sample(folder)
    assert (len(read.key_sources) if read.key_sources is not None else None) == expected["key_sources"]
    assert [page.module for page in read.module_pages] == ([expected["module"]["module"]] if expected["module"] else [])
    for page in read.module_pages:
        assert words(page.introduction).startswith(expected["module"]["introduction_starts"])
        assert len(page.footnotes) == expected["module"]["footnotes"]
        for finding, ends in zip(page.findings, expected["module"]["findings"], strict=True):
            assert words(finding.text).startswith(ends["starts"])


def test_a_damaged_page_is_flagged() -> None:
    pages = (SAMPLES / "orvane-2019" / "profile.txt").read_text("utf-8").split("\f")
    printed = tuple(
        Page(index=number, lines=tuple(Line(text=line) for line in page.split("\n")))
        for number, page in enumerate(pages, 1)
    )
    damaged = Page(index=len(pages) + 1, lines=(), is_damaged=True)
    document = Document(sha256="0" * 64, media_type="application/pdf", pages=(*printed, damaged))
    flags = profile.read(document, treaties=register(), territories=gazetteer()).flags
    assert f"Page {damaged.index} of the file is damaged and was not read." in [flag.says for flag in flags]
