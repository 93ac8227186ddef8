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
        MigovError: the disk is full, or cannot be written.
    """
    with waited(), transaction.atomic():
        yield


@contextmanager
def waited() -> Iterator[None]:
    """A stretch of work in which having waited in vain for another process that writes is told as what it is.

    Raises:
        Conflict: another process has been writing for longer than one waits.
        MigovError: the disk is full, or cannot be written.
    """
    try:
        yield
    except OperationalError as error:
        if (told := refusal(error.__cause__)) is not None:
            raise told from error
        raise


def refusal(error: BaseException | None) -> MigovError | None:
    """What is said where SQLite gave up on something that is no fault of migov; null where it may be one."""
    code = code_of(error)
    if is_busy(error):
        return Conflict("another process is writing to the database: try again in a moment")
    if code == sqlite3.SQLITE_FULL:
        return MigovError("the disk is full, and nothing of this was kept: make room, then try again")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR):
        says = f"the data folder cannot be written ({error}), and nothing of this was kept"
        return MigovError(f"{says}: make room on its disk, or let it be written, then try again")
    return None


def is_busy(error: BaseException | None) -> bool:
    """Whether SQLite gave up because another process holds a lock."""
    return code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def code_of(error: BaseException | None) -> int:
    """What SQLite calls the error, without the finer distinctions, which stand in higher bytes."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)) & 0xFF


def afterwards(then: Callable[[], None]) -> None:
    """Do something once what was written is kept; nothing where it is not."""
    transaction.on_commit(then)


def must_be_open() -> None:
    """Refuse to write outside of `whole`: a change without its journal line must not be possible by forgetting."""
    if not connection.in_atomic_block:
        raise RuntimeError("records are written inside store.transactions.whole() only")
