"""Files by the SHA-256 of their bytes: written once, whole, and never again.

A file is written *before* the row that names it. If the work stops in between, the file stays without a row: an orphan.
Orphans do no harm, cost only their bytes and become used when the same bytes are handed in again; `orphans` lists them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from migov.errors import Invalid, NotFound, Problem
from migov.store import folder
from migov.store.writing import write_whole


def keep(data: bytes) -> str:
    """The name (SHA-256) under which the bytes are now safely on disk."""
    name = sha256(data).hexdigest()
    path = _path(name)
    if not path.exists():
        write_whole(path, data, durable=True)
    return name


def read(name: str) -> bytes:
    """The bytes of a kept file.

    Raises:
        NotFound: no such file.
        Invalid: the file on disk is no longer what was written.
    """
    try:
        data = _path(name).read_bytes()
    except FileNotFoundError:
        raise NotFound("file", name) from None
    if sha256(data).hexdigest() != name:
        remedy = "bring this file back from a backup"
        raise Invalid(Problem("a kept file is damaged: its bytes are not those that were written", name, remedy=remedy))
    return data


def names() -> Iterator[str]:
    """The names of all kept files, sorted."""
    root = Path(settings.MIGOV_HOME) / folder.BLOBS
    yield from sorted(path.name for path in root.glob("??/*") if len(path.name) == 64)


def orphans(used: Collection[str]) -> tuple[str, ...]:
    """Kept files that no row names."""
    return tuple(name for name in names() if name not in used)


def _path(name: str) -> Path:
    if len(name) != 64 or set(name) - set("0123456789abcdef"):
        raise NotFound("file", name)
    return Path(settings.MIGOV_HOME) / folder.BLOBS / name[:2] / name
