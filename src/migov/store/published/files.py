"""The files of releases by the SHA-256 of their bytes: written once, whole, and never again."""

from __future__ import annotations

from pathlib import Path

from migov.store.published import place
from migov.store.writing import keep_named, named, read_named


def keep(data: bytes) -> str:
    """The name (SHA-256) under which the bytes are now safely on disk, for everybody to read."""
    return keep_named(_root(), data)


def read(name: str) -> bytes:
    """The bytes of a published file.

    Raises:
        NotFound: no such file.
        Invalid: the file on disk is no longer what was written.
    """
    return read_named(_root(), name, remedy="bring this file back from a backup, or from anybody's copy of the release")


def path(name: str) -> Path:
    """Where the file of this name is, or would be.

    Raises:
        NotFound: the name is no SHA-256.
    """
    return named(_root(), name)


def _root() -> Path:
    return place.folder() / place.FILES
