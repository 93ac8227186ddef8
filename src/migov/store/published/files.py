"""The files of releases by the SHA-256 of their bytes: written once, whole, and never again."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from migov.errors import Invalid, NotFound, Problem
from migov.store.published import place
from migov.store.writing import write_whole

HEX = frozenset("0123456789abcdef")


def keep(data: bytes) -> str:
    """The name (SHA-256) under which the bytes are now safely on disk, for everybody to read."""
    name = sha256(data).hexdigest()
    where = path(name)
    if not where.exists():
        write_whole(where, data, durable=True)
    return name


def read(name: str) -> bytes:
    """The bytes of a published file.

    Raises:
        NotFound: no such file.
        Invalid: the file on disk is no longer what was written.
    """
    try:
        data = path(name).read_bytes()
    except FileNotFoundError:
        raise NotFound("file", name) from None
    if sha256(data).hexdigest() != name:
        remedy = "bring this file back from a backup, or from anybody's copy of the release"
        raise Invalid(Problem("a published file is damaged: its bytes are not those that were written", name, remedy))
    return data


def path(name: str) -> Path:
    """Where the file of this name is, or would be.

    Raises:
        NotFound: the name is no SHA-256.
    """
    if len(name) != 64 or not HEX.issuperset(name):
        raise NotFound("file", name[:70])
    return place.folder() / place.FILES / name[:2] / name
