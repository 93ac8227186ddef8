"""Files by the SHA-256 of their bytes: written once, whole, and never again.

A file is written *before* the row that names it. If the work stops in between, the file stays without a row: an orphan.
Orphans do no harm, cost only their bytes and become used when the same bytes are handed in again; `orphans` lists them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from django.conf import settings

from migov.errors import NotFound
from migov.store import folder, writing
from migov.store.writing import keep_named, read_named

REMEDY = "add the file of these bytes again, or bring it back from a backup"


def keep(data: bytes) -> str:
    """The name (SHA-256) under which the bytes are now safely on disk; a damaged file of this name is replaced."""
    return keep_named(_root(), data)


def is_whole(name: str) -> bool:
    """Whether a kept file is there and undamaged."""
    return writing.is_whole(writing.named(_root(), name))


def read(name: str) -> bytes:
    """The bytes of a kept file.

    Raises:
        NotFound: no such file; says what to do.
        Invalid: the file on disk is no longer what was written; says what to do.
    """
    try:
        return read_named(_root(), name, remedy=REMEDY)
    except NotFound as error:
        raise NotFound(error.kind, error.name, remedy=REMEDY) from None


def names() -> Iterator[str]:
    """The names of all kept files, sorted."""
    yield from sorted(path.name for path in _root().glob("??/*") if len(path.name) == 64)


def orphans(used: Collection[str]) -> tuple[str, ...]:
    """Kept files that no row names."""
    return tuple(name for name in names() if name not in used)


def _root() -> Path:
    return Path(settings.MIGOV_HOME) / folder.BLOBS
