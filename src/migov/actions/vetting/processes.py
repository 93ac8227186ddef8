"""The process of a profile, counted from rows and the journal: nobody types it, so that nobody can embellish it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from migov.actions import answers as answering
from migov.actions import entering
from migov.errors import NotFound
from migov.model.answers import AnswerStatus
from migov.model.certificates import Certificate, FrozenDraft, Held, Waived
from migov.model.consultations import Consultation, Invitation, Outcome, voice
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.processes import Heard, Outcomes, Process, Signed
from migov.model.workshops import Workshop
from migov.store import (
    activity,
    answers,
    assessments,
    checks,
    comments,
    consultations,
    drafts,
    journal,
    people,
    signatures,
    workshops,
)
from migov.store.assessments import Entry
from migov.store.journal import BEGINNING, Line


def of(id: str) -> Process:  # noqa: A002 - the field's own word
    """How the profile came about so far, as of the journal's last line about it.

    Raises:
        NotFound: there is no assessment under this id.
    """
    found, last = consultations.find(id), _last_line(id)
    is_opened = found is not None and found.opened_at is not None
    settled = [status for status in answers.statuses(id).values() if status.is_settled]
    return Process(
        opened=_day(found.opened_at) if found else None,
        closed=_day(found.closed_at) if found else None,
        days_allowed=_days(found.opened_at, found) if found else None,
        institutions=_heard(id, found) if found and is_opened else (),
        outcomes=_outcomes(id),
        answers=len(settled),
        reviewed=sum(status is AnswerStatus.REVIEWED for status in settled),
        drafts=len(drafts.hashes(id)),
        sign_offs=_signed(id),
        journal=last.hash if last else BEGINNING,
        as_of=last.at[:10] if last else f"{assessments.entry(id).changed_at:%Y-%m-%d}",
    )


def begun(id: str) -> Process | None:  # noqa: A002
    """How the profile came about so far; null where no consultation was opened, so that there is nothing to print."""
    found = consultations.find(id)
    return of(id) if found is not None and found.opened_at is not None else None


def certificate(id: str, *, by: Member) -> Certificate:  # noqa: A002
    """The process certificate, with all by which a machine can check it.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    entry, last, verdict = assessments.entry(id), _last_line(id), journal.verify()
    return Certificate(
        assessment=id,
        name=entry.official_name.text(Language(entry.language)),
        year=entry.year,
        stage=entry.stage,
        process=of(id),
        indicators=_asked(entry),
        drafts=tuple(
            FrozenDraft(number=one.number, hash=one.hash, content=one.content, parts=len(one.parts), on=one.at[:10])
            for one in drafts.drafts(id)
        ),
        workshops=tuple(_held(one) for one in workshops.of(id)),
        waivers=_waived(id),
        line=last.seq if last else 0,
        lines=verdict.lines,
        broken=verdict.broken,
    )


def _last_line(id: str) -> Line | None:  # noqa: A002
    return next(iter(activity.newest(subjects=[id], most=1)), None)


def _asked(entry: Entry) -> int | None:
    try:
        return sum(len(edition.indicators) for edition in answering.editions_of(entry))
    except NotFound:
        return None


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def _days(since: str | None, until: Consultation | Invitation) -> int | None:
    """Whole days from a moment to the deadline."""
    return max(0, (until.due.moment - datetime.fromisoformat(since)).days) if since else None


def _heard(id: str, found: Consultation) -> tuple[Heard, ...]:  # noqa: A002
    """Each institution with how it took part, in alphabetical order; two of one name are told apart by their ids."""
    known = {one.id: one.name for one in assessments.without_answers(id).institutions}
    names = {one.institution: known.get(one.institution, one.institution) for one in found.standing}
    times, counts = Counter(names.values()), comments.count_of(id)
    told = [
        Heard(
            institution=name if times[name] == 1 else f"{name} ({one.institution})",
            voice=voice(one, comments=counts.get(one.institution, 0)),
            comments=counts.get(one.institution, 0),
            days=_days(one.invited_at, one) or 0,
            reminders=len(one.reminded_at),
        )
        for one in found.standing
        for name in (names[one.institution],)
    ]
    return tuple(sorted(told, key=lambda one: one.institution.casefold()))


def _outcomes(id: str) -> Outcomes:  # noqa: A002
    standing = comments.standing(id)
    needed = [one.number for one in comments.of(id) if one.needs_disposition]
    counted = Counter(standing[number].outcome for number in needed if number in standing)
    return Outcomes(
        accepted=counted[Outcome.ACCEPTED],
        in_part=counted[Outcome.IN_PART],
        not_accepted=counted[Outcome.NOT_ACCEPTED],
        noted=counted[Outcome.NOTED],
        undecided=len(needed) - counted.total(),
    )


def _signed(id: str) -> tuple[Signed, ...]:  # noqa: A002
    """Those that stand, oldest first."""
    return tuple(
        Signed(party=one.party, name=one.name, function=one.function, on=one.on, version=one.version, hash=one.hash)
        for one in signatures.of(id)
        if one.withdrawn_at is None
    )


def _held(one: Workshop) -> Held:
    return Held(
        title=one.title,
        on=one.on,
        place=one.place,
        attendees=len(one.attendees),
        institutions=len({there.institution for there in one.attendees if there.institution}),
        minutes=len(one.minutes),
    )


def _waived(id: str) -> tuple[Waived, ...]:  # noqa: A002
    found = checks.waivers(id)
    names = _names(one.by for one in found)
    return tuple(
        Waived(rule=one.rule, passage=one.passage, because=one.because, name=names.get(one.by, one.by), on=one.at[:10])
        for one in found
    )


def _names(handles: Iterable[str]) -> dict[str, str]:
    return people.names(set(handles))
