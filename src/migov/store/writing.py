"""Files written whole or not at all: no reader ever sees half of one, and a stop in between leaves only a draft.

Those that are named by the SHA-256 of their bytes are written once and never again.
"""

from __future__ import annotations

import os
import tempfile
from hashlib import file_digest, sha256
from pathlib import Path

from migov.errors import Invalid, NotFound, Problem

HEX = frozenset("0123456789abcdef")


def write_whole(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write beside, then give the file its name in one step; with *durable*, it survives the power going.

    A durable file is read-only: its name says what its bytes are, and they never change.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix="draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if durable:
            Path(draft).chmod(0o400)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    if durable and os.name == "posix":
        directory = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def keep_named(root: Path, data: bytes) -> str:
    """The name (SHA-256) under which the bytes are now safely on disk; a damaged file of this name is replaced."""
    name = sha256(data).hexdigest()
    path = named(root, name)
    if not is_whole(path):
        write_whole(path, data, durable=True)
    return name


def is_whole(path: Path) -> bool:
    """Whether a file is there and holds the bytes that its name stands for."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == path.name
    except OSError:
        return False


def read_named(root: Path, name: str, *, remedy: str) -> bytes:
    """The bytes of a file that is kept under its name.

    Raises:
        NotFound: no such file.
        Invalid: the file on disk is no longer what was written; the remedy says what to do.
    """
    try:
        data = named(root, name).read_bytes()
    except FileNotFoundError:
        raise NotFound("file", name) from None
    if sha256(data).hexdigest() != name:
        raise Invalid(Problem("a kept file is damaged: its bytes are not those that were written", name, remedy=remedy))
    return data


def named(root: Path, name: str) -> Path:
    """Where the file of this name is, or would be.

    Raises:
        NotFound: the name is no SHA-256.
    """
    if len(name) != 64 or not HEX.issuperset(name):
        raise NotFound("file", name[:70])
    return root / name[:2] / name
