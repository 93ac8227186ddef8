"""The programme: which assessments the public may know of, and where each stands. Its status, never a grade."""

from __future__ import annotations

from datetime import datetime

from migov.actions import entering
from migov.actions.publishing import shelves
from migov.model.jurisdictions import Jurisdiction
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.published import ProgrammeLine, PublicPlace
from migov.model.releases import Release
from migov.store import activity, announcements, assessments, journal, releases, transactions
from migov.store.assessments import Entry
from migov.store.published import shelving

ANNOUNCED = "assessment.announce"
RETRACTED = "assessment.retract"
STEP = "stage.take"
"""The journal's word for a step, as `migov.actions.stages` writes it."""


def announce_one(id: str, *, by: Member, at: datetime) -> None:  # noqa: A002 - the field's own word
    """Show where an assessment stands on the public programme page, before anything of it is published.

    Raises:
        NotFound, NotAllowed: *by* does not lead it.
    """
    with transactions.whole():
        entering.require(Permission.TAKE_STEP, id, by)
        if id in announcements.all_of():
            return
        announcements.add(id, by=by.person, at=at)
        journal.note(ANNOUNCED, subject=id, by=by.person, at=at)
    announce()


def retract(id: str, *, by: Member, at: datetime) -> None:  # noqa: A002
    """Show it no longer; what is published stays.

    Raises:
        NotFound, NotAllowed: *by* does not lead it.
    """
    with transactions.whole():
        entering.require(Permission.TAKE_STEP, id, by)
        announcements.remove(id)
        journal.note(RETRACTED, subject=id, by=by.person, at=at)
    announce()


def told_of(id: str, *, by: Member) -> ProgrammeLine:  # noqa: A002
    """What the public page tells of an assessment, or would tell once it is announced.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    entry = assessments.entry(id)
    return _line(entry, _place(entry), releases.newest(id), activity.last_of(STEP, subjects=[id]).get(id))


def is_announced(id: str) -> bool:  # noqa: A002
    """Whether somebody chose to show where the assessment stands."""
    return id in announcements.all_of()


def follow(assessment: str) -> None:
    """Show a step of an assessment that the public may know of; of any other, nothing."""
    if assessment in announcements.all_of() or releases.newest(assessment):
        announce()


def announce() -> None:
    """Put the programme as it stands now on its public page: what was announced, and what is published."""
    newest = {one.assessment: one for one in releases.everything()}
    wanted = announcements.all_of() | set(newest)
    entries = [one for one in assessments.entries() if one.id in wanted]
    steps = activity.last_of(STEP, subjects=[one.id for one in entries])
    places = {one.id: _place(one) for one in entries}
    lines = [_line(one, places[one.id], newest.get(one.id), steps.get(one.id)) for one in entries]
    shelving.announce(lines, list({place.id: place for place in places.values()}.values()))


def _place(entry: Entry) -> PublicPlace:
    return shelves.place(
        Jurisdiction(
            code=entry.jurisdiction_code,
            level=entry.level,
            official_name=entry.official_name,
            short_name=entry.short_name,
            locality=entry.locality,
        )
    )


def _line(entry: Entry, place: PublicPlace, newest: Release | None, step: str | None) -> ProgrammeLine:
    """The line of an assessment; *step* is the moment of its last step, null where it took none."""
    return ProgrammeLine(
        assessment=entry.id,
        place=place.id,
        round=entry.round,
        year=entry.year,
        stage=entry.stage,
        since=step[:10] if step else entry.created_at.date().isoformat(),
        release=newest.id if newest else None,
    )
