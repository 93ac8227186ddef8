"""What a sample expects can be found in its own text: so a test that uses it tests the reader, not a slip of ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
FOLDERS = sorted(file.parent for file in SAMPLES.glob("*/profile.txt"))


def _sample(folder: Path) -> tuple[str, dict[str, Any]]:
    return (folder / "profile.txt").read_text("utf-8"), json.loads((folder / "expected.json").read_text("utf-8"))


def _pattern(words: str) -> re.Pattern[str]:
    """Words as an extraction may show them: broken over lines, letter-spaced, with other hyphens, without ligatures."""
    letters = [
        r"(?:fi|fl|ft|ti|�)" if pair in {"fi", "fl", "ft", "ti"} else None
        for pair in (words[n : n + 2] for n in range(len(words)))
    ]
    parts = []
    skip = False
    for letter, ligature in zip(words, letters, strict=True):
        if skip:
            skip = False
        elif ligature:
            parts.append(rf"{ligature}(?:[‐-]\n)?\s?")
            skip = True
        elif letter == " ":
            parts.append(r"\s+(?:\n.*?(?<=\n))?")
        else:
            parts.append((r"[-‐]" if letter == "-" else re.escape(letter)) + r"(?:[‐-]\n)?\s?")
    return re.compile("".join(parts))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_both_sides_of_the_six_are_expected_in_order(folder: Path) -> None:
    _, expected = _sample(folder)
    sides = [(section["dimension"], section["side"]) for section in expected["sections"]]
    assert sides == [(d, side) for d in range(1, 7) for side in ("well-developed", "potential")]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_expected_beginning_is_in_the_text_in_order(folder: Path) -> None:
    text, expected = _sample(folder)
    at = 0
    for section in expected["sections"]:
        for finding in section["findings"]:
            found = _pattern(finding["starts"]).search(text, at)
            assert found, finding["starts"]
            at = found.end()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_expected_cell_and_row_is_in_the_text(folder: Path) -> None:
    text, expected = _sample(folder)
    for table in expected["tables"]:
        printed = sorted(row["printed"] for row in table["rows"])
        assert sorted(re.findall(r"(?:^|  )((?:Yes|No|Oui|Non|Sí)(?: \([\d, ]+\))?)$", text, re.MULTILINE)) == printed
        assert [row["starts"] for row in table["rows"] if not _pattern(row["starts"]).search(text)] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_expected_footnote_is_in_the_text(folder: Path) -> None:
    text, expected = _sample(folder)
    for note in expected["footnotes"]:
        assert re.search(rf"^{note['number']}\s+{_pattern(note['starts']).pattern}", text, re.MULTILINE), note


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_only_what_is_printed_is_expected_of_the_imprint(folder: Path) -> None:
    text, expected = _sample(folder)
    for key in ("partner", "number", "licence", "citation"):
        if expected[key]:
            assert _pattern(expected[key]).search(text), key
