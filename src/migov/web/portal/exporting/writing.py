"""Files of the folder, each whole or not there; one whose bytes stay the same is not touched."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

READABLE = 0o644
"""Everybody may read what is published, also the server that shows the folder."""


def keep(path: Path, data: bytes) -> bool:
    """Whether the file had to be written to hold these bytes."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, [data])
    return True


def keep_stream(path: Path, pieces: Iterable[bytes], *, size: int) -> bool:
    """Whether the file had to be written: one of the *size* that a file of a release has is the very same."""
    if size >= 0 and path.exists() and path.stat().st_size == size:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, pieces)
    return True


def drop(path: Path, top: Path) -> None:
    """Remove a file, and the folders that have nothing left in them."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == top or any(folder.iterdir()):
            return
        folder.rmdir()


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    draft = path.with_name(f".{os.getpid()}.draft")
    try:
        with draft.open("wb") as to:
            to.writelines(pieces)
        draft.chmod(READABLE)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
