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
    can_only_be_read: bool = False
    """Whether nothing can be kept in it: its disk is full, or may not be written."""


def open_store(*, or_read: bool = False) -> Opened:
    """The store, set up and up to date. The first time in a folder this makes everything it needs.

    With *or_read*, one whose disk is full or cannot be written is opened for reading alone.
    """
    folder = opening.connect()
    applied = opening.bring_up_to_date(or_read=or_read)
    return Opened(folder=folder, applied=applied, can_only_be_read=opening.can_only_be_read())
