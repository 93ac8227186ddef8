"""Printed files that were made before: derived, named by what they were made of, and safe to throw away."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from migov.store import folder


def kept_or(made_of: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
    """The print made of exactly these things: the kept one, else *make* makes it and it is kept."""
    path = Path(settings.MIGOV_HOME) / folder.PRINTS / sha256("\n".join(made_of).encode()).hexdigest()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    data = make()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix="draft-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(draft).replace(path)
    return data
