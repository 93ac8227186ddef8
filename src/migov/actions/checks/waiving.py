"""Waiving a doubt by name and with a reason, and taking the waiver back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov.actions import entering
from migov.actions.checks.doubting import found
from migov.errors import Invalid, NotFound, Problem
from migov.model.checks import Doubt, Waiver
from migov.model.fields import brief
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.store import assessments, checks, journal, transactions

MEANWHILE = "the words have changed meanwhile: look at the doubts again"


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
            raise NotFound("doubt", key, remedy=MEANWHILE)
        return _waived(doubt, because=because, assessment=assessment, by=by, at=at)


def waive_together(
    keys: Iterable[str], *, because: str, assessment: str, by: Member, at: datetime
) -> tuple[Waiver, ...]:
    """The waivers of several doubts of one rule, with one reason; those settled or waived meanwhile are left out.

    Raises:
        NotFound: no such assessment for this person, or the draft raises none of these doubts any more.
        NotAllowed, WrongStage: the person may not waive (now).
        Invalid: none is named, no reason is given, or they are of several rules.
    """
    wanted = frozenset(keys)
    if not wanted:
        raise Invalid(Problem("no doubt is chosen", place="key", remedy="tick those that you waive"))
    with transactions.whole():
        entering.require(Permission.WAIVE, assessment, by)
        assessments.lock(assessment)
        waived = {waiver.key for waiver in checks.waivers(assessment)}
        there = [one for one in found(assessment) if one.key in wanted]
        if not there:
            raise NotFound("doubt", ", ".join(sorted(wanted)), remedy=MEANWHILE)
        if len({(one.rule, one.support) for one in there}) > 1:
            raise Invalid(Problem("these doubts are of several rules", place="key", remedy="waive each rule by itself"))
        new = [one for one in there if one.key not in waived]
        return tuple(_waived(one, because=because, assessment=assessment, by=by, at=at) for one in new)


def _waived(doubt: Doubt, *, because: str, assessment: str, by: Member, at: datetime) -> Waiver:
    waiver = Waiver(
        key=doubt.key,
        rule=doubt.rule,
        passage=doubt.passage,
        words=doubt.words,
        because=brief(because, place="because"),
        by=by.person,
        at=at.isoformat(),
    )
    checks.waive(assessment, waiver)
    details = {"doubt": doubt.key, "rule": doubt.rule, "passage": doubt.passage, "because": waiver.because}
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
