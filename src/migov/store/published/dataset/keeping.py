"""The files of the data set, made once for each version of what is published, and kept until the next is there."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from migov.model.values import Value
from migov.store.published import database as shelf
from migov.store.published import place
from migov.store.published.dataset import archive, database, words

FOLDER = "data"
SQLITE, ZIP = "migov.sqlite", "migov.zip"
FORMAT = "2"
"""Of the tables: another one makes the files anew."""
SEALS = "SHA256SUMS"
PATIENCE = 600.0
"""Seconds that one process waits for another that makes the same files."""


class Kept(Value, kw_only=True):
    """The files of one version."""

    seal: str
    """What they were made of, in one word."""
    sizes: dict[str, int]
    """Name → bytes."""
    hashes: dict[str, str]
    """Name → SHA-256."""


def path(seal: str, name: str) -> Path:
    """Where a file of a version is."""
    return place.folder() / FOLDER / seal / name


def now() -> str:
    """What the files would be made of if they were made now, in one word."""
    return _seal(shelf.reading())


def kept(seal: str) -> Kept | None:
    """The files of a version; null where they are not made."""
    try:
        lines = path(seal, SEALS).read_text("ascii").split("\n")
        hashes = {name: value for value, _, name in (line.partition("  ") for line in lines if line)}
        return Kept(seal=seal, hashes=hashes, sizes={name: path(seal, name).stat().st_size for name in hashes})
    except FileNotFoundError:
        return None


@shelf.narrow
def newest() -> Kept | None:
    """The newest files that are kept, though something may have been published since; null where there are none."""
    folder = place.folder() / FOLDER
    made = [one for one in folder.glob(f"*/{SEALS}") if not one.parent.name.startswith("draft-")]
    return next(filter(None, (kept(one.parent.name) for one in sorted(made, key=_age, reverse=True))), None)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def make(*, address: str = "") -> Kept:
    """The files of what is published now; made where they are not there, beside, and put in place in one step.

    Args:
        address: the public base address, which stands in the description.
    """
    if there := kept(now()):
        return there
    place.prepare()
    folder = place.folder() / FOLDER
    folder.mkdir(exist_ok=True, mode=0o700)
    with _alone(folder), _moment() as connection:
        seal = _seal(connection)
        if there := kept(seal):
            return there
        draft = Path(tempfile.mkdtemp(dir=folder, prefix="draft-"))
        try:
            _fill(draft, connection, _about(connection, seal, address))
            draft.replace(folder / seal)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        _sweep(folder, seal)
    made = kept(seal)
    assert made is not None  # noqa: S101 - it was put there just now, and only the one who is alone takes away
    return made


def _fill(draft: Path, connection: sqlite3.Connection, about: dict[str, str]) -> None:
    database.make(draft / SQLITE, connection, about.items())
    archive.make(draft / ZIP, draft / SQLITE, about)
    listed = "".join(f"{_hash(draft / name)}  {name}\n" for name in (SQLITE, ZIP))
    (draft / SEALS).write_text(listed, "ascii")


def _hash(path: Path) -> str:
    seal = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            seal.update(piece)
    return seal.hexdigest()


def _about(connection: sqlite3.Connection, seal: str, address: str) -> dict[str, str]:
    (newest,) = connection.execute("select max(published) from release").fetchone()
    return {
        "title": words.TITLE,
        "note": words.NOTE,
        "missing": words.MISSING,
        "licence": words.LICENCE,
        "version": seal,
        "newest_release": newest or "",
        "address": address,
    }


def _seal(connection: sqlite3.Connection) -> str:
    made = sha256(FORMAT.encode())
    for row in connection.execute("select value from meta where key = 'version'"):
        made.update(repr(row).encode())
    for row in connection.execute("select id, is_current, json_extract(doc, '$.manifest') from release order by id"):
        made.update(repr(row).encode())
    return made.hexdigest()[:20]


@contextmanager
def _moment() -> Iterator[sqlite3.Connection]:
    """The shelf as it is now, however long it takes to read it and whatever is published meanwhile."""
    shelf.reading()
    where = place.folder() / place.DATABASE
    with closing(sqlite3.connect(f"file:{where}?mode=ro", uri=True, isolation_level=None)) as connection:
        connection.execute("pragma cache_size = -4000")
        connection.execute("begin")
        yield connection


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """A stretch in which no other process makes the files: whoever stops, for whatever reason, lets the next one in."""
    with closing(sqlite3.connect(folder / "lock.sqlite3", timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("begin exclusive")
        yield
        lock.rollback()


def _sweep(folder: Path, seal: str) -> None:
    """Take away the files of older versions, but for the one before: somebody may be in the middle of taking it."""
    others = [one for one in folder.iterdir() if one.is_dir() and one.name != seal]
    for one in sorted(others, key=_age, reverse=True)[1:]:
        shutil.rmtree(one, ignore_errors=True)
