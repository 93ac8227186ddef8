from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from migov.catalogue import editions, keeping
from migov.errors import Conflict, Invalid
from migov.model.indicators import Edition


def mine(code: str = "mine-1") -> Edition:
    return msgspec.structs.replace(editions.load("covid-19"), code=code)


def test_what_is_kept_is_found_again_as_it_was(tmp_path: Path) -> None:
    place = keeping.keep(mine(), tmp_path)
    assert place.parent == editions.folder_of(tmp_path)
    assert editions.load("mine-1", tmp_path) == mine()


def test_an_edition_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    keeping.keep(mine(), tmp_path)
    changed = msgspec.structs.replace(mine(), year=2031)
    with pytest.raises(Conflict, match="there is an edition mine-1 already, and it stays as it is"):
        keeping.keep(changed, tmp_path)
    assert editions.load("mine-1", tmp_path) == mine()


def test_nothing_half_written_is_left_when_writing_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_file: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("migov.catalogue.keeping.os.fsync", stop)
    with pytest.raises(OSError, match="no space left"):
        keeping.keep(mine(), tmp_path)
    assert list(editions.folder_of(tmp_path).iterdir()) == []


def test_of_several_imports_at_one_moment_exactly_one_is_kept(tmp_path: Path) -> None:
    def attempt(year: int) -> int | None:
        try:
            keeping.keep(msgspec.structs.replace(mine(), year=year), tmp_path)
        except Conflict:
            return None
        return year

    with ThreadPoolExecutor(8) as threads:
        kept = [year for year in threads.map(attempt, range(2020, 2028)) if year]
    assert [editions.load("mine-1", tmp_path).year] == kept
    assert [place.name for place in editions.folder_of(tmp_path).iterdir()] == ["mine-1"]


@pytest.mark.parametrize("code", ["", "Mine", "mine 1", "../mine", "mine/1", "é", "a--b", "-a", "a" * 61])
def test_a_code_names_a_folder_everywhere(code: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="cannot be the code of an edition"):
        keeping.keep(mine(code), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_code_of_an_edition_that_comes_with_migov_is_taken(tmp_path: Path) -> None:
    with pytest.raises(Conflict, match="national-2 is an edition that comes with migov"):
        keeping.keep(mine("national-2"), tmp_path)
