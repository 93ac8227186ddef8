"""The public side has no way to what is not published."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from subprocess import run

import migov.store

ROOT = Path(__file__).parents[3]
SHARED = {"folder", "writing", "migrations", "published"}
"""Rooms of the store that hold no records: where the folder is, and how a file is written whole."""


def test_the_contract_names_every_other_room_of_the_store() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    mine = next(one for one in contracts if "migov.web.portal" in one.get("source_modules", ()))
    named = {name.removeprefix("migov.store.") for name in mine["forbidden_modules"] if name.startswith("migov.store.")}
    room = Path(migov.store.__file__).parent
    rooms = {path.stem for path in room.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert named == rooms - SHARED - {"__init__"}


def test_the_process_that_serves_the_public_has_no_database_and_has_loaded_no_record() -> None:
    words = (
        "import migov.web.portal.wsgi, sys; from django.conf import settings;"
        "import migov.web.portal.urls;"
        "print(settings.DATABASES.get('default', {}).get('ENGINE', 'django.db.backends.dummy'));"
        "print(*[name for name in sys.modules if name.startswith(('migov.store', 'migov.actions', 'migov.web.desk'))])"
    )
    env = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    told = run([sys.executable, "-c", words], capture_output=True, text=True, check=True, env=env).stdout.splitlines()
    assert told[0] == "django.db.backends.dummy"
    loaded = set(told[1].split())
    assert {name for name in loaded if not name.startswith("migov.store.published")} == {
        "migov.store",
        "migov.store.folder",
        "migov.store.writing",
    }
