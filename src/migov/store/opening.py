"""Opening the store: Django set up, the folder made, the tables brought up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from migov.errors import Conflict, MigovError, Refused
from migov.store import folder

OPENING = "opening.lock"
"""Who holds it looks at the tables; it stays empty, and whoever ends, however that may be, lets go of it."""
PATIENCE = 300
"""Seconds to wait for another process that makes the tables, or brings them up to date."""


def connect() -> Path:
    """Set Django up once in this process; the data folder it works in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "migov.settings")
    import django
    from django.apps import apps
    from django.conf import settings

    if not apps.ready:
        django.setup()
    return Path(settings.MIGOV_HOME)


def bring_up_to_date() -> tuple[str, ...]:
    """The names of the migrations that had to be applied now: none where everything is in place.

    Of several processes that start at once, one does it, and the others wait and find it done.

    Raises:
        Refused: the folder was written by a newer migov.
        Conflict: another process keeps the database to itself for too long.
        MigovError: the database cannot be opened or written.
    """
    from django.conf import settings
    from django.db import DatabaseError

    from migov.store import transactions

    home = Path(settings.MIGOV_HOME)
    folder.prepare(home)
    try:
        with transactions.waited(), _alone(home):
            return _migrate(home)
    except (DatabaseError, sqlite3.Error) as error:
        raise MigovError(f"the database in {home} cannot be used: {error}") from error


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """A stretch of work that one process does at a time: SQLite's own lock, on a file of its own, on every system.

    Raises:
        Conflict: another process does not come to an end.
    """
    from migov.store import transactions

    with closing(sqlite3.connect(home / OPENING, timeout=PATIENCE, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if not transactions.is_busy(error):
                raise
            raise Conflict(f"another process is bringing {home} up to date: try again when it is done") from error
        yield


def _migrate(home: Path) -> tuple[str, ...]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known, applied = executor.loader.disk_migrations, executor.loader.applied_migrations
    if newer := sorted(name for app, name in applied if app == "store" and (app, name) not in known):
        raise Refused(f"{home} was written by a newer migov ({newer[-1]}): use that one, or another folder")
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        executor.migrate(executor.loader.graph.leaf_nodes(), plan)
    return tuple(f"{migration.app_label} {migration.name}" for migration, _backwards in plan)
