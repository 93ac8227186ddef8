"""Taking an office's own list of indicators into the catalogue."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path, PurePath

from migov.catalogue import keeping
from migov.model.indicators import Edition
from migov.store import blobs, journal, transactions


def keep_edition(edition: Edition, *, data: bytes, file: str, home: Path, by: str, at: datetime) -> Path:
    """The folder in which an office's edition is kept from now on, with the file it was read from and a journal line.

    Args:
        edition: what `migov.catalogue.importing.read` made of the file. Reading comes first and apart, so that a list
            with mistakes leaves no trace, not even a data folder.
        data: the bytes of that file.
        file: its name.
        home: the data folder that is open.
        by: who imports it.
        at: when.

    Raises:
        Invalid: the code cannot name an edition.
        Conflict: there is an edition of that code.
    """
    keeping.may_be_called(edition.code)
    kept: Path | None = None
    try:
        with transactions.whole():
            details = {
                "file": PurePath(file).name,
                "file sha256": blobs.keep(data),
                "indicators": len(edition.indicators),
            }
            journal.note("catalogue.import", subject=edition.code, by=by, at=at, details=details)
            kept = keeping.keep(edition, home)  # the last step: after it only the journal's line is made durable
    except BaseException:
        if kept is not None:
            shutil.rmtree(kept, ignore_errors=True)
        raise
    return kept
