"""Files of a training country are read strictly; a mistake names file and key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import migov.training
from migov.errors import Invalid, Unreadable
from migov.model.texts import NoteMark
from migov.training import country
from migov.training.reading import read

ONDUVA = Path(migov.training.__file__).parent / "onduva"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(ONDUVA, tmp_path / "country")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"{file.name} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_an_unchanged_copy_is_the_same_country(folder: Path) -> None:
    assert read(folder) == country()


def test_lines_are_joined_and_bullets_begin_items() -> None:
    (policy,) = (f for f in country().findings if f.id == "2.1-3")
    assert isinstance(policy.text[0], str)
    assert policy.text[0].count("\n") == policy.text[0].count("\n• ") == 4


def test_the_first_footnote_has_the_number_the_profile_says(folder: Path) -> None:
    change(folder / "profile.toml", "first_footnote = 3", "first_footnote = 5")
    found = read(folder)
    assert [note.number for note in found.footnotes] == [str(n) for n in range(5, 25)]
    assert NoteMark("5") in found.findings[0].text
    assert found.module_pages == country().module_pages


def test_a_finding_may_be_moved_and_its_note_comes_along(folder: Path) -> None:
    file = folder / "findings" / "6-migration.toml"
    text = file.read_text("utf-8")
    head, *entries = text.split("[[well-developed]]")
    entries[0], entries[1] = entries[1], entries[0]
    file.write_text("[[well-developed]]".join([head, *entries]), "utf-8")
    found = {note.number: note for note in read(folder).footnotes}
    assert found["20"].text.startswith("In 2023, 71 per cent")
    assert str(found["20"].place) == "6.1, paragraph 1"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("findings/3-partnerships.toml", "[^review]", "[^reveiw]", "[^reveiw] has no note"),
        ("findings/3-partnerships.toml", "[^review]", "", "no text calls [^review]"),
        ("findings/3-partnerships.toml", "[^review]", "[^dialogue]", "called twice"),
        ("findings/1-rights.toml", 'indicators = ["1.1.1"]', "indicators = []", "rests on an indicator"),
        ("findings/1-rights.toml", 'indicators = ["1.1.1"]', 'indicator = ["1.1.1"]', "unknown field"),
        ("findings/1-rights.toml", "public\nhealth", "public\n\nhealth", "one paragraph"),
        ("covid-19.toml", "[^order]", "[^orders]", "[^orders] has no note"),
        ("conventions.toml", "Protocols thereto[^*]", "Protocols thereto[^**]", "[^**] has no note"),
        ("conventions.toml", 'standing = "no"', 'standing = "maybe"', "Invalid enum value"),
        ("profile.toml", 'code = "XND"', 'code = "X1"', "not an ISO 3166 code"),
        ("institutions.toml", 'acronym = "INPS"', 'acronym = "INPX"', "printed nowhere"),
        ("instruments.toml", "Immigration and Residence Law", "Immigration Law", "printed nowhere"),
    ],
)
def test_a_mistake_is_told_with_its_file(folder: Path, file: str, old: str, new: str, says: str) -> None:
    change(folder / file, old, new)
    with pytest.raises(Invalid) as caught:
        read(folder)
    (problem, *_) = caught.value.problems
    assert says in problem.says
    assert problem.file == file
    assert problem.place


def test_a_file_that_is_not_toml_is_told(folder: Path) -> None:
    (folder / "sources.toml").write_text("[[groups]\n", "utf-8")
    with pytest.raises(Unreadable, match=r"sources\.toml: not TOML"):
        read(folder)


def test_a_file_in_another_encoding_is_told(folder: Path) -> None:
    (folder / "sources.toml").write_bytes("# Política".encode("latin-1"))
    with pytest.raises(Unreadable, match=r"sources\.toml: not UTF-8"):
        read(folder)


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "covid-19.toml").unlink()
    with pytest.raises(Unreadable, match=r"covid-19\.toml: the file is missing"):
        read(folder)


def test_a_missing_dimension_is_told(folder: Path) -> None:
    (folder / "findings" / "4-well-being.toml").unlink()
    with pytest.raises(Invalid, match="dimension 4 has 0 files"):
        read(folder)
