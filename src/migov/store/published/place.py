"""Where the published part lies: a folder that can be copied to another machine as it is."""

from __future__ import annotations

import os
from pathlib import Path

from migov.store import folder as home

PUBLISHED = "published"
DATABASE = "portal.sqlite3"
LETTERBOX = "letterbox.sqlite3"
FILES = "files"


def folder() -> Path:
    """The published part: ``MIGOV_PUBLISHED``, else the folder of that name within the data folder."""
    if named := os.environ.get("MIGOV_PUBLISHED"):
        return Path(named).expanduser().resolve()
    from django.conf import settings

    return Path(getattr(settings, "MIGOV_HOME", None) or home.home()) / PUBLISHED


def prepare() -> Path:
    """The folder, made where it was not there."""
    here = folder()
    (here / FILES).mkdir(parents=True, exist_ok=True, mode=0o700)
    return here
