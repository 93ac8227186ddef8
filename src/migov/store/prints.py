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
