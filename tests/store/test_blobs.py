from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from migov.errors import Invalid, NotFound
from migov.store import blobs

pytestmark = pytest.mark.usefixtures("home")


def on_disk(home: Path, name: str) -> Path:
    return home / "blobs" / name[:2] / name


def test_bytes_come_back_under_the_hash_of_what_they_are() -> None:
    name = blobs.keep(b"a profile")
    assert name == sha256(b"a profile").hexdigest()
    assert blobs.read(name) == b"a profile"


def test_the_same_bytes_are_kept_once_and_not_written_again(home: Path) -> None:
    name = blobs.keep(b"once")
    before = on_disk(home, name).stat().st_mtime_ns
    assert blobs.keep(b"once") == name
    assert on_disk(home, name).stat().st_mtime_ns == before
    assert list(blobs.names()) == [name]


def test_a_kept_file_cannot_be_written_to(home: Path) -> None:
    assert on_disk(home, blobs.keep(b"fixed")).stat().st_mode & 0o777 == 0o400


def test_a_stop_in_the_middle_of_writing_leaves_no_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_handle: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", stop)
    with pytest.raises(OSError, match="full"):
        blobs.keep(b"half")
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_damaged_file_is_told_and_never_handed_out(home: Path) -> None:
    name = blobs.keep(b"sound")
    on_disk(home, name).chmod(0o600)
    on_disk(home, name).write_bytes(b"rotten")
    with pytest.raises(Invalid, match="damaged"):
        blobs.read(name)
    assert not blobs.is_whole(name)
    assert blobs.keep(b"sound") == name
    assert (blobs.read(name), blobs.is_whole(name)) == (b"sound", True)


def test_a_missing_file_is_told_with_what_to_do(home: Path) -> None:
    name = blobs.keep(b"gone")
    on_disk(home, name).unlink()
    with pytest.raises(NotFound, match=f"{name}': add the file of these bytes again"):
        blobs.read(name)


@pytest.mark.parametrize("name", ["", "0" * 64, "../../../etc/passwd", "A" * 64, "0" * 63 + "/"])
def test_a_name_that_is_no_kept_file_is_not_found(name: str) -> None:
    with pytest.raises(NotFound):
        blobs.read(name)


def test_files_that_no_row_names_are_listed_as_orphans() -> None:
    used, orphan = blobs.keep(b"used"), blobs.keep(b"orphan")
    assert blobs.orphans({used}) == (orphan,)
