"""Putting an office's own edition into its data folder: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from migov.catalogue.editions import CODE, folder_of, is_shipped
from migov.catalogue.writing import write
from migov.errors import Conflict, Invalid, Problem
from migov.model.indicators import Edition


def may_be_called(code: str) -> None:
    """Whether an office's edition may have this code; silence means yes.

    Raises:
        Invalid: the code does not name a folder everywhere.
        Conflict: an edition that comes with migov has it.
    """
    if not CODE.fullmatch(code) or len(code) > 60:
        remedy = "lower-case letters, digits and single hyphens, such as national-3"
        raise Invalid(Problem(f"{code[:60]!r} cannot be the code of an edition", remedy=remedy))
    if is_shipped(code):
        raise Conflict(f"{code} is an edition that comes with migov: import yours under another code")


def keep(edition: Edition, home: Path) -> Path:
    """The folder in which the edition is kept now.

    The files are written beside their place and the folder is then renamed: a stop in between, or a second import at
    the same moment, leaves no half edition. Answers are given under an edition, so it is never overwritten.

    Raises:
        Invalid: its code cannot name an edition.
        Conflict: there is an edition of that code already.
    """
    may_be_called(edition.code)
    room = folder_of(home)
    room.mkdir(parents=True, exist_ok=True)
    place = room / edition.code
    draft = Path(tempfile.mkdtemp(prefix=".", dir=room))
    try:
        for name, content in write(edition).items():
            with (draft / name).open("w", encoding="utf-8", newline="\n") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        draft.chmod(0o755)
        if place.exists():
            raise _taken(edition.code)
        try:
            draft.rename(place)
        except OSError as error:
            if place.exists():
                raise _taken(edition.code) from error
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return place


def _taken(code: str) -> Conflict:
    return Conflict(
        f"there is an edition {code} already, and it stays as it is: import the new list under another code"
    )
