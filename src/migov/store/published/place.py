"""Where the published part lies: a folder that can be copied to another machine as it is."""

from __future__ import annotations

import os
from pathlib import Path

PUBLISHED = "published"
DATABASE = "portal.sqlite3"
LETTERBOX = "letterbox.sqlite3"
FILES = "files"
STATIC = "static"


def folder() -> Path:
    """The published part: ``MIGOV_PUBLISHED``, else the folder of that name within the data folder."""
    from django.conf import settings

    return folder_in(Path(settings.MIGOV_HOME))


def folder_in(home: Path) -> Path:
    """The published part of a data folder, where nothing names another place for it."""
    named = os.environ.get("MIGOV_PUBLISHED")
    return Path(named).expanduser().resolve() if named else home / PUBLISHED


def prepare() -> Path:
    """The folder, made where it was not there."""
    here = folder()
    (here / FILES).mkdir(parents=True, exist_ok=True, mode=0o700)
    return here
