"""The one folder that holds everything: database, files, the secret key, and what is derived and can be made anew."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

DATABASE = "migov.sqlite3"
BLOBS = "blobs"
PRINTS = "prints"
DERIVED = "derived"
INDEX = "index"
MEANINGS = "meanings"
SECRET = "secret.key"  # noqa: S105 - the name of the file, not what is in it


def home() -> Path:
    """The data folder: ``MIGOV_HOME``, else the place where this system keeps a person's data."""
    if named := os.environ.get("MIGOV_HOME"):
        return Path(named).expanduser().resolve()
    return _data_folder() / "migov"


def _data_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def prepare(folder: Path) -> None:
    """Make the folder, readable by its owner alone, with the rooms it needs. What is there stays as it is."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for room in (BLOBS, PRINTS, DERIVED, INDEX):
        (folder / room).mkdir(exist_ok=True, mode=0o700)


def secret(folder: Path) -> str:
    """The folder's own secret, made at its first use; there is no default one."""
    path = folder / SECRET
    if not path.exists():
        prepare(folder)
        _write_once(path, secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, text: str) -> None:
    """Two processes may start together: whoever links first wins, and nobody ever reads half a secret."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
