"""All or nothing: what an action changes and the line it writes in the journal are kept together or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from migov.errors import Conflict, MigovError


@contextmanager
def whole() -> Iterator[None]:
    """A stretch of work that is kept as a whole, or leaves the database as it was when it stops in the middle.

    Files are written before the rows that name them (`migov.store.blobs`): a stop in between leaves at most a file
    that no row names, which is harmless, and is used when the same bytes come again.

    Raises:
        Conflict: another process has been writing for longer than one waits.
        MigovError: the disk is full.
    """
    with waited(), transaction.atomic():
        yield


@contextmanager
def waited() -> Iterator[None]:
    """A stretch of work in which having waited in vain for another process that writes is told as what it is.

    Raises:
        Conflict: another process has been writing for longer than one waits.
        MigovError: the disk is full.
    """
    try:
        yield
    except OperationalError as error:
        if is_busy(error.__cause__):
            raise Conflict("another process is writing to the database: try again in a moment") from error
        if _code(error.__cause__) == sqlite3.SQLITE_FULL:
            raise MigovError("the disk is full, and nothing of this was kept: make room, then try again") from error
        raise


def is_busy(error: BaseException | None) -> bool:
    """Whether SQLite gave up because another process holds a lock."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: BaseException | None) -> int:
    """What SQLite calls the error, without the finer distinctions, which stand in higher bytes."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)) & 0xFF


def afterwards(then: Callable[[], None]) -> None:
    """Do something once what was written is kept; nothing where it is not."""
    transaction.on_commit(then)


def must_be_open() -> None:
    """Refuse to write outside of `whole`: a change without its journal line must not be possible by forgetting."""
    if not connection.in_atomic_block:
        raise RuntimeError("records are written inside store.transactions.whole() only")
