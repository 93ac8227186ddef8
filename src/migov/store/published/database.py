"""The read model: one SQLite file, opened by the pages for reading only, and by `shelving` for writing."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import wraps
from importlib.resources import files
from pathlib import Path
from typing import ParamSpec, TypeVar

from migov.errors import Refused
from migov.store.published import place

FORMAT = 1
"""Of the file: another one is made anew from the releases, it holds nothing else."""
PATIENCE = 20.0
"""Seconds that a reader or a writer waits for another."""

_here = threading.local()


class _Open:
    """A connection, with the file it was opened on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.inode = path.stat().st_ino
        self.connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=PATIENCE)
        self.connection.execute("pragma query_only = on")
        self.connection.execute("pragma mmap_size = 268435456")
        self.connection.execute("pragma cache_size = -16000")

    def is_of(self, path: Path) -> bool:
        try:
            return self.path == path and path.stat().st_ino == self.inode
        except FileNotFoundError:
            return False


def reading() -> sqlite3.Connection:
    """This thread's connection for reading; the file is made, empty, where nothing has been published yet."""
    path = place.folder() / place.DATABASE
    held: _Open | None = getattr(_here, "open", None)
    if held is None or not held.is_of(path):
        if held is not None:
            held.connection.close()
        if not path.exists():
            make()
        held = _here.open = _Open(path)
    return held.connection


def close() -> None:
    """Let go of this thread's connection: before a fork, or when the folder goes."""
    held: _Open | None = getattr(_here, "open", None)
    if held is not None:
        held.connection.close()
        _here.open = None


def make() -> None:
    """The file with its tables, where it is not there or is of another format.

    Raises:
        Refused: a newer migov wrote it.
    """
    path = place.prepare() / place.DATABASE
    with closing(_connected(path)) as connection:
        if _format(connection) == FORMAT:
            return
        if _format(connection) > FORMAT:
            raise Refused(f"{path} was written by a newer migov: use that one, or `migov portal rebuild`")
        connection.execute("pragma journal_mode = wal")
        script = files("migov.store.published").joinpath("schema.sql").read_text("utf-8")
        connection.executescript(f"begin immediate; {script} insert into meta values ('version', '1'); commit;")
        connection.execute(f"pragma user_version = {FORMAT}")


@contextmanager
def writing() -> Iterator[sqlite3.Connection]:
    """A stretch of writing that is kept whole or not at all; afterwards every page knows that something is new."""
    make()
    with closing(_connected(place.folder() / place.DATABASE)) as connection:
        connection.execute("begin immediate")
        try:
            yield connection
            connection.execute("update meta set value = cast(value as integer) + 1 where key = 'version'")
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma synchronous = normal")
    return connection


def _format(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("pragma user_version").fetchone()[0]
    return found


def version() -> int:
    """A number that grows with every change of what is published: what a page is made of, for its ETag."""
    return int(reading().execute("select value from meta where key = 'version'").fetchone()[0])


P = ParamSpec("P")
T = TypeVar("T")


def remembered(find: Callable[P, T]) -> Callable[P, T]:
    """The same function, which remembers what it found until something else is published; for small whole tables."""
    kept: dict[object, T] = {}
    known: list[object] = [None]
    lock = threading.Lock()

    @wraps(find)
    def found(*args: P.args, **kwargs: P.kwargs) -> T:
        now = (place.folder(), version())
        with lock:
            if known[0] != now:
                kept.clear()
                known[0] = now
        key = (args, tuple(sorted(kwargs.items())))
        if key not in kept:
            kept[key] = find(*args, **kwargs)
        return kept[key]

    return found
