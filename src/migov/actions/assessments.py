"""Keeping assessments: in from the interchange format, out again, withdrawn and brought back.

Each function that changes something takes who (*by*) and when (*at*): the clock is read at the doors.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import PurePath
from typing import Any

from msgspec.structs import replace as altered

from migov.actions import entering
from migov.actions import reviews as reviewing
from migov.actions.publishing import external
from migov.errors import Conflict, Invalid, Problem
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store import answers, assessments, blobs, journal, reviews, transactions
from migov.store.assessments import Entry


class Outcome(StrEnum):
    """What became of something that was handed in to be kept."""

    KEPT = "kept"
    REPLACED = "replaced"
    ALREADY_THERE = "already there"


class Kept(Value):
    """An assessment that is in the store now, and how it came there."""

    entry: Entry
    outcome: Outcome


class Handed(Value, kw_only=True):
    """A file as somebody handed it in."""

    data: bytes
    name: str | None = None


def import_assessment(data: bytes, *, by: str, at: datetime, file: str | None = None, replace: bool = False) -> Kept:
    """An exported assessment, kept.

    Raises:
        Unreadable, Invalid: the file is not an exported assessment, or breaks a rule.
        Conflict: another content is kept under this id, and *replace* was not asked for.
    """
    return import_assessments([Handed(data=data, name=file)], by=by, at=at, replace=replace)[0]


def import_assessments(files: Sequence[Handed], *, by: str, at: datetime, replace: bool = False) -> tuple[Kept, ...]:
    """Exported assessments, all kept or none: every file's problems are told at once.

    Raises:
        Invalid: at least one file is not an exported assessment, or two are the same.
        Conflict: another content is kept under one of the ids, and *replace* was not asked for.
    """
    values = _decoded(files)
    with transactions.whole():
        return tuple(
            keep(value, handed, action="assessment.import", by=by, at=at, replace=replace)
            for value, handed in zip(values, files, strict=True)
        )


def keep(
    value: Assessment,
    handed: Handed,
    *,
    action: str,
    by: str,
    at: datetime,
    replace: bool = False,
    stage: Stage = Stage.RESEARCH,
) -> Kept:
    """One assessment put into the store with the file it came from, within the transaction that is open.

    Args:
        value: the assessment.
        handed: the file.
        action: noun and verb, for the journal.
        by: who.
        at: when.
        replace: whether it may take the place of another content under its id.
        stage: where it stands, if it is new.

    Raises:
        Conflict: another content is kept under its id, and *replace* was not asked for, or it is withdrawn.
    """
    before = assessments.find(value.id)
    if before:
        if before.withdrawn_at is not None:
            raise Conflict(f"{value.id} was withdrawn: `migov assessment restore {value.id}` brings it back")
        if interchange.encode(assessments.get(value.id)) == interchange.encode(value):
            return Kept(before, Outcome.ALREADY_THERE)
        if not replace:
            raise Conflict(
                f"{value.id} is already kept, with another content{_from(before)}: "
                "nothing was changed; --replace puts the new one in its place and keeps the old one in the journal"
            )
    name = handed.name and PurePath(handed.name).name
    sha256 = blobs.keep(handed.data)
    details: dict[str, Any] = {"file": name, "file sha256": sha256}
    if before:
        details["before"] = blobs.keep(export(value.id))
    write = assessments.replace if before else partial(assessments.add, stage=stage)
    entry = write(value, by=by, at=at, file=name, file_sha256=sha256)
    details["content"] = entry.content_sha256
    details["answers"] = {answer.indicator: answers.seal(answer) for answer in value.answers}
    journal.note(action, subject=entry.id, by=by, at=at, details=details)
    return Kept(entry, Outcome.REPLACED if before else Outcome.KEPT)


def export(id: str) -> bytes:  # noqa: A002 - the field's own word
    """The assessment in the interchange format.

    Raises:
        NotFound: there is none under this id.
    """
    return interchange.encode(assessments.get(id))


def export_to(by: Member, id: str) -> bytes:  # noqa: A002
    """The assessment in the interchange format, with so much of the answers as this person sees.

    Raises:
        NotFound: there is none for them.
    """
    entering.require(Permission.READ_PROFILE, id, by)
    blind = reviews.to_code(id, by.person)
    private = not entering.may(Permission.SEE_JOURNAL, id, by)
    value = assessments.get(id)
    seen = [one for one in value.answers if by.works_inside and one.indicator not in blind]
    if private:
        seen = [altered(one, journal="") for one in seen]
    told = reviewing.shown_statuses(id, by=by)
    seen = [altered(one, status=told.get(one.indicator, one.status)) for one in seen]
    return interchange.encode(altered(value, answers=tuple(seen)))


def get(id: str) -> Assessment:  # noqa: A002
    """The assessment as a value.

    Raises:
        NotFound: there is none under this id.
    """
    return assessments.get(id)


def without_answers(id: str) -> Assessment:  # noqa: A002
    """The assessment as a value, but for its answers: quicker, and all that its printed profile needs.

    Raises:
        NotFound: there is none under this id.
    """
    return assessments.without_answers(id)


def entry(id: str) -> Entry:  # noqa: A002
    """What lists tell of one assessment.

    Raises:
        NotFound: there is none under this id.
    """
    return assessments.entry(id)


def entries(*, withdrawn: bool = False) -> tuple[Entry, ...]:
    """All assessments that are kept, by id; the withdrawn ones only where asked."""
    return assessments.entries(withdrawn=withdrawn)


def withdraw(id: str, *, because: str, by: str, at: datetime) -> Entry:  # noqa: A002
    """An assessment taken out of the lists: it stays readable by its id and can be brought back.

    Raises:
        NotFound: there is none under this id.
        Conflict: it is withdrawn already.
        Invalid: no reason is given.
    """
    if not because.strip():
        raise Invalid(Problem("a withdrawal says why", remedy="give a reason"))
    with transactions.whole():
        record = assessments.lock(id)
        if record.withdrawn_at is not None:
            raise Conflict(f"{id} is withdrawn already, because: {record.withdrawn_because}")
        record.withdraw(because=because, by=by, at=at)
        journal.note("assessment.withdraw", subject=id, by=by, at=at, details={"because": because})
        transactions.afterwards(lambda: external.forget(id))
    return assessments.entry(id)


def restore(id: str, *, by: str, at: datetime) -> Entry:  # noqa: A002
    """A withdrawn assessment, back in the lists.

    Raises:
        NotFound: there is none under this id.
        Conflict: it is not withdrawn.
    """
    with transactions.whole():
        record = assessments.lock(id)
        if record.withdrawn_at is None:
            raise Conflict(f"{id} is not withdrawn")
        record.restore(by=by, at=at)
        journal.note("assessment.restore", subject=id, by=by, at=at)
    return assessments.entry(id)


def _decoded(files: Sequence[Handed]) -> list[Assessment]:
    values: list[Assessment] = []
    errors: list[Invalid] = []
    for handed in files:
        try:
            values.append(interchange.decode(handed.data, file=handed.name))
        except Invalid as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise Invalid(*(problem for error in errors for problem in error.problems))
    seen: dict[str, str | None] = {}
    for value, handed in zip(values, files, strict=True):
        if value.id in seen:
            raise Invalid(Problem(f"{value.id} stands in {seen[value.id]} too", handed.name, remedy="hand in one"))
        seen[value.id] = handed.name
    return values


def _from(before: Entry) -> str:
    return f" from {before.file_name}" if before.file_name else ""
