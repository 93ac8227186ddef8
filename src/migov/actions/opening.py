"""Opening the house: everything that needs the store comes after this."""

from __future__ import annotations

from pathlib import Path

from migov.model.values import Value
from migov.store import opening


class Opened(Value, kw_only=True):
    """The data folder that is open now."""

    folder: Path
    applied: tuple[str, ...]
    """Names of the steps by which the tables were brought up to date just now; empty where they were."""


def open_store() -> Opened:
    """The store, set up and up to date. The first time in a folder this makes everything it needs."""
    return Opened(folder=opening.connect(), applied=opening.bring_up_to_date())
