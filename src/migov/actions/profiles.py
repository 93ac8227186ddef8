"""Published profiles: read, kept with the file they were read from, listed, and their files handed out."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from migov.actions.assessments import Handed, Kept, Outcome, keep
from migov.errors import Conflict
from migov.model.assessments import Assessment
from migov.model.jurisdictions import folded
from migov.model.languages import Language
from migov.model.workflow import Stage
from migov.store import assessments, blobs, transactions
from migov.store.assessments import Entry


def import_profile(data: bytes, *, by: str, at: datetime, file: str | None = None, replace: bool = False) -> Kept:
    """A published profile, read and kept with its file. The same bytes again change nothing, and the result says so.

    Raises:
        Unreadable: the file is not a profile, or not readable.
        Conflict: another content is kept under its id, and *replace* was not asked for; or it is withdrawn.
    """
    there = assessments.imported_from(sha256(data).hexdigest())
    if there and there.withdrawn_at is not None:
        raise Conflict(f"{there.id} was withdrawn: `migov assessment restore {there.id}` brings it back")
    if there and not replace:
        return Kept(there, Outcome.ALREADY_THERE)
    from migov.actions.reading import read_profile  # brings the PDF library and the registers: only to read

    return keep_profile(read_profile(data, file=file), data, by=by, at=at, file=file, replace=replace)


def keep_profile(
    value: Assessment, data: bytes, *, by: str, at: datetime, file: str | None = None, replace: bool = False
) -> Kept:
    """A profile that has been read, kept with its file.

    Raises:
        Conflict: another content is kept under its id, and *replace* was not asked for; or it is withdrawn.
    """
    with transactions.whole():
        handed = Handed(data=data, name=file)
        return keep(value, handed, action="profile.import", by=by, at=at, replace=replace, stage=Stage.PUBLISHED)


def alphabetical(language: Language) -> tuple[Entry, ...]:
    """The kept profiles by the jurisdiction's short name without its article, as a reader of *language* knows it.

    There is no other order: no field of an assessment can sort this list.
    """
    return tuple(sorted(assessments.entries(), key=lambda entry: _alphabet(entry, language)))


def original(entry: Entry) -> bytes:
    """The very file the assessment was imported from.

    Raises:
        NotFound: it came without one.
    """
    return blobs.read(entry.file_sha256 or "")


def _alphabet(entry: Entry, language: Language) -> tuple[str, int, str]:
    name = entry.short_name.text(language) or entry.official_name.text(language)
    return folded(name), entry.year or 0, entry.id
