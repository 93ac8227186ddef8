"""Printed files that were made before: derived, named by what they were made of, and safe to throw away."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from migov.store import folder
from migov.store.writing import write_whole


def kept_or(made_of: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
    """The print made of exactly these things: the kept one, else *make* makes it and it is kept."""
    path = Path(settings.MIGOV_HOME) / folder.PRINTS / sha256("\n".join(made_of).encode()).hexdigest()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    data = make()
    write_whole(path, data)
    return data


def newest_or(made_of: tuple[str, ...], make: Callable[[], bytes], *, room: str, most: int) -> bytes:
    """The same, for what is soon out of date: of such a room no more than *most* prints are kept, the newest."""
    folder_ = Path(settings.MIGOV_HOME) / folder.PRINTS / room
    folder_.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder_ / sha256("\n".join(made_of).encode()).hexdigest()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    data = make()
    write_whole(path, data)
    for old in sorted(folder_.iterdir(), key=_age, reverse=True)[most:]:
        old.unlink(missing_ok=True)
    return data


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # somebody else swept it away
        return 0.0
