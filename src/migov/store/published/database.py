"""The read model: one SQLite file, opened by the pages for reading only, and by `shelving` for writing."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import wraps
from importlib.resources import files
from pathlib import Path
from typing import ParamSpec, TypeVar

from migov.errors import Refused
from migov.store.published import place

FORMAT = 2
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
    held: _Open | None = getattr(_here, "open", None)
    if held is not None and hasattr(_here, "moment"):
        return held.connection
    path = place.folder() / place.DATABASE
    if held is None or not held.is_of(path):
        if held is not None:
            held.connection.close()
        if not path.exists():
            make()
        held = _here.open = _Open(path)
    return held.connection


@contextmanager
def one_moment() -> Iterator[None]:
    """A stretch of reading that sees the shelf as it is now, whatever is published meanwhile: one page, one moment."""
    connection = reading()
    if connection.in_transaction:
        yield
        return
    connection.execute("begin")
    try:
        _here.moment = (place.folder(), version())
        yield
    finally:
        if hasattr(_here, "moment"):
            del _here.moment
        connection.rollback()


@contextmanager
def witnessed() -> Iterator[set[str]]:
    """What the shelf is asked meanwhile, statement by statement, with what was asked for the things remembered."""
    connection, outer, mine = reading(), getattr(_here, "asked", None), set[str]()
    _here.asked = mine
    connection.set_trace_callback(mine.add)
    try:
        yield mine
    finally:
        _here.asked = outer
        connection.set_trace_callback(outer.add if outer is not None else None)
        if outer is not None:
            outer |= mine


def close() -> None:
    """Let go of this thread's connection: before a fork, or when the folder goes."""
    held: _Open | None = getattr(_here, "open", None)
    if held is not None:
        held.connection.close()
        _here.open = None


def make() -> None:
    """The file with its tables, where it is not there.

    Raises:
        Refused: another migov wrote it, in another format.
    """
    from migov.store.published import stamps

    path = place.prepare() / place.DATABASE
    with closing(_connected(path)) as connection:
        if _format(connection) == FORMAT:
            return
        if found := _format(connection):
            age = "a newer" if found > FORMAT else "an older"
            raise Refused(f"{path} was written by {age} migov: `migov portal rebuild` makes it anew")
        connection.execute("pragma journal_mode = wal")
        script = files("migov.store.published").joinpath("schema.sql").read_text("utf-8")
        kept = " ".join(stamps.script())
        connection.executescript(f"begin immediate; {script} insert into meta values ('version', '1'); {kept} commit;")
        connection.execute(f"pragma user_version = {FORMAT}")


def discard_unreadable() -> None:
    """Remove the file where this migov cannot read it: damaged, or of another one. It holds nothing but copies."""
    try:
        make()
    except (sqlite3.DatabaseError, Refused):
        close()
        for end in ("", "-wal", "-shm"):
            (place.folder() / f"{place.DATABASE}{end}").unlink(missing_ok=True)


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
    known: tuple[Path, int] | None = getattr(_here, "moment", None)
    if known is not None:
        return known[1]
    return int(reading().execute("select value from meta where key = 'version'").fetchone()[0])


def _testify(statements: Iterable[str]) -> None:
    if (witness := getattr(_here, "asked", None)) is not None:
        witness.update(statements)


@contextmanager
def _apart() -> Iterator[set[str]]:
    """What the shelf is asked meanwhile, of which no outer witness hears."""
    outer = getattr(_here, "asked", None)
    _here.asked = None
    try:
        with witnessed() as asked:
            yield asked
    finally:
        _here.asked = outer
        reading().set_trace_callback(outer.add if outer is not None else None)


V = TypeVar("V")


class Kept(Mapping[str, V]):
    """A small table by key; who looks one up is known to have seen that one and not all of them.

    What is `remembered` and holds nothing else says so by ``tells_itself``, too.

    Args:
        rows: the table.
        one: what the shelf would be asked for the one of a key, which stands in it as ``{}``.
        all: what it would be asked for all.
    """

    tells_itself = True

    def __init__(self, rows: Mapping[str, V], *, one: str, all: Iterable[str]) -> None:  # noqa: A002 - reads best
        self._rows, self._one, self._all = rows, one, frozenset(all)

    def __getitem__(self, key: str) -> V:
        self._see(key)
        return self._rows[key]

    def __contains__(self, key: object) -> bool:
        self._see(str(key))
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        _testify(self._all)
        return iter(self._rows)

    def __len__(self) -> int:
        _testify(self._all)
        return len(self._rows)

    def _see(self, key: str) -> None:
        witness = getattr(_here, "asked", None)
        if witness is not None and not self._all <= witness:
            witness.add(self._one.replace("{}", key.replace("'", "''")))


def documents(rows: Mapping[str, V], *, table: str, key: str) -> Kept[V]:
    """The documents of a small table by its key."""
    return Kept(
        rows, one=f"select doc from {table} where {key} = '{{}}'", all=[f"select doc from {table} order by {key}"]
    )


P = ParamSpec("P")
T = TypeVar("T")
_narrow: dict[str, Callable[..., object]] = {}


def narrow(find: Callable[P, T]) -> Callable[P, T]:
    """The same function; who asks it is known to have seen its answer, and nothing of what it looked up for it.

    It is a function of words, numbers and nulls, at the top of its module; its answer shows all of itself by `repr`.
    """
    name = f"{find.__module__}.{find.__name__}"
    _narrow[name] = find

    @wraps(find)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        witness = getattr(_here, "asked", None)
        if witness is None:
            return find(*args, **kwargs)
        witness.add(json.dumps([name, *args], ensure_ascii=False))
        with _apart():
            return find(*args, **kwargs)

    return answer


def again(words: str) -> object:
    """The answer to what a witness noted of a `narrow` function, as it is now; null where there is no such function."""
    name, *args = json.loads(words)
    return _narrow[name](*args) if name in _narrow else None


def remembered(find: Callable[P, T]) -> Callable[P, T]:
    """The same function, which remembers what it found until something else is published; for small whole tables."""
    kept: dict[object, tuple[T, set[str]]] = {}
    known: list[object] = [None]
    lock = threading.Lock()

    @wraps(find)
    def found(*args: P.args, **kwargs: P.kwargs) -> T:
        now = getattr(_here, "moment", None) or (place.folder(), version())
        with lock:
            if known[0] != now:
                kept.clear()
                known[0] = now
        key = (args, tuple(sorted(kwargs.items())))
        if key not in kept:
            with _apart() as asked:
                kept[key] = find(*args, **kwargs), asked
        value, asked = kept[key]
        if not getattr(value, "tells_itself", False):
            _testify(asked)
        return value

    return found
