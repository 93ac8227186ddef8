"""The programme: which assessments the public may know of, and where each stands. Its status, never a grade."""

from __future__ import annotations

from datetime import datetime

from migov.actions import entering
from migov.actions.publishing import shelves
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.published import ProgrammeLine, PublicPlace
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
    return _line(entry, _place(entry))


def is_announced(id: str) -> bool:  # noqa: A002
    """Whether somebody chose to show where the assessment stands."""
    return id in announcements.all_of()


def follow(assessment: str) -> None:
    """Show a step of an assessment that the public may know of; of any other, nothing."""
    if assessment in announcements.all_of() or releases.newest(assessment):
        announce()


def announce() -> None:
    """Put the programme as it stands now on its public page: what was announced, and what is published."""
    wanted = announcements.all_of() | {one.assessment for one in releases.everything()}
    entries = [one for one in assessments.entries() if one.id in wanted]
    places = {one.id: _place(one) for one in entries}
    shelving.announce(
        [_line(one, places[one.id]) for one in entries], list({p.id: p for p in places.values()}.values())
    )


def _place(entry: Entry) -> PublicPlace:
    return shelves.place(assessments.without_answers(entry.id).jurisdiction)


def _line(entry: Entry, place: PublicPlace) -> ProgrammeLine:
    newest = releases.newest(entry.id)
    return ProgrammeLine(
        assessment=entry.id,
        place=place.id,
        round=entry.round,
        year=entry.year,
        stage=entry.stage,
        since=_since(entry),
        release=newest.id if newest else None,
    )


def _since(entry: Entry) -> str:
    """The day of the last step; of one that took none, the day it came here."""
    last = activity.newest(subjects=[entry.id], actions=[STEP])
    return last[0].at[:10] if last else entry.created_at.date().isoformat()
