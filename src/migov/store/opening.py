"""Opening the store: Django set up, the folder made, the tables brought up to date."""

from __future__ import annotations

import os
from pathlib import Path


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
    """The names of the migrations that had to be applied now: none where everything is in place."""
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from migov.store import folder

    folder.prepare(Path(settings.MIGOV_HOME))
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        executor.migrate(executor.loader.graph.leaf_nodes(), plan)
    return tuple(f"{migration.app_label} {migration.name}" for migration, _backwards in plan)
