"""Gathering the static files of the public pages under names that hold the hash of their bytes."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

STAMP = "gathered"
"""The file that says from what was gathered."""


def main() -> None:
    """Gather them into the folder that the settings name."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.web.portal.settings"
    import django

    django.setup()
    gather()


def gather() -> None:
    """Gather them, in a process that has its settings."""
    from django.conf import settings
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    (Path(str(settings.STATIC_ROOT)) / STAMP).write_text(_sources(), "utf-8")


def gather_where_new() -> None:
    """Gather them unless nothing is new since they were."""
    from django.conf import settings

    stamp = Path(str(settings.STATIC_ROOT)) / STAMP
    if not stamp.exists() or stamp.read_text("utf-8") != _sources():
        gather()
        _read_anew()


def _sources() -> str:
    """One word for what is gathered: its names, sizes and times."""
    from django.conf import settings

    seal = sha256()
    for folder in settings.STATICFILES_DIRS:
        for path in sorted(Path(folder).rglob("*")):
            told = path.stat()
            seal.update(f"{path}:{told.st_size}:{told.st_mtime_ns}\n".encode())
    return seal.hexdigest()


def _read_anew() -> None:
    """The names as they are now, for a process that read them before."""
    from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage

    if isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        names, seal = staticfiles_storage.load_manifest()
        staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = names, seal  # type: ignore[assignment]


if __name__ == "__main__":
    main()
