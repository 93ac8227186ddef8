"""Many files are read at once, each once, and none keeps the others from being read."""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from migov.evidence.folders import Known, Read, Standing, attending, read_all, walk
from migov.evidence.formats import SOURCE
from migov.model.pages import Document
from tasks import Said, pages, say

pytestmark = pytest.mark.slow


def laid_out(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def gone_through(folder: Path, known: Known | None = None, seconds: float = 30.0) -> dict[str, Read[Said]]:
    """What is told of each file. It is taken into room for the largest one, which has to fit into the memory too."""
    bounds = replace(SOURCE, seconds=seconds, bytes=1024 * 1024, memory=256 * 1024 * 1024)
    found = list(read_all(walk([folder]).files, work=say, result=Said, known=known, bounds=bounds, processes=2))
    assert not [name for name, times in Counter(read.file.name for read in found).items() if times > 1]
    return {read.file.name.removesuffix(".txt"): read for read in found}


def said(read: Read[Said]) -> str:
    return " ".join(str(problem) for problem in read.problems)


def test_every_file_gives_its_result_in_another_process(tmp_path: Path) -> None:
    texts = {f"file{number}": f"text {number}" for number in range(40)}
    found = gone_through(laid_out(tmp_path, **texts))
    assert {name: read.result.text for name, read in found.items() if read.result} == texts
    assert len({read.result.process for read in found.values() if read.result} - {os.getpid()}) in {1, 2}


def test_progress_ends_at_all_files_and_bytes(tmp_path: Path) -> None:
    found = gone_through(laid_out(tmp_path, a="one", b="three", c="refuse"))
    progress = max((read.progress for read in found.values()), key=lambda progress: progress.files)
    assert (progress.files, progress.of_files, progress.bytes, progress.of_bytes) == (3, 3, 14, 14)


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ("crash", "makes its reader break down"),
        ("leave", "makes its reader break down"),
        ("fill", "more than 256 MB of memory"),
        ("wait", "more than 2 seconds"),
        ("slip", "KeyError: 'a name that is nowhere'"),
        ("refuse", "not to be read (leave it)"),
    ],
)
def test_one_bad_file_is_listed_and_stops_no_other(tmp_path: Path, order: str, says: str) -> None:
    texts = {f"file{number}": f"text {number}" for number in range(12)}
    found = gone_through(laid_out(tmp_path, **texts, bad=order), seconds=2.0)
    bad = found.pop("bad")
    assert bad.standing is Standing.UNREADABLE
    assert says in said(bad)
    assert all(read.standing is Standing.READ for read in found.values())


def test_a_file_that_computes_for_longer_than_reading_may_is_left_long_before_the_round_ends(tmp_path: Path) -> None:
    texts = {f"file{number}": f"text {number}" for number in range(4)}
    began = time.monotonic()
    found = gone_through(laid_out(tmp_path, **texts, bad="compute"), seconds=60.0)
    assert time.monotonic() - began < 30
    assert "takes too long to read" in said(found.pop("bad"))
    assert all(read.standing is Standing.READ for read in found.values())


def test_a_file_is_not_blamed_for_what_others_left_behind(tmp_path: Path) -> None:
    texts = {f"file{number}": f"text {number}" for number in range(12)}
    found = gone_through(laid_out(tmp_path, **texts, late="crash-after-another"))
    assert found["late"].standing is Standing.READ


def test_the_same_bytes_give_one_result(tmp_path: Path) -> None:
    found = gone_through(laid_out(tmp_path, a="twice", b="twice", c="once"))
    assert sorted(read.standing for name, read in found.items() if name != "c") == [Standing.KNOWN, Standing.READ]


def test_bytes_that_are_known_are_not_read_again(tmp_path: Path) -> None:
    first = gone_through(laid_out(tmp_path, a="one", b="two"))
    snapshots = {read.sha256 for read in first.values() if read.sha256}
    again = gone_through(laid_out(tmp_path, c="three"), Known(snapshots=snapshots))
    assert {name: (read.standing, said(read)) for name, read in again.items()} == {
        "a": (Standing.KNOWN, ""),
        "b": (Standing.KNOWN, ""),
        "c": (Standing.READ, ""),
    }


def test_a_file_that_did_not_change_is_not_even_opened(tmp_path: Path) -> None:
    first = gone_through(laid_out(tmp_path, a="one", b="two"))
    places = {read.file.path: read.file.seen for read in first.values()}
    (tmp_path / "a.txt").chmod(0)
    os.utime(tmp_path / "b.txt", ns=(1, 1))
    again = gone_through(tmp_path, Known(places=places))
    assert again["a"].standing is Standing.UNCHANGED
    assert again["b"].standing is Standing.READ


def test_whoever_stops_half_way_leaves_no_process_behind(tmp_path: Path) -> None:
    laid_out(tmp_path, **{f"file{number}": f"text {number}" for number in range(30)}, last="wait")
    reading = read_all(walk([tmp_path]).files, work=say, result=Said, processes=2)
    first = next(reading)
    assert first.result is not None
    process = first.result.process
    began = time.monotonic()
    reading.close()
    assert time.monotonic() - began < 30
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_file_that_vanished_is_listed(tmp_path: Path) -> None:
    files = walk([laid_out(tmp_path, a="one", b="two")]).files
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").symlink_to("/etc/hostname")
    found = {read.file.name: read for read in read_all(files, work=say, result=Said, processes=1)}
    assert found["a.txt"].standing is Standing.UNREADABLE
    assert "cannot be opened" in str(found["a.txt"].problems[0])
    assert found["b.txt"].standing is Standing.READ


def test_work_that_no_process_can_import_says_so(tmp_path: Path) -> None:
    laid_out(tmp_path, a="one")
    with pytest.raises((AttributeError, TypeError, RuntimeError), match=r"pickle|import"):
        list(read_all(walk([tmp_path]).files, work=lambda data, name: Said(name, len(data)), result=Said))


def test_a_process_that_does_not_start_is_blamed_on_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(tmp_path, a="one")
    monkeypatch.setattr(attending.Process, "answer", lambda *_told: None)
    with pytest.raises(RuntimeError, match="no process can be started"):
        list(read_all(walk([tmp_path]).files, work=say, result=Said, processes=1))


def test_documents_come_back_as_they_were_read(tmp_path: Path) -> None:
    laid_out(tmp_path, a="First line\nsecond", b="Déjà vu\fnext page")
    found = {read.file.name: read.result for read in read_all(walk([tmp_path]).files, work=pages, result=Document)}
    assert found["b.txt"] == pages("Déjà vu\fnext page".encode(), "b.txt")


def test_nothing_to_read_is_no_mistake() -> None:
    assert list(read_all((), work=say, result=Said)) == []
