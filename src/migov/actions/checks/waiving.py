"""Waiving a doubt by name and with a reason, and taking the waiver back."""

from __future__ import annotations

from datetime import datetime

from migov.actions import entering
from migov.actions.checks.doubting import found
from migov.errors import NotFound
from migov.model.checks import Waiver
from migov.model.fields import brief
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.store import assessments, checks, journal, transactions


def waive(key: str, *, because: str, assessment: str, by: Member, at: datetime) -> Waiver:
    """The leave to print words that are in doubt, with the reason; where somebody gave it already, theirs stands.

    Raises:
        NotFound: no such assessment for this person, or the draft raises no such doubt any more.
        NotAllowed, WrongStage: the person may not waive (now).
        Invalid: no reason is given.
    """
    with transactions.whole():
        entering.require(Permission.WAIVE, assessment, by)
        assessments.lock(assessment)
        for waiver in checks.waivers(assessment):
            if waiver.key == key:
                return waiver
        doubt = next((one for one in found(assessment) if one.key == key), None)
        if doubt is None:
            raise NotFound("doubt", key, remedy="the words have changed meanwhile: look at the doubts again")
        waiver = Waiver(
            key=key,
            rule=doubt.rule,
            passage=doubt.passage,
            words=doubt.words,
            because=brief(because, place="because"),
            by=by.person,
            at=at.isoformat(),
        )
        checks.waive(assessment, waiver)
        details = {"doubt": key, "rule": doubt.rule, "passage": doubt.passage, "because": waiver.because}
        journal.note("draft.waive", subject=assessment, by=by.person, at=at, details=details)
    return waiver


def take_waiver_back(key: str, *, assessment: str, by: Member, at: datetime) -> Waiver:
    """The waiver that stood on a doubt; the doubt is open again where the words are still there.

    Raises:
        NotFound: no such assessment for this person, or no such waiver.
        NotAllowed, WrongStage: the person may not waive (now).
    """
    with transactions.whole():
        entering.require(Permission.WAIVE, assessment, by)
        assessments.lock(assessment)
        waiver = checks.unwaive(assessment, key, by=by.person, at=at)
        details = {"doubt": key, "rule": waiver.rule, "passage": waiver.passage}
        journal.note("draft.unwaive", subject=assessment, by=by.person, at=at, details=details)
    return waiver
