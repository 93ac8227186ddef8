"""Opening the store: Django set up, the folder made, the tables brought up to date."""

from __future__ import annotations

import os
from pathlib import Path

from migov.errors import MigovError, Refused
from migov.store import folder


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

    Raises:
        Refused: the folder was written by a newer migov.
        MigovError: the database cannot be opened or written.
    """
    from django.conf import settings
    from django.db import DatabaseError

    home = Path(settings.MIGOV_HOME)
    folder.prepare(home)
    try:
        return _migrate(home)
    except DatabaseError as error:
        raise MigovError(f"the database in {home} cannot be used: {error}") from error


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
