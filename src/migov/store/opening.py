"""Opening the store: Django set up, the folder made, the tables brought up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from migov.errors import Conflict, MigovError, Refused
from migov.store import folder

OPENING = "opening.lock"
"""Who holds it looks at the tables; it stays empty, and whoever ends, however that may be, lets go of it."""
PATIENCE = 300
"""Seconds to wait for another process that makes the tables, or brings them up to date."""

UNWRITABLE = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR})
"""What SQLite says where the disk is full, or the folder can only be read: even to read it makes files beside it."""


def connect() -> Path:
    """Set Django up once in this process; the data folder it works in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "migov.settings")
    import django
    from django.apps import apps
    from django.conf import settings

    if not apps.ready:
        django.setup()
    return Path(settings.MIGOV_HOME)


def bring_up_to_date(*, or_read: bool = False) -> tuple[str, ...]:
    """The names of the migrations that had to be applied now: none where everything is in place.

    Of several processes that start at once, one does it, and the others wait and find it done.

    Args:
        or_read: whether to open the database for reading alone where the disk is full or cannot be written:
            `can_only_be_read` tells. Only for work that is soon done: nobody else's writing would be seen.

    Raises:
        Refused: the folder was written by a newer migov.
        Conflict: another process keeps the database to itself for too long.
        MigovError: the database cannot be opened or written.
    """
    from django.conf import settings
    from django.db import DatabaseError

    from migov.store import transactions

    home = Path(settings.MIGOV_HOME)
    try:
        folder.prepare(home)
        with _alone(home):
            return _migrate(home)
    except (DatabaseError, sqlite3.Error) as error:
        cause = error if isinstance(error, sqlite3.Error) else error.__cause__
        if transactions.is_busy(cause):
            raise Conflict("another process is writing to the database: try again in a moment") from error
        is_unwritable = transactions.code_of(cause) in UNWRITABLE
        if or_read and is_unwritable and _is_at_rest(home):
            return _for_reading(home)
        hint = ": make room on its disk, or let it be written" if is_unwritable else ""
        raise MigovError(f"the database in {home} cannot be used: {error}{hint}") from error


def can_only_be_read() -> bool:
    """Whether the database was opened for reading alone, because nothing can be written."""
    from django.db import connection

    return str(connection.settings_dict["NAME"]).endswith(READING)


READING = "?immutable=1"
"""Has SQLite make no file beside the database; it then sees what it was when it was opened."""


def _is_at_rest(home: Path) -> bool:
    """Whether the database holds all that was written: whoever has it open keeps some of it in a file beside it."""
    beside = home / f"{folder.DATABASE}-wal"
    return (home / folder.DATABASE).is_file() and not (beside.exists() and beside.stat().st_size)


def _for_reading(home: Path) -> tuple[str, ...]:
    """The database opened for reading alone.

    Raises:
        Refused: it was written by a newer migov.
        MigovError: it was written by an older one, and cannot be brought up to date.
    """
    from django.db import DatabaseError, connection

    connection.close()
    options = connection.settings_dict["OPTIONS"] | {"init_command": "PRAGMA foreign_keys=ON;"}
    connection.settings_dict |= {"NAME": (home / folder.DATABASE).as_uri() + READING, "OPTIONS": options}
    try:
        if _planned(home)[1]:
            raise MigovError(f"{home} was written by an older migov, and cannot be brought up to date: make room on it")
    except (DatabaseError, sqlite3.Error) as error:
        raise MigovError(f"the database in {home} cannot be used: {error}") from error
    return ()


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """A stretch of work that one process does at a time: SQLite's own lock, on a file of its own, on every system.

    Raises:
        Conflict: another process does not come to an end.
    """
    from migov.store import transactions

    with closing(sqlite3.connect(home / OPENING, timeout=PATIENCE, isolation_level=None)) as lock:
        try:
            lock.execute("PRAGMA journal_mode=MEMORY")  # nothing is written, so that it needs no room on the disk
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if not transactions.is_busy(error):
                raise
            raise Conflict(f"another process is bringing {home} up to date: try again when it is done") from error
        yield


def _migrate(home: Path) -> tuple[str, ...]:
    executor, plan = _planned(home)
    if plan:
        executor.migrate(executor.loader.graph.leaf_nodes(), plan)
    return tuple(f"{migration.app_label} {migration.name}" for migration, _backwards in plan)


def _planned(home: Path) -> tuple[Any, list[Any]]:
    """What applies migrations, and those that are to be applied.

    Raises:
        Refused: the folder was written by a newer migov.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known, applied = executor.loader.disk_migrations, executor.loader.applied_migrations
    if newer := sorted(name for app, name in applied if app == "store" and (app, name) not in known):
        raise Refused(f"{home} was written by a newer migov ({newer[-1]}): use that one, or another folder")
    return executor, executor.migration_plan(executor.loader.graph.leaf_nodes())
