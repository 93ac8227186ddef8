"""A folder gives the files that somebody put there, and nothing that leads out of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from migov.evidence.folders import Walked, walk
from migov.evidence.formats import SOURCE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.pdf", "laws/act.html", "laws/old/code.md"):
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    return tmp_path / "folder"


def names(walked: Walked) -> list[str]:
    return [file.name for file in walked.files]


def test_files_in_folders_within_are_found_and_named_by_their_way(folder: Path) -> None:
    assert names(walk([folder])) == ["a.pdf", "b.txt", "laws/act.html", "laws/old/code.md"]


def test_a_file_that_is_named_twice_is_found_once(folder: Path) -> None:
    assert len(walk([folder / "b.txt", folder, folder / "laws"]).files) == 4


def test_size_and_time_of_change_are_told(folder: Path) -> None:
    os.utime(folder / "b.txt", ns=(1_000, 2_000))
    (file,) = walk([folder / "b.txt"]).files
    assert file.seen == (5, 2_000)


@pytest.mark.parametrize("name", [".hidden.txt", ".git/config", "~$act.docx", "__MACOSX/act.txt", "Thumbs.db"])
def test_what_nobody_meant_to_hand_in_is_left(folder: Path, name: str) -> None:
    path = folder / "laws" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("words")
    assert len(walk([folder]).files) == 4


def test_links_lead_nowhere_and_are_listed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("words")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "laws" / "round").symlink_to(folder, target_is_directory=True)
    (folder / ".left").symlink_to(tmp_path, target_is_directory=True)
    walked = walk([folder])
    assert len(walked.files) == 4
    assert [(problem.file, problem.says.split(",")[0]) for problem in walked.problems] == [
        ("out.txt", "is a link"), ("up", "is a link"), ("laws/round", "is a link"),
    ]  # fmt: skip


def test_a_link_that_is_named_itself_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "newest.txt").symlink_to(folder / "b.txt")
    (file,) = walk([tmp_path / "newest.txt"]).files
    assert file.path == str((folder / "b.txt").resolve())


def test_pipes_are_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    for named, number in ((folder, 4), (folder / "pipe.txt", 0)):
        walked = walk([named])
        assert len(walked.files) == number
        assert [str(problem) for problem in walked.problems] == ["pipe.txt: is no file (leave it out)"]


def test_a_file_too_large_is_listed_and_never_opened(folder: Path) -> None:
    with (folder / "large.pdf").open("wb") as file:
        file.truncate(2 << 30)
    walked = walk([folder])
    assert len(walked.files) == 4
    (problem,) = walked.problems
    assert problem.file == "large.pdf"
    assert "2,147,483,648 bytes" in problem.says


def test_the_bound_on_size_can_be_another(folder: Path) -> None:
    assert len(walk([folder], bounds=replace(SOURCE, bytes=4)).problems) == 4


def test_what_is_not_there_is_listed(folder: Path) -> None:
    walked = walk([folder / "nowhere.pdf", folder])
    assert [str(problem) for problem in walked.problems] == ["nowhere.pdf: cannot be opened: no such file or directory"]
    assert len(walked.files) == 4


def test_a_name_cannot_move_the_cursor_or_break_the_listing(folder: Path) -> None:
    (folder / "a\x1b[2J\n.txt").write_text("words")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("words")
    found = names(walk([folder]))
    assert "a\ufffd[2J\ufffd.txt" in found
    assert "\ufffd.txt" in found


def test_where_migov_keeps_things_is_nothing_to_read(folder: Path) -> None:
    ours = folder / "data"
    (ours / "blobs").mkdir(parents=True)
    (ours / "blobs" / "law.txt").write_text("words")
    (ours / "secret").write_text("words")
    walked = walk([folder], without=ours)
    assert (len(walked.files), walked.problems) == (4, ())
    for named in (ours, ours / "blobs", ours / "secret"):
        walked = walk([named], without=ours)
        assert walked.files == ()
        (problem,) = walked.problems
        assert problem.says == "lies where migov itself keeps things"


def test_a_folder_that_may_not_be_read_is_listed_with_what_to_do_and_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "closed").mkdir()
    scandir = os.scandir

    def closed(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    count = len(walk([folder]).files)
    monkeypatch.setattr(os, "scandir", closed)
    walked = walk([folder])
    assert len(walked.files) == count
    assert [str(one) for one in walked.problems] == [
        "closed: cannot be opened: permission denied (let it be read by whoever runs migov)"
    ]
