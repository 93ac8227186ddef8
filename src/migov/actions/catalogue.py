"""Taking an office's own list of indicators into the catalogue."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path, PurePath

from migov.catalogue import importing, keeping
from migov.model.indicators import Edition, EditionKind
from migov.model.languages import Localized
from migov.store import blobs, journal, transactions


def import_edition(
    data: bytes,
    *,
    file: str,
    code: str,
    title: Localized,
    kind: EditionKind,
    year: int | None,
    home: Path,
    by: str,
    at: datetime,
) -> Edition:
    """The edition that a spreadsheet lists, kept in the data folder *home* with the file it came from.

    Raises:
        Unreadable: the file is not the spreadsheet its name says.
        Invalid: the list has mistakes, all of which are told, or the code is none.
        Conflict: there is an edition of that code.
    """
    keeping.may_be_called(code)
    name = PurePath(file).name
    edition = importing.read(data, file=name, code=code, title=title, kind=kind, year=year)
    kept: Path | None = None
    try:
        with transactions.whole():
            details = {"file": name, "file sha256": blobs.keep(data), "indicators": len(edition.indicators)}
            journal.note("catalogue.import", subject=code, by=by, at=at, details=details)
            kept = keeping.keep(edition, home)  # the last step: after it only the journal's line is made durable
    except BaseException:
        if kept is not None:
            shutil.rmtree(kept, ignore_errors=True)
        raise
    return edition
